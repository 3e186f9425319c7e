"""What on a page is its text: roles by block, and sentences whole although debris cuts them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_figures.extraction import extract
from conflict_figures.pipeline.inputs.blocks import plain_blocks
from conflict_figures.pipeline.inputs.debris import Passage, is_debris, passages
from conflict_schemas.extracts import ROLES

SEED = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))
SENTENCE = "Some 2,300 people left the plain when the river rose."


def read(text: str, title: str | None = None) -> list[tuple[str, int, str]]:
    return [(passage.role, passage.paragraph, passage.text) for passage in passages(plain_blocks(text), title)]


def roles(*blocks: str, title: str | None = None) -> list[str]:
    return [role for role, _, _ in read("\n\n".join(blocks), title)]


@pytest.mark.parametrize(
    "block",
    [
        "READ MORE",
        "Read more: Dam gives way above the plain",
        "Related: 22 homes lost on the coast",
        "Read more about the flood",
        "Advertisement",
        "Share this on Facebook",
        "Facebook Twitter WhatsApp Email 12",
        "We use cookies to make this site work. You may refuse them.",
        "We and our 842 partners store and/or access information on a device.",
        "Sign up for our daily newsletter",
        "Subscribe to the Plain Courier for 2 pounds a week, in your inbox each day",
        "Copyright The Plain Courier",
        "© 2021 The Plain Courier. All rights reserved.",
        "By Ann Writer in Low",
        "Reporting by Ann Writer; editing by Bo Reader",
        "Published: 14 July 2021, 10:15 BST",
        "* * *",
    ],
)
def test_what_a_page_says_of_itself_is_debris(block: str) -> None:
    assert roles("River rises", SENTENCE, block) == ["title", "text", "debris"]


@pytest.mark.parametrize(
    "block",
    [
        "Twenty-two dead.",
        "22 dead",
        "12",
        "Low: 2,300",
        "More than 40 homes are lost.",
        "Related claims came to 3 million pounds.",
        "By Friday 40 homes were lost.",
        "By bombing the bridge they cut the road.",
        "Subscribers to the fund gave 2,000 pounds.",
        "The firm shares data on 40 million users with Facebook.",
        "A new privacy policy came into force in 2018.",
        "The town shared 40 boats with others.",
        "Read more than 3,000 pages, the judge said.",
        "Watch towers were built by 300 men.",
        "The flood of March 2012 was the last.",
        "On 14 July 2021 the dam gave way.",
    ],
)
def test_a_short_block_that_states_a_fact_is_text(block: str) -> None:
    assert roles("River rises", SENTENCE, block) == ["title", "text", "text"]


@pytest.mark.parametrize(
    "block",
    [
        "Photo: the bridge at noon",
        "File photo of the bridge in 2012.",
        "The bridge at noon. Photograph: Ann Writer/Agency",
        "Boats carry 40 people to the hills (AFP/Getty Images)",
        "Image caption: the bridge",
    ],
)
def test_a_caption_is_told_by_its_label_or_its_credit(block: str) -> None:
    assert roles("River rises", SENTENCE, block) == ["title", "text", "caption"]


def test_a_heading_is_short_ends_no_sentence_and_stands_above_one() -> None:
    assert roles("River rises", SENTENCE, "What comes next", SENTENCE.replace("2,300", "3,300"), "The end") == [
        "title",
        "text",
        "heading",
        "text",
        "text",
    ]


def test_the_title_is_the_first_block_that_can_be_one() -> None:
    assert roles("Skip to content", "River rises to 12 metres", SENTENCE) == ["debris", "title", "text"]
    assert roles(SENTENCE, "Rain fell.") == ["text", "text"]
    assert roles("River rises") == ["text"]


def test_a_title_that_the_file_names_is_looked_for_and_its_second_place_is_a_duplicate() -> None:
    assert roles("News", "River Rises!", SENTENCE, "River rises", title="River rises") == [
        "heading",
        "title",
        "text",
        "duplicate",
    ]


def test_a_paragraph_that_stands_twice_is_read_once() -> None:
    assert roles("River rises", SENTENCE, "Rain fell.", SENTENCE.upper(), "Rain fell.") == [
        "title",
        "text",
        "text",
        "duplicate",
        "text",
    ]


def test_a_sentence_that_a_link_cuts_in_pieces_is_one_passage_and_the_link_another() -> None:
    text = (
        "River rises\n\nAfter the floods in\n\nREAD MORE\n\nLow\n\nand Mill, 2,300 people left the plain.\n\nRain fell."
    )

    assert read(text) == [
        ("title", 1, "River rises"),
        ("text", 2, "After the floods in Low and Mill, 2,300 people left the plain."),
        ("debris", 3, "READ MORE"),
        ("text", 6, "Rain fell."),
    ]


@pytest.mark.parametrize("debris", ["READ MORE", "Advertisement", "Photo: the bridge", "Share this"])
def test_a_sentence_goes_on_in_lower_case_behind_debris(debris: str) -> None:
    text = f"River rises\n\nSome 2,300 people left the plain\n\n{debris}\n\nwhen the river rose."

    assert read(text)[1] == ("text", 2, SENTENCE)


def test_the_short_first_piece_of_a_cut_sentence_is_no_heading() -> None:
    text = "River rises\n\nThe flood killed nine\n\nREAD MORE\n\npeople in Low."

    assert read(text)[1:] == [("text", 2, "The flood killed nine people in Low."), ("debris", 3, "READ MORE")]


def test_a_comma_behind_debris_closes_up() -> None:
    text = "River rises\n\nThe people of\n\nREAD MORE\n\nLow\n\n, 2,300 in all, left."

    assert read(text)[1] == ("text", 2, "The people of Low, 2,300 in all, left.")


def test_the_headline_under_a_links_label_is_no_part_of_the_sentence() -> None:
    text = "River rises\n\nThe people of\n\nREAD MORE\n\nDam gives way above the plain\n\nLow\n\nand Mill left."

    assert read(text) == [
        ("title", 1, "River rises"),
        ("text", 2, "The people of Low and Mill left."),
        ("debris", 3, "READ MORE"),
        ("debris", 4, "Dam gives way above the plain"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "River rises\n\nSome left the plain.\n\nREAD MORE\n\nothers stayed.",
        "River rises\n\nSome left the plain\n\nOthers stayed.",
        "River rises\n\n- three men from Low\n- two women from Mill",
    ],
    ids=["ended", "in capitals", "a list"],
)
def test_what_is_no_cut_sentence_stays_apart(text: str) -> None:
    assert [passage.text for passage in passages(plain_blocks(text), None)] == [
        block.text for block in plain_blocks(text)
    ]


@given(st.lists(st.sampled_from([
    "READ MORE", "River rises", SENTENCE, "Some people of", "Low", "and Mill left.", "22 dead", "Photo: the bridge",
    "What comes next", "Dam gives way above the plain", ",", "- an item of",
]), max_size=12))  # fmt: skip
def test_every_block_is_in_one_passage_in_its_order(blocks: list[str]) -> None:
    given_blocks = plain_blocks("\n\n".join(blocks))

    made = passages(given_blocks, None)

    assert sorted("".join(p.text for p in made).replace(" ", "")) == sorted(
        "".join(block.text for block in given_blocks).replace(" ", "")
    )
    paragraphs = [passage.paragraph for passage in made]
    assert paragraphs == sorted(paragraphs)
    assert {passage.role for passage in made} <= set(ROLES)


def test_no_sentence_of_ours_with_a_figure_is_debris() -> None:
    assert not is_debris(SENTENCE)


@pytest.mark.skipif(not SEED, reason="the seed page (../shared/seed) is not here")
def test_the_seed_pages_blocks_have_their_numbers_and_its_cut_sentence_is_whole() -> None:
    made = passages(plain_blocks(SEED[0].read_text(encoding="utf-8")), None)

    of_role = {role: [p.paragraph for p in made if p.role == role] for role in ROLES}
    assert of_role == {
        "text": [2, 3, 4, 5, 7, 11, 12, 13, 14, 16, 17, 18],
        "title": [1],
        "heading": [6, 15],
        "caption": [],
        "debris": [8],
        "duplicate": [],
    }
    by_paragraph: dict[int, Passage] = {p.paragraph: p for p in made}
    assert by_paragraph[7].text.split()[5:10] == ["in", "Ankara", "and", "Istanbul,", "Turkey"]
    assert "22 per cent" in [figure.surface for figure in extract(by_paragraph[13].text).figures]
    assert len(extract(by_paragraph[18].text).figures) == 5
