"""Text to tokens, in time that grows with the text whatever it is.

spaCy's tokenizer takes signs off the ends of a word one at a time and looks at all that is left each time: a word of n
brackets costs n² steps. No word has hundreds of letters, so a longer run without blanks (an address with its
parameters, a row of dots, an attack) is cut into pieces first.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

_LONGEST_WORD = 300
_PIECE = 50
_LONG_RUN = re.compile(rf"(?<!\S)\S{{{_LONGEST_WORD},}}")


def make_doc(nlp: Language, text: str) -> Doc:
    """The tokens of a text."""
    # splitting costs a thirtieth of tokenizing; the expression costs as much as tokenizing
    if max(map(len, text.split()), default=0) < _LONGEST_WORD:
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    for piece in _pieces(text):
        for token in nlp.make_doc(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _pieces(text: str) -> list[str]:
    """A text in pieces: long runs cut up, the text between them whole."""
    pieces, last = [], 0
    for run in _LONG_RUN.finditer(text):
        pieces.append(text[last : run.start()])
        pieces += [text[i : min(i + _PIECE, run.end())] for i in range(run.start(), run.end(), _PIECE)]
        last = run.end()
    return [piece for piece in [*pieces, text[last:]] if piece]
