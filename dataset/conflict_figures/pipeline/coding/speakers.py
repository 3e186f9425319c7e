"""Who says so: the source that a figure is attributed to, and who relayed it."""

import re
from collections.abc import Iterator, Sequence

from conflict_figures.pipeline.coding.attribution import ACCORDING, HEAD, HOLDS, NAMED, SAYS, Mention
from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn, Span
from conflict_figures.pipeline.coding.mentions import mentions_in
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.voices import MEDIA

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
    yield from _via(figure, mention)


def _via(figure: FigureIn, speaker: Mention) -> Iterator[Proposal]:
    """Who passed on to the article what a source said: who cites it, or a medium beside it."""
    if speaker.cited_by is not None:
        yield Proposal("via", speaker.cited_by, "via:cites")
        return
    clause = _clause(figure)
    for mention in mentions_in(figure.passage)[figure.sentence]:
        if mention.own or mention.source in (None, speaker.source) or not clause.holds(mention.start):
            continue
        if (mention.kind == MEDIA and not _speaks_itself(figure, mention, speaker)) or (
            mention.relay and not mention.told
        ):
            if speaker.kind != MEDIA:
                yield Proposal("via", str(mention.source), "via:told" if mention.told else "via:named")
            return


def _speaks_itself(figure: FigureIn, medium: Mention, speaker: Mention) -> bool:
    """Whether a medium says something else than the speaker: "X put it at 3, while the Y Post had 5"."""
    if medium.role not in (SAYS, HOLDS) or medium.relay:
        return False
    if medium.start > speaker.start:
        return medium.head
    return any(medium.end <= other.start < speaker.start for other in figure.neighbours)


def _speaker(figure: FigureIn) -> tuple[Mention, str] | None:
    """The mention that speaks for a figure, and the name of the rule that found it."""
    of_passage = mentions_in(figure.passage)
    found = _in_sentence(figure, of_passage[figure.sentence])
    if found is not None and found[0].again:
        named = _last_speaker(of_passage, figure.sentence, found[0])
        return None if named is None else (named, "again")
    if found is not None:
        return found[0], "surname" if found[0].surname else found[1]
    before = of_passage[max(0, figure.sentence - 1) : figure.sentence]
    named = _last_speaker(before, len(before), None)
    if named is not None:
        return named, "carried"
    for mention in [
        mention for mentions in of_passage[figure.sentence + 1 : figure.sentence + 2] for mention in mentions[:1]
    ]:
        if mention.role == ACCORDING and mention.head:
            return mention, "next"
    return None


def _last_speaker(of_passage: Sequence[Sequence[Mention]], sentence: int, again: Mention | None) -> Mention | None:
    """Who spoke last before a sentence, or in it before `again`; None where that is not known or it is the article itself."""
    before = [mention for mentions in of_passage[:sentence] for mention in mentions]
    if again is not None:
        before += [mention for mention in of_passage[sentence] if mention.start < again.start]
    spoke = [mention for mention in _speaking(before) if mention.strong and not mention.again]
    return spoke[-1] if spoke and not spoke[-1].own else None


def _in_sentence(figure: FigureIn, mentions: Sequence[Mention]) -> tuple[Mention, str] | None:
    if not mentions:
        return None
    clause = _clause(figure)
    inside = [mention for mention in mentions if clause.holds(mention.start)]
    before = _speaking([mention for mention in inside if mention.start < figure.start])
    after = _speaking([mention for mention in inside if mention.start >= figure.end])
    if after and after[0].role == ACCORDING and _stands_right_behind(figure, after[0]):
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
    named = [mention for mention in inside if mention.source is not None and mention.role == NAMED]
    return (named[0], "named") if len(named) == 1 else None


def _stands_right_behind(figure: FigureIn, mention: Mention) -> bool:
    """Whether a mention behind a figure belongs to it and not to the next one or to a new clause."""
    return mention.start < figure.zone.end and not _NEW_CLAUSE.search(figure.passage.text, figure.end, mention.start)


def _clause(figure: FigureIn) -> Span:
    """The part of the sentence between semicolons that a figure stands in."""
    text, sentence = figure.passage.text, figure.sentence_span
    start = text.rfind(";", sentence.start, figure.start)
    end = text.find(";", figure.end, sentence.end)
    return Span(sentence.start if start < 0 else start, sentence.end if end < 0 else end)


def _speaking(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that only passed it on: a medium beside somebody else, what stands after "told"."""
    others = any(mention.kind != MEDIA and mention.strong for mention in mentions)
    kept: list[Mention] = []
    for number, mention in enumerate(mentions):
        opens = mention.role in (SAYS, HOLDS) and mention.head and (mention.own or number)
        if others and mention.kind == MEDIA and not opens:
            continue
        if (
            mention.shared
            and mention.role != ACCORDING
            and not mention.head
            and any(other.role in (SAYS, HOLDS) and not other.own for other in kept)
        ):
            continue
        kept.append(mention)
    return [mention for mention in kept if not mention.relay] or kept
