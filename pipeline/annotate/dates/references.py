"""What an expression is resolved against: publication day, tense, the heading above, the last date mentioned."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from pipeline.annotate.dates import calendars
from pipeline.annotate.dates.calendars import ONE_DAY, Interval
from pipeline.annotate.dates.find import Expression
from pipeline.annotate.dates.labels import Labels
from pipeline.annotate.dates.places import fills_cell, is_alone, is_closed, is_dateline, is_told_with, opens
from pipeline.annotate.dates.readings import Calendar, Context
from pipeline.annotate.dates.tense import Tense, is_belied
from pipeline.annotate.dates.words import Text
from pipeline.annotate.layers import Block, Layers
from pipeline.annotate.minutes import is_record
from pipeline.briefing import Metadata
from pipeline.rules.dates import DateRules, Direction

_RECENT = 400
"""The following day follows a date that was mentioned at most so many characters before."""

_HALF_A_YEAR = 183
"""Days. A heading with a longer stretch tells a year."""

_WEEK = 6
"""Days from the first to the last of a week."""

_WEAK = 30
"""A verb this far away says less than "by" or "before" right before the date."""

_SHIFTED = 100
"""So far before a date may stand "was to" that tells of it in the record of a meeting."""
_TAKEN_BACK = re.compile(r"[,;]? (?:but|though|although|however|and (?:has|had|is)|which|this|it)\b|; ")
"""Behind such a date: it has not come to that."""

_IN_ORDER = re.compile(
    r"[,;]? (?:(?:and|with|but|before) )?(?:followed (?:\w+ )?by|then|(?:the |an? |its |their )?"
    r"(?:final|full|second|third|next|remaining|rest|remainder|others?))\b[^.()\"\n]{1,80}"
)
"""Between two days to come of which the second is the later: "drafts in June and final versions in December"."""
_DAYS_LISTED = re.compile(
    r"(?:[;,]|,? (?:and|&)|,? (?:closing|and (?:to )?(?:close|end|finish|report)(?:s|es)?) (?:on|in|by)) "
)
"""Between days to come, or from one to the end of what begins then: "5 May 2026; 3 June", "opens in May, ends in"."""
_BROUGHT_TO = re.compile(r"\bto (?:the |its |our |their )?$")
_MEETING = re.compile(
    r"(?:'s)? (?:\w+ )?(?:meeting|board|committee|forum|cabinet|session|council|panel)\b", re.IGNORECASE
)
"""Around a month: to which meeting something goes, "report back to the May meeting"."""
_IN_PERIOD = re.compile(
    r"\b(?:in|over|for|during|of|within) (?:the|each) [\w ]{4,15} (?:ended|ending|to) $", re.IGNORECASE
)
"""Before a month that stands for all that it ends: "in the year to March", but not "extended by a year to March"."""
_LISTED = re.compile(r"(?:,|,? (?:and|or)|/|&) ?")
"""Between years of one kind: "savings in 2025/26 and 2026/27"."""
_DASH = re.compile(r" ?[–|:-] ?[A-Za-z]")

_OF_DAYS = frozenset({"day", "day_range", "holiday"})
"""Kinds that name days, also where they make a range of several."""

_HEAD = 600
"""Characters at the head of a page that tell of which meeting it is the record."""
_LABEL = 16
"""Characters of what stands before the day of a meeting: "Date of meeting:"."""
_LATEST_MINUTES = timedelta(days=150)
_CAME_OUT = re.compile(r"\b(?:published|posted|issued|circulated|updated)\b", re.IGNORECASE)
"""Before the day of a page that is not that of its meeting."""
_MINUTES = re.compile(r"\b(?:minutes|notes? of|record of|meeting)\b", re.IGNORECASE)


_TITLE = 60
_TRUST = re.compile(r"\b(?:Academ(?:y|ies)|Learning|Education(?:al)?|Schools?) Trust\b", re.IGNORECASE)
"""In the title of the minutes of a body whose year of account is that of schools."""


class _Mention(NamedTuple):
    """A date mentioned before: where its words end, its days, and the section it stands in."""

    end: int
    days: Interval
    section: str | None


class Cues:
    """What the words round an expression say of it, by the rules of `rules/dates.yaml`."""

    def __init__(self, rules: DateRules) -> None:
        self._tense = Tense(rules)
        self._written = rules.pattern(rules.written)
        self._dated = rules.pattern(rules.dated)
        self._called, self._inside = rules.pattern(rules.called), rules.pattern(rules.inside)
        self._planned, self._attended = rules.pattern(rules.planned), rules.pattern(rules.attended)
        self._bounded, self._bounding = rules.pattern(rules.bounded), rules.pattern(rules.bounding)
        self._governed = rules.pattern(rules.governed)
        self._shifted = rules.pattern(rules.shifted)
        self._met = rules.pattern(rules.met)
        self._led = rules.pattern(rules.led)
        self._ending = rules.pattern(rules.ending)
        self._before = rules.pattern(rules.before)
        self._ahead = rules.pattern(rules.ahead)
        self._reviewing = rules.pattern(rules.reviewing)
        self._behind = rules.pattern(rules.behind)
        kinds: tuple[tuple[Calendar, str], ...] = (("financial", rules.financial), ("academic", rules.school))
        self._calendars = [(name, rules.pattern(source)) for name, source in kinds]

    def direction(self, text: Text, span: tuple[int, int], expression: Expression) -> Direction | None:
        """The side of the publication day that a sentence tells by its verbs and prepositions, if it does."""
        before = max(span[0], expression.start - 40)
        if self._written.match(text.view, expression.end) or self._dated.search(text.view, before, expression.start):
            return "past"
        called = expression.kind == "month" and self._called.match(text.view, expression.end)
        if called and not self._inside.search(text.view, before, expression.start):
            return "near"
        if text.lowered.endswith("for ", 0, expression.start) and self._planned.match(text.view, expression.end):
            return "future"
        if self._attended.match(text.view, expression.end):
            return "future"
        bounds = self._bounding.match(text.view, expression.end) is not None
        if bounds and self._bounded.search(text.view, before, expression.start):
            return "near"
        if is_belied(text.view, span[0], (expression.start, expression.end)):
            return "past"
        found = self._tense.nearest(text, span, (expression.start, expression.end))
        # "Friday's figures", "ways round Wednesday's ruling", "actions from June's meeting"
        looks_back = expression.kind == "weekday" or text.lowered.endswith("from ", 0, expression.start)
        if (found is None or found[1] == "near") and looks_back and text.view.startswith("'s", expression.end):
            return "past"
        weak = found is None or (found[0] > _WEAK and not opens(text.view, span[0], expression))
        if (
            weak
            and _BROUGHT_TO.search(text.view, before, expression.start)
            and _MEETING.match(text.view, expression.end)
        ):
            return "future"
        if weak and self._met.search(text.view, before, expression.start):
            return "past"
        if weak and any(slots.get("way") == "from" for _, slots in expression.edges):
            return "future"  # "a week from Monday"
        if weak and self.is_limit(text, span[0], expression):
            return "future"
        if found is not None:
            # what "would" happen on Thursday, in news, happens this week
            return "future" if found[1] == "near" and expression.kind == "weekday" else found[1]
        return None

    def is_governed(self, view: str, expression: Expression) -> bool:
        """Whether what will be, or is due to be, on a date stands right before it."""
        return self._governed.search(view, max(0, expression.start - 60), expression.start) is not None

    def direction_above(self, layers: Layers, block: Block, expression: Expression) -> Direction:
        """The side of the publication day where no sentence tells it: by the heading or lead-in above."""
        heading = (block.section or "").rpartition(" > ")[2]
        above = layers.blocks[block.lead_in] if block.lead_in is not None else block
        lead_in = layers.text_of(above) if above is not block and above.kind != "heading" else ""
        if self._behind.search(heading):
            return "past"
        planned = self._ahead.search(heading) and not self._reviewing.search(heading)
        if planned or self._ahead.search(lead_in) or is_alone(block, expression):
            return "future"
        return "past" if expression.kind == "weekday" else "near"

    def is_shifted(self, text: Text, start: int, expression: Expression) -> bool:
        """Whether a verb from `start` on tells what was to be done on a date, and nothing behind takes it back."""
        before = max(start, expression.start - _SHIFTED)
        told = self._shifted.search(text.view, before, expression.start) is not None
        return told and _TAKEN_BACK.match(text.view, expression.end) is None

    def is_entry(self, layers: Layers, block: Block, expression: Expression) -> bool:
        """Whether a date opens a line of a plan, whose participle tells what will be: "May – old line switched off"."""
        if expression.start - block.start > 1 or not _DASH.match(layers.view, expression.end):
            return False
        heading = (block.section or "").rpartition(" > ")[2]
        return self._ahead.search(heading) is not None and self._reviewing.search(heading) is None

    def is_limit(self, text: Text, start: int, expression: Expression) -> bool:
        """Whether "by", "before" or the like stands before an expression."""
        return self._before.search(text.view, max(start, expression.start - 20), expression.start) is not None

    def led(self, view: str, expression: Expression) -> bool:
        """Whether a preposition or "is" stands before an expression."""
        return self._led.search(view, max(0, expression.start - 12), expression.start) is not None

    def period(self, view: str, expression: Expression, found: Interval) -> Interval:
        """The quarter or year that ends with a date, of which figures are told; else the date."""
        ending = self._ending.search(view, max(0, expression.start - 24), expression.start)
        if ending is None:
            return found
        unit: Literal["quarter", "year"] = "quarter" if ending["unit"].lower() == "quarter" else "year"
        start = calendars.counted_on(found.end + ONE_DAY, -1, unit)
        return Interval(start, found.end, unit, found.relative)

    def calendar(self, view: str, span: tuple[int, int], expression: Expression) -> Calendar | None:
        """Whether the words round a pair of years speak of money or of school, whichever is nearer."""
        start, end = max(span[0], expression.start - 120), min(span[1], expression.end + 80)
        gaps = [
            (max(expression.start - m.end(), m.start() - expression.end, 0), name)
            for name, pattern in self._calendars
            for m in pattern.finditer(view, start, end)
        ]
        return min(gaps)[1] if gaps else None


class References:
    """Gives the context of every expression of one document, in text order, and remembers what was resolved."""

    def __init__(self, cues: Cues, layers: Layers, text: Text, labels: Labels) -> None:
        self._cues, self._layers, self._text, self._labels = cues, layers, text, labels
        self._until = _until(layers.metadata)
        self._mentioned: _Mention | None = None
        self._day: _Mention | None = None
        """The last day mentioned, which "the next day" follows whatever month or year was mentioned since."""
        self._meeting = _day_of_meeting(layers.metadata)
        self._is_record = is_record(layers.view)
        self._of_trust = self._is_record and _TRUST.search(layers.view, 0, _TITLE) is not None
        self._since: date | None = None
        """The day of the meeting that the page records, where it came out later."""
        self._met_today = False
        """Whether the page has told that it records a meeting of its own day; others told of are meetings before."""
        self._dateline: date | None = None
        """The day at the end of a line of an undated page, whose answers or posts each have their own."""
        self._week: tuple[int, date] | None = None
        """The first day of the last week mentioned, of which the weekdays behind it are."""
        self._headings: dict[str, tuple[int, date]] = {}
        self._calendar: Calendar | None = None
        self._pair_end = 0

    def context(self, expression: Expression, block: Block) -> Context:
        """What an expression is resolved against."""
        layers = self._layers
        sentence = layers.sentence_at(expression.end - 1)
        span = (sentence.start, max(sentence.end, expression.end)) if sentence else (expression.start, expression.end)
        tensed = expression.depends_on_tense or (expression.to is not None and expression.to.depends_on_tense)
        mentioned = self._antecedent(expression, block)
        told = self._cues.direction(self._text, span, expression) if tensed else "near"
        if told == "past" and self._cues.is_entry(self._layers, block, expression):
            told = "future"
        if told == "past" and fills_cell(layers, block, expression):
            told = "past" if is_closed(layers, block, expression) else None
        if told == "near" and self._is_record and self._cues.is_shifted(self._text, span[0], expression):
            told = "future"
        period = self._labels.period(expression, block, told is not None)
        heading = period.middle if period else self._heading(block)
        if mentioned is not None and is_told_with(layers.view, mentioned.end, expression):
            told, heading = "near", mentioned.days.middle
        published = self._said_on or (self._labels.nearest(expression) if heading is None else None)
        if period is not None or (told == "past" and layers.metadata.published is None):
            told = "near"  # all of a calendar is near it; what has been may have been after the last day told
        direction = told or self._direction_above(block, expression, heading)
        later_than = self._order(expression, mentioned, span[0]) if direction != "past" else None
        week = self._week
        return Context(
            published=published,
            published_until=self._until,
            direction="future" if later_than else direction,
            governed=told == "future" and self._cues.is_governed(layers.view, expression),
            after_today=direction == "future"
            and expression.kind == "weekday"
            and self._cues.led(layers.view, expression),
            calendar=self._calendar_of(span, expression) if expression.depends_on_calendar else None,
            mentioned=mentioned.days if mentioned else None,
            beside=mentioned.days if mentioned and mentioned.end >= span[0] else None,
            week=week[1] if expression.kind == "weekday" and told is None and week and week[0] >= span[0] else None,
            heading=heading,
            since=later_than or self._since,
            period=period,
        )

    @property
    def _said_on(self) -> date | None:
        """The day from which a page speaks: minutes speak from that of their meeting, whenever they came out."""
        return (self._is_record and self._since) or self._layers.metadata.published or self._dateline

    def _order(self, expression: Expression, before: _Mention | None, start: int) -> date | None:
        """The day to come that is told before an expression in its sentence, from `start` on, which comes later."""
        published = self._layers.metadata.published
        if before is None or published is None or before.end < start or before.days.start <= published:
            return None
        between = before.end, expression.start
        in_order = _IN_ORDER.fullmatch(self._layers.view, *between) or (
            expression.kind in ("day", "month") and _DAYS_LISTED.fullmatch(self._layers.view, *between)
        )
        return before.days.start if in_order else None

    def _heading(self, block: Block) -> date | None:
        """A day of the heading above; the last heading of the same words says nothing of the next."""
        start, day = self._headings.get(block.section or "", (-1, None))
        return None if block.kind == "heading" and start != block.start else day

    def _antecedent(self, expression: Expression, block: Block) -> _Mention | None:
        """What "the following day" or "a week later" counts from: what was mentioned last below the same heading."""
        last = self._day if expression.kind == "shifted_day" else self._mentioned
        if last is not None and expression.start - last.end < _RECENT and _below(block.section, last.section):
            return last
        return self._meeting if expression.kind == "shifted_day" else None

    def _calendar_of(self, span: tuple[int, int], expression: Expression) -> Calendar | None:
        """The kind of year of a pair of years: what the sentence tells, else what the last one told."""
        if self._of_trust and "/" in expression.slots.get("mark", ""):
            return "academic"
        listed = _LISTED.fullmatch(self._layers.view, self._pair_end, expression.start) is not None
        if not listed:
            self._calendar = self._cues.calendar(self._layers.view, span, expression) or self._calendar
        self._pair_end = expression.end
        return self._calendar

    def _direction_above(self, block: Block, expression: Expression, heading: date | None) -> Direction:
        """The side of the publication day where no verb tells it; below a dated heading its date is nearest."""
        return "near" if heading is not None else self._cues.direction_above(self._layers, block, expression)

    def remember(self, expression: Expression, block: Block, found: Interval) -> Interval:
        """Keeps a date for "the following day" and, from a heading, for the dates below it.

        Returns the days that it stands for: "in the year to March" those of the year; a day remains a day.
        """
        period = self._cues.period(self._layers.view, expression, found)
        if not expression.compares:
            if found.start == found.end or expression.kind in _OF_DAYS:
                self._day = _Mention(expression.end, found, block.section)
            if (found.end - found.start).days == _WEEK:
                self._week = expression.end, found.start
            self._mentioned = _Mention(expression.end, period, block.section)
        if self._since is None and not self._met_today and self._is_meeting(expression, block, found):
            self._since = self._layers.met = found.start
        self._met_today = self._met_today or self._is_of_today(expression, block, found)
        if self._layers.metadata.published is None and is_dateline(self._layers.view, block, expression):
            self._dateline = found.start
        self._labels.remember(expression, block, found)
        until = self._cues.is_limit(self._text, block.start, expression)  # "The backlog will be cleared by May"
        if block.kind == "heading" and block.section and not until and not _is_budget_year(found):
            self._headings[block.section] = block.start, found.middle
        whole = (
            expression.kind == "month"
            and _IN_PERIOD.search(self._layers.view, max(0, expression.start - 40), expression.start) is not None
        )
        return period if whole else found

    def _is_of_today(self, expression: Expression, block: Block, found: Interval) -> bool:
        """Whether a line says that the day of the page is that of the meeting, not that of its minutes."""
        if not found.start == found.end == self._layers.metadata.published:
            return False
        told = block.start, expression.start
        return bool(_MINUTES.search(self._layers.view, *told)) and not _CAME_OUT.search(self._layers.view, *told)

    def _is_meeting(self, expression: Expression, block: Block, found: Interval) -> bool:
        """Whether a day at the head of a page is that of the meeting whose minutes came out within some months."""
        metadata = self._layers.metadata
        published = metadata.published
        if published is None or block.start > _HEAD or found.start != found.end:
            return False
        told = _MINUTES.search(self._layers.view, block.start, block.end) is not None
        alone = expression.start - block.start < _LABEL and "year" in expression.slots
        told = told or (alone and _MINUTES.search(metadata.title or "") is not None)
        return told and _LATEST_MINUTES > published - found.start > timedelta(0)


def _below(section: str | None, other: str | None) -> bool:
    """Whether a section is another one or a part of it; what stands above all headings is a section of its own."""
    return section == other or (bool(other) and (section or "").startswith(f"{other} > "))


def _day_of_meeting(metadata: Metadata) -> _Mention | None:
    """The day of the meeting that minutes are of, whose "following day" is that of the meeting."""
    if metadata.published is None or metadata.published_precision != "day" or not _MINUTES.search(metadata.title or ""):
        return None
    return _Mention(-1, calendars.day(metadata.published), None)


def _is_budget_year(found: Interval) -> bool:
    """Whether a heading names a year of money or of school, which is what the text is about: "Budget 2024/25"."""
    return (found.end - found.start).days > _HALF_A_YEAR and (found.start.month, found.start.day) != (1, 1)


def _until(metadata: Metadata) -> date | None:
    """The last day on which a page can have been published that gives only a month or a year."""
    if metadata.published is None or metadata.published_precision in (None, "day"):
        return None
    if metadata.published_precision == "year":
        return metadata.published.replace(month=12, day=31)
    return calendars.of_month(metadata.published.year, metadata.published.month).end
