"""Parquet files put together of row groups that were encoded one by one, or that another file has already.

The bytes of a row group are the same wherever in a file it stands; only its entry in the footer says where that is. So
what has not changed since the last run is copied, which takes a fiftieth of the time that it takes to encode it. The
entries are structs of parquet.thrift: https://github.com/apache/parquet-format/blob/master/src/main/thrift
"""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.write.thrift import changed, fields, integer, list_of, number_of, structs

_MAGIC = b"PAR1"
_TAIL = 4 + len(_MAGIC)
"""Bytes: the length of the footer, and the magic."""
# numbers of fields in parquet.thrift
_FILE_ROWS, _FILE_GROUPS = 3, 4
_GROUP_COLUMNS, _GROUP_ROWS, _GROUP_OFFSET, _GROUP_SIZE, _GROUP_ORDINAL = 1, 3, 5, 6, 7
_CHUNK_OFFSET, _CHUNK_ABOUT = 2, 3
_PAGE_OFFSETS = (9, 10, 11)
"""Of data pages, of an index, of a dictionary."""


class RowGroup:
    """A row group: its entry in the footer of the file that has it, and its bytes."""

    def __init__(self, entry: bytes, content: bytes) -> None:
        self.content = content
        self._entry = entry
        self._numbers = _numbers(entry)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return self._numbers[_GROUP_ROWS]

    def entry_at(self, offset: int, ordinal: int) -> bytes:
        """The entry where the row group begins at another place, and is of another number, in its file."""
        by = offset - self._numbers[_GROUP_OFFSET]
        if not by and ordinal == self._numbers.get(_GROUP_ORDINAL, ordinal):  # not every writer tells it
            return self._entry

        def shifted(value: bytes) -> bytes:
            place = number_of(value)
            return integer(place + by) if place else value  # zero is written where a place is not told

        def chunk(struct: bytes) -> bytes:
            about = dict.fromkeys(_PAGE_OFFSETS, shifted)
            return changed(struct, {_CHUNK_OFFSET: shifted, _CHUNK_ABOUT: lambda value: changed(value, about)})

        changes = {
            _GROUP_COLUMNS: lambda value: list_of([chunk(struct) for struct in structs(value)]),
            _GROUP_OFFSET: lambda value: integer(offset),
            _GROUP_ORDINAL: lambda value: integer(ordinal),
        }
        return changed(self._entry, changes)


def encoded(table: pa.Table) -> RowGroup:
    """The rows of a table, of which there is at least one, as a row group."""
    file = _written(table)
    (entry,) = _entries(_footer(file))
    numbers = _numbers(entry)
    start = numbers[_GROUP_OFFSET]
    return RowGroup(entry, file[start : start + numbers[_GROUP_SIZE]])


class RowGroups:
    """The row groups of a file that was written by `RowGroupFile`, by number."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            file.seek(-_TAIL, os.SEEK_END)
            size = int.from_bytes(file.read(4), "little")
            file.seek(-_TAIL - size, os.SEEK_END)
            self._entries = _entries(file.read(size))

    def __getitem__(self, number: int) -> RowGroup:
        entry = self._entries[number]
        numbers = _numbers(entry)
        with self._path.open("rb") as file:
            file.seek(numbers[_GROUP_OFFSET])
            return RowGroup(entry, file.read(numbers[_GROUP_SIZE]))


class RowGroupFile:
    """A parquet file that is written a row group at a time."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._file = path.open("wb")
        self._file.write(_MAGIC)
        self._footer = _footer(_written(schema.empty_table()))
        self._entries: list[bytes] = []
        self.rows = 0

    def add(self, group: RowGroup) -> int:
        """Adds a row group; returns its number."""
        number = len(self._entries)
        self._entries.append(group.entry_at(self._file.tell(), number))
        self._file.write(group.content)
        self.rows += group.rows
        return number

    def close(self) -> None:
        """Ends the file."""
        rows, groups = integer(self.rows), list_of(self._entries)
        footer = changed(self._footer, {_FILE_ROWS: lambda value: rows, _FILE_GROUPS: lambda value: groups})
        with self._file as file:
            file.write(footer + len(footer).to_bytes(4, "little") + _MAGIC)


def _written(table: pa.Table) -> bytes:
    """A file of one row group, or of none where a table has no rows."""
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, table.schema) as file:
        if table.num_rows:
            file.write_table(table.combine_chunks(), row_group_size=table.num_rows)
    return bytes(sink.getvalue())


def _footer(file: bytes) -> bytes:
    size = int.from_bytes(file[-_TAIL:-4], "little")
    return file[-_TAIL - size : -_TAIL]


def _entries(footer: bytes) -> list[bytes]:
    return next(structs(f.value) for f in fields(footer) if f.number == _FILE_GROUPS)


def _numbers(entry: bytes) -> dict[int, int]:
    """{field: number} of what an entry says of its row group in numbers."""
    wanted = (_GROUP_ROWS, _GROUP_OFFSET, _GROUP_SIZE, _GROUP_ORDINAL)
    return {f.number: number_of(f.value) for f in fields(entry) if f.number in wanted}
