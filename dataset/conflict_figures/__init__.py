"""conflict-figures: every figure that news reports gave on the Islamic State's rise and decline, as claims.

    import conflict_figures as cf

    cf.tables()                      # what there is
    cf.load("claims")                # a table, as a typed pandas frame
    cf.sql("from cited_claims")      # SQL over all of it
    cf.describe("claims")            # what the columns mean
    cf.extract("some text")          # the reader that the pipeline uses
    cf.extract_frame(texts)          # the same over a frame of texts

The version is that of the data. Importing the package loads neither pandas nor DuckDB; the first call that needs them does.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conflict_figures.access import Description, connect, describe, duckdb_file, load, sql, tables
    from conflict_figures.extraction import extract
    from conflict_figures.extraction.frames import extract_frame

__version__ = "0.3.0"
__released__ = "2026-11-25"

_HOMES = {
    **dict.fromkeys(("Description", "connect", "describe", "duckdb_file", "load", "sql", "tables"), "access"),
    "extract": "extraction",
    "extract_frame": "extraction.frames",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])


__all__ = ["Description", "connect", "describe", "duckdb_file", "extract", "extract_frame", "load", "sql", "tables"]
