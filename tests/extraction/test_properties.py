"""What holds for every text, whatever stands in it."""

import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_figures.extraction import UNIT_IDS, Date, Figure, Numeral, extract

WORDS = st.sampled_from(
    """
    about over up to at least between from and or - – , . ( ) $ € US$ % per cent percent one two twenty hundred thousand
    million dozen half a an the third thirds ½ 2015 2,500 3.1 31 12th 360 Jane's F-16 km2 square kilometers miles fighters men
    a month day years ago since until by early mid end of in March May Tuesday last this past usd dollars barrels more than
    less fewer plus + odd estimated tens thousands of no one old every out 1/5 18 2016-03-01 killed rose fell countries .
    """.split()  # noqa: SIM905
)
# Running text of the reader's own words, and any characters at all.
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=20).map("".join), st.text())
PUBLICATIONS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
UNHURRIED = settings(deadline=None)  # a busy machine is no failure
OPEN_ENDS = {"at_least": "high", "more_than": "high", "at_most": "low", "less_than": "low"}


def places(spans: Iterable[Figure | Date | Numeral]) -> list[tuple[int, int, str]]:
    """Where spans begin and end, and their words, as they were handed out."""
    return [(span.char_start, span.char_end, span.surface) for span in spans]


@UNHURRIED
@given(TEXTS, PUBLICATIONS)
def test_every_span_is_its_words_in_order_and_none_overlaps_another(text: str, published: date | None) -> None:
    result = extract(text, published)

    figures, dates, numerals = places(result.figures), places(result.dates), places(result.numerals)
    days = places(found for found in result.dates if found.type != "duration")  # a bare length is a figure too
    for spans in (figures, dates, numerals, sorted(figures + days)):
        assert all(before_end <= start for (_, before_end, _), (start, _, _) in pairwise(spans))
        assert all(text[start:end] == surface != "" for start, end, surface in spans)


@UNHURRIED
@given(TEXTS)
def test_the_ends_of_a_figure_agree_with_its_bound(text: str) -> None:
    for figure in extract(text).figures:
        low, high = figure.value_low, figure.value_high
        open_ends = {"low"} if low is None else set()
        open_ends |= {"high"} if high is None else set()
        if figure.bound == "vague":
            assert open_ends == {"low", "high"}
        else:
            assert open_ends == ({OPEN_ENDS[figure.bound]} if figure.bound in OPEN_ENDS else set())
        if low is not None and high is not None:
            assert low < high if figure.bound == "between" else low == high
        assert figure.unit is None or figure.unit in UNIT_IDS


@UNHURRIED
@given(TEXTS)
def test_what_is_counted_and_what_it_is_said_of_are_words_of_the_text(text: str) -> None:
    for figure in extract(text).figures:
        assert figure.counted is None or (figure.counted and figure.counted in text)
        assert figure.subject is None or (figure.subject and figure.subject in text)


@UNHURRIED
@given(TEXTS, PUBLICATIONS)
def test_the_days_of_a_date_are_in_order(text: str, published: date | None) -> None:
    for found in extract(text, published).dates:
        assert found.start is None or found.end is None or found.start <= found.end
        assert (found.anchor is None) == (found.start is None and found.end is None)


@UNHURRIED
@given(TEXTS, PUBLICATIONS)
def test_every_run_of_digits_lies_in_exactly_one_numeral(text: str, published: date | None) -> None:
    numerals = extract(text, published).numerals

    for digits in re.finditer(r"\d+", text):
        holders = [
            numeral for numeral in numerals if numeral.char_start <= digits.start() and digits.end() <= numeral.char_end
        ]
        assert len(holders) == 1


@UNHURRIED
@given(TEXTS, PUBLICATIONS)
def test_a_numeral_is_a_figures_or_a_dates_where_one_covers_it(text: str, published: date | None) -> None:
    result = extract(text, published)

    covered: set[Numeral] = set()
    for reason, spans in (("figure", result.figures), ("date", result.dates)):
        inside = {
            numeral
            for numeral in result.numerals
            for span in spans
            if span.char_start <= numeral.char_start and numeral.char_end <= span.char_end
        }
        assert inside - covered == {numeral for numeral in result.numerals if numeral.explained_by == reason}
        covered |= inside


@UNHURRIED
@given(TEXTS, PUBLICATIONS)
def test_the_same_text_reads_the_same(text: str, published: date | None) -> None:
    assert extract(text, published) == extract(text, published)


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_a_long_text_is_read_as_its_parts_are(between: str) -> None:
    part = f"More than 6,000 fighters left in March 2014.{between}"
    text = part * 12_000

    read = extract(text)

    assert len(text) > 500_000
    assert {figure.char_start % len(part) for figure in read.figures} == {0}
    assert [len(read.figures), len(read.dates), len(read.numerals)] == [12_000, 12_000, 24_000]
    assert all(text[start:end] == surface for start, end, surface in places(read.dates))


HOSTILE = [
    "'a' * 200_000",
    "'1' * 200_000",
    "'between ' * 20_000",
    "'1 to ' * 20_000",
    "'$' * 50_000",
    "'one thousand ' * 15_000",
    "'one hundred ' + 'hundred ' * 25_000",
    "'tens of ' * 25_000",
    "'zero ' * 40_000",
    "'early ' * 30_000",
    "'about ' * 30_000 + '5'",
    "',111' * 50_000",
    "'1 ' * 50_000",
    "'(' * 50_000",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_in_bounded_work(text: str) -> None:
    reading = f"from conflict_figures.extraction import extract; print(len(extract({text}).numerals))"

    # the timeout is the bound on the work: what grows with the square of the text takes many minutes
    done = subprocess.run([sys.executable, "-c", reading], capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stderr
