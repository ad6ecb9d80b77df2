"""Months with a year in two figures: "Places open: Sept 26" in a page that writes its days as "3 November".

British pages put the day before the month. Where one does so throughout, a figure behind a month that can be no day of
its own style is a year, at both ends of "Sept 24 to Jul 25" as well; and so it is in "Jan–Mar 26", since no month
lasts to a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.annotate.dates.find import Expression

_DAY_FIRST = frozenset({"date.day_month", "date.day_range", "date.day_list"})
_MONTH_FIRST = frozenset({"date.month_day", "date.month_day_range", "date.month_day_list"})
_BACK, _AHEAD = 1, 5
"""So many years before and behind that of publication are written in two figures."""


def read_short_years(view: str, expressions: Iterable[Expression], published: date | None) -> None:
    """Makes months of what looks like days behind months, in a page whose days stand before them."""
    if published is None:
        return
    found = list(expressions)
    ends = [e.to for e in found if e.to is not None and e.kind == "month"]
    behind = [end for e in (*found, *ends) for end in _ends(e) if _is_month_first(view, end)]
    years = [e for e in behind if _may_be_year(view, e, published.year)]
    told = any(e.rule in _DAY_FIRST for e in found) or any(e in years for e in ends)
    if not told or len(years) < len(behind):
        return
    for expression in years:
        expression.kind = "month"
        expression.slots = {"month": expression.slots["month"], "year": f"20{expression.slots['day']}"}


def _ends(expression: Expression) -> tuple[Expression, ...]:
    """An expression, or both ends of a range of days: "Sept 24 to Jul 25"."""
    if expression.to is None:
        return (expression,)
    return (expression, expression.to) if expression.kind == expression.to.kind == "day" else ()


def _is_month_first(view: str, expression: Expression) -> bool:
    """Whether a month stands before its figure; a range has its own rule, and only its words tell."""
    if expression.to is None:
        return expression.rule in _MONTH_FIRST
    return view.startswith(expression.slots.get("month", "\0"), expression.start)


def _may_be_year(view: str, expression: Expression, published: int) -> bool:
    """Whether the figure behind a month may be a year: "Sept 26", not "on Sept 26" or "Friday, Sept 26"."""
    figure = expression.slots.get("day", "")
    if expression.slots.keys() != {"month", "day"} or not (len(figure) == 2 and figure.isdigit()):
        return False
    return -_BACK <= int(figure) + 2000 - published <= _AHEAD and not view.endswith("on ", 0, expression.start)
