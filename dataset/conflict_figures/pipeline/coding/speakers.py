"""Who says so: the source that a figure is attributed to, and who relayed it."""

import re
from collections.abc import Iterator, Sequence

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.mentions import ACCORDING, HEAD, SAYS, Mention, mentions_in
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.voices import MEDIA


def propose_speaker(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """attributed_to and via of a figure; nothing where the article speaks in its own voice."""
    found = _speaker(figure)
    if found is None:
        return
    mention, rule = found
    if mention.source is None or (mention.own and mention.kind == MEDIA):
        return
    yield Proposal("attributed_to", mention.source, f"speaker:{rule}")


def _speaker(figure: FigureIn) -> tuple[Mention, str] | None:
    """The mention that speaks for a figure, and the name of the rule that found it."""
    of_passage = mentions_in(figure.passage)
    mentions = of_passage[figure.sentence]
    found = _in_sentence(figure, mentions)
    if found is not None:
        return found
    for number in range(figure.sentence - 1, -1, -1):
        strong = [mention for mention in of_passage[number] if mention.strong or mention.role == HEAD]
        if strong:
            return strong[-1], "carried"
    for mention in of_passage[figure.sentence + 1] if figure.sentence + 1 < len(of_passage) else ():
        if mention.role == ACCORDING:
            return mention, "next"
    return None


_STOP = re.compile(r";")
_NEW_CLAUSE = re.compile(r";|\band,|, and\b|\bwhile\b")
_PRONOUN = re.compile(
    r"[\s;,]*(?:and |while |but )?(?:it|its|he|his|she|her|they|their|the same|the latter|both|that|this|these)\b",
    re.IGNORECASE,
)


def _in_sentence(figure: FigureIn, mentions: Sequence[Mention]) -> tuple[Mention, str] | None:
    if not mentions:
        return None
    text, sentence = figure.passage.text, figure.sentence_span
    stops = [stop.start() for stop in _STOP.finditer(text, sentence.start, sentence.end)]
    start = max((stop for stop in stops if stop < figure.start), default=sentence.start)
    end = min((stop for stop in stops if stop > figure.start), default=sentence.end)
    clause = _speaking([mention for mention in mentions if start <= mention.start < end])
    before = [mention for mention in clause if mention.start < figure.start]
    after = [mention for mention in clause if mention.start >= figure.end]
    for mention in after[:1]:
        if (
            mention.role == ACCORDING
            and mention.start < figure.zone.end
            and not _NEW_CLAUSE.search(text, figure.end, mention.start)
        ):
            return mention, "after"
    strong = [mention for mention in before if mention.strong]
    if strong:
        return strong[-1], strong[-1].role
    if [mention for mention in after if mention.strong]:
        return next(mention for mention in after if mention.strong), "after"
    head = [mention for mention in before if mention.role == HEAD]
    if head:
        return head[-1], "head"
    earlier = _speaking([m for m in mentions if m.end <= start and (m.strong or m.role == HEAD)])
    if earlier:
        pronoun = _PRONOUN.match(text, start, end)
        return earlier[-1], "pronoun" if pronoun else "earlier"
    named = [mention for mention in clause if mention.source is not None]
    return (named[0], "named") if len(named) == 1 else None


def _speaking(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that only passed it on: a medium beside somebody else, what stands after "told"."""
    others = [mention for mention in mentions if mention.kind != MEDIA and mention.strong]
    if others:
        mentions = [m for m in mentions if m.kind != MEDIA or (m.own and m.role == SAYS)]
    return [mention for mention in mentions if not mention.relay] or list(mentions)
