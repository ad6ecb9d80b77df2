"""How firm the statements of an undertaking are, one against another."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Strength

_RANKS: dict[Strength, int] = {"firm": 2, "intended": 1, "proposed": 0}
"""A duty is laid down by somebody else, and is no more or less firm than what is promised."""


def is_softened(strengths: Sequence[Strength]) -> bool:
    """Whether the last of several statements, in the order they were made in, is less firm than an earlier one."""
    *earlier, last = (_RANKS.get(strength) for strength in strengths)
    return last is not None and any(rank is not None and rank > last for rank in earlier)
