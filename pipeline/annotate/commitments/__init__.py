"""`send_commitments`: who has undertaken to do what, by when.

A sentence is looked at if it holds a trigger word or stands in a list of undertakings. It is drawn (`clauses`), cut
into clauses (`splitting`), and every cue in a clause that can hold an undertaking is weighed (`judgement`) by its verb
(`verbs`), its subject (`actors`) and its deadline (`deadlines`); headings and lead-ins (`framing`) and speakers
(`speakers`) frame it.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.commitments.reader import Reader
from pipeline.annotate.layers import require, show
from pipeline.rules import load
from pipeline.rules.commitments import CommitmentRules


class Commitments:
    """Component: fills `layers.facts.commitments`."""

    def __init__(self, nlp: Language, rules: CommitmentRules) -> None:
        self._reader = Reader(nlp, rules)

    def __call__(self, doc: Doc) -> Doc:
        """Fills the list of commitments and `doc.spans["send_commitments"]`."""
        layers = require(doc, "send_commitments", "send_sentences")
        found = layers.facts.commitments
        found += self._reader.read(doc)
        show(doc, "send_commitments", found, "commitment")
        return doc


@Language.factory("send_commitments", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Commitments:
    """Factory of `send_commitments`: undertakings with actor, strength and deadline."""
    return Commitments(nlp, load(*map(Path, rules)).commitments)
