"""A digest against its source: where a claim's figure stands there, in which words, and what the digest leaves out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_figures.extraction import extract
from conflict_figures.pipeline.house import House
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.raw import RawArticle, RawFile, ReadArticle, read_article
from conflict_figures.pipeline.inputs.texts import ReadText, read_text
from conflict_figures.pipeline.verify import Block, blocks, verify

SEED = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))
IRISH_TIMES = "irish-times-2016-03-isis-has-had-losses.yaml"

Passage = tuple[int | None, str]


def digest(*passages: Passage) -> RawArticle:
    """An article whose passages claim every figure that the extractor reads in them, read as it does."""
    return RawArticle.model_validate(
        {
            "article": "example",
            "publisher": "The Example",
            "title": None,
            "author": None,
            "url": None,
            "published": None,
            "published_basis": "unknown",
            "language": "en",
            "kind": "digest",
            "same_story_as": None,
            "accessed": "2026-11-22",
            "extracts": [
                {"text": text, "paragraph": paragraph, "claims": _claims(text)} for paragraph, text in passages
            ],
        }
    )


def _claims(text: str) -> list[dict[str, object]]:
    return [
        {
            "figure": figure.surface,
            "occurrence": text[: figure.char_end].count(figure.surface),
            "reading": {
                "low": figure.value_low,
                "high": figure.value_high,
                "bound": figure.bound,
                "unit": figure.unit or "person",
                "counted": "people",
            },
            "indicator": None,
            "actor": None,
            "attributed_to": None,
        }
        for figure in extract(text).figures
    ]


def found(article: RawArticle, *source: str) -> list[tuple[str, str, int | None, str | None]]:
    """Figure, verdict, block and the source's words, a tuple a claim; the source's blocks are numbered from 1."""
    verified = verify(article, [Block((number,), text) for number, text in enumerate(source, start=1)])
    return [(f.figure, f.verdict, f.block, f.words) for f in verified.findings]


@pytest.mark.parametrize(
    ("told", "figure", "source", "verdict", "words"),
    [
        ("It lost 20% of its land.", "20%", "A loss of 20% of the land was seen.", "found", "20%"),
        ("It lost 20% of its land.", "20%", "A loss of 20 per cent of the land was seen.", "reworded", "20 per cent"),
        ("Over 6,000 men went.", "Over 6,000", "More than 6,000 men had left.", "reworded", "More than 6,000"),
        ("Pay was cut by half.", "half", "Wages fell by half.", "found", "half"),
        ("Some 40 men came home.", "Some 40", "About forty men came home.", "reworded", "About forty"),
        ("It cost $8.5 million.", "$8.5 million", "The bill was $8,500,000.", "reworded", "$8,500,000"),
        (
            "Millions of dollars came in.",
            "Millions of dollars",
            "It made millions of dollars.",
            "found",
            "millions of dollars",
        ),
        ("Dozens of men fled.", "Dozens", "Hundreds of men fled.", "missing", None),
        ("A man told of 40 men.", "40", "Of 140 men and 40,000 women there was talk.", "missing", None),
        ("It held 30 towns.", "30", "No number was given.", "missing", None),
        ("It held a three-week siege.", "three-week", "The siege was a three‑week one.", "found", "three‑week"),
    ],
)
def test_a_figure_is_found_by_its_words_or_its_reading(
    told: str, figure: str, source: str, verdict: str, words: str | None
) -> None:
    assert found(digest((2, told)), "A headline", source) == [(figure, verdict, 2 if words else None, words)]


def test_a_figure_in_another_block_is_told_with_its_block() -> None:
    article = digest((1, "Some 40 men came home."))

    assert found(article, "A headline", "Some 40 men are back.") == [("Some 40", "elsewhere", 2, "Some 40")]


def test_a_claim_without_a_paragraph_is_found_anywhere() -> None:
    article = digest((None, "Some 40 men came home."))

    assert found(article, "A headline", "Some 40 men are back.") == [("Some 40", "found", 2, "Some 40")]


def test_a_figure_in_its_own_block_in_other_words_goes_before_its_words_elsewhere() -> None:
    article = digest((2, "It lost 20% of its land."))

    assert found(article, "Now 20% less", "A loss of 20 per cent.") == [("20%", "reworded", 2, "20 per cent")]


@pytest.mark.parametrize(
    ("told", "source", "words"),
    [
        ("It had 6,000 men.", "It had more than 6,000 men.", "more than 6,000"),
        ("It had over 6,000 men.", "It had up to 6,000 men.", "up to 6,000"),
        ("It lost half.", "It lost half a million men.", "half a million"),
        ("It had 27,000 men.", "It had between 27,000 and 31,000 men.", "between 27,000 and 31,000"),
    ],
)
def test_words_cut_out_of_a_figure_that_says_something_else_do_not_stand(told: str, source: str, words: str) -> None:
    ((_, verdict, block, shown),) = found(digest((1, told)), source)

    assert (verdict, block, shown) == ("qualified", 1, words)


def test_a_hedge_that_covers_a_list_holds_for_its_later_figures() -> None:
    article = digest((1, "About 40 men returned and about 30 stayed."))

    assert found(article, "About 40 men returned and 30 stayed.") == [
        ("About 40", "found", 1, "About 40"),
        ("about 30", "reworded", 1, "30"),
    ]


def test_a_hedge_does_not_reach_into_the_next_sentence() -> None:
    article = digest((1, "About 40 men returned and about 30 stayed."))

    findings = found(article, "About 40 men returned. Another 30 stayed.")

    assert findings[1][1] == "qualified"


def test_two_claims_on_one_number_take_both_of_its_places() -> None:
    article = digest((1, "There are 40 Danes and 40 Swedes."))

    verified = verify(article, [Block((1,), "The 40 Danes met 40 Swedes and 25 Finns.")])

    assert [finding.verdict for finding in verified.findings] == ["found", "found"]
    assert [figure.figure for figure in verified.left_out] == ["25"]


def test_figures_that_are_no_claims_are_told_with_their_block_and_the_words_around() -> None:
    article = digest((2, "Some 40 men came home."))

    verified = verify(
        article, [Block((1,), "At the gates"), Block((2,), "Of 90 men who went from the north, some 40 men are back.")]
    )

    assert [(figure.block, figure.figure, figure.around) for figure in verified.left_out] == [
        (2, "90", "Of [90] men who went from the")
    ]


def test_every_claim_that_stands_makes_the_whole_stand_and_one_that_does_not_unmakes_it() -> None:
    article = digest((1, "Some 40 men came home."), (2, "It lost 20% of its land."))
    title, text = Block((1,), "Some 40 men are home"), Block((2,), "A loss of 20 per cent.")

    assert verify(article, [title, text]).stands
    assert not verify(article, [title, Block((2,), "A loss of 21 per cent.")]).stands


CUT = """\
A headline

The men who came in from the north, so it is said, were no fewer than

READ MORE

6,000 in all.

Subscribe to our newsletter: 3,000 readers do
"""


def source(text: str) -> list[Block]:
    """The blocks of a text."""
    read = read_text(RawFile("article.txt", text.encode()))
    assert isinstance(read, ReadText)
    return blocks(read.passages)


def test_a_sentence_that_debris_cut_is_one_block_under_the_numbers_of_its_pieces() -> None:
    assert source(CUT) == [
        Block((1,), "A headline"),
        Block((2, 4), "The men who came in from the north, so it is said, were no fewer than 6,000 in all."),
        Block((3,), "READ MORE", article=False),
        Block((5,), "Subscribe to our newsletter: 3,000 readers do", article=False),
    ]


@pytest.mark.parametrize("paragraph", [2, 4])
def test_a_figure_that_debris_cut_is_found_by_either_piece(paragraph: int) -> None:
    (finding,) = verify(digest((paragraph, "No fewer than 6,000 men came.")), source(CUT)).findings

    assert (finding.verdict, finding.block, finding.words) == ("found", paragraph, "no fewer than 6,000")


def test_the_figures_of_debris_are_not_missed() -> None:
    assert verify(digest((2, "No fewer than 6,000 men came.")), source(CUT)).left_out == ()


@given(
    st.lists(st.integers(0, 10**7).map("{:,}".format), min_size=1, max_size=5),
    st.sampled_from(["", "about ", "more than ", "at least ", "up to "]),
)
def test_a_text_holds_all_of_its_own_figures(numbers: list[str], hedge: str) -> None:
    told = list(enumerate(["A headline", *(f"It had {hedge}{number} men." for number in numbers)], start=1))

    verified = verify(digest(*told), [Block((number,), text) for number, text in told])

    assert len(verified.findings) == len(numbers)
    assert [finding.verdict for finding in verified.findings] == ["found"] * len(numbers)
    assert verified.left_out == ()


@pytest.mark.skipif(not SEED, reason="the seed page (../shared/seed) is not here")
def test_every_claim_of_the_model_digest_stands_in_its_paragraph_of_the_real_page(codebook: Codebook) -> None:
    read = read_article(RawFile(IRISH_TIMES, (House.checkout().raw / IRISH_TIMES).read_bytes()), codebook)
    assert isinstance(read, ReadArticle)

    verified = verify(read.article, source(SEED[0].read_text(encoding="utf-8")))

    assert [(f.figure, f.verdict, f.block) for f in verified.findings] == [
        ("20%", "found", 2),
        ("22 per cent", "found", 13),
        ("millions of dollars", "found", 14),
        ("half", "found", 16),
        ("more than 6,000", "found", 18),
        ("2,300", "found", 18),
        ("1,600", "found", 18),
        ("800", "found", 18),
        ("534", "found", 18),
    ]
    assert [(figure.block, figure.figure) for figure in verified.left_out] == [(12, "four-week old")]
