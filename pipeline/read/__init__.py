"""Read: bytes to a `Briefing` (text, metadata, zones). Nothing downstream knows where a document came from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pipeline.briefing import Briefing, Metadata
from pipeline.corpus import file_bytes
from pipeline.errors import ReadError
from pipeline.read.lines import lines_with_text, view_of
from pipeline.read.metadata import find_metadata
from pipeline.read.overrides import read_overrides
from pipeline.read.plain import SUFFIXES, decode
from pipeline.read.zones import find_zones
from pipeline.rules import Rules

__all__ = ["briefing_from_bytes", "briefing_from_text", "read_briefing", "read_overrides"]


def read_briefing(path: Path, corpus: Path, rules: Rules, overrides: Mapping[str, Metadata]) -> Briefing:
    """The briefing in a file. Raises ReadError with the reason when it cannot be read."""
    name = path.relative_to(corpus).as_posix()
    return briefing_from_bytes(file_bytes(path, corpus), name, rules, overrides.get(name))


def briefing_from_bytes(raw: bytes, name: str, rules: Rules, override: Metadata | None = None) -> Briefing:
    """The briefing that the bytes of the file `name` are. Raises ReadError with the reason when they are none."""
    suffix = PurePosixPath(name).suffix
    form = SUFFIXES.get(suffix.lower())
    if form is None:
        kinds = ", ".join(SUFFIXES)
        raise ReadError("unknown format", f"no reader for {suffix or 'files without a suffix'} (there is {kinds})")
    briefing = briefing_from_text(decode(raw), rules, path=name, override=override)
    briefing.format, briefing.sha256 = form, hashlib.sha256(raw).hexdigest()
    return briefing


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
