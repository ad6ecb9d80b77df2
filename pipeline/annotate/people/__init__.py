"""`send_people`: to be written."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers


class People:
    """Component: fills `layers.facts`."""

    def __call__(self, doc: Doc) -> Doc:
        Layers.of(doc).done.add("send_people")
        return doc


@Language.factory("send_people", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> People:
    """Factory of `send_people`."""
    return People()
