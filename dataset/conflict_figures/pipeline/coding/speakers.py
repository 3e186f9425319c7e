"""Who says so: the source that a figure is attributed to, and who relayed it."""

import re
from collections.abc import Iterator, Sequence

from conflict_figures.pipeline.coding.attribution import ACCORDING, HEAD, SAYS, Mention
from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn, Span
from conflict_figures.pipeline.coding.mentions import mentions_in
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.voices import MEDIA, PERSON

_NEW_CLAUSE = re.compile(r";|\band,|, and\b|\bwhile\b")
_PRONOUN = re.compile(
    r"[\s;,]*(?:and |while |but )?(?:it|its|he|his|she|her|they|their|the same|the latter|the report|the study)\b", re.I
)


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
    found = _in_sentence(figure, of_passage[figure.sentence])
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


def _in_sentence(figure: FigureIn, mentions: Sequence[Mention]) -> tuple[Mention, str] | None:
    if not mentions:
        return None
    clause = _clause(figure)
    inside = [mention for mention in mentions if clause.holds(mention.start)]
    before = _speaking([mention for mention in inside if mention.start < figure.start])
    after = _speaking([mention for mention in inside if mention.start >= figure.end])
    if after and after[0].role == ACCORDING and after[0].start < figure.zone.end:
        if not _NEW_CLAUSE.search(figure.passage.text, figure.end, after[0].start):
            return after[0], "after"
    strong = [mention for mention in before if mention.strong]
    if strong:
        return strong[-1], strong[-1].role
    if any(mention.strong for mention in after):
        return next(mention for mention in after if mention.strong), "after"
    head = [mention for mention in before if mention.role == HEAD]
    if head:
        return head[-1], HEAD
    earlier = _speaking([m for m in mentions if m.end <= clause.start and (m.strong or m.role == HEAD)])
    if earlier:
        goes_on = _PRONOUN.match(figure.passage.text, clause.start, clause.end)
        return earlier[-1], "pronoun" if goes_on else "earlier"
    named = [mention for mention in inside if mention.source is not None]
    return (named[0], "named") if len(named) == 1 else None


def _clause(figure: FigureIn) -> Span:
    """The part of the sentence between semicolons that a figure stands in."""
    text, sentence = figure.passage.text, figure.sentence_span
    start = text.rfind(";", sentence.start, figure.start)
    end = text.find(";", figure.end, sentence.end)
    return Span(sentence.start if start < 0 else start, sentence.end if end < 0 else end)


def _speaking(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that only passed it on: a medium beside somebody else, what stands after "told"."""
    others = any(mention.kind != MEDIA and mention.strong for mention in mentions)
    kept = []
    for number, mention in enumerate(mentions):
        opens = mention.role == SAYS and mention.head and (mention.own or number)
        if others and mention.kind == MEDIA and not opens:
            continue
        if mention.shared and mention.kind != PERSON and any(other.role == SAYS and not other.own for other in kept) and not mention.head:
            continue
        kept.append(mention)
    return [mention for mention in kept if not mention.relay] or kept
