"""Who says so: the source that a figure is attributed to, and who relayed it."""

import re
from collections.abc import Iterator, Sequence

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.mentions import ACCORDING, HEAD, Mention, mentions_in
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


def _in_sentence(figure: FigureIn, mentions: Sequence[Mention]) -> tuple[Mention, str] | None:
    if not mentions:
        return None
    text = figure.passage.text
    cuts = [cut.start() for cut in re.finditer(";", text[figure.sentence_span.start : figure.sentence_span.end])]
    cuts = [figure.sentence_span.start + cut for cut in cuts]
    start = max((cut for cut in cuts if cut < figure.start), default=figure.sentence_span.start)
    end = min((cut for cut in cuts if cut > figure.start), default=figure.sentence_span.end)
    mentions = [mention for mention in mentions if not mention.relay] or list(mentions)
    after = [m for m in mentions if m.role == ACCORDING and figure.end <= m.start < figure.zone.end]
    if after:
        return after[0], "after"
    clause = [m for m in mentions if start <= m.start < end]
    before = [m for m in clause if m.end <= figure.start + 1]
    strong = [m for m in before if m.strong]
    if strong:
        return _not_own(strong), strong[-1].role
    following = [m for m in clause if m.start >= figure.end and m.strong]
    if following:
        return following[0], "after"
    head = [m for m in before if m.role == HEAD]
    if head:
        return head[-1], "head"
    earlier = [m for m in mentions if m.end <= start and (m.strong or m.role == HEAD)]
    if earlier:
        return earlier[-1], "earlier"
    named = [m for m in mentions if m.source is not None]
    return (named[0], "named") if len(named) == 1 else None


def _not_own(mentions: Sequence[Mention]) -> Mention:
    """The last one, unless it is the article's own voice and another speaks through it."""
    return mentions[-1]
