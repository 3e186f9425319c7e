"""Whose territory, fighters or strikes a claim counts."""

import pytest
from texts import book, figures_in

from conflict_figures.pipeline.coding.who import propose_actor

DEPARTED = "foreign_fighters_departed"


def actors(text: str, indicator: str | None, title: str | None = None) -> list[tuple[str, str] | None]:
    """The actor proposed for every figure of a text, with its rule; None where there is none."""
    found = [list(propose_actor(figure, indicator, book())) for figure in figures_in(text, title=title)]
    return [(proposals[0].value, proposals[0].rule) if proposals else None for proposals in found]


NAMED = {
    "in the figure's own words": ("Daesh lost 20 per cent of its land.", "territory_lost_share", ("islamic-state", "actor:zone")),
    "in the sentence before it": (
        "ISIL, which lost 10 per cent in May, lost 20 per cent in June.", "territory_lost_share",
        ("islamic-state", "actor:zone"),
    ),
    "by a coalition's strikes": ("The US-led coalition made 300 strikes.", "air_strikes", ("us-led-coalition", "actor:zone")),
    "by a state's jets": ("Russian jets flew 500 sorties.", "air_sorties", ("russia", "actor:zone")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "expected"), NAMED.values(), ids=NAMED)
def test_the_actor_named_nearest_is_whose_it_is(text: str, indicator: str, expected: tuple[str, str]) -> None:
    assert actors(text, indicator)[0] == expected


def test_the_title_names_whose_where_the_text_says_the_group() -> None:
    found = actors("The group lost 20 per cent of its land.", "territory_lost_share", title="Isis is shrinking")

    assert found == [("islamic-state", "actor:title")]


def test_a_passage_before_names_whose() -> None:
    text = "Islamic State is losing ground.\n\nIt has lost 20 per cent since May."

    assert actors(text, "territory_lost_share") == [("islamic-state", "actor:earlier")]


def test_a_government_that_speaks_is_not_the_one_that_strikes() -> None:
    assert actors("Russian officials spoke of 500 sorties.", "air_sorties") == [None]


def test_travellers_whose_group_nobody_names_joined_one_that_is_not_told_apart() -> None:
    assert actors("Some 700 Danes went to fight in Syria.", DEPARTED) == [("armed-groups-syria-iraq", "actor:unnamed")]


def test_travellers_of_whom_no_war_is_told_may_have_joined_one_of_these_groups() -> None:
    assert actors("Some 700 Danes have left to fight.", DEPARTED) == [("armed-groups-syria-iraq", "actor:untold")]


def test_travellers_to_another_war_joined_none_of_these_groups() -> None:
    assert actors("Some 700 Danes went to fight in Ukraine.", DEPARTED) == [None]


@pytest.mark.parametrize("groups", ["Isis or the Nusra Front", "Isis and other groups"])
def test_one_of_several_groups_is_not_told_apart(groups: str) -> None:
    found = actors(f"Some 700 Danes have joined {groups}.", DEPARTED)

    assert found == [("armed-groups-syria-iraq", "actor:zone")]


def test_displaced_people_are_civilians_whatever_group_is_named() -> None:
    assert actors("Some 40,000 people fled from Isis.", "people_displaced") == [("civilians", "actor:indicator")]


def test_nothing_is_proposed_where_no_actor_of_the_kind_is_named() -> None:
    assert actors("The rebels of Colombia lost 20 per cent of their land.", "territory_lost_share") == [None]


def test_of_what_is_open_only_the_own_sentence_tells_whose() -> None:
    text = "Isis is losing ground. It printed 400 pages. Isis printed 300 books."

    assert actors(text, None) == [None, ("islamic-state", "actor:open")]


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian Democratic Forces have killed 40 fighters of Isis.",
        "Isis had 40 of its fighters killed by the Syrian Democratic Forces.",
    ],
)
def test_of_two_groups_it_is_the_one_that_suffers_it(text: str) -> None:
    assert actors(text, "fighters_killed") == [("islamic-state", "actor:zone")]


def test_whom_a_force_is_against_does_not_do_what_the_force_does() -> None:
    found = actors("The US-led coalition is at war. Anti-Isis strikes killed 40 civilians.", "civilians_killed")

    assert found == [("us-led-coalition", "actor:passage")]


def test_inhabitants_of_a_country_are_nobodys() -> None:
    assert actors("Denmark has 5.6 million inhabitants.", "population") == [None]
