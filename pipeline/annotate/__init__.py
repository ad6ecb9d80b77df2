"""The staged spaCy pipeline: one document in, its facts out, no state kept between documents.

Every component is a registered factory in a file of its own; `build` puts them together in the order in which they
build on one another. A spaCy user can add any of them to a blank English pipeline and finds the spans in `doc.spans`.
"""

# ruff: noqa: E402 (spaCy is imported in our own way, before anything else does it in its)
from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from pipeline.lean import import_spacy

import_spacy()

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers, Rejected
from pipeline.briefing import Briefing
from pipeline.found import DocumentFacts, Found
from pipeline.garbage import collector_paused

COMPONENTS = (
    "send_sections",
    "send_sentences",
    "send_acronyms",
    "send_organisations",
    "send_people",
    "send_roles",
    "send_dates",
    "send_commitments",
)
"""The stages in the order in which they run."""


@collector_paused()
def build(*rules_folders: Path) -> Language:
    """A blank English pipeline with all components, using the shipped rules and those of `rules_folders`."""
    nlp = spacy.blank("en")
    nlp.max_length = 1_000_000_000
    folders = [str(f) for f in rules_folders]
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"rules": folders})
    return nlp


def annotate(nlp: Language, briefing: Briefing) -> DocumentFacts:
    """The facts of one briefing, each placed in its sentence, section and zone."""
    return _annotated(nlp, briefing).facts


def trace(nlp: Language, briefing: Briefing) -> Layers:
    """All layers of one briefing, with the candidates that were rejected and why in `trace`."""
    return _annotated(nlp, briefing, [])


@collector_paused()  # a document makes little garbage: to look for it time and again takes a fifth of the time
def _annotated(nlp: Language, briefing: Briefing, rejected: list[Rejected] | None = None) -> Layers:
    # without words: to make them takes as long as two components, and nobody sees the doc
    doc = Doc(nlp.vocab)
    layers = Layers.of_text(briefing.text).on(doc)
    layers.metadata, layers.trace = briefing.metadata, rejected
    layers.boilerplate = [layers.flow.reflowed(start, end) for start, end in briefing.boilerplate]
    layers.shows_spans = False
    nlp(doc)
    facts = layers.facts
    layers.unflow()
    for found in (facts.mentions, facts.roles, facts.dates, facts.acronyms, facts.commitments):
        found.sort(key=attrgetter("start", "end"))
        place(found, layers, briefing.text)
    return layers


def place(found: Sequence[Found], layers: Layers, text: str) -> None:
    """Fills in where facts, in text order, stand: their evidence, sentence, section and zone."""
    sentences = layers.sentences
    starts = [s.start for s in sentences]
    i, next_start = -1, starts[0] if starts else sys.maxsize
    whole, section = "", None
    for fact in found:
        start, end = fact.start, fact.end
        fact.text = text[start:end]
        if layers.boilerplate:
            fact.zone = layers.zone_at(start)
        if start >= next_start:
            i = bisect_right(starts, start, i + 1) - 1
            next_start = starts[i + 1] if i + 1 < len(starts) else sys.maxsize
            whole = text[starts[i] : sentences[i].end]
            section = layers.block_of(sentences[i]).section
        if i < 0:
            fact.sentence = fact.text
            continue
        fact.sentence = whole if end <= sentences[i].end else text[starts[i] : end]
        fact.section = section
