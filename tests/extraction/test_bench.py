"""The extractor on the shared benchmarks, by their own scorers: floors, so that later work cannot fall behind.

The benchmarks lie beside the repository and are read in place.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conflict_figures.extraction import extract
from newsquant import quantities

BENCH = Path(__file__).parents[3] / "shared" / "bench"
pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmarks (../shared/bench) are not here")

# F1 in percent, a little below what was measured (95.3, 86.5, 89.6, 81.0, 74.9).
FIGURE_FLOORS = {
    "value": 95.9,
    "value+unit": 87.3,
    "value+change": 90.6,
    "value+unit+change": 82.2,
    "value+concept_partial": 75.8,
}
MOST_FALSE_ALARMS = 2  # of 61 sentences without a quantity


def score(scorer: str, gold: Path, predictions: str, folder: Path, *options: str) -> str:
    """What a scorer of the benchmark prints."""
    predicted = folder / "predicted"
    predicted.write_text(predictions, encoding="utf-8")
    command = [sys.executable, str(BENCH / scorer), str(gold), str(predicted), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_figures_do_not_fall_behind(tmp_path: Path) -> None:
    gold = BENCH / "newsquant-dev.json"
    sentences = json.loads(gold.read_text(encoding="utf-8"))
    predictions = [
        {"text": sentence["text"], "quantities": quantities(sentence["text"], extract(sentence["text"]))}
        for sentence in sentences
    ]

    printed = json.loads(score("score_newsquant.py", gold, json.dumps(predictions), tmp_path, "--json"))

    scores = {name: 100 * printed["scores"][name]["F1"] for name in FIGURE_FLOORS}
    assert {name: f1 for name, f1 in scores.items() if f1 < FIGURE_FLOORS[name]} == {}
    assert printed["false_alarm_sentences"] <= MOST_FALSE_ALARMS
