"""`send_organisations`: to be written."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers


class Organisations:
    """Component: fills `layers.facts`."""

    def __call__(self, doc: Doc) -> Doc:
        Layers.of(doc).done.add("send_organisations")
        return doc


@Language.factory("send_organisations", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Organisations:
    """Factory of `send_organisations`."""
    return Organisations()
