"""Places: folders and files of this machine, or of an object store by their address (`s3://bucket/folder`).

A place in an object store is a `UPath`, which reads, lists and writes like a `Path`. What is different there, a rename,
a lock, the cost of a look, is asked about with `is_local`. Nothing slow is imported here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from pipeline.errors import PlaceError, RuleError, needs

_PACKAGES = {"gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "abfss": "adlfs"}
"""{protocol: the package that knows it}, of stores whose packages bring dozens of others, so that no extra does"""


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
        package = _PACKAGES.get(path.partition("://")[0]) if isinstance(error, ImportError) else None
        reason = f"this needs {package}: pip install 'send-facts[cloud]' {package}" if package else error
        raise PlaceError(f"{path}: {reason}") from error
    return Path(found.path) if "file" in driver.protocol else cast(Path, found)


def is_local(path: Path) -> bool:
    """Whether a place is on this machine."""
    return isinstance(path, Path)


def store_of(path: Path) -> tuple[Any, str]:
    """The fsspec file system that a place of an object store is in, and the key of the place there."""
    there: Any = path
    return there.fs, there.path.rstrip("/")


@contextmanager
def copied(place: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """A folder of this machine with copies of files of an object store, {name there: path below `place`}.

    It goes when the block ends. Raises PlaceError where a file cannot be had.
    """
    from tempfile import TemporaryDirectory  # brings half as many modules with it as all else here

    store, root = store_of(place)
    with TemporaryDirectory(prefix="send-facts-") as folder:
        try:
            for name in files:
                Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            store.get([f"{root}/{path}" for path in files.values()], [str(Path(folder, name)) for name in files])
        except Exception as error:  # each store has errors of its own
            raise PlaceError(f"{place}: cannot be read: {error}") from error
        yield Path(folder)


@contextmanager
def folder_here(place: Path, suffix: str) -> Iterator[Path]:
    """A folder of this machine with the files of a place whose names end so, those of its sub-folders too.

    The place itself; of an object store a copy, which goes when the block ends. Raises PlaceError where there are none.
    """
    if is_local(place):
        yield place
        return
    store, root = store_of(place)
    try:
        found = [key.removeprefix(f"{root}/") for key in store.find(root) if key.endswith(suffix)]
    except Exception as error:  # each store has errors of its own
        raise PlaceError(f"{place}: cannot be listed: {error}") from error
    if not found:
        raise PlaceError(f"{place}: no {suffix} files there")
    with copied(place, {path: path for path in found}) as folder:
        try:
            yield folder
        except RuleError as error:  # a copy that is gone by then helps nobody to find the mistake
            raise RuleError([mistake.replace(str(folder), str(place)) for mistake in error.mistakes]) from error
