"""`send_dates`: to be written."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers


class Dates:
    """Component: fills `layers.facts`."""

    def __call__(self, doc: Doc) -> Doc:
        Layers.of(doc).done.add("send_dates")
        return doc


@Language.factory("send_dates", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Dates:
    """Factory of `send_dates`."""
    return Dates()
