"""How fast we read, beside the peers and a plain scan for digits, all in one run on one core.

    python benchmarks/speed.py [--gold PATH ...] [--peers quantulum3,cqe | none] [--seconds 20] [--megabytes 10,100]

The texts are those of the gold files (NewsQuant's sentences, dated JSONL items, TimeML documents), else the package's own
extracts. A peer reads the same texts in the same order for at most so many seconds of its own time, its loading apart.
Then: how time grows with a text's length, also on texts made to be hard; the time from the start of a process to its
first result; and the peak memory of the command line on streams of different sizes.
"""

import argparse
import io
import json
import math
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import cycle
from pathlib import Path
from unittest.mock import patch

import conflict_figures
from conflict_figures import extraction
from peers import Run, chosen, run, title, troubles
from scoring import Item, dated, newsquant, published, table

DAY = date(2017, 10, 20)  # of publication, where a text has none
DIGITS = re.compile(r"\d[\d.,]*")
LEAST_SECONDS = 1.0  # of a timing
FIRST_CHARACTERS, MOST_CHARACTERS, MOST_SECONDS = 5_000, 1_280_000, 2.0  # of the texts that time is told to grow with
LAST_DOUBLINGS = 4  # that the exponent is fitted on: below, what a call costs anyway weighs more than the length
LOADING = (
    60.0  # seconds that a peer may take to load, and as long again as its budget for a text that it does not finish
)
STARTS = 5  # processes started, of which the fastest counts
PHRASE = "More than 6,000 people left in June 2015."
COMMAND_LINE = "import sys; sys.argv[0] = 'conflict-figures'; from conflict_figures.cli import main; main()"
HARD = {
    "digits": "1",
    "digits and commas": "1,",
    "numbers": "12 ",
    "number words": "hundred and ",
    "qualifiers": "up to an estimated ",
    "open ranges": "from 1 to ",
    "hyphens": "2-",
    "currency signs": "$",
    "fractions": "½",
    "adjectives": "big ",
    "counted for ever": "5 of the ",
    "months": "May ",
    "years": "2015-",
    "until": "until the end of ",
    "brackets": "(",
    "one word": "a",
    "apostrophes": "'",
    "lone surrogates": "\ud800",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--scorer", type=Path, help="score_dates.py, where it is not beside a folder of TimeML")
    parser.add_argument("--peers", help="names with commas between, or none; if not given, all")
    parser.add_argument("--seconds", type=float, default=20, help="the most that a peer reads")
    parser.add_argument("--megabytes", default="10,100", help="sizes of the streams for peak memory; 0 leaves it out")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    items = [item for path in options.gold for item in _items(path, options.scorer)] or _own_items()
    speeds(items, options.peers, options.seconds)
    growth(items)
    starts()
    if options.megabytes != "0":
        memory(items, [int(size) for size in options.megabytes.split(",")])


def speeds(items: Sequence[Item], peers: str | None, budget: float) -> None:
    texts = [item["text"] for item in items]
    days = [published(item) or DAY for item in items]
    megabytes = _bytes(texts) / 1e6
    print(f"## {len(texts):,} texts, {megabytes:.2f} MB, on one core\n")
    seconds: dict[str, float] = {}
    failed: dict[str, Run] = {}
    for part, silenced in (
        ("figures and dates", ()),
        ("figures", ("dates_in",)),
        ("dates", ("figures_in", "numerals_in")),
    ):
        with _silenced(*silenced):
            seconds[part] = _timed(lambda: [extraction.extract(t, d) for t, d in zip(texts, days, strict=True)])
    scan = _timed(lambda: [DIGITS.findall(text) for text in texts])
    rows = [
        [f"conflict-figures: {part}", f"{len(texts) / s:,.0f}", f"{megabytes / s:.2f}", "", "", f"{scan / s:.3f}"]
        for part, s in seconds.items()
    ]
    rows.append(["a plain scan for digits (re)", f"{len(texts) / scan:,.0f}", f"{megabytes / scan:.2f}", "", "", "1"])
    dated_items = [item | {"published": day.isoformat()} for item, day in zip(items, days, strict=True)]
    for task in ("figures", "dates"):
        for name in chosen(peers, task):
            answered = run(name, task, dated_items, budget, limit=LOADING + 2 * budget)
            if answered.error or not answered.seconds:
                rows.append([f"{title(name, answered)}: {task}", "not run"])
                failed[name] = answered
                continue
            speed = answered.texts_a_second
            rows.append(
                [
                    f"{title(name, answered)}: {task}, {len(answered.answers):,} texts",
                    f"{speed:,.1f}",
                    f"{answered.size / answered.seconds / 1e6:.4f}",
                    f"{_same_texts(answered.answers, items, days, task) / speed:,.1f}",
                    f"{answered.load_seconds:.1f}",
                ]
            )
    print(table(["", "texts/s", "MB/s", "ours is x times as fast", "loading, s", "of the scan"], rows))
    print(*troubles(failed), "", sep="\n")


def growth(items: Sequence[Item]) -> None:
    """How the time for one text grows with its length, as the exponent e of time = c * length ** e: 1 is linear."""
    print("## Time by the length of one text\n")
    news = " ".join(item["text"] for item in items)
    made = {"these texts": news} | HARD
    rows = []
    for name, piece in made.items():
        lengths, seconds = _doublings(piece)
        took = f"{1e3 * seconds[-1]:,.0f} ms for {lengths[-1]:,} characters"
        rows.append([name, took, f"{_exponent(lengths, seconds):.2f}"])
    print(table(["text", "longest", "exponent"], rows), end="\n\n")


def starts() -> None:
    """From the start of a process to its first result, beside that of a process that does nothing."""
    print(f"## From process start, fastest of {STARTS}\n")
    one = f"import conflict_figures; print(conflict_figures.extract({PHRASE!r}).figures[0])"
    commands = {
        "python -c pass": (["-c", "pass"], ""),
        'python -c "import conflict_figures; print(conflict_figures.extract(...))"': (["-c", one], ""),
        "conflict-figures extract -": (["-c", COMMAND_LINE, "extract", "-"], PHRASE),
    }
    rows = []
    for name, (arguments, fed) in commands.items():
        seconds, error = [], ""
        for _ in range(STARTS):
            began = time.perf_counter()
            done = subprocess.run([sys.executable, *arguments], input=fed, capture_output=True, text=True, check=False)
            seconds.append(time.perf_counter() - began)
            error = error or (_last_line(done.stderr) if done.returncode else "")
        rows.append([name, error or f"{min(seconds):.3f} s"])
    print(table(["process", "time"], rows), end="\n\n")


def memory(items: Sequence[Item], sizes: Sequence[int]) -> None:
    """The peak memory of the command line that reads JSONL and writes JSONL, by the size of the stream."""
    print("## Peak memory of conflict-figures extract --format jsonl\n")
    command = [sys.executable, str(Path(__file__).with_name("peak.py"))]
    command += [sys.executable, "-c", COMMAND_LINE, "extract", "-", "--format", "jsonl"]
    rows = []
    for size in sizes:
        began = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=1 << 16
        )
        assert child.stdin and child.stderr
        try:
            child.stdin.writelines(_stream(items, size * 1_000_000))
            child.stdin.close()
        except BrokenPipeError:
            pass  # its last words say why
        *said, peak = child.stderr.read().decode().splitlines()
        failed, seconds = child.wait(), time.perf_counter() - began
        if failed:
            rows.append([f"{size} MB", _last_line("\n".join(said))])
        else:
            rows.append([f"{size} MB", f"{int(peak) / 1e6:.1f} MB", f"{seconds:.0f} s", f"{size / seconds:.2f}"])
    print(table(["JSONL in", "peak", "time", "MB/s"], rows))


@contextmanager
def _silenced(*names: str) -> Iterator[None]:
    """Our reader with some of its parts put out: each gives what it gives for an empty text."""
    nothing: dict[str, object] = {}

    def remembering(name: str, part: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            nothing[name] = part(*given, **named)
            return nothing[name]

        return call

    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch.object(extraction, name, remembering(name, getattr(extraction, name))))
        extraction.extract("")
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch.object(extraction, name, lambda *_, _given=nothing[name], **__: _given))
        yield


def _same_texts(answers: Collection[str], items: Sequence[Item], days: Sequence[date], task: str) -> float:
    """Our own texts a second on those that a peer came to, with only the same task."""
    texts = [(item["text"], day) for item, day in zip(items, days, strict=True) if item["id"] in answers]
    with _silenced(*(("dates_in",) if task == "figures" else ("figures_in", "numerals_in"))):
        return len(texts) / _timed(lambda: [extraction.extract(text, day) for text, day in texts])


def _timed(work: Callable[[], object]) -> float:
    """Seconds of the fastest of at least three runs, and of runs until a second has passed."""
    seconds: list[float] = []
    while len(seconds) < 3 or sum(seconds) < LEAST_SECONDS:
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def _doublings(piece: str) -> tuple[list[int], list[float]]:
    """Lengths of one text, each double the last, and our seconds for each, until it gets too long or takes too long."""
    lengths: list[int] = []
    seconds: list[float] = []
    length = FIRST_CHARACTERS
    while length <= MOST_CHARACTERS and (not seconds or seconds[-1] < MOST_SECONDS):
        text = (piece * (length // len(piece) + 1))[:length]
        took: list[float] = []
        while len(took) < 3 and sum(took) < LEAST_SECONDS / 4:
            began = time.perf_counter()
            extraction.extract(text, DAY)
            took.append(time.perf_counter() - began)
        lengths.append(length)
        seconds.append(min(took))
        length *= 2
    return lengths, seconds


def _exponent(lengths: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the least-squares line through the logarithms."""
    xs = [math.log(length) for length in lengths[-LAST_DOUBLINGS - 1 :]]
    ys = [math.log(second) for second in seconds[-LAST_DOUBLINGS - 1 :]]
    if len(xs) < 2:
        return math.nan
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return covariance / sum((x - mean_x) ** 2 for x in xs)


def _stream(items: Sequence[Item], size: int) -> Iterator[bytes]:
    """Lines of JSONL, the texts over and over, up to so many bytes of text."""
    written = 0
    for number, item in enumerate(cycle(items)):
        if written >= size:
            return
        day = (published(item) or DAY).isoformat()
        yield json.dumps({"id": str(number), "text": item["text"], "published": day}).encode() + b"\n"
        written += len(item["text"].encode())


def _items(gold: Path, scorer: Path | None) -> list[Item]:
    """The texts of a gold file of any of the three forms, each with an id of its own."""
    if gold.suffix == ".json":
        items = newsquant(gold)
    else:
        items = dated(gold, scorer or gold.resolve().parent / "score_dates.py")
    return [item | {"id": f"{gold.stem}-{item['id']}"} for item in items]


def _own_items() -> list[Item]:
    texts = conflict_figures.load("extracts")["text"]
    return [{"id": str(at), "text": text, "published": None} for at, text in enumerate(texts)]


def _bytes(texts: Sequence[str]) -> int:
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)


def _last_line(text: str) -> str:
    return next((line for line in reversed(io.StringIO(text).readlines()) if line.strip()), "failed").strip()


if __name__ == "__main__":
    main()
