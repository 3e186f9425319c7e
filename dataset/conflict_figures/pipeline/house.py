"""Where things lie: raw files, codebook, corrections, parameters and the folders for results; and how they are read."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

import conflict_figures
from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.inputs.codebook import Codebook, read_codebook
from conflict_figures.pipeline.inputs.corrections import Correction, read_corrections
from conflict_figures.pipeline.inputs.problems import Problem, shown
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.inputs.yaml_lines import read_yaml


class InputError(ConflictFiguresError):
    """A codebook or corrections that cannot be read: each problem is a line."""


def one_a_line(problems: list[Problem]) -> str:
    """Problems as lines of text."""
    return "\n".join(str(problem) for problem in problems)


@dataclass(frozen=True)
class House:
    """Where things lie: the raw files with their corrections, the parameters, and where results go."""

    raw: Path
    corrections: Path
    params: Path
    interim: Path
    tables: Path
    docs: Path

    @classmethod
    def checkout(cls) -> "House":
        """The checkout that this code runs from."""
        package = Path(conflict_figures.__file__).parent
        dataset, root = package.parent, package.parent.parent
        params = root / "params.yaml"
        return cls(
            raw=dataset / "raw",
            corrections=dataset / "corrections.yaml",
            params=params if params.is_file() else package / "params.yaml",
            interim=dataset / "interim",
            tables=package / "tables",
            docs=root / "docs",
        )

    def with_raw(self, raw: Path) -> "House":
        """The house with another folder of raw files, and the corrections that lie beside it."""
        return replace(self, raw=raw, corrections=raw.parent / "corrections.yaml")

    def raw_files(self) -> list[RawFile]:
        """Every raw file, but for hidden ones and those in hidden folders. A symbolic link is named and not followed."""
        found = []
        for path in sorted(self.raw.rglob("*")):
            name = path.relative_to(self.raw)
            if (path.is_file() or path.is_symlink()) and not any(part.startswith(".") for part in name.parts):
                found.append(raw_file(path, name.as_posix()))
        return found

    def codebook(self) -> Codebook:
        """The codebook; raises InputError where it cannot be read."""
        folder = Path(conflict_figures.__file__).parent / "codebook"
        read = read_codebook({file.name: file.read_bytes() for file in sorted(folder.glob("*.yaml"))})
        if isinstance(read, list):
            raise InputError(one_a_line(read))
        return read

    def read_corrections(self) -> list[Correction]:
        """The corrections, none where there is no such file; raises InputError where they cannot be read."""
        if not self.corrections.is_file():
            return []
        corrections, problems = read_corrections(self.corrections.read_bytes())
        if problems:
            raise InputError(one_a_line(problems))
        return corrections

    def about_tolerance(self) -> float:
        """The relative tolerance of "about N"; raises InputError where the parameters give none that can be."""
        document = read_yaml(self.params.name, self.params.read_bytes())
        if isinstance(document, Problem):
            raise InputError(str(document))
        data = document.data if isinstance(document.data, dict) else {}
        found = data.get("about_tolerance")
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found < 1:
            wanted = "a number, at least 0 and less than 1"
            line = document.line(("about_tolerance",))
            raise InputError(str(Problem(self.params.name, line, "about_tolerance", shown(found), wanted)))
        return float(found)


def raw_file(path: Path, name: str) -> RawFile:
    """A raw file under a name that can be printed, whatever bytes its name on disk has."""
    printable = os.fsencode(name).decode("utf-8", "backslashreplace")
    return RawFile(printable, b"" if path.is_symlink() else path.read_bytes(), is_link=path.is_symlink())
