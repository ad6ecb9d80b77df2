"""Dates by which a page says when it was published: absolute ones only, day first."""

from __future__ import annotations

import re
from datetime import date

from pipeline.briefing import PublishedPrecision

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_FORMS: tuple[tuple[re.Pattern[str], PublishedPrecision], ...] = tuple(
    (re.compile(form, re.IGNORECASE), precision)
    for form, precision in (
        (rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b", "day"),
        (rf"\b(?P<day>\d{{1,2}}) ?(?:st|nd|rd|th)? +(?:of +)?{_MONTH},? +{_YEAR}", "day"),
        (rf"\b{_MONTH} +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? +{_YEAR}", "day"),
        (r"\b(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>(?:20)?\d\d)\b", "day"),
        (rf"\b{_MONTH},? +{_YEAR}", "month"),
        (rf"\b{_YEAR}-(?P<number>\d\d)\b", "month"),
    )
)

ANY_DATE = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", form.pattern) for form, _ in _FORMS), re.IGNORECASE)
"""Matches a stated date inside a line."""


def stated_date(text: str) -> tuple[date, PublishedPrecision] | None:
    """The first full date in `text` with how exact it is: the first day of a month where only the month is given.

    Falls back on dateparser for wordings of other kinds ("the twenty-first of March 2024"); None when there is none.
    """
    for form, precision in _FORMS:
        for found in form.finditer(text):
            groups = found.groupdict()
            month = int(groups["number"]) if groups.get("number") else _MONTHS.index(groups["month"][:3].lower()) + 1
            year = int(groups["year"])
            try:
                day = date(year + 2000 if year < 100 else year, month, int(groups.get("day") or 1))
            except ValueError:
                continue
            return day, precision
    return _parsed(text)


def _parsed(text: str) -> tuple[date, PublishedPrecision] | None:
    if len(text) > 40 or not re.search(r"\d", text):
        return None
    import dateparser  # slow to import, and seldom needed

    settings = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first"}
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return (found.date(), "day") if found else None
