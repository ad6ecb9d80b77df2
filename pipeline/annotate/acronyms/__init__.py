"""`send_acronyms`: short forms with their long forms, as the document defines them or as they are known."""

from __future__ import annotations

import bisect
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.acronyms.glossary import Glossary
from pipeline.annotate.acronyms.inline import Inline, Names
from pipeline.annotate.acronyms.usage import Usage
from pipeline.annotate.layers import Layers, require, show
from pipeline.found import FoundAcronym
from pipeline.rules import Rules, load
from pipeline.rules.patterns import compile_pattern


class Acronyms:
    """Component: fills `layers.facts.acronyms` and `doc.spans["send_acronyms"]`."""

    def __init__(self, rules: Rules) -> None:
        self._inline = Inline(rules.definitions, _names(rules))
        self._glossary = Glossary(rules.definitions)
        self._usage = Usage(rules)
        self._short = compile_pattern("{plain_short}", rules.definitions.vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        """Finds the acronyms of a document."""
        layers = require(doc, "send_acronyms", "send_sections", "send_sentences")
        layers.facts.acronyms = self.read(layers)
        show(doc, "send_acronyms", layers.facts.acronyms, "acronym")
        return doc

    def read(self, layers: Layers) -> list[FoundAcronym]:
        """The acronyms of a text: those defined, in text order, then those only used."""
        shorts = [found.span() for found in self._short.finditer(layers.view)]
        listed = self._glossary.find(layers.lines)
        inline = self._inline.find(layers, shorts)
        if listed:
            inline = [f for f in inline if not _stands_in(f, listed)]
        found = sorted([*listed, *inline], key=lambda f: (f.start, f.end))
        for definition in found:
            definition.long = _with_hyphens(layers, definition)
        return [*found, *self._usage.find(layers, shorts, (f.short for f in found))]


def _names(rules: Rules) -> Names:
    """The names that tell a person; ordinary words among them do not."""
    people = rules.people
    if people is None:
        return Names()
    first = {*people.first_names.split()} - {*people.ambiguous_first_names.split()}
    last = {*people.surnames.split()} - {*people.ambiguous_surnames.split()}
    return Names(frozenset(first), frozenset(last))


def _with_hyphens(layers: Layers, found: FoundAcronym) -> str | None:
    """A long form with the hyphens it is written with, which the view takes for dashes: "Dales - West Hub (DWH)"."""
    if found.long is None or "–" not in found.long:
        return found.long
    start = layers.view.find(found.long, found.start, found.end)
    if start < 0:
        return found.long
    written = layers.text[start : start + len(found.long)]
    return "".join(w if v == "–" and w == "-" else v for v, w in zip(found.long, written, strict=True))


def _stands_in(found: FoundAcronym, listed: list[FoundAcronym]) -> bool:
    """Whether a definition is that of a line of a glossary (`listed`, in text order) as well."""
    i = bisect.bisect_right(listed, found.start, key=lambda f: f.start) - 1
    return any(f.start < found.end and found.start < f.end for f in listed[max(i, 0) : i + 2])


@Language.factory("send_acronyms", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Acronyms:
    """Factory of `send_acronyms`."""
    return Acronyms(load(*map(Path, rules)))
