"""The tables of a run on their way into a folder: written stretch by stretch, checked as wholes at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
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
from pipeline.write.row_groups import RowGroupFile, RowGroups, encoded
from pipeline.write.schema import arrow_schema, data_package

_ROWS_AT_ONCE = 50_000
"""Rows about the corpus as a whole that are made into a row group at once."""
_MODELS = {model.table: model for model in TABLES}
_SCHEMAS = {name: arrow_schema(model) for name, model in _MODELS.items()}


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """The rows of a table as Arrow columns."""
    schema = _SCHEMAS[table]
    values = [vars(row) for row in rows]
    columns = [pa.array(list(map(itemgetter(field.name), values)), type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


class TableFiles:
    """One parquet file for each table in a folder, written a row group at a time.

    `previous` is the folder of the last run's tables, which row groups may be copied from.
    """

    def __init__(self, folder: Path, previous: Path | None = None) -> None:
        self._folder, self._previous = folder, previous
        self._files = {name: RowGroupFile(folder / f"{name}.parquet", schema) for name, schema in _SCHEMAS.items()}
        self._before: dict[str, RowGroups] = {}

    @property
    def counts(self) -> dict[str, int]:
        """{table: rows written so far}"""
        return {name: file.rows for name, file in self._files.items()}

    def add(self, parts: Sequence[Mapping[str, pa.Table]]) -> dict[str, int]:
        """Writes rows of some tables, those of a table as one row group.

        Returns the numbers of the row groups: {table: number}, of tables that have rows.
        """
        numbers = {}
        for name in dict.fromkeys(chain.from_iterable(parts)):
            rows = pa.concat_tables(part[name] for part in parts if name in part)
            if rows.num_rows:
                numbers[name] = self._files[name].add(encoded(rows))
        return numbers

    def copy(self, numbers: Mapping[str, int]) -> dict[str, int]:
        """Writes row groups of the tables before: {table: number there}. Returns what their numbers are now."""
        return {name: self._files[name].add(self._row_groups(name)[number]) for name, number in numbers.items()}

    def _row_groups(self, name: str) -> RowGroups:
        assert self._previous is not None
        if name not in self._before:
            self._before[name] = RowGroups(self._previous / f"{name}.parquet")
        return self._before[name]

    def add_rows(self, tables: Mapping[str, Sequence[Row]]) -> None:
        """Writes more rows of some tables, a limited number at once."""
        for name, rows in tables.items():
            for start in range(0, len(rows), _ROWS_AT_ONCE):
                self.add([{name: arrow_table(name, rows[start : start + _ROWS_AT_ONCE])}])

    def close(self) -> None:
        """Ends the files. Raises PublishError when a key stands twice in a table.

        A fact's id is made of its document's, so that those of one document are all that may be the same; they were
        checked when its rows were made (`checked`).
        """
        for file in self._files.values():
            file.close()
        counts = self.counts
        repeated = [
            f"{name}: {twice} keys stand more than once"
            for name, model in _MODELS.items()
            if model is Document or "document_id" not in model.model_fields
            if (twice := counts[name] - len(_keys(self._folder, model)))
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
