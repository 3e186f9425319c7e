"""What figures on land, strength, money, the air war and civilians count, by the codebook's cues."""

from pathlib import Path

import pytest
import yaml
from texts import book, figures_in

from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.indicators import propose_indicator
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.where import origins

PARAPHRASES, LISTS = (
    yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    for name in ("paraphrases.yaml", "lists.yaml")
)


def indicators_in(text: str, *, title: str | None = None) -> list[list[str]]:
    """What each figure of a text is proposed to count; more than one where the rules do not agree."""
    return [_indicators(figure) for figure in figures_in(text, title=title)]


def rules_in(text: str) -> list[str]:
    """The rule that speaks for each figure of a text."""
    return [_proposals(figure)[0].rule for figure in figures_in(text)]


def _indicators(figure: FigureIn) -> list[str]:
    return [proposal.value for proposal in _proposals(figure)]


def _proposals(figure: FigureIn) -> list[Proposal]:
    return list(propose_indicator(figure, book(), origins(figure, book())))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ISIS has lost 22 percent of its territory.", ["territory_lost_share"]),
        ("The militants lost 30 percent of their land in Iraq and 10 percent in Syria.", ["territory_lost_share"] * 2),
        ("The army has retaken half of the ground that the militants once held.", ["territory_retaken_share"]),
        ("The Taliban control 12 percent of Afghanistan.", ["territory_held_share"]),
        ("The jihadists were left with less than 5 percent of their former territory.", ["territory_remaining_share"]),
        ("Kurdish fighters enlarged their territory by 80 percent.", ["territory_growth_percent"]),
        ("Troops have recaptured 60 percent of Raqqa.", ["city_retaken_share"]),
        ("The coalition says that 90 percent of Syria has been liberated.", ["territory_freed_share_of_country"]),
        ("The group's area shrank to 78,000 square kilometres.", ["territory_held_area"]),
        ("The group gave up 9,000 square kilometres in a year.", ["territory_lost_area"]),
        ("Government troops cleared 9,000 square kilometres.", ["territory_retaken_area"]),
    ],
)
def test_land_lost_retaken_held_and_left_are_told_apart(text: str, wanted: list[str]) -> None:
    assert indicators_in(text) == [[indicator] for indicator in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The group has about 30,000 fighters.", ["fighters_total"]),
        ("Air strikes killed 2,000 militants.", ["fighters_killed"]),
        ("Strikes killed 40 civilians and 300 militants.", ["civilians_killed", "fighters_killed"]),
        ("The militants killed 60 civilians.", ["civilians_killed"]),
        ("Some 45 commanders of the group were killed.", ["leaders_killed"]),
        ("The ranks of the militants: their fighters fell by 20 percent.", ["fighters_decline_share"]),
        ("The fighting for the city killed 3,000 people.", ["battle_deaths"]),
        ("About 200,000 people fled the besieged city.", ["people_displaced"]),
        ("Some 3 million people are internally displaced.", ["internally_displaced_people"]),
        ("Some 20,000 civilians are still inside the city, trapped by the siege.", ["trapped_civilians"]),
        ("More than 4 million people were freed from the group.", ["people_freed_from_rule"]),
        ("Eight million people live under the rule of the group.", ["population_under_rule"]),
        ("There are 2,000 US troops in Syria.", ["foreign_troops_deployed"]),
    ],
)
def test_people_are_counted_by_what_they_are_and_what_became_of_them(text: str, wanted: list[str]) -> None:
    assert indicators_in(text) == [[indicator] for indicator in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The militants earned $80 million a month in 2015.", ["revenue_monthly"]),
        ("The group took in $2 billion in 2014.", ["revenue_annual"]),
        ("Oil earned the group $1 million a day.", ["oil_revenue_daily"]),
        ("Oil earned the group $500 million in 2015.", ["oil_revenue_annual"]),
        ("Revenue of the group fell by 30 percent.", ["revenue_decline_share"]),
        (
            "Oil makes up 43 percent of the group's income and taxes 50 percent.",
            ["oil_share_of_revenue", "tax_share_of_revenue"],
        ),
        ("The militants pumped 21,000 barrels a day.", ["oil_production"]),
        ("The militants sold their oil for $20 a barrel.", ["oil_price"]),
        ("A fighter of the group is paid $400 a month.", ["salary_monthly"]),
        ("The group cut the pay of its fighters by half.", ["salary_cut_share"]),
        ("Air strikes burnt $500 million in cash.", ["cash_destroyed"]),
        (
            "The campaign against Isis has cost $5 billion, or $11 million a day.",
            ["campaign_cost_total", "campaign_cost_daily"],
        ),
    ],
)
def test_money_is_told_by_what_it_is_for_and_per_what(text: str, wanted: list[str]) -> None:
    assert indicators_in(text) == [[indicator] for indicator in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Aircraft of the coalition made 9,000 strikes, 6,000 in Iraq and 3,000 in Syria.", ["air_strikes"] * 3),
        ("Warplanes made ten strikes on banks that held cash.", ["air_strikes_on_cash_stores"]),
        ("Coalition jets flew 60,000 sorties.", ["air_sorties"]),
        ("Jets flew 6,000 close air support and escort sorties in 2014.", ["combat_sorties"]),
        ("Jets dropped 5,000 bombs in August.", ["weapons_released"]),
        ("Warplanes hit 3,000 targets.", ["targets_hit"]),
        ("Coalition jets destroyed 168 oil tanker trucks.", ["oil_trucks_destroyed"]),
    ],
)
def test_the_air_war_is_counted_by_its_units(text: str, wanted: list[str]) -> None:
    assert indicators_in(text) == [[indicator] for indicator in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Farmers lost 20 percent of their harvest.",
        "Unemployment fell by 3 percent.",
        "The company cut 40 percent of its jobs.",
        "A firm earned $80 million in 2015.",
        "Exporters cut output by 1.2 million barrels a day.",
        "A convoy of 50 trucks with food arrived.",
        "Teachers' pay was cut by half.",
        "Drought cost farmers a third of their land.",
    ],
)
def test_nothing_is_proposed_where_no_conflict_is_spoken_of(text: str) -> None:
    assert indicators_in(text) == [[]]


def test_what_happened_in_another_sentence_does_not_happen_to_a_figure() -> None:
    text = "The group has 20,000 fighters in the country. Air strikes have killed many."

    assert indicators_in(text) == [["fighters_total"]]


def test_a_figure_given_again_in_another_unit_means_the_same() -> None:
    text = (
        "The group lost 9,000 square kilometres in 2015, and 68,000 square kilometres (26,000 square miles) remained."
    )

    found = indicators_in(text)

    assert found == [["territory_lost_area"], ["territory_held_area"], ["territory_held_area"]]


def test_a_list_goes_on_with_the_share_of_a_country_that_it_began_with() -> None:
    text = "The militants held 40 percent of Iraq in 2014 and 7 percent in 2017."

    assert indicators_in(text) == [["territory_held_share"]] * 2
    assert [rule.rpartition(":")[2] for rule in rules_in(text)] == ["zone", "list"]


def test_a_level_that_is_compared_is_no_loss() -> None:
    text = "The militants control 7 percent of Iraq, down from 40 percent in 2014."

    assert indicators_in(text) == [["territory_held_share"]] * 2


def test_a_share_of_a_country_is_a_loss_only_of_what_was_held_there() -> None:
    held = indicators_in("The militants hold 17 percent of Syria.")
    retaken = indicators_in("The army took back 45 percent of the ground once held by the militants in Syria.")

    assert (held, retaken) == ([["territory_held_share"]], [["territory_retaken_share"]])


def test_a_bare_loss_is_one_of_land_where_the_title_speaks_of_land() -> None:
    text = "Analysts put the loss in 2016 at 12 percent."

    assert indicators_in(text, title="Militants cede territory") == [["territory_lost_share"]]
    assert indicators_in(text, title="Bank publishes its results") == [[]]


def test_clauses_are_cut_before_the_words_of_a_pair() -> None:
    text = "Land in northern and western Iraq was cleared: 9,000 square kilometres; the group's peak in Iraq and Syria was 90,000."

    first, *_ = figures_in(text)

    assert text[first.zone.start : first.zone.end] == text.partition(";")[0]


def test_a_sentence_without_figures_stands_in_no_ones_way() -> None:
    text = "The group is weak. It has lost 20 percent of its territory. Nobody knows why."

    (figure,) = figures_in(text)

    assert text[figure.zone.start : figure.zone.end].strip() == "It has lost 20 percent of its territory."


def test_other_words_for_the_same_are_known_nine_times_in_ten() -> None:
    said = [(indicator, text) for indicator, texts in PARAPHRASES.items() for text in texts]

    missed = [text for indicator, text in said if [indicator] not in indicators_in(text)[:2]]

    assert len(missed) <= len(said) / 10, missed


def test_each_figure_of_a_list_is_told_nine_times_in_ten() -> None:
    wanted = [(text, nth, [indicator]) for text, counted in LISTS.items() for nth, indicator in enumerate(counted)]
    found = {text: [_indicators(figure) for figure in figures_in(text) if not _is_length(figure)] for text in LISTS}

    missed = [(text, indicator) for text, nth, indicator in wanted if found[text][nth] != indicator]

    assert len(missed) <= len(wanted) / 10, missed


def _is_length(figure: FigureIn) -> bool:
    return figure.row["kind"] in ("duration", "multiple")


def test_foreigners_among_the_fighters_make_no_foreigners_of_all() -> None:
    text = "The group has 30,000 fighters, up to 3,000 of them foreigners."

    whole, _ = indicators_in(text)

    assert whole == ["fighters_total"]


def test_a_longer_word_is_not_hidden_by_the_name_that_it_begins_with() -> None:
    assert indicators_in("About 3,000 US forces are in Iraq.") == [["foreign_troops_deployed"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Isis lost hold of the hills, and 2,000 fled.", ["people_displaced"]),
        ("In the town, 300 chairs stood empty and Isis was gone.", []),
    ],
)
def test_a_bare_number_counts_people_only_where_its_own_words_say_so(text: str, wanted: list[str]) -> None:
    assert [found for found in indicators_in(text) if found] == [[indicator] for indicator in wanted]


def test_a_duration_takes_no_words_from_the_figure_that_follows() -> None:
    text = "In ten days the army took 1,200 square kilometres from Isis."

    assert indicators_in(text)[-1] == ["territory_retaken_area"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Isis holds a third of Syria's territory.", ["territory_held_share"]),
        ("Of Syria, 95 per cent has been freed from Isis.", ["territory_freed_share_of_country"]),
        ("The army has taken 70 per cent of western Mosul from Isis.", ["city_retaken_share"]),
        ("Only 26 per cent of Russia's strikes were aimed at Isis.", ["air_strikes_on_is_share"]),
    ],
)
def test_a_share_of_a_place_is_one_of_its_ground(text: str, wanted: list[str]) -> None:
    assert indicators_in(text) == [[indicator] for indicator in wanted]


def test_only_what_leads_right_up_to_a_figure_makes_it_a_level() -> None:
    assert indicators_in("Isis had to give up 12,000 square kilometres.") == [["territory_lost_area"]]
    assert indicators_in("Isis land was down to 12,000 square kilometres.") == [["territory_held_area"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A fighter of Isis earns $400 a month.", "salary_monthly"),
        ("The fighters of Isis earn it $40 million a month.", "revenue_monthly"),
    ],
)
def test_an_indicator_that_cannot_be_so_large_leaves_the_figure_to_others(text: str, wanted: str) -> None:
    assert indicators_in(text) == [[wanted]]


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake displaced 2.8 million people.",
        "The Taliban killed 5,000 soldiers.",
        "Some 50,000 Iraqi troops take part in the assault on Mosul.",
        "A poll of Britons found 60 per cent for air strikes on Isis.",
        "Ransoms brought Isis $45 million in 2014.",
        "The election campaign cost $5 million a day.",
    ],
)
def test_what_is_none_of_the_groups_is_left_open(text: str) -> None:
    assert indicators_in(text) == [[]]
