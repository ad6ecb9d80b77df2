"""The days of expressions that name one: dates, weekdays, feasts, "three weeks ago", "the following day".

Every public function takes the slots of an expression and its context, and returns the interval, or None when it
cannot be known. A day that does not exist raises ValueError.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pipeline.annotate.dates import calendars, feasts, numbers
from pipeline.annotate.dates.calendars import IN_MONTHS, ONE_DAY, Interval
from pipeline.annotate.dates.readings import Context, Slots, base_day, choose, each_year, steps, yearly


def month_number(text: str) -> int:
    """1 to 12 for the name or short form of a month, English or Welsh."""
    return calendars.MONTH_NUMBERS[text.lower()[:3]]


def _weekday_number(text: str) -> int:
    return calendars.WEEKDAY_NUMBERS[text.lower().split()[-1][:3]]  # "dydd Llun"


def day(slots: Slots, context: Context) -> Interval | None:
    """A day of a month; without a year, the weekday beside it or the tense tells which."""
    month, number = month_number(slots["month"]), numbers.number(slots["day"])
    if number is None:
        return None
    if "weekday" in slots and "year" not in slots and (told := _of_weekday(slots["weekday"], month, number, context)):
        return told
    return yearly(slots, lambda y: calendars.day(date(y, month, number)), context)


def _of_weekday(name: str, month: int, number: int, context: Context) -> Interval | None:
    """The day of a month that falls on a weekday: it tells the year, unless it is a slip."""
    if context.today is None:
        return None
    weekday, year = _weekday_number(name), context.today.year
    days = [_day_or_none(y, month, number) for y in range(year - 3, year + 4)]
    fitting = [i for i in days if i is not None and i.start.weekday() == weekday]
    nearest = _nearest(fitting, context.today) if fitting else None
    return nearest.from_reference if nearest is not None and abs(nearest.start.year - year) <= 1 else None


def _day_or_none(year: int, month: int, number: int) -> Interval | None:
    try:
        return calendars.day(date(year, month, number))
    except ValueError:
        return None


def _nearest(found: list[Interval], to: date) -> Interval:
    return min(found, key=lambda i: (abs(i.start - to), i.start))


def numeric(slots: Slots, context: Context) -> Interval | None:
    """A date in figures, day first."""
    first, second = int(slots["day"]), int(slots["month"])
    readings = [(second, first), (first, second)]
    valid = [(m, d) for m, d in readings if 1 <= m <= 12]
    if "year" not in slots:
        month, number = valid[0]
        if "weekday" in slots and (told := _of_weekday(slots["weekday"], month, number, context)):
            return told
        return each_year(lambda y: calendars.day(date(y, month, number)), context)
    year = numbers.year(slots["year"])
    if year is None or not valid:
        return None
    days = [calendars.day(date(year, m, d)) for m, d in valid]
    if "weekday" in slots:
        weekday = _weekday_number(slots["weekday"])
        return next((d for d in days if d.start.weekday() == weekday), days[0])
    # American order where only that is the day of publication: a dateline
    return next((d for d in days if d.start == context.published), days[0])


def iso(slots: Slots, context: Context) -> Interval | None:
    """A date as year, month and day in figures."""
    return calendars.day(date(int(slots["year"]), int(slots["month"]), int(slots["day"])))


def day_range(slots: Slots, context: Context) -> Interval | None:
    """Two days that share their month: "2 to 5 March"."""
    first, last = numbers.number(slots["day"]), numbers.number(slots["last_day"])
    if "month" not in slots:
        base = base_day(slots["relative"], context)
        if base is None or first is None or last is None:
            return None
        whole = calendars.add_months(base.replace(day=1), steps(slots["relative"]))
        return Interval(whole.replace(day=first), whole.replace(day=last), "range", True)
    end = day(
        {**slots, "day": slots["last_day"], "weekday": slots.get("last_weekday", "")}
        if "last_weekday" in slots
        else {k: v for k, v in slots.items() if k != "weekday"} | {"day": slots["last_day"]},
        context,
    )
    if first is None or last is None or end is None:
        return None
    start = end.start.replace(day=1) - ONE_DAY if first > last else end.start
    return Interval(start.replace(day=first), end.end, "range", end.relative)


def day_word(slots: Slots, context: Context) -> Interval | None:
    """ "today", "yesterday", "the day after tomorrow", "this day week", "a fortnight tomorrow"."""
    offsets = {
        "yesterday": -1,
        "today": 0,
        "this day": 0,
        "tomorrow": 1,
        "day before yesterday": -2,
        "day after tomorrow": 2,
        "ddoe": -1,
        "heddiw": 0,
        "yfory": 1,
    }
    weeks = _weeks(slots["units"], slots) if "units" in slots else 0
    if context.published is None or weeks is None:
        return None
    word = " ".join(slots["word"].lower().split())
    return calendars.day(context.published + timedelta(days=offsets[word], weeks=weeks)).from_reference


def _weeks(units: str, slots: Slots) -> int | None:
    """How many weeks "a week", "two fortnights" or "week" alone are."""
    count = numbers.number(slots.get("number", "a"))
    return count * (2 if units.lower().startswith("fortnight") else 1) if count else None


def weekday(slots: Slots, context: Context) -> Interval | None:
    """A weekday alone or with "last", "this", "next"."""
    number = _weekday_number(slots["weekday"])
    relative = slots.get("relative")
    base = base_day(relative or "", context)
    if base is None:
        return None
    if "number" in slots:
        return _counted_weekday(base, number, slots)
    if relative is None and context.week is not None:
        return calendars.day(context.week + timedelta(days=(number - context.week.weekday()) % 7)).from_reference
    if relative is None:
        days = [base + timedelta(days=n) for n in range(-7, 8) if n or not context.after_today]
        return choose([calendars.day(d) for d in days if d.weekday() == number], context._replace(heading=None))
    step = steps(relative)
    if step < 0:
        return calendars.day(base - timedelta(days=(base.weekday() - number - 1) % 7 + 1)).from_reference
    this = calendars.week(base).start + timedelta(days=number)
    if step == 0 and this < base and context.direction != "past":
        step = 1  # "this Monday", said on a Thursday of what is to come
    return calendars.day(this + timedelta(days=7 * step)).from_reference


def _counted_weekday(base: date, number: int, slots: Slots) -> Interval | None:
    """ "two Fridays ago": the second one back, today not counted."""
    count = numbers.number(slots["number"])
    if not count:
        return None
    weeks = timedelta(days=7 * (count - 1))
    if slots["way"].lower() == "ago":
        found = base - timedelta(days=(base.weekday() - number - 1) % 7 + 1) - weeks
    else:
        found = base + timedelta(days=(number - base.weekday() - 1) % 7 + 1) + weeks
    return calendars.day(found).from_reference


def weekday_of_week(slots: Slots, context: Context) -> Interval | None:
    """ "Tuesday of next week", "Thursday week", "Friday after next", "a fortnight on Monday", "a week last Friday"."""
    number = _weekday_number(slots["weekday"])
    if "relative" in slots:
        base = base_day(slots["relative"], context)
        if base is None:
            return None
        monday = calendars.week(base).start + timedelta(days=7 * steps(slots["relative"]))
        return calendars.day(monday + timedelta(days=number)).from_reference
    if context.published is None:
        return None
    if "back" in slots:
        weeks = _weeks(slots["span"], slots)
        return _weeks_from(weekday({"weekday": slots["weekday"], "relative": "last"}, context), weeks and -weeks)
    coming = calendars.day(context.published + timedelta(days=(number - context.published.weekday()) % 7))
    # "after next" is the one a week on
    return _weeks_from(coming, 1 if slots["span"].lower() == "after next" else _weeks(slots["span"], slots))


def _weeks_from(found: Interval | None, weeks: int | None) -> Interval | None:
    """The day so many weeks from another."""
    if found is None or weeks is None:
        return None
    return calendars.day(found.start + timedelta(weeks=weeks)).from_reference


def week_day_number(slots: Slots, context: Context) -> Interval | None:
    """ "Tuesday 17th", "by the 20th": the month is the publication's or a neighbour's.

    "Opens on 1 May and closes on the 20th" tells the month, or that it is the next one: "from 20 May to the 3rd".
    """
    number, today = numbers.number(slots["day"]), context.today
    if number is None or today is None:
        return None
    if context.beside is not None and context.beside.precision == "day" and "relative" not in slots:
        after = [i for i in _in_months(context.beside.end, number, (0, 1)) if i.start > context.beside.end]
        if "weekday" in slots:
            after = [i for i in after if i.start.weekday() == _weekday_number(slots["weekday"])]
        if after or "weekday" not in slots:
            return after[0] if after else None
    if "relative" in slots:
        found = _in_months(today, number, (steps(slots["relative"]),))
    else:
        found = _in_months(today, number, range(-2, 3))
    if "weekday" in slots:
        farther = found if "relative" in slots else _in_months(today, number, range(-6, 7))
        weekday = _weekday_number(slots["weekday"])
        for days in (found, farther):
            if fitting := [i for i in days if i.start.weekday() == weekday]:
                return choose(fitting, context)
    return choose(found, context) if found else None


def _in_months(today: date, number: int, months: Iterable[int]) -> list[Interval]:
    """A day of the month in those months around today's that have it."""
    around = [calendars.add_months(today.replace(day=1), n) for n in months]
    return [i for d in around if (i := _day_or_none(d.year, d.month, number)) is not None]


def offset(slots: Slots, context: Context) -> Interval | None:
    """ "three weeks ago", "in two months' time"; "a year earlier" counts from a date in the same sentence."""
    way = slots.get("way", "hence").lower()
    back = way in ("ago", "earlier", "before", "previously")
    counted = list(_counted(slots))
    if not counted:
        return None
    sign = -1 if back else 1
    (count, unit), further = counted[0], counted[1:]
    whole = _counted_from(way, unit, context)
    if whole is not None and unit in IN_MONTHS and not further:
        return calendars.moved(whole, sign * count * IN_MONTHS[unit]).from_reference
    if "number" not in slots and context.mentioned is None:
        return None  # "year-earlier" figures of nothing that was dated
    base = context.published
    if way in ("earlier", "later", "before"):
        base = context.beside.start if context.beside else base if back else _later_than(unit, context)
    if base is None:
        return None
    if "to" in slots:
        return _to_the_day(slots["to"], calendars.counted_on(base, sign * count, unit))
    if not further:
        return calendars.shifted(base, sign * count, unit).from_reference
    reached = base
    for count, unit in counted:
        reached = calendars.counted_on(reached, sign * count, unit)
    return calendars.day(reached).from_reference


def _later_than(unit: str, context: Context) -> date | None:
    """The day of a sentence before from which days or weeks are counted: "It closed on 3 May. A week later, …"."""
    found = context.mentioned
    return found.start if found is not None and found.start == found.end and unit not in IN_MONTHS else None


def _to_the_day(words: str, reached: date) -> Interval | None:
    """The "today", "this week" or "next month" of so many years ago."""
    relative, _, unit = words.lower().partition(" ")
    if not unit:
        return calendars.day(reached + ONE_DAY * (relative == "tomorrow")).from_reference
    base = calendars.counted_on(reached, steps(relative), "week" if unit == "weekend" else unit)
    found = calendars.weekend(base) if unit == "weekend" else calendars.whole(unit, base)
    return (found or calendars.of_year(base.year)).from_reference


def _counted(slots: Slots) -> Iterator[tuple[int, str]]:
    """ "two years and three months" as numbers of units; a half of a year is six months."""
    for count, units in (("number", "units"), ("more", "more_units"), ("further", "further_units")):
        if units in slots:
            value = numbers.number(slots.get(count, "a"))
            if value is not None:
                yield value, slots[units].lower().rstrip("s")
    if "half" in slots and slots["units"].lower().startswith("year"):
        yield 6, "month"


def _counted_from(way: str, unit: str, context: Context) -> Interval | None:
    """The month, quarter or year that something is a year earlier than; of a quarter's results, the quarter now."""
    if way in ("earlier", "later", "before") and context.beside is not None:
        long_enough = IN_MONTHS.get(unit, 0) >= IN_MONTHS.get(context.beside.precision, 99)
        return context.beside if long_enough else None
    whole = context.mentioned
    if unit != "year" or whole is None or whole.precision != "quarter" or context.published is None:
        return None
    # the quarter mentioned last may be that of a year ago already
    old = context.published - whole.end > timedelta(days=270)
    return calendars.moved(whole, 12) if old else whole


def offset_ahead(slots: Slots, context: Context) -> Interval | None:
    """ "in two weeks", of what is to come; None of anything else, where it is how long something took."""
    return offset(slots, context) if context.direction == "future" else None


def shifted_day(slots: Slots, context: Context) -> Interval | None:
    """ "the following day", "the day before": from the last date mentioned."""
    if context.mentioned is None:
        return None
    words = slots["way"].lower()
    step = 1 if "following" in words or "next" in words or "after" in words else 0
    step = -1 if "previous" in words or "before" in words else step
    base = context.mentioned.end if step > 0 else context.mentioned.start
    return calendars.day(base + step * ONE_DAY).from_reference


def this_time(slots: Slots, context: Context) -> Interval | None:
    """ "this time last year", "the same month last year"."""
    if context.published is None:
        return None
    found = calendars.shifted(context.published, steps(slots["relative"]), slots["unit"].lower())
    if "whole" in slots:
        found = calendars.whole(slots["whole"].lower(), found.start) or found
    return found.from_reference


def holiday(slots: Slots, context: Context) -> Interval | None:
    """A feast or bank holiday, or the weekend with it."""
    name = feasts.named(slots["name"])
    if "weekend" in slots:
        return yearly(slots, lambda y: _long_weekend(name, y), context)
    return yearly(slots, lambda y: calendars.day(feasts.feast(name, y)), context)


def _long_weekend(name: str, year: int) -> Interval:
    """Saturday and Sunday with the Friday or Monday that is free; of Easter, both."""
    day = feasts.feast(name, year)
    weekend = calendars.weekend(day - timedelta(days=1) if day.weekday() == 0 else day)
    if name.startswith("easter"):
        return weekend._replace(start=weekend.start - ONE_DAY, end=weekend.end + ONE_DAY)
    return weekend._replace(start=min(weekend.start, day), end=max(weekend.end, day))
