"""Who did what to whom, and where, by the grammar of a clause: the parts that names play around a word that tells of a happening."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from conflict_figures.pipeline.coding.book import Book, Sense, Telling
from conflict_figures.pipeline.coding.clauses import in_span
from conflict_figures.pipeline.coding.context import Passage, Span, within
from conflict_figures.pipeline.coding.patterns import Hit, hits_in

ARMED_FORCES, LOCALITIES, AT_WAR, HAPPENS = "armed_forces", "localities", "at_war", "happens"  # classes of words.yaml
BACK = 1000  # characters back within which "the town" and "the group" were named
WINDOW = 60  # characters within which an object stands behind its verb
_NOT_A_SUBJECT = re.compile(
    r"\b(?:by|against|from|with|on|for|to|than|in|at|near|over|into|onto|between|under|across|around|alongside|like)\s+"
    r"(?:(?:the|a|its|their|some|both|so-called|self-styled)\s+)*$"
)
_AT = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|within)\s+(?:[\w'’-]+\s+){0,5}$", re.IGNORECASE
)
_OF_A_NOUN = re.compile(
    r"\s+(?:of|on|against|for|over|into|towards?)\s+(?:[\w'’-]+\s+){0,5}|.*\b(?:on|against)\s+(?:[\w'’-]+\s+){0,5}",
    re.DOTALL,
)
_INDEFINITE = re.compile(r"\ban?\s+$")  # "a US base" lies anywhere
_ONE_WORD = re.compile(r"\w+\s+(?:the\s+)?")
_LEFT = re.compile(r"\s+(?:[\w'’-]+\s+){0,3}(?:from|out of)\s+(?:[\w'’-]+\s+){0,4}")
_ELSEWHERE = re.compile(
    r"\b(?:in|at|near|from|outside|inside|around|to|for|on|with|by|against|than)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+|also\s+|again\s+|later\s+|then\s+)?$")
_NO_OBJECT = re.compile(
    r"\s*(?:$|[^\w\s\"'“‘]|(?:by|in|on|at|from|during|with|after|before|last|this|earlier|late|early|two|and|was|were|has|have|had|is|are"
    r"|who|that|which|when|where|ahead|because|alongside)\b|\d)"
)
_BARE = re.compile(
    r"[\W_]*(?:(?:and|but|then|also|later|had|has|have|who|which|that|it|would|to|by|after|before|while|when|since|first|again"
    r"|finally)\s+)*"
    r"(?:\w+ly\s+)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"[\W_]*(?:who|which|that)\b")
_AGENT = re.compile(r"\b(?:by|at the hands of)\s+")
_TO, _FROM = re.compile(r"\bto\s+"), re.compile(r"\bfrom\s+")
_AIMED_AT = re.compile(r"\b(?:on|against|of|at)\s+")
_TOGETHER = re.compile(r"(?:\s*,\s*|\s*,?\s+and\s+)(?:in\s+|on\s+)?(?:the\s+)?")
_BEFORE_ITS_DATE = re.compile(r",?\s*(?:(?:in|on|at|during)\s+)?(?:the\s+)?")
_OF = re.compile(r"\s*(?:the\s+)?(?:[\w'’-]+\s+){0,2}of\s+(?:[\w'’-]+\s+){0,5}")
_ATTRIBUTE = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}")
_PRONOUN = re.compile(r"\b(?:its|their)\s+(?:[\w-]+\s+){0,3}$")


class Roles:
    """What the names around a word are to what it tells of."""

    def __init__(
        self, passage: Passage, sentence: Span, clause: Span, word: tuple[int, int], telling: Telling, book: Book
    ) -> None:
        self._passage, self._sentence, self._clause = passage, sentence, clause
        self._telling, self._book = telling, book
        self._text = passage.text
        self._start, self._end = word
        self._before, self._after = Span(clause.start, self._start), Span(self._end, clause.end)

    @cached_property
    def form(self) -> str:
        """active, passive, participle, gerund or noun."""
        if not self._telling.is_verb:
            return "noun"
        verb = self._text[self._start : self._end].split()[0]
        if _PASSIVE.search(self._text, self._before.start, self._before.end):
            return "passive"
        if verb.endswith("ing"):
            return "gerund"
        if self._telling.cue.undergone:
            return "active"
        if _NO_OBJECT.match(self._text, self._end, self._after.end) and (
            self._telling.cue.object or self._named_after(_AGENT) is not None
        ):
            return "participle"
        return "active"

    @property
    def _is_undergone(self) -> bool:
        """Whether what stands before the word had it done to it."""
        return self._telling.cue.undergone or self.form in ("passive", "participle")

    # Who

    @cached_property
    def actor(self) -> str | None:
        """Who did it."""
        if self._telling.cue.undergone:
            return self._named_after(_AGENT) or (self._named_after(_TO) if self._telling.is_verb else None)
        if self._is_undergone:
            return self._named_after(_AGENT)
        if self._telling.is_verb:
            return self._subject
        return self._owner or self._named_after(_AGENT)

    @cached_property
    def target(self) -> str | None:
        """Whom it was done to."""
        found: str | None
        if self._telling.cue.object:
            found = self._named_after(_FROM)
        elif self._telling.cue.undergone:
            found = self._subject if self._telling.is_verb else self._owner
        elif self._is_undergone:
            found = self._subject
        elif self._telling.is_verb:
            found = self._object
        else:
            found = self._named_after(_AIMED_AT)
        return found if found != self.actor else None

    @property
    def _subject(self) -> str | None:
        for hit in self._names(self._before):
            actor = self._acting(hit)
            if actor and not _NOT_A_SUBJECT.search(self._text, self._clause.start, hit.start):
                return actor
        if within(self._passage.words.get("the_group", ()), self._before):
            return self._last_group
        if not _BARE.fullmatch(self._text, self._before.start, self._before.end):
            return None
        if self.form == "gerund" and self._text[self._sentence.start : self._clause.start].strip() == "":
            return next(self._subjects(Span(self._clause.end, self._sentence.end)), None)
        before = Span(self._sentence.start, self._clause.start)
        if _RELATIVE.match(self._text, self._before.start):
            return next(reversed([actor for hit in self._names(before) if (actor := self._acting(hit))]), None)
        return next(self._subjects(before), None)

    def _subjects(self, span: Span) -> Iterator[str]:
        for hit in self._names(span):
            actor = self._acting(hit)
            if actor and not _NOT_A_SUBJECT.search(self._text, span.start, hit.start):
                yield actor

    @property
    def _owner(self) -> str | None:
        """Whose a noun is: "Russia's intervention", "Iraqi air strikes", "its defeat"."""
        for hit in reversed(self._names(self._before)):
            if not _ATTRIBUTE.fullmatch(self._text, hit.end, self._start):
                continue
            return self._acting(hit, before_its_act=True)
        if _PRONOUN.search(self._text, self._before.start, self._before.end):
            earlier = self._names(Span(self._sentence.start, self._start))
            return next((actor for hit in reversed(earlier) if (actor := self._acting(hit))), None)
        return None

    @property
    def _object(self) -> str | None:
        for hit in self._names(Span(self._end, min(self._clause.end, self._end + WINDOW))):
            between = self._text[self._end : hit.start]
            if re.fullmatch(r"\s+(?:(?:the|so-called|rival)\s+)?", between):
                return self._acting(hit)
            return None
        return None

    def _named_after(self, preposition: re.Pattern[str]) -> str | None:
        """The first actor that follows the preposition in the clause."""
        for word in preposition.finditer(self._text, self._after.start, self._after.end):
            for hit in self._names(Span(word.end(), min(word.end() + 25, self._after.end)))[:1]:
                if re.fullmatch(r"(?:[a-z-]+\s+){0,3}", self._text[word.end() : hit.start]) and (
                    actor := self._acting(hit)
                ):
                    return actor
        return None

    def _acting(self, hit: Hit[Sense], *, before_its_act: bool = False) -> str | None:
        """The actor that a name is: its own, or the state of a place or people whose forces or act are named."""
        for sense in hit.senses:
            if sense.kind == "actor":
                return sense.id if self._book.actors[sense.id].kind != "none" else None
        for sense in hit.senses:
            if sense.kind == "place" and sense.id in self._book.states:
                forces = self._passage.words.get(ARMED_FORCES, ())
                if before_its_act or within(forces, Span(hit.end, min(hit.end + 15, len(self._text)))):
                    return self._book.states[sense.id]
        return None

    @property
    def _last_group(self) -> str | None:
        for hit in reversed(self._names(Span(max(0, self._start - BACK), self._start))):
            for sense in hit.senses:
                if sense.kind == "actor" and self._book.actors[sense.id].kind == "armed-group":
                    return sense.id
        return None

    # Where

    @cached_property
    def places(self) -> list[str]:
        """Where it happened, or what it was done to; more than one where they are named together."""
        if self._telling.cue.object:
            return self._done_to[1]
        if self.form in ("passive", "participle") and (named := self._subject_place[1]):
            return named
        if self._telling.is_verb:
            return self._object_place[1] or self._around
        return self._attributed or self._around

    @property
    def has_place(self) -> bool:
        """Whether it was done to a place, known or not."""
        return self._done_to[0]

    @cached_property
    def _done_to(self) -> tuple[bool, list[str]]:
        if self._is_undergone and self._telling.is_verb:
            return self._subject_place
        if self._telling.is_verb:
            return self._object_place
        if named := self._attributed:
            return True, named
        of = _OF.match(self._text, self._end, self._after.end)
        return self._in_noun_phrase(Span(self._end, of.end()), of_only=False) if of else (False, [])

    @property
    def _object_place(self) -> tuple[bool, list[str]]:
        return self._in_noun_phrase(Span(self._end, min(self._after.end, self._end + WINDOW)), of_only=True)

    def _in_noun_phrase(self, span: Span, *, of_only: bool) -> tuple[bool, list[str]]:
        """The place that a phrase right behind the word names: "the northern city of Mosul", "the last positions in Mosul"."""
        grounds = in_span(self._passage.words.get(LOCALITIES, ()), span)
        for hit in self._place_hits(Span(span.start, min(self._after.end, span.end + 30)), demonyms_of=AT_WAR):
            between = self._text[self._end : hit.start]
            if re.fullmatch(r"\s+(?:[\w'’-]+\s+){0,8}", between) and not (
                of_only
                and re.search(
                    r"\b(?:in|at|near|from|on|to|for|as|by|with|and|ahead|because|after|before|over|against)\b", between
                )
            ):
                return True, self._together(hit)
            if grounds and grounds[0] < hit.start and re.fullmatch(r"[\w\s'’-]+", between):
                return True, self._together(hit)
            break
        if not grounds or re.search(r"[,;:(]|\b(?:in|at|near|from|to|by|with)\b", self._text[self._end : grounds[0]]):
            return False, []
        return True, self._the_town(grounds[0])

    @cached_property
    def _subject_place(self) -> tuple[bool, list[str]]:
        """The place that stands before the word as its subject: "Ramadi was taken", "Palmyra, occupied by ..."."""
        for span in self._subject_spans:
            for hit in reversed(self._place_hits(span)):
                if span != self._before or not _ELSEWHERE.search(self._text, span.start, hit.start):
                    return True, self._together_before(hit)
            for ground in reversed(in_span(self._passage.words.get(LOCALITIES, ()), span)):
                if not re.search(
                    r"\b(?:in|at|near|from|outside|around)\s+(?:\w+\s+){0,2}$", self._text[span.start : ground]
                ):
                    return True, self._the_town(ground)
        return False, []

    @property
    def _subject_spans(self) -> list[Span]:
        spans = [self._before]
        if _BARE.fullmatch(self._text, self._before.start, self._before.end):
            spans.append(Span(max(self._sentence.start, self._clause.start - WINDOW), self._clause.start))
        return spans

    def _the_town(self, ground: int) -> list[str]:
        """The town that "the town" is: the last one named before it in the passage."""
        if not re.search(r"\b(?:the|that|this)\s+$", self._text[max(0, ground - 6) : ground]):
            return []
        for hit in reversed(self._place_hits(Span(max(0, ground - BACK), ground))):
            for sense in hit.senses:
                if sense.kind == "place" and self._book.places[sense.id].kind == "city":
                    return [sense.id]
        return []

    @property
    def _attributed(self) -> list[str]:
        """The place right before a noun: "the Brussels attacks"."""
        for hit in reversed(self._place_hits(self._before)):
            if (
                _ATTRIBUTE.fullmatch(self._text, hit.end, self._start)
                and self._acting(hit, before_its_act=True) is None
            ):
                return self._together_before(hit)
            break
        return []

    @property
    def _around(self) -> list[str]:
        """The first place behind the word that a preposition joins to it, else the last before it."""
        for hit in self._place_hits(self._after, demonyms_of=AT_WAR):
            joins = (
                (_AT.search, _LEFT.fullmatch)
                if self._telling.is_verb
                else (_AT.search, _LEFT.fullmatch, _OF_A_NOUN.fullmatch)
            )
            if self._is_hit(hit):
                return self._together(hit)
            if not _INDEFINITE.search(self._text, self._end, hit.start) and any(
                join(self._text, self._end, hit.start) for join in joins
            ):
                return self._together(hit)
        if not self._telling.is_verb:
            return []
        for hit in reversed(self._place_hits(self._before)):
            if re.search(
                r"\b(?:in|at|near|across)\s+(?:(?!and\b)[a-z'’-]+\s+){0,3}$",
                self._text[self._before.start : hit.start],
                re.I,
            ):
                return self._together(hit)
        return []

    def _is_hit(self, hit: Hit[Sense]) -> bool:
        """Whether a place stands right behind a verb that says what happened to it: "blasts rocked Baghdad"."""
        verbs = in_span(self._passage.words.get(HAPPENS, ()), Span(self._end, hit.start))
        return bool(verbs) and _ONE_WORD.fullmatch(self._text, verbs[-1], hit.start) is not None

    def listed_between(self, start: int, end: int) -> list[str]:
        """The places that stand right before a date: "Ramadi in February, Rutbah in May"."""
        for hit in reversed(self._place_hits(Span(start, end))):
            if _BEFORE_ITS_DATE.fullmatch(self._text, hit.end, end):
                return self._together_before(hit)
            break
        return []

    def _together(self, hit: Hit[Sense]) -> list[str]:
        """A place and those that are named along with it."""
        found = [_place(hit)]
        for following in self._place_hits(Span(hit.end, self._clause.end)):
            if not _TOGETHER.fullmatch(self._text, hit.end, following.start) or self._lies_in(
                found[-1], _place(following)
            ):
                break
            found.append(_place(following))
            hit = following
        return list(dict.fromkeys(found))

    def _together_before(self, hit: Hit[Sense]) -> list[str]:
        found = [_place(hit)]
        for earlier in reversed(self._place_hits(Span(self._sentence.start, hit.start))):
            if not _TOGETHER.fullmatch(self._text, earlier.end, hit.start):
                break
            if self._lies_in(_place(earlier), found[-1]):
                found.pop()
            found.append(_place(earlier))
            hit = earlier
        return list(dict.fromkeys(reversed(found)))

    def _lies_in(self, place: str, other: str) -> bool:
        within_it = self._book.places[place].within
        while within_it is not None and within_it != other:
            within_it = self._book.places[within_it].within
        return within_it is not None

    def _place_hits(self, span: Span, *, demonyms_of: str | None = None) -> list[Hit[Sense]]:
        """Names of places; of peoples too where a word of the class follows ("the Syrian conflict")."""
        words = self._passage.words.get(demonyms_of or "", ())
        return [
            hit
            for hit in self._names(span)
            if any(
                sense.kind == "place"
                and sense.id in self._book.places
                and (not sense.demonym or within(words, Span(hit.end, hit.end + 12)))
                for sense in hit.senses
            )
        ]

    def _names(self, span: Span) -> Sequence[Hit[Sense]]:
        return hits_in(self._passage.names, span.start, span.end)


def _place(hit: Hit[Sense]) -> str:
    return next(sense.id for sense in hit.senses if sense.kind == "place")
