"""YAML as plain data, with the line of every value.

Only what a data file needs is read: no tags that make objects, no anchors, no dates made of strings, no key twice.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from conflict_figures.pipeline.inputs.problems import Problem, shown

MAX_BYTES = 5_000_000  # a raw file is a few kilobytes; more than this is no extract of an article
MAX_DEPTH = 20  # the deepest file of the corpus has 6 levels

INTEGER = re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$")
NUMBER = re.compile(r"^[-+]?(?:(?:0|[1-9][0-9]*)\.[0-9]*|\.[0-9]+|\.(?:inf|Inf|INF))$|^\.(?:nan|NaN|NAN)$")

Trail = tuple[str | int, ...]


class PlainLoader(yaml.CSafeLoader):
    """The safe loader, but for what YAML 1.1 makes of plain values: `2016-03-18` is no timestamp but EDTF, `064` is not 52
    and `1:30` not 90: numbers are decimal, and all else is text."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in ("timestamp", "int", "float")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:int", INTEGER, list("-+0123456789"))
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:float", NUMBER, list("-+.0123456789"))


@dataclass(frozen=True)
class Document:
    """The data of a YAML file and the line on which each of its values begins."""

    data: Any
    lines: dict[Trail, int]

    def line(self, path: Trail) -> int:
        """The line of the value at the path, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(file: str, content: bytes) -> Document | Problem:
    """The file's content as plain data with lines, or the first thing that keeps it from being read."""

    def problem(line: int, found: str, wanted: str) -> Problem:
        return Problem(file, line, "file", found, wanted)

    if len(content) > MAX_BYTES:
        return problem(1, f"{len(content):,} bytes", f"at most {MAX_BYTES:,}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return problem(line, f"the byte {content[error.start]:#04x} at {error.start}", "UTF-8 text")
    try:
        unsafe = _first_unsafe(file, text)
        if unsafe:
            return unsafe
        loader = PlainLoader(text)
        node = loader.get_single_node()
        if node is None:
            return problem(1, "an empty file", "some data")
        lines: dict[Trail, int] = {}
        twice = _walk(node, (), lines)
        if twice:
            return problem(twice[0], f"the key {twice[1]!r} twice", "each key once")
        return Document(loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(filter(None, (error.context, error.problem)))
        return problem(mark.line + 1 if mark else 1, what or "a syntax error", "YAML that parses")
    except (yaml.YAMLError, ValueError) as error:
        # ValueError: a scalar that its own type cannot hold, such as the integer `0b` or a control character
        return problem(1, shown(str(error)), "YAML that parses")


def _first_unsafe(file: str, text: str) -> Problem | None:
    """The first anchor, object tag or nesting too deep; found from the event stream, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=PlainLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            return Problem(file, line, "file", f"the anchor {anchor!r}", "values written out")
        if tag:
            return Problem(file, line, "file", f"the tag {tag!r}", "plain values without tags")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                return Problem(file, line, "file", f"{depth} levels", f"at most {MAX_DEPTH}")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
    return None


def _walk(node: yaml.Node, path: Trail, lines: dict[Trail, int]) -> tuple[int, str] | None:
    """Note the line of every value; return line and name of the first key that stands twice."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            twice = _walk(item, (*path, position), lines)
            if twice:
                return twice
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            if (*path, name) in lines:
                return key.start_mark.line + 1, name
            lines[(*path, name)] = key.start_mark.line + 1
            twice = _walk(value, (*path, name), lines)
            if twice:
                return twice
    return None
