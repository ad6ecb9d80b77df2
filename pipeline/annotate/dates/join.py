"""Puts expressions together: lists of days taken apart, "end of" and "early" taken in, two ends made one range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.annotate.dates.edges import EDGES
from pipeline.annotate.dates.find import Expression
from pipeline.annotate.dates.readings import Context
from pipeline.annotate.dates.values import resolve
from pipeline.annotate.dates.words import Beginnings, Text
from pipeline.rules.dates import DateKind, DateRules, EdgeRule

_BEFORE = 48
"""How far before an expression its edge or opener is looked for."""
_BETWEEN = 24
"""The most that stands between the two ends of a range, or two items of a list."""
_DAY = re.compile(
    r"(?:(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\.?,? )?(?:the )?(?P<day>\d{1,2}(?: ?(?:st|nd|rd|th))?)",
    re.IGNORECASE,
)
_BETWEEN_WORD = re.compile(r"\b(?:between|weekend of) (?:the )?$", re.IGNORECASE)
_YEARLESS: tuple[DateKind, ...] = ("day", "month", "season", "term", "quarter", "day_range", "holiday")
"""Kinds that may lack a year and take it from the other end of their range or list."""
_DAYS: tuple[DateKind, ...] = (
    "day",
    "numeric",
    "iso",
    "weekday",
    "weekday_of_week",
    "week_day_number",
    "day_word",
    "holiday",
)
"""Kinds that name a single day."""
_LABELS: tuple[DateKind, ...] = ("holiday", "month", "season", "term")
"""Kinds that may stand before a colon for what happens on the day behind it."""
_OVER = re.compile(r"(?::| [–-]) ?$")
"""Between a label and the day that it is of."""
_COLON = re.compile(r"[ a-z]{0,20}: ?", re.IGNORECASE)
_NO_RANGE: tuple[DateKind, ...] = ("offset", "decade", "shifted_day", "this_time")


class Joiner:
    """Joins the expressions of a block by the rules of `rules/dates.yaml`."""

    def __init__(self, rules: DateRules) -> None:
        self._edges: Beginnings[tuple[EdgeRule, re.Pattern[str]]] = Beginnings()
        for rule in rules.edges:
            self._edges.add(rules.first_words(rule.begins), (rule, rules.pattern(rule.pattern)))
        self._ranges = [
            (rule, rules.pattern(f"{rule.opener}") if rule.opener else None, rules.pattern(rule.pattern))
            for rule in rules.ranges
        ]
        self._list = rules.pattern(rules.lists)
        self._moved = rules.pattern(rules.moved)

    def join(self, text: Text, start: int, found: list[Expression]) -> list[Expression]:
        """The expressions of a block that begins at `start`, joined, in text order."""
        single = [part for e in found for part in self._taken_apart(text.view, e)]
        for expression in single:
            self._take_edge(text, start, expression)
        kept = _without_labels(text.view, _outside_edges(single))
        self._share_years(text.view, kept)
        return list(self._ranged(text.view, start, kept))

    def _taken_apart(self, view: str, expression: Expression) -> Iterator[Expression]:
        """ "6, 7 and 10 July" is three days; "between 6 and 10 July" and "the weekend of 6/7 July" are one range."""
        if expression.kind != "day_list":
            yield expression
            return
        days = expression.slots.pop("days")
        weekday = expression.slots.pop("first_weekday", None)
        at = view.index(days, expression.start, expression.end)
        found = list(_DAY.finditer(view, at, at + len(days)))
        if len(found) == 1 and _BETWEEN_WORD.search(view, max(0, expression.start - 16), expression.start):
            slots = {**expression.slots, "day": found[0]["day"], "last_day": expression.slots["day"]}
            if "weekday" in slots:
                slots["last_weekday"] = slots.pop("weekday")
            yield Expression(expression.start, expression.end, expression.rule, "day_range", slots)
            return
        shared = {k: v for k, v in expression.slots.items() if k != "weekday"}
        for i, day in enumerate(found):
            weekday = day["weekday"] or (weekday if i == 0 else None)
            own = {"weekday": weekday} if weekday else {}
            begin = expression.start if i == 0 else day.start("weekday" if day["weekday"] else "day")
            yield Expression(begin, day.end(), expression.rule, "day", {**shared, **own, "day": day["day"]})
        last = at + len(days)  # where the last day begins, with its weekday
        yield Expression(last, expression.end, expression.rule, "day", expression.slots)

    def _take_edge(self, text: Text, start: int, expression: Expression) -> None:
        """Takes in the phrases right before an expression that pick a part of it: "early", "the end of the"."""
        for edge in EDGES:
            if edge in expression.slots:
                expression.edges.append((edge, expression.slots))
        for _ in range(2):  # "the end of the first week of July"
            found = self._edge_before(text, start, expression.start)
            if found is None or _is_duration(found[1], expression) or _is_heading(found, expression):
                return
            rule, match = found
            slots = {k: v for k, v in match.groupdict().items() if v is not None}
            expression.edges.append((rule.edge, slots))
            expression.start, expression.rule = match.start(), rule.id

    def _edge_before(self, text: Text, start: int, end: int) -> tuple[EdgeRule, re.Match[str]] | None:
        """The longest phrase of a block that ends right before an expression and picks a part of it."""
        for place, edges in self._edges.places(text, max(start, end - _BEFORE), end):
            for rule, pattern in edges:
                if match := pattern.fullmatch(text.view, place, end):
                    return rule, match
        return None

    def _share_years(self, view: str, found: list[Expression]) -> None:
        """In "June and July 2024" both have the year: ties every expression without one to the next in its list."""
        for first, last in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
            if last.start - first.end > _BETWEEN:
                continue
            if self._is_label(view, first, last):
                first.year_from = last
                continue
            dated = "year" in last.slots or last.year_from is not None
            if first.kind == "season" and last.kind == "term" and self._list.fullmatch(view, first.end, last.start):
                first.kind = "term"  # "the autumn and spring terms"
            self._share_week(view, first, last)
            if view[first.end : last.start] == " (":
                _share_day(first, last)
                if last.kind == "holiday" and lacks_year(last) and "year" in first.slots:
                    last.year_from = first  # "5 May 2025 (Early May bank holiday)"
            if (
                dated
                and first.kind == last.kind
                and lacks_year(first)
                and self._list.fullmatch(view, first.end, last.start)
            ):
                first.year_from = last.year_from or last

    def _is_label(self, view: str, first: Expression, last: Expression) -> bool:
        """Whether a date says what the one behind its colon is: "May Day: Monday 5 May", "Autumn term: 4 September"."""
        if ("weekday" not in last.slots and "year" not in last.slots) or first.kind not in _LABELS:
            return False
        bare = not {"year", "year_relative", "relative"} & first.slots.keys()
        if bare and _is_feast_of(first, last):
            return True
        return bare and first.kind != last.kind and _COLON.fullmatch(view, first.end, last.start) is not None

    def _share_week(self, view: str, first: Expression, last: Expression) -> None:
        """In "Monday to Wednesday next week" and "next week on Monday or Tuesday" both are of the week named once."""
        if {first.kind, last.kind} != {"weekday", "weekday_of_week"}:
            return
        bare, of_week = (first, last) if first.kind == "weekday" else (last, first)
        joins = (self._list, *(between for _, _, between in self._ranges))
        joined = any(join.fullmatch(view, first.end, last.start) for join in joins)
        if joined and bare.slots.keys() == {"weekday"} and "relative" in of_week.slots:
            bare.kind, bare.slots = of_week.kind, {**of_week.slots, **bare.slots}

    def _ranged(self, view: str, start: int, found: list[Expression]) -> Iterator[Expression]:
        i = 0
        while i < len(found):
            first = found[i]
            last = found[i + 1] if i + 1 < len(found) else None
            if last is not None and (rule := self._range_rule(view, start, first, last)):
                slots = dict(first.slots)
                yield Expression(
                    first.start,
                    last.end,
                    rule,
                    first.kind,
                    slots,
                    min(first.confidence, last.confidence),
                    first.edges,
                    to=last,
                )
                i += 2
                continue
            yield first
            i += 1

    def _range_rule(self, view: str, start: int, first: Expression, last: Expression) -> str | None:
        """The id of the rule that makes a range of two expressions."""
        if last.start - first.end > _BETWEEN or first.kind in _NO_RANGE or last.kind in _NO_RANGE:
            return None
        if _is_feast_of(first, last) or (first.kind in ("year", "year_pair") and lacks_year(last)):
            return None  # "2024/25 - third quarter" is a part of that year
        if first.kind == "weekday" and last.kind not in _DAYS:
            return None  # "was revised on Friday to December's figure"
        before = view[max(start, first.start - _BEFORE) : first.start]
        for rule, opener, between in self._ranges:
            if between.fullmatch(view, first.end, last.start) and (opener is None or opener.search(before)):
                if opener is None and self._moved.search(before):
                    return None
                return rule.id
        return None


def _is_duration(edge: re.Match[str], expression: Expression) -> bool:
    """Whether a phrase tells how long something takes: "three years from August", but not "a week from Monday"."""
    return edge.groupdict().get("way") == "from" and expression.kind not in _DAYS


def _is_heading(found: tuple[EdgeRule, re.Match[str]], expression: Expression) -> bool:
    """Whether "start" or "end" says what happens on a day, which has no end of its own: "Start Monday 5 January"."""
    return found[0].edge in ("start", "end") and expression.kind in _DAYS and " of" not in found[1][0].casefold()


def _share_day(first: Expression, last: Expression) -> None:
    """In "Monday (10 September)" and "10 September (Monday)" both are the one day, and the weekday tells its year."""
    if {first.kind, last.kind} != {"weekday", "day"}:
        return
    weekday, day = (first, last) if first.kind == "weekday" else (last, first)
    if weekday.slots.keys() == {"weekday"}:
        day.slots.setdefault("weekday", weekday.slots["weekday"])
        weekday.kind, weekday.slots = day.kind, day.slots


def _outside_edges(found: list[Expression]) -> list[Expression]:
    """Without what has become part of the next one's edge: the "Tuesday" in "the first Tuesday of July"."""
    kept: list[Expression] = []
    for expression in reversed(found):
        if not kept or expression.end <= kept[-1].start:
            kept.append(expression)
    return kept[::-1]


def _without_labels(view: str, found: list[Expression]) -> list[Expression]:
    """Without what only says what the day behind its colon is: "End of term: Friday 18 July"."""
    labels = {first.start for first, day in pairwise(found) if _only_labels(view, first, day)}
    return [expression for expression in found if expression.start not in labels]


def _is_feast_of(first: Expression, last: Expression) -> bool:
    """Whether a feast is the very day behind it: "Good Friday - Friday 18 April 2025" is no range."""
    if first.kind != "holiday" or last.kind != "day" or not {"weekend", "year"}.isdisjoint(first.slots):
        return False
    day = resolve("day", last.slots, Context(None))
    return day is not None and resolve("holiday", {**first.slots, "year": str(day.start.year)}, Context(None)) == day


def _only_labels(view: str, first: Expression, day: Expression) -> bool:
    over = day.kind in _DAYS and _OVER.match(view, first.end, day.start) is not None
    return over and not {"start", "end"}.isdisjoint(first.slots)


def lacks_year(expression: Expression) -> bool:
    """Whether an expression has no year of its own and may take it from its range or list."""
    return expression.kind in _YEARLESS and not {"year", "year_relative", "relative"} & expression.slots.keys()
