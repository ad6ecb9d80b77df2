"""`send_commitments`: to be written."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers


class Commitments:
    """Component: fills `layers.facts`."""

    def __call__(self, doc: Doc) -> Doc:
        Layers.of(doc).done.add("send_commitments")
        return doc


@Language.factory("send_commitments", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Commitments:
    """Factory of `send_commitments`."""
    return Commitments()
