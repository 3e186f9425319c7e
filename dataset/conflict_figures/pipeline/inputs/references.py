"""What entries of the codebook take from each other: ids, classes of words and units that must be there."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import TYPE_CHECKING

from conflict_figures.pipeline.inputs.problems import Problem, near, shown
from conflict_figures.pipeline.inputs.yaml_lines import Document

if TYPE_CHECKING:
    from conflict_figures.pipeline.inputs.codebook import Codebook, Entry


def dangling(codebook: "Codebook", documents: Mapping[str, Document]) -> list[Problem]:
    """Ids that one entry takes from another and that no entry has."""
    uses: list[tuple[str, str, str, Sequence[Entry]]] = [
        ("units", "base", "units", codebook.units),
        ("places", "within", "places", codebook.places),
        ("places", "members", "places", codebook.places),
        ("sources", "parent", "sources", codebook.sources),
        ("indicators", "unit", "units", codebook.indicators),
        ("indicators", "theatre", "places", codebook.indicators),
        ("indicators", "actor", "actors", codebook.indicators),
        ("actors", "theatre", "places", codebook.actors),
        ("actors", "unnamed_in", "places", codebook.actors),
        ("indicators", "see_also", "indicators", codebook.indicators),
        ("indicators", "bases", "sources", codebook.indicators),
    ]
    problems = []
    for file, field, kind, entries in uses:
        known = codebook.ids(kind)
        for position, entry in enumerate(entries):
            value = getattr(entry, field)
            line = documents[file].line((position, field))
            for used in value if isinstance(value, list | dict) else [value]:
                if used is not None and used not in known:
                    wanted = f"an id of {kind}.yaml{near(used, known)}"
                    problems.append(Problem(f"{file}.yaml", line, f"{entry.id}.{field}", shown(used), wanted))
    return problems + list(_dangling_cues(codebook, documents)) + list(_dangling_phrases(codebook, documents))


WORD_SLOTS = ("counted", "before", "zone", "near", "sentence", "words", "article", "without", "nowhere")  # of a cue

# File with cues to what the fields of a cue name.
_ASKED = {
    "indicators": {"unit": "units"} | dict.fromkeys(WORD_SLOTS, "words"),
    "event_types": dict.fromkeys(("needs", "without"), "words"),
}


def _dangling_cues(codebook: "Codebook", documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Units and classes of words that a cue asks for and that there are none of."""
    for file, asked in _ASKED.items():
        for position, entry in enumerate(getattr(codebook, file)):
            for number, cue in enumerate(entry.cues):
                for field, kind in asked.items():
                    for used in getattr(cue, field):
                        if used not in codebook.ids(kind):
                            line = documents[file].line((position, "cues", number, field))
                            wanted = f"an id of {kind}.yaml{near(used, codebook.ids(kind))}"
                            yield Problem(f"{file}.yaml", line, f"{entry.id}.cues.{field}", shown(used), wanted)


def _dangling_phrases(codebook: "Codebook", documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Classes of words that a phrase is of and that there are none of, and one that is of itself."""
    parts = {entry.id: set(chain.from_iterable(entry.phrases)) for entry in codebook.words}
    lines = {entry.id: documents["words"].line((at, "phrases")) for at, entry in enumerate(codebook.words)}
    for word_class, used in parts.items():
        for one in sorted(used - codebook.ids("words")):
            wanted = f"an id of words.yaml{near(one, codebook.ids('words'))}"
            yield Problem("words.yaml", lines[word_class], f"{word_class}.phrases", shown(one), wanted)
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        around = error.args[1]
        wanted = "classes that are not of it themselves"
        yield Problem("words.yaml", lines[around[0]], f"{around[0]}.phrases", shown(around[1]), wanted)
