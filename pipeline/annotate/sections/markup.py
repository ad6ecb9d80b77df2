"""Blanks out what Markdown and copied pages mix into the words: emphasis, link targets, addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

_EMPHASIS = re.compile(r"\*\*+|__+|(?<![\w*_])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\w*_])")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\n]{0,600}(?:\([^()\n]{0,100}\)[^()\n]{0,600})?\)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\")\]]{0,2000}[^\s<>\")\].,;:!?']|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"
)


def without_markup(view: str) -> str:
    """The view with emphasis marks, link targets and addresses blanked out, at the same length."""
    if "](" in view:
        view = _LINK.sub(lambda m: f" {m[1]} ".ljust(len(m[0])), view)
    if "*" in view or "_" in view:
        view = _EMPHASIS.sub(lambda m: " " * len(m[0]), view)
    if "://" in view or "www." in view or "@" in view:
        view = _ADDRESS.sub(lambda m: " " * len(m[0]), view)
    return view


def blank_out(view: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The view with the given stretches (in order) turned to blanks: line ends and marks inside wrapped blocks."""
    pieces, last = [], 0
    for start, end in stretches:
        pieces += [view[last:start], " " * (end - start)]
        last = end
    return "".join([*pieces, view[last:]])
