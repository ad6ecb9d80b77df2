"""Blanks out what Markdown and copied pages mix into the words: emphasis, link targets, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_EMPHASIS = re.compile(
    r"[*_](?:(?=[*_])|(?<=[*_].)|(?<!\S.)(?=\S)|(?<=\S.)(?!\S)|(?<=[^\W_].)(?![^\W_])|(?<![^\W_].)(?=[^\W_]))",
    re.DOTALL,
)
"""Marks of emphasis: beside one another, or with a blank, a letter or a sign on one side and another sort on the other.

A single one inside a word or between blanks ("snake_case", "2 * 3") is none.
"""
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\n]{0,600}(?:\([^()\n]{0,100}\)[^()\n]{0,600})?\)")
_PAGE = re.compile(r"(?:https?://|www\.)[^\s<>\")\]]{0,2000}[^\s<>\")\].,;:!?']")
_DOMAIN = re.compile(r"@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")
_MAILBOX = re.compile(r"[\w.+-]+$")
_LONGEST_MAILBOX = 64


def without_markup(view: str) -> str:
    """The view with emphasis marks, link targets and addresses blanked out, at the same length."""
    if "](" in view:
        view = _LINK.sub(lambda m: f" {m[1]} ".ljust(len(m[0])), view)
    if "*" in view or "_" in view:
        view = _EMPHASIS.sub(" ", view)
    if "://" in view or "www." in view:
        view = _PAGE.sub(lambda m: " " * len(m[0]), view)
    if "@" in view:
        view = blank_out(view, list(_mail_addresses(view)))
    return view


def _mail_addresses(view: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand, in order."""
    last = 0
    for found in _DOMAIN.finditer(view):
        at = found.start()
        if mailbox := _MAILBOX.search(view[max(last, at - _LONGEST_MAILBOX) : at]):
            yield at - len(mailbox[0]), found.end()
            last = found.end()


def blank_out(view: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The view with the given stretches (in order) turned to blanks: line ends and marks inside wrapped blocks."""
    pieces, last = [], 0
    for start, end in stretches:
        pieces += [view[last:start], " " * (end - start)]
        last = end
    return "".join([*pieces, view[last:]])
