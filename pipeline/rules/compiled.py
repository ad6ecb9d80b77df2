"""Compiled patterns, kept from process to process: to compile those that one page needs takes a third of a second.

A compiled pattern is a list of numbers for Python's engine, which looks through them before it takes them. Python has
no public way to keep them; so this is done for the versions of the engine that it was tried with, and any other
compiles patterns as ever. What a pattern is compiled to depends on nothing but the version of Python, so what is kept
is never out of date.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import re
import sqlite3
import sys
import zlib
from array import array
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from pipeline.derived import beside_the_code
from pipeline.sealed import sealed, unsealed

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # a Python that has them elsewhere
    _sre = None

_TRIED = frozenset({20220615, 20221023, 20230612})
"""Engines: those of Python 3.11, 3.12 and 3.13."""
_LONG = 50
"""Characters: a shorter pattern is compiled as soon as it is found."""
_MOST = 10_000
"""Patterns that are kept, some ten times those of the shipped rules: more are of rules that come and go."""


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`. Raises `re.error` as that does."""
    if len(source) < _LONG or getattr(_sre, "MAGIC", None) not in _TRIED:
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


def keep_new() -> None:
    """Keeps the patterns that this process has compiled, if any, for later processes; a worker's end calls it."""
    _patterns().keep()


class _Patterns:
    """The patterns that earlier processes have compiled, and those that this one has compiled itself.

    Their file is open only while it is read or written: SQLite forbids a process that was forked to use, or even to
    close, what was opened before (https://sqlite.org/howtocorrupt.html).
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._new: dict[bytes, bytes] = {}
        self._kept = _read(file) if file is not None and file.is_file() else {}

    def get(self, source: str, flags: int) -> bytes:
        """A pattern compiled, by an earlier process if one has."""
        key = hashlib.sha256(f"{sys.hexversion} {flags} {source}".encode("utf-8", "surrogatepass")).digest()
        if (kept := self._recall(key)) is not None:
            return kept
        packed = self._new[key] = _packed(source, flags)
        return packed

    def _recall(self, key: bytes) -> bytes | None:
        kept = unsealed(self._kept.get(key, b""))
        return zlib.decompress(kept) if kept is not None else None

    def keep(self) -> None:
        """Keeps the new patterns for later processes; does nothing where nothing can be written."""
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
        # compressed to a tenth: every process that annotates reads all of them
        rows = [(key, sealed(zlib.compress(packed))) for key, packed in self._new.items()]
        database.execute("CREATE TABLE IF NOT EXISTS patterns (key BLOB PRIMARY KEY, compiled BLOB)")
        (there,) = database.execute("SELECT count(*) FROM patterns").fetchone()
        if there > _MOST:
            database.execute("DELETE FROM patterns")
        database.executemany("INSERT OR REPLACE INTO patterns VALUES (?, ?)", rows)


def _read(file: Path) -> dict[bytes, bytes]:
    """{key: pattern as it was written} of a file; nothing where it is damaged."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as database:
        return dict(database.execute("SELECT key, compiled FROM patterns"))
    return {}


@cache
def _patterns() -> _Patterns:
    try:
        patterns = _Patterns(beside_the_code("patterns"))
    except NotImplementedError:
        patterns = _Patterns(None)
    atexit.register(patterns.keep)
    return patterns
