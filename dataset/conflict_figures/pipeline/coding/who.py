"""Whose: the actor of a claim.

An indicator tells what kinds of actors it can be of: armed groups, if nothing else. The one that is named nearest to the figure is
it: in its zone, its sentence, the passage, the title, the article. People who travel to fight are said to join a group in their own sentence
or in the title, or else stand for the groups that are not told apart.
"""

import re
from collections.abc import Collection, Iterator

from conflict_figures.pipeline.coding.book import Book, Sense
from conflict_figures.pipeline.coding.context import Article, FigureIn, Passage, Span
from conflict_figures.pipeline.coding.patterns import Hit
from conflict_figures.pipeline.coding.placenames import Role
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.inputs.codebook import Indicator

ARMED_GROUP, COALITION, STATE = "armed-group", "coalition", "state"  # kinds of actors
_AND = re.compile(r"\s+(?:and|or|and/or)\s+(?:the\s+)?(?:\w+\s+)?")
_OTHERS = re.compile(r",?\s+(?:and|or|and/or)\s+(?:\w+\s+)?(?:other|another|similar|rival|different)\b")

Found = tuple[str, str]  # an actor and how it was found


def propose_actor(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """The actor of a figure, given what it counts (None where that is open: then only what its sentence names)."""
    about = book.indicators.get(indicator or "")
    if about is None:
        found = next(_named(figure.passage, _up_to(figure), figure.start, (ARMED_GROUP,), book), None)
        how = "open"
    elif about.actor is not None:
        found, how = about.actor, "indicator"
    else:
        found, how = next(_actors(figure, about, book), (None, ""))
    if found is not None:
        yield Proposal("actor", found, f"actor:{how}")


def _actors(figure: FigureIn, about: Indicator, book: Book) -> Iterator[Found]:
    passage, article, kinds = figure.passage, figure.passage.article, about.actor_kinds
    travelled = about.theatre is not None
    for span, how in ((figure.zone, "zone"), (_up_to(figure), "sentence")):
        for actor in _named(passage, span, figure.start, kinds, book):
            yield actor, how
    others = [kind for kind in kinds if kind != STATE]  # a state that is named elsewhere is rather one that speaks
    for span, how in ((figure.sentence_span, "after"), (Span(0, figure.sentence_span.start), "passage")):
        for actor in _named(passage, span, figure.start, others, book):
            yield actor, how
    if article is not None and article.heading is not None:
        for actor in _named(article.heading, _all(article.heading), 0, others, book):
            yield actor, "title"
    if travelled or about.at_home:
        yield from ((actor.id, "unnamed") for actor in book.codebook.actors if actor.unnamed_in is not None)
    elif article is not None:
        for other in article.passages:
            for actor in _named(other, _all(other), 0, others, book):
                yield actor, "article"
        if COALITION in kinds:
            yield from ((actor, "implied") for actor in _opponents(article, book))


def _opponents(article: Article, book: Book) -> Iterator[str]:
    """The coalitions that fight where a group does that the article names."""
    read = [*article.passages, *([article.heading] if article.heading else [])]
    groups = {group for passage in read for group in _named(passage, _all(passage), 0, (ARMED_GROUP,), book)}
    theatres = {book.actors[group].theatre for group in groups} - {None}
    for actor in book.codebook.actors:
        if actor.kind == COALITION and actor.theatre in theatres:
            yield actor.id


def _up_to(figure: FigureIn) -> Span:
    """The figure's sentence up to the end of its zone: what comes after belongs to other figures."""
    return Span(figure.sentence_span.start, figure.zone.end)


def _all(passage: Passage) -> Span:
    return Span(0, len(passage.text))


def _named(passage: Passage, span: Span, near: int, kinds: Collection[str], book: Book) -> Iterator[str]:
    """The actors of these kinds that are named in a span, the nearest first.

    Two groups in one breath, or one and "others", are the groups that are not told apart.
    """
    hits = [hit for hit in passage.names if span.holds(hit.start) and _meant(passage, hit, kinds, book)]
    for hit in sorted(hits, key=lambda hit: abs(hit.start - near)):
        actor = _meant(passage, hit, kinds, book)[0]
        unnamed = next((entry.id for entry in book.codebook.actors if entry.unnamed_in is not None), None)
        is_one_of_several = book.actors[actor].kind == ARMED_GROUP and (
            _OTHERS.match(passage.text, hit.end)
            or any(_AND.fullmatch(passage.text, hit.end, other.start) for other in hits)
            or any(_AND.fullmatch(passage.text, other.end, hit.start) for other in hits)
        )
        yield unnamed if unnamed and is_one_of_several else actor


def _meant(passage: Passage, hit: Hit[Sense], kinds: Collection[str], book: Book) -> list[str]:
    """The actors that a name may mean; a state's name is its forces', not its government's word."""
    found = [sense.id for sense in hit.senses if sense.kind == "actor" and book.actors[sense.id].kind in kinds]
    if found and book.actors[found[0]].kind == STATE:
        roles = {name.role for name in passage.places if name.start <= hit.start < name.end}
        return found if not roles or roles & {Role.ARMS, Role.PLAIN} else []
    return found
