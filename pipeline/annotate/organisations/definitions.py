"""What the document's own acronyms stand for: "Attendance Action Alliance (AAA)" makes every AAA that alliance."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.annotate.layers import Layers
from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.annotate.runs import Runs, Word
from pipeline.facts import OrganisationKind
from pipeline.found import FoundAcronym, FoundMention

PROJECT = re.compile(r"(?: \([A-Z]\w+\)|\))? (?:programme|project|pilot|scheme|initiative|survey)s?\b")
"""What makes a programme of the name before it: "Partnership for Inclusion (PINS) programme"."""


class _Meaning(NamedTuple):
    """The body that letters stand for."""

    name: str
    kind: OrganisationKind
    acronym: str


class Definitions:
    """The acronyms that a document defines, and the bodies they stand for."""

    def __init__(self, gazetteer: Gazetteer, heads: HeadNouns, runs: Runs, layers: Layers) -> None:
        self._gazetteer = gazetteer
        self._heads = heads
        self._runs = runs
        self._meanings: dict[str, _Meaning | None] = {}
        self.long_starts: set[int] = set()
        """Where the long forms of a glossary begin."""
        for acronym in layers.facts.acronyms:
            if not acronym.long or acronym.source not in ("inline", "glossary"):
                continue
            if PROJECT.match(layers.view, acronym.end):
                self._meanings.setdefault(acronym.short, None)
                continue
            self._define(acronym)
            if (
                acronym.source == "glossary"
                and (at := layers.view.find(acronym.long, acronym.start, acronym.end + 1)) >= 0
            ):
                self.long_starts.add(at)

    def _define(self, acronym: FoundAcronym) -> None:
        short, long = acronym.short, acronym.long or ""
        if self._meanings.get(short):
            return
        if entries := self._gazetteer.lookup(long):
            body = next((e.body for e in entries if e.body.acronym == short), entries[0].body)
            self._meanings[short] = _Meaning(body.name, body.kind, body.acronym or short)
        else:
            kind = self.kind_of(long)
            self._meanings[short] = _Meaning(long, kind, short) if kind else None

    def kind_of(self, long: str) -> OrganisationKind | None:
        """The kind of body that a long form names, or None where it names no body."""
        if not self._heads.within(long):
            return None
        for run in self._runs.of(long):
            for built in self._heads.names(run, [], sentence_start=False):
                whole = run[built.first].start == 0 and run[built.last].end == len(long)
                if whole and not self._heads.is_class_noun(long):
                    return built.kind
        return None

    def organisation(self, short: str) -> str | None:
        """The name of the body that a defined acronym stands for."""
        meaning = self._meanings.get(short)
        return meaning.name if meaning else None

    def defines(self, word: Word) -> bool:
        """Whether the document says what a word stands for."""
        return word.bare in self._meanings

    def mention(self, word: Word) -> FoundMention | None:
        """The mention that a word is by the document's definitions.

        One without a name says that the document gives the letters another meaning, so that no rule may claim them.
        """
        if word.bare not in self._meanings:
            return None
        return _mention(word, self._meanings[word.bare] or _Meaning("", "other", word.bare))


def _mention(word: Word, meaning: _Meaning) -> FoundMention:
    return FoundMention(
        start=word.start,
        end=word.bare_end,
        rule="organisation.defined",
        kind="organisation",
        name=meaning.name,
        via="acronym",
        organisation_kind=meaning.kind,
        acronym=meaning.acronym,
    )
