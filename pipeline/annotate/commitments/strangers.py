"""Names that act and that no list and no other words of the document make known: "Kidz Aware", "the NAS"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_LETTERS = re.compile(r"(?:[Tt]he )?(?:[A-Z]{2,}[A-Z\d&-]*|[A-Z]+[a-z]+[A-Z]\w+|[A-Z]{2,}[a-z]{2,})")
"""Letters of a name, or a name with capitals inside; "EHCPs" are things or people."""
_WORD = r"[A-Z](?![A-Z]+s\b)[\w'-]+"
_WORDS = re.compile(rf"(?:[Tt]he )?(?P<first>{_WORD})(?: (?:of|for|and|the|in|&|{_WORD}))* (?P<last>{_WORD})")


def is_name(text: str, programmes: AbstractSet[str]) -> bool:
    """Whether a subject is the name of somebody, not of a programme or paper by its first or last word."""
    if _LETTERS.fullmatch(text):
        return True
    named = _WORDS.fullmatch(text)
    return named is not None and programmes.isdisjoint({named["first"].lower(), named["last"].lower()})
