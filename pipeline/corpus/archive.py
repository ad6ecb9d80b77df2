"""Archives of briefings: every member of a .zip is a document of its own, with a path as if the archive were a folder.

An archive in an archive is not opened. Members are read into memory, nothing is unpacked to the disk.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.places import is_local

SUFFIX = ".zip"
_UNNAMED = "unnamed"
_LITTER = frozenset({"__macosx", "desktop.ini", "thumbs.db"})
_ENCRYPTED = 0x1
_SMALL = 1_000_000
"""What unpacks to less does no harm, whatever its ratio."""


def check_ratio(archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    """Raises ReadError for an archive of `size` bytes that would unpack to far more: a bomb.

    A reader never takes more out of a member than the archive says that it holds, so what the archive says bounds it.
    """
    members = archive.infolist()
    if len(members) > limits.members:
        raise ReadError("too large", f"{len(members):,} files in it; an archive has at most {limits.members:,}")
    unpacked = sum(member.file_size for member in members)
    if unpacked > max(_SMALL, limits.ratio * size):
        raise ReadError(
            "unpacks too far",
            f"{size:,} bytes that unpack to {unpacked:,}; at most {limits.ratio} times (see --max-ratio)",
        )


def members_of(path: Path) -> list[Path]:
    """The documents in an archive as paths below its own; the archive itself where it cannot be listed.

    Files that systems and editors hide are none. Names that lead out of the archive are listed, and refused when they
    are read.
    """
    try:
        _, members = _listed(path, path.stat().st_mtime_ns, os.getpid())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return [path]
    return [path / name for name in members if not _is_hidden(name)] or [path]


@lru_cache(maxsize=1)
def _listed(path: Path, _changed: int, _process: int) -> tuple[zipfile.ZipFile, dict[str, list[zipfile.ZipInfo]]]:
    """An archive, open, and its members by name: as a rule one for each.

    Listing an archive takes as long as it has members, so it is listed once for all of them. Processes must not share
    it, because they would share the place in the file that is read next.
    """
    archive = _open(path)
    members: dict[str, list[zipfile.ZipInfo]] = defaultdict(list)
    for info in archive.infolist():
        if not info.filename.endswith(("/", "\\")):
            members[_inner(info)].append(info)
    return archive, members


def _open(path: Path) -> zipfile.ZipFile:
    """An archive; one in an object store is brought here whole, because a look into it would be a request each."""
    return zipfile.ZipFile(path if is_local(path) else io.BytesIO(path.read_bytes()))


def archive_of(path: Path, corpus: Path) -> Path | None:
    """The archive of the corpus that a path leads into, if it does."""
    # most paths say at once that they lead into none: all else about a document on a disk takes no longer
    if SUFFIX not in str(path).lower():
        return None
    folders = (parent for parent in path.parents if parent != corpus and corpus in parent.parents)
    return next((folder for folder in folders if folder.suffix.lower() == SUFFIX and folder.is_file()), None)


def read_member(archive: Path, path: Path, limits: Limits) -> bytes:
    """The bytes of a member. Raises ReadError with the reason when it must not or cannot be read."""
    name = path.relative_to(archive).as_posix()
    if ".." in PurePosixPath(name).parts:
        raise ReadError("unsafe", "the name leads out of the archive")
    try:
        opened, members = _listed(archive, archive.stat().st_mtime_ns, os.getpid())
        check_ratio(opened, archive.stat().st_size, limits)
        infos = members.get(name, [])
        if not infos:
            raise ReadError("unreadable", "the archive holds no such file")
        if len(infos) > 1:
            raise ReadError("ambiguous", f"the archive holds {len(infos)} files of this name: keep one, or rename them")
        if infos[0].flag_bits & _ENCRYPTED:
            raise ReadError("encrypted", "the archive asks for a password; make one without")
        limits.check_size(infos[0].file_size)
        return opened.read(infos[0])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
        raise ReadError("damaged", f"the archive cannot be read: {error}") from error


def why_unlisted(path: Path) -> ReadError:
    """What is wrong with an archive that has no members to list."""
    try:
        with _open(path) as archive:
            return ReadError("empty", f"the archive holds no documents ({len(archive.namelist())} entries)")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        return ReadError("damaged", f"the archive cannot be read: {error}")


def _inner(info: zipfile.ZipInfo) -> str:
    """A member's name, with `/` as separator and relative to the archive."""
    parts = (part for part in info.filename.replace("\\", "/").split("/") if part not in ("", "."))
    return "/".join(parts) or _UNNAMED


def _is_hidden(name: str) -> bool:
    return any(part != ".." and is_litter(part) for part in PurePosixPath(name).parts)


def is_litter(name: str) -> bool:
    """Whether a file of this name is none of a person's: systems and editors leave such files everywhere."""
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def opened(paths: Iterable[Path]) -> Iterator[Path]:
    """The documents that files are: themselves, or the members of archives."""
    for path in paths:
        if path.suffix.lower() == SUFFIX and path.is_file() and not path.is_symlink():
            yield from members_of(path)
        else:
            yield path
