"""What a rule reads at a place (`Expression`), what that means (`Meaning`), and both together (`Found`)."""

from datetime import date
from typing import Any, NamedTuple

from conflict_figures.extraction.days import Days
from conflict_figures.extraction.model import Date
from conflict_figures.extraction.tokens import Tokens

Published = tuple[date, date] | None  # the first and the last day of publication that are possible


class Expression:
    """A time expression by its words alone: the tokens from `first` to before `stop`, and what kind of time they name.

    `number`, `unit` and `shift` mean what the kind makes of them. `inside` is the longer time it lies in ("of 2015"),
    `part` the part that is meant ("early"), `hour` the time of day as TIMEX3 writes it, `split` where the second day of
    "5-7 March" begins; `listed` is the other day of "5 and 7 March".
    """

    __slots__ = ("first", "hour", "inside", "kind", "listed", "number", "part", "shift", "split", "stop", "unit")

    def __init__(self, first: int, stop: int, kind: str, unit: str = "", number: Any = None, shift: Any = None) -> None:
        self.first = first
        self.stop = stop
        self.kind = kind
        self.unit = unit
        self.number = number
        self.shift = shift
        self.inside: Expression | None = None
        self.part = ""
        self.hour = ""
        self.split = 0
        self.listed: Expression | None = None


class Meaning(NamedTuple):
    """Days, the unit named, what the days rest on, what TIMEX3 needs besides, and the type; no days where it stays open."""

    days: Days | None
    precision: str
    anchor: str | None = None
    timex: str = ""
    type: str = "date"


class Found(NamedTuple):
    """A time expression on the calendar: the tokens from `first` to before `stop`, and the days they mean (inclusive).

    `type` is that of the table `dates`, or "time", "set", "age" or "reference" for what only TIMEX3 marks. `timex` is
    what the days do not tell of the TIMEX3 value ("P4W", "TNI"); `parts` are what TIMEX3 marks one by one.
    """

    first: int
    stop: int
    type: str
    start: date | None
    end: date | None
    precision: str
    anchor: str | None
    timex: str = ""
    parts: tuple["Found", ...] = ()

    def as_date(self, tokens: Tokens) -> Date:
        """The expression as the extractor hands it out."""
        begin, end = tokens.starts[self.first], tokens.end(self.stop - 1)
        return Date(begin, end, tokens.text[begin:end], self.type, self.start, self.end, self.precision, self.anchor)
