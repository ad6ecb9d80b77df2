"""`send_sections`: lines to blocks (headings, paragraphs, list items, table rows) and the heading path of each block.

A copied web page has lost its mark-up, so headings are told by shape: Markdown or numbered headings by their mark,
others as a short line on its own without a full stop. List items belong to the block that introduces them.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Layers
from pipeline.annotate.sections.blocks import Builder
from pipeline.annotate.sections.lead_ins import LeadIns
from pipeline.annotate.sections.markup import blank_out, without_markup
from pipeline.rules import load
from pipeline.rules.sections import SectionRules


class Sections:
    """Component: fills `layers.blocks` and the final `layers.view`."""

    def __init__(self, rules: SectionRules) -> None:
        self._rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Finds the blocks of a document."""
        self.read(Layers.of(doc))
        return doc

    def read(self, layers: Layers) -> None:
        """Finds the blocks of a text."""
        built = Builder(self._rules, layers.lines).build()
        layers.view = blank_out(without_markup(layers.view), built.blanks)
        layers.blocks = built.blocks
        LeadIns(self._rules, layers.view).tie(built.blocks)
        layers.done.add("send_sections")


@Language.factory("send_sections", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Sections:
    """Factory of `send_sections`: blocks with their heading path."""
    return Sections(load(*map(Path, rules)).sections)
