"""Where things lie: raw files, codebook, corrections, parameters and the folders for results; and how they are read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pandas as pd
from pandera.typing import DataFrame

import conflict_figures
from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.inputs.codebook import Codebook, read_codebook
from conflict_figures.pipeline.inputs.corrections import Correction, read_corrections
from conflict_figures.pipeline.inputs.problems import Problem, shown
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.inputs.rows import most_bytes
from conflict_figures.pipeline.inputs.yaml_lines import read_yaml
from conflict_figures.pipeline.parquet import read_parquet
from conflict_figures.screen import printable
from conflict_schemas import CodingRules

_PACKAGE = Path(conflict_figures.__file__).parent


class InputError(ConflictFiguresError):
    """A codebook or corrections that cannot be read: each problem is a line."""


def one_a_line(problems: list[Problem]) -> str:
    """Problems as lines of text."""
    return "\n".join(str(problem) for problem in problems)


@dataclass(frozen=True)
class Params:
    """The thresholds of params.yaml, where each has its reason."""

    # Each may be from the first number up to below the second.
    LIMITS: ClassVar = {
        "about_tolerance": (0, 1),
        "comparable_days": (0, 3661),
        "confidence_prior_figures": (0.001, 1e6),
    }

    about_tolerance: float
    comparable_days: float
    confidence_prior_figures: float


@dataclass(frozen=True)
class House:
    """Where things lie: the raw files with their corrections, the codebook, the parameters, and where results go.

    `articles` is a user's own pile, a folder or a file, which is then built in the place of the raw files.
    """

    raw: Path
    codebook_folder: Path
    corrections: Path
    params_file: Path
    interim: Path
    tables: Path
    docs: Path
    articles: Path | None = None

    @classmethod
    def checkout(cls) -> "House":
        """The checkout that this code runs from."""
        package, dataset, root = _PACKAGE, _PACKAGE.parent, _PACKAGE.parent.parent
        params = root / "params.yaml"
        return cls(
            raw=dataset / "raw",
            codebook_folder=package / "codebook",
            corrections=dataset / "corrections.yaml",
            params_file=params if params.is_file() else package / "params.yaml",
            interim=dataset / "interim",
            tables=package / "tables",
            docs=root / "docs",
        )

    def with_raw(self, raw: Path) -> "House":
        """The house with another folder of raw files, and the corrections that lie beside it."""
        return replace(self, raw=raw, corrections=raw.parent / "corrections.yaml")

    def raw_files(self) -> list[RawFile]:
        """Every raw file, but for hidden ones and those in hidden folders. A symbolic link is named and not followed."""
        return [raw_file(path, name) for path, name in _files_below(self.raw)]

    def article_files(self) -> Iterator[RawFile]:
        """Every file of the user's own pile, likewise, as far as it may be read: one that is too large, by one byte more."""
        for path, name in self.article_names():
            yield _article_file(path, name)

    def article_names(self) -> list[tuple[Path, str]]:
        """The paths of these files, each with its name in the pile; none where there is no pile."""
        if self.articles is None or not self.articles.exists():
            return []
        return _files_below(self.articles) if self.articles.is_dir() else [(self.articles, self.articles.name)]

    def codebook(self) -> Codebook:
        """The codebook; raises InputError where it cannot be read. One of the user's own may share what the package's has."""
        shared = None if self.has_packaged_codebook else replace(self, codebook_folder=_PACKAGE / "codebook").codebook()
        files = {file.name: file.read_bytes() for file in sorted(self.codebook_folder.glob("*.yaml"))}
        read = read_codebook(files, shared)
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

    def params(self) -> "Params":
        """The thresholds; raises InputError where one is missing or cannot be."""
        document = read_yaml(self.params_file.name, self.params_file.read_bytes())
        if isinstance(document, Problem):
            raise InputError(str(document))
        data = document.data if isinstance(document.data, dict) else {}
        values = {}
        for name, (least, below) in Params.LIMITS.items():
            found = data.get(name)
            if isinstance(found, bool) or not isinstance(found, int | float) or not least <= found < below:
                wanted = f"a number, at least {least:g} and less than {below:g}"
                raise InputError(
                    str(Problem(self.params_file.name, document.line((name,)), name, shown(found), wanted))
                )
            values[name] = float(found)
        return Params(**values)

    @property
    def has_packaged_codebook(self) -> bool:
        """Whether the codebook is the package's own."""
        return self.codebook_folder.resolve() == (_PACKAGE / "codebook").resolve()

    @property
    def measures_rules(self) -> bool:
        """Whether these are the package's own raw files and codebook, on which the coder's rules are measured."""
        return self.articles is None and self.raw == House.checkout().raw and self.has_packaged_codebook

    def measured_rules(self) -> DataFrame[CodingRules]:
        """The coder's rules as the package's own corpus measured them; none for a codebook of the user's own."""
        packaged = self.tables / "coding_rules.parquet"
        if not self.has_packaged_codebook or not packaged.is_file():
            return DataFrame[CodingRules](pd.DataFrame(columns=list(CodingRules.to_schema().columns)))
        return DataFrame[CodingRules](read_parquet(CodingRules, packaged.read_bytes()))


def _files_below(folder: Path) -> list[tuple[Path, str]]:
    """Everything below a folder that is no folder to look into, and its name in it, but for what is hidden or in hidden folders."""
    found: list[Path] = []

    def keep(error: OSError) -> None:  # a folder that cannot be looked into is told like a file that cannot be read
        found.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=keep):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".")]
        found += [Path(place, name) for name in folders if Path(place, name).is_symlink()]
    return [(path, path.relative_to(folder).as_posix()) for path in sorted(found)]


def raw_file(path: Path, name: str) -> RawFile:
    """A raw file under a name that can be printed, whatever bytes its name on disk has; raises OSError where it cannot be read."""
    if path.is_symlink():
        return RawFile(_printable(name), b"", is_link=True)
    if path.exists() and not path.is_file() and not path.is_dir():  # such as a pipe, which one would wait for
        return RawFile(_printable(name), b"", trouble="no file but a pipe or a device")
    with path.open("rb") as file:
        return RawFile(_printable(name), file.read(most_bytes(name) + 1))


def _article_file(path: Path, name: str) -> RawFile:
    """A file of a user's own pile; one that cannot be read says why, for the others can."""
    try:
        return raw_file(path, name)
    except OSError as error:
        return RawFile(_printable(name), b"", trouble=error.strerror or type(error).__name__)


def _printable(name: str) -> str:
    return printable(os.fsencode(name).decode("utf-8", "backslashreplace"))
