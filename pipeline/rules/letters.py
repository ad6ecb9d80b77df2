"""Letters behind a name: seats in parliaments, honours and the like, told once for the patterns that pass over them.

Patterns of all rule files may write them as `{seat}` and `{letters}`. What ends a name, with degrees and memberships,
is listed in `rules/people/names.yaml`.
"""

from __future__ import annotations

SEATS = ("MP", "MSP", "MS", "AM", "AS", "MLA", "MEP", "TD")
"""A seat is a post when its constituency is named ("MP for Elmvale"); bare, it is written with the name."""
HONOURS = (
    *("MCC", "KC", "QC", "PC", "CBE", "OBE", "MBE", "KBE", "DBE", "BEM", "DL", "JP"),
    *("FRS", "FBA", "FRSA", "FCCT", "PhD", "DPhil", "EdD", "NLE", "HMI"),
)
"""What stands behind a name without being a post."""
WORDS: dict[str, str | list[str]] = {"seat": [*SEATS], "letters": [*SEATS, *HONOURS]}
"""The vocabulary of these."""
