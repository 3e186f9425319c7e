"""Who is named as speaking in a passage: each mention of a source, of the article's own voice, or of somebody unknown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from conflict_figures.pipeline.coding.context import Article, Passage, Span
from conflict_figures.pipeline.coding.voices import MEDIA, PERSON, folded

# How a mention speaks: "according to X", "X said", "X's figures", at the head of a clause, or merely named.
ACCORDING, SAYS, REPORT, HEAD, NAMED = "according", "says", "report", "head", "named"
STRONG = (ACCORDING, SAYS, REPORT)
# The classes of words.yaml that attribution is read from.
SAID, SPEECH, VERBS, BEFORE, BY, CITING, REPORTS, RELAYS, SPEAKERS, OWN, TITLES = (
    "attribution_said",
    "attribution_speech",
    "attribution_verbs",
    "attribution_prepositions",
    "attribution_by",
    "attribution_citing",
    "attribution_reports",
    "attribution_relays",
    "attribution_speakers",
    "attribution_own",
    "titles",
)
PRONOUNS = frozenset(
    {
        "He",
        "She",
        "It",
        "They",
        "The",
        "This",
        "That",
        "These",
        "Those",
        "Who",
        "We",
        "I",
        "But",
        "And",
        "In",
        "A",
        "An",
    }
)
# What may stand between a name and its verb: the rest of a noun phrase, an apposition between commas, adverbs.
_TAIL = r"(?:['’]s?)?(?:\s(?!(?:and|that|who|which|than|as|is|are|was|were|had|has|have)\b)[\w'’.-]+){0,6}?"
_APPOSED = r"(?:\s\([^)]{1,60}\))?(?:,[^;:]{1,110}?,)?"
_ADVERBS = r"(?:\s(?:\w+ly|also|then|later|earlier|now|still|once|again|has|had|have|himself|herself|itself|since|in \w+ \d{4}|in \d{4}))*\s"
_TO_VERB = re.compile(_TAIL + _APPOSED + _ADVERBS)
_TO_VERB_AT_ONCE = re.compile(_APPOSED + _ADVERBS)
_NO_VERB = re.compile(r"\b(?:an?|the|of|to|its|their|his|her|by|is|are|was|were|be|been|being|two|new|most|some)\s$")
_PASSIVE = re.compile(r"\w+ to (?:have|be)\b")
_INVERTED = re.compile(r"[,\"”’]\s(?:said|says|told|added|according)\s$")
_TO_REPORT = re.compile(r"(?:['’]s?)?(?:\s(?!of|for|by|and|to|in|at|on|that|with|from)[\w.'’-]+){0,4}\s")
_TO_NAME = re.compile(
    r"\s(?:(?:the|a|an|its|his|her|their|one|two|three|some|several|[a-z-]+|\w+['’]s)\s){0,3}(?:(?:[A-Z][\w.]*)\s){0,4}"
)
_CLAUSE = re.compile(r"(?:[;:]|,? \b(?:while|whereas|and|but|against|as|with)\b)\s*")
_BETWEEN_NAMES = re.compile(r"(?:['’]s?)?[\s,]*(?:[\w.'’-]+[\s,]+){0,6}")
_NO_JOIN = re.compile(r"[;:]|\b(?:and|while|but|than|with|that|had|has|have|is|was|are|were)\b|\d")
_SUBJECT = re.compile(
    r"([A-Z][\w'’-]*(?: (?:al-|de |van |of |the )?[A-Z][\w'’-]*)*)(?:,[^;:,]{1,60},)? (?:also |has |had )?$"
)
_SOMEBODY = re.compile(r"(?:\b[A-Z][\w.-]*|['’]s|\b(?:local|federal|its|their|his|her|report))\s(?:[a-z-]+\s){0,2}$")
_OF_NEXT = re.compile(r"\s(?:of|for|at|from|in)\s(?:the\s)?")
_OF_LAST = re.compile(r"(?:['’]s?)?\s(?:[\w'’.-]+\s){0,3}")
_FIRST_NAME = re.compile(r"(?<!\S)[A-Z][\w.'’-]+\s$")


@dataclass(frozen=True)
class Mention:
    """Characters [start, end) that name a speaker; `source` is None for the article's own voice and for unknown ones."""

    start: int
    end: int
    source: str | None
    kind: str = ""
    role: str = NAMED
    own: bool = False
    relay: bool = False
    surname: bool = False
    shared: bool = False

    @property
    def strong(self) -> bool:
        """Whether the words make it a speaker, and not its place alone."""
        return self.role in STRONG


@lru_cache(maxsize=64)
def mentions_in(passage: Passage) -> list[list[Mention]]:
    """The mentions of each sentence of a passage, in order."""
    found: list[list[Mention]] = [[] for _ in passage.sentences]
    for mention in sorted([*_known(passage), *_own(passage)], key=lambda mention: (mention.start, -mention.end)):
        of_sentence = found[passage.sentence_at(mention.start)]
        if not of_sentence or mention.start >= of_sentence[-1].end:
            of_sentence.append(mention)
    near = _Words(passage)
    return [_of_sentence(near, sentence, mentions) for sentence, mentions in zip(passage.sentences, found, strict=True)]


def _known(passage: Passage) -> Iterator[Mention]:
    book = passage.book
    for hit in book.voices.longest(folded(passage.text)):
        voice = hit.senses[0]
        if voice.surname and _has_another_first_name(passage, hit.start):
            yield Mention(hit.start, hit.end, None)
            continue
        if voice.shared and passage.text[hit.start : hit.end].islower() and _is_of_somebody(passage.text, hit.start):
            continue
        kind = book.sources[voice.source].kind
        own = passage.article is not None and book.codebook.publishers.get(passage.article.publisher) == voice.source
        yield Mention(hit.start, hit.end, voice.source, kind, own=own, surname=voice.surname, shared=voice.shared)


def _has_another_first_name(passage: Passage, start: int) -> bool:
    """Whether a capitalised word that is no title stands before a surname."""
    before = _FIRST_NAME.search(passage.text, max(0, start - 25), start)
    return before is not None and before.start() not in passage.words.get(TITLES, ())


def _is_of_somebody(text: str, start: int) -> bool:
    """Whether a word for unnamed speakers has one before it that says whose they are: "Turkish officials", "IHS estimates"."""
    return _SOMEBODY.search(text, max(0, start - 40), start) is not None


def _own(passage: Passage) -> Iterator[Mention]:
    if passage.article is not None:
        for match in _own_names(passage.article).finditer(passage.text):
            yield Mention(match.start(), match.end(), None, MEDIA, own=True)
    for hit in passage.word_hits:
        if OWN in hit.senses:
            yield Mention(hit.start, hit.end, None, MEDIA, own=True)


@lru_cache(maxsize=16)
def _own_names(article: Article) -> re.Pattern[str]:
    """The publisher as its texts may name it: as printed, its parts, without "The", its initials."""
    names = set()
    for part in re.split(r"\s*[(),/]\s*|\s+(?:via|citing|quoting|reposted|repost|after|text)\s+", article.publisher):
        names |= {part, part.removeprefix("The "), "".join(re.findall(r"\b[A-Z]", part))}
    usable = sorted((name for name in names if len(name) > 2 and any(map(str.isupper, name))), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in usable) or r"(?!)")


class _Words:
    """Where the words of attribution stand in a passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self._starts: dict[str, dict[int, int]] = {}
        self._ends: dict[str, dict[int, int]] = {}
        for hit in passage.word_hits:
            for word_class in hit.senses:
                starts = self._starts.setdefault(word_class, {})
                starts[hit.start] = max(hit.end, starts.get(hit.start, 0))
                ends = self._ends.setdefault(word_class, {})
                ends[hit.end] = min(hit.start, ends.get(hit.end, hit.start))

    def starts_at(self, place: int, *word_classes: str) -> bool:
        """Whether a word of the classes begins at a place."""
        return any(place in self._starts.get(word_class, ()) for word_class in word_classes)

    def within(self, start: int, end: int, *word_classes: str) -> list[int]:
        """The places between two others where a word of the classes begins, in order."""
        return sorted(p for word_class in word_classes for p in self._starts.get(word_class, ()) if start <= p < end)

    def just_before(self, place: int, floor: int, *word_classes: str) -> bool:
        """Whether a word of the classes leads up to a name that begins at a place: "according to the", "by"."""
        for word_class in word_classes:
            for end, start in self._ends.get(word_class, {}).items():
                if floor <= start and place - 40 <= end < place and _TO_NAME.fullmatch(self.text, end, place):
                    return True
        return False

    def end_of(self, start: int, word_class: str) -> int:
        """Where the word of a class that begins at a place ends."""
        return self._starts[word_class][start]


def _of_sentence(near: _Words, sentence: Span, mentions: list[Mention]) -> list[Mention]:
    mentions = _merged(near, mentions)
    mentions = _with_unknown(near, sentence, mentions)
    placed: list[Mention] = []
    for number, mention in enumerate(mentions):
        if placed and mention.start < placed[-1].end:
            continue
        floor = placed[-1].end if placed else sentence.start
        ceiling = mentions[number + 1].start if number + 1 < len(mentions) else sentence.end
        mention = _with_role(near, mention, sentence, floor, sentence.end, ceiling)
        if (mention.shared and mention.role not in STRONG) or (
            mention.own and mention.source is None and not _at_head(near, mention, sentence)
        ):
            continue
        if mention.source is None and not mention.own and mention.role not in (SAYS, ACCORDING):
            continue
        placed.append(mention)
    return placed


def _merged(near: _Words, mentions: list[Mention]) -> list[Mention]:
    """One mention of a body and its person: "Pentagon spokesman Peter Cook", "Peter Cook of the Pentagon"."""
    merged: list[Mention] = []
    for mention in mentions:
        last = merged[-1] if merged else None
        if last is not None and _are_one(near, last, mention):
            merged[-1] = replace(_more_exact(near, last, mention), start=last.start, end=mention.end, shared=False)
        else:
            merged.append(mention)
    return merged


def _are_one(near: _Words, first: Mention, second: Mention) -> bool:
    if first.source is None or second.source is None or MEDIA in (first.kind, second.kind):
        return False
    between = near.text[first.end : second.start]
    if len(between) > 60 or not _BETWEEN_NAMES.fullmatch(between) or _NO_JOIN.search(between):
        return False
    if near.within(first.end, second.start, SAID, SPEECH, VERBS, CITING, BEFORE):
        return False
    bodies = near.passage.book.bodies
    related = first.source in bodies[second.source] or second.source in bodies[first.source]
    return related or (first.kind == PERSON) != (second.kind == PERSON)


def _more_exact(near: _Words, first: Mention, second: Mention) -> Mention:
    if (first.kind == PERSON) != (second.kind == PERSON):
        return first if first.kind == PERSON else second
    assert second.source is not None
    return second if first.source in near.passage.book.bodies[second.source] else first


def _with_unknown(near: _Words, sentence: Span, mentions: list[Mention]) -> list[Mention]:
    """Besides the known ones, whoever else is made a speaker by a word for it."""
    spans = [(mention.start, mention.end) for mention in mentions]
    found = [
        (start, near.end_of(start, SPEAKERS))
        for start in near.within(sentence.start, sentence.end, SPEAKERS)
        if not any(
            _OF_NEXT.fullmatch(near.text, near.end_of(start, SPEAKERS), left)
            or _OF_LAST.fullmatch(near.text, right, start)
            for left, right in spans
        )
    ]
    for verb in near.within(sentence.start, sentence.end, SAID):
        match = _SUBJECT.search(near.text, max(sentence.start, verb - 110), verb)
        if match is not None and match.group(1) not in PRONOUNS:
            found.append(match.span(1))
    unknown = [
        Mention(start, end, None)
        for start, end in found
        if not any(left < end and start < right for left, right in spans)
    ]
    return sorted([*mentions, *unknown], key=lambda mention: mention.start)


def _with_role(near: _Words, mention: Mention, sentence: Span, floor: int, end: int, ceiling: int) -> Mention:
    relay = near.just_before(mention.start, floor, RELAYS)
    if _is_source_of(near, mention, floor):
        return replace(mention, role=ACCORDING, relay=relay)
    to_report = _TO_REPORT.match(near.text, mention.end, end)
    if to_report and near.within(mention.end, to_report.end() + 1, REPORTS):
        return replace(mention, role=REPORT, relay=relay)
    verb = _speaks(near, mention, end)
    if verb is not None:
        return replace(mention, end=mention.end if mention.own else verb, role=SAYS, relay=relay)
    return replace(mention, role=HEAD if _at_head(near, mention, sentence) else NAMED, relay=relay)


def _is_source_of(near: _Words, mention: Mention, floor: int) -> bool:
    """Whether the words before a mention make it the source: "according to X", "by X's count", "cites X"."""
    unknown = mention.source is None
    if near.just_before(mention.start, floor, BEFORE):
        return True
    if not unknown and near.just_before(mention.start, floor, CITING):
        return True
    if not mention.own and _INVERTED.search(near.text, max(0, mention.start - 12), mention.start):
        return True
    return not unknown and not mention.shared and not mention.own and near.just_before(mention.start, floor, BY)


def _speaks(near: _Words, mention: Mention, end: int) -> int | None:
    """Where the verb begins whose subject a mention is."""
    if mention.source is None and not mention.own:
        verbs, between = (SAID,), _TO_VERB_AT_ONCE
    elif mention.shared:
        verbs, between = (SAID, SPEECH), _TO_VERB_AT_ONCE
    else:
        verbs, between = (SAID, SPEECH, VERBS), _TO_VERB
    for verb in near.within(mention.end, min(end, mention.end + 170), *verbs):
        if _NO_VERB.search(near.text, max(0, verb - 8), verb) or _PASSIVE.match(near.text, verb):
            continue
        if between.fullmatch(near.text, mention.end, verb):
            return verb
        if verb - mention.end > 10 and not near.text[mention.end : verb].count(","):
            return None
    return None


def _at_head(near: _Words, mention: Mention, sentence: Span) -> bool:
    lead = near.text[sentence.start : mention.start]
    clause = [cut.end() for cut in _CLAUSE.finditer(lead)]
    rest = lead[clause[-1] if clause else 0 :]
    return len(rest) <= 30 and not rest.rstrip().endswith(",") and not re.search(r"\d", rest)
