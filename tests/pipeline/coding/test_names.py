"""Names of places and their peoples: the codebook's against a library's, and what each is in a sentence."""

import pytest
from texts import book, figures_in

from conflict_figures.pipeline.coding.placenames import Role

COUNTRIES = [place for place in book().codebook.places if place.kind == "country"]
# What the library has not, and what it gives as a people that is only the country's name.
NOT_IN_THE_LIBRARY = {"PSE", "VAT", "XKX"}
NO_PEOPLE = {"DJI": {"Djibouti"}}


def test_every_country_has_the_demonyms_of_the_library() -> None:
    library = pytest.importorskip("countryinfo", reason="countryinfo is not installed (extra dev)")

    lacking = {
        place.id: names
        for place in COUNTRIES
        if place.id not in NOT_IN_THE_LIBRARY
        and (
            names := {name.strip() for name in library.CountryInfo(place.iso_alpha3).demonym().split(",")}
            - {*place.demonyms, ""}
        )
    }

    assert lacking == NO_PEOPLE


def test_a_people_has_a_word_for_its_members_together() -> None:
    """An adjective alone, as Burmese, stands for the people too; any other has a plural."""
    without = {
        place.id
        for place in COUNTRIES
        if place.demonyms and not any(word.endswith(("s", "men", "ese", "sh", "ch", "ss")) for word in place.demonyms)
    }

    assert without == {"BFA", "LSO", "MDG"}


ROLES = {
    "people": ("40 Belgian fighters", ("BEL", Role.ORIGIN)),
    "a plural": ("40 Saudis left", ("SAU", Role.ORIGIN)),
    "a country that people are from": ("40 fighters from Tunisia", ("TUN", Role.ORIGIN)),
    "a place that people come back from": ("40 came back from Iraq", ("IRQ", Role.PLACE)),
    "a place that something is in": ("40 strikes in Libya", ("LBY", Role.PLACE)),
    "ground": ("40 percent of Syrian territory", ("SYR", Role.PLACE)),
    "a body": ("the Finnish interior ministry counts 40", ("FIN", Role.BODY)),
    "a country's body": ("Austria's government counts 40", ("AUT", Role.BODY)),
    "a body by two nouns": ("an Iraqi oil minister said 40", ("IRQ", Role.BODY)),
    "one to whom an envoy goes": ("the envoy for Yemen said 40", ("YEM", Role.BODY)),
    "arms": ("American jets flew 40 sorties", ("USA", Role.ARMS)),
    "for whom a number is given": ("40 for Kosovo", ("XKX", Role.FOR)),
    "a way that is passed": ("40 by way of Turkey", ("TUR", Role.NAME)),
    "a time": ("40 since Ramadi fell", ("ramadi", Role.NAME)),
    "a longer name": ("the Swedish Example Society has 40", ("SWE", Role.NAME)),
    "a bare name": ("Tunisia 40", ("TUN", Role.PLAIN)),
    "a country that the codebook has not": ("40 from Brazil", ("BRA", Role.ORIGIN)),
}


@pytest.mark.parametrize(("text", "expected"), ROLES.values(), ids=ROLES)
def test_the_words_around_a_name_tell_what_it_is(text: str, expected: tuple[str, Role]) -> None:
    (figure, *_) = figures_in(text)

    assert [(name.place, name.role) for name in figure.passage.places] == [expected]


def test_listed_names_have_the_role_of_the_first() -> None:
    (figure,) = figures_in("40 fighters from Saudi Arabia, Jordan and Lebanon")

    assert [(name.place, name.role) for name in figure.passage.places] == [
        ("SAU", Role.ORIGIN),
        ("JOR", Role.ORIGIN),
        ("LBN", Role.ORIGIN),
    ]


def test_adjectives_have_the_role_of_the_last() -> None:
    (figure,) = figures_in("40 Moroccan and Algerian fighters")

    assert [(name.place, name.role) for name in figure.passage.places] == [("MAR", Role.ORIGIN), ("DZA", Role.ORIGIN)]


@pytest.mark.parametrize("text", ["40 people from Latin America", "40 Congolese fighters", "40 in New Mexico"])
def test_a_name_that_means_no_one_place_of_the_codebook_is_none(text: str) -> None:
    (figure,) = figures_in(text)

    assert figure.passage.places == []
