"""Numbers and ordinals in words: "twenty-first" is 21, "a couple of" is 2, "twenty twenty-five" is 2025."""

from __future__ import annotations

import re

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_CARDINALS = {word: n for n, word in enumerate(f"{_UNITS} eighteen nineteen".split(), 1)}
_TENS = {w: n * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_ORDINALS = {
    **{w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)},
    **{w: n for n, w in enumerate("eleventh twelfth thirteenth fourteenth fifteenth sixteenth".split(), 11)},
    **{w: n for n, w in enumerate("seventeenth eighteenth nineteenth twentieth".split(), 17)},
    "thirtieth": 30,
}
_WORDS = {
    **_CARDINALS,
    **_TENS,
    **_ORDINALS,
    **{"a": 1, "an": 1, "couple": 2, "half": 0, "dozen": 12, "hundred": 100, "final": -1, "last": -1},
}


def number(text: str) -> int | None:
    """The value of a number or ordinal in figures or words; -1 for "last" and "final"; None if it is neither."""
    if figures := re.match(r"\d+", text):
        return int(figures[0])
    total = None
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _WORDS:
            total = (total or 0) + _WORDS[word] if word not in ("a", "an") or total is None else total
            if word in ("couple", "dozen"):
                total = _WORDS[word]
    return total


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
