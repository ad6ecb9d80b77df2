"""Publishes a run in a folder of this machine: all its files replaced together, or the previous ones left whole.

Everything is written to a folder beside the target first. The two folders then change places in one step of the file
system where it has one (renameat2 with RENAME_EXCHANGE on Linux); elsewhere in two renames, and a run that was killed
between them is put right by the next one. What somebody else keeps in the target moves along, and is never deleted.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import PublishError
from pipeline.publish.target import digests

_EXCHANGE = 2
_AT_FDCWD = -100


class FolderTarget:
    """A folder of this machine that runs publish their tables in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()  # a link, which cannot change places with a folder, goes on leading there

    @property
    def cache(self) -> Path:
        """The folder for what is kept from run to run."""
        return beside(self._folder, "cache")

    def held(self) -> AbstractContextManager[bool]:
        """Holds the folder for one run; another one waits."""
        return target_lock(self._folder)

    def record(self) -> dict[str, Any] | None:
        """The record of the last run, if all tables are there as it left them."""
        try:
            record: dict[str, Any] = json.loads((self._folder / "run.json").read_text(encoding="utf-8"))
            return record if record["files"] == digests(self._folder) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def note(self, record: Mapping[str, Any]) -> None:
        """Puts a record in the place of the last one."""
        write_json(self._folder / "run.json", record)

    @contextmanager
    def staged(self) -> Iterator[tuple[Path, Path]]:
        """The folder as it is, and one to write into, which takes its place when the block ends well."""
        with staged(self._folder) as new:
            yield self._folder, new


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Writes a value as JSON for people to read, in place of what was there, all of it or nothing."""
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_text(json.dumps(value, indent=2, ensure_ascii=False, default=str) + "\n", encoding="utf-8")
    unfinished.replace(path)


@contextmanager
def target_lock(target: Path) -> Iterator[bool]:
    """Holds the target for one run; another run waits. Yields whether it had to wait.

    Raises PublishError when the target is no folder that can be replaced, or the one above it cannot be written.
    """
    _check_replaceable(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = (target.parent / f".{target.name}.lock").open("w")
    except OSError as error:
        raise PublishError(f"{target}: cannot be written: {error.strerror}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            waited = False
        except BlockingIOError:
            fcntl.flock(lock, fcntl.LOCK_EX)
            waited = True
        with _told(target):
            _put_right(target)
        yield waited


def _check_replaceable(target: Path) -> None:
    if target.is_file():
        raise PublishError(f"{target}: cannot be written: this is a file, and no folder")
    if target == Path.cwd():
        raise PublishError(f"{target}: cannot be replaced while it is the working folder; name one in it or beside it")


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turns what the file system refuses into an error for the user."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""  # a full disk has none
        raise PublishError(f"{target}: cannot be written: {error.strerror or error}{where}") from error


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A folder to write a run into; when the block ends well it takes the target's place, else it goes."""
    new = beside(target, "new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        with _told(target):
            new.mkdir()
            yield new
            for file in new.iterdir():
                _sync(file)
            _sync(new)
            _take_place(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def beside(target: Path, what: str) -> Path:
    """A path of the project's own beside a target folder."""
    return target.parent / f".{target.name}.{what}"


def _take_place(new: Path, target: Path) -> None:
    """Gives the tables in `new` the place of those in the target.

    Those are in `old` from then on, whenever the run is killed: what somebody else put beside them is never in `new`,
    which may be deleted.
    """
    old = beside(target, "old")
    if not target.exists():
        new.rename(target)
    else:
        new.rename(old)
        if not _exchange(old, target):
            old.rename(new)
            target.rename(old)
            new.rename(target)
    _sync(target.parent)
    _clear(old, target)


def _clear(old: Path, target: Path) -> None:
    """Deletes the folder that the target has taken the place of, where there is one."""
    if old.exists():
        _keep_foreign(old, target)
        shutil.rmtree(old, ignore_errors=True)


def _keep_foreign(old: Path, target: Path) -> None:
    """What somebody else put into the target stays there."""
    for item in old.iterdir():
        if item.suffix != ".parquet" and not (target / item.name).exists():
            item.rename(target / item.name)


def _exchange(a: Path, b: Path) -> bool:
    """Lets two folders change places in one step; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _EXCHANGE) == 0)


def _put_right(target: Path) -> None:
    """Undoes what a killed run left behind."""
    old = beside(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)
    _clear(old, target)
    shutil.rmtree(beside(target, "new"), ignore_errors=True)


def _sync(path: Path) -> None:
    """Makes sure that a file or folder is on the disk before the next step relies on it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
