"""What the document's own acronyms stand for: "Attendance Action Alliance (AAA)" makes every AAA that alliance."""

from __future__ import annotations

import re

from pipeline.annotate.layers import Layers
from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.annotate.runs import Runs, Word
from pipeline.facts import OrganisationKind
from pipeline.found import FoundAcronym, FoundMention
from pipeline.rules.organisations import Body

PROJECT = re.compile(r"(?: \([A-Z]\w+\)|\))? (?:programme|project|pilot|scheme|initiative|survey)s?\b")
"""What makes a programme of the name before it: "Partnership for Inclusion (PINS) programme"."""


class Definitions:
    """The acronyms that a document defines, and the bodies they stand for."""

    def __init__(self, gazetteer: Gazetteer, heads: HeadNouns, runs: Runs, layers: Layers) -> None:
        self._gazetteer = gazetteer
        self._heads = heads
        self._runs = runs
        self._bodies: dict[str, Body] = {}
        self._names: dict[str, tuple[str, OrganisationKind]] = {}
        self._others: set[str] = set()
        self.long_starts: set[int] = set()
        """Where the long forms of a glossary begin."""
        for acronym in layers.facts.acronyms:
            if not acronym.long or acronym.source not in ("inline", "glossary"):
                continue
            if PROJECT.match(layers.view, acronym.end):
                self._others.add(acronym.short)
                continue
            self._define(acronym)
            if (
                acronym.source == "glossary"
                and (at := layers.view.find(acronym.long, acronym.start, acronym.end + 1)) >= 0
            ):
                self.long_starts.add(at)

    def _define(self, acronym: FoundAcronym) -> None:
        short, long = acronym.short, acronym.long or ""
        if short in self._bodies or short in self._names:
            return
        entries = self._gazetteer.lookup(long)
        if entries:
            own = [e for e in entries if e.body.acronym == short]
            self._bodies[short] = (own or entries)[0].body
        elif kind := self.kind_of(long):
            self._names[short] = long, kind
        else:
            self._others.add(short)
            return
        self._others.discard(short)

    def kind_of(self, long: str) -> OrganisationKind | None:
        """The kind of body that a long form names, or None where it names no body."""
        for run in self._runs.of(long):
            for built in self._heads.names(run, [], sentence_start=False):
                whole = run[built.first].start == 0 and run[built.last].end == len(long)
                if whole and not self._heads.is_class_noun(long):
                    return built.kind
        return None

    def organisation(self, short: str) -> str | None:
        """The name of the body that a defined acronym stands for."""
        body = self._bodies.get(short)
        return body.name if body else self._names.get(short, (None,))[0]

    def defines(self, word: Word) -> bool:
        """Whether the document says what a word stands for."""
        short = word.bare
        return short in self._bodies or short in self._names or short in self._others

    def mention(self, word: Word) -> FoundMention | None:
        """The mention that a word is by the document's definitions.

        One without a name says that the document gives the letters another meaning, so that no rule may claim them.
        """
        short = word.bare
        if not self.defines(word):
            return None
        if body := self._bodies.get(short):
            return _mention(word, body.name, body.kind, body.acronym or short)
        return _mention(word, *self._names.get(short, ("", "other")), short)


def _mention(word: Word, name: str, kind: OrganisationKind, acronym: str | None) -> FoundMention:
    return FoundMention(
        start=word.start,
        end=word.bare_end,
        rule="organisation.defined",
        kind="organisation",
        name=name,
        via="acronym",
        organisation_kind=kind,
        acronym=acronym,
    )
