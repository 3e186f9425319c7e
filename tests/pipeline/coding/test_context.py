"""An article as the coder sees it: sentences, and the part of a sentence that belongs to a figure."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from texts import article_in, book, figures_in

from conflict_figures.pipeline.coding.context import Passage


def sentences(text: str) -> list[str]:
    passage = Passage("a#1", 1, "text", text, book())
    return [text[span.start : span.end] for span in passage.sentences]


def zones(text: str) -> list[tuple[str, str]]:
    """The words of every figure and those of its zone."""
    return [
        (figure.row["surface"], figure.passage.text[figure.zone.start : figure.zone.end]) for figure in figures_in(text)
    ]


SENTENCES = {
    "a full stop ends one": ("Nine left. Two came back.", ["Nine left.", " Two came back."]),
    "so do the other signs": ("Nine left! Did two? 4 did.", ["Nine left!", " Did two?", " 4 did."]),
    "a quotation mark goes with it": ('"Nine left." Two did not.', ['"Nine left."', " Two did not."]),
    "a line break does": ("Who left\nNine men", ["Who left\n", "Nine men"]),
    "no abbreviation does": ("Col. Rivers spoke of approx. 40 men.", ["Col. Rivers spoke of approx. 40 men."]),
    "no initials do": ("A. B. Rivers of the U.S. Army spoke.", ["A. B. Rivers of the U.S. Army spoke."]),
    "no decimal point does": ("Some 3.5 million left.", ["Some 3.5 million left."]),
    "no full stop before a small letter does": ("They came to Oslo etc. and left.", ["They came to Oslo etc. and left."]),
    "nothing has none": ("", []),
}  # fmt: skip


@pytest.mark.parametrize("what", SENTENCES)
def test_where_a_sentence_ends(what: str) -> None:
    text, expected = SENTENCES[what]

    assert sentences(text) == expected


ZONES = {
    "a figure alone has its sentence": (
        "Two spoke. In May 40 men left Oslo.",
        [("Two", "Two spoke."), ("40", " In May 40 men left Oslo.")],
    ),
    "a list is cut at its commas": (
        "There came 230 men from France, 160 from Britain.",
        [("230", "There came 230 men from France"), ("160", ", 160 from Britain.")],
    ),
    "a semicolon before a comma": (
        "They flew 90 sorties; in May, as a rule, 40 sorties.",
        [("90 sorties", "They flew 90 sorties"), ("40 sorties", "; in May, as a rule, 40 sorties.")],
    ),
    "else at the conjunction": (
        "Some 40 left and 12 came back.",
        [("Some 40", "Some 40 left "), ("12", "and 12 came back.")],
    ),
    "else before the second": (
        "Of 40 men 12 died.",
        [("40", "Of 40 men "), ("12", "12 died.")],
    ),
    "a comma within a number is no cut": (
        "They lost 1,200 men to 3,400 enemies.",
        [("1,200", "They lost 1,200 men to "), ("3,400", "3,400 enemies.")],
    ),
    "a share and its count are one": (
        "A third, or 300, had left, and 12 had died.",
        [("A third", "A third, or 300, had left"), ("300", "A third, or 300, had left"), ("12", ", and 12 had died.")],
    ),
    "an area in two units is one": (
        "It holds 100 sq km (39 sq miles) of it.",
        [("100 sq km", "It holds 100 sq km (39 sq miles) of it."), ("39 sq miles", "It holds 100 sq km (39 sq miles) of it.")],
    ),
    "three that say the same are one": (
        "They lost a third, or 300, or $90 million.",
        [(figure, "They lost a third, or 300, or $90 million.") for figure in ("a third", "300", "$90 million")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ZONES)
def test_a_sentence_is_shared_out_among_its_figures(what: str) -> None:
    text, expected = ZONES[what]

    assert zones(text) == expected


def test_a_whole_is_what_the_figure_right_before_it_is_a_part_of() -> None:
    figures = figures_in("Of the men 7 of 129 people died, 12 were hurt.")

    assert [(figure.row["surface"], figure.is_whole) for figure in figures] == [
        ("7", False),
        ("129", True),
        ("12", False),
    ]


def test_the_passages_of_an_article_share_its_words_and_title() -> None:
    article = article_in("Nine had left Oslo.\n\nTwo were killed.", title="Fighters of Norway")

    first, second = article.passages
    assert (first.extract, second.extract) == ("example-2016-03-figures#1", "example-2016-03-figures#2")
    assert first.article_words == second.article_words == article.words
    assert {"people", "killed", "travellers"} <= article.words
    assert article.heading is not None
    assert article.heading.text == "Fighters of Norway"


PIECES = st.lists(
    st.sampled_from(
        ["40", "1,200", "half", "a third", "$5 million", "20 per cent", "100 sq km", "(39 sq miles)", "approx. 500",
         "about 3.5 million", "men", "had left", "and", "or", ", or", ",", ";", ".", ". The", "\n", " - ", "of", "from France",
         "in Iraq", "(", ")", "U.S.", "while", "'", "Col. Rivers", "more than"]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(PIECES, st.text(max_size=60)))
def test_sentences_follow_each_other_without_a_gap(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(sentences(text))


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_a_zone_holds_its_figure_and_lies_in_its_sentence(text: str) -> None:
    for figure in figures_in(text):
        assert figure.zone.start <= figure.start < figure.end <= figure.zone.end
        assert figure.sentence_span.start <= figure.zone.start
        assert figure.zone.end <= figure.sentence_span.end


@settings(max_examples=150, deadline=None)
@given(PIECES)
@example("Of 900, half, about 450, left.")
def test_zones_are_apart_or_one(text: str) -> None:
    spans = sorted({(figure.zone.start, figure.zone.end) for figure in figures_in(text)})

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
