"""What a figure counts: the indicator whose cue fits best.

Each indicator lists its cues in the codebook. A cue fits a figure in one of its units where each class of words that it
asks for is found, and none that it excludes. The nearer the words, the better it fits: in the figure's own zone, in that of
a figure before it (a list goes on with what it began with), in the sentence, in the passage, in the article. Cues of
different indicators that fit equally well contradict each other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from conflict_figures.pipeline.coding.book import PERSON, Book, NamedCue, Sense
from conflict_figures.pipeline.coding.context import FigureIn, Passage, Span, places_in, within
from conflict_figures.pipeline.coding.patterns import Hit, hits_in
from conflict_figures.pipeline.coding.placenames import Role
from conflict_figures.pipeline.coding.proposal import ELSEWHERE, Proposal, Subject
from conflict_figures.pipeline.coding.subject import subject_of
from conflict_figures.pipeline.inputs.codebook import Indicator

# How well a class of words that a cue asks for fits, by where it is found.
ZONE, SHARED, BEFORE, AFTER, EARLIER, LATER = 4.0, 3.4, 3.0, 1.0, 0.9, 0.6
STEP = 0.2  # less for every figure in between
FAR = 0.3  # less for a word a hundred characters away in the zone
CONTESTED = 1.0  # another indicator fits so nearly as well that the best one is less sure
GRADES = ("zone", "list", "sentence", "passage", "article")
BYSTANDERS = "bystanders"  # a class of words.yaml
_NOUN_END = re.compile(
    r"[.,;:()]|\b(?:who|that|which|whom|had|has|have|were|was|are|is|be|of|in|from|to|at|by|for|with|on|as|and|or|said|says|say|left"
    r"|joined|went)\b"
)
PEOPLE = frozenset({"people", "women", "minors", "foreigners", "foreign", "nationals"})  # classes of words for people
NEAR = ("zone", "list")  # the grades of a cue that a number needs which no noun follows: "270,000 fled"


def propose_indicator(figure: FigureIn, book: Book, origins: Sequence[str]) -> Iterator[Proposal]:
    """The indicators whose cues fit the figure best; more than one where they fit equally well.

    `origins` are the places of origin that the figure may have. The rule is the cue's name and how near its farthest word is, or
    "contested" where another indicator fits nearly as well; in an article that does not tell of what the codebook is about it is
    the cue's name and what it tells of instead. Who went to war or stayed at home is asked of the codebook's own war alone.
    """
    figure = figure.converted or figure
    subject = subject_of(figure.passage)
    best: dict[str, tuple[float, str]] = {}
    is_bare, others = _is_bare(figure), _counts_bystanders(figure)
    for named in book.cues.get(PERSON if is_bare else figure.row["unit"], ()):
        if subject is Subject.OTHER and _is_of_our_war(book.indicators[named.indicator]):
            continue
        if others and book.indicators[named.indicator].of_origin:
            continue
        fit = _fit(named, figure, origins)
        if is_bare and fit is not None and not fit[1].endswith(NEAR):
            continue
        if fit is not None and fit[0] > best.get(named.indicator, (0.0, ""))[0]:
            best[named.indicator] = fit
    best = {indicator: fit for indicator, fit in best.items() if _can_be(figure, indicator, book)}
    first, second, *_ = (*sorted((score for score, _ in best.values()), reverse=True), 0.0, 0.0)
    for indicator, (score, rule) in best.items():
        if score == first:
            if subject is not Subject.OURS:
                rule = f"{rule.partition(':')[0]}:{subject.value}"
            elif 0.0 < first - second < CONTESTED:
                rule = f"{rule.partition(':')[0]}:contested"
            yield Proposal("indicator", indicator, rule)


def _around(passage: Passage) -> frozenset[str]:
    """The classes of words that a passage's article lends it: where that tells of something else, none but its own."""
    return passage.cue_classes if subject_of(passage) in ELSEWHERE else passage.article_words


def _is_of_our_war(indicator: Indicator) -> bool:
    """Whether an indicator counts people by one war alone: who went to it, and whom its parties have elsewhere."""
    return indicator.theatre is not None or (indicator.at_home and bool(indicator.actor_kinds))


def _is_bare(figure: FigureIn) -> bool:
    """Whether a figure is a mere number, or one of a noun that the extractor does not know and the cues count as people."""
    if figure.row["unit"] is not None or figure.row["kind"] != "count":
        return False
    counted = figure.row["counted"]
    if counted is None or not (figure.passage.book.people | PEOPLE).isdisjoint(figure.counted_words):
        return True
    after = Span(figure.start, figure.end + len(counted) + 1)
    return any(name.role is Role.ORIGIN for name in figure.passage.places_in(after))


def _counts_bystanders(figure: FigureIn) -> bool:
    """Whether the noun that follows a figure is one for people who are no travellers: "five Swedish MPs travelled to Iraq"."""
    end = _NOUN_END.search(figure.passage.text, figure.end, figure.zone.end)
    noun = Span(figure.start, end.start() if end else figure.zone.end)
    return within(figure.passage.words.get(BYSTANDERS, ()), noun)


def _can_be(figure: FigureIn, indicator: str, book: Book) -> bool:
    """Whether an indicator can have the figure's unit and values; a count is a whole number.

    The rules between tables demand it of every claim, and what a rule of the coder got wrong is no fault of the article's.
    """
    entry, unit = book.indicators[indicator], book.units[figure.row["unit"] or PERSON]
    values = [value for end in ("value_low", "value_high") if (value := figure.row[end]) is not None]
    if unit.dimension == "count" and any(value != int(value) for value in values):
        return False
    wanted = book.units[entry.unit]
    if (unit.dimension, unit.dimension == "money" or unit.base) != (
        wanted.dimension,
        wanted.dimension == "money" or wanted.base,
    ):
        return False
    scale = unit.factor / wanted.factor
    return all(entry.range.min <= value * scale <= entry.range.max for value in values)


def _fit(named: NamedCue, figure: FigureIn, origins: Sequence[str]) -> tuple[float, str] | None:
    """How well a cue fits, and the name of the rule; None where it does not."""
    cue, words = named.cue, figure.passage.cue_words
    if not named.asked.issubset(figure.passage.cue_classes):
        return None
    if cue.per and figure.row["per"] not in cue.per:
        return None
    if cue.origin is not None and cue.origin != bool(origins):
        return None
    if cue.home is not None and cue.home != figure.is_home:
        return None
    if any(within(words.get(word_class, ()), figure.zone) for word_class in cue.without):
        return None
    if any(within(words.get(word_class, ()), figure.sentence_span) for word_class in cue.nowhere):
        return None
    if cue.before and not all(_is_before(words.get(word_class, ()), figure) for word_class in cue.before):
        return None
    if cue.article and not _around(figure.passage).issuperset(cue.article):
        return None
    if cue.whole is not None and cue.whole != figure.is_whole:
        return None
    given = bool(cue.per) + (cue.origin is not None)
    score = cue.weight + given + ZONE * len(cue.before)
    grades = ["zone"]
    if cue.share_of:
        near, found = _share_of(figure, cue.share_of)
        if found is None:
            return None
        score += near
        grades.append(found)
    for word_class in (*cue.counted, *cue.zone, *cue.near, *cue.sentence, *cue.words):
        near, found = _nearness(word_class, figure)
        if found is None or (word_class in cue.zone and not within(words.get(word_class, ()), figure.zone)):
            return None
        if word_class in cue.near and found not in ("zone", "list"):
            return None
        if word_class in cue.sentence and found == "passage":
            return None
        if word_class in cue.counted and not _is_counted(word_class, figure):
            return None
        score += near
        grades.append(found)
    rests_on_article = cue.article and len(grades) == 1 and not cue.before
    grade = "article" if rests_on_article else max(grades, key=GRADES.index)
    return score, f"{named.rule}:{grade}"


def _nearness(word_class: str, figure: FigureIn) -> tuple[float, str | None]:
    """How near a class of words is to a figure, and the name of that; none where the passage has no word of it."""
    places = figure.passage.cue_words.get(word_class, ())
    if not places:
        return 0.0, None
    if within(places, figure.zone):
        return ZONE - _farness(places, figure), "zone"
    if not within(places, figure.sentence_span):
        return (EARLIER if places[0] < figure.start else LATER), "passage"
    if figure.continued is not None and within(places, figure.continued.zone):
        return SHARED, "zone"
    for distance, other in enumerate(figure.before):
        if within(places, other.zone):
            if other.is_whole == figure.is_whole:
                return max(BEFORE - STEP * distance, BEFORE - 0.9), "list"
            break
    return AFTER, "sentence"


def _farness(places: Sequence[int], figure: FigureIn) -> float:
    """What is taken off for the words between a figure and the nearest of the places in its zone."""
    inside = places[bisect_left(places, figure.zone.start) : bisect_left(places, figure.zone.end)]
    gap = min(max(place - figure.end, figure.start - place, 0) for place in inside)
    return FAR * min(gap, 100) / 100


COUNTED_WITHIN = 40  # characters after a figure within which the noun that it counts stands
BEFORE_WITHIN = 12  # characters before a figure within which the word stands that leads to it
CITY = "city"  # a kind of places
LAND = "land"  # the class of words.yaml for what may be a place's own and the place itself: "Iraq's territory"
LAND_WITHIN = 20  # characters after the name
BEFORE_WORDS = 2  # that word and no more than another: "down to 12,000", but not "to give up 12,000"
_OF = re.compile(
    r"(\W*(?:each )?of )(?:all |both |the |what is |(?:north|south|east|west|central)(?:ern)? |(?:city|town|old city|rest|whole) of )*"
)
_OF_WHAT = re.compile(r"\W*of\b")
_OF_BEFORE = re.compile(r"\bof (?:all |the )?$", re.IGNORECASE)  # "of Syria, 95 per cent was freed"
_ITS = re.compile(r"['’]s? ")  # after a name that is the owner of what follows


def _is_counted(word_class: str, figure: FigureIn) -> bool:
    """Whether a word of the class is what the figure counts: as the extractor reads it, or in the figure or right after it."""
    after = Span(figure.start, min(figure.zone.end, figure.end + COUNTED_WITHIN))
    return word_class in figure.counted_words or within(figure.passage.cue_words.get(word_class, ()), after)


def _is_before(places: Sequence[int], figure: FigureIn) -> bool:
    """Whether one of the words leads to the figure: "to 78,000"."""
    previous = figure.before[0].end if figure.before else figure.sentence_span.start
    near = places_in(places, Span(max(previous, figure.start - BEFORE_WITHIN), figure.start))
    return any(len(figure.passage.text[place : figure.start].split()) <= BEFORE_WORDS for place in near)


def _share_of(figure: FigureIn, kinds: Sequence[str]) -> tuple[float, str | None]:
    """Whether the figure, or one before it in its list, is a share of a place of one of the kinds: "a third of Iraq"."""
    if _is_share_of(figure, kinds):
        return ZONE, "zone"
    if _OF_WHAT.match(figure.passage.text, figure.end):
        return 0.0, None
    others = [other for other in figure.before if other.row["unit"] == figure.row["unit"]]
    return (BEFORE, "list") if any(_is_share_of(other, kinds) for other in others) else (0.0, None)


def _is_share_of(figure: FigureIn, kinds: Sequence[str]) -> bool:
    """Whether the figure is a share of a place of one of the kinds: "a third of Iraq", "of Iraq, a third"."""
    passage = figure.passage
    of = _OF.match(passage.text, figure.end)
    named = list(hits_in(passage.names, of.end(1), of.end() + 1)) if of is not None else []
    named += [
        name
        for name in passage.names_in(Span(figure.sentence_span.start, figure.start))
        if passage.text[name.end : figure.start] in (", ", " ") and _OF_BEFORE.search(passage.text[: name.start][-12:])
    ]
    places = passage.book.places
    return any(
        sense.kind == "place"
        and sense.id in places
        and _kind(sense.id, passage.book) in kinds
        and _is_land(passage, name, sense)
        for name in named
        for sense in name.senses
    )


def _kind(place: str, book: Book) -> str:
    """The kind of a place; a part of a city counts as one."""
    around = book.places.get(book.places[place].within or "")
    return CITY if around is not None and around.kind == CITY else book.places[place].kind


def _is_land(passage: Passage, name: Hit[Sense], sense: Sense) -> bool:
    """Whether a place's name means the place: not its people's ("Syrian refugees"), nor what is its own ("Russia's strikes")."""
    if not sense.demonym and _ITS.match(passage.text, name.end) is None:
        return True
    return within(passage.words.get(LAND, ()), Span(name.end, name.end + LAND_WITHIN))
