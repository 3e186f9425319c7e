"""A stage over many articles in parts, a process a core.

Reading and coding look at one article at a time, so that what comes of the parts together is what would come of all at once.
"""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

import pandas as pd
from pandera.config import ValidationDepth, config_context

Result = TypeVar("Result")
WORTH_IT = 20_000  # passages; for fewer, starting processes takes longer than they save
PARTS_A_PROCESS = 4  # so that none waits long for another that got the longer texts


def in_parts(stage: Callable[..., Result], tables: Sequence[pd.DataFrame], *rest: Any) -> list[Result]:
    """`stage(*tables, *rest)` for one part of the articles after the other, in their order.

    The tables that have the column `extract` are cut between articles, the others go to every part whole. `stage` is a function
    of a module, and its result one that can be sent from process to process. One part alone where the passages are few.
    """
    processes = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if processes == 1 or max(len(table) for table in tables) < WORTH_IT:
        return [stage(*tables, *rest)]
    parts = _cut(tables, processes * PARTS_A_PROCESS)
    # a forked process would have the locks of the libraries' threads, and no thread to open them
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(_run, [(stage, part, rest) for part in parts]))


def _run(task: tuple[Callable[..., Result], Sequence[pd.DataFrame], Sequence[Any]]) -> Result:
    stage, tables, rest = task
    with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):  # `check` alone judges rows
        return stage(*tables, *rest)


def _cut(tables: Sequence[pd.DataFrame], number: int) -> list[list[pd.DataFrame]]:
    """The tables in at most so many parts, an article's rows in one of them."""
    of = [_articles(table) if "extract" in table else None for table in tables]
    order = dict.fromkeys(article for articles in of if articles is not None for article in articles)
    part = {article: at * number // len(order) for at, article in enumerate(order)}
    return [
        [
            table if articles is None else table[articles.map(part) == at].reset_index(drop=True)
            for table, articles in zip(tables, of, strict=True)
        ]
        for at in range(number)
    ]


def _articles(table: pd.DataFrame) -> pd.Series:
    return table["extract"].map(lambda extract: extract.rpartition("#")[0])
