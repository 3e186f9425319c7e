"""Which word of a sentence each of its dates is said of.

A date belongs to one word: to that which it is an attribute of ("the November attacks"), else to the last before it in its
clause, else to the first after it. Where that is a word of telling ("said on Monday") the date is that of the telling.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from conflict_figures.pipeline.coding.book import Book, Telling
from conflict_figures.pipeline.coding.clauses import AUXILIARIES, TELLS, clauses, in_span, verbs_in
from conflict_figures.pipeline.coding.context import DateIn, Passage, Span, within
from conflict_figures.pipeline.coding.patterns import Hit, hits_in
from conflict_figures.pipeline.coding.roles import Roles

ANNOUNCES, BEGINS, FUNCTION_WORDS, HAPPENS, UNREAL = "announces", "begins", "function_words", "happens", "unreal"
COUNTED_WITHIN = 60  # characters before a noun in which its number stands
RELATIVE_WITHIN = 30  # characters between a noun and the clause that goes on about it
# A date behind these is an end, and a happening has none.
_OPEN_BEFORE = re.compile(r"\b(?:since|until|till|by|before|after|up to|prior to|than|to|from)\s+$", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its|their|his|her|this|that|these|those)|['’]s?)\s+$", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}")
_NEXT_WORD = re.compile(r"\s+(?=[a-z])")
_COUNTED = re.compile(
    r"(?<![\w.])(?:\d[\d,.]*|hundreds|dozens|thousands|scores)\s+(?:of\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
_OF_A_NUMBER = re.compile(
    r"\b(?:at|to|from|than|after|about|roughly|under|over|nearly|almost|around)\s+(?:[a-z]+\s+){0,2}\d[\d,.]*\s+"
    r"(?:in|during|for|over)\s+$"
)
_CHANGE = re.compile(r"\s+(?:\w+ly\s+)?(?:from|by|to|below|under|short)\s+(?:[a-z]+\s+){0,2}[$€£]?\d")
_INFINITIVE = re.compile(r"(?<!managed )(?<!able )\bto\s+$")
_OPENING = re.compile(r"[\W_]*(?:[\w'’-]+\s+){0,4}")
_RELATIVE = re.compile(r"[\s,]*(?:that|which|where|when|in which)\b")
_THAT = re.compile(r"\W*that\b")


class Told(NamedTuple):
    """A word that tells of a happening, with what it tells and its clause."""

    start: int
    end: int
    telling: Telling
    clause: Span


class Dating:
    """A sentence with its dates and the words that they may be said of.

    `total`: the days from which on happenings that are counted are a total.
    """

    def __init__(self, passage: Passage, sentence: Span, dates: Sequence[DateIn], book: Book, total: int) -> None:
        self._passage, self._sentence, self._dates, self._book, self._total = passage, sentence, dates, book, total
        self._text = passage.text
        self._clauses = clauses(passage, sentence, dates)
        self._told = [list(self._told_in(clause)) for clause in self._clauses]

    def word_of(self, found: DateIn) -> tuple[Told, str] | None:
        """The word that tells what happened on a date, and the rule, "" where it is the word's own form; None without one."""
        at = next(number for number, clause in enumerate(self._clauses) if clause.holds(found.start_at))
        attribute = _DETERMINED.search(self._text, self._clauses[at].start, found.start_at) is not None
        if noun := self._noun_with(found, at, attribute):
            return self._unless_total(noun, found, "attribute")
        if attribute and self._is_of_another_noun(found):
            return None
        if _OPEN_BEFORE.search(self._text, self._clauses[at].start, found.start_at):
            return None
        return self._by_nearness(found, at)

    # The words that tell of something

    def _told_in(self, clause: Span) -> list[Told]:
        """The words of a clause that tell of a happening, in order."""
        told = []
        for hit in hits_in(self._passage.tellings, clause.start, clause.end):
            beside = self._text[max(0, hit.start - 1) : hit.start] + self._text[hit.end : hit.end + 1]
            if self._passage.named_at(hit.start) or "-" in beside:
                continue
            telling = next((sense for sense in hit.senses if self._tells(hit, sense, clause)), None)
            if telling is not None:
                told.append(Told(hit.start, hit.end, telling, clause))
        return told

    def _tells(self, hit: Hit[Telling], telling: Telling, clause: Span) -> bool:
        """Whether a word tells, in its clause, of something that happened."""
        cue, words = telling.cue, self._passage.words
        if _INFINITIVE.search(self._text, clause.start, hit.start) or _CHANGE.match(self._text, hit.end):
            return False
        unreal = in_span(words.get(UNREAL, ()), Span(clause.start, hit.start))
        if any(self._text[place].islower() for place in unreal):
            return False
        if not all(within(words.get(name, ()), clause) for name in cue.needs):
            return False
        if any(within(words.get(name, ()), clause) for name in cue.without):
            return False
        if not cue.by and cue.object is None:
            return True
        roles = Roles(self._passage, self._sentence, clause, (hit.start, hit.end), telling, self._book)
        if cue.by and (roles.actor is None or self._book.actors[roles.actor].kind not in cue.by):
            return False
        return cue.object is None or roles.has_place

    # The word that a date is said of

    def _noun_with(self, found: DateIn, at: int, determined: bool) -> Told | None:
        """The noun that a date is an attribute of: "the November attacks", "last week's attacks"."""
        function_words = self._passage.words.get(FUNCTION_WORDS, ())
        for told in self._told[at]:
            if told.telling.is_verb or told.start < found.end_at:
                continue
            if not _ATTRIBUTE.fullmatch(self._text, found.end_at, told.start):
                return None
            at_once = self._text[found.end_at : told.start].strip() in ("", "'s", "’s")
            between = Span(found.end_at, told.start)
            return told if (determined or at_once) and not within(function_words, between) else None
        return None

    def _is_of_another_noun(self, found: DateIn) -> bool:
        """Whether a date that follows an article is an attribute: "the December report"."""
        following = _NEXT_WORD.match(self._text, found.end_at)
        return following is not None and following.end() not in self._passage.words.get(FUNCTION_WORDS, ())

    def _by_nearness(self, found: DateIn, at: int) -> tuple[Told, str] | None:
        before: list[tuple[int, Told | None]] = []
        after: list[tuple[int, Told | None]] = []
        tells = in_span(self._passage.words.get(TELLS, ()), self._clauses[at])
        heads = [*((told.start, told) for told in self._told[at]), *((start, None) for start in tells)]
        for head in sorted(heads, key=lambda head: head[0]):
            (before if head[0] < found.start_at else after).append(head)
        if not before and not after:
            return self._relative(found, at)
        start, told = before[-1] if before else after[0]
        if told is None:
            return self._announced(start, at)
        if not told.telling.is_verb and not self._reaches(told, found):
            return None
        return self._unless_total(told, found, "")

    def _reaches(self, told: Told, found: DateIn) -> bool:
        """Whether a date is said of a noun: the first verb between them, if any, says that it happened.

        A date before the noun stands at the beginning of the clause.
        """
        if told.start < found.start_at:
            between = Span(told.end, found.start_at)
            if _OF_A_NUMBER.search(self._text, told.clause.start, found.start_at):
                return False
        else:
            between = Span(found.end_at, told.start)
            if not _OPENING.fullmatch(self._text, told.clause.start, found.start_at):
                return False
        auxiliaries = self._passage.words.get(AUXILIARIES, ())
        verbs = [verb for verb in verbs_in(self._passage, between) if verb not in auxiliaries]
        return not verbs or any(verbs[0] in self._passage.words.get(name, ()) for name in (HAPPENS, BEGINS))

    def _relative(self, found: DateIn, at: int) -> tuple[Told, str] | None:
        """The noun that a clause goes on about: "the attacks, which came in March"."""
        clause = self._clauses[at]
        if at == 0 or not self._told[at - 1] or not _RELATIVE.match(self._text, clause.start, clause.end):
            return None
        noun = self._told[at - 1][-1]
        if noun.telling.is_verb or clause.start - noun.end > RELATIVE_WITHIN:
            return None
        if not within(self._passage.words.get(HAPPENS, ()), clause):
            return None
        return self._unless_total(noun, found, "relative")

    def _announced(self, start: int, at: int) -> tuple[Told, str] | None:
        """What was announced on a date and is told without one: "announced on Monday that the town was taken"."""
        if start not in self._passage.words.get(ANNOUNCES, ()) or at + 1 == len(self._clauses):
            return None
        clause = self._clauses[at + 1]
        dated = any(clause.holds(other.start_at) for other in self._dates)
        if dated or not _THAT.match(self._text, clause.start, clause.end):
            return None
        verbs: Sequence[Told] = [
            told for told in self._told[at + 1] if told.telling.is_verb and told.telling.cue.object
        ]
        return (verbs[0], "announced") if len(verbs) == 1 else None

    def _unless_total(self, told: Told, found: DateIn, rule: str) -> tuple[Told, str] | None:
        """None where happenings are counted over a long time: that is a figure and not an event."""
        if told.telling.is_verb or found.days < self._total:
            return told, rule
        counted = _COUNTED.search(self._text, max(0, told.start - COUNTED_WITHIN), told.start)
        if counted and not any(other.start_at <= counted.start() < other.end_at for other in self._dates):
            return None
        return told, rule
