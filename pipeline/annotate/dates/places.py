"""Where on the page, and in its sentence, a date stands: a cell, a stamp, a line of its own, right behind another."""

from __future__ import annotations

import re

from pipeline.annotate.dates.find import Expression
from pipeline.annotate.layers import Block, Layers

_OPENING = 12
"""A preposition and an article before the date that opens a sentence."""
_BEFORE_CELL = re.compile(
    r"(?:[|\t]| {2})\W*(?:(?:by|from|on|in|before|w/[bce]|week (?:beginning|commencing|ending))\W+)?$"
)
_BEHIND_CELL = re.compile(r" *(?:$|[|\t]| {2})")
"""What stands around a date that is a cell of a table."""
_CLOSED = re.compile(
    r"(?:[|\t]| {2}) *(?:done|complete|completed|closed|actioned|achieved) *(?:$|[|\t]| {2})", re.IGNORECASE
)
"""A cell that says of a task that it is over."""
_ALONE = 6
"""A preposition, an article or a full stop beside a date do not make a sentence of it."""
_STAMP = 40
"""Characters of what stands before a day that dates what follows: "Mrs Lane, 12 May 2025", "01/09/2025 Answered on"."""
_AHEAD = re.compile(
    r"\b(?:(?:by|until|till|before)(?: the)? $|(?:due|deadline|closes|closing|ends|next)\b)", re.IGNORECASE
)
"""There, where the day is one to come."""
_INSTEAD = re.compile(
    r",? ?\(?(?:and )?(?:not|rather than|instead of)(?: (?:by|on|in|until|before|from))?(?: the)? ", re.IGNORECASE
)
"""Between a date and the one it is told to be instead of: "is open until 3 May, not 30 May as we said"."""


def fills_cell(layers: Layers, block: Block, expression: Expression) -> bool:
    """Whether a date is all that a cell holds: the participle of a task tells nothing of it, "Forms sent | 7 June"."""
    if block.kind != "row" or not _BEHIND_CELL.match(layers.view, expression.end, block.end):
        return False
    return _BEFORE_CELL.search(layers.view, block.start, expression.start) is not None


def is_closed(layers: Layers, block: Block, expression: Expression) -> bool:
    """Whether a cell behind a date says that the task of its row is over: "Map printed | Sept | Closed"."""
    return _CLOSED.search(layers.view, expression.end, block.end) is not None


def is_alone(block: Block, expression: Expression) -> bool:
    """Whether a paragraph or list item is nothing but the date: an appointment or deadline, which is to come."""
    return block.kind != "heading" and block.end - block.start - (expression.end - expression.start) < _ALONE


def is_dateline(view: str, block: Block, expression: Expression) -> bool:
    """Whether a line ends with the day on which what stands below was written: "Answered on 10/09/2025"."""
    if expression.kind not in ("day", "numeric", "iso") or "year" not in expression.slots or expression.edges:
        return False
    before = view[block.start : expression.start]
    return expression.end == block.end and len(before) < _STAMP and not _AHEAD.search(before)


def is_told_with(view: str, end: int, expression: Expression) -> bool:
    """Whether a date is the one that another, which ends at `end`, is told to stand for, so that it is near that."""
    return _INSTEAD.fullmatch(view, end, expression.start) is not None


def opens(view: str, start: int, expression: Expression) -> bool:
    """Whether a date and its preposition open the sentence, so that its main verb follows: "Before Easter, we met"."""
    return expression.start - start <= _OPENING and view[expression.end : expression.end + 1] == ","
