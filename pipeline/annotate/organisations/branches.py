"""The branch of a body in one nation or place: "Oakline Union Cymru", "RCSLT (NI)", "Citizens Advice Leeds"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence, Set

from pipeline.annotate.organisations.contexts import Pending
from pipeline.annotate.organisations.forms import mention
from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.found import FoundMention
from pipeline.rules.organisations import Body

_NATION = re.compile(
    r" (?P<named>Cymru(?:(?: |/| / )Wales)?|Wales|Scotland|Northern Ireland|NI)(?![\w-])"
    r"| ?\((?P<aside>Cymru|Wales|Scotland|Northern Ireland|NI)\)"
)
_NEXT = re.compile(r" ([A-Z][\w'-]*)")
_PLACE = r"[A-Z][\w'-]*(?:(?: (?:and|&|upon|on|of|in|the)){0,2} [A-Z][\w'-]*){0,3}"
_BEHIND = re.compile(rf" (?:in )?({_PLACE})")
_BEFORE = re.compile(rf"(?<![\w'-])({_PLACE}) $")
_LONGEST_PLACE = 50
"""Characters before a body in which the place of its branch begins."""
_LIKE_A_PLACE = re.compile(
    r"[A-Z][a-z]+(?:shire|ton|ham|ford|bury|field|wick|worth|mouth|pool|chester|borough|burgh|dale|moor|ley|combe|side)"
)
"""What is a place by its ending, whether or not a list knows it."""
_BLANK = re.compile(" ")
_IN_PLACES = frozenset({"board", "committee", "council", "forum", "partnership"})
"""Last words of names that begin with the place they are of."""
_WITH_BRANCHES = frozenset({"union", "charity", "other", "forum", "partnership", "company", "media", "trust"})
"""Kinds of body that have a branch of their name in each nation; regulators and departments work in one."""
_OF_ALL_NATIONS = frozenset({"UK", "England", "International"})


class Branches:
    """Finds the branches of known bodies.

    `opens` tells words that no name goes on with ("Director"), `local` names the bodies that have a branch in most
    `places`.
    """

    def __init__(
        self, gazetteer: Gazetteer, opens: Callable[[str], bool], local: Collection[str], places: Set[str]
    ) -> None:
        self._gazetteer, self._opens = gazetteer, opens
        self._local, self._places = frozenset(local), places

    def mentions(self, view: str, found: Sequence[FoundMention], pending: Sequence[Pending]) -> Iterator[FoundMention]:
        """The branches whose names begin with `found` bodies, or with words that may be bodies."""
        bodies = [(m.start, m.end, self._gazetteer.by_name.get(m.name)) for m in found]
        for p in pending:
            first = next((e.body for e in p.match.entries if not e.place and not e.clash), None)
            bodies.append((p.match.start, p.match.end, first))
        here = self._places | set(_places_named(found))
        for start, end, body in bodies:
            if body and body.name in self._local and (local := _local_branch(view, start, end, body, here)):
                yield local
                continue
            branches = body is not None and body.kind in _WITH_BRANCHES and body.nation in _OF_ALL_NATIONS
            if body and branches and (branch := self._branch(view, start, end, body)):
                yield branch

    def _branch(self, view: str, start: int, end: int, body: Body) -> FoundMention | None:
        """The branch of a body that is named at `start`..`end`."""
        nation = _NATION.match(view, end)
        if nation is None:
            return None
        following = _NEXT.match(view, nation.end())
        if following and not self._opens(following[1]):
            return None  # "the Oakline Union Scotland Office"
        name = f"{view[start:end]} {nation['named'] or nation['aside']}"
        acronym = f"{body.acronym} {nation['named'] or nation['aside']}" if body.acronym else None
        return mention(start, nation.end(), "organisation.branch_of_nation", name, "new", body.kind, acronym)


def _places_named(found: Sequence[FoundMention]) -> Iterator[str]:
    """The places that councils, boards and forums of the document are of, whether or not a list knows them."""
    for name in {m.name for m in found if m.name.rsplit(None, 1)[-1].casefold() in _IN_PLACES}:
        yield name.partition(" ")[0]


def _local_branch(view: str, start: int, end: int, body: Body, places: Set[str]) -> FoundMention | None:
    """The branch with a place behind or before the body's name: "Healthwatch Leeds", "Leeds Mind"."""
    behind, before = _BEHIND.match(view, end), _BEFORE.search(view, max(0, start - _LONGEST_PLACE), start)
    for last in _ends(behind[1]) if behind else ():
        if behind and (behind[1][:last] in places or _LIKE_A_PLACE.fullmatch(behind[1][:last])):
            return _branch_at(view, start, behind.start(1) + last, body)
    for first in _starts(before[1]) if before else ():
        if before and before[1][first:] in places:
            return _branch_at(view, before.start(1) + first, end, body)
    return None


def _branch_at(view: str, start: int, end: int, body: Body) -> FoundMention:
    return mention(start, end, "organisation.local_branch", view[start:end], "new", body.kind, None)


def _ends(words: str) -> Iterator[int]:
    """Where the first so many words end, longest first."""
    yield len(words)
    yield from (blank.start() for blank in reversed(list(_BLANK.finditer(words))))


def _starts(words: str) -> Iterator[int]:
    """Where the last so many words begin, longest first."""
    yield 0
    yield from (blank.end() for blank in _BLANK.finditer(words))


def name_in_full(found: Sequence[FoundMention]) -> None:
    """Gives a branch that is called by letters the name in full that it has elsewhere in the document."""
    full = {m.acronym: m.name for m in found if m.rule == "organisation.branch_of_nation" and m.name != m.acronym}
    for body in found:
        body.name = full.get(body.name, body.name)
