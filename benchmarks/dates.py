"""How well we read dates, beside the peers, on a JSONL file of intervals or a folder of TimeML documents.

    python benchmarks/dates.py --gold PATH [--narrative] [--peers heideltime | none] [--errors [N]] [--out FOLDER]

The date of publication is the item's, or the document's creation time. In TimeML our expressions are
TIMEX3 values; a peer that gives only TIMEX3 values gets the days that they mean where the gold has intervals.
"""

import argparse
import json
import re
import tempfile
import time
from pathlib import Path
from typing import Any

from conflict_figures.extraction import extract
from conflict_figures.extraction.timex import timexes
from peers import Run, chosen, run, title, troubles
from scoring import Item, dated, published, score, table
from timex import days_of

CRITERIA = ("extent, overlap", "extent, exact", "overlap and value", "value, gold DATE and TIME")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="a JSONL file or a folder of .tml files")
    parser.add_argument("--narrative", action="store_true", help="the last explicit year carries forward")
    parser.add_argument("--scorer", type=Path, help="if not given, score_dates.py beside the gold file or its folder")
    parser.add_argument("--peers", help="names with commas between, or none; if not given, all")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a peer has failed")
    parser.add_argument("--errors", type=int, nargs="?", const=10_000, default=0, help="our errors, at most so many")
    parser.add_argument("--out", type=Path, help="keep the predictions in this folder")
    options = parser.parse_args()
    gold = options.gold.resolve()
    scorer = options.scorer or _beside(gold)
    items = dated(gold, scorer)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        runs = {"ours": read(items, options.narrative, gold.is_dir())}
        for name in chosen(options.peers, "dates"):
            runs[name] = run(name, "dates", items, narrative=options.narrative, limit=options.limit)
        paths = {name: folder / f"dates-{gold.stem}-{name}.jsonl" for name in runs}
        print(f"{gold.name}: {len(items)} texts; F1 in percent (precision, recall)\n")
        rows = [row(name, each, judged(scorer, gold, paths[name], each)) for name, each in runs.items()]
        print(table(["", *CRITERIA[: 3 + gold.is_dir()], "texts/s"], rows))
        for line in troubles(runs):
            print(line)
        if options.errors and not runs["ours"].error:
            print("\ntext | published | gold's words | gold | ours")
            print(score(scorer, gold, paths["ours"], "--errors", str(options.errors)))


def read(items: list[Item], narrative: bool, as_timex: bool) -> Run:
    """Our own reading, as a peer's."""
    began = time.perf_counter()
    answers = {item["id"]: answered(item, narrative, as_timex) for item in items}
    return Run(answers=answers, seconds=time.perf_counter() - began)


def answered(item: Item, narrative: bool, as_timex: bool) -> list[dict[str, Any]]:
    if as_timex:
        return [
            {"start_char": timex.char_start, "end_char": timex.char_end, "value": timex.value}
            for timex in timexes(item["text"], published(item), narrative)
        ]
    return [
        {
            "start_char": date.char_start,
            "end_char": date.char_end,
            "start": date.start and date.start.isoformat(),
            "end": date.end and date.end.isoformat(),
        }
        for date in extract(item["text"], published(item), narrative).dates
    ]


def judged(scorer: Path, gold: Path, path: Path, answers: Run) -> dict[str, str]:
    """F1, precision and recall by criterion, as the scorer prints them, for answers that are written to the path."""
    if answers.error:
        return {}
    lines = [{"id": name, "dates": [_with_days(date) for date in dates]} for name, dates in answers.answers.items()]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    printed = re.findall(r"^(.+?)\s+P ([\d.]+)\s+R ([\d.]+)\s+F1 ([\d.]+)", score(scorer, gold, path), re.M)
    return {name: f"{100 * float(f):.1f} ({100 * float(p):.1f}, {100 * float(r):.1f})" for name, p, r, f in printed}


def row(name: str, answers: Run, scored: dict[str, str]) -> list[str]:
    if answers.error:
        return [title(name, answers), "not run"]
    figures = [scored[criterion] for criterion in CRITERIA if criterion in scored]
    return [title(name, answers), *figures, f"{answers.texts_a_second:,.1f}"]


def _with_days(date: dict[str, Any]) -> dict[str, Any]:
    if "start" in date:
        return date
    start, end = days_of(date["value"])
    return date | {"start": start and start.isoformat(), "end": end and end.isoformat()}


def _beside(gold: Path) -> Path:
    """The scorer beside the gold, or, for a folder of documents, in it or beside it."""
    for folder in (gold, gold.parent):
        if (scorer := folder / "score_dates.py").is_file():
            return scorer
    raise SystemExit(f"no score_dates.py beside {gold}: give --scorer PATH")


if __name__ == "__main__":
    main()
