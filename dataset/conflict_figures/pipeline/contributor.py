"""The runner of the contributor's commands: reads the files that they name, and hands what is in them to the pipeline."""

from pathlib import Path

from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.house import House, InputError, one_a_line, raw_file
from conflict_figures.pipeline.inputs.problems import Problem
from conflict_figures.pipeline.inputs.raw import RawArticle, ReadArticle, read_article
from conflict_figures.pipeline.inputs.yaml_lines import MAX_BYTES
from conflict_figures.pipeline.verify import Block, Verified, blocks, verify

SOURCES = (".txt", ".md")


def verify_source(digest: Path, source: Path) -> Verified:
    """Hold a raw file against a local copy of its article.

    Raises InputError for a digest or a source that cannot be read, OSError for one that is not there.
    """
    return verify(_digest(digest), _source(source))


def _digest(path: Path) -> RawArticle:
    read = read_article(raw_file(path, path.name), House.checkout().codebook())
    if not isinstance(read, ReadArticle):
        raise InputError(one_a_line(read))
    return read.article


def _source(path: Path) -> list[Block]:
    """The blocks of a local copy of an article."""
    if path.suffix.lower() not in SOURCES:
        raise ConflictFiguresError(f"{path.name}: found a {path.suffix or 'file without a suffix'}, wanted {_SOURCES}")
    content = path.read_bytes()
    if len(content) > MAX_BYTES:
        raise InputError(str(Problem(path.name, 1, "file", f"{len(content):,} bytes", f"at most {MAX_BYTES:,}")))
    try:
        found = blocks(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found_byte = f"the byte {content[error.start]:#04x} at {error.start}"
        raise InputError(str(Problem(path.name, line, "file", found_byte, "UTF-8 text"))) from None
    if not found:
        raise InputError(str(Problem(path.name, 1, "file", "an empty file", "an article's text")))
    return found


_SOURCES = " or ".join(SOURCES)
