"""Tells the briefing from the furniture of the web page it was copied from, by the wording of `rules/zones.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.rules.reading import ZoneRules

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_MARKS = re.compile(r"^[\s#>*•·|_-]+|[\s*|_]+$")

_TOP_LINES = 25
"""A menu is over before this many lines with text."""
_TAIL_SHARE = 0.5
"""The furniture below a briefing begins in the second half of the page."""
_LONG = 160
"""A line longer than this is prose: no menu entry, no prompt."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with text: half-open offsets into the document, and its wording without marks and with plain quotes."""

    start: int
    end: int
    wording: str


def lines_with_text(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than blanks and marks."""
    start = 0
    for raw in text.splitlines(keepends=True):
        wording = _MARKS.sub("", raw.translate(_QUOTES))
        if wording:
            yield Line(start, start + len(raw.rstrip()), wording)
        start += len(raw)


def boilerplate(text: str, lines: Sequence[Line], rules: ZoneRules) -> list[tuple[int, int]]:
    """Half-open stretches of `text` that are furniture, in order and apart from one another."""
    if not lines:
        return []
    patterns = rules.patterns
    is_furniture = [len(line.wording) <= _LONG and bool(patterns["line"].fullmatch(line.wording)) for line in lines]
    first = _first_body_line(lines, is_furniture, patterns["top"])
    tail = _tail(text, lines, is_furniture, rules)
    zones = [(0, lines[first].start)] if first else []
    zones += [(line.start, line.end) for i, line in enumerate(lines) if first <= i < tail and is_furniture[i]]
    if tail < len(lines):
        zones.append((lines[tail].start, len(text)))
    return zones


def _first_body_line(lines: Sequence[Line], is_furniture: Sequence[bool], top: re.Pattern[str]) -> int:
    """The index of the first line of the briefing: 0 when no menu stands above it."""
    for i, line in enumerate(lines[:_TOP_LINES]):
        if not is_furniture[i] and not top.fullmatch(line.wording):
            return i
    return 0


def _tail(text: str, lines: Sequence[Line], is_furniture: Sequence[bool], rules: ZoneRules) -> int:
    """The index of the line that begins the furniture below the briefing; len(lines) when there is none."""
    closers, cues = rules.patterns["closers"], rules.patterns["cues"]
    for i, line in enumerate(lines):
        if line.start < _TAIL_SHARE * len(text) or len(line.wording) > _LONG or not closers.fullmatch(line.wording):
            continue
        rest = range(i + 1, len(lines))
        confirmed = sum(is_furniture[j] or bool(cues.fullmatch(lines[j].wording)) for j in rest)
        # "See also" above more of the briefing is a cross-reference: real furniture is confirmed soon and often
        if not rest or confirmed >= max(1, len(rest) // 12):
            return i
    return len(lines)
