"""Cues that make an undertaking, and the part of the sentence that each one owns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.annotate.commitments.clauses import Clause
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.verbs import Phrase
from pipeline.facts import Strength
from pipeline.found import Name
from pipeline.rules.commitments import CueRule

_LEADING = re.compile(
    r"[\s,;:–\"'-]*"
    r"(?:(?:and|but|although|though|while|that(?! (?:day|evening|afternoon|morning|night)\b)|so|yet|or)\b[\s,]*)*",
    re.IGNORECASE,
)
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


Listed = Literal["act", "thing"]
"""What an item of a list that is an undertaking by its lead-in begins with: "mend two piers", "two piers"."""


def stretches(hits: Sequence[Hit], drawn: str, listed: Listed | None = None) -> list[tuple[int, int]]:
    """The part of the sentence that each hit owns: all of it for a single one, else its clause up to the next.

    What is hung on to an undertaking that is `listed` owns no more than its clause: "with the costs to be told in May",
    behind an act also "which we hope to finish by May". Of a thing that tells what will be done with it.
    """
    first_hit = hits[0] if hits else None
    aside = first_hit is not None and listed == "act" and first_hit.clause.kind == "aside"
    hung_on = aside or (first_hit is not None and listed is not None and first_hit.rule.appended)
    if len(hits) == 1 and not hung_on:
        return [(0, len(drawn))]
    owned = []
    for i, hit in enumerate(hits):
        first = hit.start if i or hung_on else min(hit.start, hit.clause.start)
        if found := _LEADING.match(drawn, first):
            first = found.end()
        following = hits[i + 1] if i + 1 < len(hits) else None
        if following is None:
            # what stands behind an aside goes on with the clause around it
            last = hit.clause.end if i and hit.clause.kind == "aside" else len(drawn)
        else:
            last = following.start if following.clause is hit.clause else following.clause.start
            # "will write, and the desk, which opens in May, will close": whose subject stands before the second one
            last = min([last, *(later.start for later in hits[i + 2 :] if later.start > hit.phrase.end)])
        last = max(first, last)
        text = _TRAILING.sub("", drawn[first:last].rstrip(" ,;–"))
        owned.append((first, first + len(text)))
    return owned
