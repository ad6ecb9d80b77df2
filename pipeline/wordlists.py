"""Small numbers in words, months and days of the week: told once for the patterns of rule files and of code.

Patterns of all rule files may write the numbers as `{number_word}` and, without "one", as `{plural_number}`.
"""

from __future__ import annotations

_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"

PLURAL_NUMBER = rf"(?:{_TEENS}|(?:{_TENS})(?:[- ](?:one|{_UNITS}))?|{_UNITS})\b"
"""Two to ninety-nine."""
NUMBER_WORD = rf"(?:{PLURAL_NUMBER}|one\b)"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
"""A month's name, whole or short; in any letters, so ask for letter case to be ignored."""
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WORDS: dict[str, str | list[str]] = {"number_word": NUMBER_WORD, "plural_number": PLURAL_NUMBER}
"""The vocabulary of rule files."""
