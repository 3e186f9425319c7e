"""The strict reader: a wrong file is told what is wrong with it, in one line, and the others go on."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.raw import RawFile, ReadArticle, read_article, read_raw

MakeRaw = Callable[..., RawFile]

# what is replaced by what, and the line that the author of the file is shown
BROKEN = {
    "a misspelt key": (
        ("author: null", "autor: null"),
        ":4: autor: found the unknown key 'autor', wanted one of the known keys, such as author",
    ),
    "an unknown key": (
        ("kind: digest", "kind: digest\nmood: grim"),
        ":10: mood: found the unknown key 'mood', wanted one",
    ),
    "a missing key": (("language: en\n", ""), ":1: language: found nothing, wanted the key 'language'"),
    "an unknown indicator": (
        ("indicator: territory_lost_share", "indicator: teritory_lost_share"),
        ": extracts[2].claims[1].indicator: found 'teritory_lost_share', wanted an id of codebook/indicators.yaml, "
        "such as territory_lost_share",
    ),
    "an unknown place": (("origin: FRA", "origin: FRX"), "origin: found 'FRX', wanted an id of codebook/places.yaml"),
    "a wrong type": (("low: 2300, high", "low: many, high"), ".reading.low: found 'many', wanted a valid number"),
    "an unknown bound": (("bound: about", "bound: circa"), "reading.bound: found 'circa', wanted 'exact', 'about'"),
    "a date that is no EDTF": (("as_of: 2016-03", "as_of: 2016-13"), "as_of: found '2016-13', wanted an EDTF date"),
    "a period that is no interval": (
        ("period: 2015-01/2016-03", "period: 2015-01"),
        "period: found '2015-01', wanted an EDTF interval such as 2015-01/2016-03",
    ),
    "a period that ends before it starts": (
        ("period: 2015-01/2016-03", "period: 2016-03/2015-01"),
        "an interval that ends before it starts",
    ),
    "a figure that is not in its text": (
        ("figure: 2,300", "figure: 2,400"),
        "extracts[1].claims[2].figure: found '2,400', wanted the words as they stand in the text",
    ),
    "a figure that is part of a longer number": (
        ("figure: 2,300", "figure: '300'"),
        "extracts[1].claims[2].figure: found '300', wanted words of their own, or the occurrence that is meant: number 1 is "
        "a part of '2,300'",
    ),
    "YAML that does not parse": (("kind: digest", "kind: [digest"), "file: found"),
    "a key twice": (("kind: digest", "kind: digest\nkind: digest"), "file: found the key 'kind' twice"),
    "an object tag": (("kind: digest", "kind: !!python/object:os.system digest"), "wanted plain values without tags"),
    "an anchor": (("kind: digest", "kind: &a digest"), "file: found the anchor 'a', wanted values written out"),
    "another article's id": (
        ("article: example-2016-03-europe", "article: other"),
        ":1: article: found 'other', wanted the file's own name, 'example-2016-03-europe'",
    ),
    "an id that leaves its folder": (("article: example-2016-03-europe", "article: ../../x"), ":1: article: found"),
    "a number where text belongs": (("title: Who went", "title: 2016"), ":3: title: found 2016 (int), wanted text"),
    "an infinite number": (("high: 2300", "high: .inf"), "reading.high: found inf, wanted a finite number"),
    "a number that YAML would count by eights": (
        ("low: 2300", "low: 02300"),
        ".low: found '02300', wanted a valid number",
    ),
    "a season": (
        ("as_of: 2016-03", "as_of: 2016-21"),
        "as_of: found '2016-21', wanted an EDTF date such as 2016-03-18",
    ),
    "no URL": (
        ("url: https://", "url: ftp://"),
        "wanted an address that begins with http:// or https://, in lower case and without spaces",  # with its capital letter
    ),
    "full text in our repository": (("kind: digest", "kind: fulltext"), "kind: found 'fulltext', wanted 'digest'"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_gets_one_line_that_says_where_what_and_what_is_wanted(
    what: str, raw_file: MakeRaw, codebook: Codebook
) -> None:
    replacement, line = BROKEN[what]

    problems = read_article(raw_file(replacement), codebook)

    assert isinstance(problems, list)
    assert len(problems) == 1, problems
    assert str(problems[0]).startswith("example-2016-03-europe.yaml:")
    assert line in str(problems[0])
    assert "\n" not in str(problems[0])


def test_a_file_that_is_not_utf8_is_told_the_byte_and_the_line(raw_file: MakeRaw, codebook: Codebook) -> None:
    content = raw_file().content.replace(b"Who went", b"Who w\xe9nt")

    problems = read_article(RawFile("example-2016-03-europe.yaml", content), codebook)

    assert [str(problem) for problem in problems] == [
        "example-2016-03-europe.yaml:3: file: found the byte 0xe9 at 67, wanted UTF-8 text"
    ]


def test_the_line_is_that_of_the_field_itself(raw_file: MakeRaw, codebook: Codebook) -> None:
    broken = raw_file(("origin: GBR", "origin: GBX"))

    (problem,) = read_article(broken, codebook)

    assert broken.content.decode().splitlines()[problem.line - 1].strip() == "origin: GBX"


def test_every_problem_of_a_file_is_told_not_only_the_first(raw_file: MakeRaw, codebook: Codebook) -> None:
    broken = raw_file(("origin: GBR", "origin: GBX"), ("figure: 2,300", "figure: 2,301"))

    assert {problem.field for problem in read_article(broken, codebook)} == {
        "extracts[1].claims[3].origin",
        "extracts[1].claims[2].figure",
    }


def test_the_others_go_on_beside_a_broken_file(raw_file: MakeRaw, codebook: Codebook) -> None:
    files = [raw_file(name="good"), raw_file(("kind: digest", "kind: [digest"), name="bad")]

    articles, problems = read_raw(files, codebook)

    assert [read.article.article for read in articles] == ["good"]
    assert {problem.file for problem in problems} == {"bad.yaml"}


def test_a_second_file_with_the_same_url_is_turned_away(raw_file: MakeRaw, codebook: Codebook) -> None:
    files = [raw_file(name="first"), raw_file(("who-went-second", "who-went-first"), name="second")]

    articles, problems = read_raw(files, codebook)

    assert [read.article.article for read in articles] == ["first"]
    assert [(problem.file, problem.field) for problem in problems] == [("second.yaml", "url")]
    assert "first.yaml" in problems[0].wanted


def test_a_second_file_of_the_same_name_in_another_folder_is_turned_away(raw_file: MakeRaw, codebook: Codebook) -> None:
    file = raw_file(name="same")
    other = RawFile("sub/same.yaml", file.content.replace(b"who-went-same", b"elsewhere"))

    articles, problems = read_raw([file, other], codebook)

    assert [read.file.name for read in articles] == ["same.yaml"]
    assert [problem.wanted for problem in problems] == ["an id that no other file has (same.yaml has this one)"]


def test_a_reprint_of_no_known_article_is_turned_away(raw_file: MakeRaw, codebook: Codebook) -> None:
    files = [raw_file(name="first"), raw_file(("same_story_as: null", "same_story_as: frist"), name="second")]

    _, (problem,) = read_raw(files, codebook)

    assert "same_story_as: found 'frist', wanted the id of another raw file, such as first" in str(problem)


@pytest.mark.parametrize("names", [["first"], ["first", "second"], ["first", "second", "third"]], ids=len)
def test_reprints_in_a_circle_are_turned_away(names: list[str], raw_file: MakeRaw, codebook: Codebook) -> None:
    originals = dict(zip(names, [*names[1:], names[0]], strict=True))
    files = [
        raw_file(("same_story_as: null", f"same_story_as: {original}"), name=name)
        for name, original in originals.items()
    ]
    outside = raw_file(("same_story_as: null", "same_story_as: first"), name="outside")

    articles, problems = read_raw([*files, outside], codebook)

    assert [read.article.article for read in articles] == ["outside"]
    assert [str(problem) for problem in problems] == [
        f"{name}.yaml:10: same_story_as: found '{original}', wanted an article that does not reprint this one in its turn"
        for name, original in originals.items()
    ]


@pytest.mark.parametrize("name", ["example-2016-03-europe.yaml", "folder"])
def test_a_symbolic_link_is_not_followed(name: str, raw_file: MakeRaw, codebook: Codebook) -> None:
    _, (problem,) = read_raw([RawFile(name, raw_file().content, is_link=True)], codebook)

    assert str(problem) == f"{name}:1: file: found a symbolic link, wanted a file of its own"


def test_a_file_that_is_not_yaml_is_not_passed_over(codebook: Codebook) -> None:
    _, (problem,) = read_raw([RawFile("notes.txt", b"to do")], codebook)

    assert str(problem) == "notes.txt:1: file: found '.txt', wanted a .yaml file"


def test_the_second_occurrence_of_a_figure_is_the_second_one(raw_file: MakeRaw, codebook: Codebook) -> None:
    file = raw_file(("1,600 from Britain", "2,300 from Britain"), ("figure: 1,600", "figure: 2,300\n    occurrence: 2"))

    read = read_article(file, codebook)

    assert isinstance(read, ReadArticle)
    extract = read.article.extracts[0]
    first, second = extract.span(extract.claims[1]), extract.span(extract.claims[2])
    assert first is not None and second is not None
    assert first < second
    assert extract.text[slice(*second)] == "2,300"


def test_deep_nesting_is_refused_before_it_is_built(codebook: Codebook) -> None:
    problems = read_article(RawFile("deep.yaml", b"[" * 40 + b"]" * 40), codebook)

    assert [problem.wanted for problem in problems] == ["at most 20"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=400))
def test_no_bytes_make_the_reader_raise(content: bytes, codebook: Codebook) -> None:
    problems = read_article(RawFile("any.yaml", content), codebook)

    assert isinstance(problems, list)
    assert problems
    assert all("\n" not in str(problem) for problem in problems)
