"""`send_acronyms`: short forms with their long forms, as the document defines them or as they are known."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.acronyms.inline import Inline
from pipeline.annotate.layers import require, show
from pipeline.rules import Rules, load


class Acronyms:
    """Component: fills `layers.facts.acronyms` and `doc.spans["send_acronyms"]`."""

    def __init__(self, rules: Rules) -> None:
        names = frozenset(rules.people.first_names.split()) if rules.people else frozenset()
        self._inline = Inline(rules.definitions, names)

    def __call__(self, doc: Doc) -> Doc:
        layers = require(doc, "send_acronyms", "send_sections", "send_sentences")
        found = self._inline.find(layers)
        layers.facts.acronyms = found
        show(doc, "send_acronyms", found, "acronym")
        return doc


@Language.factory("send_acronyms", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Acronyms:
    """Factory of `send_acronyms`."""
    return Acronyms(load(*map(Path, rules)))
