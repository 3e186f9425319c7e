"""Frames as Parquet, byte for byte the same for the same rows."""

import io

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from conflict_schemas import Table, columns, logical_type, primary_key

ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def arrow_schema(model: type[Table]) -> pa.Schema:
    """The model's columns as Arrow fields."""
    return pa.schema(
        [
            pa.field(name, ARROW_TYPES[logical_type(column)], nullable=column.nullable)
            for name, column in columns(model).items()
        ]
    )


def to_parquet(model: type[Table], frame: pd.DataFrame) -> bytes:
    """The frame's rows, sorted by the table's key (by all columns where it has none), as a Parquet file."""
    ordered = frame.sort_values(primary_key(model) or list(frame.columns), kind="stable", ignore_index=True)
    table = pa.Table.from_pandas(ordered, schema=arrow_schema(model), preserve_index=False).replace_schema_metadata(
        None
    )
    target = io.BytesIO()
    pq.write_table(table, target, compression="zstd", version="2.6", store_schema=False, row_group_size=1 << 20)
    return target.getvalue()


def read_parquet(model: type[Table], content: bytes) -> pd.DataFrame:
    """The rows of a Parquet file that `to_parquet` wrote, as the model's frame."""
    return model.validate(pq.read_table(io.BytesIO(content)).to_pandas(date_as_object=False))
