"""Words that say together what none of them says alone."""

import pytest
from texts import article_in


def classes(text: str) -> frozenset[str]:
    """The classes of words that a text has a word or a phrase of."""
    return article_in(text).words


@pytest.mark.parametrize(
    "text",
    [
        "Ten of them left for Syria.",
        "Ten of them slipped away to the battlefields of Iraq.",
        "Ten of them enlisted with the Islamic State.",
        "Ten of them turned up in Raqqa.",
    ],
)
def test_going_joining_and_getting_there_with_a_war_behind_it_is_going_to_war(text: str) -> None:
    assert "went_to_war" in classes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ten of them left for Lisbon.",
        "Ten of them left Syria.",
        "Ten of them left. For Syria it was a good day.",
        "Ten of them left their parents and their jobs at the old car factory for Syria.",
        "Ten of them enlisted with the fire brigade.",
    ],
)
def test_words_that_do_not_follow_each_other_closely_are_no_phrase(text: str) -> None:
    assert "went_to_war" not in classes(text)


def test_a_phrase_may_be_of_phrases() -> None:
    assert "wish_to_go" in classes("Ten of them were eager to leave for Syria.")


def test_armed_groups_are_known_by_their_names() -> None:
    assert "groups" in classes("Ten of them are with Daesh.")
    assert "groups" not in classes("Ten of them are with Oxfam.")


def test_a_title_has_phrases_too() -> None:
    assert "went_to_war" in article_in("There were ten of them.", title="Those who left for Syria").words
