"""What figures of people who travel or join count."""

import pytest
from texts import book, figure_in, figures_in

from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.propose import proposals_of


def indicators(figure: FigureIn) -> set[str]:
    """The indicators proposed for a figure."""
    return {proposal.value for proposal, _ in proposals_of(figure, book()) if proposal.field == "indicator"}


def in_order(text: str) -> list[set[str]]:
    """The indicators proposed for every figure of a text."""
    return [indicators(figure) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("The ministry knew of 90 Swedes who had left to join jihadi groups.", "90", "foreign_fighters_departed"),
        ("Some 45 Danes were still with the militants.", "Some 45", "foreign_fighters_present"),
        ("At least 30 Belgian fighters had come home by then.", "At least 30", "foreign_fighters_returned"),
        ("The war had killed 12 Norwegian jihadists.", "12", "foreign_fighters_killed"),
        ("Of the Austrian fighters 17 were held in a camp.", "17", "foreign_fighters_detained"),
        ("Turkey deported 61 French jihadists last year.", "61", "foreign_fighters_deported"),
        ("Some 25 Dutch fighters are missing.", "Some 25", "foreign_fighters_unaccounted_for"),
        ("The fighters took 14 Finnish women along.", "14", "foreign_women_departed"),
        ("Fighters came from 70 countries.", "70 countries", "origin_countries"),
        ("About a third of the Danish jihadists were back home.", "About a third", "foreign_fighters_returned_share"),
        ("Police knew 80 people in Oslo who wanted to travel to the jihadists.", "80", "aspiring_travellers"),
        ("The state cancelled 22 passports of would-be jihadists.", "22 passports", "passports_cancelled"),
    ],
)
def test_the_words_beside_people_of_an_origin_tell_what_became_of_them(text: str, surface: str, expected: str) -> None:
    figure = figure_in(text, surface)

    found = indicators(figure)

    assert found == {expected}


def test_a_list_goes_on_with_what_its_first_figure_counts() -> None:
    text = "Killed fighting for the group were 40 Germans, 30 Spaniards and 20 Italians."

    found = in_order(text)

    assert found == [{"foreign_fighters_killed"}] * 3


def test_each_figure_of_a_sentence_has_the_words_of_its_own_part() -> None:
    text = "Some 300 Swedes left to fight, 40 of them were killed and 110 returned."

    found = in_order(text)

    assert found == [{"foreign_fighters_departed"}, {"foreign_fighters_killed"}, {"foreign_fighters_returned"}]


def test_the_whole_of_a_part_that_came_back_is_all_who_went() -> None:
    text = "Police said 15 of 60 Finnish fighters had returned."

    found = in_order(text)

    assert found == [{"foreign_fighters_returned"}, {"foreign_fighters_departed"}]


def test_a_total_is_no_whole_of_the_figure_before_it() -> None:
    figures = figures_in("About 25 Danish jihadists remained, after a high of 70 in the ranks of the militants.")

    assert [figure.is_whole for figure in figures] == [False, False]


def test_a_share_and_a_count_in_one_breath_count_the_same_people() -> None:
    text = "A quarter, or 50, of the Norwegian fighters had returned."

    found = in_order(text)

    assert found == [{"foreign_fighters_returned_share"}, {"foreign_fighters_returned"}]


def test_words_within_an_idiom_do_not_say_what_they_say_elsewhere() -> None:
    text = "The Home Office knew of 65 British jihadists who travelled to the war."

    found = in_order(text)

    assert found == [{"foreign_fighters_departed"}]


def test_what_is_said_of_one_is_said_of_those_beside_them() -> None:
    text = "Twelve Danes and 30 Swedes slipped away to the Islamic State."

    found = in_order(text)

    assert found == [{"foreign_fighters_departed"}] * 2


def test_who_is_said_to_be_where_they_are_from_is_back() -> None:
    text = "Of the jihadists of Islamic State 40 Danes are in Denmark again."

    found = in_order(text)

    assert found == [{"foreign_fighters_returned"}]


def test_who_has_not_returned_is_still_there() -> None:
    text = "Some 40 Danes who joined the Islamic State have not returned."

    found = in_order(text)

    assert found == [{"foreign_fighters_present"}]


def test_those_who_go_on_from_travellers_have_their_origin() -> None:
    text = "The ministry counts 80 nationals who left for Syria; 20 were killed and 30 came back."

    found = in_order(text)

    assert found == [{"foreign_fighters_departed"}, {"foreign_fighters_killed"}, {"foreign_fighters_returned"}]


def test_women_with_minors_are_neither_of_the_two() -> None:
    text = "Kurdish camps in Syria hold 90 Dutch women and children."

    found = in_order(text)

    assert found == [{"foreign_women_minors_detained"}]


def test_a_noun_for_a_people_counts_people() -> None:
    text = "The Islamic State was joined by 35 Dutchmen."

    found = in_order(text)

    assert found == [{"foreign_fighters_departed"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 30 Danes are eager to set out for the caliphate.", "aspiring_travellers"),
        ("Police stopped 30 Danes from setting out for the caliphate.", "departures_prevented"),
        ("The fate of 30 Danish jihadists is unknown.", "foreign_fighters_unaccounted_for"),
        ("Denmark has blacklisted 30 jihadists.", "people_on_official_lists"),
        ("Denmark flew 30 Danes with links to the Islamic State back from Syria.", "foreign_affiliates_repatriated"),
        ("Some 30 Danes at home are backing the Islamic State.", "domestic_supporters"),
        (
            "Some 30 Danish residents are tied to the networks that send fighters to Syria.",
            "jihad_network_linked_residents",
        ),
        ("Some 30 of the Danes in Kurdish custody have asked to come home.", "detainees_seeking_return"),
    ],
)
def test_what_states_people_more_exactly_wins_over_that_they_went(text: str, expected: str) -> None:
    found = in_order(text)

    assert found == [{expected}]


def test_a_phrase_is_not_cut_between_two_figures() -> None:
    text = "Some 90 men, women and children from Sweden joined the jihadists, and 20 returned."

    found = in_order(text)

    assert found[0] == {"foreign_affiliates_departed"}


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed 40 people in France.",
        "Some 300 Germans left for a holiday in Spain.",
        "The choir has 45 Danes and 20 Swedes.",
        "About 60 Norwegian soldiers returned from a training camp.",
        "The firm recruited 200 Poles.",
        "The court convicted 12 Belgians of fraud.",
        "Five Swedish MPs travelled to Iraq to meet those who fight the Islamic State.",
        "Some 70 Indian nurses were stranded in Iraq when the Islamic State came.",
    ],
)
def test_people_of_an_origin_are_no_fighters_where_no_word_says_so(text: str) -> None:
    found = in_order(text)

    assert not any(indicator.startswith("foreign_") for of_figure in found for indicator in of_figure)


def test_a_figure_says_that_another_indicator_fits_nearly_as_well() -> None:
    figure = figure_in("Some 35 Danes fighting in Syria joined the jihadists.", "Some 35")

    rules = [proposal.rule for proposal, _ in proposals_of(figure, book()) if proposal.field == "indicator"]

    assert [rule.rpartition(":")[2] for rule in rules] == ["contested"]
