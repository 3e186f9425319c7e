"""What the coder proposes, beside what the curators coded."""

from pandera.typing import Series

from conflict_schemas.base import SPAN_ID, Boolean, Float64, Table, column, key

FIELDS = ("indicator", "actor", "place", "origin", "period", "as_of", "attributed_to", "via", "part_of")


class Proposals(Table):
    """One row is a value that a rule of the coder proposes for one field of a figure's meaning.

    The coder reads every figure, the curators' too, and never sees their coding. Where rules contradict each other all that
    they say is here and nothing of it stands.
    """

    figure: Series[str] = key("The figure.", SPAN_ID, references="figures", alone=False)
    field: Series[str] = key("The field of `claims` that it is for.", "^[a-z_]+$", alone=False)
    value: Series[str] = key(
        "The value proposed; for part_of the figure of the whole that this one is a part of.", r"^\S+$", alone=False
    )
    rule: Series[str] = column("The rule that proposes it; for an indicator its cue, and how near the cue's words are.")
    confidence: Series[Float64] = column(
        "The share of this rule's proposals that was right where curators coded the same figures; null for a rule that was "
        "never measured.",
        nullable=True,
        ge=0,
        le=1,
    )
    stands: Series[Boolean] = column("Whether no other rule contradicts it.")

    class Config:
        unique = ["figure", "field", "value"]
