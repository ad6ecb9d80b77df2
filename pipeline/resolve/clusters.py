"""Clusters: sets of names that are one entity, under what must and what must not be together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weight:
    """What is known of a name beside its words: how often it is mentioned, which acronyms documents give it."""

    mentions: int = 0
    acronyms: frozenset[str] = frozenset()


class Clusters:
    """Names by number, joined into clusters (union-find).

    `rank` orders the names: the first of a cluster is its leader. `bodies` gives the gazetteer's body of a name; two of
    these never come together. `apart` are pairs that somebody has said to be different.
    """

    def __init__(
        self, rank: Sequence[int], bodies: dict[int, str] | None = None, apart: Iterable[tuple[int, int]] = ()
    ) -> None:
        self._parent = list(range(len(rank)))
        self._rank = rank
        self._body = dict(bodies or {})
        self._apart: dict[int, set[int]] = {}
        for a, b in apart:
            self.keep_apart(a, b)

    def leader(self, name: int) -> int:
        """The first name of a cluster."""
        root = name
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[name] != root:
            self._parent[name], name = root, self._parent[name]
        return root

    def may_join(self, a: int, b: int) -> bool:
        """Whether nothing keeps the clusters of two names apart."""
        a, b = self.leader(a), self.leader(b)
        bodies = self._body.get(a), self._body.get(b)
        if None not in bodies and bodies[0] != bodies[1]:
            return False
        apart = self._apart.get(a, ())
        return not any(self.leader(other) == b for other in apart)

    def keep_apart(self, a: int, b: int) -> None:
        """Keeps the clusters of two names from ever coming together."""
        a, b = self.leader(a), self.leader(b)
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)

    def join(self, a: int, b: int) -> None:
        """Makes one cluster of two."""
        first, second = sorted((self.leader(a), self.leader(b)), key=lambda n: self._rank[n])
        if first == second:
            return
        self._parent[second] = first
        if second in self._body:
            self._body.setdefault(first, self._body[second])
        if second in self._apart:
            self._apart.setdefault(first, set()).update(self._apart[second])
