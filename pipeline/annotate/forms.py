"""Forms: what a component wants to know of a word is worked out once for each form, and looked up at every token.

A look-up takes a thirtieth of a microsecond; a regular expression that asks every word of a text the same questions
takes ten times as long, and a loop over spaCy's tokens a hundred times.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from spacy.attrs import IDX, LOWER
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.annotate.layers import Layers, normalise

T = TypeVar("T")
_MOST = 200_000
"""Forms kept, so that a corpus of any size takes no more memory: what is met again is worked out again."""


class Lexicon(dict[int, T], Generic[T]):
    """What `read` says of every form met so far, by the hash that spaCy gives a form in small letters."""

    def __init__(self, vocab: Vocab, read: Callable[[str], T]) -> None:
        super().__init__()
        self._strings, self._read = vocab.strings, read

    def __missing__(self, form: int) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[form] = self._read(normalise(self._strings[form]))
        return found

    def of(self, doc: Doc) -> list[T]:
        """What is known of every token of a document."""
        return list(map(self.__getitem__, tokens_of(doc)[0]))


def tokens_of(doc: Doc) -> tuple[list[int], list[int]]:
    """(the form in small letters as a hash, the character offset) of all tokens; read once for a document."""
    layers = Layers.of(doc)
    if layers.tokens is None:
        columns = doc.to_array([LOWER, IDX])
        layers.tokens = columns[:, 0].tolist(), columns[:, 1].tolist()
    return layers.tokens
