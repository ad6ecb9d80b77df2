"""Puts a text together from the blocks of a document that is no plain text: Markdown's marks, and where each stood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.briefing import Metadata, Place

_BLANKS = re.compile(r"[^\S\n\u00a0]+")
_AROUND_BREAKS = re.compile(r" ?\n ?(?:\n ?)*")
_DEEPEST_HEADING = 6
LONGEST_REPEATED = 200
"""The words of a cell that spans rows count in each of them, unless they are longer: a small file could stand for
gigabytes.
"""


@dataclass(slots=True)
class Reading:
    """What a reader makes of a file.

    `furniture` are half-open stretches of `text` that the format itself tells from the briefing (running heads, menus),
    `declared` is what the file states about itself outside its text.
    """

    text: str
    places: list[Place] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    declared: Metadata = field(default_factory=Metadata)
    notices: list[str] = field(default_factory=list)


class Blocks:
    """A text as it grows, block by block.

    Headings begin with `#`, list items with their bullet or number, quotations with `>`, rows of tables stand between
    bars: what `annotate` reads in Markdown it reads in every format.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""
        self._places: list[Place] = []
        self._furniture: list[tuple[int, int]] = []

    def heading(self, text: str, level: int, **place: int | str | None) -> None:
        """A heading of a level from 1."""
        self._add("heading", f"{'#' * min(level, _DEEPEST_HEADING)} {one_line(text)}", place)

    def paragraph(self, text: str, **place: int | str | None) -> None:
        """A paragraph; line breaks inside it stay."""
        self._add("paragraph", tidy(text), place)

    def item(self, text: str, depth: int = 1, bullet: str = "-", **place: int | str | None) -> None:
        """An item of a list; `depth` is 1 for the outermost list."""
        self._add("item", f"{'  ' * (depth - 1)}{bullet} {one_line(text)}", place)

    def quotation(self, text: str, **place: int | str | None) -> None:
        """A paragraph of a block quotation."""
        self._add("quotation", "\n".join(f"> {line}" for line in tidy(text).split("\n")), place)

    def row(self, cells: list[str], **place: int | str | None) -> None:
        """A row of a table."""
        self._add("row", f"| {' | '.join(one_line(cell) for cell in cells)} |", place)

    def furniture(self, text: str, **place: int | str | None) -> None:
        """A line that is no part of the briefing."""
        self._add("furniture", one_line(text), place)
        self.mark_furniture()

    def mark_furniture(self) -> None:
        """Says of the block just added that it is no part of the briefing."""
        self._furniture.append((self._length - len(self._pieces[-1]), self._length))

    def page(self, back: int, number: int) -> None:
        """Says that the last `back` characters of the block just added stand on another page."""
        self._places.append(Place(self._length - back, page=number))

    def _add(self, kind: str, text: str, place: dict[str, int | str | None]) -> None:
        if self._pieces:
            together = kind == self._last and kind in ("item", "row", "furniture")
            self._put("\n" if together else "\n\n")
        if place:
            self._places.append(Place(self._length, **place))  # type: ignore[arg-type]
        self._put(text)
        self._last = kind

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def reading(self, declared: Metadata | None = None, notices: list[str] | None = None) -> Reading:
        """The whole text, ended by a line break."""
        text = "".join([*self._pieces, "\n"]) if self._pieces else ""
        return Reading(text, self._places, self._furniture, declared or Metadata(), notices or [])


def tidy(text: str) -> str:
    """A text with single blanks and without empty lines."""
    return _AROUND_BREAKS.sub("\n", _BLANKS.sub(" ", text)).strip()


def one_line(text: str) -> str:
    """A text on one line."""
    return tidy(text).replace("\n", " ")
