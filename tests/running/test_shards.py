"""A corpus is cut by what its documents are called, so that a change stays where it is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus import Source
from pipeline.running.shards import Keyed, Shard, keyed, shards, stretches

NAMES = [f"{number:05}.txt" for number in range(3000)]

LONGEST = 3
"""The shards that a stretch too long for one is cut into, among these names."""


def cut(names: list[str], size: int = 3000) -> list[Shard]:
    return list(shards(keyed([Source(name, Path(name), size, name) for name in names], {}, "how")))


def names_of(shard: Shard) -> list[str]:
    return [document.source.name for document in shard.documents]


def test_every_document_is_in_one_shard_in_order() -> None:
    assert [name for shard in cut(NAMES) for name in names_of(shard)] == NAMES


def test_shards_have_some_thirty_documents() -> None:
    sizes = [len(shard.documents) for shard in cut(NAMES)]
    assert 20 < sum(sizes) / len(sizes) < 45
    assert max(sizes) == 64


@given(st.sets(st.integers(0, len(NAMES) - 1), min_size=1, max_size=4))
def test_documents_that_go_change_only_their_own_shards(gone: set[int]) -> None:
    rest = [name for number, name in enumerate(NAMES) if number not in gone]
    before, after = ({shard.digest for shard in cut(names)} for names in (NAMES, rest))
    # a document that opened a shard leaves its neighbours in one; where shards are full, others are full without it
    assert len(before - after) <= len(gone) * (1 + LONGEST)
    assert len(after - before) <= len(gone) * LONGEST


def test_long_documents_make_short_shards() -> None:
    assert max(len(shard.documents) for shard in cut(NAMES[:100], size=900_000)) == 2
    assert [len(shard.documents) for shard in cut(NAMES[:3], size=90_000_000)] == [1, 1, 1]


def test_every_shard_is_in_one_stretch_in_order() -> None:
    cut_up = cut(NAMES)
    together = list(stretches(cut_up))
    assert [shard for stretch in together for shard in stretch.shards] == cut_up
    sizes = [sum(len(shard.documents) for shard in stretch.shards) for stretch in together]
    assert 200 < sum(sizes) / len(sizes) < 768
    assert max(sizes) <= 768


@given(st.sets(st.integers(0, len(NAMES) - 1), min_size=1, max_size=4))
def test_documents_that_go_change_few_stretches(gone: set[int]) -> None:
    rest = [name for number, name in enumerate(NAMES) if number not in gone]
    before, after = (set(stretches(cut(names))) for names in (NAMES, rest))
    # as with shards: one that follows may be full elsewhere, up to where a name begins a new one
    assert len(after - before) <= len(gone) * (1 + LONGEST)


def test_long_shards_make_short_stretches() -> None:
    together = stretches(cut(NAMES[:100], size=900_000))
    assert max(sum(d.source.size for shard in s.shards for d in shard.documents) for s in together) <= 4_000_000


def test_a_key_changes_with_all_that_decides_what_is_found() -> None:
    source = Source("a.txt", Path("a.txt"), 3, "0a")
    (plain,) = keyed([source], {}, "how")
    others = [
        *keyed([Source("b.txt", Path("b.txt"), 3, "0a")], {}, "how"),
        *keyed([Source("a.txt", Path("a.txt"), 3, "0b")], {}, "how"),
        *keyed([source], {"a.txt": "by Ana Reyne"}, "how"),
        *keyed([source], {}, "otherwise"),
    ]
    assert len({plain.key, *(other.key for other in others)}) == 5
    assert plain == Keyed(source, plain.key)
