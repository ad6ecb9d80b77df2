"""Tables of actions, read by the words of their header: what is to be done, by whom, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.deadlines import Deadline, deadline
from pipeline.annotate.commitments.facts import commitment
from pipeline.annotate.commitments.implied import implied
from pipeline.annotate.commitments.owners import named
from pipeline.annotate.layers import Block
from pipeline.found import FoundCommitment
from pipeline.rules.commitments import CommitmentRules

_TELLING = ("action", "event", "stage", "matter")
"""Kinds of columns that tell what is to be done, the surest first."""
_CELL = re.compile(r"[^| ](?:[^| ]| (?![ |]))*")
_BAR = re.compile(r"[|\t]")
_NUMBER_BEFORE = re.compile(r"(?:no|nr|ref|item|#)\.? (?=\w)")
"""In a header: the column of numbers, where a single blank parts it from the next: "No. Action"."""
_OUT = re.compile(
    r"\b(?:out|live|up|ready|open|closed|complete|available|back|online|in (?:place|post|use)|on sale)\W*$"
)
"""Ends what a row of a timetable tells to be so by its day: "Leaflets out"."""
_WORD = re.compile(r"[A-Za-z]{2}")
_CLOSED = re.compile(r"\b(?:done|completed?|closed)\b", re.IGNORECASE)


@dataclass(slots=True)
class Column:
    """What a column holds, and how far from the beginning of its line its head stands."""

    kind: str
    place: int


class ActionTables:
    """Reads the headers and rows of tables by the words that the rules have for their columns."""

    def __init__(self, rules: CommitmentRules) -> None:
        self._forms = rules.forms
        self._columns = {word: kind for kind, block in rules.columns.items() for word in block}

    def header(self, text: str) -> list[Column] | None:
        """What the columns of a table hold, if `text` is the header of a table of actions."""
        wordings = [(_NUMBER_BEFORE.sub("", c[0].lower()).strip(" *:."), c.start()) for c in _CELL.finditer(text)]
        columns = [Column(self._columns.get(wording, ""), start) for wording, start in wordings]
        kinds = {column.kind for column in columns}
        return columns if not kinds.isdisjoint(_TELLING) and kinds & {"owner", "due"} else None

    def _is_told_of(self, wording: str) -> bool:
        """Whether the words of a cell begin with a verb, or tell who is "to" do something."""
        return wording.split(" ", 1)[0].lower() in self._forms or " to " in wording

    def row(
        self, context: Context, start: int, end: int, columns: Sequence[Column], block: Block
    ) -> FoundCommitment | None:
        """The undertaking of a row of a table of actions."""
        if _CLOSED.search(context.view, start, end) or self.header(context.view[start:end]) is not None:
            return None
        of = _cells(context, start, end, columns)
        kind = next((kind for kind in _TELLING if kind in of), None)
        if kind is None:
            return None
        action, by, owner = of[kind], of.get("due"), of.get("owner")
        wording = context.view[slice(*action)]
        due = deadline(context, *by, by[0], []) or Deadline(context.view[slice(*by)]) if by else None
        if due is not None and not re.search(r"\w", due.text):
            due = None
        name = named(context, *owner) if owner else None
        known = owner is not None and _WORD.search(context.view, *owner) is not None
        # "Map of the pier" is a task beside who sees to it, and "Ballot opens" a stage beside a day to come
        dated = due is not None and due.end is not None
        to_come = dated and (kind in ("event", "stage") or _OUT.search(wording) is not None)
        is_task = known if kind == "action" else to_come
        if not (self._is_told_of(wording) or is_task):
            return None
        return commitment(
            action,
            "commitment.table",
            wording,
            actor=context.view[slice(*owner)] if owner else None,
            actor_name=name or (None if known else implied(context, start, block, None, wording, None)),
            strength="firm",
            due=due,
        )


def _cells(context: Context, start: int, end: int, columns: Sequence[Column]) -> dict[str, tuple[int, int]]:
    """The cells of a row by what their columns hold; an empty cell is left out.

    Bars and tabs leave the place of an empty cell. Where blanks set the columns apart a cell stands below the head of
    its own; a row that has lost its margin counts them from the last.
    """
    cells = [(m.start(), m.end()) for m in _CELL.finditer(context.view, start, end)]
    if len(cells) > len(columns) and context.view[slice(*cells[0])].rstrip(".").isdigit():
        cells = cells[1:]
    if len(cells) < 2 or len(cells) > len(columns):
        return {}
    if len(cells) < len(columns) and (placed := _placed(context, start, end, columns, cells)):
        return placed
    return {column.kind: cell for column, cell in zip(reversed(columns), reversed(cells), strict=False)}


def _placed(
    context: Context, start: int, end: int, columns: Sequence[Column], cells: Sequence[tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """The cells of a row with fewer of them than the table has columns, by their places; empty if these do not tell."""
    bars = [m.start() for m in _BAR.finditer(context.layers.text, start, end)]
    outer = context.view.startswith("|", start)
    # empty cells at the end leave no tab behind; a first column of numbers may have lost its cell as well
    ends_early = not outer and len(bars) + 1 < len(columns) and columns[0].kind == "action"
    if len(bars) + 1 - 2 * outer == len(columns) or (bars and ends_early):
        places = [sum(bar < cell[0] for bar in bars) - outer for cell in cells]
    elif bars:
        return {}
    else:
        heads = [column.place for column in columns]
        places = [heads.index(min(heads, key=lambda head: abs(head - at))) for at in (c[0] - start for c in cells)]
    if any(a >= b for a, b in pairwise(places)):
        return {}
    return {columns[i].kind: cell for i, cell in zip(places, cells, strict=True)}
