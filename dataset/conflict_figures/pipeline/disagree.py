"""Claims on the same thing set against each other, for the stage `reconcile`.

Two claims of an article are on the same thing where indicator, actor, theatre and origin are the same and their times are not
further apart than `comparable_days`. A claim without a date holds for the article's own time. Each is set against the NEAREST
after it, so that a list of thousands has no millions of pairs.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_schemas import Claims, Disagreements

# How many of the claims on the same thing that come after a claim it is set against; in the corpus there are never more than 5.
NEAREST = 10

# `ends` is when a claim holds at the latest; a flow that both date from other starts is compared all the same, and says so.
_PAIRS = """
    with dated as (
        select c.*, coalesce(c.period_end, c.as_of_end, a.published_end) as ends, u.factor, u.dimension,
               try_cast(regexp_extract(c.extract, '[0-9]+$') as bigint) as position, f.char_start
        from claims c join articles a using (article) join units u using (unit) join figures f using (figure)
        where c.indicator is not null and c.bound <> 'vague'
    ), numbered as (
        select *, row_number() over (
            partition by article, indicator, actor, theatre, origin, dimension order by position, char_start, claim
        ) as nth
        from dated
    ), steps as (select unnest(range(1, $nearest + 1)) as step)
    select one.claim || '~' || other.claim as disagreement, one.claim as one, other.claim as other, one.unit,
           one.interval_low as one_low, one.interval_high as one_high,
           other.interval_low * other.factor / one.factor as other_low,
           other.interval_high * other.factor / one.factor as other_high,
           coalesce(one.value_low, one.value_high) as one_value, coalesce(other.value_low, other.value_high) as other_value,
           other.factor / one.factor as scale, one.unit <> other.unit as two_units,
           one.speaker <> other.speaker as two_speakers,
           coalesce(one.period_start <> other.period_start, false) as two_starts
    from numbered one cross join steps join numbered other
      on one.article = other.article and one.indicator = other.indicator
     and one.actor is not distinct from other.actor and one.theatre is not distinct from other.theatre
     and one.origin is not distinct from other.origin and one.dimension = other.dimension
     and (one.unit = other.unit or one.dimension <> 'money')
     and other.nth = one.nth + step
     and coalesce(abs(date_diff('day', one.ends, other.ends)), 0) <= $days
    order by one.claim, other.claim
"""


def disagree(
    claims: DataFrame[Claims],
    figures: pd.DataFrame,
    articles: pd.DataFrame,
    codebook: Codebook,
    comparable_days: float,
) -> DataFrame[Disagreements]:
    """Set the claims of every article against each other; `comparable_days` as in params.yaml."""
    with duckdb.connect() as connection:
        for name, frame in {"claims": claims, "figures": figures, "articles": articles}.items():
            connection.register(name, frame)
        connection.register("units", codebook.tables()["units"])
        pairs = connection.execute(_PAIRS, {"days": comparable_days, "nearest": NEAREST}).df()
    rows = [_judged(pair) for pair in pairs.to_dict("records")]
    return DataFrame[Disagreements](pd.DataFrame(rows, columns=list(Disagreements.to_schema().columns)))


def _judged(pair: Mapping[Any, Any]) -> dict[str, Any]:
    """A pair with how far the claims are apart, whether both can be true, and what it may be due to."""
    gap, share = _gap(pair)
    verdict = _verdict(pair, gap)
    row = {**pair, "gap": gap, "gap_share": share, "verdict": verdict, "cause": _cause(pair, verdict)}
    return {column: row[column] for column in Disagreements.to_schema().columns}


def _gap(pair: Mapping[Any, Any]) -> tuple[float, float]:
    """How far the intervals are apart, and that in proportion to the greater of the ends that face each other."""
    for high, low in (("one_high", "other_low"), ("other_high", "one_low")):
        if pair[low] > pair[high]:  # never so for an open end, which is no number
            gap = pair[low] - pair[high]
            return gap, gap / max(abs(pair[low]), abs(pair[high]))
    return 0.0, 0.0


def _verdict(pair: Mapping[Any, Any], gap: float) -> str:
    if gap > 0:
        return "rounding" if gap <= _coarser_step(pair) / 2 else "contradict"
    ends = (("one_low", "other_low"), ("one_high", "other_high"))
    same = all(pair[one] == pair[other] or (pd.isna(pair[one]) and pd.isna(pair[other])) for one, other in ends)
    return "same" if same else "compatible"


def _coarser_step(pair: Mapping[Any, Any]) -> float:
    """The step that the rounder of the two numbers is given in: 10 of 22 and 20, 1,000 of 1,059 and 1,000."""
    return max(_step(pair["one_value"]), float(_step(pair["other_value"]) * pair["scale"]))


def _step(value: float) -> float:
    """The place of a number's last digit that is not a nought: 10 for 20, 1 for 22, 0.1 for 6.8, 1,000 for 27,000."""
    if value == 0:
        return 0.0
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 10.0 ** int(exponent)


def _cause(pair: Mapping[Any, Any], verdict: str) -> str | None:
    if verdict in ("same", "compatible"):
        return None
    if verdict == "rounding":
        return "unit" if pair["two_units"] else "rounding"
    causes = {"two_starts": "base", "two_units": "unit", "two_speakers": "source"}
    return next((cause for sign, cause in causes.items() if pair[sign]), "unknown")
