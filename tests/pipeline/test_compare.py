"""Curator beside machine: what counts as a difference, and what as agreement."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest
from builds import MakeBuild

from conflict_figures.pipeline.compare import Compared, Difference, compare
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_schemas import Proposals

EUROPE, FRANCE, BRITAIN, TERRITORY, IRAQ = range(5)  # the figures of the small article, in the order of their places
# What the curators coded of its first figure, as the coder would say it.
AS_CODED = {
    "indicator": "foreign_fighters_departed",
    "actor": "islamic-state",
    "place": "SYR",
    "origin": "europe",
    "as_of": "2016-03-25",
}

Proposed = tuple[int, str, str, str, bool]


@pytest.fixture
def compared(raw_file: Callable[..., RawFile], build: MakeBuild) -> Callable[..., Compared]:
    """`compared(proposal, ..., file=...)`: a raw file beside what is proposed, a proposal naming its figure by its place."""

    def make(*proposed: Proposed, file: RawFile | None = None) -> Compared:
        claims = build(file or raw_file()).tables["claims"]
        by_place = claims.assign(
            extract=claims["figure"].str.partition("@")[0],
            start=claims["figure"].str.extract(r"@(\d+)-")[0].astype(int),
        )
        figures = by_place.sort_values(["extract", "start"])["figure"].tolist()
        return compare(claims, _table([(figures[at], *rest) for at, *rest in proposed]))

    return make


def _table(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    columns = ["figure", "field", "value", "rule", "stands"]
    return pd.DataFrame(rows, columns=columns).assign(confidence=0.5)[list(Proposals.to_schema().columns)]


def as_coded(**changed: str) -> list[Proposed]:
    return [(EUROPE, field, value, f"rule of {field}", True) for field, value in (AS_CODED | changed).items()]


def shown(found: Compared) -> list[tuple[str, str, str, str, str]]:
    return [(d.surface, d.field, d.curator, d.machine, d.rule) for d in found.differences]


def test_a_machine_that_says_the_same_agrees_with_the_claim_in_full(compared: Callable[..., Compared]) -> None:
    found = compared(*as_coded())

    assert (found.claims, found.agreeing, shown(found)) == (4, 1, [])


def test_a_machine_that_says_nothing_neither_agrees_nor_differs(compared: Callable[..., Compared]) -> None:
    found = compared()

    assert (found.claims, found.agreeing, shown(found)) == (4, 0, [])


@pytest.mark.parametrize(
    ("field", "machine", "curator", "named"),
    [
        ("indicator", "fighters_total", "foreign_fighters_departed", "indicator"),
        ("actor", "taliban", "islamic-state", "actor"),
        ("place", "syria-iraq", "SYR", "place"),
        ("origin", "FRA", "europe", "origin"),
        ("as_of", "2016-02", "2016-03", "time"),
        ("attributed_to", "the-soufan-group", "-", "attributed_to"),
        ("via", "ap", "-", "via"),
    ],
)
def test_a_field_that_the_machine_codes_otherwise_is_a_difference_with_its_rule(
    field: str, machine: str, curator: str, named: str, compared: Callable[..., Compared]
) -> None:
    found = compared(*as_coded(**{field: machine}))

    assert found.agreeing == 0
    assert shown(found) == [("more than 6,000", named, curator, machine, f"rule of {field}")]


def test_a_time_is_compared_by_the_month(compared: Callable[..., Compared]) -> None:
    period = [(TERRITORY, "period", "2015-01-01/2016-03-25", "since", True)]
    later = [(TERRITORY, "period", "2015-02/2016-03", "since", True)]

    assert shown(compared(*period)) == []
    assert shown(compared(*later)) == [
        ("about 22 per cent", "time", "2015-01/2016-03", "2015-02/2016-03", "since"),
    ]


def test_what_the_machine_leaves_open_between_values_is_a_difference_only_without_the_curators_among_them(
    compared: Callable[..., Compared],
) -> None:
    among = compared((FRANCE, "origin", "FRA", "nearest", False), (FRANCE, "origin", "GBR", "list", False))
    without = compared((FRANCE, "origin", "BEL", "nearest", False), (FRANCE, "origin", "GBR", "list", False))

    assert (among.agreeing, shown(among)) == (0, [])
    assert shown(without) == [("2,300", "origin", "FRA", "BEL or GBR", "nearest or list")]


@pytest.mark.parametrize(
    ("reading", "instead", "difference"),
    [
        ("low: 2300, high: 2300", "low: 2400, high: 2400", ("2,300", "value", "2,400", "2,300", "")),
        (
            "low: 6000, high: null, bound: more_than",
            "low: 6000, high: null, bound: at_least",
            ("more than 6,000", "bound", "at_least", "more_than", ""),
        ),
        (
            "low: 1600, high: 1600, bound: exact, unit: person",
            "low: 1600, high: 1600, bound: exact, unit: family",
            ("1,600", "unit", "family", "person", ""),
        ),
    ],
)
def test_a_reading_that_the_machine_has_otherwise_is_a_difference(
    reading: str,
    instead: str,
    difference: tuple[str, ...],
    compared: Callable[..., Compared],
    raw_file: Callable[..., RawFile],
) -> None:
    found = compared(file=raw_file((reading, instead)))

    assert shown(found) == [difference]


def test_an_open_end_is_shown_as_one(compared: Callable[..., Compared], raw_file: Callable[..., RawFile]) -> None:
    found = compared(
        file=raw_file(("low: 6000, high: null, bound: more_than", "low: null, high: 6000, bound: at_most"))
    )

    assert [(d.field, d.curator, d.machine) for d in found.differences] == [
        ("value", "open to 6,000", "6,000 to open"),
        ("bound", "at_most", "more_than"),
    ]


def test_a_claim_whose_words_the_machine_does_not_read_is_a_difference(
    compared: Callable[..., Compared], raw_file: Callable[..., RawFile]
) -> None:
    found = compared(file=raw_file(("figure: 2,300", "figure: fighters")))

    assert (
        Difference(
            claim="example-2016-03-europe#1@28-36",
            surface="fighters",
            field="figure",
            curator="marked",
            machine="not read",
            rule="",
        )
        in found.differences
    )


def test_figures_that_no_claim_marks_are_named(compared: Callable[..., Compared]) -> None:
    assert compared().unclaimed == ("half",)
