"""Where exports read and how they write: rows of a table one after another, files that appear whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import ExportError

_BATCH = 4096


def count(outputs: Path, table: str) -> int:
    """The number of rows of a table. Raises ExportError without a table."""
    with _opened(outputs, table) as file:
        return int(file.metadata.num_rows)


def rows(outputs: Path, table: str, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a table in its order, read a few thousand at a time. Raises ExportError without a table."""
    with _opened(outputs, table) as file:
        for batch in file.iter_batches(_BATCH, columns=columns):
            yield from batch.to_pylist()


def _opened(outputs: Path, table: str) -> pq.ParquetFile:
    path = outputs / f"{table}.parquet"
    try:
        return pq.ParquetFile(path)
    except (OSError, pa.ArrowInvalid) as error:
        raise ExportError(f"{path}: cannot be read; make the tables with: send-facts extract ({error})") from error


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file to write to that takes the place of `path` when the block ends well; else nothing changes."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    try:
        yield new
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
