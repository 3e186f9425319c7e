"""The coder's rules, and how far each can be trusted."""

from pandera.typing import Series

from conflict_schemas.base import Float64, Int64, Table, column, key

NO_VALUE = "none"


class CodingRules(Table):
    """One row is a rule of the coder for one field, with how often it was right where curators coded the same figures.

    A place is right where the claim then has the curator's theatre, a date where it is of the same month. Actor, place, origin, period
    and as_of are proposed given what is counted, and counted here where that is right. The rule `none` is that no rule speaks: it
    is right where the curator gives the field no value either. `seen`, `right` and the confidence are of the rules without the
    words that a single training article has, which may have been written down for its sake; no one looked at the articles of the
    held-out fifth (docs/METHOD.md) while rules were written, and no confidence rests on them.
    """

    field: Series[str] = key("The field of `claims` that it is for.", "^[a-z_]+$", alone=False)
    rule: Series[str] = key("The rule.", "^[^ ]+$", alone=False)
    seen: Series[Int64] = column("Curated figures of the training articles that it spoke on.", unit="figures", ge=0)
    right: Series[Int64] = column("Those where it said what the curator says.", unit="figures", ge=0)
    held_out_seen: Series[Int64] = column(
        "Curated figures of the held-out articles that it spoke on.", unit="figures", ge=0
    )
    held_out_right: Series[Int64] = column("Those where it said what the curator says.", unit="figures", ge=0)
    confidence: Series[Float64] = column(
        "The share that was right, as far as `seen` allows to tell: pooled with that of rules of the same kind, which count for "
        "as many figures as params.yaml says; null for a rule that spoke on no training article.",
        nullable=True,
        ge=0,
        le=1,
    )

    class Config:
        unique = ["field", "rule"]
