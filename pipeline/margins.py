"""Notes in the margin: whom minutes set beside a line of their text as the one to act, in a column of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lines import Line

_OWNER = r"(?:[A-Z]{2,4}|All|ALL|[A-Z][a-z]{2,12})(?:(?: ?[/,&] ?| and )[A-Z][A-Za-z]{1,12}){0,3}"
_NOTE = re.compile(rf"(?P<text>\S.{{24,}}?\S) {{3,}}{_OWNER}$")
"""Behind what a line tells, initials or a post: "are to meet on 16 January to     Clerk"."""
BEHIND_SENTENCE = re.compile(rf"[.!?;] {{3,}}{_OWNER}$")
"""The same where a sentence has come to its end."""
_CLOSED = (".", "!", "?", ":", ";")
_NEAR = 3
"""Characters by which the notes of one column may be out of line."""


def without_notes(lines: Sequence[Line | None], view: str) -> None:
    """Makes plain text of the lines that have a note beside them and go on on the next line.

    A row of a table does not go on: below "Book the hall     JB" stands another row, or nothing. What is noted behind
    the end of a sentence stays, as it tells who is to do what the sentence says.
    """
    notes = [(i, note) for i, line in enumerate(lines) if line is not None and (note := _note(lines, i, line))]
    columns = [_column(lines, i, note, view) for i, note in notes]
    sure = [column for (i, _), column in zip(notes, columns, strict=True) if _goes_on_small(lines, i)]
    for (i, note), column in zip(notes, columns, strict=True):
        line = lines[i]
        if line is not None and any(abs(column - other) <= _NEAR for other in sure):
            line.text, line.is_row = note["text"], False
            line.end = line.start + len(line.text)


def _note(lines: Sequence[Line | None], i: int, line: Line) -> re.Match[str] | None:
    """A line with a note behind it, if what it tells goes on on the next line."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None or after.bullet or not line.is_row or "|" in line.text:
        return None
    note = _NOTE.fullmatch(line.text)
    return note if note and not note["text"].endswith(_CLOSED) and "   " not in note["text"] else None


def _goes_on_small(lines: Sequence[Line | None], i: int) -> bool:
    """Whether the line behind line `i` begins with a small letter."""
    after = lines[i + 1]
    return after is not None and after.text[0].islower()


def _column(lines: Sequence[Line | None], i: int, note: re.Match[str], view: str) -> int:
    """How far from the beginning of its line a note stands."""
    line = lines[i]
    begins = line.start if line is not None else 0
    blanks = begins - (view.rfind("\n", 0, begins) + 1)
    return blanks + len(note[0]) - len(note[0][note.end("text") :].lstrip())
