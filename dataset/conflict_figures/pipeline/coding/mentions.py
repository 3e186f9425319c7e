"""Who is named as speaking in a passage: each mention of a source, of the article's own voice, or of somebody unknown."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from conflict_figures.pipeline.coding.attribution import (
    AGAIN,
    OFFICES,
    OWN,
    REPORTS,
    SAID,
    SPEAKERS,
    SPEECH,
    TITLES,
    Mention,
    Near,
    aside,
    with_role,
)
from conflict_figures.pipeline.coding.context import Article, Passage, Span
from conflict_figures.pipeline.coding.proposal import Subject
from conflict_figures.pipeline.coding.subject import subject_of
from conflict_figures.pipeline.coding.voices import MEDIA, NAME, PERSON, SURNAME, TITLE, Voice, folded

_DETERMINERS = r"A|An|The|Some|Most|Many|Other|Several|Two|Three|In|By|As|But|And|For|From|According"
_SOMEBODY = re.compile(
    rf"(?:\b(?!(?:{_DETERMINERS})\b)[A-Z][\w.-]*|['’]s|\b(?:local|federal|its|their|his|her|report))\s(?:[a-z-]+\s){{0,2}}$"
)
_QUANTIFIED = re.compile(
    r"\b(?:while|whereas|some|most|other|others|earlier|several|many|various|unofficial|of|to|by|cited|cites|noted)\s$"
)
_FIRST_NAME = re.compile(r"(?<!\S)[A-Z][\w.'’-]+\s$")
_PARTS = re.compile(r"\s*[,/]\s*|\s+via\s+")
_ASIDE = re.compile(r"\s*\([^)]*\)|,?\s(?:reposted|archived|citing|quoting)\b.*")
# One noun phrase: "Pentagon spokesman Col. Peter Cook", "Peter Cook of the Pentagon", "Peter Cook, head of the Pentagon".
_ONE_PHRASE = re.compile(r"(?:['’]s?)?[\s,]*(?:[\w.'’-]+[\s,]+){0,6}")
_TWO_PHRASES = re.compile(
    r"[;:\d]|\b(?:and|while|but|than|with|that|had|has|have|is|was|are|were|against|to|by|beside|over|after|about)\b"
)
_OF_NEXT = re.compile(r"\s(?:of|for|at|from|in)\s(?:the\s)?")
_OF_LAST = re.compile(r"(?:['’]s?)?\s(?:[\w'’.-]+\s){0,3}")
_PRONOUN = re.compile(r"\b(?:its|their|his|her)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_THE = re.compile(r"(?:\A|\s|\b)[Tt]he\s$")
_IT = re.compile(r"\s*(?:But |And |Yet |However, )?(It|He|She|They)(?=\s)")
_SUBJECT = re.compile(
    r"([A-Z][\w'’-]*(?:\s(?:al-|de\s|van\s|of\s|the\s)?[A-Z][\w'’-]*)*)(?:,[^;:,]{1,60},)?\s(?:also\s|has\s|had\s)?$"
)
_SUBJECT_REACH = 110  # characters before a verb within which its subject begins
_NO_SUBJECT = frozenset(
    [
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
        "Some",
        "Others",
        "Many",
        "Most",
        "There",
        "Both",
        "Another",
    ]
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
    names = _own_names(passage.article) if passage.article else None
    named = _named_in_full(passage.article) if passage.article else frozenset()
    for hit in passage.voices:
        voice = _meant(hit.senses, named)
        if voice is None:
            continue
        if voice.sort == SURNAME and not _is_that_person(passage, hit.start, voice.source, named):
            yield Mention(hit.start, hit.end, None)
        elif not (voice.shared and _is_of_somebody(near, hit.start, hit.end)):
            kind = book.sources[voice.source].kind
            is_own = voice.source == own or (names is not None and names.fullmatch(passage.text, hit.start, hit.end))
            alone = voice.sort == SURNAME and voice.source not in named
            yield Mention(hit.start, hit.end, voice.source, kind, own=bool(is_own), shared=voice.shared, surname=alone)


def _meant(voices: Iterable[Voice], named: frozenset[str]) -> Voice | None:
    """The one of some voices that is meant: of several of a surname, and of those with a title, the one named in full."""
    several = sorted(voices, key=lambda voice: not voice.shared)
    if len({voice.source for voice in several}) > 1 or several[0].sort == TITLE:
        several = [voice for voice in several if voice.source in named]
    return several[0] if len({voice.source for voice in several}) == 1 else None


def _is_that_person(passage: Passage, start: int, source: str, named: frozenset[str]) -> bool:
    """Whether a surname is the codebook's person's: no other first name stands before it, and the article is of that world.

    It is where it names the person in full, a body that the person speaks for, or somebody whom the codebook is about.
    """
    sentence = passage.sentences[passage.sentence_at(start)]
    before = _FIRST_NAME.search(passage.text, max(sentence.start, start - 25), start)
    if before is not None and before.start() not in passage.words.get(TITLES, ()):
        return False
    if source in named or named & passage.book.bodies[source]:
        return True
    return subject_of(passage) is Subject.OURS


def _is_of_somebody(near: Near, start: int, end: int) -> bool:
    """Whether a word for anybody has one before it that says whose they are: "Turkish officials", "IHS estimates"."""
    if not near.text[start:end].islower():
        return False
    if near.starts_at(start, SAID, SPEECH):
        return _QUANTIFIED.search(near.text, max(0, start - 15), start) is None
    before = _SOMEBODY.search(near.text, max(0, start - 40), start)
    return before is not None and not near.has_verb(before.start(), start)


def _own(passage: Passage, near: Near) -> Iterator[Mention]:
    if passage.article is not None:
        for match in _own_names(passage.article).finditer(passage.text):
            yield Mention(match.start(), match.end(), None, MEDIA, own=True)
    for start, end in near.spans(OWN):
        yield Mention(start, end, None, MEDIA, own=True)


@lru_cache(maxsize=8)
def _named_in_full(article: Article) -> frozenset[str]:
    """The sources that an article's title or one of its passages gives by name, not by a surname or a title alone."""
    hits = [hit for passage in article.passages for hit in passage.voices]
    if article.title and article.passages:
        hits += article.passages[0].book.voices.longest(folded(article.title))
    return frozenset(voice.source for hit in hits for voice in hit.senses if voice.sort == NAME)


@lru_cache(maxsize=8)
def _own_names(article: Article) -> re.Pattern[str]:
    """The publisher as its texts may name it: as printed, its parts, without "The", its initials."""
    names = set()
    for part in _PARTS.split(_ASIDE.sub("", article.publisher)):
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
            if mention.source is not None and mention.source != last.source:
                yield aside(near, mention, sentence)
            continue
        placed = with_role(near, _narrowed(near, _narrowed(near, mention)), sentence, last)
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
    parts = [source for source in _named_in_full(article) if mention.source in book.bodies[source]]
    if near.starts_at(office.start, OFFICES):
        parts = [source for source in parts if book.sources[source].kind == PERSON]
    else:
        parts = [source for source in parts if word in book.words_of_names[source]]
    if len(parts) != 1:
        return mention
    return replace(mention, source=parts[0], kind=book.sources[parts[0]].kind, end=office.end, shared=False)


def _with_unknown(near: Near, sentence: Span, known: list[Mention]) -> list[Mention]:
    """Besides the known ones, whoever else may be made a speaker by a word for it, and what takes up somebody again."""
    found = [
        Mention(start, end, None)
        for start, end, verb in _strangers(near, sentence, known)
        if not any(one.start < verb and start < one.end for one in _beside(known, start))
    ]
    again = [
        Mention(start, end, None, again=True)
        for start, end in near.spans(AGAIN, sentence)
        if _THE.search(near.text, max(sentence.start, start - 5), start)
    ]
    pronoun = _IT.match(near.text, sentence.start, sentence.end)
    if pronoun is not None:
        again.append(Mention(*pronoun.span(1), None, again=True))
    return sorted([*known, *again, *found], key=lambda mention: mention.start)


def _strangers(near: Near, sentence: Span, known: list[Mention]) -> Iterator[tuple[int, int, int]]:
    """Words for unnamed speakers, and names in front of a verb of saying, each with where that begins."""
    text = near.text
    for start, end in near.spans(SPEAKERS, sentence):
        joined = any(
            _OF_NEXT.fullmatch(text, end, one.start) or _OF_LAST.fullmatch(text, one.end, start)
            for one in _beside(known, start)
        )
        if not joined and not _PRONOUN.search(text, max(sentence.start, start - 25), start):
            yield start, end, end
    for verb in near.within(sentence.start, sentence.end, SAID):
        match = _SUBJECT.search(text, max(sentence.start, verb - _SUBJECT_REACH), verb)
        if match is not None and match.group(1) not in _NO_SUBJECT:
            yield *match.span(1), verb


def _beside(mentions: list[Mention], place: int) -> list[Mention]:
    """The mention before a place, and the few next behind it."""
    at = bisect_left(mentions, place, key=lambda mention: mention.start)
    return mentions[max(0, at - 1) : at + 4]
