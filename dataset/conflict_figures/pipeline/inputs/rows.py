"""A file of many texts (JSON lines, Parquet) as one raw file a row, whose content is the row as JSON."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from conflict_figures.pipeline.inputs.decoding import decoded
from conflict_figures.pipeline.inputs.problems import Problem, shown
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.inputs.yaml_lines import MAX_BYTES as MAX_BYTES_OF_A_TEXT

SUFFIXES = (".jsonl", ".parquet")
# Read into memory whole, and as much again as rows: 20,000 articles are a tenth of it. A larger pile is several files.
MAX_BYTES = 1_000_000_000
BATCH = 256  # rows of a Parquet file that are unpacked at once


def most_bytes(name: str) -> int:
    """How large a file of this name may be."""
    return MAX_BYTES if PurePosixPath(name).suffix.lower() in SUFFIXES else MAX_BYTES_OF_A_TEXT


def rows_of(file: RawFile) -> list[RawFile] | Problem:
    """The rows of a file of many texts, named `file#row`; row is the line or, in a Parquet file, the row's number from 1.

    Blank lines are no rows. A file of another kind is itself its only row. Returns a Problem for a file that holds no rows.
    """
    suffix = PurePosixPath(file.name).suffix.lower()
    if suffix not in SUFFIXES or file.is_link or file.trouble:
        return [file]
    if len(file.content) > MAX_BYTES:
        return Problem(file.name, 1, "file", f"more than {MAX_BYTES:,} bytes", "several files")
    rows = _lines(file) if suffix == ".jsonl" else _records(file)
    return rows or Problem(file.name, 1, "file", "no row", "a text a row")


def _lines(file: RawFile) -> list[RawFile] | Problem:
    text = decoded(file.name, file.content, MAX_BYTES)
    if isinstance(text, Problem):
        return text
    return [
        RawFile(f"{file.name}#{number}", line.encode())
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]


def _records(file: RawFile) -> list[RawFile] | Problem:
    try:
        parquet = pq.ParquetFile(BytesIO(file.content))
        unpacked = sum(parquet.metadata.row_group(n).total_byte_size for n in range(parquet.num_row_groups))
        if unpacked > MAX_BYTES:
            return Problem(file.name, 1, "file", f"{unpacked:,} bytes unpacked", f"at most {MAX_BYTES:,}")
        rows, size = [], 0
        for number, record in enumerate(_records_alone(parquet), start=1):
            row = _as_json(f"{file.name}#{number}", record)
            size += len(row.content)
            if size > MAX_BYTES:
                return Problem(file.name, number, "file", f"more than {MAX_BYTES:,} bytes unpacked", "several files")
            rows.append(row)
    except (pa.ArrowException, OSError) as error:
        return Problem(file.name, 1, "file", shown(str(error)), "a Parquet file that can be read")
    return rows


def _records_alone(parquet: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
    """The rows, each by itself."""
    for batch in parquet.iter_batches(batch_size=BATCH):
        for at in range(batch.num_rows):
            yield batch.slice(at, 1)


def _as_json(name: str, record: pa.RecordBatch) -> RawFile:
    """A row as JSON; one with a value that Python cannot hold (text that is no UTF-8, the year 31,690,708) says so."""
    try:
        row = record.to_pylist()[0]
    except (ValueError, OverflowError, LookupError, pa.ArrowException) as error:
        return RawFile(name, b"", trouble=shown(str(error)))
    return RawFile(name, json.dumps(row, ensure_ascii=False, default=_plain).encode("utf-8", "backslashreplace"))


def _plain(value: Any) -> str:
    """A value that JSON has no word for: a day or a time in ISO form, anything else as Python writes it."""
    return value.isoformat() if isinstance(value, date) else repr(value)
