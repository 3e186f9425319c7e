"""Texts and JSON lines through the reader, for the command line: a line in, a line out, in constant memory."""

import calendar
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from conflict_figures.errors import ConflictFiguresError
from conflict_figures.extraction import Date, Extraction, Figure, extract

Published = tuple[date, date] | None
_PUBLISHED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_FIGURE, _DATE = ([field.name for field in fields(kind)] for kind in (Figure, Date))
_WANTED = "want a date such as 2016-03-14, 2016-03 or 2016"


def published_days(text: str | None) -> Published:
    """The first and last possible day of a publication date: a day, a month or a year ("2016-03-14", "2016-03", "2016").

    Raises ConflictFiguresError for anything else.
    """
    if text is None:
        return None
    if not _PUBLISHED.fullmatch(text):
        raise ConflictFiguresError(f"published: found {text!r}, {_WANTED}")
    year, month, day = [int(part) for part in text.split("-")] + [0] * (2 - text.count("-"))
    try:
        last = day or calendar.monthrange(year, month or 12)[1]
        return date(year, month or 1, day or 1), date(year, month or 12, last)
    except ValueError:
        raise ConflictFiguresError(f"published: found {text!r}, {_WANTED}") from None


def read_lines(lines: Iterable[str]) -> Iterator[str | ConflictFiguresError]:
    """What is read in each JSON line ({"id", "text", "published"}), as a JSON line; an error for a line that cannot be."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _read_line(line)
        except ConflictFiguresError as error:
            yield ConflictFiguresError(f"line {number}: {error}")


def _read_line(line: str) -> str:
    try:
        given = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ConflictFiguresError(f"no JSON: {error}") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise ConflictFiguresError(
            'found no object with a "text", want {"id": ..., "text": "...", "published": "2016-03-14"}'
        )
    published = given.get("published")
    if published is not None and not isinstance(published, str):
        raise ConflictFiguresError(f"published: found {published!r}, {_WANTED}")
    read = extract(given["text"], published_days(published))
    return json.dumps({"id": given.get("id"), **as_plain(read)}, ensure_ascii=True)


def as_plain(read: Extraction) -> dict[str, list[dict[str, Any]]]:
    """What was read as plain values: figures and dates, days in ISO form."""
    return {
        "figures": [{name: getattr(figure, name) for name in _FIGURE} for figure in read.figures],
        "dates": [
            {name: getattr(day, name) for name in _DATE} | {"start": _iso(day.start), "end": _iso(day.end)}
            for day in read.dates
        ],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
