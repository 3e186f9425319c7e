"""Names by which texts give a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import book

from conflict_figures.pipeline.coding.voices import folded

NAMES = {
    "without accents": ("Sapo", "sapo"),
    "with stops in its initials": ("U.N.", "united-nations"),
    "in American spelling": ("Russian Defense Ministry", "russian-defence-ministry"),
    "by the nation's name": ("Tunisia's interior ministry", "tunisian-interior-ministry"),
    "a ministry by its office": ("Tunisian Interior Ministry", "tunisian-interior-ministry"),
    "a state's bodies by another word": ("Tunisian authorities", "tunisian-government"),
    "by initials in brackets": ("BKA", "bka"),
    "without its article": ("Soufan Group", "the-soufan-group"),
    "two people by their surnames": ("Zenko and Wilson", "zenko-wilson"),
    "with a particle of the surname": ("De Kerchove", "gilles-de-kerchove"),
}


@pytest.mark.parametrize(("name", "source"), NAMES.values(), ids=NAMES)
def test_a_source_is_found_by_what_texts_call_it(name: str, source: str) -> None:
    text = f"Here {name} spoke."

    (hit,) = book().voices.longest(text)

    assert (text[hit.start : hit.end], {voice.source for voice in hit.senses}) == (name, {source})


def test_officials_that_the_codebook_has_by_themselves_are_not_their_government() -> None:
    (hit,) = book().voices.longest("Iraqi officials spoke.")

    assert {voice.source for voice in hit.senses} == {"iraqi-officials"}


@given(st.text())
def test_a_text_without_accents_is_as_long_as_it_was(text: str) -> None:
    assert len(folded(text)) == len(text)
