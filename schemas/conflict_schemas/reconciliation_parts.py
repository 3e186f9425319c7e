"""The parts that were summed."""

from pandera.typing import Series

from conflict_schemas.base import CLAIM_ID, Table, column, key


class ReconciliationParts(Table):
    """One row is a part that was summed in a reconciliation."""

    reconciliation: Series[str] = key("The reconciliation.", r"^[^ ]+$", references="reconciliations", alone=False)
    claim: Series[str] = key("The claim of the part.", CLAIM_ID, references="claims", alone=False)
    member: Series[str] = column("The origin or place that the part is about.", references="places")

    class Config:
        unique = ["reconciliation", "claim"]
