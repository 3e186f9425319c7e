"""The gold files, their scorers, which lie beside them, and the tables that the benchmarks print."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

Item = dict[str, Any]


def newsquant(gold: Path) -> list[Item]:
    """The sentences of a NewsQuant-shaped file, as texts."""
    sentences = json.loads(gold.read_text(encoding="utf-8"))
    return [{"id": str(at), "text": sentence["text"], "published": None} for at, sentence in enumerate(sentences)]


def dated(gold: Path, scorer: Path) -> list[Item]:
    """The texts of a JSONL file or of a folder of TimeML documents, with their dates of publication.

    The scorer itself takes the text out of TimeML, so that the offsets are the same.
    """
    if gold.is_dir():
        items = list(_module(scorer).read_timeml(gold))
    else:
        items = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return [{"id": str(i["id"]), "text": i["text"], "published": _day(i.get("published"))} for i in items]


def published(item: Item) -> date | None:
    return date.fromisoformat(item["published"]) if item["published"] else None


def score(scorer: Path, gold: Path, predictions: Path, *options: str) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(scorer), str(gold), str(predictions), *options]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{scorer.name}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns also line up on a screen; the first column is text, the others numbers."""
    cells = [list(headings), *(list(row) + [""] * (len(headings) - len(row)) for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(headings))]
    lines = [
        "| " + " | ".join(c.ljust(w) if at == 0 else c.rjust(w) for at, (c, w) in enumerate(zip(row, widths, strict=True)))
        + " |"
        for row in cells
    ]  # fmt: skip
    rule = "|" + "|".join("-" * (w + 2) if at == 0 else "-" * (w + 1) + ":" for at, w in enumerate(widths)) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _day(value: str | None) -> str | None:
    try:
        return date.fromisoformat(value or "").isoformat()
    except ValueError:
        return None


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
