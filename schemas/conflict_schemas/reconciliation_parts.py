"""The stated parts of wholes."""

from pandera.typing import Series

from conflict_schemas.base import CLAIM_ID, Boolean, Table, column, key


class ReconciliationParts(Table):
    """One row is a stated part of the whole of a reconciliation: one that was summed, or one that was left out of the sum."""

    reconciliation: Series[str] = key("The reconciliation.", r"^[^ ]+$", references="reconciliations", alone=False)
    claim: Series[str] = key("The claim of the part.", CLAIM_ID, references="claims", alone=False)
    member: Series[str] = column("The origin or place that the part is about.", references="places")

    summed: Series[Boolean] = column(
        "Whether it was summed; a part that lies in another part, or may lie in one, is not counted a second time."
    )

    class Config:
        unique = ["reconciliation", "claim"]
