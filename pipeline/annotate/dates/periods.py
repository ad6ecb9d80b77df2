"""The days of expressions that name a period: months, seasons, terms, quarters, years, "next week", "later this year".

Every public function takes the slots of an expression and its context, and returns the interval, or None when it
cannot be known.
"""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.annotate.dates import calendars, numbers
from pipeline.annotate.dates.calendars import ONE_DAY, Interval
from pipeline.annotate.dates.days import month_number
from pipeline.annotate.dates.readings import Context, Slots, base_day, choose, steps, yearly
from pipeline.rules.dates import SEASONS


def month(slots: Slots, context: Context) -> Interval | None:
    """A month, with or without its year."""
    number = int(slots["number"]) if "number" in slots else month_number(slots.get("month", "may"))
    return yearly(slots, lambda y: calendars.of_month(y, number), context)


def season(slots: Slots, context: Context) -> Interval | None:
    """A season; of a pair of years, winter 2023/24 begins in the first, spring 2023/24 lies in the second."""
    name = _season_name(slots)
    if "year" in slots and (pair := _pair(slots["year"])):
        return calendars.of_season(pair[0] if name in ("autumn", "fall", "winter") else pair[1], name)
    return yearly(slots, lambda y: calendars.of_season(y, name), context)


_CHURCH_TERMS = {"michaelmas": "autumn", "lent": "spring", "trinity": "summer"}
"""What some schools call their terms."""


def _season_name(slots: Slots) -> str:
    """A season in English, whichever language it was named in."""
    name = slots["season"].lower()
    return calendars.WELSH_SEASONS.get(name, _CHURCH_TERMS.get(name, name))


def term(slots: Slots, context: Context) -> Interval | None:
    """A term of the school year, by name or as "this", "last", "next"; of "Autumn 2 2025" the second half."""
    whole = _whole_term(slots, context)
    return calendars.half(whole, int(slots["half"])) if whole and "half" in slots else whole


def _whole_term(slots: Slots, context: Context) -> Interval | None:
    if "season" in slots:
        name = _season_name(slots)
        if "year" in slots and (pair := _pair(slots["year"])):
            return calendars.of_term(pair[0] if name == "autumn" else pair[1], name)
        return yearly(slots, lambda y: calendars.of_term(y, name), context)
    return _term_near(slots.get("relative", "this"), context)


def _term_near(relative: str, context: Context) -> Interval | None:
    """This, last or next term: in the summer holidays the coming one is both this and next."""
    base = base_day(relative, context)
    if base is None:
        return None
    terms = [
        calendars.of_term(y, n) for y in range(base.year - 1, base.year + 2) for n in ("spring", "summer", "autumn")
    ]
    current = next(i for i, term in enumerate(terms) if term.end >= base)
    step = steps(relative)
    if step > 0 and terms[current].start > base:
        step = 0
    return terms[current + step].from_reference


def quarter(slots: Slots, context: Context) -> Interval | None:
    """A quarter or half of a year."""
    figure, ordinal = slots.get("figure", ""), slots.get("ordinal", "")
    # "Q3", "quarter 3", "quarter three"
    number = numbers.number(figure.split()[-1].lstrip("QHqh") if figure else ordinal) or 0
    number = 4 if number < 0 else number
    pair = _pair(slots["year"]) if "year" in slots else None
    fiscal = slots.get("fiscal", "").startswith("financial")
    # "Q3" alone is how councils and the NHS number the quarters of the financial year
    financial = bool(pair) or fiscal or (bool(figure) and not {"year", "year_relative"} & slots.keys())

    def make(year: int) -> Interval:
        if figure[:1].upper() == "H":
            whole = calendars.financial_year(year) if financial else calendars.of_year(year)
            return calendars.half(whole, number)
        return calendars.of_quarter(year, number, financial=financial)

    if pair:
        return make(pair[0])
    # "results for the third quarter" are those of the quarter nearest, whatever will happen to them
    told = context.direction == "past" and "adjective" not in slots
    return yearly(slots, make, context if figure or told else context._replace(direction="near"))


def _pair(text: str) -> tuple[int, int] | None:
    """(2022, 2023) for "2022-23", None for a single year or years that do not follow one another."""
    parts = [p for p in text.replace("–", "/").replace("-", "/").replace("'", "").replace(" ", "").split("/") if p]
    return _consecutive(parts[0], parts[1]) if len(parts) == 2 else None


def _consecutive(first: str, last: str) -> tuple[int, int] | None:
    start = numbers.year(first)
    if start is None:
        return None
    end = int(str(start)[: 4 - len(last)] + last)
    if len(last) < 4 and end < start:
        end += 10 ** len(last)
    return (start, end) if end == start + 1 else None


def year(slots: Slots, context: Context) -> Interval | None:
    """A calendar year."""
    number = numbers.year(slots["year"])
    return calendars.of_year(number) if number is not None else None


def year_pair(slots: Slots, context: Context) -> Interval | None:
    """Two years running are an academic or financial year; other pairs the calendar years from one to the other."""
    named = slots.get("type", "").lower()
    if "session" in slots:
        named = "academic"
    if "fy" in slots:
        named = "financial"
    if "last_year" not in slots:
        year = numbers.year(slots["year"])
        if year is None:
            return None
        if named in ("academic", "school"):
            return calendars.academic_year(year)
        return calendars.of_year(year) if named == "fiscal" else calendars.financial_year(year)
    pair = _consecutive(slots["year"], slots["last_year"])
    if pair is None:
        return _years(slots["year"], slots["last_year"])
    financial = named in ("financial", "fiscal", "tax")
    if not named:
        by_mark = "financial" if "mark" in slots and slots["mark"].strip() != "/" else "academic"
        financial = (context.calendar or by_mark) == "financial"
    return calendars.financial_year(pair[0]) if financial else calendars.academic_year(pair[0])


def _years(first: str, last: str) -> Interval | None:
    """The span of "2023-2026" or "2020-30"; the month "2014-10"."""
    if len(first) < 4:
        return None
    start, end = int(first), int(first[: 4 - len(last)] + last)
    if start < end:
        return calendars.years(start, end)
    return calendars.of_month(start, int(last)) if len(last) == 2 else None


_DECADES = {
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
    "noughties": 2000,
    "two thousands": 2000,
    "twenty tens": 2010,
}
"""Words to the first year."""


def decade(slots: Slots, context: Context) -> Interval | None:
    """ "1990s", "'80s", "the nineties"."""
    if "word" in slots:
        first = _DECADES[slots["word"].lower().replace("-", " ")]
    else:
        figures = slots["decade"].strip("'")
        first = int(figures) if len(figures) == 4 else numbers.year(figures) or 0
    return calendars.years(first, first + 9)


def century(slots: Slots, context: Context) -> Interval | None:
    """ "the 19th century" is 1801 to 1900."""
    number = numbers.number(slots["ordinal"])
    return calendars.years(number * 100 - 99, number * 100) if number else None


def _whole(unit: str, base: date, step: int, named: str = "") -> Interval | None:
    """The week, month ... that holds a day, or the one `step` before or after."""
    if unit in ("week", "month", "quarter"):
        return calendars.whole(unit, calendars.shifted(base, step, unit).start)
    if unit == "weekend":
        return calendars.weekend(base + timedelta(days=7 * step))
    if unit == "fortnight":
        whole = calendars.week(base + timedelta(days=14 * step))
        return whole._replace(end=whole.end + timedelta(days=7))
    if unit == "year":
        return _whole_year(base, step, named)
    if unit == "decade":
        first = base.year // 10 * 10 + 10 * step
        return calendars.years(first, first + 9)
    if unit == "century":
        first = (base.year - 1) // 100 * 100 + 1 + 100 * step
        return calendars.years(first, first + 99)
    return None


def _whole_year(base: date, step: int, named: str) -> Interval:
    if named in ("academic", "school"):
        return calendars.academic_year(base.year - (base.month < 9) + step)
    if named in ("financial", "tax"):
        return calendars.financial_year(base.year - (base.month < 4) + step)
    return calendars.of_year(base.year + step)


_UNITS = {"yr": "year", "qtr": "quarter", "fy": "year"}
"""Short forms of units."""


def unit(slots: Slots, context: Context) -> Interval | None:
    """ "next week", "the current financial year", "the end of term"."""
    relative, unit = slots.get("relative", "this"), _UNITS.get(slots["unit"].lower(), slots["unit"].lower())
    if unit == "term":
        return _term_near(relative, context)
    base = base_day(relative, context)
    if base is None:
        return None
    if unit == "weekend" and "relative" not in slots:
        return choose([calendars.weekend(base + timedelta(days=n)) for n in (-7, 0, 7)], context)
    if unit == "year" and context.calendar == "financial" and not {"relative", "type"} & slots.keys():
        return _financial_year_near(base, context)
    named = "financial" if slots["unit"].lower() == "fy" else slots.get("type", "").lower()
    found = _whole(unit, base, steps(relative), named)
    return found.from_reference if found else None


def _financial_year_near(base: date, context: Context) -> Interval:
    """The financial year that ends next; of what was, the one that has ended."""
    this = _whole_year(base, 0, "financial")
    return (calendars.moved(this, -12) if context.direction == "past" else this).from_reference


def part_of_unit(slots: Slots, context: Context) -> Interval | None:
    """ "later this month" is the rest of it from tomorrow on, "earlier this month" what came before today."""
    name = slots["unit"].lower()
    if name in SEASONS:
        whole = season({"season": name, "relative": slots["relative"]}, context)
    else:
        whole = unit(slots, context)
    base = base_day(slots["relative"], context)
    if whole is None or base is None:
        return None
    start, end = whole.start, whole.end
    if slots["part"].lower() != "earlier" and start <= base < end:
        start = base + ONE_DAY
    elif slots["part"].lower() == "earlier" and start < base <= end:
        end = base - ONE_DAY
    return Interval(start, end, "range", True)


_MIDSUMMER = 7


def new_year(slots: Slots, context: Context) -> Interval | None:
    """January and February of the next year; of this year in January, or in a spring that tells of no future."""
    if context.published is None:
        return None
    month = context.published.month
    over = context.direction == "past" or (context.direction == "near" and month < _MIDSUMMER)
    year = context.published.year + (month > 1 and not over)
    return calendars.months(year, 1, 2).from_reference
