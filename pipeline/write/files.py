"""The tables of a run on their way into a folder: written stretch by stretch, checked as wholes at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import PublishError
from pipeline.facts import TABLES, Document, Row
from pipeline.publish.folder import write_json
from pipeline.write.schema import arrow_schema, data_package

_ROWS_AT_ONCE = 50_000
"""Rows of all tables in a row group: as many as some six hundred briefings have."""
_MODELS = {model.table: model for model in TABLES}
_SCHEMAS = {name: arrow_schema(model) for name, model in _MODELS.items()}


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """The rows of a table as Arrow columns."""
    schema = _SCHEMAS[table]
    values = [vars(row) for row in rows]
    columns = [pa.array(list(map(itemgetter(field.name), values)), type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


class TableFiles:
    """One parquet file for each table in a folder, written a row group at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = {name: pq.ParquetWriter(folder / f"{name}.parquet", schema) for name, schema in _SCHEMAS.items()}
        self._waiting: dict[str, list[pa.Table]] = {name: [] for name in _MODELS}
        self.counts = dict.fromkeys(_MODELS, 0)

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Adds rows of some tables; they are written when there are enough for a row group."""
        for name, table in tables.items():
            self._waiting[name].append(table)
            self.counts[name] += table.num_rows
        if sum(part.num_rows for parts in self._waiting.values() for part in parts) >= _ROWS_AT_ONCE:
            self._end_row_group()

    def _end_row_group(self) -> None:
        for name, parts in self._waiting.items():
            if (rows := sum(part.num_rows for part in parts)) > 0:
                self._files[name].write_table(pa.concat_tables(parts).combine_chunks(), row_group_size=rows)
            parts.clear()

    def add_rows(self, tables: Mapping[str, Sequence[Row]]) -> None:
        """Writes more rows of some tables, a limited number at once."""
        for name, rows in tables.items():
            for start in range(0, len(rows), _ROWS_AT_ONCE):
                self.add({name: arrow_table(name, rows[start : start + _ROWS_AT_ONCE])})

    def close(self) -> None:
        """Ends the files. Raises PublishError when a key stands twice in a table.

        A fact's id is made of its document's, so that those of one document are all that may be the same; they were
        checked when its rows were made (`checked`).
        """
        self._end_row_group()
        for file in self._files.values():
            file.close()
        repeated = [
            f"{name}: {twice} keys stand more than once"
            for name, model in _MODELS.items()
            if model is Document or "document_id" not in model.model_fields
            if (twice := self.counts[name] - len(_keys(self._folder, model)))
        ]
        if repeated:
            raise refused(repeated)


def refused(mistakes: Sequence[str]) -> PublishError:
    """The error that says why tables are not published."""
    return PublishError("the tables would be wrong, nothing was written:\n" + "\n".join(mistakes), mistakes)


def describe(folder: Path, run: Mapping[str, Any]) -> None:
    """Adds what describes the tables of a folder, and the record of the run that made them."""
    write_json(folder / "datapackage.json", data_package())
    write_json(folder / "run.json", run)


def _keys(folder: Path, model: type[Row]) -> np.ndarray[Any, Any]:
    """The distinct keys of a written table in order. As bytes in an array they take a fifth of a set's memory."""
    file = pq.ParquetFile(folder / f"{model.table}.parquet")
    groups = [_joined(batch) for batch in file.iter_batches(columns=list(model.key))]
    return np.unique(np.concatenate([np.empty(0, "S1"), *groups]))


def _joined(batch: pa.RecordBatch) -> np.ndarray[Any, Any]:
    columns = [pc.cast(column, pa.string()) for column in batch.columns]
    joined = pc.binary_join_element_wise(*columns, "\x1f")
    return np.array([key.encode() for key in joined.to_pylist()], dtype=bytes)
