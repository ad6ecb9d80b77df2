"""The blocks of an HTML tree: headings, paragraphs, items, quotations and rows, each with its XPath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline.read.blocks import LONGEST_REPEATED, Blocks, tidy

Kind = Literal["heading", "paragraph", "item", "quotation", "row"]

_UNREAD = frozenset(
    {
        *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas"),
        *("audio", "video", "map", "nav", "aside", "footer", "dialog", "button", "select", "option", "datalist"),
        *("input", "textarea"),
    }
)
"""Elements that hold no words of a page's own text: code, controls, and the page's furniture by its own account."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        *("html", "body", "p", "div", "section", "article", "main", "header", "hgroup", "address", "figure"),
        *("figcaption", "details", "summary", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table"),
        *("caption", "thead", "tbody", "tfoot", "tr", "td", "th", "form", "fieldset", "legend", "center", "hr", "menu"),
        *_HEADINGS,
    }
)
_LISTS = ("ul", "ol", "menu")
_LEAST_COLUMNS = 2
_MOST_REPEATED = 20_000
"""So many times in a page a cell may count again in a further row."""
_BULLET = "-"


@dataclass(slots=True)
class Block:
    """A block with its words: `level` is that of a heading or the depth of an item, `cells` are those of a row."""

    kind: Kind
    text: str
    element: str
    level: int = 1
    bullet: str = _BULLET
    cells: list[str] = field(default_factory=list)

    @property
    def is_title(self) -> bool:
        """Whether it is a heading of the first level."""
        return self.kind == "heading" and self.level == 1

    def write(self, text: Blocks) -> None:
        """Adds the block to a text."""
        if self.kind == "heading":
            text.heading(self.text, self.level, element=self.element)
        elif self.kind == "item":
            text.item(self.text, self.level, self.bullet, element=self.element)
        elif self.kind == "row":
            text.row(self.cells, element=self.element)
        elif self.kind == "quotation":
            text.quotation(self.text, element=self.element)
        else:
            text.paragraph(self.text, element=self.element)


def blocks_of(tree: Any) -> list[Block]:
    """The blocks of an lxml tree in the order of the page; what is hidden from readers is left out."""
    return _Walk().over(tree)


class _Walk:
    """One pass over a tree, without recursion: pages can be nested as deeply as the parser lets them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._path: list[tuple[str, Counter[str]]] = [("", Counter())]
        self._lists: list[tuple[str, int]] = []  # the open lists, and how many items they have had
        self._quotations = 0
        self._heading = 0
        self._in_item = False
        self._term = ""
        self._repeats = iter(range(_MOST_REPEATED))
        self._grids: list[_Grid | None] = []  # the open tables; None for those that only lay out a page

    def over(self, tree: Any) -> list[Block]:
        """Walks over all elements."""
        stack: list[tuple[Any, bool]] = [(tree, False)]
        while stack:
            element, done = stack.pop()
            if done:
                self._end(element)
                continue
            if not self._begin(element):
                continue
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        self._flush()
        return self.blocks

    def _begin(self, element: Any) -> bool:
        """Opens an element; False when nothing in it is read."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNREAD or _is_hidden(element):
            if isinstance(tag, str):
                self._path[-1][1][tag] += 1
            self._words.append(element.tail or "")
            return False
        if tag in _BLOCKS:
            self._flush()
        counts = self._path[-1][1]
        counts[tag] += 1
        self._path.append((f"{tag}[{counts[tag]}]" if tag not in ("html", "body") else tag, Counter()))
        self._open(element, tag)
        text = element.text or ""
        self._words.append(text if self._keeps_breaks(element) else text.replace("\n", " "))
        return True

    def _open(self, element: Any, tag: str) -> None:
        if tag in _LISTS:
            start = element.get("start", "1")
            self._lists.append((tag, int(start) - 1 if start.isdecimal() and len(start) < 6 else 0))
        elif tag == "li":
            if self._lists:
                kind, count = self._lists[-1]
                self._lists[-1] = kind, count + 1
            self._in_item = True
        elif tag == "blockquote":
            self._quotations += 1
        elif tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag == "table":
            self._grids.append(_Grid(self._repeats) if _holds_data(element) else None)
        elif tag == "tr" and self._grid is not None:
            self._grid.begin()
        elif tag == "br":
            self._words.append("\n")

    def _end(self, element: Any) -> None:
        """Closes an element, and takes in the text behind it."""
        tag = element.tag
        grid = self._grid
        if tag in ("td", "th") and self._in_row:
            assert grid is not None
            grid.add(tidy("".join(self._words)), _span(element, "rowspan"), _span(element, "colspan"))
            self._words = []
        elif tag == "dt":
            self._term = tidy("".join(self._words))
            self._words = []
        elif tag in _BLOCKS:
            self._flush()
        if tag == "tr" and grid is not None and grid.is_open:
            cells, own = grid.end()
            if own:
                self.blocks.append(Block("row", own, self._xpath(), cells=cells))
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._in_item = False
        elif tag == "blockquote":
            self._quotations -= 1
        elif tag in _HEADINGS:
            self._heading = 0
        elif tag == "table":
            self._grids.pop()
        self._path.pop()
        tail = element.tail or ""
        self._words.append(tail if self._keeps_breaks(element.getparent()) else tail.replace("\n", " "))

    @property
    def _grid(self) -> _Grid | None:
        """The table of data at hand."""
        return self._grids[-1] if self._grids else None

    @property
    def _in_row(self) -> bool:
        return self._grid is not None and self._grid.is_open

    @staticmethod
    def _keeps_breaks(element: Any) -> bool:
        return element is not None and element.tag == "pre"

    def _xpath(self) -> str:
        return "/".join(name for name, _ in self._path)

    def _flush(self) -> None:
        """Ends the block at hand; inside a row words go on gathering for the cell."""
        if self._in_row:
            self._words.append(" ")
            return
        text = tidy("".join(self._words))
        self._words = []
        if not text:
            return
        place = self._xpath()
        if self._term:
            text, self._term = f"{self._term.rstrip(' :')}: {text}", ""
        if self._heading:
            self.blocks.append(Block("heading", text, place, self._heading))
        elif self._in_item and self._lists:
            kind, count = self._lists[-1]
            bullet = f"{count}." if kind == "ol" else _BULLET
            self.blocks.append(Block("item", text, place, len(self._lists), bullet))
            self._in_item = False
        elif self._quotations:
            self.blocks.append(Block("quotation", text, place))
        else:
            self.blocks.append(Block("paragraph", text, place))


class _Grid:
    """A table row by row: a cell that spans rows counts in each of them, as long as `repeats` lasts."""

    def __init__(self, repeats: Iterator[int]) -> None:
        self._repeats = repeats
        self.is_open = False
        self._cells: list[str] = []
        self._own: list[str] = []
        self._column = 0
        self._spanning: dict[int, tuple[str, int, int]] = {}
        """{column: (words, rows that the cell still spans, columns)}"""

    def begin(self) -> None:
        """Begins a row."""
        self.is_open, self._cells, self._own, self._column = True, [], [], 0
        self._take_over()

    def add(self, words: str, rows: int, columns: int) -> None:
        """Adds a cell of the row's own."""
        self._own.append(words)
        self._put(words, rows, columns)
        self._take_over()

    def end(self) -> tuple[list[str], str]:
        """All cells of the row, and the words of its own ones."""
        self.is_open = False
        return self._cells, " ".join(filter(None, self._own))

    def _put(self, words: str, rows: int, columns: int) -> None:
        self._cells.append(words)
        if rows > 1:
            self._spanning[self._column] = words if len(words) <= LONGEST_REPEATED else "", rows - 1, columns
        self._column += columns

    def _take_over(self) -> None:
        """Takes over the cells that reach into this row from above, up to the next place for an own one."""
        while (cell := self._spanning.pop(self._column, None)) is not None:
            if next(self._repeats, None) is None:
                self._spanning.clear()
                return
            self._put(*cell)


def _span(element: Any, name: str) -> int:
    """How many rows or columns a cell takes."""
    value = element.get(name, "1")
    return max(int(value), 1) if value.isdecimal() and len(value) < 5 else 1


def _is_hidden(element: Any) -> bool:
    """Whether readers of the page do not see an element."""
    style = element.get("style", "")[:1000].replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _holds_data(table: Any) -> bool:
    """Whether a table is one, and not the layout of a page or a newsletter: a grid of cells without tables inside."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in table.iter("tr")]
    return sum(1 for cells in rows if cells >= _LEAST_COLUMNS) >= _LEAST_COLUMNS
