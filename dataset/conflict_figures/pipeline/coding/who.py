"""Whose: the actor of a claim.

An indicator tells what kinds of actors it can be of: armed groups, if nothing else. The one that is named nearest to the figure is
it: in its zone, its sentence, the passage, the title, the passages before. People who travel to fight joined the group that
their passage or the title names, or else one of those that are not told apart.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import lru_cache

from conflict_figures.pipeline.coding.book import Book, Sense
from conflict_figures.pipeline.coding.context import Article, FigureIn, Passage, Span, within
from conflict_figures.pipeline.coding.patterns import Hit
from conflict_figures.pipeline.coding.placenames import Role
from conflict_figures.pipeline.coding.proposal import ELSEWHERE, Proposal, Subject
from conflict_figures.pipeline.coding.subject import OTHER_WARS, is_common_noun, subject_of
from conflict_figures.pipeline.inputs.codebook import Indicator
from conflict_figures.pipeline.regions import WORLD

ARMED_GROUP, COALITION, STATE = "armed-group", "coalition", "state"  # kinds of actors
AROUND = 2000  # characters of the passage before a figure in which an actor may still be meant
EARLIER = 20  # passages before a figure's in which an actor may still be meant
_AND = re.compile(r"\s+(?:and|or|and/or)\s+(?:the\s+)?(?:\w+\s+)?")
_OTHERS = re.compile(r",?\s+(?:and|or|and/or)\s+(?:\w+\s+)?(?:other|another|similar|rival|different)\b")
# Before the name of who does it, or gets what another loses.
_DOER = re.compile(r"\b(?:by|to|with|for) (?:the )?$", re.IGNORECASE)
_ANTI = "anti-"  # before the name of whom somebody else is against

Found = tuple[str, str]  # an actor and how it was found
Kinds = Collection[str]


def propose_actor(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """The actor of a figure, given what it counts (None where that is open: then only what its sentence names)."""
    about = book.indicators.get(indicator or "")
    if about is not None and not about.actor_kinds:
        return
    if about is None:
        groups = _named(figure.passage, _up_to(figure), figure.start, (ARMED_GROUP,), book)
        found = next(((actor, "open") for actor in groups), None)
    elif about.actor is not None:
        found = (about.actor, "indicator")
    else:
        found = next(_actors(figure, about, book), None)
    if found is not None:
        yield Proposal("actor", found[0], f"actor:{found[1]}")


def _actors(figure: FigureIn, about: Indicator, book: Book) -> Iterator[Found]:
    passage, article = figure.passage, figure.passage.article
    subject = subject_of(passage)
    kinds = tuple(about.actor_kinds)
    others = tuple(kind for kind in kinds if kind != STATE)  # a state that is named elsewhere is rather one that speaks
    for span, how, of in (
        (figure.zone, "zone", kinds),
        (_up_to(figure), "sentence", kinds),
        (figure.near_span, "after", others),
        (Span(max(0, figure.start - AROUND), figure.sentence_span.start), "passage", others),
    ):
        found = _named(passage, span, figure.start, of, book)
        if about.undergone and len(set(found)) > 1:
            found = _undergoing(passage, span, of, book) or found
        yield from ((actor, how) for actor in found)
        if within(passage.words.get(OTHER_WARS, ()), span):
            return  # whoever is meant is one that the codebook has not
    if subject is Subject.OTHER:
        return
    if article is not None and article.heading is not None and (titled := _first(article.heading, others, book)):
        yield titled, "title"
    if about.theatre is not None or about.at_home:
        for group in _not_told_apart(book):
            if (told := _unnamed(article, group, book)) is not None:
                yield group, told
    elif article is not None and subject is Subject.OURS:
        at = bisect_left(article.passages, passage.position, key=lambda other: other.position)
        for other in reversed(article.passages[max(0, at - EARLIER) : at]):
            if ARMED_GROUP in kinds and (named := _first(other, (ARMED_GROUP,), book)):
                yield named, "earlier"
        if COALITION in kinds:
            yield from ((actor, "implied") for actor in _opponents(article, book))


def _up_to(figure: FigureIn) -> Span:
    """The figure's sentence up to the end of its zone: what comes after belongs to other figures."""
    return Span(figure.near_span.start, figure.zone.end)


def _named(passage: Passage, span: Span, near: int, kinds: Kinds, book: Book) -> list[str]:
    """The actors of these kinds that are named in a span, the nearest first.

    Two groups in one breath, or one and "others", are the groups that are not told apart.
    """
    hits = [hit for hit in passage.names_in(span) if _meant(passage, hit, kinds, book)]
    found = []
    for at, hit in enumerate(hits):
        actor = _meant(passage, hit, kinds, book)[0]
        beside = [*hits[max(0, at - 1) : at], *hits[at + 1 : at + 2]]
        if book.actors[actor].kind == ARMED_GROUP and _is_one_of_several(passage.text, hit, beside):
            actor = next(iter(_not_told_apart(book)), actor)
        found.append((abs(hit.start - near), actor))
    return [actor for _, actor in sorted(found, key=lambda pair: pair[0])]


def _undergoing(passage: Passage, span: Span, kinds: Kinds, book: Book) -> list[str]:
    """Of several actors the one that something is done to: not the one that does it ("by the SDF"), of others the last named."""
    hits = [hit for hit in passage.names_in(span) if _meant(passage, hit, kinds, book)]
    suffering = [hit for hit in hits if not _DOER.search(passage.text[: hit.start][-12:])]
    return [_meant(passage, hit, kinds, book)[0] for hit in reversed(suffering)]


def _is_one_of_several(text: str, hit: Hit[Sense], beside: list[Hit[Sense]]) -> bool:
    if _OTHERS.match(text, hit.end):
        return True
    return any(_AND.fullmatch(text, min(hit.end, other.end), max(hit.start, other.start)) for other in beside)


def _meant(passage: Passage, hit: Hit[Sense], kinds: Kinds, book: Book) -> list[str]:
    """The actors that a name may mean; a state's name means its forces where it is not its government's word.

    In an article on something else "the coalition" is another one.
    """
    if passage.text[: hit.start][-5:].lower() == _ANTI:
        return []
    if is_common_noun(passage.text[hit.start : hit.end]) and subject_of(passage) in ELSEWHERE:
        return []
    found = [sense.id for sense in hit.senses if sense.kind == "actor" and book.actors[sense.id].kind in kinds]
    if found and book.actors[found[0]].kind == STATE:
        roles = {name.role for name in passage.places_in(Span(hit.start, hit.end))}
        return found if not roles or roles & {Role.ARMS, Role.PLAIN} else []
    return found


@lru_cache(maxsize=1024)
def _first(passage: Passage, kinds: tuple[str, ...], book: Book) -> str | None:
    """The first actor of these kinds that a passage names."""
    return next(iter(_named(passage, Span(0, len(passage.text)), 0, kinds, book)), None)


@lru_cache(maxsize=64)
def _unnamed(article: Article | None, group: str, book: Book) -> str | None:
    """How an article tells of the war that a group stands for the fighters of: by its name, or by no other place; None if not."""
    theatre = book.actors[group].unnamed_in
    if article is None or theatre is None:
        return None
    inside = {place.id for place in book.codebook.places if book.regions.contains(theatre, place.id)} | {theatre}
    fighting = {actor.id for actor in book.codebook.actors if actor.theatre in inside}
    read = [*article.passages, *([article.heading] if article.heading else [])]
    senses = {sense for passage in read for hit in passage.names for sense in hit.senses}
    if any(sense.id in {"place": inside, "actor": fighting}.get(sense.kind, ()) for sense in senses):
        return "unnamed"
    elsewhere = any(name.role is Role.PLACE and name.place != WORLD for passage in read for name in passage.places)
    return None if elsewhere else "untold"


@lru_cache(maxsize=64)
def _opponents(article: Article, book: Book) -> tuple[str, ...]:
    """The coalitions that fight where a group does that the article names."""
    read = [*article.passages, *([article.heading] if article.heading else [])]
    groups = {group for passage in read if (group := _first(passage, (ARMED_GROUP,), book))}
    theatres = {book.actors[group].theatre for group in groups} - {None}
    return tuple(actor.id for actor in book.codebook.actors if actor.kind == COALITION and actor.theatre in theatres)


def _not_told_apart(book: Book) -> list[str]:
    return [actor.id for actor in book.codebook.actors if actor.unnamed_in is not None]
