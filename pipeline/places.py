"""Places: folders and files of this machine, or of an object store by their address (`s3://bucket/folder`).

A place in an object store is a `UPath`, which reads, lists and writes like a `Path`. What is different there, a rename,
a lock, the cost of a look, is asked about with `is_local`. Nothing slow is imported here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from pipeline.errors import PlaceError, needs


def place(path: Path | str) -> Path:
    """A folder or file by its path, or by its address: anything with `://` that fsspec has a file system for.

    Raises MissingExtra where the extra `cloud` is not installed, PlaceError for an address that nothing here can read.
    """
    if not isinstance(path, str) or "://" not in path:
        return Path(path) if isinstance(path, str) else path
    with needs("cloud"):
        from upath import UPath
    try:
        # another process may have written since the last look
        found = UPath(path, use_listings_cache=False)
        driver = found.fs
    except (ImportError, ValueError) as error:
        raise PlaceError(f"{path}: {error}") from error
    return Path(found.path) if "file" in driver.protocol else cast(Path, found)


def is_local(path: Path) -> bool:
    """Whether a place is on this machine."""
    return isinstance(path, Path)


def store_of(path: Path) -> tuple[Any, str]:
    """The fsspec file system that a place of an object store is in, and the key of the place there."""
    there: Any = path
    return there.fs, there.path.rstrip("/")
