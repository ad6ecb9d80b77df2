"""Lists whose names and lines about them take turns, as where a table has lost its columns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from pipeline.annotate.layers import Layers

_LEAST_NAMES = 3
"""So many names, each above a line of its own, take turns with these lines, if no header says so."""
_MOST_LINES = 2
"""So many lines may then stand below a name."""
MOST_CELLS = 5
"""The same below the header of a table."""
_OF_NAMES = re.compile(
    r"(?:(?:full|member'?s?|first) )?names?\W*$|(?:member|governor|trustee|attendee|representative)s?\W*$",
    re.IGNORECASE,
)
"""The head of a column of names."""
_OF_COLUMN = re.compile(
    r"(?:role|post|position|job|title|category|type|governor type|organi[sz]ation|body|agency|employer|company"
    r"|school|setting|represent(?:ing|s|ation)|sector|area|service|department|directorate|team|capacity|responsibilit"
    r"|appointed|appointing|term|start|end|date|committee|attend|present|initials|e-?mail|contact|phase|constituency|party)"
    r"[\w'()/ -]{0,30}$",
    re.IGNORECASE,
)
"""The head of any other column."""


@dataclass(slots=True)
class _Lines:
    """Lines about somebody named above or below them, and those of headers."""

    details: set[int] = field(default_factory=set)
    labels: set[int] = field(default_factory=set)
    headers: set[int] = field(default_factory=set)


class Turns:
    """Finds such lists in one document; blocks are told by their index.

    `is_entry` asks whether a block is a name that opens an entry, `is_turn` whether it is another short line, `tells`
    whether such a line names a post or a body.
    """

    def __init__(
        self,
        layers: Layers,
        is_entry: Callable[[int], bool],
        is_turn: Callable[[int], bool],
        tells: Callable[[int], bool],
    ) -> None:
        self._layers, self._is_entry, self._is_turn, self._tells = layers, is_entry, is_turn, tells

    def is_detail(self, index: int) -> bool:
        """Whether a line tells of the one named above it."""
        return index in self._found.details

    def is_header(self, index: int) -> bool:
        """Whether a line is part of the header of a table of such lines."""
        return index in self._found.headers

    def is_label(self, index: int) -> bool:
        """Whether a line tells of the one named below it, and the lines above the other names do as well."""
        return index in self._found.labels

    @cached_property
    def _found(self) -> _Lines:
        """All such lines."""
        found = _Lines()
        index, last = 0, len(self._layers.blocks)
        while index < last:
            if not self._is_entry(index):
                index += 1
                continue
            header = self._header(index)
            entries, end = self._rows(index, bool(header))
            if header or self._names_come_first(entries):
                found.headers.update(header)
                found.details.update(set(range(index, end)).difference(entries))
            elif self._names_come_last(entries):
                found.labels.update(entry - 1 for entry in entries)
            index = end
        return found

    def _header(self, first: int) -> range:
        """The lines with the heads of the columns above the first name, that of the names before the others."""
        top = first
        while top > 0 and _OF_COLUMN.match(self._layers.text_of(self._layers.blocks[top - 1])):
            top -= 1
        named = 0 < top < first and _OF_NAMES.match(self._layers.text_of(self._layers.blocks[top - 1]))
        return range(top - 1, first) if named else range(0)

    def _rows(self, first: int, headed: bool) -> tuple[list[int], int]:
        """(the names from block `first` on, the block behind the last line about one of them)."""
        entries, index = [first], first + 1
        near = self._lines_before(index)
        while index < len(self._layers.blocks):
            if self._is_entry(index):
                if index == entries[-1] + 1 and not headed:
                    break  # two names, one below the other
                entries.append(index)
            elif not self._goes_on(index, near) or index - entries[-1] > (MOST_CELLS if headed else _MOST_LINES):
                break
            index += 1
        widest = max((b - a for a, b in pairwise(entries)), default=_MOST_LINES + 1)
        return entries, min(index, entries[-1] + widest)

    def _goes_on(self, index: int, near: int) -> bool:
        """Whether a short line follows as closely as the line below the first name does, and is no label."""
        if not self._is_turn(index) or self._layers.blocks[index].kind == "heading":
            return False
        return self._lines_before(index) <= near and not self._layers.text_of(self._layers.blocks[index]).endswith(":")

    def _lines_before(self, index: int) -> int:
        """How many ends of lines stand before a block."""
        blocks = self._layers.blocks
        if not 0 < index < len(blocks):
            return 0
        return self._layers.view.count("\n", blocks[index - 1].end, blocks[index].start)

    def _names_come_first(self, entries: list[int]) -> bool:
        """Whether the lines are of the names above them: the last name has one, and none stands above the first."""
        return len(entries) >= _LEAST_NAMES and self._tells(entries[-1] + 1) and not self._tells(entries[0] - 1)

    def _names_come_last(self, entries: list[int]) -> bool:
        """Whether the lines are of the names below them: the other way round."""
        return len(entries) >= _LEAST_NAMES and self._tells(entries[0] - 1) and not self._tells(entries[-1] + 1)
