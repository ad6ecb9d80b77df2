"""Read: bytes to a `Briefing` (text, metadata, zones). Nothing downstream knows where a document came from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pipeline.briefing import Briefing, Metadata
from pipeline.errors import CorpusError, ReadError
from pipeline.read.lines import lines_with_text, view_of
from pipeline.read.metadata import find_metadata
from pipeline.read.overrides import OVERRIDES_FILE, read_overrides
from pipeline.read.plain import SUFFIXES, decode
from pipeline.read.zones import find_zones
from pipeline.rules import Rules

__all__ = ["briefing_from_text", "corpus_files", "read_briefing", "read_overrides"]

MOST_BYTES = 100_000_000
"""No briefing is larger than this; what is, is a mistake."""

_PROJECT_FILES = frozenset({OVERRIDES_FILE, "decisions.jsonl", "readme", "readme.md", "readme.txt"})
_PROJECT_FOLDERS = frozenset({"gold"})


def corpus_files(corpus: Path) -> list[Path]:
    """The files of a corpus folder in the order of their paths: all but hidden ones and the corpus' own records.

    Links count as files, wherever they lead; reading tells what is wrong with them. Raises CorpusError when the folder
    does not exist, cannot be listed or holds no document.
    """
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: no such folder")
    try:
        files = [path for path in corpus.rglob("*") if _is_document(path, path.relative_to(corpus).parts)]
    except OSError as error:
        raise CorpusError(f"{corpus}: cannot be listed ({error.strerror or error})") from error
    if not files:
        raise CorpusError(f"{corpus}: the folder holds no documents")
    return sorted(files, key=lambda path: path.relative_to(corpus).as_posix())


def _is_document(path: Path, parts: tuple[str, ...]) -> bool:
    if any(part.startswith(".") for part in parts) or _PROJECT_FOLDERS.intersection(parts[:-1]):
        return False
    return parts[-1].lower() not in _PROJECT_FILES and (path.is_symlink() or path.is_file())


def read_briefing(path: Path, corpus: Path, rules: Rules, overrides: Mapping[str, Metadata]) -> Briefing:
    """The briefing in a file. Raises ReadError with the reason when it cannot be read."""
    name = path.relative_to(corpus).as_posix()
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        kinds = ", ".join(SUFFIXES)
        raise ReadError("unknown format", f"no reader for {path.suffix or 'files without a suffix'} (there is {kinds})")
    raw = _bytes_of(path, corpus)
    briefing = briefing_from_text(decode(raw), rules, path=name, override=overrides.get(name))
    briefing.format, briefing.sha256 = form, hashlib.sha256(raw).hexdigest()
    return briefing


def _bytes_of(path: Path, corpus: Path) -> bytes:
    """What a file of the corpus holds. Raises ReadError with the reason when it must not or cannot be read."""
    try:
        if not path.resolve(strict=True).is_relative_to(corpus.resolve()):
            raise ReadError("outside the corpus", f"the link leads out of the folder, to {path.resolve()}")
        if not path.is_file():
            raise ReadError("unreadable", "no file")
        if (size := path.stat().st_size) > MOST_BYTES:
            raise ReadError("too large", f"{size:,} bytes; a briefing has at most {MOST_BYTES:,}")
        return path.read_bytes()
    except (OSError, RuntimeError) as error:  # a link that leads to itself is a RuntimeError
        raise ReadError("unreadable", getattr(error, "strerror", None) or str(error)) from error


def briefing_from_text(text: str, rules: Rules, *, path: str = "", override: Metadata | None = None) -> Briefing:
    """A briefing from text: its furniture marked, and who published what when as far as it says."""
    view = view_of(text)
    lines = list(lines_with_text(view))
    zones = find_zones(text, lines, rules.zones)
    metadata = find_metadata(text, view, lines, zones, path, rules)
    if override is not None:
        for field in ("title", "author", "publisher", "published"):
            if (value := getattr(override, field)) is not None:
                setattr(metadata, field, value)
                metadata.sources[field] = "metadata"
        if override.published is not None:
            metadata.published_precision = override.published_precision
    return Briefing(text=text, path=path, metadata=metadata, boilerplate=zones.spans)
