"""Comparisons kept from run to run: names that come and go leave what comparing them all anew would give."""

from __future__ import annotations

import json
from collections.abc import Collection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts import EntityKind
from pipeline.resolve import Kept, comparisons
from pipeline.resolve.blocks import Index
from pipeline.resolve.clusters import Weight
from pipeline.resolve.comparisons import Comparisons
from pipeline.resolve.link import Linked, Linker
from pipeline.resolve.names import lexicon
from pipeline.rules import Rules, load
from tests.resolve.test_stability import ORGANISATIONS, PEOPLE

NAMESAKE = "Ana Reyne (Oakline Trust)"


def linked(kind: EntityKind, names: Collection[str], kept: Kept | None) -> tuple[Linked, Kept]:
    """What comes of names, given what an earlier run kept; and what this one keeps, as it comes back from a file."""
    linker = Linker(kind, load())
    alone = {NAMESAKE} & set(names)
    if kept is not None:
        linker.comparisons.restore(kept, names, alone)
    linker.add(names, alone)
    now = linker.comparisons.kept()
    return linker.linked(dict.fromkeys(names, Weight(1))), Kept(json.loads(json.dumps(now.header)), now.arrays)


@given(st.sampled_from([("organisation", ORGANISATIONS), ("person", [*PEOPLE, NAMESAKE])]), st.data())
@settings(max_examples=60)
def test_names_that_come_and_go_give_what_linking_all_at_once_gives(
    side: tuple[EntityKind, list[str]], data: st.DataObject
) -> None:
    kind, stock = side
    kept = None
    for names in data.draw(st.lists(st.lists(st.sampled_from(stock), unique=True), min_size=2, max_size=4)):
        found, kept = linked(kind, names, kept)
        assert found == linked(kind, sorted(names), None)[0]


def test_names_of_an_earlier_run_are_not_compared_again(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Comparisons("person", rules)
    first.add(PEOPLE)
    seen: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    real = comparisons.compare_people
    monkeypatch.setattr(comparisons, "compare_people", lambda a, b, words: seen.append((a, b)) or real(a, b, words))
    second = Comparisons("person", rules)
    second.restore(first.kept(), [*PEOPLE, "Anna Reyne"])
    second.add([*PEOPLE, "Anna Reyne"])
    assert seen
    assert all(("anna", "reyne") in pair for pair in seen)


def test_keys_are_the_same_in_every_process(rules: Rules) -> None:
    """So that names of this one meet those that another one kept."""
    assert 859_466_228 in Index.of("person", [("brindle",)], lexicon(rules)).alike.keys.tolist()
