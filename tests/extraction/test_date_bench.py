"""The date reader on the shared benchmarks, by their own scorer: floors, so that later work cannot fall behind.

The benchmarks lie beside the repository and are read in place.
"""

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conflict_figures.extraction import extract
from conflict_figures.extraction.timex import timexes

BENCH = Path(__file__).parents[3] / "shared" / "bench"
pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmarks (../shared/bench) are not here")

# F1 in percent, a little below what was measured: 100, 100, 100; 93.4, 87.4, 86.4, 86.4.
FLOORS = {"extent, overlap": 99.5, "extent, exact": 99.0, "overlap and value": 99.0}
NARRATIVE_FLOORS = {
    "extent, overlap": 93.0,
    "extent, exact": 87.0,
    "overlap and value": 86.0,
    "value, gold DATE and TIME": 86.0,
}


def scores(gold: Path, predictions: Iterable[dict[str, Any]], folder: Path) -> dict[str, float]:
    """F1 in percent by what is scored."""
    predicted = folder / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(line) + "\n" for line in predictions), encoding="utf-8")
    command = [sys.executable, str(BENCH / "score_dates.py"), str(gold), str(predicted)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name.strip(): 100 * float(f1) for name, f1 in re.findall(r"^(.+?)\s+P .* F1 ([\d.]+)", printed, re.M)}


def items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (BENCH / "dates-dev.jsonl").read_text(encoding="utf-8").splitlines()]


def read(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"start_char": found.char_start, "end_char": found.char_end, "start": found.start and str(found.start), "end": found.end and str(found.end)}
        for found in extract(item["text"], date.fromisoformat(item["published"])).dates
    ]  # fmt: skip


def test_dates_of_news_do_not_fall_behind(tmp_path: Path) -> None:
    predictions = [{"id": item["id"], "dates": read(item)} for item in items()]

    scored = scores(BENCH / "dates-dev.jsonl", predictions, tmp_path)

    assert scored.keys() == FLOORS.keys()
    assert {name: f1 for name, f1 in scored.items() if f1 < FLOORS[name]} == {}


def test_nothing_that_only_looks_like_a_date_is_read_as_one() -> None:
    wrong = [
        (item["id"], span["surface"])
        for item in items()
        for span in item["not_dates"]
        for found in read(item)
        if span["start_char"] <= found["start_char"] and found["end_char"] <= span["end_char"]
    ]

    assert wrong == []


def test_timex_values_of_narratives_do_not_fall_behind(tmp_path: Path) -> None:
    folder = BENCH / "wikiwars-timex3"
    spec = importlib.util.spec_from_file_location("score_dates", BENCH / "score_dates.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    predictions = [
        {
            "id": document["id"],
            "dates": [
                {"start_char": timex.char_start, "end_char": timex.char_end, "value": timex.value}
                for timex in timexes(document["text"], date.fromisoformat(document["published"]), narrative=True)
            ],
        }
        for document in scorer.read_timeml(folder)
    ]

    scored = scores(folder, predictions, tmp_path)

    assert scored.keys() == NARRATIVE_FLOORS.keys()
    assert {name: f1 for name, f1 in scored.items() if f1 < NARRATIVE_FLOORS[name]} == {}
