"""The clauses of a sentence: the parts of it that have a verb of their own.

A sentence is cut at its signs and conjunctions, and what has no verb belongs to what stands before it ("was beaten at Ramadi,
Iraq, in January"), at the beginning of a sentence to what follows ("In June, the town fell").
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from conflict_figures.pipeline.coding.context import DateIn, Passage, Span, within
from conflict_figures.pipeline.coding.patterns import hits_in

AUXILIARIES, VERB_FORMS, TELLS = "auxiliaries", "verb_forms", "tells"  # classes of words.yaml
_CUT = re.compile(
    r"[;:()—]|,(?!\d)|\s[-–]\s|\b(?:and|but|or|while|whereas|after|before|as|when|that|which|who|whom|where|because|although|though"
    r"|until|if|since)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?<![\w-])[A-Za-z]{2,}ed\b(?!-)")
_OPENING_VERB = re.compile(r"\W*(?:(?:and|but|while|after|before|when|since)\s+)?(?:[a-z]+ly\s+)?[a-z]{3,}ing\b")
_SUBORDINATE = re.compile(
    r"\W*(?:while|whereas|after|before|as|when|that|which|who|whom|where|because|although|though|until|if|since)\b",
    re.IGNORECASE,
)


def clauses(passage: Passage, sentence: Span, dates: Sequence[DateIn]) -> list[Span]:
    """The clauses of a sentence, which has these dates, one after the other; a sentence without any verb is one."""
    verbs = verbs_in(passage, sentence)
    merged: list[Span] = []
    has_verb = False
    for piece in _pieces(passage, sentence, dates):
        own = within(verbs, piece) or bool(_OPENING_VERB.match(passage.text, piece.start, piece.end))
        joins = not own or (not has_verb and not (_SUBORDINATE.match(passage.text, piece.start) and len(merged) > 1))
        if merged and joins and passage.text[piece.start] != ";":
            merged[-1] = Span(merged[-1].start, piece.end)
            has_verb = has_verb or own
        else:
            merged.append(piece)
            has_verb = own
    return merged


def verbs_in(passage: Passage, span: Span) -> list[int]:
    """Where verbs begin: words in -ed, forms that words.yaml lists, and words that tell of a happening."""
    found = {verb.start() for verb in _VERB.finditer(passage.text, span.start, span.end)}
    for word_class in (AUXILIARIES, VERB_FORMS, TELLS):
        found.update(
            place for place in in_span(passage.words.get(word_class, ()), span) if passage.text[place].islower()
        )
    found.update(
        hit.start for hit in hits_in(passage.tellings, span.start, span.end) if any(told.is_verb for told in hit.senses)
    )
    return sorted(place for place in found if not passage.named_at(place))


def in_span(places: Sequence[int], span: Span) -> Sequence[int]:
    """Those of the places, which are in order, that lie in the span."""
    return places[bisect_left(places, span.start) : bisect_left(places, span.end)]


def _pieces(passage: Passage, sentence: Span, dates: Sequence[DateIn]) -> list[Span]:
    """The sentence cut at every sign and conjunction that is not within a date or a name."""
    cuts = [
        cut.start()
        for cut in _CUT.finditer(passage.text, sentence.start, sentence.end)
        if cut.start() > sentence.start
        and not passage.named_at(cut.start())
        and not any(date.start_at <= cut.start() < date.end_at for date in dates)
    ]
    edges = [sentence.start, *cuts, sentence.end]
    return [Span(start, end) for start, end in pairwise(edges) if end > start]
