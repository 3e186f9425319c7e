"""What a rule of the coder proposes."""

from typing import NamedTuple


class Proposal(NamedTuple):
    """A value for one field of a figure's meaning, and the rule that says so."""

    field: str
    value: str
    rule: str
