"""Where people came from, and where a claim holds."""

import pytest
from texts import book, figures_in

from conflict_figures.pipeline.coding.where import origins

ORIGINS = {
    "from a country": ("Some 700 people have left from Belgium.", ["BEL"]),
    "a country's people": ("61 Finns went to Syria.", ["FIN"]),
    "an adjective before people": ("At least 110 Swedish jihadists are in Syria.", ["SWE"]),
    "a region's people": ("About 5,000 Western Europeans went to Iraq.", ["western-europe"]),
    "no origin where people return from": ("Some 250 fighters came back from Syria.", []),
    "no origin in whose word it is": ("The Dutch intelligence service spoke of 40 attacks.", []),
}


@pytest.mark.parametrize(("text", "expected"), ORIGINS.values(), ids=ORIGINS)
def test_the_words_around_a_figure_tell_where_people_are_from(text: str, expected: list[str]) -> None:
    (figure,) = figures_in(text)

    assert origins(figure, book())[:1] == expected


def test_a_list_distributes_origins_to_its_figures() -> None:
    figures = figures_in(
        "Of more than 6,000 European fighters 2,300 are from France, 1,600 from Britain and 534 from Belgium."
    )

    first = [origins(figure, book())[0] for figure in figures]

    assert first == ["europe", "FRA", "GBR", "BEL"]


def test_people_from_abroad_are_from_the_world() -> None:
    (figure,) = figures_in("Over 20,000 foreign fighters are in Syria.")

    assert origins(figure, book()) == ["world"]
