"""Which side of the publication day a sentence speaks of: what its verbs say near a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.rules.dates import DateRules

Direction = Literal["past", "future", "near"]
"""`near`: the sentence does not tell; the nearest day is meant."""

_CLAUSE = re.compile(r"[,;:()–]| (?:and|but|which|that|who|when|while|although|because|so) ")
_AFTER = 1.5
"""A verb after a date counts as that much farther away: English puts the date after its verb. An infinitive after it
("agreed on Tuesday to open a base") never says when."""
_CLAUSE_BOUNDARY = 25
"""A clause boundary between verb and date counts as so many characters."""


class Tense:
    """Tells directions by the cues of `rules/dates.yaml`."""

    def __init__(self, rules: DateRules) -> None:
        parts = ((name, getattr(rules, name)) for name in ("near", "future", "past"))
        cues = "|".join(f"(?P<{name}>{source})" for name, source in parts)
        self._cue = rules.pattern(
            rf"(?:\b(?=[a-z])|(?='ll))(?:{cues})"
        )  # inside a word there is none: saves most of the time

    def nearest(self, view: str, sentence: tuple[int, int], date: tuple[int, int]) -> tuple[float, Direction] | None:
        """(distance, direction) of the cue nearest to a date in its sentence; None when it has none."""
        return min(self._cues(view, sentence, date), default=None)

    def _cues(self, view: str, sentence: tuple[int, int], date: tuple[int, int]) -> Iterator[tuple[float, Direction]]:
        start, end = max(sentence[0], date[0] - 180), min(sentence[1], date[1] + 100)
        for cue in self._cue.finditer(view, start, end):
            if cue.end() <= date[0]:
                gap, weight = view[cue.end() : date[0]], 1.0
            elif cue.start() >= date[1] and not cue[0].lower().startswith("to "):
                gap, weight = view[date[1] : cue.start()], _AFTER
            else:
                continue
            boundaries = sum(1 for _ in _CLAUSE.finditer(gap))
            direction: Direction = "past" if cue["past"] else "future" if cue["future"] else "near"
            yield (len(gap) + boundaries * _CLAUSE_BOUNDARY) * weight, direction
