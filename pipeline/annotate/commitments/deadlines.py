"""By when: which of the dates around a verb is its deadline, and deadlines that name no day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.date_roles import Role, role_of
from pipeline.annotate.layers import Block
from pipeline.found import FoundDate
from pipeline.wordlists import NUMBER_WORD

_GROUNDS = re.compile(
    r"\W*(?:given|despite|owing to|thanks to|because of|due to|in (?:view|light|spite) of|as a result of)\b[^,]*$",
    re.IGNORECASE,
)
"""Fronted: "Given the elections in May, ..."."""
_ASKS = re.compile(r"\b[Pp]lease \w+")
"""Before the day of what the reader is asked: "please reply by May and we will ring you"."""
_REFERS = re.compile(r"\w+ (?:then|(?:very )?same \w+)|that \w+", re.IGNORECASE)
"""A deadline that points back to a date: "by then", "that same evening"."""
_LASTS = re.compile(r"(?:until|till) then")
"""Tells how long things stay as they are, unless it opens the sentence: "Until then boats will be carried"."""
_DENIED = re.compile(r"(?:\b(?:no|not|never|none|nobody)\b|n't\b)[^;]*\bbefore $", re.IGNORECASE)
"""Before the "then" up to which nothing is done."""
_SUPPOSES = re.compile(r"\b(?:where|if|unless|should|in case)\b[^,;]*$", re.IGNORECASE)
"""Before the "by then" of what may come about: "where no place is found by then, a clerk will ring"."""
_BARE = re.compile(r"(?:later )?(?:this|next) |today\b|tomorrow\b", re.IGNORECASE)
"""A date that needs no preposition: "will write this week about places for September"."""
_PART_OF_DAY = re.compile(r"\b(?:day|date|evening|morning|afternoon|night)$")
"""Ends what points back to a day: "that same evening"."""
_FRONT = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:towards?|between|over|throughout|across|around|about|after|later|early|at some point"
    r"|some ?time|within|as (?:early|late|soon) as)\b[^,.;]{0,24}",
    re.IGNORECASE,
)
"""Before a day that opens a clause: "Towards the end of July the council will"."""
_OR_RATHER = re.compile(
    r" (?:(?:through |up )?to|until|till|and|or|and no later than) (?:in |the )?$| ?/ ?$"
    r"|[,(]* *(?:i\.e\.|that is|namely),? $"
)
_PRECISELY = re.compile(r"[,(]? ?(?:in|on|at|by|from|before) (?:the )?$")
"""Before a day that tells a longer stretch more closely."""
_BEFORE_WHICH = re.compile(
    r"\bbefore (?:[\w'-]+ ){1,4}?(?:[a-z]+(?:[^s\W]s|ed)|has|have|is|are|(?<=we )\w+|(?<=they )\w+) [^.;]{0,40}$"
)
"""Before the day on which something else happens that has to come first: "none will close before we meet on 3 May"."""
_FLOOR = re.compile(
    r"\b(?:before|prior to|earlier than|sooner than)(?:(?: the| its| their| at least)?|(?: [\w']+){1,5} (?:on|in)) $"
)
_GUARDED = re.compile(r"\bbefore(?: the start of| (?:the|its|their|our)(?: [\w']+){1,3} in)?(?: the)? $")
"""Right before the day up to which a promise is kept."""
_UNTIL = re.compile(r"\b(?:until|till)(?: at least)?(?: the)?(?: (?:end|start) of)?(?: the)? $")
"""Right before the day on which something is to come at last: "will not open until at least May"."""
_NOT_BEFORE = re.compile(r"\b(?:no (?:earlier|sooner) than|not before)(?: the)? $")
_IN_BRACKETS = re.compile(r"\([^().]*$")
_LEAST = re.compile(r",?[\"']? [\"']?at the earliest\b")
"""Around the first day on which something may be; the first of them only where it is denied."""
_BREAK = re.compile(r" (?:half[ -]term(?: break| holidays?)?|holidays?|break|recess|school holidays)\b")
"""Behind a month that only tells which of the school year's holidays is meant; councils set their days."""
_LASTING = re.compile(rf"(?:an?|{NUMBER_WORD}|\d+) (?:\w+ )?(?:days?|weeks?|months?)\b")
"""A stretch of time that each thing may take: "from May replies will be sent within 20 days"."""
_LABEL = r"(?:time ?(?:scale|frame)|(?:due|target|completion)(?: date)?|deadline|by(?: when)?|when|complete by)"
_LABEL_BEHIND = re.compile(
    rf"\W*\b{_LABEL}(?: ?[:–-]|(?<=due)) *(?:(?:by|in|on|before|from)\b *)?(?:the )?(?:[\w ]{{2,30}}, )?",
    re.IGNORECASE,
)
"""Behind a sentence: a label before its day, "Timescale: Autumn 2027"."""
_LABEL_BEFORE = re.compile(rf"\W*{_LABEL} ?[:–-] *(?:(?:by|in|on|before|from)\b *)?(?:the )?", re.IGNORECASE)
"""Opens the line or paragraph of a sentence in the same way: "When: June 2027. A second hub will open."."""
_ALONE = re.compile(
    r"\W*(?:(?:by|from|in|on|the|early|late|mid|spring|week (?:beginning|commencing)|w/[bc])\W+)*\Z", re.IGNORECASE
)
"""All that stands before a date in a line of its own, which is the day of what follows."""
_SET_OFF = re.compile(
    r"[^.?!]{3,60}[(:–-] ?(?:by|before|no later than) (?:the )?$"
    r"|\W*(?:(?:short|medium|long(?:er)?)[ -]term|phase|stage|step|wave|tranche|year)\b[\w ]{0,12}"
    r"[(:–-] ?(?:(?:by|from|in) )?$",
    re.IGNORECASE,
)
"""Before the day that ends a heading, on which all below it is due: "Timely plans (by May 2027)", "Phase 2: May"."""
_MOVED = re.compile(r", (?:to|until|till) (?:the )?$")
"""Before the day to which something is moved, behind what tells more of it."""
BY_THEN = re.compile(r"\W*(?:by|before|no later than)\b", re.IGNORECASE)
"""Before a day that is to come, whenever the document appeared."""
_OWN_DATE = re.compile(
    r"\b(?:meetings?|(?<!key )(?<!important )dates?|updated|published|posted|issued|reviewed|modified|created)"
    r"(?: on)?\W*\Z",
    re.IGNORECASE,
)
"""Ends the line above a date that belongs to nothing else."""
_LONG = timedelta(days=183)
_LONGEST_DAY = 50
"""A line of its own that is a day is no longer."""


@dataclass(slots=True)
class Deadline:
    """When something is due: as written, with its days and the date they come from where they are known."""

    text: str
    start: date | None = None
    end: date | None = None
    span: tuple[int, int] | None = None

    @classmethod
    def of(cls, context: Context, found: FoundDate) -> Deadline:
        """The deadline that a date is."""
        span = found.start, found.end
        return cls(context.view[slice(*span)], found.date_start, found.date_end, span)

    @property
    def lasts(self) -> bool:
        """Whether it only tells how long things stay as they are: "until then boats are carried"."""
        return self.end is None and _LASTS.match(self.text.lower()) is not None


def deadline(
    context: Context, start: int, end: int, verb: int, holes: Iterable[tuple[int, int]] = ()
) -> Deadline | None:
    """The deadline of the verb at `verb` within a stretch of the view; `holes` are clauses of other verbs in it.

    The first date behind the verb that a preposition makes a limit, else the first behind it, else the last before it
    ("From May the trust will …"), else the year that it is for. Days gone by when the document appeared are
    no deadlines.
    """
    limit = plain = fronted = scope = now = None
    for found in context.dates_in(start, end):
        if any(a <= found.start < b for a, b in holes) or _is_over(context, found):
            continue
        role = role_of(context, found)
        if role == "none" or " unless " in context.view[verb : found.start]:
            continue
        told_now = role == "plain" and found.date_start == found.date_end == context.published
        before = found.start < verb
        if before and not _opens(context, found, role, start, verb):
            continue
        if told_now:
            now = found  # "I am today confirming a plan to build a hub in May"
        elif before:
            fronted = found
        elif role == "scope":
            scope = scope or found
        elif (
            _replaces(context, limit, found)
            if limit is not None
            else role == "limit" or _BARE.match(context.view, found.start) is not None
        ):
            limit = found
        else:
            plain = found if plain is None or _replaces(context, plain, found) else plain
    if limit is not None and fronted is not None and _LASTING.match(context.view, limit.start):
        limit = None if role_of(context, fronted) == "none" else fronted
    chosen = limit or plain or fronted or scope or now
    if chosen is not None:
        return Deadline.of(context, chosen)
    vague = context.vague_in(start, end)
    if vague is None or any(a <= vague[0] < b for a, b in holes):
        return None
    # "before Christmas" looks like a clause
    named = (d for d in context.dates_in(*vague) if not _is_over(context, d) and role_of(context, d) != "none")
    feast = next(named, None) or _referred_to(context, *vague)
    return Deadline.of(context, feast) if feast is not None else Deadline(context.view[slice(*vague)])


def _opens(context: Context, found: FoundDate, role: Role, start: int, verb: int) -> bool:
    """Whether a date before the verb, in a clause from `start` on, is the verb's: "In May the trust will open"."""
    view = context.view
    if _ASKS.search(view, start, found.start) or _GROUNDS.match(view, start, found.start):
        return False
    if role == "scope":  # "fares for 2027 will be set", but "for 2027 fares will be frozen"
        return view[start : found.start].lower().split() in (["for"], ["for", "the"])
    beside = not view[found.end : verb].strip(" ,–-")  # "will early next year publish"
    opens = found.start - start < 12 or _FRONT.fullmatch(view, start, found.start) is not None
    return role == "limit" or beside or opens


def _referred_to(context: Context, start: int, end: int) -> FoundDate | None:
    """The date before, in the same block, that "by then" or "the same day" stands for."""
    sentence = context.layers.sentence_at(start)
    if sentence is None or not _REFERS.fullmatch(context.view, start, end):
        return None
    view, first = context.view, sentence.start
    denied = _DENIED.search(view, first, end - len("then"))
    if _LASTS.match(view, start) or denied or _SUPPOSES.search(view, first, start):
        return None
    before = context.dates_in(context.layers.blocks[sentence.block].start, start)
    if _PART_OF_DAY.search(view, start, end):
        before = [d for d in before if d.date_start == d.date_end]
    known = (d for d in reversed(before) if not _is_over(context, d) and role_of(context, d) != "none")
    return next(known, None)


def moved_to(context: Context, start: int, end: int) -> Deadline | None:
    """The day to which something is moved, behind a clause on it: "has extended it, a fix that saves money, to May"."""
    days = (d for d in context.dates_in(start, end) if _MOVED.search(context.view, start, d.start))
    return next((Deadline.of(context, found) for found in days), None)


def is_day_line(block: Block) -> bool:
    """Whether a block with a day is short enough to be no more than that day."""
    return block.end - block.start < _LONGEST_DAY


def day_above(context: Context, number: int) -> Deadline | None:
    """The day to come that a line of its own above a block is: "March 2026", and what will be done then."""
    view, blocks = context.view, context.layers.blocks
    published = context.layers.metadata.published or context.published  # in news of a meeting the later of the two
    in_list = blocks[number].kind == "item"
    for index in range(number - 1, max(-1, number - 7), -1):
        block = blocks[index]
        if block.kind == "item" and not in_list:
            return None  # the day is that of the list, and the list is over
        heads = block.kind in ("heading", "paragraph") and index > 0
        if block.end - block.start < _LONGEST_DAY * (1 + heads) and (dates := context.dates_in(block.start, block.end)):
            found, before = dates[0], blocks[index - 1] if index else None
            opening = view[block.start : found.start]
            ends = not view[found.end : block.end].strip(" :*#.)–-")
            phase = heads and _SET_OFF.match(opening)
            alone = ends and (_ALONE.match(opening) or phase)
            by = BY_THEN.match(view, block.start, found.start) is not None
            last = found.date_end if phase else found.date_start  # of a year of a plan that runs its end is to come
            to_come = last and (published < last if published else by)
            if alone:
                apart = before is not None and _OWN_DATE.search(view, before.start, before.end)
                return Deadline.of(context, found) if to_come and not apart else None
        if block.kind == "heading":
            return None
    return None


def labelled(context: Context, start: int, end: int, block: tuple[int, int]) -> Deadline | None:
    """The day to come that a label notes behind a sentence, or before it where its block begins.

    The label behind may stand in a line of its own.
    """
    view = context.view
    places = []
    if behind := _LABEL_BEHIND.match(view, end):
        places.append(behind.end())
    if block[0] < start and (before := _LABEL_BEFORE.match(view, block[0], start)):
        places.append(before.end())
    opening = next(iter(context.dates_in(start, min(end, start + 40))), None)
    if opening is not None and view.startswith(":", opening.end) and _ALONE.match(view[start : opening.start]):
        places.append(opening.start)  # "By Christmas: no child will wait"
    for at in places:
        found = next((d for d in context.dates_in(at, at + 14) if d.date_end and not _is_over(context, d)), None)
        if found is not None and not view[at : found.start].strip(" the"):
            return Deadline.of(context, found)
    return None


def _replaces(context: Context, first: FoundDate, second: FoundDate) -> bool:
    """Whether a second date is the one that counts: "from May to June", "this term, i.e. 18 July", "May/June"."""
    between = context.view[first.end : second.start]
    if len(between) >= 20:
        return False
    return _OR_RATHER.match(between) is not None or (_PRECISELY.match(between) is not None and _within(second, first))


def _within(part: FoundDate, whole: FoundDate) -> bool:
    """Whether a date lies within another: "the autumn term, at the beginning of September"."""
    if not (part.date_start and part.date_end and whole.date_start and whole.date_end):
        return False
    inside = whole.date_start <= part.date_start and part.date_end <= whole.date_end
    return inside and part.date_end - part.date_start < whole.date_end - whole.date_start


def _is_over(context: Context, found: FoundDate) -> bool:
    published = context.published
    return published is not None and found.date_end is not None and found.date_end < published


def without_break(context: Context, due: Deadline) -> Deadline:
    """A deadline that is some school holiday, of which the month tells no day: "before the October half-term"."""
    if due.span is None or (found := _BREAK.match(context.view, due.span[1])) is None:
        return due
    return Deadline(f"{due.text}{found[0]}")


def is_past(context: Context, start: int, end: int) -> bool:
    """Whether the first date in a stretch was over when the document appeared."""
    dates = [found for found in context.dates_in(start, end) if role_of(context, found) != "none"]
    return bool(dates) and _is_over(context, dates[0])


def was_long_ago(context: Context, start: int, end: int) -> bool:
    """Whether a stretch tells of a day half a year or more before the document appeared."""
    published = context.published
    days = (found.date_end for found in context.dates_in(start, end) if found.date_end is not None)
    return published is not None and any(day < published - _LONG for day in days)


def is_floor(context: Context, due: Deadline, *, negated: bool, guarded: bool = False) -> bool:
    """Whether a day is the first on which something may be, not the last: "the report won't be out before 2028".

    Where something is denied, a day in brackets is that of what stands before it: "won't reply to it (closes 3 May)".
    What is promised to those who are `guarded` is kept up to the day: "no school will close before 2028".
    """
    if due.span is None:
        return False
    start, end = due.span
    before = re.sub(r"\s+", " ", context.view[max(0, start - 60) : start].lower().replace('"', ""))
    if _UNTIL.search(before):
        return False
    # "no depot will close before the end of July" tells how long nothing is decided
    kept = _LEAST.match(context.view, end) or (_GUARDED.search(before) and not context.view.startswith("end", start))
    if negated and guarded and kept:
        return False
    passing = max(0, start - 80), start
    if negated and (_IN_BRACKETS.search(context.view, *passing) or _BEFORE_WHICH.search(context.view, *passing)):
        return True
    floor = _FLOOR if negated else _NOT_BEFORE
    return _LEAST.match(context.view, end) is not None or floor.search(before) is not None
