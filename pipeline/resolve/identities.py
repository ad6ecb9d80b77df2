"""Identities: who the names of a document are and which threads its commitments belong to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from pipeline.found import Name
from pipeline.resolve.census import Census, documents_of
from pipeline.resolve.undertakings import ids_in


@dataclass(slots=True)
class Keys:
    """What in a part of the corpus may have an identity, in an order that depends on nothing else."""

    names: list[Name]
    placed: list[tuple[str, str]]
    """(document_id, name) of people at their place of work"""
    commitments: npt.NDArray[np.bytes_]

    @classmethod
    def of(cls, part: Census) -> Keys:
        """The keys of a part of the corpus."""
        placed = {(document_id, n.name) for n, uses in part.uses.items() if n.at for document_id in documents_of(uses)}
        return cls(
            sorted({Name(n.kind, n.name) for n in part.uses}),
            sorted(placed),
            np.sort(part.undertakings.ids),
        )

    def to_json(self) -> bytes:
        """The keys as JSON, for `from_json`."""
        return _STORED.dump_json((self.names, self.placed, self.commitments.tobytes().decode()))

    @classmethod
    def from_json(cls, stored: bytes) -> Keys:
        """The keys that `to_json` made. Raises ValueError where it is none."""
        names, placed, commitments = _STORED.validate_json(stored)
        return cls(names, placed, ids_in(commitments.encode()))


_STORED = TypeAdapter(tuple[list[Name], list[tuple[str, str]], str])
"""The ids of commitments, all as long, are one string: JSON takes ten times as long to read them one by one."""


class ThreadIds(Mapping[str, str]):
    """{commitment_id: thread_id} of a corpus, in 24 bytes for each commitment: a dictionary takes six times as much."""

    def __init__(self) -> None:
        self._commitments = np.empty(0, "S1")
        self._thread = np.empty(0, np.int32)
        self._threads: Sequence[str] = ()

    @classmethod
    def of(
        cls, commitments: npt.NDArray[np.bytes_], thread: npt.NDArray[np.int32], threads: Sequence[str]
    ) -> ThreadIds:
        """Commitments with the place in `threads` of the thread of each; a negative one for none."""
        made = cls()
        some = np.flatnonzero(thread >= 0)
        some = some[np.argsort(commitments[some])]
        made._commitments, made._thread, made._threads = commitments[some], thread[some], threads
        return made

    def __len__(self) -> int:
        return len(self._commitments)

    def __iter__(self) -> Iterator[str]:
        return (commitment.decode() for commitment in self._commitments.tolist())

    def __getitem__(self, commitment: str) -> str:
        if found := self.among(np.array([commitment.encode()])):
            return found[commitment]
        raise KeyError(commitment)

    def among(self, commitments: npt.NDArray[np.bytes_]) -> dict[str, str]:
        """What there is of some commitments."""
        known, threads = self._found(commitments)
        return {c.decode(): self._threads[t] for c, t in zip(known.tolist(), threads.tolist(), strict=True)}

    def written(self, commitments: npt.NDArray[np.bytes_]) -> bytes:
        """What there is of some commitments, in bytes that are the same where that is."""
        known, threads = self._found(commitments)
        return b"\0".join((known.tobytes(), *(self._threads[t].encode() for t in threads.tolist())))

    def _found(self, commitments: npt.NDArray[np.bytes_]) -> tuple[npt.NDArray[np.bytes_], npt.NDArray[np.int32]]:
        """(those of some commitments that are of a thread, the place in `_threads` of each one's)"""
        if not len(self):
            return commitments[:0], self._thread
        places = np.minimum(np.searchsorted(self._commitments, commitments), len(self) - 1)
        known = self._commitments[places] == commitments
        return commitments[known], self._thread[places[known]]


@dataclass(slots=True)
class Identities:
    """All that the rows of documents take from the rest of the corpus.

    Rows are kept from run to run as long as the identities of their documents' names are the same; so whatever else of
    the corpus they are to depend on must come this way too.
    """

    ids: dict[Name, str] = field(default_factory=dict)
    namesakes: dict[tuple[str, str], str] = field(default_factory=dict)
    """{(document_id, person's name): id}, where the name is that of several people"""
    threads: Mapping[str, str] = field(default_factory=ThreadIds)
    """{commitment_id: thread_id}, for threads of several commitments"""

    def id_of(self, name: Name, document_id: str) -> str:
        """The id of the entity that a name means in a document."""
        if name.kind == "person" and (found := self.namesakes.get((document_id, name.name))):
            return found
        return self.ids[name]

    def shared_names(self) -> frozenset[str]:
        """The names of several people: who is meant by one is for the document to say."""
        return frozenset(name for _, name in self.namesakes)

    def of(self, keys: Keys) -> Identities:
        """What concerns a part of the corpus, in the order of its keys."""
        return Identities(
            {name: self.ids[name] for name in keys.names},
            {key: found for key in keys.placed if (found := self.namesakes.get(key))},
            self.threads.among(keys.commitments) if isinstance(self.threads, ThreadIds) else self.threads,
        )

    def digest(self, keys: Keys) -> str:
        """A digest of what concerns a part of the corpus: what `of` finds for its keys."""
        threads = self.threads
        parts = (
            repr([self.ids[name] for name in keys.names]).encode(),
            repr([(*key, found) for key in keys.placed if (found := self.namesakes.get(key))]).encode(),
            threads.written(keys.commitments) if isinstance(threads, ThreadIds) else repr(threads).encode(),
        )
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def keys(self) -> dict[str, frozenset[str]]:
        """{table: ids} of the entities and of the threads that go through several commitments."""
        people = {found for name, found in self.ids.items() if name.kind == "person"}
        return {
            "organisations": frozenset(found for name, found in self.ids.items() if name.kind == "organisation"),
            "people": frozenset(people.union(self.namesakes.values())),
            "threads": frozenset(self.threads.values()),
        }
