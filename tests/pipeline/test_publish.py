"""The published files: the same bytes for the same rows, and descriptions that agree with models and files."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import frictionless
import mlcroissant
import pandas as pd
import pandera.pandas as pa
import pyarrow.parquet as pq
import pytest
from builds import Published

from conflict_figures.ddl import foreign_keys
from conflict_figures.pipeline.descriptor import _constraint, data_package
from conflict_figures.pipeline.parquet import read_parquet
from conflict_figures.pipeline.publish import publish
from conflict_schemas import TABLES, about, columns, grain, logical_type, primary_key, references, row_rules

TYPES_OF_TABLE_SCHEMA_V2 = {"string", "integer", "number", "boolean", "date"}
CONSTRAINTS_OF_TABLE_SCHEMA_V2 = {
    "required", "unique", "enum", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength",
    "maxLength", "jsonSchema",
}  # fmt: skip


@pytest.fixture(scope="module")
def package(published: Published) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(published.files["datapackage.json"])
    return loaded


@pytest.fixture(scope="module")
def resources(package: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource for resource in package["resources"]}


@pytest.fixture(scope="module")
def folder(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    for name, content in published.files.items():
        (folder / name).write_bytes(content)
    return folder


# The files


def test_there_is_a_parquet_file_a_table_and_two_descriptions(published: Published) -> None:
    assert set(published.files) == {f"{name}.parquet" for name in TABLES} | {"datapackage.json", "croissant.json"}


def test_the_same_rows_in_any_order_give_the_same_bytes(published: Published) -> None:
    shuffled = {name: frame.sample(frac=1, random_state=7) for name, frame in published.tables.items()}

    assert publish(shuffled, "0.1.0", "2026-11-24") == published.files


def test_one_other_cell_gives_other_bytes_of_that_table_and_of_what_describes_it(published: Published) -> None:
    units = published.tables["units"].assign(name="unit")

    other = publish({**published.tables, "units": units}, "0.1.0", "2026-11-24")

    changed = {name for name in other if other[name] != published.files[name]}
    assert changed == {"units.parquet", "datapackage.json", "croissant.json"}


def test_a_table_comes_back_sorted_by_its_key(published: Published) -> None:
    for name, model in TABLES.items():
        again = read_parquet(model, published.files[f"{name}.parquet"])
        key = primary_key(model)

        wanted = pd.DataFrame(published.tables[name]).sort_values(key, ignore_index=True)
        pd.testing.assert_frame_equal(again, wanted)


def test_a_parquet_file_names_no_time_and_no_index(published: Published) -> None:
    described = pq.read_metadata(io.BytesIO(published.files["claims.parquet"]))

    assert described.metadata is None
    assert described.schema.names == list(columns(TABLES["claims"]))


def test_what_breaks_a_rule_is_not_published(published: Published) -> None:
    claims = published.tables["claims"].assign(bound="circa")

    with pytest.raises(pa.errors.SchemaError, match="bound"):
        publish({**published.tables, "claims": claims}, "0.1.0", "2026-11-24")


# datapackage.json


def test_bytes_hash_and_row_count_are_those_of_the_files(
    published: Published, resources: dict[str, dict[str, Any]]
) -> None:
    assert list(resources) == list(TABLES)
    for name, resource in resources.items():
        content = published.files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["rowCount"] == pq.read_metadata(io.BytesIO(content)).num_rows == len(published.tables[name])


def test_the_package_says_the_models_words(resources: dict[str, dict[str, Any]]) -> None:
    for name, model in TABLES.items():
        schema = resources[name]["schema"]
        definitions = columns(model)

        assert (resources[name]["title"], resources[name]["description"]) == (grain(model), about(model))
        assert [
            (field["name"], field["type"], field["description"], field.get("unit")) for field in schema["fields"]
        ] == [
            (column, logical_type(definition), definition.description, definition.metadata["unit"])
            for column, definition in definitions.items()
        ]
        assert {field["name"]: field["constraints"]["required"] for field in schema["fields"]} == {
            column: not definition.nullable for column, definition in definitions.items()
        }
        assert schema["primaryKey"] == primary_key(model)
        assert [(rule["name"], rule["description"], rule["sql"]) for rule in schema["rowRules"]] == [
            (rule.name, rule.demands, rule.sql) for rule in row_rules(model)
        ]


def test_every_constraint_of_the_models_is_in_the_package(resources: dict[str, dict[str, Any]]) -> None:
    fields = {
        (name, field["name"]): field["constraints"]
        for name, resource in resources.items()
        for field in resource["schema"]["fields"]
    }

    assert fields["claims", "coded_by"] == {"required": True, "enum": ["curator", "rule", "none"]}
    assert fields["checks", "percent_passed"] == {"required": False, "minimum": 0, "maximum": 100}
    assert fields["checks", "alpha"] == {"required": False, "maximum": 1}
    assert fields["units", "factor"] == {"required": True, "exclusiveMinimum": 0}
    assert fields["extracts", "text"] == {"required": True, "minLength": 1}
    assert fields["articles", "language"] == {"required": True, "pattern": "^[a-z]{2}$"}
    assert fields["claims", "claim"]["unique"] is True
    for (name, column), constraints in fields.items():
        definition = columns(TABLES[name])[column]
        wanted = 1 + bool(definition.unique) + sum(
            sum(value is not None for key, value in check.statistics.items() if key != "max_value" or check.name != "str_length")
            for check in definition.checks
        )  # fmt: skip
        assert len(constraints) == wanted, (name, column)


def test_foreign_keys_lead_to_the_key_of_the_table_they_name(resources: dict[str, dict[str, Any]]) -> None:
    for name, model in TABLES.items():
        keys = foreign_keys(resources[name])
        assert {column: target for column, target, _ in keys} == references(model)
        assert all([key] == resources[target]["schema"]["primaryKey"] for _, target, key in keys)


def test_a_check_that_the_table_schema_has_no_word_for_is_an_error() -> None:
    with pytest.raises(ValueError, match="no constraint of the Table Schema says 'str_startswith'"):
        _constraint("str_startswith", {})


# The v2 profile is no part of any installed package. `frictionless` knows v2 by the address of the profile and holds the
# descriptor to its own metadata schema; what the profile demands besides stands here.


def test_the_package_is_a_data_package_of_version_2(package: dict[str, Any]) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert {"name", "title", "description", "version", "licenses", "sources", "contributors", "resources"} <= set(
        package
    )
    assert all(license["name"] and license["path"].startswith("https://") for license in package["licenses"])
    assert all(source["title"] for source in package["sources"])
    assert all(isinstance(person["roles"], list) for person in package["contributors"])
    for resource in package["resources"]:
        assert resource["type"] == "table"
        assert resource["path"] == f"{resource['name']}.parquet"
        assert "profile" not in resource  # of version 1
        for field in resource["schema"]["fields"]:
            assert field["type"] in TYPES_OF_TABLE_SCHEMA_V2
            assert set(field["constraints"]) <= CONSTRAINTS_OF_TABLE_SCHEMA_V2
        assert resource["schema"].get("foreignKeys", ["none"])  # left out where there are none


def test_the_descriptor_is_valid_against_the_profile_of_version_2(package: dict[str, Any]) -> None:
    checker = pytest.importorskip(
        "check_datapackage", reason="check-datapackage, which has the profile, needs Python 3.12"
    )

    assert checker.check(package) == []


def test_frictionless_finds_no_fault_in_the_descriptor(package: dict[str, Any]) -> None:
    assert frictionless.Package.validate_descriptor(package).flatten(["type", "note"]) == []


@pytest.mark.parametrize(
    "fault",
    [
        {"licenses": [{"title": "none"}]},
        {"name": 7},
        {"resources": [{"path": "claims.parquet"}]},
    ],
    ids=lambda fault: next(iter(fault)),
)
def test_frictionless_would_find_a_fault(fault: dict[str, Any], package: dict[str, Any]) -> None:
    assert not frictionless.Package.validate_descriptor(package | fault).valid


def as_csv(published: Published, package: dict[str, Any], folder: Path) -> frictionless.Package:
    """The package with its tables as CSV: frictionless reads the nulls of whole numbers in Parquet as `nan`."""
    resources = []
    for resource in package["resources"]:
        frame = pd.DataFrame(published.tables[resource["name"]])
        path = folder / f"{resource['name']}.csv"
        dates = frame.select_dtypes("datetime").columns
        frame[dates] = frame[dates].apply(lambda days: days.dt.strftime("%Y-%m-%d"))
        frame.to_csv(path, index=False, quoting=csv.QUOTE_MINIMAL)
        resources.append(
            {
                "name": resource["name"],
                "type": "table",
                "path": path.name,
                "format": "csv",
                "schema": resource["schema"],
            }
        )
    return frictionless.Package.from_descriptor(package | {"resources": resources}, basepath=str(folder))


def test_frictionless_finds_the_rows_to_keep_types_constraints_and_keys(
    published: Published, package: dict[str, Any], tmp_path: Path
) -> None:
    report = as_csv(published, package, tmp_path).validate()

    assert report.flatten(["name", "fieldName", "type", "note"]) == []


def test_frictionless_finds_a_row_that_refers_to_nothing(
    published: Published, package: dict[str, Any], tmp_path: Path
) -> None:
    claims = published.tables["claims"].assign(origin="nowhere")
    broken = Published(published.build, {**published.tables, "claims": claims}, published.files)

    report = as_csv(broken, package, tmp_path).validate()

    faults = {(task.name, error.type, error.field_names[0]) for task in report.tasks for error in task.errors}
    assert faults == {("claims", "foreign-key", "origin")}


# croissant.json


def test_mlcroissant_finds_no_fault_and_reads_the_rows(folder: Path, published: Published) -> None:
    dataset = mlcroissant.Dataset(str(folder / "croissant.json"))

    assert not dataset.metadata.ctx.issues.errors
    assert [records.id for records in dataset.metadata.record_sets] == list(TABLES)
    rows = list(dataset.records("reconciliation_parts"))
    assert [
        {key: value.decode() if isinstance(value, bytes) else value for key, value in row.items()} for row in rows
    ] == [
        {f"reconciliation_parts/{column}": value for column, value in row.items()}
        for row in published.tables["reconciliation_parts"].to_dict("records")
    ]


def test_croissant_says_the_same_as_the_package(published: Published, package: dict[str, Any]) -> None:
    described = json.loads(published.files["croissant.json"])

    assert (described["name"], described["version"]) == (package["name"], package["version"])
    assert described["datePublished"] == "2026-11-24"
    assert {file["@id"]: file["sha256"] for file in described["distribution"]} == {
        resource["path"]: resource["hash"].removeprefix("sha256:") for resource in package["resources"]
    }
    for records, resource in zip(described["recordSet"], package["resources"], strict=True):
        assert [field["description"] for field in records["field"]] == [
            field["description"] for field in resource["schema"]["fields"]
        ]
        linked = {
            field["name"]: field["references"]["field"]["@id"] for field in records["field"] if "references" in field
        }
        assert linked == {
            column: f"{target}/{primary_key(TABLES[target])[0]}"
            for column, target in references(TABLES[resource["name"]]).items()
            if target != resource["name"]  # mlcroissant takes it for a circle
        }


def test_the_version_is_the_datas(published: Published) -> None:
    rows = {name: len(frame) for name, frame in published.tables.items()}

    assert data_package(published.files, rows, "1.2.3")["version"] == "1.2.3"
