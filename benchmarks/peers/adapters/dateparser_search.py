"""dateparser's search; what precision a found string has, its parser says."""

from datetime import datetime
from typing import Any

from adapters import Answer, Reader

DISTRIBUTION = "dateparser"
FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}


def reader(task: str, narrative: bool) -> Reader:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(text: str, published: str | None) -> list[Answer]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if published:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
        parser = DateDataParser(languages=["en"], settings=settings)
        answers: list[Answer] = []
        cursor = 0
        for surface, moment in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(surface, cursor)
            if start < 0:
                continue
            cursor = start + len(surface)
            period = parser.get_date_data(surface).period or "day"
            answers.append({"start_char": start, "end_char": cursor, "value": moment.strftime(FORMATS[period])})
        return answers

    return read
