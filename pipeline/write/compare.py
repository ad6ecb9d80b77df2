"""What differs between two states of a table, row by row, without holding either in memory.

Both files list the same documents in the same order (or the same entities, for tables of the corpus), so that they can
be walked side by side, a stretch of documents at a time. A stretch that is equal costs one comparison of columns; one
that is not is halved until the documents that differ are left. Row groups that are alike, byte for byte, are not even
decoded.
"""

from __future__ import annotations

import filecmp
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.facts import ChangeKind, Row

_WINDOW = 256
"""Documents compared at once."""
_ROWS = 1024
"""Rows decoded at once: those of `documents` hold their texts."""
_POSITION = frozenset({"start", "end", "sentence", "section"})
"""What differs in a fact that only stands elsewhere in its document."""

Sizes = Sequence[tuple[int, int]]
"""(rows in the old table, rows in the new one) of documents that follow one another."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that one state of a table has and the other has not, or has with other values."""

    id: str
    kind: ChangeKind
    old: dict[str, Any] | None
    new: dict[str, Any] | None


def row_changes(model: type[Row], old: Path, new: Path) -> Iterator[list[RowChange]]:
    """The changes from the table's file `old` to `new`, those of one document (or entity) together.

    Columns that the old file does not have are null there.
    """
    if filecmp.cmp(old, new, shallow=False):
        return
    unit = "document_id" if "document_id" in model.model_fields else model.key[0]
    files = pq.ParquetFile(old), pq.ParquetFile(new)
    groups = _differing(*files, old, new)
    sizes = _side_by_side(*(_stretches(file, unit, some) for file, some in zip(files, groups, strict=True)))
    before, after = (_Reader(file, files[1], some) for file, some in zip(files, groups, strict=True))
    for start in range(0, len(sizes), _WINDOW):
        window = sizes[start : start + _WINDOW]
        a, b = (sum(size[side] for size in window) for side in (0, 1))
        yield from _compared(model, window, before.take(a), after.take(b))


def _differing(
    before: pq.ParquetFile, after: pq.ParquetFile, old: Path, new: Path
) -> tuple[Sequence[int], Sequence[int]]:
    """The row groups of two files that are not alike: those of the same number or, where one file has more of them,
    those between which the files begin alike and end alike.
    """
    with old.open("rb") as a, new.open("rb") as b:
        n, m = before.num_row_groups, after.num_row_groups
        if not before.schema_arrow.equals(after.schema_arrow):
            return range(n), range(m)

        def alike(i: int, j: int) -> bool:
            return _raw(a, before.metadata.row_group(i)) == _raw(b, after.metadata.row_group(j))

        if n == m:
            unlike = [i for i in range(n) if not alike(i, i)]
            return unlike, unlike
        most = min(n, m)
        head = next((i for i in range(most) if not alike(i, i)), most)
        tail = next((i for i in range(most - head) if not alike(n - 1 - i, m - 1 - i)), most - head)
        return range(head, n - tail), range(head, m - tail)


def _raw(file: BinaryIO, group: pq.RowGroupMetaData) -> bytes:
    """A row group as it is written; where in the file it stands is not in it."""
    first, last = group.column(0), group.column(group.num_columns - 1)
    start, begun = (c.dictionary_page_offset or c.data_page_offset for c in (first, last))
    file.seek(start)
    return file.read(begun + last.total_compressed_size - start)


def _stretches(file: pq.ParquetFile, column: str, groups: Sequence[int]) -> list[tuple[str, int]]:
    """(value, number of rows) of every stretch of equal values in a column, in some row groups."""
    values = file.read_row_groups(list(groups), columns=[column])[column].combine_chunks()
    if not len(values):
        return []
    runs = pc.run_end_encode(values)
    lengths = np.diff(runs.run_ends.to_numpy(), prepend=0).tolist()
    return list(zip(runs.values.to_pylist(), lengths, strict=True))


def _side_by_side(old: list[tuple[str, int]], new: list[tuple[str, int]]) -> list[tuple[int, int]]:
    """Sizes of two columns' stretches of equal values, put together; all in one where their orders do not agree."""
    before, after = dict(old), dict(new)
    sizes: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and old[i][0] == new[j][0]:
            sizes.append((old[i][1], new[j][1]))
            i, j = i + 1, j + 1
        elif i < len(old) and old[i][0] not in after:
            sizes.append((old[i][1], 0))
            i += 1
        elif j < len(new) and new[j][0] not in before:
            sizes.append((0, new[j][1]))
            j += 1
        else:
            return [(sum(n for _, n in old), sum(n for _, n in new))]
    return sizes


class _Reader:
    """Reads rows of some row groups in order, as many as asked for, with the columns of the file `like`."""

    def __init__(self, file: pq.ParquetFile, like: pq.ParquetFile, groups: Sequence[int]) -> None:
        # any column may be null here, as it is where the file does not have it
        self._schema = pa.schema([(f.name, f.type) for f in like.schema_arrow])
        own = file.schema_arrow
        self._there = [f.name for f in self._schema if f.name in own.names and own.field(f.name).type == f.type]
        self._batches = file.iter_batches(_ROWS, row_groups=list(groups), columns=self._there)
        self._rest = self._schema.empty_table()

    def take(self, rows: int) -> pa.Table:
        """The next rows; the caller knows how many there are."""
        parts = [self._rest]
        while sum(part.num_rows for part in parts) < rows:
            parts.append(self._conformed(next(self._batches)))
        whole = pa.concat_tables(parts)
        self._rest = whole.slice(rows)
        return whole.slice(0, rows)

    def _conformed(self, batch: pa.RecordBatch) -> pa.Table:
        columns = [
            batch.column(f.name) if f.name in self._there else pa.nulls(batch.num_rows, f.type) for f in self._schema
        ]
        return pa.table(columns, schema=self._schema)


def _compared(model: type[Row], sizes: Sizes, old: pa.Table, new: pa.Table) -> Iterator[list[RowChange]]:
    if old.equals(new):
        return
    if len(sizes) == 1:
        yield list(_differences(model, old.to_pylist(), new.to_pylist()))
        return
    half = len(sizes) // 2
    a, b = (sum(size[side] for size in sizes[:half]) for side in (0, 1))
    yield from _compared(model, sizes[:half], old.slice(0, a), new.slice(0, b))
    yield from _compared(model, sizes[half:], old.slice(a), new.slice(b))


def _differences(model: type[Row], old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[RowChange]:
    before = {row_id(model, row): row for row in old}
    after = {row_id(model, row): row for row in new}
    for key, row in after.items():
        if key not in before:
            yield RowChange(key, "new", None, row)
        elif differing := {column for column, value in row.items() if before[key][column] != value}:
            yield RowChange(key, "moved" if differing <= _POSITION else "changed", before[key], row)
    for key, row in before.items():
        if key not in after:
            yield RowChange(key, "gone", row, None)


def row_id(model: type[Row], row: dict[str, Any]) -> str:
    """The key of a row as one string: itself, or a JSON array where it has several columns."""
    values = [row[column] for column in model.key]
    return str(values[0]) if len(values) == 1 else json.dumps(values, ensure_ascii=False)
