"""Pages to text: lines of print to headings, paragraphs, list items and tables.

Print knows no paragraphs, only lines at places. A line goes on with the one above it when it stands as close below as
lines of the page do and looks alike; larger or bold lines on their own are headings; what stands at the head or foot
of page after page is the page's furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from pipeline.read.blocks import Blocks, Reading

_LARGER = 1.1
"""A heading's letters are larger than the text's by this factor, unless they are bold."""
_MOST_LEVELS = 4
_LONGEST_HEADING = 200
_LONGEST_BOLD_HEADING = 120
_APART = 1.4
"""Lines further apart than this times the usual distance belong to different paragraphs."""
_EDGE_LINES = 2
"""Running heads and feet are at most so many lines."""
_EDGE_SHARE = 0.12
"""They stand in this share of the page's height from its edge."""
_RUNNING_SHARE = 0.5
"""They come back on at least this share of the pages (and on two)."""
_PAGE_NUMBER = re.compile(r"(?:page )?[-–|]? ?(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|/) ?\d{1,4})? ?[-–|]?$", re.I)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"([•·▪■◦➢✓✔§□●○❖⁃➤►\uf0b7\uf0a7\uf0d8\u2022*o–-]) +(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)] +(?=\S)")
_GLYPH = "•"
_HYPHENS = ("-", "\u00ad", "\u2010")
_ENDS = (".", "!", "?", ":", ";", "”", '"')
_WORD_END = re.compile(r"[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*$")
_WORD_START = re.compile(r"[a-zà-ÿ]+")
_LONGEST_WORD = 60
_COLUMNS = "   "


@dataclass(slots=True)
class Line:
    """A line of print: its words, where it stands on the page (points from the top and the left), how it looks."""

    text: str
    top: float
    bottom: float
    left: float
    right: float
    size: float
    bold: bool


@dataclass(slots=True)
class Table:
    """A table with rules around its cells."""

    rows: list[list[str]]


@dataclass(slots=True)
class PageLayout:
    """A page: its number from 1, its height, its lines and tables in the order of the text."""

    number: int
    height: float
    parts: list[Line | Table]


@dataclass(slots=True)
class _Style:
    """What the lines of a document usually look like."""

    size: float
    leading: float
    headings: dict[float, int]


@dataclass(slots=True)
class _Open:
    """The paragraph, item or heading that the next line may go on with."""

    kind: str
    text: str
    last: Line
    pages: list[tuple[int, int]] = field(default_factory=list)
    """(offset in `text`, page) of the first character on each page."""
    level: int = 1


def text_of(pages: Sequence[PageLayout]) -> Reading:
    """The text of pages, each offset with its page."""
    return _Composer(pages).compose()


class _Composer:
    def __init__(self, pages: Sequence[PageLayout]) -> None:
        self._pages = pages
        self._running = _running_lines(pages)
        lines = [line for page in pages for line in page.parts if isinstance(line, Line)]
        self._style = _style(lines)
        self._words = _hyphenated(lines)
        self._left = min((line.left for line in lines), default=0.0)
        self._text = Blocks()
        self._open: _Open | None = None
        self._waiting: list[tuple[str, int]] = []  # furniture met while a paragraph may still go on

    def compose(self) -> Reading:
        for page in self._pages:
            last: Line | None = None
            for index, part in enumerate(page.parts):
                if isinstance(part, Table):
                    self._close()
                    for row in part.rows:
                        if any(row):
                            self._text.row(row, page=page.number)
                    last = None
                elif (page.number, index) in self._running:
                    self._waiting.append((part.text, page.number))
                else:
                    self._line(part, last, page.number)
                    last = part
        self._close()
        return self._text.reading()

    def _line(self, line: Line, above: Line | None, page: int) -> None:
        """Adds a line to the open block, or opens another with it."""
        level = self._heading_level(line)
        if self._open is not None and self._goes_on(self._open, line, above, level):
            self._join(self._open, line, page)
            return
        self._close()
        if level:
            self._open = _Open("heading", line.text, line, [(0, page)], level)
        elif _COLUMNS in line.text and not _BULLET.match(line.text):
            self._text.row(line.text.split(_COLUMNS), page=page)
        elif bullet := _BULLET.match(line.text):
            text = f"{_GLYPH} {line.text[bullet.end() :]}"
            self._open = _Open("item", self._indent(line) + text, line, [(0, page)])
        else:
            kind = "item" if _NUMBER.match(line.text) else "paragraph"
            self._open = _Open(kind, line.text, line, [(0, page)])

    def _goes_on(self, block: _Open, line: Line, above: Line | None, level: int) -> bool:
        """Whether a line belongs to the open block."""
        if block.kind == "heading" or level:
            same = block.kind == "heading" and block.level == level and above is block.last
            return same and line.size == block.last.size and self._is_close(block.last, line)
        if _BULLET.match(line.text) or _COLUMNS in line.text:
            return False
        if above is None:  # the first line of a page goes on with a sentence that the last page left open
            return not block.text.endswith(_ENDS) and (line.text[0].islower() or block.text.endswith(_HYPHENS))
        if _NUMBER.match(line.text) and (block.kind == "item" or block.text.endswith(_ENDS)):
            return False
        return abs(line.size - block.last.size) < 1 and self._is_close(above, line)

    def _is_close(self, above: Line, line: Line) -> bool:
        return 0 < line.top - above.top <= _APART * self._style.leading * max(1.0, line.size / self._style.size)

    def _join(self, block: _Open, line: Line, page: int) -> None:
        """Adds a line to a block."""
        block.text = self._before(block.text, line.text)
        if block.pages[-1][1] != page:
            block.pages.append((len(block.text), page))
        block.text += line.text
        block.last = line

    def _before(self, text: str, following: str) -> str:
        """A text as it stands before the words of the next line: with a blank, or without a hyphen that only breaks.

        A word that has its hyphen in the middle of a line elsewhere ("long-term") keeps it.
        """
        if not text.endswith(_HYPHENS) or text.endswith(" ", 0, -1):
            return f"{text} "
        end, start = _WORD_END.search(text[-_LONGEST_WORD:-1]), _WORD_START.match(following)
        if end is None or start is None:
            return text
        return text if text[-1] == "-" and f"{end[0]}-{start[0]}".lower() in self._words else text[:-1]

    def _heading_level(self, line: Line) -> int:
        """The level of a heading, 0 for a line of text."""
        if line.text.endswith((".", ",", ";")) or len(line.text) > _LONGEST_HEADING or not _has_letters(line.text):
            return 0
        if level := self._style.headings.get(line.size):
            return level
        if line.bold and len(line.text) <= _LONGEST_BOLD_HEADING and not _BULLET.match(line.text):
            return min(len(self._style.headings) + 1, _MOST_LEVELS + 1)
        return 0

    def _indent(self, line: Line) -> str:
        """Blanks before a bullet: deeper lists stand further to the right."""
        return "  " * min(int((line.left - self._left) / (2 * self._style.size)), _MOST_LEVELS)

    def _close(self) -> None:
        """Writes the open block, and the furniture that stood in between."""
        if (block := self._open) is not None:
            self._open = None
            place = {"page": block.pages[0][1]}
            if block.kind == "heading":
                self._text.heading(block.text, block.level, **place)
            elif block.kind == "item" and _GLYPH in block.text[: 2 * _MOST_LEVELS + 1]:
                indent, _, words = block.text.partition(_GLYPH)
                self._text.item(words, len(indent) // 2 + 1, _GLYPH, **place)
            else:
                self._text.paragraph(block.text, **place)
            for offset, page in block.pages[1:]:
                self._text.page(len(block.text) - offset, page)
        for text, page in self._waiting:
            self._text.furniture(text, page=page)
        self._waiting = []


def _has_letters(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= 2


def _style(lines: Sequence[Line]) -> _Style:
    """The usual size and distance of lines, and the sizes of headings with their levels."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    size = max(letters, key=lambda s: (letters[s], s), default=10.0)
    steps = [b.top - a.top for a, b in pairwise(lines) if a.size == b.size == size and b.top > a.top]
    larger = sorted((s for s in letters if s > _LARGER * size), reverse=True)
    headings = {s: min(level, _MOST_LEVELS) for level, s in enumerate(larger, 1)}
    return _Style(size or 10.0, median(steps) if steps else 1.2 * size, headings)


def _hyphenated(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand with a hyphen in the middle of a line: at the end of one they keep it, too."""
    return frozenset(word.lower() for line in lines for word in re.findall(r"[A-Za-zÀ-ÿ]+-[a-zà-ÿ]+", line.text))


def _running_lines(pages: Sequence[PageLayout]) -> set[tuple[int, int]]:
    """(page, index of the part) of page numbers, running heads and feet."""
    edges = [
        (page.number, index, _DIGITS.sub("#", line.text.lower())) for page in pages for index, line in _edge_lines(page)
    ]
    seen = Counter(key for _, key in {(number, key) for number, _, key in edges})
    least = max(2, _RUNNING_SHARE * len(pages))
    return {
        (number, index)
        for number, index, key in edges
        if seen[key] >= least or _PAGE_NUMBER.match(key.replace("#", "1"))
    }


def _edge_lines(page: PageLayout) -> list[tuple[int, Line]]:
    """The lines in the upper and lower margin of a page with their indices."""
    lines = sorted(
        ((index, part) for index, part in enumerate(page.parts) if isinstance(part, Line)), key=lambda x: x[1].top
    )
    edge = _EDGE_SHARE * page.height
    top = [item for item in lines[:_EDGE_LINES] if item[1].bottom <= edge]
    foot = [item for item in lines[-_EDGE_LINES:] if item[1].top >= page.height - edge]
    return top + [item for item in foot if item not in top]
