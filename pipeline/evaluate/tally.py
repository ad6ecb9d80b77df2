"""Counts of right and wrong, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.evaluate.spans import Offsets
from pipeline.facts import EntityKind


class Figure(Protocol):
    """Precision (how much of what was found is right), recall (how much of the gold was found), F1 of both."""

    @property
    def measured(self) -> bool:
        """Whether there was anything to measure."""

    @property
    def precision(self) -> float:
        """How much of what was found is right."""

    @property
    def recall(self) -> float:
        """How much of the gold was found."""

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""


def harmonic_mean(a: float, b: float) -> float:
    """0 where both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


@dataclass(frozen=True)
class Count:
    """How many facts were found, how many are annotated, and how many of the found are right."""

    right: int
    found: int
    gold: int

    @property
    def measured(self) -> bool:
        """Whether something was found or is annotated."""
        return bool(self.found or self.gold)

    @property
    def precision(self) -> float:
        """right / found; where nothing was found, 1 if nothing was to be found."""
        if self.found:
            return self.right / self.found
        return 0.0 if self.gold else 1.0

    @property
    def recall(self) -> float:
        """right / gold; 1 where nothing was to be found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True)
class Clusters:
    """How well found entities group the mentions as the annotated entities do (B-cubed, over matched mentions).

    Averaged over the mentions: precision is the share of the mentions of a mention's found entity that belong to its
    annotated entity too, so that it falls where two bodies are taken for one; recall the other way round, it falls
    where one body is split in two.
    """

    links: Sequence[tuple[str, str]]
    """(annotated name, id of the found entity) of every matched mention."""

    @property
    def measured(self) -> bool:
        """Whether a mention was matched."""
        return bool(self.links)

    @property
    def precision(self) -> float:
        """Falls where different entities are taken for one."""
        sizes = Counter(entity for _, entity in self.links)
        return self._mean(sum(n * n / sizes[entity] for (_, entity), n in Counter(self.links).items()))

    @property
    def recall(self) -> float:
        """Falls where one entity is taken for several."""
        sizes = Counter(name for name, _ in self.links)
        return self._mean(sum(n * n / sizes[name] for (name, _), n in Counter(self.links).items()))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)

    def _mean(self, total: float) -> float:
        return total / len(self.links) if self.links else 0.0


@dataclass(frozen=True)
class Error:
    """Something found that should not be, missed, or found with a wrong value."""

    document: str
    kind: str
    sort: str
    """`false`, `missed`, or the value that is wrong: `name`, `value`, `actor`, `due`, `title`, ..."""
    span: Offsets
    detail: str


@dataclass
class Tally:
    """Counts by figure, links of mentions to entities, and errors, of all documents scored so far."""

    counts: dict[str, Count] = field(default_factory=dict)
    links: dict[EntityKind, list[tuple[str, str]]] = field(default_factory=lambda: {"organisation": [], "person": []})
    errors: list[Error] = field(default_factory=list)

    def add(self, figure: str, *, right: int, found: int, gold: int) -> None:
        """Adds one document's counts to a figure."""
        self.counts[figure] = self.counts.get(figure, Count(0, 0, 0)) + Count(right, found, gold)

    def figures(self) -> dict[str, Figure]:
        """All figures by name, in alphabetical order."""
        figures: dict[str, Figure] = {f"{kind} clusters (B3)": Clusters(links) for kind, links in self.links.items()}
        return dict(sorted((figures | self.counts).items()))
