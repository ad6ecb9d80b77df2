"""Feasts, bank holidays and days of remembrance: from name and year to the day.

Bank holidays are those of England and Wales. Feasts of calendars that follow the moon (Eid, Diwali, Passover) are left
out: their days are announced or differ by place.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from pipeline.annotate.dates.calendars import WEEKDAYS, easter, nth_weekday, of_month

_FIXED = {
    "new years day": (1, 1),
    "twelfth night": (1, 5),
    "epiphany": (1, 6),
    "burns night": (1, 25),
    "candlemas": (2, 2),
    "valentines day": (2, 14),
    "st davids day": (3, 1),
    "st patricks day": (3, 17),
    "april fools day": (4, 1),
    "st georges day": (4, 23),
    "ve day": (5, 8),
    "midsummers day": (6, 24),
    "independence day": (7, 4),
    "vj day": (8, 15),
    "halloween": (10, 31),
    "all saints day": (11, 1),
    "all souls day": (11, 2),
    "bonfire night": (11, 5),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "veterans day": (11, 11),
    "st andrews day": (11, 30),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "st stephens day": (12, 26),
    "new years eve": (12, 31),
    "hogmanay": (12, 31),
}
"""Name to (month, day)."""

_FROM_EASTER = {
    "shrove tuesday": -47,
    "pancake day": -47,
    "mardi gras": -47,
    "ash wednesday": -46,
    "mothering sunday": -21,
    "mothers day": -21,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter saturday": -1,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "whitsun": 49,
    "whit sunday": 49,
    "pentecost": 49,
    "whit monday": 50,
    "trinity sunday": 56,
}
"""Name to days after Easter Sunday."""

_WEEKDAY_OF_MONTH = {
    "martin luther king day": (1, "mon", 3),
    "presidents day": (2, "mon", 3),
    "may day": (5, "mon", 1),
    "may day bank holiday": (5, "mon", 1),
    "early may bank holiday": (5, "mon", 1),
    "spring bank holiday": (5, "mon", -1),
    "memorial day": (5, "mon", -1),
    "fathers day": (6, "sun", 3),
    "summer bank holiday": (8, "mon", -1),
    "august bank holiday": (8, "mon", -1),
    "labor day": (9, "mon", 1),
    "columbus day": (10, "mon", 2),
    "remembrance sunday": (11, "sun", 2),
    "thanksgiving": (11, "thu", 4),
}
"""Name to (month, weekday, which of the month; -1 is the last)."""

_FROM_ANOTHER = {"black friday": ("thanksgiving", 1), "cyber monday": ("thanksgiving", 4)}
"""Name to (another feast, days after it)."""

_MOVED = {
    ("may day", 2020): date(2020, 5, 8),
    ("may day bank holiday", 2020): date(2020, 5, 8),
    ("early may bank holiday", 2020): date(2020, 5, 8),
    ("spring bank holiday", 2022): date(2022, 6, 2),
}
"""Bank holidays moved once, for an anniversary or a jubilee."""


_WELSH = {
    "calan": "new years day",
    "calan mai": "may day",
    "nadolig": "christmas",
    "pasg": "easter",
    "gwener y groglith": "good friday",
    "sul y pasg": "easter sunday",
    "llun pasg": "easter monday",
    "llun y pasg": "easter monday",
    "gwyl dewi": "st davids day",
    "gwyl ddewi": "st davids day",
    "gwyl san steffan": "boxing day",
}
"""Welsh name, without "dydd", to the English one."""


def named(text: str) -> str:
    """The name of a feast as the tables here have it, from "St. David's Day", "Hallowe'en" or "Dydd Nadolig"."""
    name = " ".join(text.lower().replace("'", "").replace("st. ", "st ").replace("saint ", "st ").split())
    name = name.replace("xmas", "christmas").replace("mlk", "martin luther king").replace(" jr", "")
    welsh = name.removeprefix("ddydd ").removeprefix("dydd ").replace("ŵ", "w")
    if welsh in _WELSH:
        return _WELSH[welsh]
    return name.removesuffix(" day") if name.startswith("thanksgiving") else name


@lru_cache(maxsize=512)
def feast(name: str, year: int) -> date:
    """The day of a feast in a year. Raises ValueError for a name that is not in the tables."""
    if (name, year) in _MOVED:
        return _MOVED[name, year]
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "advent sunday":
        christmas = date(year, 12, 25)
        return christmas - timedelta(days=christmas.weekday() + 22)
    if name in _FROM_ANOTHER:
        other, days = _FROM_ANOTHER[name]
        return feast(other, year) + timedelta(days=days)
    if name not in _WEEKDAY_OF_MONTH:
        raise ValueError(f"no feast called {name}")
    month, weekday, number = _WEEKDAY_OF_MONTH[name]
    found = nth_weekday(of_month(year, month), WEEKDAYS.index(weekday), number)
    assert found is not None  # no table asks for a fifth one
    return found
