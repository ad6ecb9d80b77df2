"""From joined expressions to intervals: edges, ranges, and the years that a list or range shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.annotate.dates import edges, values
from pipeline.annotate.dates.calendars import Interval
from pipeline.annotate.dates.find import Expression
from pipeline.annotate.dates.join import lacks_year
from pipeline.annotate.dates.readings import Context


def interval(expression: Expression, context: Context) -> Interval | None:
    """The days of an expression with its edges, to the end of its range; None when they cannot be known."""
    if expression.to is not None:
        return _range(replace(expression, to=None), expression.to, context)
    if expression.year_from is not None:
        last = interval(expression.year_from, context)
        return _up_to(last, expression, context) if last else None
    found = values.resolve(expression.kind, expression.slots, context)
    if found is not None and any(edge == "week" for edge, _ in expression.edges):
        found = _monday(expression, found, context)
    return _with_edges(expression, found)


def _monday(expression: Expression, found: Interval, context: Context) -> Interval:
    """The day with which a week begins: of neighbouring years the nearest in which it is a Monday.

    Where that is farther off than `found`, the week of some school begins on another day.
    """
    today = context.today
    if found.start.weekday() == 0 or today is None or not {"weekday", "year"}.isdisjoint(expression.slots):
        return found
    monday = values.resolve(expression.kind, {**expression.slots, "weekday": "monday"}, context)
    if monday is None or monday.start.weekday() != 0:
        return found
    return min(monday, found, key=lambda i: abs(i.start - today))


def _with_edges(expression: Expression, found: Interval | None) -> Interval | None:
    for edge, slots in expression.edges:
        found = (edges.part(edge, found, slots) or found) if found else None
    return found


def _range(first: Expression, last: Expression, context: Context) -> Interval | None:
    """From the first day of one expression to the last of the other; a year stated once holds for both."""
    if lacks_year(last) and not lacks_year(first):
        start = interval(first, context)
        end = _from(start, last, context) if start else None
    else:
        end = interval(last, context)
        start = _up_to(end, first, context) if end and lacks_year(first) else interval(first, context)
    if start is None or end is None or start.start > end.end:
        return None
    return Interval(start.start, end.end, "range", start.relative or end.relative)


def _in_years(expression: Expression, years: tuple[int, ...], context: Context) -> Iterator[Interval]:
    """The readings of an expression in each of some years."""
    for year in years:
        slots = {**expression.slots, "year": str(year)}
        found = _with_edges(expression, values.resolve(expression.kind, slots, context))
        if found is not None:
            yield found


def _up_to(last: Interval, expression: Expression, context: Context) -> Interval | None:
    """The latest reading of an expression without a year that does not begin after `last`."""
    readings = _in_years(expression, (last.end.year, last.end.year - 1), context)
    found = next((r for r in readings if r.start <= last.start), None)
    return found._replace(relative=last.relative) if found else None


def _from(first: Interval, expression: Expression, context: Context) -> Interval | None:
    """The earliest reading of an expression without a year that ends after `first` begins."""
    readings = _in_years(expression, (first.start.year, first.start.year + 1), context)
    found = next((r for r in readings if r.end >= first.start), None)
    return found._replace(relative=first.relative) if found else None
