"""One module a peer: `DISTRIBUTION`, and `reader(task, narrative)`, a function of a text and its publication date.

It answers in the benchmark's form: for figures "value", "normalized_unit", "change", "referred_concepts", those that the
peer gives; for dates "start_char", "end_char", a TIMEX3 "value", and "start" and "end" where the peer gives them.
"""

from collections.abc import Callable
from typing import Any

Answer = dict[str, Any]
Reader = Callable[[str, str | None], list[Answer]]
