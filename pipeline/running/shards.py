"""Shards: a corpus cut into parts, in which facts are kept and rows made; and stretches of shards, in which these are
written.

Where a shard ends is told by the names of its documents, never by how many came before: so a document that is added or
goes changes one shard, and the same corpus is always cut the same way. One that would grow too large for memory ends
where it is full, and a document in it may change those that follow up to the next one that a name ends.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.corpus import Source

_MEAN_DOCUMENTS = 32
"""Few enough for a shard to be made anew at once, enough for 100,000 documents to make no more than 12,000 files."""
_MOST_DOCUMENTS = 64
_MOST_BYTES = 2_000_000
"""Of documents: their facts take some fifty times as much memory while they are worked on."""
_MEAN_TOGETHER = 16 * _MEAN_DOCUMENTS
"""Enough for what is read of all stretches to be little, few enough for one of them to be written anew at once."""
_MOST_TOGETHER = 24 * _MEAN_DOCUMENTS


@dataclass(frozen=True, slots=True)
class Keyed:
    """A document with the key of what annotate finds in it: its bytes, its name, what is known about it, and how it is
    read.
    """

    source: Source
    key: str


@dataclass(frozen=True)
class Shard:
    """Documents that follow one another in the corpus."""

    documents: tuple[Keyed, ...]

    @cached_property
    def digest(self) -> str:
        """What the shard holds, in a digest."""
        return digest_of([document.key for document in self.documents])


@dataclass(frozen=True, slots=True)
class Stretch:
    """Shards that follow one another: a row group of the tables, and names that are added up."""

    shards: tuple[Shard, ...]


def digest_of(value: object) -> str:
    """A digest of a value of JSON's types."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def keyed(sources: Iterable[Source], notes: Mapping[str, str], how: str) -> Iterator[Keyed]:
    """The documents with their keys. `notes` are what the data team noted about a document, `how` is the fingerprint of
    all that decides what is found in it.
    """
    for source in sources:
        # no name has a NUL; JSON, which would part them as well, takes longer than all else about a document
        parts = (source.sha256, how, source.name, notes.get(source.name, ""))
        yield Keyed(source, hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32])


def shards(documents: Iterable[Keyed]) -> Iterator[Shard]:
    """The documents, in order, cut into shards."""
    shard: list[Keyed] = []
    size = 0
    for document in documents:
        full = len(shard) == _MOST_DOCUMENTS or size + document.source.size > _MOST_BYTES
        if shard and (full or _place(document.source.name) % _MEAN_DOCUMENTS == 0):
            yield Shard(tuple(shard))
            shard, size = [], 0
        shard.append(document)
        size += document.source.size
    if shard:
        yield Shard(tuple(shard))


def stretches(some: Iterable[Shard]) -> Iterator[Stretch]:
    """The shards, in order, put together in stretches; where one ends is told as where a shard does."""
    stretch: list[Shard] = []
    documents = size = 0
    for shard in some:
        more = sum(document.source.size for document in shard.documents)
        full = documents + len(shard.documents) > _MOST_TOGETHER or size + more > 2 * _MOST_BYTES
        if stretch and (full or _place(shard.documents[0].source.name) % _MEAN_TOGETHER == 0):
            yield Stretch(tuple(stretch))
            stretch, documents, size = [], 0, 0
        stretch.append(shard)
        documents, size = documents + len(shard.documents), size + more
    if stretch:
        yield Stretch(tuple(stretch))


def _place(name: str) -> int:
    """A number from a name, as good as drawn by lot."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest()[:4], "big")
