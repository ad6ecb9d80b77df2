"""Dates by which a page says when it was published: absolute ones only, day first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.briefing import PublishedPrecision
from pipeline.rules.dates import MONTHS, SEASONS
from pipeline.rules.reading import MetadataRules
from pipeline.wordlists import MONTH

Stated = tuple[date, PublishedPrecision]

_MONTH = rf"(?P<month>{MONTH})\b\.?"
_SECOND_MONTH = rf"(?:(?:(?: ?[/&•+–-] ?| and ){_MONTH.replace('<month>', '<last_month>')}){{1,2}})?"
"""Of an issue for two or three months, "May/June 2023"."""
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_SHORT_YEAR = r"(?P<year>(?:20)?\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2}) ?(?:st|nd|rd|th)?"
_WORDED: tuple[tuple[str, PublishedPrecision], ...] = (
    (rf"(?<!\d){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", "day"),
    (rf"{_DAY}(?: +of)? +{_MONTH},? +{_YEAR}", "day"),
    (rf"{_DAY}-{_MONTH}-{_SHORT_YEAR}", "day"),
    (rf"\b{_MONTH} +{_DAY},? +{_YEAR}", "day"),
    (rf"(?<![\d./])(?P<day>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.]{_SHORT_YEAR}", "day"),
    (rf"(?<!\d)(?P<day>\d{{1,2}})-(?P<number>\d{{1,2}})-{_YEAR}", "day"),
    (rf"(?<!\d )\b{_MONTH}{_SECOND_MONTH},? +{_YEAR}", "month"),  # not of "31 February 2024"
    (rf"(?<!\d){_YEAR}-(?P<number>\d\d)(?!\d)", "month"),
)
_FORMS = tuple((re.compile(form, re.IGNORECASE), precision) for form, precision in _WORDED)
_WITHOUT_YEAR = tuple(re.compile(form, re.I) for form in (rf"{_DAY}(?: +of)? +{_MONTH}", rf"\b{_MONTH} +{_DAY}"))

_ISO = re.compile(r"\d{4}-\d\d?-\d")
_NUMBERED = re.compile(r"(?:\b(?<!of )(?:issue|edition|vol(?:ume)?|no|number)\b\.? ?#?|#)\d{1,4}\b", re.IGNORECASE)
"""The number of an issue or volume, which no day is: "Vol 12 No 3 March 2024"."""

_FILE_DATES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?([0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ](0[1-9]|1[0-2])(?!\d)"),
)


def stated_date(text: str, *, year: int | None = None) -> Stated | None:
    """The first full date in `text` with how exact it is: the first day of a month where only the month is given.

    `year` is taken for a day without one. Falls back on dateparser for wordings of other kinds ("the twenty-first of
    March 2024"); None when there is none.
    """
    text = _NUMBERED.sub("-", text)
    if stated := next(_dates_in(text), None):
        return stated
    found_days = (form.search(text) for form in _WITHOUT_YEAR)
    if year is not None and (found_day := next(filter(None, found_days), None)):
        return _made({**found_day.groupdict(), "year": str(year)}, "day")
    return _parsed(text)


def written_day(stated: str) -> Stated | None:
    """A date as a person writes it into a table or a key; 30 February is a slip, not the month."""
    if _ISO.match(stated):
        try:
            date.fromisoformat(stated[:10])
        except ValueError:
            return None
    return stated_date(stated)


def _made(groups: dict[str, str | None], precision: PublishedPrecision) -> Stated | None:
    """The date of a form's groups; None when the calendar has no such day, or an academic year looks like a month."""
    month = int(groups["number"] or 0) if "number" in groups else _month(groups["month"])
    year = int(groups["year"] or 0)
    if groups.get("last_month") and _month(groups["last_month"]) < month:
        year -= 1  # "December/January 2024"
    if precision == "month" and "number" in groups and month == year % 100 + 1:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, int(groups.get("day") or 1)), precision
    except ValueError:
        return None


def _month(name: str | None) -> int:
    """1 to 12 for the name of a month."""
    return MONTHS.index((name or "")[:3].lower()) + 1


def date_in_title(title: str, rules: MetadataRules) -> Stated | None:
    """The date that dates a page in its title ("Round-up – March 2024"), not one that a title speaks of."""
    found = rules.forms["title_date"].search(title)
    return stated_date(found["date"]) if found else None


def date_in_file_name(stem: str) -> Stated | None:
    """The date in a file's name: 2024-01-18, 20240118, 18_01_2024, 2024_03, march-2023."""
    for form in _FILE_DATES:
        for found in form.finditer(stem):
            stated = stated_date("-".join(found.groups()))
            if stated:
                return stated
    spaced = re.sub(r"(?<=[A-Za-z])(?=\d)", " ", re.sub(r"[_\-. ]+", " ", stem))
    numbers = re.sub(r"(?<!\d)(\d{1,2}) (\d{1,2}) ((?:20)?\d\d)(?!\d)", r"\1/\2/\3", spaced)
    return next(_dates_in(numbers, _FORMS[:-1]), None)


def _dates_in(text: str, forms: Iterable[tuple[re.Pattern[str], PublishedPrecision]] = _FORMS) -> Iterator[Stated]:
    """The dates in a text, form by form."""
    for form, precision in forms:
        for found in form.finditer(text):
            if stated := _made(found.groupdict(), precision):
                yield stated


def season_in(title: str, rules: MetadataRules) -> Stated | None:
    """The first day of the season that a title names, exact to no more than the year."""
    found = rules.forms["season_named"].search(title)
    if found is None:
        return None
    season, year = found["season"].lower(), int(found["year"])
    # of two years, spring and summer lie in the second: "Spring 2023/24"
    return date(year + (found["last"] is not None and season in ("spring", "summer")), SEASONS[season], 1), "year"


def _parsed(text: str) -> Stated | None:
    if len(text) > 40 or not re.search(r"\d", text):
        return None
    import dateparser  # slow to import, and seldom needed

    settings = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first"}
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return (found.date(), "day") if found else None
