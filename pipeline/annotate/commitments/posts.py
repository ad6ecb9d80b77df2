"""Whom a document calls by initials ("JB to circulate the notes") or by a post ("the chair will write")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.annotate.layers import Layers
from pipeline.found import FoundMention, Name
from pipeline.rules.patterns import words

_INITIALS = re.compile(r" {0,3}\(([A-Z]{2,4})\)")
_SINGLE = frozenset({"chair", "clerk", "minister", "secretary"})
"""Posts of which the first one named is meant, whoever else may hold one."""
_AREA = re.compile(r",| \(| (?:of|for|in|on|at)\b")
"""Behind the head of a title."""
_WORD = re.compile(r"[a-z-]+")
_CHAIR = re.compile(r"\bchair(?:man|woman|person)\b")
_RANKS = frozenset({"deputy", "vice", "assistant", "associate", "depute"})
"""Whoever is called by a post without one of these is not the one with it."""
_NO_MODIFIERS = frozenset(
    words("the a an our its their his her s new current then former acting interim outgoing incoming and")
)
"""Before the head of a title they tell nothing of which post it is."""
INITIALS = re.compile(r"[A-Z]{2}(?:(?:/| and | & )[A-Z]{2})?")
"""Of somebody whom minutes name nowhere: "TK will write"."""
HOLDER_ACTS = re.compile(
    r"\W*(?P<post>(?:The|Our|Its) (?:[\w-]+ ){0,3}?(?:chair(?:man|woman|person)?|clerk|treasurer|secretary|director"
    r"|head|headteacher|principal|manager|leader|mayor|president|convener|convenor)"
    r"(?: (?:of|for) (?:[\w'&,-]+ ){0,6}?[\w'-]+)?)"
    r"(?= (?:also )?\w+ed\b)",
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

    def called(self, phrase: str, before: Iterable[FoundMention] = ()) -> Name | None:
        """Who is called by a post ("the head of education"): of several who may be, the first of the people `before`.

        Of the posts with the same head that is the one with most of the other words; without any of the people `before`
        it has to be the only one, or one of those posts of which the first is meant.
        """
        wanted = _Post.of(phrase)
        fitting = [(len(wanted.shared(post)), name) for post, name in self._held if wanted.fits(post)]
        most = max((shared for shared, _ in fitting), default=0)
        holders = list(dict.fromkeys(name for shared, name in fitting if shared == most))
        if nearest := next((m.entity for m in before if m.entity in holders), None):
            return nearest
        return holders[0] if len(holders) == 1 or (holders and wanted.head in _SINGLE) else None

    @cached_property
    def _held(self) -> list[tuple[_Post, Name]]:
        """The posts that people hold, in text order."""
        roles = self._layers.facts.roles
        return [(_Post.of(role.role), Name("person", role.person)) for role in roles if role.role and not role.former]


@dataclass(frozen=True, slots=True)
class _Post:
    """A title by its words: "assistant director, education" is a director, assistant, of education."""

    head: str
    ranks: frozenset[str]
    modifiers: frozenset[str]
    area: frozenset[str]

    @classmethod
    def of(cls, title: str) -> _Post:
        """The post that a title or a phrase with it names."""
        low = _CHAIR.sub("chair", title.strip().lower().replace("vice-", "vice ")).replace("convenor", "convener")
        area = _AREA.search(low)
        *before, head = _WORD.findall(low[: area.start()] if area else low) or [""]
        modifiers = frozenset(before) - _NO_MODIFIERS
        behind = frozenset(_WORD.findall(low[area.end() :])) - _NO_MODIFIERS if area else frozenset[str]()
        return cls(head, modifiers & _RANKS, modifiers - _RANKS, behind)

    def shared(self, other: _Post) -> frozenset[str]:
        """The words besides the head that both have."""
        return (self.modifiers | self.area) & (other.modifiers | other.area)

    def fits(self, other: _Post) -> bool:
        """Whether a phrase may call the holder of another post: it tells nothing of the post that is not so."""
        if self.head != other.head or self.ranks != other.ranks:
            return False
        for told, known in ((self.modifiers, other.modifiers), (self.area, other.area)):
            if told and known and not self.shared(other):
                return False
        return True
