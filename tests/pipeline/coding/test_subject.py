"""Whether an article tells of what the codebook is about, and what the coder takes for granted where it does not."""

import pytest
from texts import article_in, book, figures_in

from conflict_figures.pipeline.coding.proposal import Subject
from conflict_figures.pipeline.coding.subject import subject_of
from conflict_figures.pipeline.propose import proposals_of

OURS, UNTOLD, AWAY, OTHER = Subject
ARTICLES = {
    "a party is named": ("Isis has 30,000 fighters.", None, OURS),
    "a party is named in the title alone": ("The group has 30,000 fighters.", "Isis is shrinking", OURS),
    "the war is named": ("Some 700 Danes went to fight in Syria.", None, OURS),
    "travellers whose war is not named": ("Some 700 Danes went to fight, and 90 were back in Denmark.", None, UNTOLD),
    "nobody and nowhere": ("The club lost 4 of 38 matches.", None, UNTOLD),
    "a party of another war": ("The Taliban have 40,000 fighters.", None, OTHER),
    "fighting in a place that nobody comes from": ("The rebels hold a third of Mali.", None, AWAY),
    "any coalition": ("The coalition flew 500 sorties over Yemen.", None, AWAY),
    "the war named in passing": ("The rebels hold a third of Mali.\n\n" * 5 + "It is not Syria.", None, AWAY),
}


@pytest.mark.parametrize(("text", "title", "subject"), ARTICLES.values(), ids=ARTICLES)
def test_an_article_tells_of_the_wars_that_it_names(text: str, title: str | None, subject: Subject) -> None:
    assert subject_of(article_in(text, title=title).passages[0]) is subject


def meaning(text: str) -> list[dict[str, tuple[str, str]]]:
    """What stands of the proposals for every figure of a text: field to value and rule."""
    return [
        {one.field: (one.value, one.rule) for one, stands in proposals_of(figure, book()) if stands}
        for figure in figures_in(text)
    ]


def test_what_is_counted_elsewhere_goes_by_a_rule_of_its_own() -> None:
    (ours,) = meaning("Isis has 5,000 fighters in Libya.")
    (elsewhere,) = meaning("Boko Haram has 5,000 fighters in Nigeria.")

    assert ours["indicator"] == ("fighters_total", "fighters_total/1:zone")
    assert elsewhere["indicator"] == ("fighters_total", "fighters_total/1:other")


def test_a_group_that_the_codebook_has_not_is_none_of_its_actors() -> None:
    text = "Isis lost 20 per cent of its land in Iraq.\n\nBoko Haram has 5,000 fighters."

    lost, fighters = meaning(text)

    assert lost["actor"] == ("islamic-state", "actor:zone")
    assert fighters["indicator"][0] == "fighters_total"
    assert "actor" not in fighters and "place" not in fighters


def test_a_coalition_of_another_war_is_not_the_one_of_the_codebook() -> None:
    (sorties,) = meaning("The coalition led by Riyadh flew 500 sorties over Houthi towns in Yemen.")

    assert sorties["indicator"][0] == "air_sorties"
    assert "actor" not in sorties
    assert sorties["place"][0] == "YEM"


def test_whoever_dies_in_another_war_is_no_traveller_to_the_codebooks_own() -> None:
    (killed,) = meaning("Of the Sudanese who went to fight for the separatists in Mali, 412 have died.")

    assert not killed.get("indicator", ("",))[0].startswith("foreign_fighters")
