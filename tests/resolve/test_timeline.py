"""Who held which post from when to when, who came after whom, and what does not go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from pipeline.facts import PostHeld
from pipeline.found import DocumentFacts, FoundMention, FoundRole
from pipeline.resolve import Census, resolve, stable_id
from pipeline.rules import Rules

ANA, BO, CY = "Ana Reyne", "Bo Lund", "Cy Quintrell"
TRUST, SCHOOL = "Oakline Trust", "Larkspur School"
MAY, JUNE, JULY, AUGUST = (date(2031, month, 1) for month in range(5, 9))


@dataclass(frozen=True)
class Stated:
    """A post as a document of that day states it."""

    day: date | None
    person: str
    role: str | None
    body: str | None = TRUST
    former: bool = False

    def facts(self) -> DocumentFacts:
        """The facts of a document that says so."""
        names = [("person", self.person), *([("organisation", self.body)] if self.body else [])]
        where: dict[str, Any] = {"start": 0, "end": 1, "rule": "test.rule"}
        return DocumentFacts(
            mentions=[FoundMention(**where, text=name, kind=kind, name=name) for kind, name in names],  # type: ignore[arg-type]
            roles=[FoundRole(**where, person=self.person, role=self.role, organisation=self.body, former=self.former)],
        )


def timeline(rules: Rules, stated: Sequence[Stated], *, backwards: bool = False) -> list[PostHeld]:
    """The rows of a corpus of these statements, a document each, read in this order or from the last one."""
    census = Census()
    for number, post in sorted(enumerate(stated), key=lambda n: n[0], reverse=backwards):
        census.add(stable_id("document", number), post.day, "", post.facts(), rules)
    rows: Any = resolve(census, rules).rows["roles_timeline"]
    return list(rows)


@dataclass(frozen=True)
class Case:
    """`held` are (person, post, first seen, last seen, past by), `follows` who came after whom."""

    what: str
    stated: Sequence[Stated]
    held: Sequence[tuple[str, str, date | None, date | None, date | None]]
    changes: Sequence[str] = ()
    follows: Sequence[tuple[str, str]] = ()
    conflicts: Sequence[str] = ()


CASES = [
    Case(
        "seen from the first day to the last",
        [Stated(JULY, ANA, "chair"), Stated(MAY, ANA, "chair"), Stated(JUNE, ANA, "chair")],
        [(ANA, "chair", MAY, JULY, None)],
    ),
    Case("without a day", [Stated(None, ANA, "chair")], [(ANA, "chair", None, None, None)]),
    Case("without a body", [Stated(MAY, ANA, "chair", None)], [(ANA, "chair", MAY, MAY, None)]),
    Case("an affiliation is no post", [Stated(MAY, ANA, None)], []),
    Case(
        "held, then past",
        [Stated(MAY, ANA, "chair"), Stated(JULY, ANA, "chair", former=True)],
        [(ANA, "chair", MAY, MAY, JULY)],
    ),
    Case("only ever past", [Stated(MAY, ANA, "chair", former=True)], [(ANA, "chair", None, None, MAY)]),
    Case(
        "short forms of a title",
        [Stated(MAY, ANA, "CEO"), Stated(JUNE, ANA, "chief executive"), Stated(JULY, ANA, "Chief Executive Officer")],
        [(ANA, "CEO", MAY, JULY, None)],
    ),
    Case(
        "a title that says more",
        [Stated(MAY, ANA, "director of learning"), Stated(JUNE, ANA, "director")],
        [(ANA, "director", MAY, JUNE, None)],
    ),
    Case(
        "two posts",
        [Stated(MAY, ANA, "treasurer"), Stated(JUNE, ANA, "secretary")],
        [(ANA, "secretary", JUNE, JUNE, None), (ANA, "treasurer", MAY, MAY, None)],
    ),
    Case(
        "one after the other",
        [Stated(MAY, ANA, "chief executive"), Stated(JUNE, BO, "CEO")],
        [(BO, "CEO", JUNE, JUNE, None), (ANA, "chief executive", MAY, MAY, None)],
        ["chief executive: Bo Lund, first seen 2031-06-01, after Ana Reyne"],
        [(BO, ANA)],
    ),
    Case(
        "the last of several before",
        [Stated(MAY, ANA, "chair"), Stated(JUNE, BO, "chair"), Stated(JULY, CY, "chair")],
        [(ANA, "chair", MAY, MAY, None), (BO, "chair", JUNE, JUNE, None), (CY, "chair", JULY, JULY, None)],
        [
            "chair: Bo Lund, first seen 2031-06-01, after Ana Reyne",
            "chair: Cy Quintrell, first seen 2031-07-01, after Bo Lund",
        ],
        [(BO, ANA), (CY, BO)],
    ),
    Case(
        "a minister's area in other words",
        [Stated(MAY, ANA, "children's minister"), Stated(JULY, BO, "minister for children and families")],
        [(ANA, "children's minister", MAY, MAY, None), (BO, "minister for children and families", JULY, JULY, None)],
        ["minister for children and families: Bo Lund, first seen 2031-07-01, after Ana Reyne"],
        [(BO, ANA)],
    ),
    Case(
        "another body's post is no predecessor",
        [Stated(MAY, ANA, "chair"), Stated(JUNE, BO, "chair", SCHOOL)],
        [(ANA, "chair", MAY, MAY, None), (BO, "chair", JUNE, JUNE, None)],
    ),
    Case(
        "nor a post at no known body",
        [Stated(MAY, ANA, "chair", None), Stated(JUNE, BO, "chair", None)],
        [(ANA, "chair", MAY, MAY, None), (BO, "chair", JUNE, JUNE, None)],
    ),
    Case(
        "a post that there is only once needs no body",
        [
            Stated(MAY, ANA, "secretary of state for learning", None),
            Stated(JUNE, BO, "secretary of state for learning", None),
            Stated(JULY, CY, "Secretary of State for Learning"),
        ],
        [
            (ANA, "secretary of state for learning", MAY, MAY, None),
            (BO, "secretary of state for learning", JUNE, JUNE, None),
            (CY, "Secretary of State for Learning", JULY, JULY, None),
        ],
        [
            "secretary of state for learning: Bo Lund, first seen 2031-06-01, after Ana Reyne",
            "secretary of state for learning: Cy Quintrell, first seen 2031-07-01, after Bo Lund",
        ],
        [(BO, ANA), (CY, BO)],
    ),
    Case(
        "two of such at once",
        [Stated(MAY, ANA, "MP for Harrowdale", None), Stated(MAY, BO, "MP for Harrowdale", None)],
        [(ANA, "MP for Harrowdale", MAY, MAY, None), (BO, "MP for Harrowdale", MAY, MAY, None)],
        conflicts=[
            "Ana Reyne is given in the same post from 2031-05-01 to 2031-05-01",
            "Bo Lund is given in the same post from 2031-05-01 to 2031-05-01",
        ],
    ),
    Case(
        "of a post that many hold nobody is the predecessor",
        [Stated(MAY, ANA, "member"), Stated(JUNE, BO, "member")],
        [(ANA, "member", MAY, MAY, None), (BO, "member", JUNE, JUNE, None)],
    ),
    Case(
        "another area is another post",
        [Stated(MAY, ANA, "minister for schools"), Stated(JUNE, BO, "minister for prisons")],
        [(ANA, "minister for schools", MAY, MAY, None), (BO, "minister for prisons", JUNE, JUNE, None)],
    ),
    Case(
        "two in one post at once",
        [Stated(MAY, ANA, "chair"), Stated(JUNE, BO, "chair"), Stated(JULY, ANA, "chair")],
        [(ANA, "chair", MAY, JULY, None), (BO, "chair", JUNE, JUNE, None)],
        conflicts=[
            "Ana Reyne is given in the same post from 2031-05-01 to 2031-07-01",
            "Bo Lund is given in the same post from 2031-06-01 to 2031-06-01",
        ],
    ),
    Case(
        "two members at once are none",
        [Stated(MAY, ANA, "member"), Stated(MAY, BO, "member")],
        [(ANA, "member", MAY, MAY, None), (BO, "member", MAY, MAY, None)],
    ),
    Case(
        "past, and held again",
        [Stated(MAY, ANA, "chair"), Stated(JUNE, ANA, "chair", former=True), Stated(AUGUST, ANA, "chair")],
        [(ANA, "chair", MAY, AUGUST, JUNE)],
        conflicts=["given as past on 2031-06-01 and as held on 2031-08-01"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.what)
def test_who_held_a_post(case: Case, rules: Rules) -> None:
    rows = timeline(rules, case.stated)
    name = {stable_id("person", person): person for person in (ANA, BO, CY)}
    held = [(name[r.person_id], r.role, r.first_seen, r.last_seen, r.past_by) for r in rows]
    assert sorted(held, key=str) == sorted(case.held, key=str)
    assert sorted(r.change for r in rows if r.change and r.follows) == sorted(case.changes)
    assert sorted((name[r.person_id], name[r.follows]) for r in rows if r.follows) == sorted(case.follows)
    assert sorted(r.conflict for r in rows if r.conflict) == sorted(case.conflicts)
    assert timeline(rules, case.stated, backwards=True) == rows


def test_rows_stand_by_body_post_and_day(rules: Rules) -> None:
    rows = timeline(
        rules,
        [
            Stated(JUNE, BO, "chair"),
            Stated(MAY, ANA, "chair"),
            Stated(MAY, CY, "treasurer"),
            Stated(MAY, CY, "tutor", None),
        ],
    )
    assert [(r.organisation_id is not None, r.role, r.first_seen) for r in rows] == [
        (False, "tutor", MAY),
        (True, "chair", MAY),
        (True, "chair", JUNE),
        (True, "treasurer", MAY),
    ]


@pytest.mark.parametrize(
    ("stated", "change"),
    [
        (Stated(MAY, ANA, "minister for children"), "minister for children: Ana Reyne, first seen 2031-05-01"),
        (Stated(None, ANA, "minister for children"), None),
        (Stated(MAY, ANA, "minister for children", None), None),
        (Stated(MAY, ANA, "minister for children", former=True), None),
        (Stated(MAY, ANA, "adviser"), None),
    ],
)
def test_a_holder_without_a_predecessor(stated: Stated, change: str | None, rules: Rules) -> None:
    """Of a post that one holds at a time, at a body that is known, it is told when somebody was first seen in it."""
    (row,) = timeline(rules, [stated])
    assert (row.change, row.follows) == (change, None)


def test_a_time_in_a_post_keeps_its_id_when_more_is_said_of_it(rules: Rules) -> None:
    (once,) = timeline(rules, [Stated(MAY, ANA, "chair")])
    (twice,) = timeline(rules, [Stated(MAY, ANA, "chair"), Stated(JULY, ANA, "Chair")])
    assert once.held_id == twice.held_id
    (short, fuller) = Stated(MAY, ANA, "director"), Stated(JULY, ANA, "director of learning")
    assert timeline(rules, [short])[0].held_id == timeline(rules, [short, fuller])[0].held_id
    assert (twice.statements, twice.documents) == (2, 2)
