"""Corrections: flags and overrides, which expire by themselves when the data they were made for are gone."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from conflict_figures.pipeline.ingest import ingest
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.corrections import Correction, read_corrections
from conflict_figures.pipeline.inputs.raw import RawFile

MakeRaw = Callable[..., RawFile]

FLAG = {
    "id": "a-doubtful-count",
    "article": "example-2016-03-europe",
    "extract": 1,
    "figure": "2,300",
    "field": "reading.high",
    "was": 2300,
    "action": "flag",
    "why": "The ministry's own page of that month says 1,300.",
}
OVERRIDE = FLAG | {"id": "a-slip", "action": "override", "field": "reading.bound", "was": "more_than", "now": "at_least",
                   "figure": "more than 6,000"}  # fmt: skip


def corrections_of(*entries: dict[str, Any]) -> list[Correction]:
    """Entries as they are read from a file whose first two lines are a comment and nothing."""
    corrections, problems = read_corrections(
        ("# decisions\n\n" + yaml.safe_dump(list(entries), sort_keys=False)).encode()
    )
    assert problems == []
    return corrections


def test_a_flag_leaves_the_value_and_marks_the_claim(raw_file: MakeRaw, codebook: Codebook) -> None:
    ingested = ingest([raw_file()], codebook, corrections_of(FLAG))

    marked = ingested.codings.set_index("surface")
    assert marked["correction"].dropna().to_dict() == {"2,300": "a-doubtful-count"}
    assert (marked.loc["2,300", "value_low"], marked.loc["2,300", "value_high"]) == (2300, 2300)
    assert ingested.expired == []


def test_an_override_replaces_the_value_and_marks_the_claim(raw_file: MakeRaw, codebook: Codebook) -> None:
    ingested = ingest([raw_file()], codebook, corrections_of(OVERRIDE))

    claim = ingested.codings.set_index("surface").loc["more than 6,000"]
    assert (claim["bound"], claim["value_low"], claim["correction"]) == ("at_least", 6000, "a-slip")
    assert ingested.expired == []


def test_an_override_may_take_a_value_away(raw_file: MakeRaw, codebook: Codebook) -> None:
    no_origin = OVERRIDE | {"field": "origin", "was": "europe", "now": None}

    ingested = ingest([raw_file()], codebook, corrections_of(no_origin))

    assert ingested.codings.set_index("surface")["origin"].isna().to_dict() == {
        "more than 6,000": True,
        "2,300": False,
        "1,600": False,
        "about 22 per cent": True,
    }


def test_the_table_says_what_was_decided_and_why(raw_file: MakeRaw, codebook: Codebook) -> None:
    ingested = ingest([raw_file()], codebook, corrections_of(FLAG, OVERRIDE))

    rows = ingested.corrections.astype("object").where(ingested.corrections.notna(), None).to_dict("records")
    shared = {"article": "example-2016-03-europe", "why": FLAG["why"]}
    assert rows == [
        {"correction": "a-doubtful-count", "figure": "2,300", "action": "flag", "field": "reading.high", "was": "2300",
         "now": None, **shared},
        {"correction": "a-slip", "figure": "more than 6,000", "action": "override", "field": "reading.bound",
         "was": '"more_than"', "now": '"at_least"', **shared},
    ]  # fmt: skip


EXPIRED = {
    "the value has changed": (
        FLAG | {"was": 2400},
        "a-doubtful-count: found reading.high 2300.0, wanted reading.high 2400",
    ),
    "the article is gone": (
        FLAG | {"article": "gone"},
        "a-doubtful-count: found no article 'gone', wanted reading.high 2300",
    ),
    "the extract is gone": (
        FLAG | {"extract": 3},
        "a-doubtful-count: found no figure '2,300' in extract 3, wanted reading.high 2300",
    ),
    "the figure is gone": (
        FLAG | {"figure": "2,301"},
        "a-doubtful-count: found no figure '2,301' in extract 1, wanted reading.high 2300",
    ),
    "the new value cannot be": (
        OVERRIDE | {"now": "exact"},
        "a-slip: found a value that cannot be: low and high the same number for exact, wanted reading.bound 'more_than'",
    ),
    "the new value is of another type": (
        OVERRIDE | {"field": "origin", "was": "europe", "now": 7},
        "a-slip: found a value that cannot be: Input should be a valid string, wanted origin 'europe'",
    ),
    "the codebook does not know the new value": (
        OVERRIDE | {"field": "origin", "was": "europe", "now": "eurpe"},
        "a-slip: found a value that cannot be: 'eurpe' is not an id of codebook/places.yaml, such as europe, wanted origin "
        "'europe'",
    ),
}


@pytest.mark.parametrize("what", EXPIRED)
def test_a_correction_that_no_longer_applies_is_told_with_its_line(
    what: str, raw_file: MakeRaw, codebook: Codebook
) -> None:
    entry, line = EXPIRED[what]
    other = FLAG | {"id": "another", "figure": "1,600", "was": 1600}

    ingested = ingest([raw_file()], codebook, corrections_of(other, entry))

    # the head of the file, eight keys of the entry before it
    assert [str(problem) for problem in ingested.expired] == [f"corrections.yaml:{3 + len(other)}: {line}"]


def test_the_correction_of_a_rejected_article_waits(raw_file: MakeRaw, codebook: Codebook) -> None:
    broken = raw_file(("kind: digest", "kind: [digest"))

    ingested = ingest([broken], codebook, corrections_of(FLAG))

    assert ingested.expired == []
    assert ingested.corrections.empty


def test_two_corrections_of_one_article_both_apply(raw_file: MakeRaw, codebook: Codebook) -> None:
    origin = OVERRIDE | {"id": "another-slip", "figure": "1,600", "field": "origin", "was": "GBR", "now": "IRL"}

    ingested = ingest([raw_file()], codebook, corrections_of(OVERRIDE, origin))

    codings = ingested.codings.set_index("surface")
    assert codings["correction"].dropna().to_dict() == {"more than 6,000": "a-slip", "1,600": "another-slip"}
    assert (codings.loc["more than 6,000", "bound"], codings.loc["1,600", "origin"]) == ("at_least", "IRL")


def test_a_second_correction_of_a_claim_is_refused(raw_file: MakeRaw, codebook: Codebook) -> None:
    origin = FLAG | {"id": "another-doubt", "field": "origin", "was": "FRA"}

    ingested = ingest([raw_file()], codebook, corrections_of(FLAG, origin))

    assert [str(problem) for problem in ingested.expired] == [
        "corrections.yaml:11: another-doubt: found '2,300', wanted one correction a claim (a-doubtful-count has this one)"
    ]


def test_a_correction_does_not_wait_for_a_rejected_file_of_the_same_name(raw_file: MakeRaw, codebook: Codebook) -> None:
    file = raw_file()
    namesake = RawFile(f"sub/{file.name}", file.content)

    ingested = ingest([file, namesake], codebook, corrections_of(FLAG))

    assert ingested.rejects["file"].tolist() == [namesake.name]
    assert ingested.codings["correction"].dropna().tolist() == ["a-doubtful-count"]


UNREADABLE = {
    "a misspelt key": (
        {key.replace("why", "wy"): value for key, value in FLAG.items()},
        ["corrections.yaml:1: why: found", "corrections.yaml:8: wy: found"],
    ),
    "a flag with a new value": (FLAG | {"now": 3}, ["corrections.yaml:1: entry: found"]),
    "an override without one": (FLAG | {"action": "override"}, ["corrections.yaml:1: entry: found"]),
    "an unknown action": (FLAG | {"action": "delete"}, ["corrections.yaml:7: action: found 'delete'"]),
    "an extract before the first": (FLAG | {"extract": 0}, ["corrections.yaml:3: extract: found 0"]),
    "a field that a claim has not": (
        FLAG | {"field": "reading.hihg", "was": None},
        ["corrections.yaml:5: field: found 'reading.hihg', wanted input should be 'reading.low', 'reading.high', "],
    ),
    "the words themselves": (
        OVERRIDE | {"field": "figure", "was": "more than 6,000", "now": "over 6,000"},
        ["corrections.yaml:5: field: found 'figure', wanted input should be"],
    ),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_correction_that_cannot_be_read_is_told_with_its_line(what: str) -> None:
    entry, lines = UNREADABLE[what]

    corrections, problems = read_corrections(yaml.safe_dump([entry], sort_keys=False).encode())

    assert corrections == []
    assert len(problems) == len(lines)
    assert all(str(problem).startswith(line) for problem, line in zip(problems, lines, strict=True)), problems


def test_an_id_is_used_once() -> None:
    _, problems = read_corrections(
        yaml.safe_dump([FLAG, dict(FLAG) | {"why": "Another reason."}], sort_keys=False).encode()
    )

    assert [str(problem) for problem in problems] == [
        "corrections.yaml:9: id: found 'a-doubtful-count', wanted an id used once"
    ]


def test_a_file_that_does_not_parse_is_one_problem() -> None:
    assert [problem.line for problem in read_corrections(b"- id: [a\n  field: b\n")[1]] == [2]
