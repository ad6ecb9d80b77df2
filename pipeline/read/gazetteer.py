"""What the gazetteer says of bodies by their names alone, looked up by the forms in which heads of pages write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.rules import Rules
from pipeline.rules.organisations import Body

OF_STATE = ".gov"
"""Behind the place by whose name a council's addresses go: "harrowdale.gov.uk"."""

_STATE = frozenset({"department", "agency", "regulator", "committee", "parliament", "local_authority", "nhs_body"})
"""Kinds of bodies that are shown by their whole name; unions and charities go by their acronyms."""
_SITES = frozenset({"parliament"})
_COUNCIL, _HEALTH, _PAPER, _UNION = "local_authority", "nhs_body", "media", "union"
_BRITISH = ("England", "UK")
"""Nations whose departments are no governments of their own."""
_PARLIAMENTS = {"Scotland": "Scottish Parliament", "Wales": "Senedd Cymru", "NI": "Northern Ireland Assembly"}
_SITS = re.compile(r"^Committee for |Committee$")
"""How committees of parliaments are called: "Scottish Negotiating Committee for Teachers" is none."""
_IN_WELSH = ("Cyngor ", "Bwrdd ")
"""Pages in both languages are headed by both names; the English one is shown, but of a council that has only this."""


@dataclass
class KnownBodies:
    """Bodies by their names. Forms of names are in lower case, names are as they are shown."""

    hosts_of_others: tuple[str, ...]
    """Beginnings of the names of state bodies that are of another kind."""
    shown: dict[str, str | None] = field(default_factory=dict)
    """{form: name to show, None for the form itself}"""
    hosts: dict[str, str] = field(default_factory=dict)
    """{address without dots: name}"""
    parliaments: set[str] = field(default_factory=set)
    """Names of those who lend their site to others."""
    not_of_state: set[str] = field(default_factory=set)
    """Forms of the names of unions, charities and the like."""
    unions: dict[str, str] = field(default_factory=dict)
    """{whole name of a union: its acronym, by which its pages call it}"""
    spelt_out: dict[str, str] = field(default_factory=dict)
    """{acronym of a union, a charity or the like: its whole name}"""
    called: dict[str, list[str]] = field(default_factory=dict)
    """{name of a council or paper: other names of it, of a council's the shorter ones that end with that word}"""
    kinds: dict[str, str] = field(default_factory=dict)
    """{name as it is shown, form or acronym: kind}"""
    councils: dict[str, str] = field(default_factory=dict)
    """{place: its council}"""
    seats: dict[str, str] = field(default_factory=dict)
    """{town where a council meets: the council}"""
    organs: dict[str, str] = field(default_factory=dict)
    """{committee of a devolved parliament: the parliament}"""
    governments: set[str] = field(default_factory=set)
    """Forms of the names of the governments of the devolved nations."""

    def add(self, body: Body) -> None:
        """Takes in a body, unless its name is an ordinary word: of such a one the forms that are none."""
        if body.ordinary:
            self._add_forms(body, body.aliases_safe)
            self.parliaments.update(body.aliases_safe if body.kind in _SITES else ())
            return
        names = (body.name, *body.aliases)
        self.kinds[body.name] = body.kind
        self._add_forms(body, names)
        self._add_acronym(body)
        self._add_addresses(body)
        self.parliaments.update(names if body.kind in _SITES else ())
        if body.kind not in _STATE and not body.name.lower().startswith(self.hosts_of_others):
            self.not_of_state.update(form.lower() for form in (*names, body.acronym or ""))
        if body.kind == _PAPER:
            self.called[body.name] = list(body.aliases)
        self._add_part_of_state(body)

    def _add_forms(self, body: Body, forms: Iterable[str]) -> None:
        for form in forms:
            self.shown[form.lower()] = None
            self.kinds[form.lower()] = body.kind

    def _add_acronym(self, body: Body) -> None:
        if not body.acronym or body.acronym_clash:
            return
        form = body.acronym.lower()
        self.shown[form] = body.name if body.kind in _STATE else None
        self.kinds[form] = body.kind
        self.spelt_out[form] = body.name
        if body.kind == _UNION:
            self.unions[body.name.lower()] = body.acronym

    def _add_addresses(self, body: Body) -> None:
        acronym = body.acronym or ""
        for form in (body.name, *body.aliases, acronym):
            self.hosts.setdefault(_host(form), (body.kind == _UNION and acronym) or body.name)

    def _add_part_of_state(self, body: Body) -> None:
        if body.kind == _COUNCIL:
            self.councils.update(dict.fromkeys(map(str.lower, body.places), body.name))
            self.seats.update({body.seat.lower(): body.name} if body.seat else {})
            self.called[body.name] = [form for form in body.aliases if form.endswith(" Council")]
            self.hosts.update((_host(place) + OF_STATE, body.name) for place in body.places)
        if body.kind in (_COUNCIL, _HEALTH) and not body.name.startswith(_IN_WELSH):
            welsh = (form.lower() for form in body.aliases if form.startswith(_IN_WELSH))
            self.shown.update(dict.fromkeys(welsh, body.name))
        if body.kind == "department" and body.nation not in _BRITISH and "overnment" in body.name:
            self.governments.update(form.lower() for form in (body.name, *body.aliases))
        if body.kind == "committee" and body.nation in _PARLIAMENTS and _SITS.search(body.name):
            self.organs[body.name.lower()] = _PARLIAMENTS[body.nation]

    def rename(self, form: str, name: str) -> None:
        """Shows a form of a name as another name, which is not spelt out then."""
        self.shown[form.lower()] = name
        self.spelt_out.pop(name.lower(), None)


def _host(name: str) -> str:
    """A name as addresses write it: without blanks and marks."""
    return re.sub(r"\W+", "", name.lower())


class _Identity:
    """Rules as a key: the same object, not an equal one."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.rules is self.rules


def known_bodies(rules: Rules) -> KnownBodies:
    """What the gazetteer says of bodies by their names alone."""
    return _known_bodies(_Identity(rules))


@lru_cache(maxsize=2)
def _known_bodies(key: _Identity) -> KnownBodies:
    rules = key.rules
    known = KnownBodies(tuple(host for host in rules.metadata.hosts_of_others if len(host) > 1))
    for body in rules.organisations.organisations if rules.organisations else ():
        known.add(body)
    for form, name in rules.metadata.also_called.items():
        known.rename(form, name)
    return known
