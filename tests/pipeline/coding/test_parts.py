"""Which figures are parts of which."""

import pytest
from texts import book, figures_in

from conflict_figures.pipeline.coding.parts import propose_whole

PARTS = {
    "a part right before its whole": ("About 425 of 850 Britons are home.", {"About 425": ("850", "part:of")}),
    "a part of them": (
        "Some 400 Swiss left, 60 of them women.", {"60": ("Some 400", "part:of-them")},
    ),
    "parts of whom": (
        "There were 280 Dutch travellers, of whom 42 died and 40 returned.",
        {"42": ("280", "part:of-them"), "40": ("280", "part:of-them")},
    ),
    "parts in the list of a colon": (
        "Jets made 1,100 strikes: 600 in Iraq and 500 in Syria.",
        {"600": ("1,100 strikes", "part:list"), "500": ("1,100 strikes", "part:list")},
    ),
    "none where the list sums to more": ("Jets made 1,100 strikes: 900 in Iraq and 500 in Syria.", {}),
    "none of a share": ("Half of the 850 Britons are home.", {}),
    "none of two estimates": ("One estimate is 31,000 fighters beside one of 200,000 fighters.", {}),
    "none that is more than the whole": ("Some 40 Swiss left, among them 60 women.", {}),
    "none of another list": ("Some 400 Swiss left. Of them nothing is known, and 60 Danes returned.", {}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS)
def test_a_part_says_of_which_whole_it_is(text: str, expected: dict[str, tuple[str, str]]) -> None:
    figures = figures_in(text)
    surfaces = {figure.id: figure.row["surface"] for figure in figures}

    found = {
        figure.row["surface"]: (surfaces[proposal.value], proposal.rule)
        for figure in figures
        for proposal in propose_whole(figure, None, book())
    }

    assert found == expected
