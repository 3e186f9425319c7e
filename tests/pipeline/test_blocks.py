"""Texts into blocks: the numbers are those of the file, whatever stands between and inside the blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_figures.pipeline.inputs.blocks import Block, markdown_blocks, plain_blocks


def numbered(blocks: list[Block]) -> list[tuple[int, str]]:
    return [(block.number, block.text) for block in blocks]


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n", "\n \t\n"], ids=["one", "several", "with spaces"])
def test_blank_lines_part_blocks(gap: str) -> None:
    assert numbered(plain_blocks(f"\n\nRiver rises{gap}Two towns were emptied.{gap}Rain fell.\n")) == [
        (1, "River rises"),
        (2, "Two towns were emptied."),
        (3, "Rain fell."),
    ]


def test_lines_wrapped_to_a_width_are_one_paragraph() -> None:
    wrapped = (
        "Some 2,300 people spent the night in schools and in\n"
        "churches, the town hall said, and as many as 1,600\n"
        "went to relatives.\n\nRain fell."
    )

    assert numbered(plain_blocks(wrapped)) == [
        (
            1,
            "Some 2,300 people spent the night in schools and in churches, the town hall said, and as many as 1,600 went to relatives.",
        ),
        (2, "Rain fell."),
    ]


def test_a_text_without_blank_lines_counts_its_lines() -> None:
    text = "River rises\nTwo towns were emptied on the plain after the dam upstream had given way.\nRain fell."

    assert [number for number, _ in numbered(plain_blocks(text))] == [1, 2, 3]


def test_a_wrapped_text_without_blank_lines_counts_its_paragraphs() -> None:
    text = (
        "Some 2,300 people spent the night in schools and in\n"
        "churches, the town hall said.\n"
        "As many as 1,600 others went to relatives in towns\n"
        "that lie higher up."
    )

    assert numbered(plain_blocks(text)) == [
        (1, "Some 2,300 people spent the night in schools and in churches, the town hall said."),
        (2, "As many as 1,600 others went to relatives in towns that lie higher up."),
    ]


def test_the_items_of_a_list_are_blocks_of_one_number_without_their_marks() -> None:
    blocks = plain_blocks("By town:\n\n- 2,300 from Low\n- 1,600 from Mill\n\nRain fell.")

    assert [(block.number, block.text, block.is_item) for block in blocks] == [
        (1, "By town:", False),
        (2, "2,300 from Low", True),
        (2, "1,600 from Mill", True),
        (3, "Rain fell.", False),
    ]


def test_markdown_gives_its_words_and_the_numbers_of_the_file() -> None:
    text = (
        "# River *rises*\n\n"
        "Some **2,300** people left [the plain](https://example.org/1,000)\nby night.\n\n"
        "- 1,600 from Mill\n- 700 from Low\n\n"
        "| town | homes |\n|---|---|\n| Low | 20 |\n\n"
        "2015. It was a dry year."
    )

    blocks = markdown_blocks(text)

    assert [(block.number, block.text, block.is_heading) for block in blocks] == [
        (1, "River rises", True),
        (2, "Some 2,300 people left the plain by night.", False),
        (3, "1,600 from Mill", False),
        (3, "700 from Low", False),
        (4, "town | homes", False),
        (4, "Low | 20", False),
        (5, "2015. It was a dry year.", False),
    ]


def test_html_in_markdown_gives_the_words_between_its_tags() -> None:
    text = """\
River rises

<script>let dead = "99 people";</script>

<table><tr><td>2<b>,300</b></td><td title="55">40</td></tr></table>

<p class="x">Some <em>1,600</em> people<br>left.</p><!-- 77 dead -->
"""

    found = [(block.number, block.text) for block in markdown_blocks(text)]

    assert found == [(1, "River rises"), (3, "2,300"), (3, "40"), (4, "Some 1,600 people"), (4, "left.")]


@pytest.mark.parametrize("odd", ["<!-- -->", "<div>", "</p>", "<?x?>", "<!DOCTYPE x>", "<p \x01>", "<script>1 dead"])
def test_html_in_markdown_without_words_is_no_block(odd: str) -> None:
    blocks = markdown_blocks(f"Low\n\n{odd}\n")

    assert [block.text for block in blocks] == ["Low"]


def test_html_in_markdown_may_have_what_xml_may_not() -> None:
    assert [block.text for block in markdown_blocks("<p>20\x01 <b @x=1 a:b>dead</b></p>")] == ["20\x01 dead"]


@given(st.text(alphabet=" \n\t-*#>|[]ab.1,", max_size=200))
def test_no_word_of_a_plain_text_is_lost(text: str) -> None:
    blocks = plain_blocks(text)

    kept = "".join("".join(block.text.split()) for block in blocks)
    marks = sum(block.is_item for block in blocks)
    assert len(kept) + marks == len("".join(text.split()))
    numbers = [block.number for block in blocks]
    assert numbers == sorted(numbers)
