"""The curators' marks over the extractor's figures: one to one, the curator's span, every numeral with one explanation."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.config import ValidationDepth, config_context

from conflict_figures.pipeline.marks import lay_marks
from conflict_schemas import Figures, Numerals, columns
from conflict_schemas.codings import Codings

Span = tuple[int, int]
TEXT = "x" * 60


def figures(*spans: Span) -> pd.DataFrame:
    """Exact counts at these places, as an extractor would read them."""
    return Figures.validate(
        pd.DataFrame(
            [
                {"figure": f"a#1@{start}-{end}", "extract": "a#1", "char_start": start, "char_end": end,
                 "surface": TEXT[start:end], "kind": "count", "value_low": 1, "value_high": 1, "bound": "exact",
                 "direction": "none", "found_by": "extractor"}
                for start, end in spans
            ],
            columns=list(columns(Figures)),
        )
    )  # fmt: skip


def marks(*spans: Span) -> pd.DataFrame:
    """A curator's marks at these places; the reading is 2, so that one tells whose it is."""
    return Codings.validate(
        pd.DataFrame(
            [
                {"figure": f"a#1@{start}-{end}", "nth": 1, "extract": "a#1", "char_start": start, "char_end": end,
                 "surface": TEXT[start:end], "value_low": 2, "value_high": 2, "bound": "exact", "unit": "person",
                 "counted": "people", "file": "a.yaml", "line": 1}
                for start, end in spans
            ],
            columns=list(columns(Codings)),
        )
    )  # fmt: skip


def numerals(*spans: Span) -> pd.DataFrame:
    return Numerals.validate(
        pd.DataFrame(
            [
                {"numeral": f"a#1@{start}-{end}", "extract": "a#1", "char_start": start, "char_end": end,
                 "surface": TEXT[start:end], "explained_by": "nothing"}
                for start, end in spans
            ],
            columns=list(columns(Numerals)),
        )
    )  # fmt: skip


# extractor's spans, curator's spans, and who found which in the end
LAID: dict[str, tuple[list[Span], list[Span], dict[str, str]]] = {
    "the same words": ([(0, 5)], [(0, 5)], {"a#1@0-5": "both"}),
    "the curator's span stands": ([(0, 5)], [(2, 9)], {"a#1@2-9": "both"}),
    "words side by side are two figures": ([(0, 5)], [(5, 9)], {"a#1@0-5": "extractor", "a#1@5-9": "curator"}),
    "the larger part in common decides": ([(0, 10)], [(0, 3), (3, 10)], {"a#1@0-3": "curator", "a#1@3-10": "both"}),
    "a mark over two of the extractor's figures takes both": ([(0, 3), (4, 9)], [(0, 9)], {"a#1@0-9": "both"}),
    "each finds its own": (
        [(0, 5), (10, 15)], [(0, 5), (10, 15)], {"a#1@0-5": "both", "a#1@10-15": "both"},
    ),
    "nothing marked": ([(0, 5)], [], {"a#1@0-5": "extractor"}),
    "nothing found": ([], [(0, 5)], {"a#1@0-5": "curator"}),
}  # fmt: skip


@pytest.mark.parametrize("case", LAID)
def test_marks_meet_figures_where_their_words_overlap(case: str) -> None:
    found, marked, who = LAID[case]

    laid = lay_marks(figures(*found), numerals(), marks(*marked))

    assert laid.figures.set_index("figure")["found_by"].to_dict() == who


def test_a_figure_that_both_found_keeps_the_extractors_reading() -> None:
    laid = lay_marks(figures((0, 5)), numerals(), marks((2, 9), (20, 25)))

    assert laid.figures.set_index("figure")["value_low"].to_dict() == {"a#1@2-9": 1, "a#1@20-25": 2}
    assert laid.extractor["value_low"].to_dict() == {"a#1@2-9": 1}


def test_a_numeral_belongs_to_the_figure_around_it_and_else_to_nothing() -> None:
    laid = lay_marks(figures((0, 5)), numerals((1, 3), (12, 14), (30, 32)), marks((10, 20)))

    explained = laid.numerals.set_index("numeral")
    assert explained["explained_by"].to_dict() == {"a#1@1-3": "figure", "a#1@12-14": "figure", "a#1@30-32": "nothing"}
    assert explained["figure"].dropna().to_dict() == {"a#1@1-3": "a#1@0-5", "a#1@12-14": "a#1@10-20"}


@st.composite
def disjoint_spans(draw: st.DrawFn) -> list[Span]:
    cuts = sorted(draw(st.sets(st.integers(0, 60), max_size=8)))
    return [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]


@settings(deadline=None, max_examples=25)
@given(disjoint_spans(), disjoint_spans())
def test_every_mark_stands_and_no_two_figures_overlap(found: list[Span], marked: list[Span]) -> None:
    with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
        laid = lay_marks(figures(*found), numerals(), marks(*marked)).figures

    who = laid.set_index("figure")["found_by"]
    assert laid["figure"].is_unique
    assert {f"a#1@{start}-{end}" for start, end in marked} == set(who[who != "extractor"].index)
    spans = sorted(zip(laid["char_start"], laid["char_end"], strict=True))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
