"""Cues that make an undertaking, and the part of the sentence that each one owns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.commitments.clauses import Clause
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.verbs import Phrase
from pipeline.facts import Strength
from pipeline.found import Name
from pipeline.rules.commitments import CueRule

_LEADING = re.compile(r"[\s,;:–\"'-]*(?:(?:and|but|although|though|while|that|so|yet|or)\b\s*)*", re.IGNORECASE)
_TRAILING = re.compile(r"[ ,]+(?:and|but|or|so|although|while|which|that|nor)$")


@dataclass(slots=True)
class Hit:
    """A cue that makes an undertaking: where its clause and verb are, and what was read of it."""

    rule: CueRule
    clause: Clause
    start: int
    phrase: Phrase
    subject: Subject
    strength: Strength
    negated: bool
    speaker: Name | None
    reported: bool
    quoted: bool = False
    """In quotation marks, or in the turn of whoever has the floor."""
    nameless: str | None = None
    """The words for a body that says so and is named nowhere: whatever it tells is its own."""


def stretches(hits: Sequence[Hit], drawn: str) -> list[tuple[int, int]]:
    """The part of the sentence that each hit owns: all of it for a single one, else its clause up to the next."""
    if len(hits) == 1:
        return [(0, len(drawn))]
    owned = []
    for i, hit in enumerate(hits):
        first = hit.start if i else min(hit.start, hit.clause.start)
        if found := _LEADING.match(drawn, first):
            first = found.end()
        following = hits[i + 1] if i + 1 < len(hits) else None
        if following is None:
            # what stands behind an aside goes on with the clause around it
            last = hit.clause.end if i and hit.clause.kind == "aside" else len(drawn)
        else:
            last = following.start if following.clause is hit.clause else following.clause.start
        last = max(first, last)
        text = _TRAILING.sub("", drawn[first:last].rstrip(" ,;–"))
        owned.append((first, first + len(text)))
    return owned
