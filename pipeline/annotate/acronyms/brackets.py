"""Pairs of brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BRACKET = re.compile(r"[()\[\]]")
_CLOSES = {")": "(", "]": "["}
_LONGEST_BRACKET = 400


class Bracket(NamedTuple):
    """A pair of brackets: the places of the opening and the closing one."""

    open: int
    close: int


def brackets(view: str) -> Iterator[Bracket]:
    """All pairs of matching brackets that are not too far apart, inner ones first."""
    stack: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(view):
        sign, place = found[0], found.start()
        if sign in "([":
            stack.append((sign, place))
        elif stack and stack[-1][0] == _CLOSES[sign]:
            opened = stack.pop()[1]
            if place - opened <= _LONGEST_BRACKET:
                yield Bracket(opened, place)
