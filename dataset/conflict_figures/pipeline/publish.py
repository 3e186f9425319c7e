"""Stage `publish`: checked tables into Parquet files and the metadata that describes them.

The same tables give the same bytes: rows sorted by key, fixed writer settings, no time of writing.
"""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandera.config import ValidationDepth, config_context

from conflict_figures.pipeline.descriptor import RELEASE, Edition, croissant, data_package
from conflict_figures.pipeline.parquet import to_parquet
from conflict_schemas import TABLES


def publish(
    tables: Mapping[str, pd.DataFrame], version: str, released: str, edition: Edition = RELEASE
) -> dict[str, bytes]:
    """File name to content: a Parquet file a table, datapackage.json and croissant.json.

    `tables` holds every table of `conflict_schemas.TABLES`; `version` is that of the data, `released` its day (ISO 8601), and
    `edition` what is told of the whole.
    Raises pandera's SchemaError where a row breaks a rule: `check` has let through what it must not.
    """
    with config_context(validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        checked = {name: model.validate(tables[name]) for name, model in TABLES.items()}
    files = {f"{name}.parquet": to_parquet(model, checked[name]) for name, model in TABLES.items()}
    package = data_package(files, {name: len(tables[name]) for name in TABLES}, version, edition)
    return files | {"datapackage.json": json_bytes(package), "croissant.json": json_bytes(croissant(package, released))}


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """JSON as it is written everywhere here: readable, UTF-8, the keys in their own order."""
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
