"""When a text was published, and what that rests on: what its file says, its page, its URL, its own words, or nothing.

A wrong date is worse than none, for every "last month" of the text is told from it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from conflict_figures.extraction.date_words import MONTHS
from conflict_figures.extraction.dates import dates_in
from conflict_figures.extraction.model import Date
from conflict_figures.extraction.tense import told_as_future
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.pipeline.inputs.blocks import Block
from conflict_figures.pipeline.inputs.edtf_days import edtf_days

FIRST_YEAR, LAST_YEAR = 1990, 2099  # of news on the web; other numbers of four digits in a URL are no years
NEAR_THE_TOP = (
    6  # blocks; a line that is a date and nothing else is that of publication there, and elsewhere one of the text's
)
LONGEST_DATE_LINE = 12  # words

_IN_URL = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?:"
    r"(?P<sign>[/_-])(?P<month>0?[1-9]|1[0-2]|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
    r"(?:(?P=sign)(?P<day>0?[1-9]|[12]\d|3[01]))?"
    r"|(?P<month8>0[1-9]|1[0-2])(?P<day8>0[1-9]|[12]\d|3[01]))(?=[/_.?#-]|$)"
)
_LABELS = (
    "first published",
    "last updated",
    "published",
    "posted",
    "updated",
    "last modified",
    "modified",
    "date",
    "created",
    "issued",
)
_LATER = ("last updated", "updated", "last modified", "modified")  # of a text that was published before
_LABEL = re.compile(rf"(?P<label>{'|'.join(_LABELS)})\b", re.IGNORECASE)
# What may stand beside the date of a line that is nothing but a date: weekday, time of day, zone, who wrote it is no such thing.
_BESIDE = re.compile(
    r"(?i:\b(?:on|at|the|and|by|a\.?m\.?|p\.?m\.?|gmt|bst|utc|est|edt|cet|cest|eet|local time"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b)"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|[\s|,.:;()•·/–—-]+",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][\w. ]{1,30})?, (?P<date>[^()–—]{6,30}?)\s*(?:\([^()]{2,40}\)\s*)?[–—-]"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTH_NAMES = frozenset(MONTHS)
RELATIVE = frozenset(
    ["last", "this", "next", "past", "previous", "following", "ago"]
)  # "last May" is another May each year
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Publication:
    """An EDTF date or interval, null where it is not known, and its basis (as in the table `articles`)."""

    published: str | None
    basis: str


def publication(given: str | None, page: str | None, url: str | None, blocks: Sequence[Block]) -> Publication:
    """When a text was published, by the best that there is.

    `given` is what its file says, `page` the day of its metadata; a URL counts with a day or a month. Of the text itself
    counts a line that is its date, or the date after the place that it was sent from. Else the days that it tells of as
    past, in full with their years, are bounds: it was published on the last of them or later.
    """
    if given:
        return Publication(given, "given")
    if page:
        return Publication(page, "page")
    if url and (of_url := _of_url(url)):
        return Publication(of_url, "url")
    of_text = _of_text(blocks)
    return Publication(of_text, "text") if of_text else Publication(None, "unknown")


def _of_url(url: str) -> str | None:
    """The day or month in a URL's path: /2016/03/24/, /2016/mar/24/, /2016-03-24-, /20160324."""
    found: set[str] = set()
    for match in _IN_URL.finditer(url.partition("://")[2].partition("?")[0]):
        year, month = match["year"], (match["month"] or match["month8"]).lower()[:3]
        day = match["day"] or match["day8"]
        number = MONTHS.get(month) or int(month)
        expression = f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
        if FIRST_YEAR <= int(year) <= LAST_YEAR and _is_edtf(expression):
            found.add(expression)
    return found.pop() if len(found) == 1 else None


def _is_edtf(expression: str) -> bool:
    try:
        edtf_days(expression)
    except ValueError:
        return False
    return True


def _of_text(blocks: Sequence[Block]) -> str | None:
    last: date | None = None
    for at, block in enumerate(blocks):
        if line := _date_line(block.text):
            label, day = line
            if label in _LATER:
                last = min(last or day, day)
            elif label or at < NEAR_THE_TOP:
                return day.isoformat()
        elif at < NEAR_THE_TOP and (sent := _dateline(block.text)):
            return sent.isoformat()
    first = _latest_told([block.text for block in blocks if not is_date_line(block.text)])
    if last and first and first > last:
        return None  # an older text that was edited, or a date that is not what it seems
    return None if first is None and last is None else f"{first or '..'}/{last or '..'}"


def is_date_line(text: str) -> bool:
    """Whether a block says when its text was published or updated, and nothing else."""
    return _date_line(text) is not None


def _date_line(text: str) -> tuple[str, date] | None:
    """The label and the day of a block that is nothing but a full date with what may stand beside it."""
    if len(text) > 100 or not _YEAR.search(text) or len(text.split()) > LONGEST_DATE_LINE:
        return None
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    for found in _dates(rest):
        if found.precision == "day" and found.start and found.start == found.end and found.anchor == "explicit":
            beside = rest[: found.char_start] + " " + rest[found.char_end :]
            return ((label["label"].lower() if label else ""), found.start) if not _BESIDE.sub("", beside) else None
    return None


def _dateline(text: str) -> date | None:
    """The day after the place that a text was sent from: "MOSUL, March 24, 2016 (Agency) -"."""
    sent = _DATELINE.match(text)
    days = _dates(sent["date"]) if sent else []
    if len(days) == 1 and days[0].precision == "day" and days[0].anchor == "explicit":
        return days[0].start
    return None


def _latest_told(texts: Sequence[str]) -> date | None:
    """The latest day that a text tells of as past: of its full dates, and of those without a year behind them.

    A year stands rather beside a far date than beside a near one. So a day or month without one is not half a year and more
    before a date that has one: where it comes next within half a year of the latest full date, it is that one. Beside a
    full date it may share its year ("600 in April and 1,900 in December 2013") and is left out.
    """
    full = [start for text in texts if _YEAR.search(text) for start, _ in _told_as_past(text, None)]
    if not full:
        return None
    latest = max(full)
    asked = latest + HALF_A_YEAR
    near = [
        start
        for text in texts
        if _MONTH.search(text) and not _YEAR.search(text)
        for start, words in _told_as_past(text, asked)
        if latest < start <= asked and MONTH_NAMES.intersection(words) and not RELATIVE.intersection(words)
    ]
    return max([latest, *near])


def _told_as_past(text: str, asked: date | None) -> Iterator[tuple[date, list[str]]]:
    """The first days of what a text tells of as past, each with its words.

    Those that are full dates, a year in them; with a day `asked`, those without a year, as they are told on that day.
    """
    tokens = Tokens(text)
    for found in dates_in(tokens, None if asked is None else (asked, asked)):
        anchored = found.as_date(tokens).anchor == ("explicit" if asked is None else "publication")
        named = found.type == "date" and found.precision in ("day", "month") and found.start is not None
        if anchored and named and told_as_future(tokens.words, found.first, found.stop) is False:
            yield found.start, tokens.words[found.first : found.stop]  # type: ignore[misc]


def _dates(text: str) -> list[Date]:
    tokens = Tokens(text)
    return [found.as_date(tokens) for found in dates_in(tokens, None)]
