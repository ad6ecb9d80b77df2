"""Text from documents made harmless for people's screens and spreadsheets, without changing its meaning.

Escaping is left to the template engine and the csv module; here is what those do not do.
"""

from __future__ import annotations

import re

_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
# those of the second set have no signs of their own
_MORE_CONTROLS = dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
# marks that turn the direction of what follows, and separators: shown, so that they cannot lie about the text
_TURNS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)], 0x2426)
_SHOWN = _CONTROLS | _MORE_CONTROLS | _TURNS | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

# the full-width forms are signs to spreadsheets set to Chinese or Japanese
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def visible(text: str) -> str:
    """The text with control and direction marks as visible signs, one character for one: offsets stay true."""
    return text.translate(_SHOWN)


def one_line(text: str) -> str:
    """The text on a line of its own, visible, with blanks and line ends as single blanks."""
    return visible(re.sub(r"\s+", " ", text)).strip()


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula, and run it."""
    return text.startswith(_FORMULA)


def cell(value: object) -> str:
    """A value for a spreadsheet, on one line; what a spreadsheet would take for a formula begins with an apostrophe."""
    if value is None:
        return ""
    text = one_line(str(value))
    return f"'{text}" if is_formula(text) else text
