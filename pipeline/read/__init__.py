"""Read: bytes to a `Briefing` (text, metadata, zones). Nothing downstream knows where a document came from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pipeline.briefing import Briefing, Metadata
from pipeline.corpus import file_bytes, name_of
from pipeline.corpus.limits import Limits
from pipeline.read import formats
from pipeline.read.blocks import Reading
from pipeline.read.front_matter import slips
from pipeline.read.lines import lines_with_text, view_of
from pipeline.read.metadata import declare, find_metadata
from pipeline.read.overrides import apply_override, as_named, read_overrides
from pipeline.read.registry import read_as
from pipeline.read.zones import find_zones, united
from pipeline.reflow import Reflowed
from pipeline.rules import Rules

__all__ = ["as_named", "briefing_from_bytes", "briefing_from_text", "formats", "read_briefing", "read_overrides"]


def read_briefing(
    path: Path, corpus: Path, rules: Rules, overrides: Mapping[str, Metadata], limits: Limits | None = None
) -> Briefing:
    """The briefing in a file. Raises ReadError with the reason when it cannot be read."""
    name = name_of(path, corpus)
    return briefing_from_bytes(file_bytes(path, corpus, limits), name, rules, overrides.get(name), limits)


def briefing_from_bytes(
    raw: bytes, name: str, rules: Rules, override: Metadata | None = None, limits: Limits | None = None
) -> Briefing:
    """The briefing that the bytes of the file `name` are. Raises ReadError with the reason when they are none."""
    form, reading = read_as(raw, PurePosixPath(name).suffix, limits or Limits())
    briefing = _briefing(reading, rules, name, override)
    briefing.format, briefing.sha256 = form.name, hashlib.sha256(raw).hexdigest()
    return briefing


def briefing_from_text(text: str, rules: Rules, *, path: str = "", override: Metadata | None = None) -> Briefing:
    """A briefing from text: its furniture marked, and who published what when as far as it says."""
    return _briefing(Reading(text), rules, path, override)


def _briefing(reading: Reading, rules: Rules, path: str, override: Metadata | None) -> Briefing:
    """A briefing from what a reader made of a file."""
    flow = Reflowed(reading.text)
    view = view_of(flow.text)
    lines = list(lines_with_text(view))
    zones = find_zones(flow.text, lines, rules.zones)
    notices: list[str] = []
    metadata = find_metadata(flow.text, view, lines, zones, path, rules, notices)
    declare(metadata, reading.declared, rules)
    if override is not None:
        apply_override(metadata, override)
    if metadata.sources.get("published") in ("declared", "metadata"):
        notices = []  # somebody has told which day it is
    notices += [told for field, told in slips(reading.text) if metadata.sources.get(field) != "metadata"]
    return Briefing(
        text=reading.text,
        path=path,
        metadata=metadata,
        boilerplate=united([flow.original(start, end) for start, end in zones.spans], reading.furniture),
        places=reading.places,
        notices=[*reading.notices, *notices],
    )
