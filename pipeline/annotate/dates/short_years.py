"""Months with a year in two figures: "Places open: Sept 26" in a page that writes its days as "3 November".

British pages put the day before the month. Where one does so throughout, a figure behind a month that can be no day of
its own style is a year.
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
    plain = [e for e in expressions if e.to is None]
    behind = [e for e in plain if e.rule in _MONTH_FIRST]
    years = [e for e in behind if _may_be_year(view, e, published.year)]
    if not years or len(years) < len(behind) or all(e.rule not in _DAY_FIRST for e in plain):
        return
    for expression in years:
        expression.kind = "month"
        expression.slots = {"month": expression.slots["month"], "year": f"20{expression.slots['day']}"}


def _may_be_year(view: str, expression: Expression, published: int) -> bool:
    """Whether the figure behind a month may be a year: "Sept 26", not "on Sept 26" or "Friday, Sept 26"."""
    figure = expression.slots.get("day", "")
    if expression.slots.keys() != {"month", "day"} or not (len(figure) == 2 and figure.isdigit()):
        return False
    return -_BACK <= int(figure) + 2000 - published <= _AHEAD and not view.endswith("on ", 0, expression.start)
