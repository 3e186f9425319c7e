"""The skeleton of a raw file: what stands in it, what it leaves to its author, and that our own reader takes it."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_figures.extraction import extract
from conflict_figures.pipeline.draft import draft
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.problems import Problem
from conflict_figures.pipeline.inputs.raw import RawArticle, RawFile, ReadArticle, read_article
from conflict_figures.pipeline.inputs.yaml_lines import PlainLoader
from conflict_schemas import Extracts, Figures, Proposals

HEAD: dict[str, Any] = {
    "article": "example",
    "publisher": "The Example",
    "title": "Who went: the numbers",
    "author": None,
    "url": "https://example.org/who-went",
    "published": "2016-03-25",
    "published_basis": "page",
    "language": "no",
    "kind": "digest",
    "same_story_as": None,
    "accessed": "2026-11-22",
}
EUROPE = "Europe sent more than 6,000 people to the war, 40 of them from Malta and 40 from Cyprus."
Proposed = tuple[str, str, str, str, float | None, bool]


def skeleton(*texts: str, proposed: Sequence[Proposed] = (), **head: object) -> str:
    """The skeleton of an article with these passages; a proposal names the n-th figure of all, `"0"` being the first."""
    extracts, figures = [], []
    for position, text in enumerate(texts, start=1):
        name = f"example#{position}"
        extracts.append(
            {"extract": name, "article": "example", "position": position, "paragraph": position + 1, "role": "text"}
            | {"text": text}
        )
        for found in extract(text).figures:
            row = {column: getattr(found, column, None) for column in Figures.to_schema().columns}
            figures.append(row | {"figure": f"{name}@{found.char_start}-{found.char_end}", "extract": name})
    ids = [row["figure"] for row in figures]
    rows = [
        (ids[int(figure)], field, ids[int(value)] if field == "part_of" else value, *rest)
        for figure, field, value, *rest in proposed
    ]
    return draft(
        HEAD | head,
        pd.DataFrame(extracts, columns=list(Extracts.to_schema().columns)),  # type: ignore[arg-type]
        pd.DataFrame(figures, columns=list(Figures.to_schema().columns)),  # type: ignore[arg-type]
        pd.DataFrame(rows, columns=list(Proposals.to_schema().columns)),  # type: ignore[arg-type]
    )


def below(text: str, key: str) -> list[str]:
    """The lines of a skeleton with a key, without what stands before it."""
    return [line.strip().removeprefix("- ") for line in text.splitlines() if f" {key}:" in line]


@pytest.fixture
def read(codebook: Codebook) -> Callable[[str], ReadArticle | list[Problem]]:
    """The skeleton as the reader of raw files takes it."""
    return lambda content: read_article(RawFile("example.yaml", content.encode()), codebook)


def test_a_skeleton_has_its_figures_in_order_and_none_of_the_articles_sentences() -> None:
    text = skeleton(EUROPE, "Nothing was counted here.", "It lost half of its land.")

    data = yaml.load(text, PlainLoader)  # noqa: S506 - the safe loader
    assert {key: data[key] for key in HEAD} == HEAD
    assert [(extract["paragraph"], extract["text"]) for extract in data["extracts"]] == [
        (2, "TODO in your own words: ... more than 6,000 ... 40 ... 40 ..."),
        (4, "TODO in your own words: ... half ..."),
    ]
    assert data["extracts"][0]["claims"] == [
        {
            "figure": "more than 6,000",
            "reading": {"low": 6000, "high": None, "bound": "more_than", "unit": "person", "counted": "people"},
            "indicator": None,
            "actor": None,
            "attributed_to": None,
        },
        {
            "figure": "40",
            "reading": {"low": 40, "high": 40, "bound": "exact", "unit": "person", "counted": "people"},
            "indicator": None,
            "actor": None,
            "attributed_to": None,
        },
        {
            "figure": "40",
            "occurrence": 2,
            "reading": {"low": 40, "high": 40, "bound": "exact", "unit": "person", "counted": "people"},
            "indicator": None,
            "actor": None,
            "attributed_to": None,
        },
    ]


def test_our_own_reader_finds_nothing_wrong_with_a_skeleton_but_what_it_leaves_open(
    read: Callable[[str], ReadArticle | list[Problem]],
) -> None:
    problems = read(skeleton(EUROPE, publisher="TODO"))

    assert isinstance(problems, list)
    assert [str(problem) for problem in problems] == [
        "example.yaml:4: publisher: found 'TODO', wanted a value in its place",
        "example.yaml:16: extracts[1].text: found 'TODO in your own words: ... more than 6,000 ... 40 ... 40 ...', "
        "wanted the passage in your own words",
    ]


def test_a_finished_skeleton_is_a_raw_file(read: Callable[[str], ReadArticle | list[Problem]]) -> None:
    finished = skeleton(EUROPE).replace("TODO in your own words: ...", "Of Europe")

    article = read(finished)

    assert isinstance(article, ReadArticle)
    assert [claim.figure for claim in article.article.extracts[0].claims] == ["more than 6,000", "40", "40"]


def test_a_unit_that_is_not_read_is_told_once(read: Callable[[str], ReadArticle | list[Problem]]) -> None:
    problems = read(skeleton("There were 40.").replace("TODO in your own words: ...", "There were"))

    assert isinstance(problems, list)
    assert [problem.field for problem in problems] == [
        "extracts[1].claims[1].reading.unit",
        "extracts[1].claims[1].reading.counted",
    ]


@pytest.mark.parametrize(
    ("proposed", "lines"),
    [
        ([("0", "place", "SYR", "nearest", 0.914, True)], ["place: SYR # nearest, 0.91"]),
        ([("0", "place", "SYR", "nearest", None, True)], ["place: SYR # nearest"]),
        (
            [("0", "place", "SYR", "nearest", 0.5, False), ("0", "place", "IRQ", "list", None, False)],
            ["place: null # open: SYR (nearest, 0.50) or IRQ (list)"],
        ),
        ([], []),
    ],
)
def test_a_proposal_stands_with_its_rule_and_contradictory_ones_are_left_open_with_both(
    proposed: list[Proposed], lines: list[str]
) -> None:
    assert below(skeleton(EUROPE, proposed=proposed), "place") == lines


def test_a_part_names_its_whole() -> None:
    text = skeleton(EUROPE, proposed=[("1", "part_of", "0", "of them", 0.9, True)])

    assert below(text, "figure")[1] == "figure: '40' # part of 'more than 6,000' (of them, 0.90)"


def test_every_proposed_field_is_a_key_that_our_reader_takes(
    read: Callable[[str], ReadArticle | list[Problem]],
) -> None:
    values = {
        "indicator": "foreign_fighters_departed",
        "actor": "islamic-state",
        "place": "SYR",
        "origin": "europe",
        "period": "2015-01/2016-03",
        "as_of": "2016-03",
        "attributed_to": "the-soufan-group",
        "via": "ap",
    }
    proposed = [("0", field, value, "rule # one: 'two'", 0.9, True) for field, value in values.items()]

    article = read(skeleton(EUROPE, proposed=proposed).replace("TODO in your own words: ...", "Of Europe"))

    assert isinstance(article, ReadArticle)
    assert article.article.extracts[0].claims[0].model_dump(include=set(values)) == values


def test_an_article_without_figures_has_no_extracts(read: Callable[[str], ReadArticle | list[Problem]]) -> None:
    article = read(skeleton("Nothing was counted here."))

    assert isinstance(article, ReadArticle)
    assert article.article.extracts == []


WORDS = [
    "1,300",
    "12",
    "no",
    "null",
    "0.00004 per cent",
    "1e5",
    "half",
    "~",
    "yes",
    "007",
    "$5 million",
    "3:40",
    "40",
    "140",
]


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" men and ".join), max_size=4),
    st.text(min_size=1, max_size=30).filter(
        lambda text: text.isprintable() and text.strip() and not text.startswith("TODO")
    ),
)
@settings(deadline=None)
def test_a_skeleton_is_read_as_it_was_meant_whatever_its_figures_and_its_title(texts: list[str], title: str) -> None:
    content = skeleton(*texts, title=title)

    article = RawArticle.model_validate(yaml.load(content, PlainLoader))  # noqa: S506 - the safe loader
    claims = [(extract, claim) for extract in article.extracts for claim in extract.claims]
    figures = [figure for text in texts for figure in extract(text).figures]
    assert article.title == title
    assert [claim.figure for _, claim in claims] == [figure.surface for figure in figures]
    assert [(claim.reading.low, claim.reading.high, claim.reading.bound) for _, claim in claims] == [
        (figure.value_low, figure.value_high, figure.bound) for figure in figures
    ]
    spans = [[extract.span(claim) for claim in extract.claims] for extract in article.extracts]
    assert all(None not in found and found == sorted(set(found)) for found in spans)
