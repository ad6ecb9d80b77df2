"""`send_sentences`: blocks to sentences; a heading, list item without full stop or table row is a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from pipeline.annotate.layers import Layers, Sentence
from pipeline.annotate.sections import Sections
from pipeline.rules import load
from pipeline.rules.sentences import SentenceRules

_END = re.compile(r"(?:[.!?]+|…)['\")\]]*(?= +['\"(\[]*[A-Z0-9£])|[.!?]['\")\]]+(?= +[A-Z])")


class Splitter:
    """Splits a stretch of a view into sentences by the rules of `rules/sentences.yaml`."""

    def __init__(self, rules: SentenceRules) -> None:
        abbreviations = "|".join(re.escape(a) for a in rules.abbreviations)
        self._no_end = re.compile(rf"(?:(?<![\w.])(?:{abbreviations})|(?<![\w'])[A-Z])\.$")

    def split(self, view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Half-open offsets of the sentences of view[start:end], without surrounding blanks."""
        last = start
        for found in _END.finditer(view, start, end):
            if self._no_end.search(view, max(last, found.start() - 12), found.start() + 1):
                continue
            yield from _trimmed(view, last, found.end())
            last = found.end()
        yield from _trimmed(view, last, end)


def _trimmed(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = view[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + piece.index(stripped[0])
        yield first, first + len(stripped)


class Sentences:
    """Component: fills `layers.sentences` and `doc.spans["send_sentences"]`."""

    def __init__(self, rules: SentenceRules) -> None:
        self._splitter = Splitter(rules)
        self._sections = Sections()

    def __call__(self, doc: Doc) -> Doc:
        layers = Layers.of(doc)
        if "send_sections" not in layers.done:
            self._sections(doc)
        for i, block in enumerate(layers.blocks):
            whole = block.kind in ("heading", "row")
            pieces = [(block.start, block.end)] if whole else self._splitter.split(layers.view, block.start, block.end)
            layers.sentences += [Sentence(start, end, i) for start, end in pieces]
        spans = [doc.char_span(s.start, s.end, label="sentence", alignment_mode="expand") for s in layers.sentences]
        doc.spans["send_sentences"] = SpanGroup(doc, name="send_sentences", spans=[s for s in spans if s is not None])
        layers.done.add("send_sentences")
        return doc


@Language.factory("send_sentences", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Sentences:
    """Factory of `send_sentences`: sentences inside blocks."""
    return Sentences(load(*map(Path, rules)).sentences)
