"""How often each rule was right, and the codebook without what may have been learnt by heart."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import pytest
from builds import Build, MakeBuild
from pandera.typing import DataFrame

from conflict_figures.pipeline.inputs.codebook import Codebook, WordClass
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.measure import measure
from conflict_figures.pipeline.unlearnt import without_rare_words
from conflict_schemas import Figures, Numerals, Proposals

MakeRaw = Callable[..., RawFile]
TRAINING, HELD_OUT = "example-2016-03-europe", "example-2"
DEPARTED, TOTAL, LOST = "foreign_fighters_departed", "fighters_total", "territory_lost_share"
# The figures of the example article, three of people who left and one of territory.
SIX, TWO, ONE, SHARE = "#1@12-27", "#1@47-52", "#1@69-74", "#2@34-51"
Proposed = Sequence[tuple[str, str, str, str]]  # figure, field, value, rule
PRIOR = 4


@pytest.fixture(scope="module")
def articles(build: MakeBuild, raw_file: MakeRaw) -> Build:
    """The example twice, once under an id that is held out."""
    return build(raw_file(), raw_file(name=HELD_OUT))


def _frame(rows: Proposed, of: str = TRAINING) -> DataFrame[Proposals]:
    """Standing proposals for an article's figures."""
    made = [(of + figure, field, value, rule, None, True) for figure, field, value, rule in rows]
    return DataFrame[Proposals](pd.DataFrame(made, columns=list(Proposals.to_schema().columns)))


@pytest.fixture
def measured(articles: Build, codebook: Codebook) -> Callable[..., dict[str, tuple[object, ...]]]:
    """The rules of a field: seen and right, both of the held-out articles too, and the confidence."""

    def make(field: str, training: Proposed, held_out: Proposed = ()) -> dict[str, tuple[object, ...]]:
        rules = measure(
            DataFrame[Figures](articles.extractor_figures),
            DataFrame[Numerals](articles.tables["numerals"]),
            articles.ingested.codings,
            _frame(held_out, of=HELD_OUT),
            _frame(training),
            codebook,
            PRIOR,
        )
        of_field = rules[rules["field"] == field].drop(columns="field")
        of_field = of_field.astype("object").where(of_field.notna(), None)
        return {rule: tuple(counts) for rule, *counts in of_field.itertuples(index=False, name=None)}

    return make


Measured = Callable[..., dict[str, tuple[object, ...]]]


def sure(right: int, seen: int, prior: float) -> float:
    """A share, pooled with a prior that counts for PRIOR figures."""
    return (right + PRIOR * prior) / (seen + PRIOR)


def test_the_figures_are_where_these_tests_say(articles: Build) -> None:
    figures = articles.extractor_figures.set_index("figure")["surface"]

    assert [figures[TRAINING + figure] for figure in (SIX, TWO, ONE, SHARE)] == [
        "more than 6,000", "2,300", "1,600", "about 22 per cent",
    ]  # fmt: skip


def test_a_rule_is_counted_where_it_spoke_and_none_where_nothing_did(measured: Measured) -> None:
    found = measured(
        "indicator",
        [
            (SIX, "indicator", DEPARTED, "departed/1:zone"),
            (TWO, "indicator", DEPARTED, "departed/1:zone"),
            (ONE, "indicator", TOTAL, "total/1:zone"),
        ],
        [(SIX, "indicator", DEPARTED, "departed/1:zone"), (SHARE, "indicator", LOST, "lost/1:article")],
    )

    # of the kind `zone` 2 of 3 were right in the training article, of all 2 of 4
    zone, none = sure(2, 3, 2 / 4), sure(0, 1, 2 / 4)
    assert found == {
        "departed/1:zone": (2, 2, 1, 1, round(sure(2, 2, zone), 4)),
        "lost/1:article": (0, 0, 1, 1, None),
        "none": (1, 0, 2, 0, round(sure(0, 1, none), 4)),
        "total/1:zone": (1, 0, 0, 0, round(sure(0, 1, zone), 4)),
    }


def test_the_training_counts_are_of_the_codebook_without_words_learnt_by_heart(measured: Measured) -> None:
    """What the whole codebook proposes for a training article counts for nothing."""
    found = measured("indicator", [])

    assert found == {"none": (4, 0, 4, 0, 0.0)}


def test_what_holds_given_the_indicator_is_judged_where_that_is_right(measured: Measured) -> None:
    found = measured(
        "origin",
        [
            (SIX, "indicator", DEPARTED, "departed/1:zone"),
            (SIX, "origin", "europe", "origin:zone"),
            (TWO, "indicator", DEPARTED, "departed/1:zone"),
            (TWO, "origin", "GBR", "origin:list"),
            (ONE, "indicator", TOTAL, "total/1:zone"),
            (ONE, "origin", "GBR", "origin:list"),
        ],
    )

    assert found == {
        "origin:list": (1, 0, 0, 0, round(sure(0, 1, sure(0, 1, 1 / 2)), 4)),
        "origin:zone": (1, 1, 0, 0, round(sure(1, 1, sure(1, 1, 1 / 2)), 4)),
    }


def test_who_says_so_is_judged_whatever_is_counted(measured: Measured) -> None:
    found = measured("attributed_to", [(SHARE, "attributed_to", "ihs-janes", "speaker:has")])

    # three times nobody was named, rightly; in the held-out article the fourth time wrongly
    assert found == {"none": (3, 3, 4, 3, 1.0), "speaker:has": (1, 1, 0, 0, 1.0)}


def test_a_place_is_right_where_the_claim_then_has_the_curators_theatre(measured: Measured) -> None:
    """The second figure's sentence is lent the place of the first; `none` is right there, and wrong for the share."""
    found = measured(
        "place",
        [
            (SIX, "indicator", DEPARTED, "departed/1:zone"),
            (SIX, "place", "SYR", "place:zone"),
            (TWO, "indicator", DEPARTED, "departed/1:zone"),
            (ONE, "indicator", DEPARTED, "departed/1:zone"),
            (ONE, "place", "IRQ", "place:zone"),
        ],
    )

    # two places are named in the extract now, and none is lent: the indicator's theatre is not the curator's
    assert found == {
        "none": (1, 0, 0, 0, round(sure(0, 1, sure(0, 1, 1 / 3)), 4)),
        "place:zone": (2, 1, 0, 0, round(sure(1, 2, sure(1, 2, 1 / 3)), 4)),
    }
    assert measured(
        "place",
        [
            (SIX, "indicator", DEPARTED, "departed/1:zone"),
            (SIX, "place", "SYR", "place:zone"),
            (TWO, "indicator", DEPARTED, "departed/1:zone"),
        ],
    ) == {"none": (1, 1, 0, 0, 1.0), "place:zone": (1, 1, 0, 0, 1.0)}


def test_a_time_is_right_to_the_month_be_it_a_period_or_a_date(measured: Measured) -> None:
    proposed = [
        (SIX, "indicator", DEPARTED, "departed/1:zone"),
        (SIX, "as_of", "2016-03-24", "publication"),
        (TWO, "indicator", DEPARTED, "departed/1:zone"),
        (TWO, "as_of", "2016-02", "publication"),
        (ONE, "indicator", DEPARTED, "departed/1:zone"),
        (SHARE, "indicator", LOST, "lost/1:zone"),
        (SHARE, "period", "2014-08/2016-03", "zone"),
    ]

    assert measured("period", proposed) == {"zone": (1, 1, 0, 0, 1.0)}
    assert measured("as_of", proposed) == {
        "none": (1, 0, 0, 0, round(sure(0, 1, sure(0, 1, 1 / 3)), 4)),
        "publication": (2, 1, 0, 0, round(sure(1, 2, sure(1, 2, 1 / 3)), 4)),
    }


def test_what_does_not_stand_is_as_if_it_were_not_there(
    measured: Measured, articles: Build, codebook: Codebook
) -> None:
    torn = _frame([(SIX, "indicator", value, "x:zone") for value in (DEPARTED, TOTAL)]).assign(stands=False)

    rules = measure(
        DataFrame[Figures](articles.extractor_figures),
        DataFrame[Numerals](articles.tables["numerals"]),
        articles.ingested.codings,
        _frame([]),
        DataFrame[Proposals](torn),
        codebook,
        PRIOR,
    )

    assert rules.loc[rules["field"] == "indicator", ["rule", "seen", "right"]].to_numpy().tolist() == [["none", 4, 0]]


def test_a_second_claim_on_the_same_words_is_not_counted(raw_file: MakeRaw, build: MakeBuild) -> None:
    twice = build(raw_file(("figure: 1,600", "figure: 2,300"))).tables["coding_rules"]

    assert twice.loc[twice["field"] == "attributed_to", "seen"].sum() == 3


# The words


WORDS = {"killed": ["killed", "dead", "deaths", "fell*"], "land": ["land", "dead"]}
# Articles with their titles and passages; the last is held out.
TELLING = {
    "example-0": ("Dead by the river", ["Two were killed.", "They were killed at night."]),
    "example-1": (None, ["Deaths on the LAND, dead men."]),
    HELD_OUT: ("Land", ["A tree fell, felled by a storm."]),
}


def words_left(codebook: Codebook, articles: dict[str, tuple[str | None, list[str]]]) -> dict[str, list[str]]:
    """What is left of WORDS without the words that a single one of the articles has."""
    classes = [WordClass(id=name, words=words) for name, words in WORDS.items()]
    left = without_rare_words(
        replace(codebook, words=classes),
        pd.DataFrame([(name, title) for name, (title, _) in articles.items()], columns=["article", "title"]),
        pd.DataFrame(
            [(name, text) for name, (_, texts) in articles.items() for text in texts], columns=["article", "text"]
        ),
    )
    return {entry.id: entry.words for entry in left.words}


def test_a_word_of_one_training_article_is_left_out_and_one_of_two_or_of_none_stays(codebook: Codebook) -> None:
    """`dead` is in two, `killed` in one (twice), `deaths` and `land` in one, `fell*` in none but the held-out one."""
    assert words_left(codebook, TELLING) == {"killed": ["dead", "fell*"], "land": ["dead"]}


def test_what_the_held_out_articles_say_is_not_looked_at(codebook: Codebook) -> None:
    without = {name: texts for name, texts in TELLING.items() if name != HELD_OUT}

    assert words_left(codebook, without) == words_left(codebook, TELLING)


def test_the_codebook_itself_stays_whole_and_so_does_the_rest_of_it(codebook: Codebook) -> None:
    before = [list(entry.words) for entry in codebook.words]
    texts = pd.DataFrame([("example-0", codebook.words[0].words[0])], columns=["article", "text"])

    less = without_rare_words(codebook, texts.rename(columns={"text": "title"}), texts)

    assert [list(entry.words) for entry in codebook.words] == before
    assert codebook.words[0].words[0] not in less.words[0].words
    assert (less.indicators, less.places) == (codebook.indicators, codebook.places)
