"""The lines of a page: where they stand, and their wording without marks and with one kind of quote and dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lines import MARKDOWN_HEADING

# `str.replace`, sign by sign, is many times faster than `str.translate` on text beyond ASCII
_SAME = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("—", "–"), ("\u2011", "-"))
_MARKS = " \t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029#>*•·|_=~▪■-–"
_COLUMN = "   "
_LONGEST = 1000
"""Links in longer lines stay as they are: no rule reads such lines."""
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()]{1,500}\)")


class Line(NamedTuple):
    """A line with text: half-open offsets into the document, and what it says."""

    start: int
    end: int
    wording: str
    """The line without the marks around it, with plain quotes, and with links as their labels."""
    folded: str
    """`wording` in lower case."""
    heading: int = 0
    """The level of a Markdown heading, 0 for any other line."""


def view_of(text: str) -> str:
    """A text of the same length with one kind of quote, dash and blank."""
    for sign, plain in _SAME:
        text = text.replace(sign, plain)
    return text


def lines_with_text(view: str) -> Iterator[Line]:
    """The lines of a text's view that hold more than blanks and marks."""
    start = 0
    for raw in view.splitlines(keepends=True):
        wording = raw.strip(_MARKS)
        if wording:
            marked = MARKDOWN_HEADING.match(raw)  # "#1 What we did" is numbered
            heading = len(marked[1]) if marked else 0
            if "](" in wording and len(wording) <= _LONGEST:
                wording = _LINK.sub(r"\1", wording)
            if "\t" in wording:
                wording = wording.replace("\t", _COLUMN)
            yield Line(start, start + len(raw.rstrip()), wording, wording.lower(), heading)
        start += len(raw)
