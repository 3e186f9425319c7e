"""The extractor on the shared benchmarks, by their own scorers: floors, so that later work cannot fall behind.

The benchmarks lie beside the repository and are read in place.
"""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from conflict_figures.extraction import Figure, extract

BENCH = Path(__file__).parents[3] / "shared" / "bench"
pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmarks (../shared/bench) are not here")

# F1 in percent, a little below what was measured (83.6, 73.2, 69.1; 77.5, 27.2, 74.9).
DATE_FLOORS = {"extent, overlap": 83.3, "extent, exact": 72.9, "overlap and value": 68.8}
FIGURE_FLOORS = {"value": 77.2, "value+unit": 26.9, "value+change_coarse": 74.5}
MOST_FALSE_ALARMS = 17  # of 61 sentences without a quantity

# Our units and bounds in the benchmark's words.
UNITS = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "percent": "percentage",
    "person": "people",
    "barrel_per_day": "barrel per day",
    "USD_per_barrel": "dollar per barrel",
    "km2": "square kilometre",
    "mi2": "square mile",
    None: "-",
}
CHANGES = {
    "exact": "=",
    "between": "=",
    "about": "~",
    "at_least": ">",
    "more_than": ">",
    "at_most": "<",
    "less_than": "<",
}


def score(scorer: str, gold: Path, predictions: str, folder: Path, *options: str) -> str:
    """What a scorer of the benchmark prints."""
    predicted = folder / "predicted"
    predicted.write_text(predictions, encoding="utf-8")
    command = [sys.executable, str(BENCH / scorer), str(gold), str(predicted), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_dates_do_not_fall_behind(tmp_path: Path) -> None:
    gold = BENCH / "dates-dev.jsonl"
    items = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    predictions = [
        {
            "id": item["id"],
            "dates": [
                {
                    "start_char": found.char_start,
                    "end_char": found.char_end,
                    "start": found.start and found.start.isoformat(),
                    "end": found.end and found.end.isoformat(),
                }
                for found in extract(item["text"], date.fromisoformat(item["published"])).dates
            ],
        }
        for item in items
    ]

    printed = score("score_dates.py", gold, "\n".join(map(json.dumps, predictions)), tmp_path)

    scores = {name.strip(): 100 * float(f1) for name, f1 in re.findall(r"^(.+?)\s+P .* F1 ([\d.]+)", printed, re.M)}
    assert scores.keys() == DATE_FLOORS.keys()
    assert {name: f1 for name, f1 in scores.items() if f1 < DATE_FLOORS[name]} == {}


def test_figures_do_not_fall_behind(tmp_path: Path) -> None:
    gold = BENCH / "newsquant-dev.json"
    sentences = json.loads(gold.read_text(encoding="utf-8"))
    predictions = [
        {"text": sentence["text"], "quantities": [in_the_benchmarks_words(figure) for figure in extract(sentence["text"]).figures if figure.bound != "vague"]}
        for sentence in sentences
    ]  # fmt: skip

    printed = json.loads(score("score_newsquant.py", gold, json.dumps(predictions), tmp_path, "--json"))

    scores = {name: 100 * printed["scores"][name]["F1"] for name in FIGURE_FLOORS}
    assert {name: f1 for name, f1 in scores.items() if f1 < FIGURE_FLOORS[name]} == {}
    assert printed["false_alarm_sentences"] <= MOST_FALSE_ALARMS


def in_the_benchmarks_words(figure: Figure) -> dict[str, object]:
    ends = sorted({end for end in (figure.value_low, figure.value_high) if end is not None})
    unit = UNITS.get(figure.unit, str(figure.unit).replace("_", " "))
    return {"value": ends[0] if len(ends) == 1 else ends, "normalized_unit": unit, "change": CHANGES[figure.bound]}
