"""Where a claim holds whose sentence names no place.

In this order: the one place that the other claims of its extract name, then of its article, then what its indicator is
about. Where people are counted at home (arrests, passports, lists) tells nothing of where a war is, nor the other way
about, so that such claims and the others lend each other no place.
"""

import pandas as pd

from conflict_figures.pipeline.inputs.codebook import Codebook


def theatres(claims: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Add the columns `theatre` and `theatre_basis` to coded claims (article, extract, indicator, place)."""
    about = {entry.id: entry.theatre for entry in codebook.indicators if entry.theatre}
    claims["theatre"] = claims["place"]
    claims["theatre_basis"] = claims["place"].notna().map({True: "stated", False: "none"})
    at_home = claims["indicator"].isin([entry.id for entry in codebook.indicators if entry.at_home])
    for level in ("extract", "article"):
        named = claims[claims["place"].notna()].assign(at_home=at_home).groupby([level, "at_home"])["place"]
        only = named.first().where(named.nunique() == 1)
        lent = pd.Series(
            [only.get(key) for key in zip(claims[level], at_home, strict=True)], index=claims.index, dtype="str"
        )
        _settle(claims, lent, level)
    _settle(claims, claims["indicator"].map(about).astype("str"), "indicator")
    return claims


def _settle(claims: pd.DataFrame, theatre: pd.Series, basis: str) -> None:
    """Give the claims that have no theatre yet this one, where there is one."""
    open_ = claims["theatre"].isna() & theatre.notna() & (claims["coded_by"] != "none")
    claims.loc[open_, "theatre"] = theatre[open_]
    claims.loc[open_, "theatre_basis"] = basis
