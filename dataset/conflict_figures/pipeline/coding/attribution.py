"""How a mention of somebody speaks: "according to X", "X said", "X has", "X's figures", at its clause's head, or merely named."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from conflict_figures.pipeline.coding.context import Passage, Span
from conflict_figures.pipeline.coding.voices import MEDIA

ACCORDING, SAYS, HOLDS, REPORT = "according", "says", "has", "report"
HEAD, NAMED, ASIDE = "head", "named", "aside"
STRONG = frozenset({ACCORDING, SAYS, HOLDS, REPORT})
# The classes of words.yaml that attribution is read from.
SAID = "attribution_said"
SPEECH = "attribution_speech"
VERBS = "attribution_verbs"
HAS = "attribution_has"
BEFORE = "attribution_prepositions"
BY = "attribution_by"
CITING = "attribution_citing"
REPORTS = "attribution_reports"
RELAYS = "attribution_relays"
TOLD = "attribution_told"
SPEAKERS = "attribution_speakers"
OFFICES = "attribution_offices"
OWN = "attribution_own"
AGAIN = "attribution_again"
TITLES = "titles"
_CLASSES = frozenset(
    {SAID, SPEECH, VERBS, HAS, BEFORE, BY, CITING, REPORTS, RELAYS, TOLD, SPEAKERS, OFFICES, OWN, AGAIN}
)

# Kinds of sources that act too: what they have or what is done by them is not what they say.
ACTING = frozenset({"armed-group", "military", "government"})
ARMED = "armed-group"
TALKING = frozenset({"research", "person", MEDIA})  # those that are named for what they say, if for anything
_LEAD = 40  # characters before a name within which a word that leads up to it ends
_REACH = 170  # characters behind a name within which its verb stands
# What may stand between a name and its verb: the rest of a noun phrase, an apposition between commas, adverbs.
_TAIL = r"(?:['’]s?)?(?:\s(?!(?:and|that|who|which|than|as|is|are|was|were|had|has|have)\b)[\w'’.-]+){0,6}?"
_APPOSED = r"(?:\s\([^)]{1,60}\))?(?:,[^;:]{1,110}?,|,)?"
_ADVERBS = (
    r"(?:\s(?:\w+ly|also|then|later|earlier|now|still|once|again|has|had|have|himself|herself|itself|since|in\s\w+\s\d{4}"
    r"|in\s\d{4}))*\s"
)
_TO_VERB = re.compile(_TAIL + _APPOSED + _ADVERBS)
_TO_VERB_AT_ONCE = re.compile(_APPOSED + _ADVERBS)
_TO_VERB_OF_A_NOUN = re.compile(
    r"(?:\s(?!(?:and|that|who|which|than|as|is|are|was|were)\b)[a-z-]+){0,2}?" + _APPOSED + _ADVERBS
)
_TOLD_OF = re.compile(
    r"(?:\s(?:is|are|was|were))?\s(?:said|believed|thought|estimated|reported|known|expected)\sto\s(?:have|be)\b"
)
_NO_VERB = re.compile(r"\b(?:an?|the|of|to|its|their|his|her|by|is|are|was|were|be|been|being|two|new|most|some)\s$")
_PASSIVE = re.compile(r"\w+ to (?:have|be)\b")
_INVERTED = re.compile(r"[,\"”’]\s(?:said|says|told|added|according)\s$")
_TO_REPORT = re.compile(
    r"(?:['’]s?)?(?:\s(?!(?:of|for|by|and|to|in|at|on|that|with|from|put|has|had)\b)[\w.'’-]+){0,4}\s"
)
_TO_REPORT_AT_ONCE = re.compile(r"(?:['’]s?)?\s(?:(?:own|new|latest|first|previous|earlier|official)\s)?")
_TO_NAME = re.compile(
    r"\s(?:(?!(?:that|as|and|how|of)\b)(?:[a-z-]+|\w+['’]s)\s){0,3}(?:(?!(?:That|And)\b)[A-Z][\w.]*\s){0,4}"
)
_TO_OFFICE = re.compile(r"(?:['’]s?)?\s(?:[\w-]+\s){0,2}")
_LIKEWISE = re.compile(r"\s(?:for|at|with|of)\s")  # "X is cited for 600, and Y for 700"
_AS = re.compile(r"\b(?:as|by|with|in)\s(?:the\s)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:[;:]|,? \b(?:while|whereas|and|but|against|as|with|though)\b)\s*")


@dataclass(frozen=True)
class Mention:
    """Characters [start, end) that name a speaker; `source` is None for the article's own voice and for unknown ones.

    `relay`: it passed on what another said, and `told`: that was said to it; `cited_by`: the source that cites it; `head`: it stands at the head of a clause; `own`: it is the article's publisher;
    `shared`: the name means other things too; `surname`: it is one alone; `again`: it takes up somebody named before.
    """

    start: int
    end: int
    source: str | None
    kind: str = ""
    role: str = NAMED
    own: bool = False
    relay: bool = False
    told: bool = False
    cited_by: str | None = None
    shared: bool = False
    head: bool = False
    surname: bool = False
    again: bool = False

    @property
    def strong(self) -> bool:
        """Whether the words make it a speaker, and not its place alone."""
        return self.role in STRONG

    @property
    def unknown(self) -> bool:
        """Whether the codebook does not know who it is."""
        return self.source is None and not self.own


class Near:
    """Where the words of attribution stand in a passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        starts: dict[str, dict[int, int]] = {}
        ends: dict[str, dict[int, int]] = {}
        for hit in passage.word_hits:
            for word_class in _CLASSES.intersection(hit.senses):
                of_class = starts.setdefault(word_class, {})
                of_class[hit.start] = max(hit.end, of_class.get(hit.start, 0))
                of_class = ends.setdefault(word_class, {})
                of_class[hit.end] = min(hit.start, of_class.get(hit.end, hit.start))
        self._starts = {word_class: sorted(found.items()) for word_class, found in starts.items()}
        self._ends = {word_class: sorted(found.items()) for word_class, found in ends.items()}

    def spans(self, word_class: str, within: Span | None = None) -> list[tuple[int, int]]:
        """Where the words of a class begin and end, in order."""
        found = self._starts.get(word_class, [])
        if within is None:
            return found
        return found[bisect_left(found, (within.start, 0)) : bisect_left(found, (within.end, 0))]

    def within(self, start: int, end: int, *word_classes: str) -> list[int]:
        """The places between two others where a word of the classes begins, in order."""
        span = Span(start, end)
        return sorted({place for word_class in word_classes for place, _ in self.spans(word_class, span)})

    def starts_at(self, place: int, *word_classes: str) -> bool:
        """Whether a word of the classes begins at a place."""
        return bool(self.within(place, place + 1, *word_classes))

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a word that makes somebody a speaker begins between two places."""
        return bool(self.within(start, end, SAID, SPEECH, VERBS, HAS, CITING, BEFORE))

    def leads_to(self, place: int, floor: int, *word_classes: str) -> bool:
        """Whether a word of the classes leads up to a name that begins at a place: "according to the", "by"."""
        for word_class in word_classes:
            found = self._ends.get(word_class, [])
            for end, start in found[bisect_left(found, (place - _LEAD, 0)) : bisect_left(found, (place, 0))]:
                if start >= floor and _TO_NAME.fullmatch(self.text, end, place):
                    return True
        return False

    def office_behind(self, mention: Mention) -> Span | None:
        """The word for an office or a part of a body right behind its name."""
        for start, end in self.spans(SPEAKERS, Span(mention.end, mention.end + 40)):
            if _TO_OFFICE.fullmatch(self.text, mention.end, start):
                return Span(start, end)
        return None


def with_role(near: Near, mention: Mention, sentence: Span, last: Mention | None) -> Mention | None:
    """A mention with its role; None where it does not speak at all. `last` is the one before it in the sentence."""
    floor = last.end if last is not None else sentence.start
    told = near.leads_to(mention.start, floor, TOLD)
    relay = told or near.leads_to(mention.start, floor, *((RELAYS, BY) if mention.kind == MEDIA else (RELAYS,)))
    mention = replace(mention, relay=relay, told=told, head=_is_at_head(near, mention, sentence))
    if (
        mention.own
        and mention.source is None
        and (not mention.head or relay or _AS.search(near.text, floor, mention.start))
    ):
        return None
    if _TOLD_OF.match(near.text, mention.end):
        return None
    verb = _verb(near, mention, sentence.end)
    if _is_given_as_source(near, mention, sentence, last):
        cites = last is not None and not last.own and near.leads_to(mention.start, last.start, CITING)
        return replace(mention, role=ACCORDING, cited_by=last.source if last and cites else None)
    if _has_report(near, mention, sentence.end):
        return replace(mention, role=REPORT)
    if verb is not None:
        role = SAYS if near.starts_at(verb, SAID, SPEECH, VERBS) else HOLDS
        return replace(mention, role=role, end=mention.end if mention.own else verb)
    likewise = mention.head and not mention.shared and last is not None and last.role == SAYS
    if likewise and _LIKEWISE.match(near.text, mention.end):
        return replace(mention, role=SAYS)
    if not mention.own and (mention.shared or mention.kind not in TALKING):
        return replace(mention, role=ASIDE) if mention.relay else None
    return replace(mention, role=HEAD if mention.head else NAMED)


def aside(near: Near, mention: Mention, sentence: Span) -> Mention:
    """A mention within an apposition to another: ", as cited by Y,", ", according to Y,"; all it can do is pass on."""
    passes_on = near.leads_to(mention.start, sentence.start, RELAYS, BEFORE)
    return replace(mention, role=ASIDE, relay=True, told=not passes_on)


def _is_given_as_source(near: Near, mention: Mention, sentence: Span, last: Mention | None) -> bool:
    """Whether the words before a mention make it the source: "according to X", "by X's count", "cites X"."""
    floor = last.end if last is not None else sentence.start
    if near.leads_to(mention.start, floor, BEFORE):
        return True
    if mention.own:
        return False
    if _INVERTED.search(near.text, max(0, mention.start - 12), mention.start):
        return True
    if mention.unknown or (mention.kind == ARMED and mention.shared):
        return False
    if near.leads_to(mention.start, floor, CITING):
        return True
    if mention.shared:
        return False
    if last is not None and last.own and near.leads_to(mention.start, floor, VERBS, HAS, SPEECH):
        return True
    publishes = _has_report(near, mention, sentence.end) or mention.kind == MEDIA
    return publishes and near.leads_to(mention.start, floor, BY)


def _has_report(near: Near, mention: Mention, end: int) -> bool:
    """Whether a mention is followed by what it published: "X's figures", "the X report"."""
    if mention.unknown or (mention.kind == ARMED and mention.shared):
        return False
    between = _TO_REPORT_AT_ONCE if mention.shared else _TO_REPORT
    last_word = max(mention.start, near.text.rfind(" ", mention.start, mention.end) + 1)
    if near.starts_at(last_word, REPORTS):
        return True
    match = between.match(near.text, mention.end, end)
    return match is not None and bool(near.within(mention.end, match.end() + 1, REPORTS))


def _verb(near: Near, mention: Mention, end: int) -> int | None:
    """Where the verb begins whose subject a mention is."""
    between = _TO_VERB
    verbs: tuple[str, ...] = (SAID, SPEECH, VERBS, HAS)
    if mention.unknown:
        verbs = (SAID, SPEECH, VERBS) if mention.again else (SAID,)
        is_noun = near.text[mention.start].islower() and not mention.again
        between = _TO_VERB_OF_A_NOUN if is_noun else _TO_VERB_AT_ONCE
    elif mention.kind in ACTING and not mention.shared:
        verbs = (SAID, SPEECH, VERBS)
    elif mention.shared and mention.kind == ARMED:
        verbs, between = (SAID,), _TO_VERB_AT_ONCE
    elif mention.shared:
        verbs, between = (SAID, SPEECH), _TO_VERB_AT_ONCE
    for verb in near.within(mention.end, min(end, mention.end + _REACH), *verbs):
        if _NO_VERB.search(near.text, max(0, verb - 8), verb) or _PASSIVE.match(near.text, verb):
            continue
        if between.fullmatch(near.text, mention.end, verb):
            return verb
        if verb - mention.end > 10 and "," not in near.text[mention.end : verb]:
            return None
    return None


def _is_at_head(near: Near, mention: Mention, sentence: Span) -> bool:
    """Whether little stands before a mention in its clause, and no comma right before it."""
    lead = near.text[sentence.start : mention.start]
    start = max((cut.end() for cut in _CLAUSE.finditer(lead)), default=0)
    rest = lead[start:]
    return len(rest) <= 30 and not rest.rstrip().endswith(",") and not any(map(str.isdigit, rest))
