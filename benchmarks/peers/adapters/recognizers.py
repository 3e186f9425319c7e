"""Microsoft's Recognizers-Text: numbers with units, else plain numbers; and dates."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from adapters import Answer, Reader

DISTRIBUTION = "ms-recognizers-text-suite"
CULTURE = "en-us"
# Its spellings and short names in the benchmark's words, so that it is not marked down for them.
UNITS = {"c": "celsius", "f": "fahrenheit", "united states dollar": "dollar", "british pound": "pound sterling"}
SPELLINGS = {"meter": "metre", "liter": "litre"}


def reader(task: str, narrative: bool) -> Reader:
    import ms_recognizers_suite as suite

    if task == "dates":
        return lambda text, published: _dates(suite, text, published)
    kinds = ("currency", "percentage", "age", "dimension", "temperature", "number")
    recognizers = [getattr(suite, f"recognize_{kind}") for kind in kinds]
    return lambda text, published: _figures(recognizers, text)


def _figures(recognizers: Sequence[Any], text: str) -> list[Answer]:
    taken: set[int] = set()
    answers: list[Answer] = []
    for recognize in recognizers:
        for result in recognize(text, CULTURE):
            value = result.resolution and result.resolution.get("value")
            places = set(range(result.start, result.end + 1))
            if value is None or places & taken:
                continue
            taken |= places
            answers.append({"value": value.rstrip("%"), "normalized_unit": _unit(result)})
    return answers


def _unit(result: Any) -> str:
    unit = (result.resolution.get("unit") or "").lower()
    if result.type_name == "percentage":
        return "percentage"
    if result.type_name == "age":
        return f"{unit} of age"
    for theirs, ours in SPELLINGS.items():
        unit = unit.replace(theirs, ours)
    return UNITS.get(unit, unit) or "-"


def _dates(suite: Any, text: str, published: str | None) -> list[Answer]:
    day = date.fromisoformat(published) if published else date.today()
    answers: list[Answer] = []
    for result in suite.recognize_datetime(text, CULTURE, reference=datetime(day.year, day.month, day.day)):
        values = (result.resolution or {}).get("values") or [{}]
        answer = {"start_char": result.start, "end_char": result.end + 1, **_value(values[0], day)}
        answers.append(answer)
    return answers


def _value(found: dict[str, str], day: date) -> Answer:
    """The first reading, which is the past one where there are two. Its ranges end on the day after the last."""
    timex, kind, value = found.get("timex", ""), found.get("type", ""), found.get("value", "")
    if kind == "date" and _is_day(value):
        return {"value": value, "start": value, "end": value}
    if kind in ("daterange", "datetimerange"):
        start, end = found.get("start"), found.get("end")
        last = end and (date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat()
        if found.get("Mod") == "since" and last is None:
            last = day.isoformat()
        if timex.startswith("("):
            timex = start or end or ""
        elif start and "X" in timex:
            timex = start[:4] + timex[4:]
        return {"value": timex, "start": start and start[:10], "end": last}
    if kind == "datetime" and _is_day(value[:10]):
        return {"value": value[:10] + "T" + value[11:16], "start": value[:10], "end": value[:10]}
    if kind == "time":
        return {"value": day.isoformat() + timex, "start": day.isoformat(), "end": day.isoformat()}
    return {"value": timex, "start": None, "end": None}


def _is_day(value: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
