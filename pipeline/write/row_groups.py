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

from pipeline.write.thrift import Struct, Wanted, changed, integer, list_of, structs

_MAGIC = b"PAR1"
_TAIL = 4 + len(_MAGIC)
"""Bytes: the length of the footer, and the magic."""
_FILE_ROWS, _FILE_GROUPS = 3, 4
"""Numbers of fields in parquet.thrift."""
_CHUNK: Wanted = {2: "place", 3: dict.fromkeys((9, 10, 11), "place")}
"""Of a column: where in the file it begins, and its data pages, an index, a dictionary."""
_GROUP: Wanted = {1: _CHUNK, 3: "rows", 5: "offset", 6: "size", 7: "ordinal"}


class RowGroup:
    """A row group: its entry in the footer of the file that has it, and its bytes."""

    def __init__(self, entry: Struct, content: bytes) -> None:
        self.content = content
        self._entry = entry

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return _named(self._entry)["rows"]

    def entry_at(self, offset: int, ordinal: int) -> bytes:
        """The entry where the row group begins at another place, and is of another number, in its file."""
        by = offset - _named(self._entry)["offset"]
        return self._entry.with_integers(
            {
                "place": lambda place: place + by if place else 0,  # zero is written where a place is not told
                "offset": lambda _: offset,
                "ordinal": lambda _: ordinal,
            }
        )


def encoded(table: pa.Table) -> RowGroup:
    """The rows of a table, of which there is at least one, as a row group."""
    file = _written(table)
    (entry,) = structs(_footer(file), _FILE_GROUPS, _GROUP)
    about = _named(entry)
    return RowGroup(entry, file[about["offset"] : about["offset"] + about["size"]])


class RowGroups:
    """The row groups of a file that was written by `RowGroupFile`, by number."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            file.seek(-_TAIL, os.SEEK_END)
            size = int.from_bytes(file.read(4), "little")
            file.seek(-_TAIL - size, os.SEEK_END)
            self._entries = structs(file.read(size), _FILE_GROUPS, _GROUP)

    def __getitem__(self, number: int) -> RowGroup:
        entry = self._entries[number]
        about = _named(entry)
        with self._path.open("rb") as file:
            file.seek(about["offset"])
            return RowGroup(entry, file.read(about["size"]))


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


def _named(entry: Struct) -> dict[str, int]:
    """{name: value} of the integers that an entry has of its row group."""
    return {name: value for name, value, _, _ in entry.integers}
