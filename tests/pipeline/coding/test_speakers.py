"""Who says so: the source of a figure, and who passed it on."""

from typing import Any

import pytest
from texts import book, figure_in, figures_in

from conflict_figures.pipeline.coding.speakers import propose_speaker


def speakers(text: str, **page: Any) -> list[str | None]:
    """The source of each figure of a text."""
    return [_proposed(figure, "attributed_to")[0] for figure in figures_in(text, **page)]


def speaker(text: str, surface: str, **page: Any) -> str | None:
    return _proposed(figure_in(text, surface, **page), "attributed_to")[0]


def rule(text: str, surface: str, **page: Any) -> str | None:
    return _proposed(figure_in(text, surface, **page), "attributed_to")[1]


def via(text: str, surface: str, **page: Any) -> str | None:
    return _proposed(figure_in(text, surface, **page), "via")[0]


def _proposed(figure: Any, field: str) -> tuple[str | None, str | None]:
    proposals = [proposal for proposal in propose_speaker(figure, None, book()) if proposal.field == field]
    return (proposals[0].value, proposals[0].rule) if proposals else (None, None)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to ICSR, 700 fighters had left Syria.", "icsr"),
        ("Some 700 fighters had left Syria, Europol said.", "europol"),
        ("The Soufan Group estimates that 700 fighters had left Syria.", "the-soufan-group"),
        ("ICSR's count for Syria was 700 fighters.", "icsr"),
        ("Figures from the Pentagon show 700 fighters in Syria.", "us-department-of-defense"),
        ("By Europol's count, 700 fighters had left Syria.", "europol"),
        ("ICSR had 700 fighters in Syria.", "icsr"),
        ("The U.N. says 700 fighters had left Syria.", "united-nations"),
        ("Russia's defence ministry reported 700 sorties over Syria.", "russian-defence-ministry"),
        ("The Russian Defense Ministry reported 700 sorties over Syria.", "russian-defence-ministry"),
        ("“We counted 700 fighters in Syria,” said Rob Wainwright.", "rob-wainwright"),
    ],
)
def test_a_source_speaks_by_a_preposition_a_verb_or_what_it_publishes(text: str, source: str) -> None:
    assert set(speakers(text)) == {source}


@pytest.mark.parametrize(
    "text",
    [
        "Pentagon spokesman Peter Cook said 700 fighters were left in Syria.",
        "Peter Cook of the Pentagon said 700 fighters were left in Syria.",
        "Peter Cook, a spokesman for the Pentagon, said 700 fighters were left in Syria.",
    ],
)
def test_a_person_speaks_rather_than_the_body_that_is_named_with_it(text: str) -> None:
    assert speakers(text) == ["peter-cook"]


def test_a_surname_alone_is_the_person_that_the_page_has_named_in_full() -> None:
    text = "Michael Fallon spoke in London. Fallon said 700 men had left."

    assert speaker(text, "700") == "michael-fallon"
    assert rule(text, "700") == "speaker:says"


def test_a_surname_alone_on_a_page_about_the_conflict_is_a_rule_of_its_own() -> None:
    assert rule("Fallon said 700 men had joined the Islamic State.", "700") == "speaker:surname"


@pytest.mark.parametrize(
    "text",
    [
        "Fallon said 700 men had left for Mali.",
        "Alan Fallon said 700 men had joined the Islamic State.",
        "David Davis said 700 flats had burned.",
    ],
)
def test_a_surname_of_somebody_else_is_nobody_the_codebook_knows(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Europol gave no number. A police officer said 700 men had left for Syria.",
        "Europol gave no number; the defence minister of Ruritania said 700 men had left for Syria.",
        "The Widget Institute said 700 men had left for Syria, where Europol has no staff.",
        "Ruritanian officials said 700 men were stopped, after Europol met them.",
    ],
)
def test_somebody_unknown_who_speaks_lets_nobody_farther_off_speak(text: str) -> None:
    assert speaker(text, "700") is None


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon has 700 soldiers in Iraq.",
        "The US-led coalition killed 700 fighters in Iraq.",
        "Some 700 fighters were killed by the Iraqi army.",
        "The United States spent $700 million in Iraq.",
        "The Islamic State put 700 men on the road to Mosul.",
        "Saudi Arabia sent 700 soldiers.",
    ],
)
def test_what_a_body_does_or_has_is_not_what_it_says(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize("text", ["Europol is believed to have 700 staff.", "EU officials said to have left were 700."])
def test_what_people_are_said_to_do_is_said_by_nobody(text: str) -> None:
    assert speakers(text) == [None]


def test_each_half_of_a_sentence_has_the_source_that_it_names() -> None:
    text = "ICSR put them at 700, while Europol said 900 had left; the Pentagon's estimate was 800."

    assert speakers(text) == ["icsr", "europol", "us-department-of-defense"]


def test_a_source_named_behind_its_figure_leaves_the_one_before_to_the_first() -> None:
    assert speakers("Europol said 900 had left and 700 were back by ICSR's count.") == ["europol", "icsr"]


def test_a_list_keeps_the_source_that_it_began_with() -> None:
    assert speakers("ICSR counted 700 from France, 600 from Britain and 50 from Norway.") == ["icsr"] * 3


@pytest.mark.parametrize(
    ("text", "found_by"),
    [
        ("Europol reported on Syria. It put the dead at 700.", "speaker:again"),
        ("Europol noted a fall in Syria. The report says 700 were dead.", "speaker:again"),
        ("Europol said 900 had gone. About 700 were dead.", "speaker:carried"),
    ],
)
def test_a_sentence_that_goes_on_has_the_source_of_the_one_before(text: str, found_by: str) -> None:
    figure = figures_in(text)[-1]

    assert _proposed(figure, "attributed_to") == ("europol", found_by)


def test_what_it_lost_is_not_what_it_said() -> None:
    text = "The Islamic State is on the run. It has lost 22 per cent of its land. According to Europol the end is near."

    assert (speaker(text, "22 per cent"), rule(text, "22 per cent")) == ("europol", "speaker:next")


def test_another_paragraph_has_its_own_source() -> None:
    assert speakers("Europol said 900 had gone.\n\nSome 700 of them were dead.") == ["europol", None]


@pytest.mark.parametrize(
    "text",
    [
        "The Example counts 700 fighters in Syria.",
        "ICSR said 900 had gone; The Example adds 700 at home.",
        "The article itself gives 700 fighters.",
    ],
)
def test_the_pages_own_voice_is_no_source(text: str) -> None:
    assert speaker(text, "700") is None


@pytest.mark.parametrize(
    "text",
    ["The Example cites ICSR for 700 fighters in Syria.", "ICSR, The Example reports, has 700 fighters in Syria."],
)
def test_whom_the_page_cites_speaks_and_not_the_page(text: str) -> None:
    assert (speaker(text, "700"), via(text, "700")) == ("icsr", None)


def test_a_medium_that_publishes_the_page_is_neither_source_nor_between() -> None:
    text = "Rob Wainwright told the BBC that 700 had gone; the BBC counted 900."

    assert (speaker(text, "700", publisher="BBC News"), via(text, "700", publisher="BBC News")) == (
        "rob-wainwright",
        None,
    )
    assert speaker(text, "900", publisher="BBC News") is None


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("Rob Wainwright told the BBC that 700 had gone.", "bbc"),
        ("Europol, as quoted by Reuters, said 700 had gone.", "reuters"),
        ("Europol counted 700 who had gone, CNN reported.", "cnn"),
        ("Manuel Valls cited ICSR for 700 who had gone.", "manuel-valls"),
    ],
)
def test_whom_it_was_told_and_who_cites_it_passed_it_on(text: str, between: str | None) -> None:
    assert via(text, "700") == between


def test_a_medium_that_says_something_else_passed_on_nothing() -> None:
    text = "Europol counted 700 who had gone, while the BBC had 900."

    assert [via(text, "700"), speaker(text, "900")] == [None, "bbc"]


def test_an_office_is_the_person_that_the_page_names_for_the_body() -> None:
    text = "Europol's director said 700 had gone.\n\nRob Wainwright spoke in London."

    assert speaker(text, "700") == "rob-wainwright"
    assert speaker("Europol's director said 700 had gone.", "700") == "europol"


def test_officials_of_a_country_that_has_none_in_the_codebook_are_not_anybodys_officials() -> None:
    assert speakers("Officials said 700 had gone.") == ["authorities-unnamed"]
    assert speakers("Peruvian officials said 700 had gone.") == [None]
