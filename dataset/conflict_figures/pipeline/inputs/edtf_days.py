"""EDTF dates and intervals as calendar days, by the `edtf` library."""

import re
from datetime import date
from functools import lru_cache
from time import struct_time
from typing import Any

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf.parser.parser_classes import Interval, UnspecifiedIntervalSection

# The forms that docs/RAW-FORMAT.md gives. The library knows more (seasons, uncertain and unspecified dates), whose days are
# not what a reader expects: its winter ends in December.
DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?"
FORMS = re.compile(rf"{DATE}(?:/(?:{DATE}|\.\.)?)?|(?:\.\.)?/{DATE}")


@lru_cache(maxsize=10_000)
def edtf_days(expression: str) -> tuple[date | None, date | None]:
    """First and last day (inclusive) of an EDTF date or interval; None is an end that is open or not known.

    Raises ValueError for what is not EDTF, lies outside the years 1 to 9999, or ends before it starts.
    """
    if not FORMS.fullmatch(expression):
        raise ValueError("not an EDTF date")
    try:
        parsed: Any = parse_edtf(expression)
    except EDTFParseException:
        raise ValueError("not an EDTF date") from None
    if isinstance(parsed, Interval):
        start, end = _day(parsed.lower, "lower_strict"), _day(parsed.upper, "upper_strict")
    else:
        start, end = _day(parsed, "lower_strict"), _day(parsed, "upper_strict")
    if start and end and start > end:
        raise ValueError("an interval that ends before it starts")
    return start, end


def is_interval(expression: str) -> bool:
    """Whether an EDTF expression has two ends."""
    return "/" in expression


def _day(part: Any, end: str) -> date | None:
    if isinstance(part, UnspecifiedIntervalSection):
        return None
    day = getattr(part, end)()
    if not isinstance(day, struct_time):
        raise ValueError("a date without a calendar day")
    return date(day.tm_year, day.tm_mon, day.tm_mday)
