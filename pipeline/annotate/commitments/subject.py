"""The subject of a clause: its words, what kind of thing it is, and the body it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.found import Name

SubjectKind = Literal["self", "body", "thing", "pointer", "public", "there", "none"]
"""`self` is we and I; a `pointer` is this, these, it, they for a thing; `public` those policy is made for."""

_POINTING = frozenset({"which", "who", "that", "it", "they", "he", "she"})
NO_PHRASE = re.compile(
    r"(?:the|an?|all|no)$|(?:i|we|please|even|how|what|where|why|that|if|when|as|in|on|at|by|from|under|during|until|after"
    r"|before|within|with|for|following|since|despite|to"
    r"|\w+ of (?:these|those|them|which|whom)\b|\w+ing (?:out |up )?(?:the|this|an?|how))\b"
    r"|.*\b(?:is|are|was|were|has|have|had|will|would|must|should)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Beginnings of what is no noun phrase, and verbs in it."""


@dataclass(slots=True)
class Subject:
    """The subject of a clause: its words, what it is, and the entity it stands for, if that is known."""

    kind: SubjectKind
    text: str
    name: Name | None = None
    negative: bool = False
    stands_for: str | None = None
    """The words for a body without a name that a pronoun means."""

    @property
    def shown(self) -> str | None:
        """The words by which an actor is told to a reader; null where they name nothing by themselves."""
        if self.kind in ("self", "pointer", "there", "none") or self.text.lower() in _POINTING:
            return self.stands_for
        if self.kind == "body":
            return self.text
        return None if NO_PHRASE.match(self.text) else self.text
