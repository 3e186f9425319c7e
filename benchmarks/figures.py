"""How well we read figures, beside the peers, on a NewsQuant-shaped file.

    python benchmarks/figures.py --gold PATH [--peers quantulum3,cqe | none] [--errors [N]] [--out FOLDER]

Writes a predictions file for us and for each peer, lets the scorer judge them and prints one table: F1 in percent by
criterion, how many of the sentences without a quantity got one, and sentences a second.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from conflict_figures.extraction import extract
from newsquant import Quantity, quantities
from peers import Run, chosen, run, title, troubles
from scoring import Item, newsquant, score, table

CRITERIA = {
    "value": "value",
    "+unit": "value+unit",
    "+change": "value+change",
    "+unit+change": "value+unit+change",
    "concept": "value+concept_partial",
}
FIELDS: dict[str, tuple[str, ...]] = {  # without which a criterion says nothing of a peer
    "value+unit": ("normalized_unit",),
    "value+change": ("change",),
    "value+unit+change": ("normalized_unit", "change"),
    "value+concept_partial": ("referred_concepts",),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, help="if not given, score_newsquant.py beside the gold file")
    parser.add_argument("--peers", help="names with commas between, or none; if not given, all")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a peer has failed")
    parser.add_argument("--errors", type=int, nargs="?", const=10_000, default=0, help="our errors, at most so many")
    parser.add_argument("--out", type=Path, help="keep the predictions in this folder")
    options = parser.parse_args()
    scorer = options.scorer or options.gold.with_name("score_newsquant.py")
    items = newsquant(options.gold)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        runs = {"ours": read(items)} | {
            name: run(name, "figures", items, limit=options.limit) for name in chosen(options.peers, "figures")
        }
        scored = {
            name: judged(scorer, options.gold, folder / f"figures-{name}.json", items, r) for name, r in runs.items()
        }
        print(f"{options.gold.name}: {len(items)} sentences; F1 in percent\n")
        print(table(["", *CRITERIA, "false alarms", "sentences/s"], (row(n, runs[n], scored[n]) for n in runs)))
        for line in troubles(runs):
            print(line)
        if options.errors:
            print(score(scorer, options.gold, folder / "figures-ours.json", "--errors", str(options.errors)))


def read(items: list[Item]) -> Run:
    """Our own reading, as a peer's."""
    began = time.perf_counter()
    extracted = {item["id"]: extract(item["text"]) for item in items}
    seconds = time.perf_counter() - began
    answers: dict[str, list[Quantity]] = {i["id"]: quantities(i["text"], extracted[i["id"]]) for i in items}
    return Run(answers=answers, seconds=seconds)


def judged(scorer: Path, gold: Path, path: Path, items: list[Item], answered: Run) -> dict[str, Any]:
    """What the scorer says of a run's answers, which are written to the path; nothing of a run that failed."""
    if answered.error:
        return {}
    predictions = [{"text": item["text"], "quantities": answered.answers.get(item["id"], [])} for item in items]
    path.write_text(json.dumps(predictions, ensure_ascii=False, indent=1), encoding="utf-8")
    result: dict[str, Any] = json.loads(score(scorer, gold, path, "--json"))
    return result


def row(name: str, answered: Run, scored: dict[str, Any]) -> list[str]:
    if answered.error:
        return [title(name, answered), "not run"]
    given = {field for answer in answered.answers.values() for quantity in answer for field in quantity}
    figures = [
        f"{100 * scored['scores'][criterion]['F1']:.1f}" if given.issuperset(FIELDS.get(criterion, ())) else "-"
        for criterion in CRITERIA.values()
    ]
    alarms = f"{scored['false_alarm_sentences']} of {scored['empty_gold_sentences']}"
    return [title(name, answered), *figures, alarms, f"{answered.texts_a_second:,.0f}"]


if __name__ == "__main__":
    main()
