"""Matches what was found with what is annotated, one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

F = TypeVar("F")
G = TypeVar("G")


def best_pairs(
    found: Sequence[F], gold: Sequence[G], similarity: Callable[[F, G], float], *, least: float
) -> dict[int, int]:
    """{index in `found`: index in `gold`} of the pairs that are at least `least` alike, the likest first.

    Each fact is in one pair at most. Of pairs that are equally alike, the one that stands first in the text wins.
    """
    ranked = [(similarity(f, g), i, j) for i, f in enumerate(found) for j, g in enumerate(gold)]
    ranked = sorted((pair for pair in ranked if pair[0] >= least), key=lambda pair: -pair[0])
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
