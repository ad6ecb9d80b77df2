"""The staged spaCy pipeline: one document in, its facts out, no state kept between documents.

Every component is a registered factory in a file of its own; `build` puts them together in the order in which they
build on one another. A spaCy user can add any of them to a blank English pipeline and finds the spans in `doc.spans`.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from pipeline.annotate.layers import Layers, Rejected
from pipeline.briefing import Briefing
from pipeline.found import DocumentFacts, Found
from pipeline.rules import collector_paused

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


def _annotated(nlp: Language, briefing: Briefing, rejected: list[Rejected] | None = None) -> Layers:
    doc = nlp.make_doc(briefing.text)
    # not Layers.of(doc): spaCy would put the text together again from its tokens
    layers = doc._.send = Layers.of_text(briefing.text)
    layers.metadata, layers.boilerplate, layers.trace = briefing.metadata, briefing.boilerplate, rejected
    layers.shows_spans = False  # nobody sees the doc
    nlp(doc)
    facts = layers.facts
    for found in (facts.mentions, facts.roles, facts.dates, facts.acronyms, facts.commitments):
        found.sort(key=lambda f: (f.start, f.end))
        for fact in found:
            place(fact, layers, briefing.text)
    return layers


def place(fact: Found, layers: Layers, text: str) -> None:
    """Fills in where a fact stands: its evidence, sentence, section and zone."""
    fact.text = text[fact.start : fact.end]
    fact.zone = layers.zone_at(fact.start)
    sentence = layers.sentence_at(fact.start)
    if sentence is None:
        fact.sentence = fact.text
        return
    fact.sentence = text[sentence.start : max(sentence.end, fact.end)]
    fact.section = layers.block_of(sentence).section
