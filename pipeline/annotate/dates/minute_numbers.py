"""The numbers of minutes that look like dates: "1/04/17 Apologies", "2/04/17 Declarations", "3/04/17 Minutes".

Parish and town councils number the items of a meeting, then name its month and year. In the first column of a table of
actions "2/1" is the first one of item 2.
"""

from __future__ import annotations

import re

from pipeline.annotate.dates.find import Expression
from pipeline.annotate.layers import Block

_FEWEST = 3
"""So many numbers one after the other are no days on which something was."""
_HEAD = re.compile(r"\b(?:minutes|agenda|present|apologies)\b", re.IGNORECASE)
_NUMBERED_TABLE = re.compile(
    r"^[^\w\n]*(?:[Aa]ction |[Mm]inute |[Ii]tem |[Aa]genda )?(?:[Rr]ef|REF|[Nn]o|NO|[Nn]umber|[Ii]tem|ITEM|[Mm]inute|#)"
    r"[\w. /]{0,14}\|[^\n]*(?:\n[^\n]*\|[^\n]*)+",
    re.MULTILINE,
)
"""A table whose first column numbers its rows, with all its rows."""


def minute_numbers(view: str, found: list[tuple[Block, list[Expression]]]) -> set[int]:
    """Where the expressions begin that only number the minutes of a meeting, or the rows of a table."""
    return _in_first_column(view, found) | _in_series(view, found)


def _in_first_column(view: str, found: list[tuple[Block, list[Expression]]]) -> set[int]:
    """Where the expressions begin that open the rows of a table that is numbered."""
    tables = [table.span() for table in _NUMBERED_TABLE.finditer(view)] if "|" in view else []
    return {
        e.start
        for block, expressions in found
        for e in expressions[:1]
        if any(start <= e.start < end for start, end in tables) and not view[block.start : e.start].strip(" |")
    }


def _in_series(view: str, found: list[tuple[Block, list[Expression]]]) -> set[int]:
    """Where the expressions begin that number the items of a meeting in its month."""
    heads = [
        e
        for block, expressions in found
        for e in expressions[:1]
        if e.kind == "numeric" and e.start == block.start and e.end < block.end and "year" in e.slots and not e.to
    ]
    if len(heads) < _FEWEST or _HEAD.search(view) is None:
        return set()
    numbered: set[int] = set()
    run: list[Expression] = []
    for expression in heads:
        if not (run and _follows(run[-1], expression)):
            run = []
        run.append(expression)
        if len(run) >= _FEWEST:
            numbered.update(e.start for e in run)
    return numbered


def _follows(first: Expression, then: Expression) -> bool:
    """Whether two numbers are of the same meeting, the second the next one."""
    same = all(first.slots[part] == then.slots[part] for part in ("month", "year"))
    return same and int(then.slots["day"]) == int(first.slots["day"]) + 1
