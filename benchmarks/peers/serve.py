"""One peer at work, in its own environment: texts in on stdin, answers out on stdout, a JSON object a line.

    python serve.py ADAPTER figures|dates [--seconds S] [--narrative] < texts.jsonl > answers.jsonl

In: {"id", "text", "published"}. Out: first {"version", "load_seconds"}, then {"id", "answers", "seconds"} a text, with
"error" where the peer raised; texts that come after S seconds of reading are left out.
"""

import argparse
import importlib
import json
import os
import sys
import time
import warnings
from importlib.metadata import version
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("adapter")
    parser.add_argument("task", choices=("figures", "dates"))
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--narrative", action="store_true")
    options = parser.parse_args()
    items = [json.loads(line) for line in sys.stdin]
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a peer prints is no answer
    warnings.simplefilter("ignore")

    began = time.perf_counter()
    adapter = importlib.import_module(f"adapters.{options.adapter}")
    read = adapter.reader(options.task, options.narrative)
    read("Nothing.", None)
    print(json.dumps({"version": version(adapter.DISTRIBUTION), "load_seconds": time.perf_counter() - began}), file=out)

    spent = 0.0
    for item in items:
        line: dict[str, Any] = {"id": str(item["id"]), "answers": []}
        began = time.perf_counter()
        try:
            line["answers"] = read(item["text"], item.get("published"))
        except Exception as error:  # whatever a peer raises is its answer, and the other texts go on
            line["error"] = repr(error)
        line["seconds"] = time.perf_counter() - began
        spent += line["seconds"]
        print(json.dumps(line), file=out, flush=True)
        if options.seconds and spent > options.seconds:
            break


if __name__ == "__main__":
    main()
