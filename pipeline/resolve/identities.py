"""Identities: who the names of a document are and which threads its commitments belong to."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.found import Name
from pipeline.resolve.census import Census, documents_of


@dataclass(slots=True)
class Keys:
    """What in a part of the corpus may have an identity, in an order that depends on nothing else."""

    names: list[Name]
    placed: list[tuple[str, str]]
    """(document_id, name) of people at their place of work"""
    commitments: list[str]

    @classmethod
    def of(cls, part: Census) -> Keys:
        """The keys of a part of the corpus."""
        placed = {(document_id, n.name) for n, uses in part.uses.items() if n.at for document_id in documents_of(uses)}
        return cls(
            sorted({Name(n.kind, n.name) for n in part.uses}),
            sorted(placed),
            sorted(u.commitment_id for u in part.undertakings),
        )


@dataclass(slots=True)
class Identities:
    """All that the rows of documents take from the rest of the corpus.

    Rows are kept from run to run as long as the identities of their documents' names are the same; so whatever else of
    the corpus they are to depend on must come this way too.
    """

    ids: dict[Name, str] = field(default_factory=dict)
    namesakes: dict[tuple[str, str], str] = field(default_factory=dict)
    """{(document_id, person's name): id}, where the name is that of several people"""
    threads: dict[str, str] = field(default_factory=dict)
    """{commitment_id: thread_id}, for threads of several commitments"""

    def id_of(self, name: Name, document_id: str) -> str:
        """The id of the entity that a name means in a document."""
        if name.kind == "person" and (found := self.namesakes.get((document_id, name.name))):
            return found
        return self.ids[name]

    def of(self, keys: Keys) -> Identities:
        """What concerns a part of the corpus, in the order of its keys."""
        return Identities(
            {name: self.ids[name] for name in keys.names},
            {key: found for key in keys.placed if (found := self.namesakes.get(key))},
            {c: found for c in keys.commitments if (found := self.threads.get(c))},
        )

    def keys(self) -> dict[str, frozenset[str]]:
        """{table: ids} of the entities and of the threads that go through several commitments."""
        people = {found for name, found in self.ids.items() if name.kind == "person"}
        return {
            "organisations": frozenset(found for name, found in self.ids.items() if name.kind == "organisation"),
            "people": frozenset(people.union(self.namesakes.values())),
            "threads": frozenset(self.threads.values()),
        }
