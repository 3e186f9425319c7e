"""How sure the coder is: of a proposal as its rule was found to be right, of a claim as all that makes it are."""

import pandas as pd
from pandera.typing import DataFrame

from conflict_schemas import CodingRules, Proposals
from conflict_schemas.coding_rules import NO_VALUE

# A claim is right where it says what is counted, where (the theatre), and of people from where; whose, when and who says so
# have confidences of their own in `proposals`.
SURE_OF = ("indicator", "place", "origin")
DECIMALS = 4


def with_confidence(proposals: DataFrame[Proposals], rules: DataFrame[CodingRules]) -> pd.DataFrame:
    """The proposals with how far the rule behind each can be trusted; null where the rule was never measured."""
    known = rules.set_index(["field", "rule"])["confidence"]
    keys = pd.MultiIndex.from_frame(proposals[["field", "rule"]])
    return proposals.assign(confidence=known.reindex(keys).to_numpy())


def claim_confidence(standing: pd.DataFrame, rules: DataFrame[CodingRules]) -> pd.Series:
    """Figure to how sure the coder is of its claim, for the figures whose indicator stands.

    The product over SURE_OF: the indicator's rule, and those of place and origin where the indicator is right; where nothing is
    proposed for one of them, how often that was right. `standing` are the proposals that stand, with their confidence.
    """
    given = standing.pivot(index="figure", columns="field", values="confidence").reindex(columns=SURE_OF)
    given = given[given.index.isin(standing.loc[standing["field"] == "indicator", "figure"])].astype("Float64")
    said = (
        standing.pivot(index="figure", columns="field", values="value")
        .reindex(index=given.index, columns=SURE_OF)
        .notna()
    )
    unsaid = rules[rules["rule"] == NO_VALUE].set_index("field")["confidence"]
    sure = pd.Series(1.0, index=given.index, dtype="Float64")
    for field in SURE_OF:
        sure = sure * given[field].where(said[field], unsaid.get(field))
    return sure.round(DECIMALS)
