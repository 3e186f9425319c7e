"""What a rule of the coder proposes."""

from enum import Enum
from typing import NamedTuple


class Proposal(NamedTuple):
    """A value for one field of a figure's meaning, and the rule that says so."""

    field: str
    value: str
    rule: str


class Subject(Enum):
    """What the passage of a figure tells of; the rule of what is told elsewhere ends in it, for nobody has counted those."""

    OURS = "ours"
    UNTOLD = "untold"
    AWAY = "away"
    OTHER = "other"


ELSEWHERE = frozenset({Subject.AWAY, Subject.OTHER})
