"""Whom a document calls by initials ("JB to circulate the notes") or by a post ("the chair will write")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from pipeline.annotate.layers import Layers
from pipeline.found import FoundMention, Name

_INITIALS = re.compile(r" {0,3}\(([A-Z]{2,4})\)")
_SINGLE = frozenset({"chair", "clerk", "minister", "secretary"})
"""Posts of which the first one named is meant, whoever else may hold one."""
_AREA = re.compile(r",| (?:of|for|in|on|at)\b")
"""Behind the head of a title."""
INITIALS = re.compile(r"[A-Z]{2}(?:(?:/| and | & )[A-Z]{2})?")
"""Of somebody whom minutes name nowhere: "TK will write"."""
HOLDER_ACTS = re.compile(
    r"\W*(?P<post>(?:The|Our|Its) (?:[\w-]+ ){0,3}?(?P<noun>chair|clerk|treasurer|secretary|director|head|headteacher"
    r"|principal|manager|leader|mayor|president|convener|convenor))(?= (?:also )?\w+ed\b)",
    re.IGNORECASE,
)
"""Begins a sentence about whoever holds a post, whom "he" or "she" means in it."""


class Posts:
    """The people of one document by their initials and posts; `by_initials`: without a list that ties them, too."""

    def __init__(self, layers: Layers, mentions: Sequence[FoundMention], *, by_initials: bool) -> None:
        self._layers, self._mentions, self._by_initials = layers, mentions, by_initials

    @cached_property
    def initials(self) -> dict[str, Name]:
        """The people that an attendance list ties to initials: "Janet Bairstow (JB)"."""
        found: dict[str, Name] = {}
        people = [m for m in self._mentions if m.kind == "person"]
        for m in people:
            if given := _INITIALS.match(self._layers.view, m.end):
                found.setdefault(given[1], m.entity)
        if self._by_initials:
            full = dict.fromkeys(m.entity for m in people if " " in m.name)
            letters = Counter("".join(word[0] for word in p.name.split()) for p in full)
            for person in full:
                short = "".join(word[0] for word in person.name.split())
                if letters[short] == 1:
                    found.setdefault(short, person)
        return found

    @cached_property
    def holders(self) -> dict[str, Name]:
        """Who holds a post of this document, by the post's last word in small letters: "the chair will write"."""
        found: dict[str, Name] = {}
        shared: set[str] = set()
        for role in self._layers.facts.roles:
            if role.role and not role.former:
                noun = role.role.lower().split()[-1]
                if found.setdefault(noun, Name("person", role.person)).name != role.person:
                    shared.add(noun)
        return {noun: name for noun, name in found.items() if noun in _SINGLE or noun not in shared}

    def titled(self, title: str) -> Name | None:
        """The only one whose post ends with some words in small letters: "general secretary"."""
        held = {
            role.person
            for role in self._layers.facts.roles
            if role.role and not role.former and role.role.lower().endswith(title)
        }
        return Name("person", held.pop()) if len(held) == 1 else None

    def nearest(self, noun: str, before: Iterable[FoundMention]) -> Name | None:
        """Who is called by their post: the first of the people `before` who holds one of this head."""
        heads = self._heads
        return next((m.entity for m in before if noun in heads.get(m.name, ())), None)

    @cached_property
    def _heads(self) -> dict[str, set[str]]:
        """{person: the head nouns of the posts they hold}."""
        heads: dict[str, set[str]] = {}
        for role in self._layers.facts.roles:
            if role.role and not role.former:
                words = _AREA.split(role.role.lower(), maxsplit=1)[0].split()
                heads.setdefault(role.person, set()).update(words[-1:])
        return heads
