"""Names of bodies that the head of a page breaks over lines: "Department", "for Education"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.names import is_body, known_body, without_acronym
from pipeline.rules import Rules

MOST_LINES = 3
_LOGO = "NHS"
"""Stands above the name of each of its bodies: "NHS", "Harrow Vale", "Integrated Care Board"."""


def name_over_lines(lines: Sequence[str], rules: Rules) -> str | None:
    """The known body whose name the first two of some lines are together, or the first three below a logo."""
    below_logo = lines[0] == _LOGO
    for end in range(min(len(lines), MOST_LINES if below_logo else 2), 1, -1):
        # no house and its committee, each of which has its line
        alone = any(is_body(line, rules) for line in lines[below_logo:end])
        if not alone and (body := known_body(without_acronym(" ".join(lines[:end])), rules)):
            return body
    return None
