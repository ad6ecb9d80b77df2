"""What a short form looks like, and what its singular is."""

from __future__ import annotations

import re
from functools import lru_cache

_PLURAL = re.compile(r"(.*[A-Z0-9]o?)(?:'?s|s'|'s')$")
_MAX_LETTERS = 10
_MAX_SMALL = 4
_REMEMBERED = 4096
"""The same few short forms are looked at again and again."""


@lru_cache(maxsize=_REMEMBERED)
def singular(short: str) -> str:
    """A short form without the s of a plural or possessive: EHCPs, EHCP's, LAs' and SENCos lose it, DfES does not."""
    found = _PLURAL.match(short)
    if found and sum(c.isupper() or c.isdigit() for c in found[1]) > 1:
        return found[1]
    return short.rstrip("'")


@lru_cache(maxsize=_REMEMBERED)
def looks_short(short: str) -> bool:
    """Whether brackets around `short` may hold a short form: 2 to 10 letters and digits with a capital or a digit.

    A few small letters will do as well ("parts per million (ppm)"), but their fit has to be perfect.
    """
    letters = [c for c in short if c.isalnum()]
    return (
        2 <= len(letters) <= _MAX_LETTERS
        and any(c.isalpha() for c in letters)
        and (any(c.isupper() or c.isdigit() for c in letters) or len(letters) <= _MAX_SMALL)
        and short.count("/") < 2  # the number of a paper: A/RES/62/1
        and not short.split(" ")[0].replace(".", "").isdigit()
        and not (len(letters) > 4 and letters[0].isupper() and all(c.islower() for c in letters[1:]))
    )


@lru_cache(maxsize=_REMEMBERED)
def strongly_short(short: str) -> bool:
    """Whether `short` stands out in running text: two capitals, or a capital and a digit."""
    return any(c.isupper() for c in short) and sum(c.isupper() or c.isdigit() for c in short) > 1
