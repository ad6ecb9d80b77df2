"""Ids: short, stable, derived from the fewest facts that make a thing what it is.

A fact's id comes from its document, its kind and its content, not its position, so that a word added above it changes
nothing; equal facts of one document are told apart by counting them in text order.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter

from pipeline.found import FoundCommitment

_DIGITS = 16
"""Enough for ids to be unique by all odds among the hundred million facts of a million documents (twelve are not)."""

_PREFIXES = {
    "document": "doc",
    "organisation": "org",
    "person": "per",
    "mention": "men",
    "role": "rol",
    "date": "dat",
    "acronym": "acr",
    "commitment": "com",
    "thread": "thr",
    "held": "hld",
}


def stable_id(kind: str, *parts: object) -> str:
    """The id of a thing of `kind` from the parts that identify it: prefix and sixteen hexadecimal digits."""
    content = "\x1f".join(map(str, parts))
    if not content.isascii():
        content = unicodedata.normalize("NFC", content)
    digest = hashlib.sha256(f"{kind}\x1e{content}".encode()).hexdigest()
    return f"{_PREFIXES[kind]}-{digest[:_DIGITS]}"


def thread_id(first_commitment: str) -> str:
    """The id of the thread that begins with a commitment."""
    return stable_id("thread", first_commitment)


class FactIds:
    """Gives the facts of one document their ids; call it in text order."""

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._seen: Counter[tuple[object, ...]] = Counter()

    def __call__(self, kind: str, *content: object) -> str:
        """The id of the next fact of `kind` with this content."""
        key = (kind, *content)
        self._seen[key] += 1
        return stable_id(kind, self._document_id, *content, self._seen[key])

    def commitment(self, c: FoundCommitment) -> str:
        """The id of the next commitment: of its words alone, so that it is known before anything is resolved."""
        return self("commitment", c.text, c.action)
