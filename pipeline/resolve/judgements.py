"""Judgements: reviewers' entity decisions as pairs of names, the newest first, contradictions and stale ones named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.decisions import EntityDecision, EntityRef, PairDecision, RenameDecision
from pipeline.facts import EntityKind
from pipeline.resolve.clusters import Clusters

Find = Callable[[EntityRef], str | None]
"""Gives the label in the corpus of the entity that a decision speaks of, or None where there is none."""


@dataclass(slots=True)
class Judgements:
    """What is to hold of the labels of one kind, and what could not be applied, in words."""

    same: list[tuple[str, str]] = field(default_factory=list)
    different: list[tuple[str, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """{label: the name its entity is to have}"""
    contradictions: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


def judgements(kind: EntityKind, decisions: Iterable[EntityDecision], find: Find) -> Judgements:
    """Takes the decisions on entities of a kind from the newest to the oldest; one against newer ones is set aside.

    So a reviewer who changes their mind is followed, and three decisions of which any two go together but not all three
    do not depend on the order of the lines.
    """
    made = Judgements()
    about = [d for d in decisions if (d.left if isinstance(d, PairDecision) else d.entity).kind == kind]
    newest_first = sorted(enumerate(about), key=lambda item: (item[1].when, item[0]), reverse=True)
    known: dict[str, int] = {}
    clusters = Clusters(range(2 * len(about)))
    for _, decision in newest_first:
        refs = [decision.left, decision.right] if isinstance(decision, PairDecision) else [decision.entity]
        labels = [find(ref) for ref in refs]
        missing = [ref.name for ref, label in zip(refs, labels, strict=True) if label is None]
        if missing:
            made.stale.append(f"{_told(decision)}: not in the corpus: {', '.join(missing)}")
            continue
        found = [label for label in labels if label is not None]
        numbers = [known.setdefault(label, len(known)) for label in found]
        if isinstance(decision, RenameDecision):
            _rename(made, decision, found[0], clusters, known)
        elif decision.decision == "same":
            _same(made, decision, found, clusters, numbers)
        else:
            _different(made, decision, found, clusters, numbers)
    return made


def _same(made: Judgements, decision: PairDecision, labels: list[str], clusters: Clusters, numbers: list[int]) -> None:
    if not clusters.may_join(*numbers):
        made.contradictions.append(f"{_told(decision)}: newer decisions keep them apart")
        return
    clusters.join(*numbers)
    if labels[0] != labels[1]:
        made.same.append((labels[0], labels[1]))


def _different(
    made: Judgements, decision: PairDecision, labels: list[str], clusters: Clusters, numbers: list[int]
) -> None:
    if clusters.leader(numbers[0]) == clusters.leader(numbers[1]):
        if decision.decision == "different":
            made.contradictions.append(f"{_told(decision)}: newer decisions make them one")
        return
    clusters.keep_apart(*numbers)
    made.different.append((labels[0], labels[1]))


def _rename(made: Judgements, decision: RenameDecision, label: str, clusters: Clusters, known: dict[str, int]) -> None:
    here = clusters.leader(known[label])
    newer = next((name for other, name in made.names.items() if clusters.leader(known[other]) == here), None)
    if newer is not None and newer != decision.name:
        made.contradictions.append(f"{_told(decision)}: a newer decision calls it {newer!r}")
    elif newer is None:
        made.names[label] = decision.name


def _told(decision: EntityDecision) -> str:
    """A decision in words."""
    by = f"{decision.who}, {decision.when.date()}"
    if isinstance(decision, RenameDecision):
        return f"rename {decision.entity.name!r} to {decision.name!r} ({by})"
    return f"{decision.decision} {decision.left.name!r} and {decision.right.name!r} ({by})"
