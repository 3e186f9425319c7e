"""Who is named as speaking in a passage: each mention of a source, of the article's own voice, or of somebody unknown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from conflict_figures.pipeline.coding.attribution import (
    OFFICES,
    OWN,
    REPORTS,
    SAID,
    SPEAKERS,
    TITLES,
    Mention,
    Near,
    with_role,
)
from conflict_figures.pipeline.coding.context import Article, Passage, Span
from conflict_figures.pipeline.coding.voices import MEDIA, NAME, PERSON, SURNAME, Voice

_DETERMINERS = r"A|An|The|Some|Most|Many|Other|Several|Two|Three|In|By|As|But|And|For|From|According"
_SOMEBODY = re.compile(
    rf"(?:\b(?!(?:{_DETERMINERS})\b)[A-Z][\w.-]*|['’]s|\b(?:local|federal|its|their|his|her|report))\s(?:[a-z-]+\s){{0,2}}$"
)
_FIRST_NAME = re.compile(r"(?<!\S)[A-Z][\w.'’-]+\s$")
_PARTS = re.compile(r"\s*[(),/]\s*|\s+(?:via|citing|quoting|excerpting|reposted|repost|after|text)\s+")
# One noun phrase: "Pentagon spokesman Col. Peter Cook", "Peter Cook of the Pentagon", "Peter Cook, head of the Pentagon".
_ONE_PHRASE = re.compile(r"(?:['’]s?)?[\s,]*(?:[\w.'’-]+[\s,]+){0,6}")
_TWO_PHRASES = re.compile(
    r"[;:\d]|\b(?:and|while|but|than|with|that|had|has|have|is|was|are|were|against|to|by|beside|over|after|about)\b"
)
_OF_NEXT = re.compile(r"\s(?:of|for|at|from|in)\s(?:the\s)?")
_OF_LAST = re.compile(r"(?:['’]s?)?\s(?:[\w'’.-]+\s){0,3}")
_PRONOUN = re.compile(r"\b(?:its|their|his|her)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"([A-Z][\w'’-]*(?:\s(?:al-|de\s|van\s|of\s|the\s)?[A-Z][\w'’-]*)*)(?:,[^;:,]{1,60},)?\s(?:also\s|has\s|had\s)?$"
)
_NO_SUBJECT = frozenset(
    "He She It They The This That These Those Who We I But And In A An Some Others Many Most There Both Another".split()
)


@lru_cache(maxsize=8)
def mentions_in(passage: Passage) -> list[list[Mention]]:
    """The mentions of each sentence of a passage, in order."""
    near = Near(passage)
    found: list[list[Mention]] = [[] for _ in passage.sentences]
    for mention in sorted([*_known(near), *_own(passage, near)], key=lambda mention: (mention.start, -mention.end)):
        of_sentence = found[passage.sentence_at(mention.start)]
        if not of_sentence or mention.start >= of_sentence[-1].end:
            of_sentence.append(mention)
    return [
        list(_placed(near, sentence, [*_merged(near, mentions)]))
        for sentence, mentions in zip(passage.sentences, found, strict=True)
    ]


def _known(near: Near) -> Iterator[Mention]:
    passage, book = near.passage, near.passage.book
    own = book.codebook.publishers.get(passage.article.publisher) if passage.article else None
    for hit in passage.voices:
        voice = _meant(passage, hit.senses)
        if voice is None:
            continue
        if voice.sort == SURNAME and _has_another_first_name(passage, hit.start):
            yield Mention(hit.start, hit.end, None)
        elif not (voice.shared and _is_of_somebody(passage.text, hit.start, hit.end)):
            kind = book.sources[voice.source].kind
            yield Mention(hit.start, hit.end, voice.source, kind, own=own == voice.source, shared=voice.shared)


def _meant(passage: Passage, voices: Iterable[Voice]) -> Voice | None:
    """The one of some voices that is meant: of several with a surname, and of those with a title, the one named elsewhere."""
    several = list(voices)
    if len(several) > 1 or several[0].sort not in (NAME, SURNAME):
        named = passage.article.sources if passage.article else frozenset()
        several = [voice for voice in several if voice.source in named]
    return several[0] if len(several) == 1 else None


def _has_another_first_name(passage: Passage, start: int) -> bool:
    """Whether a capitalised word that is no title stands before a surname."""
    before = _FIRST_NAME.search(passage.text, max(0, start - 25), start)
    return before is not None and before.start() not in passage.words.get(TITLES, ())


def _is_of_somebody(text: str, start: int, end: int) -> bool:
    """Whether a word for anybody has one before it that says whose they are: "Turkish officials", "IHS estimates"."""
    return text[start:end].islower() and _SOMEBODY.search(text, max(0, start - 40), start) is not None


def _own(passage: Passage, near: Near) -> Iterator[Mention]:
    if passage.article is not None:
        for match in _own_names(passage.article).finditer(passage.text):
            yield Mention(match.start(), match.end(), None, MEDIA, own=True)
    for start, end in near.spans(OWN):
        yield Mention(start, end, None, MEDIA, own=True)


@lru_cache(maxsize=8)
def _own_names(article: Article) -> re.Pattern[str]:
    """The publisher as its texts may name it: as printed, its parts, without "The", its initials."""
    names = set()
    for part in _PARTS.split(article.publisher):
        names |= {part, part.removeprefix("The "), "".join(re.findall(r"\b[A-Z]", part))}
    usable = sorted((name for name in names if len(name) > 2 and not name.islower()), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in usable) or r"(?!)")


def _merged(near: Near, mentions: list[Mention]) -> Iterator[Mention]:
    """One mention of a body and its person, and of a person and the title."""
    last: Mention | None = None
    for mention in mentions:
        if last is None:
            last = mention
        elif _are_one(near, last, mention):
            last = replace(_more_exact(near, last, mention), start=last.start, end=mention.end, shared=False)
        else:
            yield last
            last = mention
    if last is not None:
        yield last


def _are_one(near: Near, first: Mention, second: Mention) -> bool:
    if first.source is None or second.source is None or MEDIA in (first.kind, second.kind):
        return False
    between = near.text[first.end : second.start]
    if len(between) > 60 or not _ONE_PHRASE.fullmatch(between) or _TWO_PHRASES.search(between):
        return False
    if near.has_verb(first.end, second.start) or near.within(first.end, second.start, REPORTS):
        return False
    bodies = near.passage.book.bodies
    related = first.source in bodies[second.source] or second.source in bodies[first.source]
    return related or first.source == second.source or (first.kind == PERSON) != (second.kind == PERSON)


def _more_exact(near: Near, first: Mention, second: Mention) -> Mention:
    if (first.kind == PERSON) != (second.kind == PERSON):
        return first if first.kind == PERSON else second
    return second if first.source in near.passage.book.bodies[str(second.source)] else first


def _placed(near: Near, sentence: Span, mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions that may speak, with their roles, those of somebody unknown among them."""
    last: Mention | None = None
    for mention in _with_unknown(near, sentence, mentions):
        if last is not None and mention.start < last.end:
            continue
        placed = with_role(near, _narrowed(near, mention), sentence, last)
        if placed is not None:
            yield placed
            last = placed


def _narrowed(near: Near, mention: Mention) -> Mention:
    """A body's person or part that its office is the name of: "Europol's director", where the article names one."""
    article, book = near.passage.article, near.passage.book
    office = near.office_behind(mention)
    if office is None or article is None or mention.source is None or mention.kind == PERSON:
        return mention
    word = near.text[office.start : office.end].lower()
    parts = [source for source in article.sources if mention.source in book.bodies[source]]
    if near.starts_at(office.start, OFFICES):
        parts = [source for source in parts if book.sources[source].kind == PERSON]
    else:
        parts = [source for source in parts if word in book.words_of_names[source]]
    if len(parts) != 1:
        return mention
    return replace(mention, source=parts[0], kind=book.sources[parts[0]].kind, end=office.end, shared=False)


def _with_unknown(near: Near, sentence: Span, mentions: list[Mention]) -> list[Mention]:
    """Besides the known ones, whoever else may be made a speaker by a word for it."""
    text = near.text
    unknown: list[tuple[int, int, int]] = []
    for start, end in near.spans(SPEAKERS, sentence):
        joined = any(
            _OF_NEXT.fullmatch(text, end, known.start) or _OF_LAST.fullmatch(text, known.end, start) for known in mentions
        )
        if not joined and not _PRONOUN.search(text, max(sentence.start, start - 25), start):
            unknown.append((start, end, end))
    for verb in near.within(sentence.start, sentence.end, SAID):
        match = _SUBJECT.search(text, max(sentence.start, verb - 110), verb)
        if match is not None and match.group(1) not in _NO_SUBJECT:
            unknown.append((*match.span(1), verb))
    free = [
        Mention(start, end, None)
        for start, end, reach in unknown
        if not any(known.start < reach and start < known.end for known in mentions)
    ]
    return sorted([*mentions, *free], key=lambda mention: mention.start)
