"""What nouns a body is called by: "the board", "the watchdog", "this AAA"."""

from __future__ import annotations

import re

from pipeline.found import FoundMention

_COUNCILS = frozenset({"council", "authority", "borough", "county", "city"})
"""What a council is called, whatever its name: London Borough of Harrow Vale."""
_KINDS_CALLED = {
    "watchdog": {"regulator"},
    "inspectorate": {"regulator"},
    "think tank": {"other", "charity", "company"},
    "exam board": {"other", "charity", "company"},
    "quango": {"agency", "regulator"},
    "firm": {"company"},
}
"""Kinds of body that a noun may mean, where it is neither their kind's own nor a word of their names."""


def is_called(mention: FoundMention, noun: str) -> bool:
    """Whether "the board", "this AAA" may mean a body: by a word of its name, its kind or its initials."""
    if not noun or noun in (mention.organisation_kind, (mention.acronym or "").lower()):
        return True
    if mention.organisation_kind in _KINDS_CALLED.get(noun, ()):
        return True
    if mention.organisation_kind == "local_authority" and noun in _COUNCILS:
        return True
    words = re.findall(r"[a-z]+", mention.name.lower())
    return noun in words or noun == "".join(w[0] for w in words)
