"""Where a claim holds whose sentence names no place.

In this order: the one place that the other claims of its extract name, then of its article, then what its indicator is
about. Not every place can be lent:

- where people are counted at home (arrests, passports, lists) tells nothing of where a war is, nor the other way about, so
  that such claims and the others lend each other no place;
- a city or an area is told of its own figure, and rarely holds for the next one;
- where the indicator is about somewhere, only a place within it or around it: who was deported through Turkey did not fight
  there;
- in an article that a curator coded, what only a rule coded lends nothing, and no rule lends "abroad" or "the world".
"""

import pandas as pd

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.regions import WORLD, Regions

LENT_KINDS = ("country", "region", "world")


def theatres(claims: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Add the columns `theatre` and `theatre_basis` to coded claims (article, extract, indicator, place)."""
    regions = Regions(codebook.places)
    about = claims["indicator"].map({entry.id: entry.theatre for entry in codebook.indicators if entry.theatre})
    claims["theatre"] = claims["place"]
    claims["theatre_basis"] = claims["place"].notna().map({True: "stated", False: "none"})
    at_home = claims["indicator"].isin([entry.id for entry in codebook.indicators if entry.at_home])
    curated = claims["coded_by"] == "curator"
    lends = claims["place"].notna() & (curated | ~curated.groupby(claims["article"]).transform("any"))
    lends &= curated | (claims["place"] != WORLD)
    for level in ("extract", "article"):
        named = claims[lends].assign(at_home=at_home).groupby([level, "at_home"])["place"]
        only = named.first().where(named.nunique() == 1).to_dict()
        lent = [
            place if isinstance(place, str) and _can_be_lent(place, theatre, regions) else None
            for place, theatre in zip(
                (only.get(key) for key in zip(claims[level], at_home, strict=True)), about, strict=True
            )
        ]
        _settle(claims, pd.Series(lent, index=claims.index, dtype="str"), level)
    _settle(claims, about.astype("str"), "indicator")
    return claims


def _can_be_lent(place: str, theatre: object, regions: Regions) -> bool:
    """Whether a place may hold for another claim, whose indicator is about this theatre or about none."""
    if regions.kind(place) not in LENT_KINDS:
        return False
    if not isinstance(theatre, str) or place == theatre:
        return True
    return regions.contains(theatre, place) or regions.contains(place, theatre)


def _settle(claims: pd.DataFrame, theatre: pd.Series, basis: str) -> None:
    """Give the claims that have no theatre yet this one, where there is one."""
    open_ = claims["theatre"].isna() & theatre.notna() & (claims["coded_by"] != "none")
    claims.loc[open_, "theatre"] = theatre[open_]
    claims.loc[open_, "theatre_basis"] = basis
