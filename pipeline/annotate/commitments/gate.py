"""Which sentences are worth a look: by trigger words, by dates that lie ahead, by "is to", "plans to", "has to"."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.annotate.layers import Layers
from pipeline.annotate.triggers import Triggers, sentences_at, tokens_of
from pipeline.rules.commitments import CommitmentRules

_BEFORE_TO = "is are am 's 're 'm has have plan plans looks :"
"""Words that make, with a "to" up to three words on, a cue of words too common to look for."""
_TOKENS = {"won": "wo", "shan": "sha"}
"""The tokenizer cuts "won't" after "wo"."""


class Gate:
    """Made once for a vocabulary; looks a document over in a few vectorised steps."""

    def __init__(self, vocab: Vocab, rules: CommitmentRules) -> None:
        self._triggers = Triggers(vocab, _spelt(rules.triggers))
        self._heads = Triggers(vocab, _spelt(_BEFORE_TO.split()))
        self._to = vocab.strings.add("to")

    def sentences(self, doc: Doc, layers: Layers) -> list[int]:
        """The indices of the sentences with a sign of an undertaking."""
        published, facts = layers.metadata.published, layers.facts
        offsets = [
            d.start for d in facts.dates if d.date_end is not None and (published is None or d.date_end >= published)
        ]
        # "JB to circulate the notes"
        offsets += [m.start for m in facts.mentions if m.kind == "person" and layers.view.startswith(" to ", m.end)]
        lower, starts = tokens_of(doc)
        to, heads = lower == self._to, self._heads.among(lower)
        pairs = np.zeros(len(lower), dtype=bool)
        for distance in (1, 2, 3):
            pairs[distance:] |= to[distance:] & heads[:-distance]
        found = np.concatenate([starts[pairs | self._triggers.among(lower)], np.array(offsets, dtype=np.int64)])
        return sentences_at(layers, found)


def _spelt(words: Iterable[str]) -> set[str]:
    """Words as the tokenizer leaves them, with either apostrophe."""
    tokens = {_TOKENS.get(word, word) for word in words}
    return tokens | {token.replace("'", "’") for token in tokens}
