"""What the strict models of input files share: their types, and their errors as lines that an author can use."""

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from conflict_figures.pipeline.inputs.edtf_days import edtf_days, is_interval
from conflict_figures.pipeline.inputs.problems import Problem, near, shown
from conflict_figures.pipeline.inputs.yaml_lines import Document, Trail


def _edtf(expression: str) -> str:
    try:
        edtf_days(expression)
    except ValueError as error:
        raise PydanticCustomError(
            "edtf", "an EDTF date such as 2016-03-18, 2016-03 or 2016 ({why})", {"why": str(error)}
        ) from None
    return expression


def _edtf_interval(expression: str) -> str:
    if not is_interval(expression):
        raise PydanticCustomError("edtf", "an EDTF interval such as 2015-01/2016-03", {})
    return _edtf(expression)


def _edtf_date(expression: str) -> str:
    if is_interval(expression):
        raise PydanticCustomError("edtf", "an EDTF date, not an interval", {})
    return _edtf(expression)


URL, LANGUAGE, NOT_BLANK = r"^https?://\S+$", "^[a-z]{2}$", r"\S"
# What a value that does not match is told to be.
MEANT = {
    URL: "an address that begins with http:// or https://, in lower case and without spaces",
    LANGUAGE: "a language's two letters, such as en",
    NOT_BLANK: "text",
}
Text = Annotated[str, StringConstraints(pattern=NOT_BLANK)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
Url = Annotated[str, StringConstraints(pattern=URL)]
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Edtf = Annotated[str, AfterValidator(_edtf)]
EdtfDate = Annotated[str, AfterValidator(_edtf_date)]
EdtfInterval = Annotated[str, AfterValidator(_edtf_interval)]


class Strict(BaseModel):
    """No key beyond these, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


def problems_of(
    error: ValidationError, file: str, document: Document, known_keys: Callable[[Trail], list[str]]
) -> list[Problem]:
    """Everything that pydantic found wrong; `known_keys` gives the keys that can stand where a key stands."""
    return [_problem(file, document, details, known_keys) for details in _without_echoes(error.errors())]


def _without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those of keys that are missing because they are misspelt beside."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    return [
        error
        for error in errors
        if error["type"] != "missing"
        or not any(error["loc"][:-1] == loc[:-1] and near(loc[-1], [str(error["loc"][-1])]) for loc in unknown)
    ]


def _problem(file: str, document: Document, details: ErrorDetails, known_keys: Callable[[Trail], list[str]]) -> Problem:
    """A pydantic error as a problem: what was found and what is wanted, without the library's own words."""
    path: Trail = tuple(details["loc"])
    match details["type"]:
        case "missing":
            found, wanted = "nothing", f"the key {path[-1]!r}"
        case "extra_forbidden":
            found, wanted = f"the unknown key {path[-1]!r}", "one of the known keys" + near(path[-1], known_keys(path))
        case "literal_error":
            found, wanted = shown(details["input"]), details["ctx"]["expected"]
        case "string_type" | "int_type" | "list_type" | "model_type" | "model_attributes_type":
            found = f"{shown(details['input'])} ({type(details['input']).__name__})"
            wanted = {"string_type": "text (in quotes)", "int_type": "a whole number", "list_type": "a list"}.get(
                details["type"], "a mapping of keys to values"
            )
        case "string_too_short" | "string_unicode" | "invalid_key":
            found, wanted = shown(details["input"]), "text"
        case "string_pattern_mismatch" if details["ctx"]["pattern"] in MEANT:
            found, wanted = shown(details["input"]), MEANT[details["ctx"]["pattern"]]
        case "edtf":
            found, wanted = shown(details["input"]), details["msg"]
        case "ends":
            found, wanted = details["ctx"]["found"], details["msg"]
        case _:
            message = details["msg"].removeprefix("Input should be ")
            found, wanted = shown(details["input"]), message[:1].lower() + message[1:]
    return Problem(file, document.line(path), field_name(path), found, wanted)


def field_name(path: Trail) -> str:
    """`extracts[2].claims[0].place`, the numbers counted from 1 as a person would."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".") or "file"
