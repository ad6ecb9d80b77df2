"""Which nation of the United Kingdom a document, or a sentence of it, is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from pipeline.annotate.layers import Layers
from pipeline.annotate.runs import Index, Runs, index
from pipeline.rules.organisations import Nation

_ALIKE = {"Northern Ireland": "NI"}
_NEAR = 400
_READ = 20_000
"""Characters from the beginning that tell what nation a document is about."""


class Nations:
    """Tells how well a nation fits a place in a document; `markers` are the words that speak for each nation."""

    def __init__(self, markers: Mapping[Nation, list[str]], layers: Layers) -> None:
        self._markers = {str(nation): words for nation, words in markers.items()}
        self._layers = layers

    def _count(self, nation: str, words: Index, view: str, start: int, end: int) -> int:
        """How many words between two offsets speak for a nation."""
        count = 0
        for marker in self._markers.get(nation, ()):
            first, _, rest = marker.partition(" ")
            if places := words.get(first):
                inside = places[bisect_left(places, start) : bisect_left(places, end)]
                count += sum(view.startswith(marker, at) for at in inside) if rest else len(inside)
        return count

    @cached_property
    def document(self) -> str:
        """The nation that most markers speak for; England where none do."""
        layers = self._layers
        counts = Counter({n: self._count(n, layers.capitals, layers.view, 0, _READ) for n in self._markers})
        for title in (layers.metadata.title, layers.metadata.publisher):
            if title:
                words = index(Runs().of(title))
                counts.update({n: 5 * self._count(n, words, title, 0, len(title)) for n in self._markers})
        return max(sorted(counts), key=lambda n: counts[n]) if counts.total() else "England"

    def _named_near(self, nation: str, at: int) -> bool:
        """Whether a word for a nation stands in the sentence at an offset, or near by where that is very long."""
        sentence = self._layers.sentence_at(at)
        start, end = (sentence.start, sentence.end) if sentence else (at, at)
        start, end = max(start, at - _NEAR), min(end, at + _NEAR)
        return self._count(nation, self._layers.capitals, self._layers.view, start, end) > 0

    def fits(self, nation: str, at: int) -> int:
        """2 for the nation named in the same sentence, 1 for the document's own, 0 for others."""
        nation = _ALIKE.get(nation, nation)
        if nation not in ("UK", "England") and self._named_near(nation, at):
            return 2
        if nation == "UK":
            return 1 if self.document == "England" else 0
        return int(nation == self.document)
