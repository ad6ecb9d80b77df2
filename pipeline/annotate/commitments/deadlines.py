"""By when: which of the dates around a verb is its deadline, and deadlines that name no day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.annotate.commitments.context import Context
from pipeline.found import FoundDate

_LIMIT = re.compile(
    r"\b(?:by|before|until|till|from|no later than|ahead of|up to|through to|as of|starting(?: in| on)?|due(?: in| on)?"
    r"|on|in|for|during|to)(?: the| a)?(?: end of| start of)? $",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:since|dated|of|published in|published on|announced in|last updated) (?:the )?$", re.IGNORECASE
)


@dataclass(slots=True, frozen=True)
class Deadline:
    """When something is due: as written, with its days and the date they come from where they are known."""

    text: str
    start: date | None = None
    end: date | None = None
    span: tuple[int, int] | None = None

    @classmethod
    def of(cls, context: Context, found: FoundDate) -> Deadline:
        """The deadline that a date is."""
        text = context.layers.view[found.start : found.end]
        return cls(text, found.date_start, found.date_end, (found.start, found.end))


def deadline(context: Context, start: int, end: int, verb: int, holes: list[tuple[int, int]]) -> Deadline | None:
    """The deadline of the verb at `verb` within a stretch of the view; `holes` are clauses of other verbs in it.

    The first date behind the verb that a preposition makes a limit, else the first behind it, else the last before it
    ("From May the trust will …"). Days gone by when the document appeared are no deadlines.
    """
    dates = [
        d
        for d in context.dates_in(start, end)
        if not any(a <= d.start < b for a, b in holes)
        and not (context.published and d.date_end and d.date_end < context.published)
        and not _ORIGIN.search(context.view, max(0, d.start - 20), d.start)
    ]
    behind = [d for d in dates if d.start >= verb]
    for candidates in (
        [d for d in behind if _LIMIT.search(context.view, max(0, d.start - 30), d.start)],
        behind,
        [d for d in dates[::-1] if _LIMIT.search(context.view, max(0, d.start - 30), d.start) or d.start - start < 12],
    ):
        if candidates:
            return Deadline.of(context, candidates[0])
    vague = context.rules.vague_deadline.search(context.view, start, end)
    return Deadline(vague[0]) if vague else None


def is_past(context: Context, start: int, end: int) -> bool:
    """Whether the first date in a stretch was over when the document appeared."""
    published = context.published
    dates = context.dates_in(start, end)
    return bool(published and dates and dates[0].date_end and dates[0].date_end < published)
