"""Raw files into tables: stable ids, nothing lost, and the order of the files leaves no trace."""

import hashlib
import json
from collections.abc import Callable
from itertools import permutations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conflict_figures.pipeline.ingest import SHOWN_OF_A_FILE, Ingested, ingest
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.rules import WELL_FORMED

MakeRaw = Callable[..., RawFile]
NAME = "example-2016-03-europe"


def frames(ingested: Ingested) -> dict[str, pd.DataFrame]:
    return {name: pd.DataFrame(value) for name, value in vars(ingested).items() if isinstance(value, pd.DataFrame)}


def test_ids_are_the_files_stem_the_place_in_it_and_the_place_in_the_text(
    raw_file: MakeRaw, codebook: Codebook
) -> None:
    ingested = ingest([raw_file()], codebook)

    assert ingested.articles["article"].tolist() == [NAME]
    assert ingested.extracts["extract"].tolist() == [f"{NAME}#1", f"{NAME}#2"]
    assert ingested.codings["figure"].tolist() == [
        f"{NAME}#1@12-27",
        f"{NAME}#1@47-52",
        f"{NAME}#1@69-74",
        f"{NAME}#2@34-51",
    ]


def test_ids_do_not_depend_on_what_else_there_is(raw_file: MakeRaw, codebook: Codebook) -> None:
    alone = ingest([raw_file()], codebook)
    beside = ingest([raw_file(name="a-first"), raw_file(), raw_file(name="z-last")], codebook)

    for name in ("articles", "extracts", "codings", "passages"):
        together = frames(beside)[name]
        same = together[together.iloc[:, 0].str.startswith(NAME)]
        pd.testing.assert_frame_equal(same.reset_index(drop=True), frames(alone)[name])


def test_an_article_keeps_what_its_file_says(raw_file: MakeRaw, codebook: Codebook) -> None:
    file = raw_file(("'2016-03-25'", "2016-03-22/2016-03-27"))

    (article,) = ingest([file], codebook).articles.astype("object").to_dict("records")

    assert {key: None if pd.isna(value) else value for key, value in article.items()} == {
        "article": NAME,
        "publisher": "The Example",
        "title": "Who went",
        "author": None,
        "url": f"https://example.org/who-went-{NAME}",
        "published": "2016-03-22/2016-03-27",
        "published_start": pd.Timestamp("2016-03-22"),
        "published_end": pd.Timestamp("2016-03-27"),
        "published_basis": "page",
        "language": "en",
        "kind": "digest",
        "same_story_as": None,
        "second_read": "confirmed",
        "accessed": pd.Timestamp("2026-11-22"),
        "file": f"{NAME}.yaml",
        "sha256": hashlib.sha256(file.content).hexdigest(),
    }


def test_a_coding_keeps_its_line_its_reading_and_its_meaning(raw_file: MakeRaw, codebook: Codebook) -> None:
    file = raw_file()

    coding = ingest([file], codebook).codings.astype("object").iloc[0]

    assert file.content.decode().splitlines()[coding["line"] - 1].strip() == "- figure: more than 6,000"
    assert coding.dropna().to_dict() == {
        "figure": f"{NAME}#1@12-27", "nth": 1, "extract": f"{NAME}#1", "char_start": 12, "char_end": 27,
        "surface": "more than 6,000", "value_low": 6000.0, "bound": "more_than", "unit": "person",
        "counted": "fighters", "indicator": "foreign_fighters_departed", "actor": "islamic-state", "place": "SYR",
        "origin": "europe", "as_of": "2016-03", "time_basis": "page", "file": f"{NAME}.yaml", "line": 17,
    }  # fmt: skip


def test_the_extractor_is_given_the_text_and_its_date_and_nothing_of_the_coding(
    raw_file: MakeRaw, codebook: Codebook
) -> None:
    passages = ingest([raw_file()], codebook).passages

    assert list(passages.columns) == ["extract", "text", "published_start", "published_end"]
    assert passages["published_end"].tolist() == [pd.Timestamp("2016-03-25")] * 2


def test_the_second_claim_on_the_same_words_is_counted(raw_file: MakeRaw, codebook: Codebook) -> None:
    twice = raw_file(("figure: 1,600", "figure: 2,300"))

    codings = ingest([twice], codebook).codings

    assert codings[codings["surface"] == "2,300"][["figure", "nth"]].to_numpy().tolist() == [
        [f"{NAME}#1@47-52", 1],
        [f"{NAME}#1@47-52", 2],
    ]


def test_a_reject_carries_file_line_reason_and_the_file_as_it_came(raw_file: MakeRaw, codebook: Codebook) -> None:
    broken = raw_file(("figure: 2,300", "figure: 2,301"), ("origin: GBR", "origin: GBX"), name="broken")

    rejects = ingest([raw_file(), broken], codebook).rejects

    shared = {"table_name": "articles", "row_key": "broken.yaml", "check_name": WELL_FORMED, "file": "broken.yaml"}
    assert rejects.drop(columns=["row", "hangs_on"]).to_dict("records") == [
        {
            "reject": "articles/1",
            "reason": "extracts[1].claims[2].figure: found '2,301', wanted the words as they stand in the text",
            "line": 26,
            **shared,
        },
        {
            "reject": "articles/2",
            "reason": "extracts[1].claims[3].origin: found 'GBX', wanted an id of codebook/places.yaml, such as GNB or GMB or GBR",
            "line": 39,
            **shared,
        },
    ]
    assert [json.loads(row) for row in rejects["row"]] == [{"file": broken.content.decode()[:SHOWN_OF_A_FILE]}] * 2
    assert rejects["hangs_on"].isna().all()


def test_the_rejects_of_two_files_of_one_name_are_told_apart(raw_file: MakeRaw, codebook: Codebook) -> None:
    broken = raw_file(("kind: digest", "kind: [digest"), name="broken")

    rejects = ingest([broken, RawFile("sub/broken.yaml", broken.content)], codebook).rejects

    assert rejects["row_key"].tolist() == ["broken.yaml", "sub/broken.yaml"]


def test_a_file_of_any_bytes_can_be_shown_in_its_reject(codebook: Codebook) -> None:
    (row,) = ingest([RawFile("broken.yaml", b"a: \xff\x00 \xe2\x82")], codebook).rejects["row"]

    assert json.loads(row) == {"file": "a: \\xff\x00 \\xe2\\x82"}


BREAKABLE = [
    ("kind: digest", "kind: [digest"),
    ("origin: FRA", "origin: FRX"),
    ("figure: 2,300", "figure: 2,301"),
    ("language: en\n", ""),
    ("low: 22", "low: 23"),
]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(breakages=st.lists(st.none() | st.sampled_from(BREAKABLE), min_size=1, max_size=5))
def test_every_file_becomes_an_article_or_a_reject(
    breakages: list[tuple[str, str] | None], raw_file: MakeRaw, codebook: Codebook
) -> None:
    files = [raw_file(*filter(None, [breakage]), name=f"file-{n}") for n, breakage in enumerate(breakages)]

    ingested = ingest(files, codebook)

    assert set(ingested.arrivals["file"]) == {file.name for file in files}
    arrived, rejected = set(ingested.articles["file"]), set(ingested.rejects["file"])
    assert rejected == {file.name for file, breakage in zip(files, breakages, strict=True) if breakage}
    assert arrived == {file.name for file in files} - rejected
    assert len(ingested.codings) == 4 * len(arrived)
    assert {problem.file for problem in ingested.problems} == rejected


def test_the_order_of_the_files_leaves_no_trace(raw_file: MakeRaw, codebook: Codebook) -> None:
    files = [raw_file(name="first"), raw_file(("who-went-second", "who-went-first"), name="second"),
             raw_file(("origin: FRA", "origin: FRX"), name="third")]  # fmt: skip

    orders = [frames(ingest(order, codebook)) for order in permutations(files)]

    for other in orders[1:]:
        for name in ("articles", "extracts", "passages", "codings", "rejects"):
            pd.testing.assert_frame_equal(other[name], orders[0][name])


def test_no_files_make_empty_tables_of_the_same_types(raw_file: MakeRaw, codebook: Codebook) -> None:
    nothing, something = frames(ingest([], codebook)), frames(ingest([raw_file()], codebook))

    assert all(frame.empty for frame in nothing.values())
    for name in ("articles", "extracts", "codings", "passages"):
        pd.testing.assert_series_equal(nothing[name].dtypes, something[name].dtypes)


@pytest.mark.parametrize("name", ["notes.txt", "scan.pdf"])
def test_a_file_of_another_kind_is_a_reject_too(name: str, codebook: Codebook) -> None:
    assert ingest([RawFile(name, b"%PDF")], codebook).rejects["file"].tolist() == [name]
