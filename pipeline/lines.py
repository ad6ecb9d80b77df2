"""The lines of a text and the marks by which they show what they are: bullets, numbers, underlines, bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKDOWN_HEADING = re.compile(r"(#{1,6}) +(?=\S)")
UNDERLINE = re.compile(r"(=+|-+) *$")
RULE = re.compile(r"[ |:*_=.·•~+#-]*$")
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}\.|[A-Z][.)])[ \t]+(?=\S)")
_GLYPHS = "•·▪■◦➢✓✔»§□‣●○❖⁃➤►→"
_TICK = r"(?:\[[ xX]\] +)?"
BULLET = re.compile(
    rf"(?:(?P<glyph>[{_GLYPHS}]+)[ \t]*|(?P<sign>[-*–o+]+)[ \t]+"
    rf"|(?P<open>\(?)(?P<count>\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,5}})(?P<close>\.\)|[.)])[ \t]+(?=\S)|(?=\[[ xX]\] ))"
    rf"{_TICK}"
)
_BARE_BULLET = re.compile(rf"(?:[{_GLYPHS}]+|[-*–o]|\(?(?:\d{{1,3}}|[a-z])[.)])$")
_ROW = re.compile(r"\|.*\||\S\t\S|[^\s.?!] {3,}\S")
"""Blanks behind a full stop part sentences: some typists set three of them there."""
ENTRY = re.compile(
    r"(?:[A-Z][a-z]{1,9}\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}(?: \([A-Z]{2,4}\))?(?:,| [–-] | \(| & | and [A-Z])"
)
"""How a line of a list of people begins; of two of them the second does not go on with the first."""
_TAB = 4


@dataclass(slots=True)
class Line:
    """A line without the blanks and quote marks around it.

    `indent` counts the blanks before it, `mark` is where it begins with its quote marks, `bullet` the bullet or number
    that it begins with, `is_row` whether it is a row of a table: bars at both ends, or columns set off by tabs or runs
    of blanks.
    """

    start: int
    end: int
    indent: int
    text: str
    quoted: bool
    mark: int
    bullet: re.Match[str] | None
    is_row: bool


def read_lines(lines: str) -> Iterator[Line | None]:
    """The lines of a text; None for a blank one."""
    start = 0
    for raw in lines.split("\n"):
        body = raw.strip()
        yield _read(raw, body, start) if body else None
        start += len(raw) + 1


def _read(raw: str, body: str, start: int) -> Line | None:
    """The line `raw`, which is `body` with blanks around it and begins at `start`; None when only quote marks are."""
    blanks = len(raw) - len(raw.lstrip())
    first = mark = start + blanks
    quoted = body[0] == ">"
    if quoted:
        body = body.lstrip("> \t")
        first = start + len(raw.rstrip()) - len(body)
        if not body:
            return None
    indent = len(raw[:blanks].expandtabs(_TAB)) if blanks else 0
    # nine lines in ten begin with a word, which is no bullet
    bullet = None if body[:2].isalpha() and body[0] not in "ivxIVX" else BULLET.match(body)
    columns = "   " in body or "\t" in body or "|" in body
    is_row = columns and bullet is None and _is_row(body)
    return Line(first, first + len(body), indent, body, quoted, mark, bullet, is_row)


def _is_row(body: str) -> bool:
    """Whether a line has columns; a number before a paragraph is none."""
    number = NUMBERED.match(body)
    return _ROW.search(body, number.end() if number and "|" not in body else 0) is not None


def is_bare_bullet(text: str) -> bool:
    """Whether a line holds a bullet or a number and nothing else."""
    return len(text) <= 5 and _BARE_BULLET.match(text) is not None


def style_of(bullet: re.Match[str]) -> str:
    """What a bullet looks like: lists that are nested in each other usually differ in it."""
    if bullet["glyph"]:
        return bullet["glyph"][0]
    if bullet["sign"]:
        return bullet["sign"]
    count = bullet["count"]
    if count is None:
        return "[]"
    kind = "1" if count.isdigit() else "i" if len(count) > 1 or count in "iI" else "a"
    return bullet["open"] + (kind.upper() if count.isupper() else kind) + bullet["close"]
