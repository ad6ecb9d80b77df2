"""What reviewers decide about entities: over any score, on every run, contradictions and stale ones named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

import pytest

from pipeline.decisions import Decisions, parse_decision
from pipeline.resolve import Resolved, resolve, stable_id
from pipeline.rules import Rules
from tests.resolve.test_entities import census_of, mentions

BRINDLE, BRAMBLE = "Brindle Foundation", "Bramble Fund"
SLIP = "Brindle Foundatoin"


def ref(name: str, kind: str = "organisation") -> dict[str, str]:
    return {"kind": kind, "id": stable_id(kind, name), "name": name}


def pair(decision: str, left: str, right: str, day: int = 1, kind: str = "organisation") -> dict[str, Any]:
    return {"decision": decision, "left": ref(left, kind), "right": ref(right, kind), "day": day}


def rename(name: str, new: str, day: int = 1) -> dict[str, Any]:
    return {"decision": "rename", "entity": ref(name), "name": new, "day": day}


def resolved(rules: Rules, names: Iterable[str], decided: Iterable[dict[str, Any]]) -> Resolved:
    documents = [mentions("organisation", (name, name, "new")) for name in names]
    lines = [
        parse_decision(
            {**{k: v for k, v in d.items() if k != "day"}, "who": "ana", "when": f"2025-01-{d['day']:02}T09:00Z"}
        )
        for d in decided
    ]
    return resolve(census_of(rules, *documents), rules, Decisions(entities=lines))  # type: ignore[arg-type]


def names_of(found: Resolved) -> list[str]:
    return [row.name for row in found.rows["organisations"]]  # type: ignore[attr-defined]


@dataclass
class Case:
    what: str
    names: Sequence[str]
    decided: Sequence[dict[str, Any]]
    entities: list[str]
    contradictions: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


CASES = [
    Case("same joins what is not alike", [BRINDLE, BRAMBLE], [pair("same", BRINDLE, BRAMBLE)], [BRINDLE]),
    Case("different parts what is alike", [BRINDLE, SLIP], [pair("different", BRINDLE, SLIP)], [SLIP, BRINDLE]),
    Case("unsure leaves them apart", [BRINDLE, SLIP], [pair("unsure", BRINDLE, SLIP)], [SLIP, BRINDLE]),
    Case("a name of the reviewer's", [BRINDLE], [rename(BRINDLE, "The Brindle")], ["The Brindle"]),
    Case(
        "the newer of two",
        [BRINDLE, BRAMBLE],
        [pair("same", BRINDLE, BRAMBLE, 1), pair("different", BRINDLE, BRAMBLE, 2)],
        [BRAMBLE, BRINDLE],
        ["same 'Brindle Foundation' and 'Bramble Fund' (ana, 2025-01-01): newer decisions keep them apart"],
    ),
    Case(
        "the newest of three that do not go together",
        [BRINDLE, BRAMBLE, "Oakline Trust"],
        [
            pair("different", BRINDLE, "Oakline Trust", 1),
            pair("same", BRINDLE, BRAMBLE, 2),
            pair("same", BRAMBLE, "Oakline Trust", 3),
        ],
        [BRINDLE],
        ["different 'Brindle Foundation' and 'Oakline Trust' (ana, 2025-01-01): newer decisions make them one"],
    ),
    Case(
        "the newer of two names",
        [BRINDLE],
        [rename(BRINDLE, "Brindle 1", 1), rename(BRINDLE, "Brindle 2", 2)],
        ["Brindle 2"],
        ["rename 'Brindle Foundation' to 'Brindle 1' (ana, 2025-01-01): a newer decision calls it 'Brindle 2'"],
    ),
    Case(
        "a name that is another's",
        [BRINDLE, BRAMBLE],
        [rename(BRINDLE, BRAMBLE)],
        [BRAMBLE, BRINDLE],
        ["rename 'Brindle Foundation' to 'Bramble Fund': that is another entity's name"],
    ),
    Case(
        "what is not there any more",
        [BRINDLE],
        [pair("same", BRINDLE, "Gone Trust")],
        [BRINDLE],
        [],
        ["same 'Brindle Foundation' and 'Gone Trust' (ana, 2025-01-01): not in the corpus: Gone Trust"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.what)
def test_what_decisions_do_in_whatever_order_they_stand(case: Case, rules: Rules) -> None:
    for decided in permutations(case.decided):
        found = resolved(rules, case.names, decided)
        assert sorted(names_of(found)) == sorted(case.entities)
        assert (found.contradictions, found.stale) == (case.contradictions, case.stale)


def test_a_decision_is_followed_through_a_change_of_ids(rules: Rules) -> None:
    """The entity had the id of the slip when the slip was all that was known."""
    found = resolved(
        rules, [SLIP, BRINDLE, BRINDLE, BRAMBLE], [pair("different", SLIP, BRAMBLE), rename(SLIP, "Brindle")]
    )
    assert names_of(found) == [BRAMBLE, "Brindle"]
    assert not found.stale


def test_merged_and_renamed_entities_leave_redirects(rules: Rules) -> None:
    found = resolved(rules, [BRINDLE, BRINDLE, BRAMBLE], [pair("same", BRINDLE, BRAMBLE), rename(BRINDLE, "Brindle")])
    rows: Any = found.rows["redirects"]
    now = stable_id("organisation", "Brindle")
    assert {(r.name, r.old_id, r.new_id, r.reason) for r in rows} == {
        (BRINDLE, stable_id("organisation", BRINDLE), now, "renamed"),
        (BRAMBLE, stable_id("organisation", BRAMBLE), now, "merged"),
    }


def test_how_a_merge_came_about_is_told(rules: Rules) -> None:
    found = resolved(rules, [BRINDLE, BRINDLE, BRAMBLE], [pair("same", BRINDLE, BRAMBLE)])
    rows: Any = found.rows["resolutions"]
    assert {r.alias: r.method for r in rows} == {BRINDLE: "new", BRAMBLE: "review"}
