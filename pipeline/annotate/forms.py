"""Forms: what a component wants to know of a word is worked out once for each form, and looked up at every token.

A look-up takes a thirtieth of a microsecond; a regular expression that asks every word of a text the same questions
takes ten times as long, and a loop over spaCy's tokens a hundred times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers, normalise

T = TypeVar("T")
_MOST = 100_000
"""Forms kept, so that a corpus of any size takes no more memory: what is met again is worked out again."""
_LONGEST, _PIECE = 300, 50
"""No word has hundreds of characters, and spaCy takes n² steps for n brackets in a row: so a longer run without blanks
(an address with its parameters, a row of dots, an attack) is cut into pieces first."""
_OTHER_BLANKS = [blank for blank in map(chr, range(0x3001)) if blank.isspace() and blank != " "]
"""All that Unicode has: the last is the ideographic one."""


class Tokens(dict[str, tuple[tuple[str, ...], tuple[int, ...]]]):
    """(the forms in small letters, where they begin in it) of every run without blanks met so far.

    spaCy's tokenizer looks at nothing beyond such a run. To ask it again for one met before takes five times as long
    as to look it up here.
    """

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        self._tokenize = nlp.tokenizer

    def __missing__(self, run: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
        if len(self) >= _MOST:
            self.clear()
        tokens = [(token.lower_, at + token.idx) for at, piece in _pieces(run) for token in self._tokenize(piece)]
        found = self[run] = tuple(form for form, _ in tokens), tuple(at for _, at in tokens)
        return found

    def of(self, text: str) -> tuple[list[str], list[int]]:
        """(the forms in small letters, their character offsets) of all tokens of a text but blanks."""
        # a blank is but one character, whichever: to search for runs takes five times as long
        for blank in _OTHER_BLANKS:
            if blank in text:
                text = text.replace(blank, " ")
        runs = text.split(" ")
        known = list(map(self.__getitem__, runs))
        starts, start = [], 0
        for run in runs:
            starts.append(start)
            start += len(run) + 1
        offsets = [start + at for start, (_, within) in zip(starts, known, strict=True) for at in within]
        return list(chain.from_iterable(map(itemgetter(0), known))), offsets


def _pieces(run: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of the pieces of a run without blanks: one, if it is no longer than words are."""
    length = _LONGEST if len(run) < _LONGEST else _PIECE
    return ((at, run[at : at + length]) for at in range(0, len(run), length))


_tokens = lru_cache(maxsize=4)(Tokens)
"""The tokens by the tokenizer of a pipeline, which all its components share."""


class Lexicon(dict[str, T], Generic[T]):
    """What `read` says of every form met so far, given in small letters and with plain quotes."""

    def __init__(self, nlp: Language, read: Callable[[str], T]) -> None:
        super().__init__()
        self._tokens, self._read = _tokens(nlp), read

    def __missing__(self, form: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[form] = self._read(normalise(form))
        return found

    def of(self, doc: Doc) -> tuple[list[T], list[int]]:
        """(what is known of it, its character offset) of every token of a document but blanks."""
        layers = Layers.of(doc)
        if layers.tokens is None:
            layers.tokens = self._tokens.of(layers.text)
        forms, offsets = layers.tokens
        return list(map(self.__getitem__, forms)), offsets
