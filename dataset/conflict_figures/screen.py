"""What the commands print with: the console, and rows in a grid."""

import re
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

if TYPE_CHECKING:
    from rich.console import JustifyMethod


class ReaderGone(Exception):
    """Whoever read our output has left, as `head` does. Typer and Rich would exit with 1 for a BrokenPipeError."""


class Screen(Console):
    """A console for which a reader that leaves is no error."""

    def on_broken_pipe(self) -> None:
        raise ReaderGone


OUT = Screen(highlight=False)
ERRORS = Console(stderr=True, highlight=False)
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """A text on one line without what would steer the terminal, or turn the line around: a hostile article may have it."""
    return _STEERING.sub(lambda found: repr(found.group())[1:-1], text)


def grid(headings: "Mapping[str, JustifyMethod]", rows: Iterable[Iterable[str]]) -> Grid:
    """Rows under headings; what does not fit is folded, never cut."""
    made = Grid(box=None, pad_edge=False)
    for heading, justify in headings.items():
        made.add_column(escape(heading), justify=justify, overflow="fold")
    for row in rows:
        made.add_row(*(escape("\n".join(map(printable, cell.split("\n")))) for cell in row))
    return made


def print_text(content: str) -> None:
    """Write text as it is to the standard output."""
    try:
        sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None
