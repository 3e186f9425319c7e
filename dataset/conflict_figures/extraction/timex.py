"""Time expressions as TIMEX3 values (TimeML), for corpora that are marked so."""

from datetime import date
from typing import NamedTuple

from conflict_figures.extraction.dates import times_in
from conflict_figures.extraction.time_expressions import Found
from conflict_figures.extraction.tokens import Tokens


class Timex(NamedTuple):
    """A TIMEX3 expression: `text[char_start:char_end] == surface`."""

    char_start: int
    char_end: int
    surface: str
    value: str


def timexes(text: str, published: date | None = None, narrative: bool = False) -> list[Timex]:
    """The TIMEX3 expressions of a text. A span is marked by its ends, as TimeML does; times of the clock and sets too."""
    tokens = Tokens(text)
    marked: list[Timex] = []
    for found in times_in(tokens, (published, published) if published else None, narrative):
        for part in found.parts or (found,):
            value = timex_value(part)
            if value:
                begin, end = tokens.starts[part.first], tokens.end(part.stop - 1)
                marked.append(Timex(begin, end, text[begin:end], value))
    return marked


def timex_value(found: Found) -> str:
    """The value of one expression; empty where TIMEX3 has none."""
    if found.timex and not found.timex.startswith("T"):
        return found.timex
    return _of_unit(found.start, found.precision) + found.timex if found.start else ""


def _of_unit(start: date, precision: str) -> str:
    year = f"{start.year:04}"
    match precision:
        case "week":
            return "{}-W{:02}".format(*start.isocalendar()[:2])
        case "month":
            return f"{year}-{start.month:02}"
        case "quarter":
            return f"{year}-Q{(start.month + 2) // 3}"
        case "half":
            return f"{year}-H{(start.month + 5) // 6}"
        case "year":
            return year
        case "decade":
            return year[:3]
        case "century":
            return year[:2]
    return start.isoformat()
