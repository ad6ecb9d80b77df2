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
_VAGUE = re.compile(
    r"\b(?:(?:with)?in (?:a|an|the|one|two|three|four|five|six|eight|nine|ten|twelve|\d{1,3})(?: to \w+)? ?(?:more )?"
    r"(?:working |school |calendar )?(?:days?|weeks?|fortnight|months?|years?|terms?)\b(?: (?:of|from|after) [^,.;]{1,40})?"
    r"|(?:over|for|during|in) the (?:next|coming) (?:\w+ (?:to \w+ )?)?(?:days|weeks|months|years|term)"
    r"|after (?:one|two|three|four|five|\d{1,2}) (?:weeks|months|years)|next time|in due course|shortly|soon\b"
    r"|as soon as (?:possible|practicable)|at the earliest opportunity|when parliamentary time allows"
    r"|later (?:this|in the) (?:year|month|week|term)|in the new year|before (?:christmas|easter|half-term|the summer(?: break)?)"
    r"|at (?:its|the|our) next meeting|this parliament|by the end of (?:this|the) (?:parliament|session|decade))",
    re.IGNORECASE,
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
        dates[::-1],
    ):
        if candidates:
            return Deadline.of(context, candidates[0])
    vague = _VAGUE.search(context.view, start, end)
    return Deadline(vague[0]) if vague else None


def is_past(context: Context, start: int, end: int) -> bool:
    """Whether the first date in a stretch was over when the document appeared."""
    published = context.published
    dates = context.dates_in(start, end)
    return bool(published and dates and dates[0].date_end and dates[0].date_end < published)
