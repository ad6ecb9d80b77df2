"""From the slots of an expression to its days: one function for each kind of expression.

Each takes the slots (what the pattern's named groups caught) and the context, and returns the interval, or None when
it cannot be known: a relative expression in a document without a publication day, the 31st of June.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from pipeline.annotate.dates import calendars, numbers
from pipeline.annotate.dates.calendars import ONE_DAY, Interval
from pipeline.annotate.dates.tense import Direction
from pipeline.rules.dates import DateKind

Slots = Mapping[str, str]
Calendar = Literal["academic", "financial"]

_BACK = ("last", "past", "previous", "preceding")
_ON = ("next", "coming", "following", "forthcoming", "new", "upcoming")
_BEFORE_THAT = ("following", "previous", "preceding", "same", "that")
"""Words that count from the last date mentioned, not from the publication day."""

_ALMOST_A_YEAR, _TWO_MONTHS, _THREE_MONTHS = timedelta(days=300), timedelta(days=62), timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against."""

    published: date | None
    direction: Direction = "near"
    calendar: Calendar | None = None
    mentioned: Interval | None = None
    """The last date mentioned before, what "the following day" counts from."""
    beside: Interval | None = None
    """The same where it stands in the same sentence."""
    heading: date | None = None
    """A day within the period that the heading above names."""

    @property
    def today(self) -> date | None:
        """What a missing part is nearest to."""
        if self.heading is not None and self.direction == "near":
            return self.heading
        return self.published


def resolve(kind: DateKind, slots: Slots, context: Context) -> Interval | None:
    """The days an expression means, or None."""
    try:
        return _KINDS[kind](slots, context)
    except (ValueError, OverflowError):
        return None  # a day that does not exist, or a year beyond the calendar


def choose(candidates: list[Interval], context: Context) -> Interval | None:
    """The one of several readings (the same day in neighbouring years or weeks) that the tense asks for."""
    today = context.today
    if today is None or not candidates:
        return None
    past = max((c for c in candidates if c.start <= today), key=lambda c: c.start, default=None)
    future = min((c for c in candidates if c.end >= today), key=lambda c: c.start, default=None)
    if past is None or future is None:
        return (past or future or candidates[0]).from_reference
    # what "will" happen in almost a year's time just happened, most likely: the verb belongs to something else
    far = future.start - today > _ALMOST_A_YEAR and today - past.end < _TWO_MONTHS
    if context.direction == "past" or (context.direction == "future" and far):
        return past.from_reference
    if context.direction == "future":
        return future.from_reference
    nearer_past = today - past.end <= future.start - today
    return (past if nearer_past else future).from_reference


def _each_year(make: Callable[[int], Interval], context: Context) -> Interval | None:
    """The reading of something that comes once a year."""
    today = context.today
    if today is None:
        return None
    found = []
    for year in range(today.year - 2, today.year + 3):
        try:
            found.append(make(year))
        except ValueError:
            continue  # 29 February
    return choose(found, context)


def _step(relative: str) -> int:
    """-1 for "last", 1 for "next", 2 for "after next", 0 for "this"."""
    words = relative.lower().split()
    if any(w in words for w in _BACK):
        return -1
    if "after" in words:
        return 2
    return 1 if any(w in words for w in _ON) else 0


def _base(relative: str, context: Context) -> date | None:
    """The day that "last", "next" or "the following" counts from."""
    words = relative.lower().split()
    if any(w in words for w in _BEFORE_THAT) and context.mentioned is not None:
        return context.mentioned.start
    return context.published


def _nearby(relative: str, make: Callable[[int], Interval], context: Context) -> Interval | None:
    """ "last", "this" or "next" before something that comes once a year."""
    base = _base(relative, context)
    if base is None:
        return None
    step = _step(relative)
    every = [make(y) for y in range(base.year - 2, base.year + 3)]
    if step < 0:
        return max((i for i in every if i.end < base), key=lambda i: i.start).from_reference
    if step > 0:
        return min((i for i in every if i.start > base), key=lambda i: i.start).from_reference
    around = next((i for i in every if i.start <= base <= i.end), None)
    if around is not None:
        return around.from_reference
    past = max((i for i in every if i.end < base), key=lambda i: i.start)
    future = min((i for i in every if i.start > base), key=lambda i: i.start)
    # "this autumn", said in January of what was: the one just over
    if context.direction == "past" and base - past.end < _THREE_MONTHS:
        return past.from_reference
    return (past if past.start.year == base.year != future.start.year else future).from_reference


def _yearly(slots: Slots, make: Callable[[int], Interval], context: Context) -> Interval | None:
    """A month, season, term or feast with a year, with "this year", with "last", or alone."""
    if "year" in slots:
        year = numbers.year(slots["year"])
        return make(year) if year is not None else None
    if "year_relative" in slots:
        base = _base(slots["year_relative"], context)
        return make(base.year + _step(slots["year_relative"])).from_reference if base else None
    if "relative" in slots:
        return _nearby(slots["relative"], make, context)
    return _each_year(make, context)


# --- days


def _month_number(text: str) -> int:
    short = text.lower()[:3]
    return (calendars.MONTHS if short in calendars.MONTHS else calendars.WELSH_MONTHS).index(short) + 1


def _weekday_number(text: str) -> int:
    return calendars.WEEKDAYS.index(text.lower()[:3])


def _day(slots: Slots, context: Context) -> Interval | None:
    month, number = _month_number(slots["month"]), numbers.number(slots["day"])
    if number is None:
        return None
    if "weekday" in slots and "year" not in slots and context.today is not None:
        weekday, year = _weekday_number(slots["weekday"]), context.today.year
        fitting = [
            i
            for y in range(year - 3, year + 4)
            if (i := _day_or_none(y, month, number)) is not None and i.start.weekday() == weekday
        ]
        # the weekday tells the year, unless it is a slip
        if fitting and abs((fitting_near := _nearest(fitting, context.today)).start.year - year) <= 1:
            return fitting_near.from_reference
    return _yearly(slots, lambda y: calendars.day(date(y, month, number)), context)


def _day_or_none(year: int, month: int, number: int) -> Interval | None:
    try:
        return calendars.day(date(year, month, number))
    except ValueError:
        return None


def _nearest(found: list[Interval], to: date) -> Interval:
    return min(found, key=lambda i: (abs(i.start - to), i.start))


def _numeric(slots: Slots, context: Context) -> Interval | None:
    first, second = int(slots["day"]), int(slots["month"])
    readings = [(second, first), (first, second)]
    valid = [(m, d) for m, d in readings if 1 <= m <= 12]
    if "year" not in slots:
        month, number = valid[0]
        return _each_year(lambda y: calendars.day(date(y, month, number)), context)
    year = numbers.year(slots["year"])
    if year is None or not valid:
        return None
    days = [calendars.day(date(year, m, d)) for m, d in valid]
    # American order where only that is the day of publication: a dateline
    return next((d for d in days if d.start == context.published), days[0])


def _iso(slots: Slots, context: Context) -> Interval | None:
    return calendars.day(date(int(slots["year"]), int(slots["month"]), int(slots["day"])))


def _day_range(slots: Slots, context: Context) -> Interval | None:
    first, last = numbers.number(slots["day"]), numbers.number(slots["last_day"])
    end = _day({**slots, "day": slots["last_day"], "weekday": slots.get("last_weekday", "")} if "last_weekday" in slots
               else {k: v for k, v in slots.items() if k != "weekday"} | {"day": slots["last_day"]}, context)
    if first is None or last is None or end is None:
        return None
    start = end.start.replace(day=1) - ONE_DAY if first > last else end.start
    return Interval(start.replace(day=first), end.end, "range", end.relative)


def _day_word(slots: Slots, context: Context) -> Interval | None:
    offsets = {"yesterday": -1, "today": 0, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    if context.published is None:
        return None
    word = " ".join(slots["word"].lower().split())
    return calendars.day(context.published + timedelta(days=offsets[word])).from_reference


def _weekday(slots: Slots, context: Context) -> Interval | None:
    number = _weekday_number(slots["weekday"])
    relative = slots.get("relative")
    base = _base(relative or "", context)
    if base is None:
        return None
    if relative is None:
        days = [base + timedelta(days=n) for n in range(-7, 8)]
        return choose([calendars.day(d) for d in days if d.weekday() == number], replace(context, heading=None))
    step = _step(relative)
    if step < 0:
        return calendars.day(base - timedelta(days=(base.weekday() - number - 1) % 7 + 1)).from_reference
    this = calendars.week(base).start + timedelta(days=number)
    if step == 0 and this < base and context.direction != "past":
        step = 1  # "this Monday", said on a Thursday of what is to come
    return calendars.day(this + timedelta(days=7 * step)).from_reference


def _weekday_of_week(slots: Slots, context: Context) -> Interval | None:
    number = _weekday_number(slots["weekday"])
    if "relative" in slots:
        base = _base(slots["relative"], context)
        if base is None:
            return None
        monday = calendars.week(base).start + timedelta(days=7 * _step(slots["relative"]))
        return calendars.day(monday + timedelta(days=number)).from_reference
    if context.published is None:
        return None
    following = context.published + timedelta(days=(number - context.published.weekday()) % 7)
    return calendars.day(following + timedelta(days=7 if slots["span"].lower() == "week" else 14)).from_reference


def _week_day_number(slots: Slots, context: Context) -> Interval | None:
    """ "Tuesday 17th", "by the 20th": the month is the publication's or a neighbour's."""
    number, today = numbers.number(slots["day"]), context.today
    if number is None or today is None:
        return None
    around = [calendars.add_months(today.replace(day=1), n) for n in range(-2, 3)]
    if "relative" in slots:
        around = [calendars.add_months(today.replace(day=1), _step(slots["relative"]))]
    found = [i for d in around if (i := _day_or_none(d.year, d.month, number)) is not None]
    if "weekday" in slots:
        found = [i for i in found if i.start.weekday() == _weekday_number(slots["weekday"])] or found
    return choose(found, context) if found else None


# --- months, seasons, terms, quarters


def _month(slots: Slots, context: Context) -> Interval | None:
    number = int(slots["number"]) if "number" in slots else _month_number(slots.get("month", "may"))
    return _yearly(slots, lambda y: calendars.of_month(y, number), context)


def _season(slots: Slots, context: Context) -> Interval | None:
    name = slots["season"].lower()
    if "year" in slots and (pair := _pair(slots["year"])):
        return calendars.of_season(pair[0] if name in ("autumn", "fall", "winter") else pair[1], name)
    return _yearly(slots, lambda y: calendars.of_season(y, name), context)


def _term(slots: Slots, context: Context) -> Interval | None:
    if "season" in slots:
        name = slots["season"].lower()
        if "year" in slots and (pair := _pair(slots["year"])):
            return calendars.of_term(pair[0] if name == "autumn" else pair[1], name)
        return _yearly(slots, lambda y: calendars.of_term(y, name), context)
    return _term_near(slots.get("relative", "this"), context)


def _term_near(relative: str, context: Context) -> Interval | None:
    """This, last or next term: in the summer holidays the coming one is both this and next."""
    base = _base(relative, context)
    if base is None:
        return None
    terms = [calendars.of_term(y, n) for y in range(base.year - 1, base.year + 2) for n in ("spring", "summer", "autumn")]
    current = next(i for i, term in enumerate(terms) if term.end >= base)
    step = _step(relative)
    if step > 0 and terms[current].start > base:
        step = 0
    return terms[current + step].from_reference


def _quarter(slots: Slots, context: Context) -> Interval | None:
    figure, ordinal = slots.get("figure", ""), slots.get("ordinal", "")
    number = int(figure[1:]) if figure else (numbers.number(ordinal) or 0)
    number = 4 if number < 0 else number
    pair = _pair(slots["year"]) if "year" in slots else None
    fiscal = slots.get("fiscal", "").startswith("financial")
    # "Q3" alone is how councils and the NHS number the quarters of the financial year
    financial = bool(pair) or fiscal or (bool(figure) and "year" not in slots)

    def make(year: int) -> Interval:
        if figure[:1].upper() == "H":
            whole = calendars.financial_year(year) if financial else calendars.of_year(year)
            return calendars.half(whole, number)
        return calendars.of_quarter(year, number, financial=financial)

    if pair:
        return make(pair[0])
    # "third-quarter results" are those of the quarter nearest, whatever will happen to them
    return _yearly(slots, make, replace(context, direction="near") if "adjective" in slots else context)


# --- years


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


def _year(slots: Slots, context: Context) -> Interval | None:
    number = numbers.year(slots["year"])
    return calendars.of_year(number) if number is not None else None


def _year_pair(slots: Slots, context: Context) -> Interval | None:
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


def _decade(slots: Slots, context: Context) -> Interval | None:
    words = {"nineties": 1990, "eighties": 1980, "seventies": 1970, "sixties": 1960, "fifties": 1950, "noughties": 2000}
    if "word" in slots:
        first = words[slots["word"].lower()]
    else:
        figures = slots["decade"].strip("'")
        first = int(figures) if len(figures) == 4 else numbers.year(figures) or 0
    return calendars.years(first, first + 9)


def _century(slots: Slots, context: Context) -> Interval | None:
    number = numbers.number(slots["ordinal"])
    return calendars.years(number * 100 - 99, number * 100) if number else None


# --- periods relative to the publication day


def _whole(unit: str, base: date, step: int, named: str = "") -> Interval | None:
    """The week, month ... that holds a day, or the one `step` before or after."""
    if unit == "week":
        return calendars.week(base + timedelta(days=7 * step))
    if unit == "weekend":
        return calendars.weekend(base + timedelta(days=7 * step))
    if unit == "fortnight":
        whole = calendars.week(base + timedelta(days=14 * step))
        return replace(whole, end=whole.end + timedelta(days=7))
    if unit == "month":
        moved = calendars.add_months(base, step)
        return calendars.of_month(moved.year, moved.month)
    if unit == "quarter":
        moved = calendars.add_months(base, 3 * step)
        return calendars.of_quarter(moved.year, (moved.month + 2) // 3, financial=False)
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


def _unit(slots: Slots, context: Context) -> Interval | None:
    relative, unit = slots.get("relative", "this"), slots["unit"].lower()
    if unit == "term":
        return _term_near(relative, context)
    base = _base(relative, context)
    if base is None:
        return None
    if unit == "weekend" and "relative" not in slots:
        return choose([calendars.weekend(base + timedelta(days=n)) for n in (-7, 0, 7)], context)
    found = _whole(unit, base, _step(relative), slots.get("type", "").lower())
    return found.from_reference if found else None


def _part_of_unit(slots: Slots, context: Context) -> Interval | None:
    """ "later this month" is the rest of it from tomorrow on, "earlier this month" what came before today."""
    unit = slots["unit"].lower()
    whole = _season({"season": unit, "relative": slots["relative"]}, context) if unit in calendars.SEASONS else None
    whole = whole or _unit({**slots, "relative": slots["relative"].replace("the", "this")}, context)
    base = _base(slots["relative"], context)
    if whole is None or base is None:
        return None
    start, end = whole.start, whole.end
    if slots["part"].lower() == "later" and start <= base < end:
        start = base + ONE_DAY
    elif slots["part"].lower() == "earlier" and start < base <= end:
        end = base - ONE_DAY
    return Interval(start, end, "range", True)


def _offset(slots: Slots, context: Context) -> Interval | None:
    count = numbers.number(slots["number"])
    way = slots.get("way", "hence").lower()
    back = way in ("ago", "earlier", "before", "previously")
    base = context.published
    if way in ("earlier", "later", "before"):
        base = context.beside.start if context.beside else base if back else None
    if count is None or base is None:
        return None
    unit = slots["units"].lower().rstrip("s")
    return calendars.shifted(base, -count if back else count, unit).from_reference


def _new_year(slots: Slots, context: Context) -> Interval | None:
    """January and February of the next year; of this year in January."""
    if context.published is None:
        return None
    year = context.published.year + (context.published.month > 1)
    return calendars.months(year, 1, 2).from_reference


def _shifted_day(slots: Slots, context: Context) -> Interval | None:
    if context.mentioned is None:
        return None
    words = slots["way"].lower()
    step = 1 if "following" in words or "next" in words or "after" in words else 0
    step = -1 if "previous" in words or "before" in words else step
    base = context.mentioned.end if step > 0 else context.mentioned.start
    return calendars.day(base + step * ONE_DAY).from_reference


def _this_time(slots: Slots, context: Context) -> Interval | None:
    if context.published is None:
        return None
    return calendars.shifted(context.published, _step(slots["relative"]), slots["unit"].lower()).from_reference


def _holiday(slots: Slots, context: Context) -> Interval | None:
    name = " ".join(slots["name"].lower().replace("st. ", "st ").replace("hallowe'en", "halloween").split())
    name = name.replace("xmas", "christmas").replace("years ", "year's ").replace("valentines", "valentine's")
    name = name.removesuffix(" day") if name.startswith("thanksgiving") else name
    return _yearly(slots, lambda y: calendars.day(calendars.holidays(y)[name]), context)


_KINDS: dict[DateKind, Callable[[Slots, Context], Interval | None]] = {
    "day": _day,
    "numeric": _numeric,
    "iso": _iso,
    "day_range": _day_range,
    "month": _month,
    "weekday": _weekday,
    "weekday_of_week": _weekday_of_week,
    "week_day_number": _week_day_number,
    "season": _season,
    "term": _term,
    "quarter": _quarter,
    "year": _year,
    "year_pair": _year_pair,
    "decade": _decade,
    "century": _century,
    "holiday": _holiday,
    "day_word": _day_word,
    "unit": _unit,
    "part_of_unit": _part_of_unit,
    "new_year": _new_year,
    "offset": _offset,
    "shifted_day": _shifted_day,
    "this_time": _this_time,
}
