"""Compiled patterns, kept from process to process: to compile those that one page needs takes a third of a second.

A compiled pattern is a list of numbers for Python's engine, which looks through them before it takes them. Python has
no public way to keep them; so this is done for the version of the engine that it was tried with, and any other compiles
patterns as ever. What a pattern is compiled to depends on nothing else, so what is kept is never out of date.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import atexit
import hashlib
import json
import re
import sqlite3
from array import array
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]

from pipeline.derived import beside_the_code
from pipeline.sealed import sealed, unsealed

_ENGINE = 20220615
"""That of Python 3.11."""
_LONG = 200
"""Characters: a shorter pattern takes less than a millisecond to compile."""
_MOST = 10_000
"""Patterns that are kept, some ten times those of the shipped rules: more are of rules that come and go."""


def compiled(source: str, flags: int) -> re.Pattern[str]:
    """The same as `re.compile`. Raises `re.error` as that does."""
    if len(source) < _LONG or _sre.MAGIC != _ENGINE:
        return re.compile(source, flags)
    packed = _patterns().get(source, flags)
    head, _, code = packed.partition(b"\n")
    all_flags, groups, numbers = json.loads(head)
    names: list[str | None] = [None] * (groups + 1)
    for name, number in numbers.items():
        names[number] = name
    codes = array("I", code).tolist()
    pattern: re.Pattern[str] = _sre.compile(source, all_flags, codes, groups, numbers, tuple(names))
    return pattern


def _packed(source: str, flags: int) -> bytes:
    """A pattern compiled, as it is kept."""
    tree = _parser.parse(source, flags)
    head = (flags | tree.state.flags, tree.state.groups - 1, tree.state.groupdict)
    return json.dumps(head).encode() + b"\n" + array("I", _compiler._code(tree, flags)).tobytes()


class _Patterns:
    """The patterns that earlier processes have compiled, in a file, and those that this one has compiled itself."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._new: dict[bytes, bytes] = {}
        self._kept: sqlite3.Connection | None = None
        if file is not None and file.is_file():
            with suppress(sqlite3.Error):
                self._kept = sqlite3.connect(file)

    def get(self, source: str, flags: int) -> bytes:
        """A pattern compiled, by an earlier process if one has."""
        key = hashlib.sha256(f"{_ENGINE} {flags} {source}".encode("utf-8", "surrogatepass")).digest()
        if (kept := self._recall(key)) is not None:
            return kept
        packed = self._new[key] = _packed(source, flags)
        return packed

    def _recall(self, key: bytes) -> bytes | None:
        found = None
        if self._kept is not None:
            with suppress(sqlite3.Error):  # no such file any more, damaged, or opened by another thread
                found = self._kept.execute("SELECT compiled FROM patterns WHERE key = ?", (key,)).fetchone()
        packed = unsealed(found[0]) if found is not None else None
        return bytes(packed) if packed is not None else None

    def keep(self) -> None:
        """Keeps the new patterns for later processes; does nothing where nothing can be written."""
        if self._kept is not None:
            self._kept.close()
        if self._file is None or not self._new:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file)) as database, database:
                self._write(database)
        except (OSError, sqlite3.OperationalError):  # a folder that cannot be written, another process that writes
            return
        except sqlite3.DatabaseError:  # damaged
            with suppress(OSError):
                self._file.unlink()

    def _write(self, database: sqlite3.Connection) -> None:
        rows = [(key, sealed(packed)) for key, packed in self._new.items()]
        database.execute("CREATE TABLE IF NOT EXISTS patterns (key BLOB PRIMARY KEY, compiled BLOB)")
        (there,) = database.execute("SELECT count(*) FROM patterns").fetchone()
        if there > _MOST:
            database.execute("DELETE FROM patterns")
        database.executemany("INSERT OR REPLACE INTO patterns VALUES (?, ?)", rows)


@cache
def _patterns() -> _Patterns:
    try:
        patterns = _Patterns(beside_the_code("patterns"))
    except NotImplementedError:
        patterns = _Patterns(None)
    atexit.register(patterns.keep)
    return patterns
