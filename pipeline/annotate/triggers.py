"""Triggers: words without which a component need not look at a sentence.

Looked up among the tokens' lower-case forms in one vectorised step, at a twentieth of a microsecond a word; a regular
expression with as many alternatives takes ten times as long, and a loop over tokens a hundred times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt
from spacy.attrs import IDX, LOWER
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.annotate.layers import Layers


class Triggers:
    """A set of single words (any case), made once for a vocabulary and asked of every document."""

    def __init__(self, vocab: Vocab, words: Iterable[str]) -> None:
        hashes = {vocab.strings.add(word.lower()) for word in words}
        self._hashes = np.array(sorted(hashes), dtype=np.uint64)

    def offsets(self, doc: Doc) -> npt.NDArray[np.int64]:
        """Where the words stand: character offsets, ascending."""
        lower, starts = tokens_of(doc)
        return starts[self.among(lower)]

    def among(self, lower: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        """Which of the forms, as `tokens_of` gives them, are one of the words; thrice as fast as `np.isin`."""
        hashes = self._hashes
        found: npt.NDArray[np.bool_] = hashes[hashes[:-1].searchsorted(lower)] == lower
        return found

    def sentences(self, doc: Doc) -> list[int]:
        """The indices of the sentences that hold one of the words, ascending."""
        return sentences_at(Layers.of(doc), self.offsets(doc))


class Forms:
    """Tokens of certain forms: figures, words within odd tokens. Each form is tested once, not at every token.

    For triggers that are no single words; the caller looks at the text round them.
    """

    def __init__(self, vocab: Vocab, fits: Callable[[str], bool]) -> None:
        self._flag = vocab.add_flag(fits)

    def stretches(self, doc: Doc, around: int) -> Iterator[tuple[int, int]]:
        """(start, end) of the tokens of these forms with `around` tokens on either side, those that meet made one."""
        columns = doc.to_array([self._flag, IDX]).astype(np.int64)
        found = np.flatnonzero(columns[:, 0])
        if not len(found):
            return
        ends = np.append(columns[1:, 1], len(Layers.of(doc).view))
        parted = np.flatnonzero(np.diff(found) > 2 * around + 1)
        first = np.maximum(found[np.append(0, parted + 1)] - around, 0)
        last = np.minimum(found[np.append(parted, len(found) - 1)] + around, len(doc) - 1)
        yield from zip(columns[first, 1].tolist(), ends[last].tolist(), strict=True)


def tokens_of(doc: Doc) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """(lower-case form as a hash, character offset) of every token."""
    columns = doc.to_array([LOWER, IDX]).astype(np.uint64, copy=False)
    return columns[:, 0], columns[:, 1].astype(np.int64)


def sentences_at(layers: Layers, offsets: npt.NDArray[np.int64]) -> list[int]:
    """The indices of the sentences in which `offsets` lie, ascending, each once."""
    if not layers.sentences or not len(offsets):
        return []
    starts = np.fromiter((s.start for s in layers.sentences), dtype=np.int64, count=len(layers.sentences))
    indices = np.unique(np.searchsorted(starts, offsets, side="right") - 1)
    return [int(i) for i in indices if i >= 0]
