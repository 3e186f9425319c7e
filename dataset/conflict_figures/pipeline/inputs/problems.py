"""What is wrong with an input file, said so that its author can mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 80  # characters of a found value that fit on a line with the rest


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file: where, what was found and what is wanted."""

    file: str
    line: int
    field: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: found {self.found}, wanted {self.wanted}"

    @property
    def reason(self) -> str:
        """The problem without its place."""
        return f"{self.field}: found {self.found}, wanted {self.wanted}"


def shown(value: object) -> str:
    """A found value on one line, cut where it is long."""
    if value is None:
        return "null"
    text = " ".join(repr(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def near(word: object, known: Iterable[str]) -> str:
    """`, such as a or b` for the known words nearest to a misspelt one; empty where none is near."""
    found = difflib.get_close_matches(str(word), list(known), n=3, cutoff=0.6)
    return f", such as {' or '.join(found)}" if found else ""
