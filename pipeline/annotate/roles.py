"""`send_roles`: to be written."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers


class Roles:
    """Component: fills `layers.facts`."""

    def __call__(self, doc: Doc) -> Doc:
        Layers.of(doc).done.add("send_roles")
        return doc


@Language.factory("send_roles", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Roles:
    """Factory of `send_roles`."""
    return Roles()
