"""One name, two people: told apart by posts that nobody holds at two bodies at once, and by nothing less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from pipeline.decisions import Decisions, parse_decision
from pipeline.found import DocumentFacts, FoundMention, FoundRole
from pipeline.resolve import Census, Resolved, resolve, stable_id
from pipeline.rules import Rules

ANA = "Ana Reyne"
LARKSPUR, HARROWDALE = "Larkspur School", "Harrowdale College"


@dataclass(frozen=True)
class At:
    """A document of a day that names Ana Reyne, and may give her a post."""

    day: date | None = date(2031, 5, 1)
    role: str | None = None
    body: str | None = None
    former: bool = False

    def facts(self) -> DocumentFacts:
        """The facts of the document."""
        where: dict[str, Any] = {"start": 0, "end": 1, "rule": "test.rule"}
        named = [FoundMention(**where, text=ANA, kind="person", name=ANA)]
        if self.body:
            named.append(FoundMention(**where, text=self.body, kind="organisation", name=self.body))
        post = FoundRole(**where, person=ANA, role=self.role, organisation=self.body, former=self.former)
        return DocumentFacts(mentions=named, roles=[post] if self.body else [])


def resolved(rules: Rules, documents: Sequence[At], decisions: Decisions | None = None) -> Resolved:
    census = Census()
    for number, at in enumerate(documents):
        census.add(stable_id("document", number), at.day, "", at.facts(), rules)
    return resolve(census, rules, decisions)


def who(found: Resolved, documents: int) -> list[int]:
    """The number of the person meant in each document, as they come up."""
    ids = found.identities
    meant = [ids.namesakes.get((stable_id("document", n), ANA), stable_id("person", ANA)) for n in range(documents)]
    return [list(dict.fromkeys(meant)).index(person) for person in meant]


def day(month: int, year: int = 2031) -> date:
    return date(year, month, 1)


CASES = [
    ("heads of two schools", [At(day(5), "head teacher", LARKSPUR), At(day(6), "headteacher", HARROWDALE)], [0, 1]),
    ("two full-time posts", [At(day(5), "CEO", LARKSPUR), At(day(6), "teacher", HARROWDALE)], [0, 1]),
    ("on days not known", [At(None, "CEO", LARKSPUR), At(None, "CEO", HARROWDALE)], [0, 1]),
    (
        "each at two times",
        [
            At(day(5), "CEO", LARKSPUR),
            At(day(6), "CEO", HARROWDALE),
            At(day(7), "CEO", LARKSPUR),
            At(day(8), "CEO", HARROWDALE),
        ],
        [0, 1, 0, 1],
    ),
    (
        "of three bodies",
        [At(day(m), "CEO", b) for m, b in ((5, LARKSPUR), (6, HARROWDALE), (7, "Wexmoor Trust"))],
        [0, 1, 2],
    ),
    (
        "a name without a post is that of who was seen first",
        [At(day(6), "CEO", HARROWDALE), At(day(5), "CEO", LARKSPUR), At(day(7))],
        [0, 1, 1],
    ),
    ("one post", [At(day(5), "CEO", LARKSPUR), At(day(6), "CEO", LARKSPUR)], [0, 0]),
    ("a post and none", [At(day(5), "CEO", LARKSPUR), At(day(6))], [0, 0]),
    ("seats on two boards", [At(day(5), "chair", LARKSPUR), At(day(6), "trustee", HARROWDALE)], [0, 0]),
    ("a full-time post and a seat", [At(day(5), "CEO", LARKSPUR), At(day(6), "chair", HARROWDALE)], [0, 0]),
    ("ministers move overnight", [At(day(5), "minister", LARKSPUR), At(day(6), "minister", HARROWDALE)], [0, 0]),
    ("a former post", [At(day(5), "CEO", LARKSPUR, former=True), At(day(6), "CEO", HARROWDALE)], [0, 0]),
    ("another job after a year", [At(day(5), "CEO", LARKSPUR), At(day(5, 2032), "CEO", HARROWDALE)], [0, 0]),
    ("another job within a year", [At(day(5), "CEO", LARKSPUR), At(date(2032, 4, 29), "CEO", HARROWDALE)], [0, 1]),
    ("a body and its part", [At(day(5), "CEO", LARKSPUR), At(day(6), "principal", "Larkspur Academy Trust")], [0, 0]),
    ("two spellings of a body", [At(day(5), "CEO", LARKSPUR), At(day(6), "CEO", "Larkspurr School")], [0, 0]),
]


@pytest.mark.parametrize(("documents", "people"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_one_name(documents: Sequence[At], people: list[int], rules: Rules) -> None:
    found = resolved(rules, documents)
    assert who(found, len(documents)) == people
    assert len(found.rows["people"]) == len(set(people))


TWO = [At(day(5), "CEO", LARKSPUR), At(day(6), "CEO", HARROWDALE)]


def test_namesakes_are_left_to_a_reviewer(rules: Rules) -> None:
    rows: Any = resolved(rules, TWO).rows["unsure"]
    assert [(r.kind, r.reason) for r in rows] == [("person", "posts that exclude one another")]
    people: Any = resolved(rules, TWO).rows["people"]
    assert [p.name for p in people] == [ANA, ANA]


def test_what_a_reviewer_says_of_namesakes_holds(rules: Rules) -> None:
    rows: Any = resolved(rules, TWO).rows["unsure"]
    (doubt,) = rows
    sides = [
        {"kind": "person", "id": i, "name": name}
        for i, name in ((doubt.left_id, doubt.left_name), (doubt.right_id, doubt.right_name))
    ]
    for decision, people in (("same", [0, 0]), ("different", [0, 1])):
        line: Any = parse_decision(
            {"decision": decision, "left": sides[0], "right": sides[1], "who": "ana", "when": "2032-01-01T09:00Z"}
        )
        found = resolved(rules, TWO, Decisions(entities=[line]))
        assert who(found, 2) == people
        assert not found.rows["unsure"]
        assert not found.stale


def test_the_first_keeps_the_id_when_a_namesake_comes(rules: Rules) -> None:
    alone: Any = resolved(rules, TWO[:1]).rows["people"]
    both: Any = resolved(rules, TWO).rows["people"]
    assert {p.person_id for p in alone} < {p.person_id for p in both}
