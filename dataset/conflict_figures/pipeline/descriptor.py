"""datapackage.json and croissant.json: what the models say, in the formats that other tools read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conflict_figures.ddl import foreign_keys
from conflict_schemas import TABLES, Table, about, columns, grain, logical_type, primary_key, references, row_rules

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CROISSANT_TYPES = {
    "string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date",
}  # fmt: skip


@dataclass(frozen=True)
class Edition:
    """What is told of a whole set of tables: its name, what it is, and on what terms it may be passed on.

    Without a license nobody but its maker is told that they may.
    """

    name: str
    title: str
    description: str
    license: Mapping[str, str] | None
    creator: str | None


RELEASE = Edition(
    name="conflict-figures",
    title="Figures on the Islamic State's rise and decline, as news reports gave them",
    description=(
        "Every figure that news reports and research bodies gave on the Islamic State's territory, fighters, money and "
        "foreign recruits, as claims: the words, the interval that the words allow, who said it and when, and what it was "
        "said of. The statements are in our own words; the figures stand as their sources have them."
    ),
    license={
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    creator="conflict-figures contributors",
)
OWN_ARTICLES = Edition(
    name="own-articles",
    title="Figures of a user's own articles, as claims",
    description=(
        "The figures of articles that a user holds, as claims: the words, the interval that the words allow, who said it and "
        "when, and what it was said of. The table extracts, and the table rejects where a file was turned away, hold the "
        "publishers' own words, whose rights are theirs: for reading and checking, not to be passed on without their leave. "
        "Made with conflict-figures from texts that are no part of it; its licence for data does not cover them."
    ),
    license=None,
    creator=None,
)


def data_package(
    files: Mapping[str, bytes], rows: Mapping[str, int], version: str, edition: Edition = RELEASE
) -> dict[str, Any]:
    """The Data Package (v2) that describes the tables' Parquet files, with their sizes and hashes."""
    return {
        "$schema": PROFILE,
        "name": edition.name,
        "title": edition.title,
        "description": edition.description,
        "version": version,
        **({"licenses": [dict(edition.license)]} if edition.license else {}),
        "sources": [{"title": "The articles in the table articles, each with its publisher and URL"}],
        **({"contributors": [{"title": edition.creator, "roles": ["creator"]}]} if edition.creator else {}),
        "resources": [_resource(name, model, files[f"{name}.parquet"], rows[name]) for name, model in TABLES.items()],
    }


def _resource(name: str, model: type[Table], content: bytes, rows: int) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "title": grain(model),
        "description": about(model),
        "path": f"{name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rowCount": rows,
        "schema": table_schema(name, model),
    }


def table_schema(name: str, model: type[Table]) -> dict[str, Any]:
    """The Table Schema (v2) of a model; `rowRules` are ours: conditions over one row, in SQL and in words."""
    keys = [
        {
            "fields": [column],
            "reference": {"resource": "" if target == name else target, "fields": primary_key(TABLES[target])[:1]},
        }
        for column, target in references(model).items()
    ]
    return {
        "fields": [_field(column, definition) for column, definition in columns(model).items()],
        "primaryKey": primary_key(model),
        **({"foreignKeys": keys} if keys else {}),  # the standard has no empty list of them
        "rowRules": [{"name": rule.name, "description": rule.demands, "sql": rule.sql} for rule in row_rules(model)],
    }


def _field(name: str, definition: Any) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not definition.nullable}
    if definition.unique:
        constraints["unique"] = True
    for check in definition.checks:
        constraints |= _constraint(check.name, check.statistics)
    field = {"name": name, "type": logical_type(definition), "description": definition.description}
    if unit := definition.metadata["unit"]:
        field["unit"] = unit
    return field | {"constraints": constraints}


def _constraint(check: str, statistics: Mapping[str, Any]) -> dict[str, Any]:
    """A Pandera check as a Table Schema constraint."""
    match check:
        case "isin":
            return {"enum": list(statistics["allowed_values"])}
        case "str_matches":
            return {"pattern": statistics["pattern"]}
        case "greater_than_or_equal_to":
            return {"minimum": statistics["min_value"]}
        case "less_than_or_equal_to":
            return {"maximum": statistics["max_value"]}
        case "greater_than":
            return {"exclusiveMinimum": statistics["min_value"]}
        case "str_length":
            return {"minLength": statistics["min_value"]}
    raise ValueError(f"no constraint of the Table Schema says {check!r}")


def croissant(package: Mapping[str, Any], date_published: str) -> dict[str, Any]:
    """The same as Croissant 1.0 metadata."""
    resources, creators = package["resources"], package.get("contributors")
    return {
        "@context": {
            "@language": "en",
            "@vocab": "https://schema.org/",
            "sc": "https://schema.org/",
            "cr": "http://mlcommons.org/croissant/",
            "rai": "http://mlcommons.org/croissant/RAI/",
            "dct": "http://purl.org/dc/terms/",
            "citeAs": "cr:citeAs",
            "column": "cr:column",
            "conformsTo": "dct:conformsTo",
            "data": {"@id": "cr:data", "@type": "@json"},
            "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
            "equivalentProperty": "cr:equivalentProperty",
            "examples": {"@id": "cr:examples", "@type": "@json"},
            "extract": "cr:extract",
            "field": "cr:field",
            "fileObject": "cr:fileObject",
            "fileProperty": "cr:fileProperty",
            "fileSet": "cr:fileSet",
            "format": "cr:format",
            "includes": "cr:includes",
            "isLiveDataset": "cr:isLiveDataset",
            "jsonPath": "cr:jsonPath",
            "key": "cr:key",
            "md5": "cr:md5",
            "parentField": "cr:parentField",
            "path": "cr:path",
            "recordSet": "cr:recordSet",
            "references": "cr:references",
            "regex": "cr:regex",
            "repeated": "cr:repeated",
            "replace": "cr:replace",
            "samplingRate": "cr:samplingRate",
            "separator": "cr:separator",
            "source": "cr:source",
            "subField": "cr:subField",
            "transform": "cr:transform",
        },
        "@type": "sc:Dataset",
        "name": package["name"],
        "description": package["description"],
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        **({"license": package["licenses"][0]["path"]} if "licenses" in package else {}),
        "version": package["version"],
        "datePublished": date_published,
        **({"creator": {"@type": "sc:Organization", "name": creators[0]["title"]}} if creators else {}),
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": resource["path"],
                "name": resource["path"],
                "contentUrl": resource["path"],
                "contentSize": f"{resource['bytes']} B",
                "encodingFormat": "application/x-parquet",
                "sha256": resource["hash"].removeprefix("sha256:"),
            }
            for resource in resources
        ],
        "recordSet": [_record_set(resource) for resource in resources],
    }


def _record_set(resource: Mapping[str, Any]) -> dict[str, Any]:
    name = resource["name"]
    # a reference of a table to itself is left out: mlcroissant takes it for a circle and reads no record at all
    linked = {column: f"{table}/{key}" for column, table, key in foreign_keys(resource) if table != name}
    fields = []
    for field in resource["schema"]["fields"]:
        described = {
            "@type": "cr:Field",
            "@id": f"{name}/{field['name']}",
            "name": field["name"],
            "description": field["description"],
            "dataType": CROISSANT_TYPES[field["type"]],
            "source": {"fileObject": {"@id": resource["path"]}, "extract": {"column": field["name"]}},
        }
        if reference := linked.get(field["name"]):
            described["references"] = {"field": {"@id": reference}}
        fields.append(described)
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": resource["description"],
        "key": [{"@id": f"{name}/{key}"} for key in resource["schema"]["primaryKey"]],
        "field": fields,
    }
