"""The corpus folder: which files are documents, what they hold, and the records that lie beside them.

Imports nothing that is slow to load, so that a run that finds nothing new is over at once.
"""

from __future__ import annotations

from pathlib import Path

from pipeline import archive
from pipeline.errors import CorpusError, ReadError
from pipeline.limits import Limits

METADATA_FILE = "metadata.csv"
DECISIONS_FILE = "decisions.jsonl"
_RECORDS = frozenset({METADATA_FILE, DECISIONS_FILE, "readme", "readme.md", "readme.txt"})
_RECORD_FOLDERS = frozenset({"gold"})


def corpus_files(corpus: Path) -> list[Path]:
    """The documents of a corpus folder in the order of their paths: all files but hidden ones and its own records.

    The members of an archive are documents with paths below its own. Links count as files, wherever they lead; reading
    tells what is wrong with them. Raises CorpusError when the folder does not exist, cannot be listed or holds no
    document.
    """
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: no such folder")
    try:
        files = [path for path in corpus.rglob("*") if _is_document(path, path.relative_to(corpus).parts)]
    except OSError as error:
        raise CorpusError(f"{corpus}: cannot be listed ({error.strerror or error})") from error
    if not files:
        raise CorpusError(f"{corpus}: the folder holds no documents")
    return sorted(archive.opened(files), key=lambda path: path.relative_to(corpus).as_posix())


def _is_document(path: Path, parts: tuple[str, ...]) -> bool:
    if any(part.startswith(".") for part in parts) or _RECORD_FOLDERS.intersection(parts[:-1]):
        return False
    return parts[-1].lower() not in _RECORDS and (path.is_symlink() or path.is_file())


def name_of(path: Path, corpus: Path) -> str:
    """A document's path relative to the corpus as the tables give it: bytes that are no UTF-8 are written out."""
    return path.relative_to(corpus).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def file_bytes(path: Path, corpus: Path, limits: Limits | None = None) -> bytes:
    """What a document of the corpus holds. Raises ReadError with the reason when it must not or cannot be read."""
    limits = limits or Limits()
    try:
        packed = archive.archive_of(path, corpus)
        file = packed or path
        if not file.resolve(strict=True).is_relative_to(corpus.resolve()):
            raise ReadError("outside the corpus", f"the link leads out of the folder, to {file.resolve()}")
        if packed is not None:
            return archive.read_member(packed, path, limits)
        if not path.is_file():
            raise ReadError("unreadable", "no file")
        if path.suffix.lower() == archive.SUFFIX:
            raise archive.why_unlisted(path)
        limits.check_size(path.stat().st_size)
        return path.read_bytes()
    except (OSError, RuntimeError) as error:  # a link that leads to itself is a RuntimeError
        raise ReadError("unreadable", getattr(error, "strerror", None) or str(error)) from error
