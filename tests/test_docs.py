"""The documents say what is so: their numbers, examples, links, commands and licences."""

import hashlib
import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
import typer.main
import yaml
from builds import MakeBuild
from typer.testing import CliRunner

import conflict_figures as cf
from conflict_figures.cli import app
from conflict_figures.pipeline import descriptor
from conflict_figures.pipeline.ingest import ingest
from conflict_figures.pipeline.inputs import raw, yaml_lines
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.corrections import FILE as CORRECTIONS
from conflict_figures.pipeline.inputs.corrections import read_corrections
from conflict_figures.pipeline.inputs.raw import RawFile, read_article
from conflict_schemas.base import BOUND_ENDS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "dataset" / "conflict_figures"
CORPUS_README = ROOT.parent / "shared" / "corpus" / "README.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
METHOD = (ROOT / "docs" / "METHOD.md").read_text(encoding="utf-8")
RAW_FORMAT = (ROOT / "docs" / "RAW-FORMAT.md").read_text(encoding="utf-8")
PUBLISHED = date(2016, 3, 18)  # of the text that METHOD.md's table of dates is about
OPEN = "open"
LETTERS = {"N": "300", "A": "200", "B": "300"}  # what the letters of its table of words stand for here

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,2}} |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"no section {title!r}"
    return found[2]


def table(text: str, first_heading: str) -> list[list[str]]:
    """The rows of the Markdown table whose first column has this heading."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(f"| {first_heading} |"):
            next(lines)
            rows: list[list[str]] = []
            for row in lines:
                if not row.startswith("|"):
                    break
                rows.append([cell.strip() for cell in row.strip("|").split(" | ")])
            return rows
    raise AssertionError(f"no table that begins with {first_heading!r}")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)


def code_spans(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE))


def commands(text: str) -> Iterator[str]:
    """What a document tells people to type: lines of its shell blocks, and code spans that begin like one."""
    for block in [*fenced(text, "sh"), *fenced(text, "bash")]:
        yield from (line.strip() for line in block.splitlines() if line.strip())
    for block in fenced(text, "console"):  # what is printed stands there too
        yield from (line.strip().removeprefix("$ ") for line in block.splitlines() if line.strip().startswith("$ "))
    yield from (span for span in code_spans(text) if span.startswith(("conflict-figures ", "make ")))


@pytest.fixture(scope="module")
def fill_numbers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fill_numbers", ROOT / "docs" / "fill_numbers.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# Numbers


@every_document
def test_the_numbers_of_a_document_are_those_of_the_tables(document: Path, fill_numbers: ModuleType) -> None:
    text = document.read_text(encoding="utf-8")

    now = fill_numbers.filled(text)

    assert text == now, "stale: run python docs/fill_numbers.py"


def test_every_number_that_is_made_is_shown_in_some_document(fill_numbers: ModuleType) -> None:
    texts = "".join(document.read_text(encoding="utf-8") for document in fill_numbers.documents())

    assert set(re.findall(r"<!-- numbers: (\w+) -->", texts)) == set(fill_numbers.NUMBERS)


def test_a_stale_number_is_found_and_mended(fill_numbers: ModuleType) -> None:
    stale = METHOD.replace(f"| articles | {len(cf.load('articles')):,} |", "| articles | 7 |")
    assert stale != METHOD

    assert fill_numbers.filled(stale) == METHOD


@pytest.mark.skipif(not CORPUS_README.is_file(), reason="../shared/corpus is not here")
def test_the_numbers_on_the_coding_are_those_of_the_corpus() -> None:
    source = section(CORPUS_README.read_text(encoding="utf-8"), "How sure the coding is")
    ours = section(METHOD, "How sure the coding is")
    numbers = r"\d[\d,]*(?:\.\d+)?(?!\w)"

    missing = set(re.findall(numbers, source)) - set(re.findall(numbers, ours))

    assert missing == set()


def test_the_share_of_second_readings_is_that_of_the_table() -> None:
    counts = cf.load("articles")["second_read"].value_counts(dropna=False)

    assert (
        f"{counts['confirmed']} articles were confirmed as they stood, {counts['corrected']} mended, "
        f"{counts['not_found']} not found again. "
    ) in section(METHOD, "How sure the coding is")


# What the reader does


def coding_rules() -> Iterator[tuple[str, str, str, str]]:
    """Every wording of the table of coding rules, as a phrase, with its bound and ends."""
    for words, bound, low, high in table(METHOD, "words"):
        for wording in words.split(", "):
            phrase = re.sub(r"\b[NAB]\b", lambda letter: LETTERS[letter[0]], wording)
            ends = [LETTERS.get(end, end) for end in (low, high)]
            yield f"{phrase} {'of ' if bound == 'vague' else ''}fighters", bound, ends[0], ends[1]


@pytest.mark.parametrize(("phrase", "bound", "low", "high"), list(coding_rules()))
def test_the_extractor_follows_the_coding_rules_of_the_method(phrase: str, bound: str, low: str, high: str) -> None:
    (figure,) = cf.extract(f"They counted {phrase} there.").figures

    ends = [OPEN if end is None else f"{end:g}" for end in (figure.value_low, figure.value_high)]
    assert (figure.bound, *ends) == (bound, low, high)


def test_the_coding_rules_of_the_method_cover_every_bound() -> None:
    assert sorted(row[1] for row in table(METHOD, "words")) == sorted(BOUND_ENDS)


@pytest.mark.parametrize("words", ["between 200 and 300", "about 200 to 300", "roughly between 200 and 300"])
def test_a_range_ends_at_its_numbers_also_where_it_is_hedged(words: str) -> None:
    (figure,) = cf.extract(f"They counted {words} fighters there.").figures

    assert (figure.bound, figure.value_low, figure.value_high) == ("between", 200, 300)


def test_most_foreign_fighters_are_not_coded_as_the_islamic_states_alone() -> None:
    claims = cf.load("claims")

    actors = claims["actor"][claims["indicator"].str.startswith("foreign_", na=False)]

    assert "most of these claims have `armed-groups-syria-iraq`" in METHOD
    assert (actors == "armed-groups-syria-iraq").mean() > 0.5


@pytest.mark.parametrize(
    ("phrase", "surface", "value"),
    [
        ("half of the land", "half", 50),
        ("a third of it", "a third", 33.33),
        ("one in five fighters", "one in five", 20),
    ],
)
def test_a_fraction_in_words_is_the_percentage_that_the_method_says(phrase: str, surface: str, value: float) -> None:
    (figure,) = cf.extract(f"They lost {phrase}.").figures

    assert (figure.surface, figure.unit, figure.bound, figure.value_low) == (surface, "percent", "about", value)
    assert f"{value:g}" in section(METHOD, "How words become intervals")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [row[:3] for row in table(section(METHOD, "Dates"), "words")],
    ids=lambda cell: str(cell),
)
def test_the_extractor_follows_the_conventions_on_dates_of_the_method(words: str, first: str, last: str) -> None:
    found = cf.extract(f"Fighting went on {words} there.", PUBLISHED).dates[
        -1
    ]  # the one told from what stands before it

    assert [OPEN if day is None else str(day) for day in (found.start, found.end)] == [first, last]


# The coder


@pytest.mark.parametrize(("text", "figure", "said"), table(section(METHOD, "The coder"), "text"))
def test_the_coder_says_of_the_examples_what_the_method_says(
    text: str, figure: str, said: str, build: MakeBuild
) -> None:
    head = "---\npublisher: The Example\ntitle: The war on the Islamic State\npublished: 2016-03-18\n---\n"
    assert 'published on 18 March 2016 under the title "The war on the Islamic State"' in METHOD

    tables = build(RawFile("example.txt", (head + text).encode())).tables

    (found,) = tables["figures"].loc[tables["figures"]["surface"] == figure, "figure"]
    proposals = tables["proposals"][tables["proposals"]["figure"] == found]
    given = {
        field: (value, rule.rpartition(":")[2])
        for field, value, rule in proposals[["field", "value", "rule"]].itertuples(index=False)
    }
    documented = {field: (value, rule) for field, value, rule in re.findall(r"`(\w+)` ([^ ]+) \((\w+)\)", said)}
    assert documented == {field: given.get(field) for field in documented}
    assert len(documented) == said.count("`") // 2 > 0


# The raw format


@pytest.fixture
def example() -> RawFile:
    """The whole example of RAW-FORMAT.md."""
    content = fenced(section(RAW_FORMAT, "A whole example"), "yaml")[0]
    return RawFile(f"{yaml.safe_load(content)['article']}.yaml", content.encode())


def test_the_example_passes_the_check_that_its_document_names(example: RawFile, tmp_path: Path) -> None:
    (tmp_path / example.name).write_bytes(example.content)

    result = CliRunner().invoke(app, ["check", str(tmp_path / example.name)])

    assert result.exit_code == 0, result.output
    assert f"`{example.name}`" in RAW_FORMAT


@pytest.mark.parametrize(
    ("old", "new", "printed"), [[c.strip("`") for c in r] for r in table(RAW_FORMAT, "instead of")]
)
def test_an_error_reads_as_the_document_shows_it(
    old: str, new: str, printed: str, example: RawFile, codebook: Codebook
) -> None:
    content = example.content.decode()
    assert content.count(old) == 1

    problems = read_article(RawFile(example.name, content.replace(old, new).encode()), codebook)

    assert isinstance(problems, list)
    assert [str(problem) for problem in problems] == [printed]


def test_an_error_is_printed_as_the_document_shows_it(example: RawFile, tmp_path: Path) -> None:
    old, new, printed = (cell.strip("`") for cell in table(RAW_FORMAT, "instead of")[0])
    (tmp_path / example.name).write_text(example.content.decode().replace(old, new), encoding="utf-8")

    result = CliRunner().invoke(app, ["check", str(tmp_path / example.name)])

    assert result.exit_code == 1
    assert result.output.splitlines()[0] == printed


@pytest.mark.parametrize(
    ("title", "model"),
    [("An article", raw.RawArticle), ("An extract", raw.RawExtract), ("A claim", raw.RawClaim)],
)
def test_the_keys_of_the_document_are_those_of_the_reader(title: str, model: type[raw.Strict]) -> None:
    rows = table(section(RAW_FORMAT, title), "key")

    documented = {key: required == "yes" for keys, required, _ in rows for key in re.findall(r"`(\w+)`", keys)}

    assert documented == {name: field.is_required() for name, field in model.model_fields.items()}


def test_the_bounds_and_their_ends_are_those_of_the_reader(codebook: Codebook) -> None:
    ends = {
        ("a number", "the same number"): "one",
        ("a number", "null"): "lower",
        ("null", "a number"): "upper",
        ("a number", "a number, not below `low`"): "both",
        ("null", "null"): "neither",
    }

    documented = {
        bound: ends[low, high] for bounds, low, high in table(RAW_FORMAT, "bound") for bound in bounds.split(", ")
    }

    assert documented == BOUND_ENDS


def test_the_limits_of_the_document_are_those_of_the_reader() -> None:
    limits = section(RAW_FORMAT, "Limits")

    assert f"at most {yaml_lines.MAX_BYTES:,} bytes" in limits
    assert f"at most {yaml_lines.MAX_DEPTH} levels" in limits


def test_an_occurrence_counts_within_longer_numbers_as_the_document_says() -> None:
    text = "140 of 400 and 40 more"
    assert f'"{text}" three' in section(RAW_FORMAT, "Occurrence")
    reading = raw.Reading(low=40, high=40, bound="exact", unit="person", counted="fighters")
    third = raw.RawClaim(figure="40", occurrence=3, reading=reading, indicator=None, actor=None, attributed_to=None)

    span = raw.RawExtract(text=text, claims=[third]).span(third)

    assert span == (text.index("40 more"), text.index(" more"))


def test_the_example_of_a_correction_applies_and_expires(example: RawFile, codebook: Codebook) -> None:
    mended = RawFile(example.name, example.content.replace(b"{low: 20, high: 20", b"{low: 14, high: 14"))

    corrections, problems = read_corrections(fenced(section(RAW_FORMAT, "Corrections"), "yaml")[0].encode())

    assert problems == []
    applied, expired = (ingest([file], codebook, corrections) for file in (example, mended))
    flagged = applied.codings[applied.codings["correction"] == corrections[0].id]
    assert (flagged["surface"].tolist(), applied.expired) == (["roughly a fifth"], [])
    assert [str(problem) for problem in expired.expired] == [
        f"{CORRECTIONS}:1: {corrections[0].id}: found reading.high 14.0, wanted reading.high 20"
    ]


# Links, files and commands


@every_document
def test_every_link_leads_somewhere(document: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = document.parent / path if path else document
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)

    assert broken == []


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


BUILT = {"conflict_figures.duckdb"}  # made by a build, not in git
INVENTED = re.compile(r"(^|/)(yours?|my|example)\b")  # names that stand for a reader's own


@every_document
def test_every_file_that_is_named_is_there(document: Path) -> None:
    named = {
        span
        for span in code_spans(document.read_text(encoding="utf-8"))
        if re.fullmatch(
            r"[\w.-]+(/[\w.-]+)*(/|\.(md|ya?ml|toml|py|sql|json|parquet|txt|cff|ipynb|dvc|lock|duckdb))", span
        )
        and not INVENTED.search(span)
        and Path(span).name not in BUILT
    }
    known = [ROOT, document.parent, PACKAGE, PACKAGE / "tables", PACKAGE / "pipeline", ROOT / "dataset"]

    missing = {name for name in named if not any((folder / name).exists() for folder in known)}

    assert missing == set()


@every_document
def test_every_command_that_is_named_is_there_with_its_options(document: Path) -> None:
    group = typer.main.get_command(app)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    unknown = []
    for command in commands(document.read_text(encoding="utf-8")):
        program, _, rest = command.partition(" ")
        if program == "make":
            unknown += [f"make {target}" for target in re.findall(r"^[a-z-]+", rest) if target not in targets]
        if program.rsplit("/", 1)[-1] != "conflict-figures":
            continue
        name = rest.split()[0]
        known = group if name.startswith("-") else group.commands.get(name)  # type: ignore[attr-defined]
        if known is None:
            unknown.append(command)
            continue
        options = {option for parameter in known.params for option in parameter.opts}
        given = re.findall(r"(?<=\s)--?[a-z][a-z-]*", " " + re.sub(r"\"[^\"]*\"|'[^']*'", "", rest))
        unknown += [f"{name} {option}" for option in given if option not in options]

    assert unknown == []


@every_document
def test_every_call_that_is_named_is_there(document: Path) -> None:
    called = set(re.findall(r"\bcf\.(\w+)", document.read_text(encoding="utf-8")))

    assert {name for name in called if not hasattr(cf, name)} == set()


def test_the_queries_of_the_method_answer() -> None:
    (shell,) = [line for line in commands(METHOD) if line.startswith("conflict-figures sql")]
    (python,) = re.findall(r'^cf\.sql\("(.+)"\)$', METHOD, re.MULTILINE)

    in_shell, in_python = cf.sql(re.findall(r'"(.+)"', shell)[0]), cf.sql(python)

    assert in_shell["surface"].tolist() == in_python["surface"].tolist() == ["more than 6,000"]
    assert in_shell["publisher"].tolist() == ["The Irish Times"]


# Licences and citation


def test_the_licence_of_the_data_is_the_official_text_word_for_word() -> None:
    text = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    start = text.index("Attribution 4.0 International\n")

    assert hashlib.sha256(text[start:].encode()).hexdigest() == (
        "fd3a263fe19ed8faa9068b43abaebafc02c77897b0c6fc09abc04bb592e5f16e"
    )
    assert text[:start].count("\n\n") == 1, "one paragraph says what the licence covers"


def test_the_licence_of_the_code_is_mit() -> None:
    lines = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()

    assert lines[:3] == ["MIT License", "", "Copyright (c) 2026 conflict-figures contributors"]


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    assert citation | {"keywords": None, "message": None} == {
        "cff-version": "1.2.0",
        "message": None,
        "type": "dataset",
        "title": descriptor.RELEASE.title,
        "abstract": descriptor.RELEASE.description,
        "authors": [{"name": "conflict-figures contributors"}],
        "version": cf.__version__,
        "date-released": date.fromisoformat(cf.__released__),
        "license": (descriptor.RELEASE.license or {})["name"],
        "keywords": None,
    }


def test_the_changelog_begins_with_this_version() -> None:
    changelog = (ROOT / "docs" / "CHANGELOG.md").read_text(encoding="utf-8")

    versions = re.findall(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)$", changelog, re.MULTILINE)

    assert versions[0] == (cf.__version__, cf.__released__)
    assert versions == sorted(versions, key=lambda entry: [int(part) for part in entry[0].split(".")], reverse=True)
