"""The corpus folder: which files are documents, what they hold, and the records that lie beside them."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus import archive
from pipeline.corpus.limits import Limits
from pipeline.errors import CorpusError, ReadError
from pipeline.places import is_local, store_of

METADATA_FILE = "metadata.csv"
DECISIONS_FILE = "decisions.jsonl"
_RECORDS = frozenset({METADATA_FILE, DECISIONS_FILE, "readme", "readme.md", "readme.txt"})
_RECORD_FOLDERS = frozenset({"gold"})
_AT_ONCE = 32
"""Objects of a store that are read side by side."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the corpus as it lies there: `name` is what the tables call it, `refused` the (kind, detail) of why
    its bytes cannot be had.
    """

    name: str
    path: Path
    size: int = 0
    sha256: str = ""
    refused: tuple[str, str] | None = None


def sources(corpus: Path, limits: Limits | None = None) -> list[Source]:
    """All documents of a corpus folder in the order of their paths. Raises CorpusError as `corpus_files` does."""
    files = corpus_files(corpus)
    if is_local(corpus):
        return [_source(path, corpus, limits) for path in files]
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # a store takes its time to answer, but answers many at once
        return list(pool.map(lambda path: _source(path, corpus, limits), files))


def _source(path: Path, corpus: Path, limits: Limits | None) -> Source:
    name = name_of(path, corpus)
    try:
        raw = file_bytes(path, corpus, limits)
    except ReadError as error:
        return Source(name, path, refused=(error.kind, error.detail))
    return Source(name, path, len(raw), hashlib.sha256(raw).hexdigest())


def records_digest(corpus: Path) -> str:
    """A digest of what the data team and the reviewers wrote about the documents."""
    digest = hashlib.sha256()
    for name in (METADATA_FILE, DECISIONS_FILE):
        path = corpus / name
        digest.update(f"{name}:".encode() + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def corpus_files(corpus: Path) -> list[Path]:
    """The documents of a corpus folder in the order of their paths: all files but hidden ones and its own records.

    The members of an archive are documents with paths below its own. Links count as files, wherever they lead; reading
    tells what is wrong with them. Raises CorpusError when the folder does not exist, cannot be listed or holds no
    document.
    """
    if is_local(corpus) and not corpus.is_dir():
        raise CorpusError(f"{corpus}: " + ("a file, and no folder of files" if corpus.is_file() else "no such folder"))
    try:
        files = list(_files(corpus) if is_local(corpus) else _objects(corpus))
    except OSError as error:
        raise CorpusError(f"{corpus}: cannot be listed ({error.strerror or error})") from error
    if not files:
        raise CorpusError(f"{corpus}: the folder holds no documents")
    return sorted(archive.opened(files), key=lambda path: _below(path, corpus))


def _files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if archive.is_litter(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _RECORD_FOLDERS:
                    yield from _files_below(folder / entry.name)
            elif entry.name.lower() not in _RECORDS and (entry.is_symlink() or entry.is_file()):
                yield folder / entry.name


def _files_below(folder: Path) -> Iterator[Path]:
    """The files of a sub-folder; the folder itself, which is refused when it is read, where it cannot be listed."""
    try:
        yield from _files(folder)
    except OSError:
        yield folder


def _objects(corpus: Path) -> Iterator[Path]:
    """The documents of a corpus in an object store, all listed at once."""
    try:
        store, root = store_of(corpus)
        keys = store.find(root)
    except Exception as error:  # each store has errors of its own, for no access and no network
        raise CorpusError(f"{corpus}: cannot be listed ({error})") from error
    for key in keys:
        *folders, name = key.removeprefix(f"{root}/").split("/")
        litter = any(map(archive.is_litter, (*folders, name)))
        if name and not litter and name.lower() not in _RECORDS and not _RECORD_FOLDERS.intersection(folders):
            yield corpus.joinpath(*folders, name)


def lies_among_documents(folder: Path, corpus: Path) -> bool:
    """Whether the files of a folder would be documents of the corpus."""
    if is_local(folder) != is_local(corpus):
        return False
    if is_local(folder):
        folder, corpus = folder.resolve(), corpus.resolve()
    if not folder.is_relative_to(corpus):
        return False
    parts = folder.relative_to(corpus).parts
    return not any(archive.is_litter(part) or part in _RECORD_FOLDERS for part in parts)


def name_of(path: Path, corpus: Path) -> str:
    """A document's path relative to the corpus as the tables give it: bytes that are no UTF-8 are written out."""
    return _below(path, corpus).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _below(path: Path, corpus: Path) -> str:
    """The path of a document from its corpus on; `relative_to` takes five times as long."""
    if not is_local(path):
        return path.relative_to(corpus).as_posix()
    return "/".join(path.parts[len(corpus.parts) :])


def file_bytes(path: Path, corpus: Path, limits: Limits | None = None) -> bytes:
    """What a document of the corpus holds. Raises ReadError with the reason when it must not or cannot be read."""
    limits = limits or Limits()
    if not is_local(path):
        return _object_bytes(path, corpus, limits)
    try:
        packed = archive.archive_of(path, corpus)
        file = packed or path
        about = file.lstat()
        # only the last step can be a link: those to folders are not followed
        if is_link := stat.S_ISLNK(about.st_mode):
            if not file.resolve(strict=True).is_relative_to(corpus.resolve()):
                raise ReadError("outside the corpus", f"the link leads out of the folder, to {file.resolve()}")
            about = file.stat()
        if packed is not None:
            return archive.read_member(packed, path, limits)
        if stat.S_ISDIR(about.st_mode):
            why = "links to folders are not followed" if is_link else "the folder cannot be listed"
            raise ReadError("unreadable", why)
        if not stat.S_ISREG(about.st_mode):
            raise ReadError("unreadable", "no file")
        if path.suffix.lower() == archive.SUFFIX:
            raise archive.why_unlisted(path)
        limits.check_size(about.st_size)
        return path.read_bytes()
    except (OSError, RuntimeError) as error:  # a link that leads to itself is a RuntimeError
        raise ReadError("unreadable", getattr(error, "strerror", None) or str(error)) from error


def _object_bytes(path: Path, corpus: Path, limits: Limits) -> bytes:
    """What a document in an object store holds: two questions to the store, as each takes its time."""
    try:
        if (packed := archive.archive_of(path, corpus)) is not None:
            return archive.read_member(packed, path, limits)
        if path.suffix.lower() == archive.SUFFIX:
            raise archive.why_unlisted(path)
        store, key = store_of(path)
        limits.check_size(store.size(key))
        return bytes(store.cat_file(key))
    except OSError as error:
        raise ReadError("unreadable", error.strerror or str(error)) from error
