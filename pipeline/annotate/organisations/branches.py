"""The branch of a body in one nation: "Oakline Union Cymru", "RCSLT (NI)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

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
_WITH_BRANCHES = frozenset({"union", "charity", "other", "forum", "partnership", "company", "media", "trust"})
"""Kinds of body that have a branch of their name in each nation; regulators and departments work in one."""
_OF_ALL_NATIONS = frozenset({"UK", "England", "International"})


class Branches:
    """Finds the branches of known bodies; `opens` tells words that no name goes on with ("Director")."""

    def __init__(self, gazetteer: Gazetteer, opens: Callable[[str], bool]) -> None:
        self._gazetteer, self._opens = gazetteer, opens

    def mentions(self, view: str, found: Sequence[FoundMention], pending: Sequence[Pending]) -> Iterator[FoundMention]:
        """The branches whose names begin with `found` bodies, or with words that may be bodies."""
        bodies = [(m.start, m.end, self._gazetteer.by_name.get(m.name)) for m in found]
        for p in pending:
            first = next((e.body for e in p.match.entries if not e.place and not e.clash), None)
            bodies.append((p.match.start, p.match.end, first))
        for start, end, body in bodies:
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


def name_in_full(found: Sequence[FoundMention]) -> None:
    """Gives a branch that is called by letters the name in full that it has elsewhere in the document."""
    full = {m.acronym: m.name for m in found if m.rule == "organisation.branch_of_nation" and m.name != m.acronym}
    for body in found:
        body.name = full.get(body.name, body.name)
