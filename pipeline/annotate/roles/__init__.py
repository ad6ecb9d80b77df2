"""`send_roles`: who holds which post in which body, as the text states it.

Only sentences that speak of a person are read. Titles of posts are found in them (`heads`, `posts`), the sentence is
drawn as a skeleton of persons, posts and organisations (`scene`), and the constructions of `rules/roles.yaml` are read
off it (`constructions`, `offices`); the line above a list says more of everybody in it (`lists`). A post whose body is
not stated gets the one that it must belong to (`bodies`). `document` puts these together for one text.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import require, show
from pipeline.annotate.roles.document import Readers, read
from pipeline.rules import load


class Roles:
    """Component: fills `layers.facts.roles` and `doc.spans["send_roles"]`."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def __call__(self, doc: Doc) -> Doc:
        """Finds the roles of a document."""
        layers = require(doc, "send_roles", "send_sentences", "send_organisations", "send_people")
        layers.facts.roles = read(doc, layers, self._readers)
        show(doc, "send_roles", layers.facts.roles, "role")
        return doc


@Language.factory("send_roles", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Roles:
    """Factory of `send_roles`: posts and affiliations."""
    loaded = load(*map(Path, rules))
    return Roles(Readers(nlp, loaded.roles, loaded.posts, loaded.ministers, loaded.people))
