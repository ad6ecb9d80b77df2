"""Archives of briefings: every member of a .zip is a document of its own, with a path as if the archive were a folder.

An archive in an archive is not opened. Members are read into memory, nothing is unpacked to the disk.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError

SUFFIX = ".zip"
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
        with zipfile.ZipFile(path) as archive:
            names = dict.fromkeys(_inner(info) for info in archive.infolist() if not info.is_dir())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return [path]
    return [path / name for name in names if not _is_hidden(name)] or [path]


def archive_of(path: Path, corpus: Path) -> Path | None:
    """The archive of the corpus that a path leads into, if it does."""
    folders = (parent for parent in path.parents if parent != corpus and corpus in parent.parents)
    return next((folder for folder in folders if folder.suffix.lower() == SUFFIX and folder.is_file()), None)


def read_member(archive: Path, path: Path, limits: Limits) -> bytes:
    """The bytes of a member. Raises ReadError with the reason when it must not or cannot be read."""
    name = path.relative_to(archive).as_posix()
    if ".." in PurePosixPath(name).parts:
        raise ReadError("unsafe", "the name leads out of the archive")
    try:
        with zipfile.ZipFile(archive) as opened:
            check_ratio(opened, archive.stat().st_size, limits)
            info = next(info for info in opened.infolist() if _inner(info) == name and not info.is_dir())
            if info.flag_bits & _ENCRYPTED:
                raise ReadError("encrypted", "the archive asks for a password; make one without")
            limits.check_size(info.file_size)
            return opened.read(info)
    except StopIteration:
        raise ReadError("unreadable", "the archive holds no such file") from None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
        raise ReadError("damaged", f"the archive cannot be read: {error}") from error


def why_unlisted(path: Path) -> ReadError:
    """What is wrong with an archive that has no members to list."""
    try:
        with zipfile.ZipFile(path) as archive:
            return ReadError("empty", f"the archive holds no documents ({len(archive.namelist())} entries)")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        return ReadError("damaged", f"the archive cannot be read: {error}")


def _inner(info: zipfile.ZipInfo) -> str:
    """A member's name, with `/` as separator and relative to the archive."""
    return PurePosixPath("/", info.filename.replace("\\", "/")).relative_to("/").as_posix()


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part != ".." for part in parts)


def opened(paths: Iterable[Path]) -> Iterator[Path]:
    """The documents that files are: themselves, or the members of archives."""
    for path in paths:
        if path.suffix.lower() == SUFFIX and path.is_file() and not path.is_symlink():
            yield from members_of(path)
        else:
            yield path
