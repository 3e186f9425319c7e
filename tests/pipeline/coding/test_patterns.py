"""Many words looked for at once."""

import re
import string
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from conflict_figures.pipeline.coding.patterns import Hit, Patterns


def test_a_name_is_found_as_a_whole_word() -> None:
    patterns = Patterns({"Niger": ["NER"], "Nigeria": ["NGA"]})

    assert patterns.all("From Nigeria, not Niger.") == [Hit(5, 12, ("NGA",)), Hit(18, 23, ("NER",))]


def test_a_name_within_a_longer_one_is_none() -> None:
    patterns = Patterns({"Guinea": ["GIN"], "Equatorial Guinea": ["GNQ"]})

    assert patterns.longest("In Equatorial Guinea") == [Hit(3, 20, ("GNQ",))]


def test_a_star_stands_for_every_word_that_begins_so() -> None:
    patterns = Patterns({"fight*": ["fighting"]}, ignore_case=True)

    assert [hit.start for hit in patterns.all("Fighters fight; a firefight")] == [0, 9]


def test_a_name_keeps_its_case_and_may_begin_a_sentence() -> None:
    patterns = Patterns({"IS": ["islamic-state"], "the coalition": ["coalition"]})

    found = patterns.all("The coalition is where IS is")

    assert found == [Hit(0, 13, ("coalition",)), Hit(23, 25, ("islamic-state",))]


def test_one_name_may_mean_several_things() -> None:
    patterns = Patterns({"US": ["place"], "U.S.": ["place"]} | {"Russia": ["place", "actor"]})

    assert [hit.senses for hit in patterns.all("Russia and the U.S. met")] == [("place", "actor"), ("place",)]


def test_typographic_signs_and_line_breaks_are_as_plain_ones() -> None:
    patterns = Patterns({"Jane's 360": ["ihs"], "Saudi Arabia": ["SAU"]})

    assert [hit.senses for hit in patterns.all("Jane’s 360 on Saudi\nArabia")] == [("ihs",), ("SAU",)]


def test_nothing_is_found_without_patterns() -> None:
    assert Patterns[str]({}).all("anything") == []


WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), st.lists(WORDS, max_size=12))
def test_every_word_that_is_looked_for_is_found_where_it_stands(wanted: list[str], words: list[str]) -> None:
    text = " ".join(words)

    found = Patterns({word: [word] for word in wanted}, ignore_case=True).longest(text)

    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    expected = [Hit(at, at + len(word), (word,)) for at, word in zip(starts, words, strict=True) if word in wanted]
    assert found == expected


# Letters of several alphabets, small and capital, with signs that are no letters and such as stand for others.
SIGNS = st.text(st.sampled_from("aAbBéÉßİıſΣσς你_1 -'’\u00a0\n.,*🙂"), max_size=12)
TEXTS = st.one_of(SIGNS, st.text(max_size=30))
SOUGHT = st.dictionaries(
    st.text(st.sampled_from("aAbBéß你1 -'"), min_size=1, max_size=3), st.just(["it"]), min_size=1, max_size=5
)


@given(SOUGHT, TEXTS)
def test_a_hit_is_what_is_looked_for_as_whole_words(wanted: dict[str, list[str]], text: str) -> None:
    plain = text.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("–", "-")
    plain = plain.replace("\u00a0", " ").replace("\n", " ").replace("\t", " ")
    spelt = {spelling for word in wanted for spelling in (word, word[:1].upper() + word[1:])}

    found = {(hit.start, hit.end) for hit in Patterns(wanted).all(text)}

    assert found == {
        (at, at + len(word))
        for word in spelt
        for at in range(len(plain))
        if plain.startswith(word, at)
        and not (re.search(r"\w$", plain[:at]) and re.match(r"\w", word))
        and not (re.search(r"\w$", word) and re.match(r"\w", plain[at + len(word) :]))
    }


@given(SOUGHT, TEXTS)
def test_the_longest_hits_do_not_overlap_and_leave_no_longer_one_out(wanted: dict[str, list[str]], text: str) -> None:
    patterns = Patterns(wanted, ignore_case=True)

    every, longest = patterns.all(text), patterns.longest(text)

    assert all(one.end <= other.start for one, other in pairwise(longest))
    assert {*longest} <= {*every}
    # whatever is left out begins within one that is taken, and is no longer than one that begins there too
    assert all(
        any(
            taken.start <= hit.start < taken.end and (taken.start < hit.start or taken.end >= hit.end)
            for taken in longest
        )
        for hit in every
    )


@given(st.text(max_size=30))
def test_in_any_text_a_hit_lies_within_it(text: str) -> None:
    patterns = Patterns({letter + "*": [letter] for letter in {*text.lower()} - {"*"}}, ignore_case=True)

    assert all(0 <= hit.start < hit.end <= len(text) for hit in patterns.all(text))
