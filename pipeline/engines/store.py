"""What is kept from run to run beside the outputs: a few files of records, each whole or not there at all.

A file holds a header (JSON) and records (bytes) behind a checksum of both. One that was cut off, damaged or deleted
counts as not there, and its content is made anew. Nothing in it is executed, whoever wrote it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.places import is_local
from pipeline.sealed import sealed, unsealed


@dataclass(frozen=True, slots=True)
class Kept:
    """The content of a file of the store."""

    header: dict[str, Any]
    records: list[bytes]


class Store:
    """A folder of files of records."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """The names of all files, in alphabetical order."""
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.is_dir() else []

    def read(self, name: str) -> Kept | None:
        """The content of a file; None when there is none, or not what was written."""
        try:
            content = unsealed((self.folder / name).read_bytes())
        except OSError:
            return None
        if content is None:
            return None
        end = 8 + int.from_bytes(content[:8], "little")
        header = json.loads(bytes(content[8:end]))
        return Kept(header["header"], list(_cut(content[end:], header["lengths"])))

    def write(self, name: str, header: dict[str, Any], records: Sequence[bytes]) -> None:
        """Keeps a header and records under a name, in place of what was there."""
        head = json.dumps({"header": header, "lengths": [len(r) for r in records]}, ensure_ascii=False).encode()
        content = sealed(b"".join((len(head).to_bytes(8, "little"), head, *records)))
        if not is_local(self.folder):  # an object appears whole
            (self.folder / name).write_bytes(content)
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f".{name}.{os.getpid()}"
        try:
            unfinished.write_bytes(content)
            unfinished.replace(self.folder / name)
        finally:
            unfinished.unlink(missing_ok=True)

    def keep_only(self, names: Collection[str]) -> None:
        """Deletes all other files, also what killed runs left unfinished."""
        for name in set(self.names()).difference(names):
            with suppress(OSError):
                (self.folder / name).unlink()


def _cut(raw: memoryview, lengths: Sequence[int]) -> Iterator[bytes]:
    start = 0
    for length in lengths:
        yield bytes(raw[start : start + length])
        start += length
