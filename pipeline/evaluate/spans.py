"""How much two spans have in common. A span is a pair of half-open character offsets."""

from __future__ import annotations

Offsets = tuple[int, int]


def overlap(a: Offsets, b: Offsets) -> int:
    """The number of characters that lie in both."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def jaccard(a: Offsets, b: Offsets) -> float:
    """The share of the characters of either that lie in both: 1 for equal spans, 0 for spans apart."""
    common = overlap(a, b)
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common else 0.0


def nearness(a: Offsets, b: Offsets) -> float:
    """`jaccard`, but milder where one span lies inside the other: a clause and its whole sentence are near."""
    common = overlap(a, b)
    if not common:
        return 0.0
    covered = common / min(a[1] - a[0], b[1] - b[0])
    return (covered + jaccard(a, b)) / 2
