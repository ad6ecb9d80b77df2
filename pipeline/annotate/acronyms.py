"""`send_acronyms`: to be written."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers


class Acronyms:
    """Component: fills `layers.facts`."""

    def __call__(self, doc: Doc) -> Doc:
        Layers.of(doc).done.add("send_acronyms")
        return doc


@Language.factory("send_acronyms", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Acronyms:
    """Factory of `send_acronyms`."""
    return Acronyms()
