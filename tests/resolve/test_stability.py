"""Ids stay, or lead on; and what comes of a corpus does not depend on when its documents came."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts import EntityKind
from pipeline.resolve import Resolved, resolve
from pipeline.resolve.clusters import Weight
from pipeline.resolve.link import Linker
from pipeline.rules import Rules, load
from tests.resolve.test_entities import census_of, mentions

BODIES = [
    ["Brindle Foundatoin"],
    ["Brindle Foundation", "Oakline Trust"],
    ["Brindle Foundation", "Harrowdale Borough Council"],
    ["Harrowdale Council", "Wexmoor Forum"],
]


def resolved(rules: Rules, documents: Sequence[Sequence[str]]) -> Resolved:
    return resolve(census_of(rules, *(mentions("organisation", *((n, n, "new") for n in d)) for d in documents)), rules)


def ids_of(found: Resolved) -> dict[str, str]:
    rows: Any = found.rows["organisations"]
    return {row.name: row.organisation_id for row in rows}


def test_documents_one_by_one_in_every_order(rules: Rules) -> None:
    """Whatever id a document's body had at any time, it has now, or a redirect leads from it to the one it has."""
    last = set()
    for order in permutations(BODIES):
        earlier: list[tuple[str, str]] = []
        for count in range(1, len(order) + 1):
            found = resolved(rules, order[:count])
            redirects: Any = found.rows["redirects"]
            leads = {row.old_id: row.new_id for row in redirects}
            now = {name.name: entity for name, entity in found.identities.ids.items()}
            for name, old in earlier:
                assert leads.get(old, old) == now[name]
            earlier += now.items()
        last.add(frozenset(ids_of(found).items()))
    assert len(last) == 1


def test_a_new_document_leaves_the_ids_of_others_alone(rules: Rules) -> None:
    before = ids_of(resolved(rules, BODIES[1:]))
    after = ids_of(resolved(rules, [*BODIES[1:], ["Larkspur Trust", "Oakline Trsut"]]))
    assert before.items() <= after.items()


ORGANISATIONS = [
    "Brindle Foundation", "Brindle Foundatoin", "Foundation of Brindle", "Brindle Charitable Foundation",
    "Oakline Trust", "Oakline Community Trust", "Oakline Royal Trust", "Okaline Trust", "Oakline Trustt", "OAKT",
    "Oak Alliance Kent Trust",
    "Dept for Education", "Department for Educaton", "Wexmoor Forum", "Wexmoor Foruum", "Wexmoro Forum",
]  # fmt: skip
PEOPLE = [
    "Ana Reyne", "A Reyne", "Ana M Reyne", "Reyne", "Alma Reyne", "Robert Selwick", "Rob Selwick", "R Selwick",
    "Robert Sellwick", "Selwick, Robert", "Marian Oyelaran", "Marian Oyelaren", "Marian Oyelarn", "Oyelaran",
]  # fmt: skip


@given(st.sampled_from([("organisation", ORGANISATIONS), ("person", PEOPLE)]), st.data())
@settings(max_examples=60)
def test_linking_new_names_to_known_ones_gives_what_linking_all_at_once_gives(
    side: tuple[EntityKind, list[str]], data: st.DataObject
) -> None:
    kind, stock = side
    names = data.draw(st.lists(st.sampled_from(stock), unique=True))
    batches = data.draw(st.lists(st.integers(0, 3), min_size=len(names), max_size=len(names)))
    weights = {name: Weight(data.draw(st.integers(0, 3))) for name in sorted(names)}
    at_once, in_turn = Linker(kind, load()), Linker(kind, load())
    at_once.add(names)
    for batch in range(4):
        in_turn.add(name for name, place in zip(names, batches, strict=True) if place == batch)
    assert in_turn.linked(weights) == at_once.linked(weights)
