"""Which nation of the United Kingdom a document, or a sentence of it, is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from pipeline.annotate.layers import Layers
from pipeline.rules.organisations import Nation

_ALIKE = {"Northern Ireland": "NI"}
_NEAR = 400
_READ = 20_000
"""Characters from the beginning that tell what nation a document is about."""


class Nations:
    """Tells how well a nation fits a place in a document; counts words on first use only."""

    def __init__(self, markers: Mapping[Nation, list[str]], layers: Layers) -> None:
        self._markers = markers
        self._layers = layers

    @cached_property
    def _marker(self) -> re.Pattern[str]:
        words = {w: nation for nation, words in self._markers.items() for w in words}
        return re.compile(r"\b(" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + r")\b")

    def _counts(self, text: str) -> Counter[str]:
        nation_of = {w: nation for nation, words in self._markers.items() for w in words}
        return Counter(nation_of[w] for w in self._marker.findall(text))

    @cached_property
    def document(self) -> str:
        """The nation that most markers speak for; England where none do."""
        metadata = self._layers.metadata
        counts = self._counts(self._layers.view[:_READ])
        for title in (metadata.title, metadata.publisher):
            counts.update({k: 5 * v for k, v in self._counts(title or "").items()})
        return max(sorted(counts), key=lambda n: counts[n]) if counts else "England"

    def _around(self, at: int) -> str:
        """The sentence at an offset, or what lies near by where that is very long."""
        sentence = self._layers.sentence_at(at)
        start, end = (sentence.start, sentence.end) if sentence else (at, at)
        return self._layers.view[max(start, at - _NEAR) : min(end, at + _NEAR)]

    def fits(self, nation: str, at: int) -> int:
        """2 for the nation named in the same sentence, 1 for the document's own, 0 for others."""
        nation = _ALIKE.get(nation, nation)
        if nation not in ("UK", "England") and self._counts(self._around(at))[nation]:
            return 2
        if nation == "UK":
            return 1 if self.document == "England" else 0
        return int(nation == self.document)
