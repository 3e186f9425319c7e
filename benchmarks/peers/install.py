"""Install the peers, each into a virtual environment of its own under .venv-peers/ (which git ignores).

    python benchmarks/peers/install.py [NAME ...]

The requirements pin every package and are installed without their dependencies: CQE declares some that it does not use and
that exclude each other. A peer that cannot be installed leaves its error in .venv-peers/NAME/install.log; the benchmarks
show it in their tables.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from peers import PEERS, Peer


def main(names: list[str]) -> int:
    """Install the peers named, or all; the exit code is 1 where one failed."""
    failed = []
    for name in names or PEERS:
        error = install(PEERS[name])
        print(f"{name}: {error or 'installed'}", flush=True)
        failed += [name] if error else []
    return 1 if failed else 0


def install(peer: Peer) -> str:
    """Make a peer's environment anew; what went wrong, or nothing."""
    shutil.rmtree(peer.venv, ignore_errors=True)
    venv.create(peer.venv, with_pip=True)
    command = [str(peer.python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
    done = subprocess.run([*command, "-r", str(peer.requirements)], capture_output=True, text=True, check=False)
    error = _last_line(done.stderr) if done.returncode else _locale(peer)
    if error:
        peer.python.unlink()
        (peer.venv / "install.log").write_text(error + "\n", encoding="utf-8")
    return error


def _locale(peer: Peer) -> str:
    """Give a peer the locale en_US.UTF-8, compiled into its environment; the system need not have it."""
    if not peer.locale:
        return ""
    folder = peer.venv / "locale"
    folder.mkdir()
    localedef = shutil.which("localedef")
    if localedef is None:
        return "the locale en_US.UTF-8 cannot be made: no localedef here"
    command = [localedef, "-i", "en_US", "-f", "UTF-8", str(folder / "en_US.UTF-8")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return _last_line(done.stderr) if done.returncode else ""


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["failed without a word"])[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
