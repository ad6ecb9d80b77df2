"""Read: bytes to a `Briefing` (text, metadata, zones). Nothing downstream knows where a document came from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pipeline.briefing import Briefing, Metadata
from pipeline.errors import CorpusError, ReadError
from pipeline.read.metadata import find_metadata
from pipeline.read.overrides import OVERRIDES_FILE, read_overrides
from pipeline.read.plain import SUFFIXES, decode
from pipeline.read.zones import boilerplate, lines_with_text
from pipeline.rules import Rules

__all__ = ["briefing_from_text", "corpus_files", "read_briefing", "read_overrides"]

MOST_BYTES = 100_000_000
"""No briefing is larger than this; what is, is a mistake."""

_PROJECT_FILES = {OVERRIDES_FILE, "decisions.jsonl"}
_PROJECT_FOLDERS = {"gold"}


def corpus_files(corpus: Path) -> list[Path]:
    """The files of a corpus folder in the order of their paths: all but hidden ones and the corpus' own records.

    Raises CorpusError when the folder does not exist or holds no file.
    """
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: no such folder")
    files = [
        path
        for path in corpus.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(corpus).parts)
        and path.name not in _PROJECT_FILES
        and not _PROJECT_FOLDERS & set(path.relative_to(corpus).parts[:-1])
    ]
    if not files:
        raise CorpusError(f"{corpus}: the folder holds no documents")
    return sorted(files, key=lambda path: path.relative_to(corpus).as_posix())


def read_briefing(path: Path, corpus: Path, rules: Rules, overrides: Mapping[str, Metadata]) -> Briefing:
    """The briefing in a file. Raises ReadError with the reason when it cannot be read."""
    name = path.relative_to(corpus).as_posix()
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise ReadError("unknown format", f"no reader for {path.suffix or 'files without a suffix'}")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReadError("too large", f"more than {MOST_BYTES:,} bytes")
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable", error.strerror or str(error)) from error
    briefing = briefing_from_text(decode(raw), rules, path=name, override=overrides.get(name))
    briefing.format, briefing.sha256 = form, hashlib.sha256(raw).hexdigest()
    return briefing


def briefing_from_text(text: str, rules: Rules, *, path: str = "", override: Metadata | None = None) -> Briefing:
    """A briefing from text: its furniture marked, and who published what when as far as it says."""
    lines = list(lines_with_text(text))
    zones = boilerplate(text, lines, rules.zones)
    metadata = find_metadata(text, lines, zones, path, rules)
    if override is not None:
        for field in ("title", "author", "publisher", "published"):
            if (value := getattr(override, field)) is not None:
                setattr(metadata, field, value)
                metadata.sources[field] = "metadata"
        if override.published is not None:
            metadata.published_precision = override.published_precision
    return Briefing(text=text, path=path, metadata=metadata, boilerplate=zones)
