"""Where people came from, and where a claim holds."""

import pytest
from texts import book, figures_in

from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.where import origins, propose_place_and_origin

DEPARTED, RETURNED, LOST = "foreign_fighters_departed", "foreign_fighters_returned", "territory_lost_share"


def proposed(figure: FigureIn, indicator: str | None) -> dict[str, tuple[str, str]]:
    """Place and origin of a figure that is known to count this, each with its rule."""
    return {found.field: (found.value, found.rule) for found in propose_place_and_origin(figure, indicator, book())}


def values(text: str, field: str, indicator: str | None, title: str | None = None) -> list[str | None]:
    """What is proposed for a field of every figure of a text."""
    return [proposed(figure, indicator).get(field, (None,))[0] for figure in figures_in(text, title=title)]


ORIGINS = {
    "from a country": ("Some 700 people have left from Belgium.", ["BEL"]),
    "a country's people": ("61 Finns went to Syria.", ["FIN"]),
    "an adjective before people": ("At least 110 Swedish jihadists are in Syria.", ["SWE"]),
    "a region's people": ("About 5,000 Western Europeans went to Iraq.", ["western-europe"]),
    "a country for which a number is given": ("The list has 90 fighters for Kosovo.", ["XKX"]),
    "none where people return from": ("Some 250 fighters came back from Syria.", []),
    "none in whose word it is": ("The Dutch intelligence service spoke of 40 attacks.", []),
    "none in a longer name": ("The Norwegian Refugee Council counted 300 families.", []),
}


@pytest.mark.parametrize(("text", "expected"), ORIGINS.values(), ids=ORIGINS)
def test_the_words_around_a_figure_tell_where_people_are_from(text: str, expected: list[str]) -> None:
    (figure,) = figures_in(text)

    assert origins(figure, book())[:1] == expected


def test_a_list_distributes_origins_to_its_figures() -> None:
    text = "Of more than 6,000 European fighters 2,300 are from France, 1,600 from Britain and 534 from Belgium."

    assert values(text, "origin", DEPARTED) == ["europe", "FRA", "GBR", "BEL"]


def test_a_bare_list_of_countries_is_one_of_origins() -> None:
    text = "By country the fighters were: Tunisia 6,000, Jordan 2,000, Lebanon 900."

    assert values(text, "origin", DEPARTED) == ["TUN", "JOR", "LBN"]


def test_countries_named_together_are_the_region_that_they_make_up() -> None:
    text = "Half of the fighters of the United Kingdom, Sweden and Denmark are back."

    assert values(text, "origin", "foreign_fighters_returned_share") == ["denmark-sweden-uk"]


def test_people_from_abroad_are_from_the_world() -> None:
    text = "Over 20,000 foreign fighters are in Syria, among them 4,000 from Western Europe."

    assert values(text, "origin", DEPARTED) == ["world", "western-europe"]


def test_people_from_many_countries_are_from_the_world() -> None:
    fighters, *_ = figures_in("Some 30,000 fighters from 100 countries have joined.")

    assert proposed(fighters, DEPARTED)["origin"] == ("world", "origin:foreign")


def test_a_part_is_from_where_its_whole_is() -> None:
    (part, whole) = figures_in("About 425 of 850 Britons are home again.")

    assert proposed(part, RETURNED)["origin"] == ("GBR", "origin:whole")
    assert proposed(whole, DEPARTED)["origin"] == ("GBR", "origin:zone")


def test_what_a_sentence_began_with_holds_for_the_figures_after() -> None:
    text = "Police knew of 125 Austrians in the war, 27 dead and 40 returned."

    assert values(text, "origin", DEPARTED) == ["AUT", "AUT", "AUT"]


def test_a_national_body_counts_its_own_people_where_no_origin_is_said() -> None:
    (figure,) = figures_in("Norway's security service counted 70 departures.")

    assert proposed(figure, DEPARTED)["origin"] == ("NOR", "origin:body")


def test_the_title_lends_an_origin_that_the_sentence_leaves_open() -> None:
    (figure,) = figures_in("About 60 have died so far.", title="How many Danish fighters went to Syria")

    assert proposed(figure, "foreign_fighters_killed")["origin"] == ("DNK", "origin:title")


def test_where_nobody_says_where_from_foreigners_are_from_the_world() -> None:
    (figure,) = figures_in("More than 30,000 had gone to the war.")

    assert proposed(figure, DEPARTED)["origin"] == ("world", "origin:unsaid")


def test_what_has_no_origin_gets_none() -> None:
    assert values("The group lost 20 per cent of its land to French and British jets.", "origin", LOST) == [None]


PLACES = {
    "the place that a figure's words name": ("The group lost 40 percent in Iraq and 20 percent in Syria.", ["IRQ", "SYR"]),
    "both countries named together": ("It lost 14 per cent of its land in Syria and Iraq.", ["syria-iraq"]),
    "a city": ("It lost a third of Mosul.", ["mosul"]),
    "an adjective before ground": ("It lost 40 percent of Iraqi territory.", ["IRQ"]),
    "none where an envoy is sent to": ("The ambassador to Libya said that 40 percent was lost.", [None]),
    "none whose word it is": ("Libyan officials said that 40 percent was lost.", [None]),
    "none outside the codebook": ("Rebels lost 40 percent of their land in Colombia.", [None]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_a_claim_holds_where_its_words_say(text: str, expected: list[str | None]) -> None:
    assert values(text, "place", LOST) == expected


def test_figures_that_are_joined_share_the_place_after_the_last() -> None:
    text = "There were up to 7,000 fighters and 5,000 supporters in Libya."

    assert values(text, "place", "fighters_total") == ["LBY", "LBY"]


def test_what_is_said_of_a_city_is_not_said_of_the_next_figure() -> None:
    text = "Jets struck 168 trucks near Palmyra and by the group's own word 50 fighters died."

    assert values(text, "place", "fighters_killed") == ["palmyra", None]


def test_parts_hold_where_their_whole_does() -> None:
    text = "Some 200,000 people had fled Raqqa, 30,000 of them in July."

    assert values(text, "place", "people_displaced") == ["raqqa", "raqqa"]


def test_home_is_no_place_of_the_war() -> None:
    (figure,) = figures_in("Some 60 of the fighters are back in Canada.")

    assert proposed(figure, RETURNED) == {"origin": ("CAN", "origin:home")}


def test_who_is_counted_at_home_is_counted_there() -> None:
    (figure,) = figures_in("Dutch authorities withdrew 130 passports.")

    assert proposed(figure, "passports_cancelled") == {"place": ("NLD", "place:zone")}


def test_a_list_of_places_is_not_one_of_origins() -> None:
    figures = figures_in("The UN has 4,000 Tunisians in Syria, 1,000 in Libya and 60 in Mali.")

    assert [proposed(figure, "foreign_fighters_present") for figure in figures] == [
        {"origin": ("TUN", "origin:zone"), "place": ("SYR", "place:zone")},
        {"origin": ("TUN", "origin:list"), "place": ("LBY", "place:zone")},
        {"origin": ("TUN", "origin:list"), "place": ("MLI", "place:zone")},
    ]


def test_what_is_said_of_an_actor_as_a_whole_holds_where_it_is() -> None:
    (figure,) = figures_in("The Islamic State lost 14 per cent of its land.")

    assert proposed(figure, LOST)["place"] == ("syria-iraq", "place:actor")


def test_no_place_is_proposed_for_an_actor_that_nobody_knows() -> None:
    assert values("The rebels lost 14 per cent of their land.", "place", LOST) == [None]


def test_a_publisher_is_not_where_its_name_says() -> None:
    (figure,) = figures_in("The Libya Herald counted 40 percent.", publisher="The Libya Herald")

    assert proposed(figure, LOST) == {}
