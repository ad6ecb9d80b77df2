"""Numbers and ordinals in words: "twenty-first" is 21, "a couple of" is 2, "twenty twenty-five" is 2025."""

from __future__ import annotations

import re

_CARDINALS = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS = {
    **{f"{word}th": value for word, value in _CARDINALS.items()},
    **{f"{word.removesuffix('y')}ieth": value for word, value in _TENS.items()},
    **_IRREGULAR,
}
_LAST = {"last": -1, "final": -1, "latter": -1}
_AMOUNTS = {"a": 1, "an": 1, "couple": 2, "dozen": 12}
_WORDS = {**_CARDINALS, **_TENS, **_ORDINALS, **_LAST}


def number(text: str) -> int | None:
    """The value of a number or ordinal in figures or words; -1 for "last" and "final"; None if it is neither."""
    if figures := re.match(r"\d+", text):
        return int(figures[0])
    words = re.findall(r"[a-z]+", text.lower())
    parts = [_WORDS[word] for word in words if word in _WORDS]
    if parts:
        return sum(parts)
    # "a couple of", "a dozen", "an": the last word that is an amount
    return next((_AMOUNTS[word] for word in reversed(words) if word in _AMOUNTS), None)


def year(text: str) -> int | None:
    """A year in figures (four or two) or words; a year of two figures lies within 1950 to 2049."""
    figures = re.sub(r"\D", "", text)
    if len(figures) == 4:
        return int(figures)
    if len(figures) == 2:
        return int(figures) + (2000 if int(figures) < 50 else 1900)
    if figures:
        return None
    return _year_in_words(re.findall(r"[a-z]+", text.lower()))


def _year_in_words(words: list[str]) -> int | None:
    """The year that "two thousand and ten", "twenty twenty-five" or "nineteen eighty-four" is."""
    if words[:2] == ["two", "thousand"]:
        return 2000 + (number(" ".join(words[2:])) or 0)
    if words and words[0] in ("nineteen", "twenty", "eighteen"):
        rest = number(" ".join(words[1:]))
        return None if rest is None else (_CARDINALS.get(words[0]) or 20) * 100 + rest
    return None
