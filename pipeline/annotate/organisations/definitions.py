"""What the document's own acronyms stand for: "Attendance Action Alliance (AAA)" makes every AAA that alliance."""

from __future__ import annotations

import re
from collections.abc import Iterator, KeysView, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.annotate.layers import Layers
from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.annotate.organisations.headed import HeadedNames
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.annotate.runs import Runs, Word
from pipeline.facts import Method, OrganisationKind
from pipeline.found import FoundAcronym, FoundMention

PROJECT = re.compile(r"(?: \([A-Z]\w+\)|\))? (?:programme|project|pilot|scheme|initiative|survey)s?\b")
"""What makes a programme of the name before it: "Partnership for Inclusion (PINS) programme"."""


_REMEMBERED = 4096


class Meaning(NamedTuple):
    """The body that letters stand for."""

    name: str
    kind: OrganisationKind
    acronym: str


_PARTED = "•"
"""What parts the words that a body explains its letters by: "QUILL (Quiet • Useful • Ideas)"."""


class Meanings:
    """What bodies the long forms of acronyms name, whatever the document; each is thought about once."""

    def __init__(self, gazetteer: Gazetteer, heads: HeadNouns, headed: HeadedNames, runs: Runs) -> None:
        self._gazetteer, self._heads, self._headed, self._runs = gazetteer, heads, headed, runs
        self.of = lru_cache(maxsize=_REMEMBERED)(self._of)
        """The body that a short form with this long form stands for, or None."""

    def _of(self, short: str, long: str) -> Meaning | None:
        if entries := self._gazetteer.lookup(long):
            body = next((e.body for e in entries if e.body.acronym == short), entries[0].body)
            return Meaning(body.name, body.kind, body.acronym or short)
        if _PARTED in long and (entries := self._gazetteer.lookup(short)):
            body = entries[0].body
            return Meaning(body.name, body.kind, body.acronym or short)
        kind = self.kind_of(long)
        return Meaning(long, kind, short) if kind else None

    def kind_of(self, long: str) -> OrganisationKind | None:
        """The kind of body that a long form names, or None where it names no body."""
        if long.endswith(" Services") and not self._heads.is_generic(long.partition(" ")[0]):
            return "other"  # who has letters of its own: "Harrowdale Support Services (HSS)"
        if not self._heads.within(long):
            return None
        before, _, place = long.rpartition(" ")
        if before.endswith((" Forum", " Network")) and not self._heads.is_generic(place):
            return self.kind_of(before)  # "Parent Carer Forum Harrowdale (PCFH)"
        for run in self._runs.of(long):
            for built in self._headed.names(run, [], sentence_start=False):
                whole = run[built.first].start == 0 and run[built.last].end == len(long)
                if whole and not self._heads.is_class_noun(long):
                    return built.kind
        return None


class Definitions:
    """The acronyms that a document defines, and the bodies they stand for."""

    def __init__(self, meanings: Meanings, layers: Layers) -> None:
        self._meanings: dict[str, Meaning | None] = {}
        self.long_starts: set[int] = set()
        """Where the long forms of a glossary begin."""
        self.spelt_out: list[FoundMention] = []
        """The long forms of new bodies where they are defined: "the Psychology Service (PS)"."""
        self._layers, self._view = layers, layers.view
        self._classes: dict[int, str] = {}
        view = layers.view
        for acronym in layers.facts.acronyms:
            if not acronym.long or acronym.source not in ("inline", "glossary"):
                continue
            if PROJECT.match(view, acronym.end):
                self._meanings.setdefault(acronym.short, None)
                continue
            if not self._meanings.get(acronym.short):
                self._meanings[acronym.short] = meanings.of(acronym.short, acronym.long) or self._publisher(acronym)
            at = view.find(acronym.long, acronym.start, acronym.end + 1)
            if acronym.source == "glossary" and at >= 0:
                self.long_starts.add(at)
            elif at >= 0 and (meaning := self._meanings[acronym.short]) and meaning.name == acronym.long:
                self.spelt_out.append(_mention(at, at + len(acronym.long), meaning, "exact"))

    def _publisher(self, acronym: FoundAcronym) -> Meaning | None:
        """The body that publishes the page, where an acronym is said to be short for it: it needs no head noun."""
        publisher = (self._layers.metadata.publisher or "").removeprefix("The ").casefold()
        long = (acronym.long or "").casefold()
        if not publisher or publisher not in (long, acronym.short.casefold(), f"{long} ({acronym.short.casefold()})"):
            return None
        return Meaning(acronym.long or acronym.short, "other", acronym.short)

    def organisation(self, acronym: FoundAcronym) -> str | None:
        """The name of the body that a defined acronym stands for."""
        meaning = self._meanings.get(acronym.short)
        return meaning.name if meaning else self._classes.get(acronym.start)

    def means_body(self, word: str) -> bool:
        """Whether the document says that letters are short for a body."""
        return self._meanings.get(word) is not None

    @property
    def words(self) -> KeysView[str]:
        """The words that the document says the meaning of."""
        return self._meanings.keys()

    def of_classes(self, found: Sequence[FoundMention]) -> Iterator[FoundMention]:
        """The letters behind a body that are short for what it is one of: "NHS Quillmoor Integrated Care Board (ICB)".

        They are that body where they stand in its brackets, and nowhere else.
        """
        ends = {m.end: m for m in found}
        for acronym in self._layers.facts.acronyms:
            if not acronym.long or acronym.source != "inline" or self._meanings.get(acronym.short):
                continue
            at = self._view.rfind(f" ({acronym.short}", acronym.start, acronym.end + 1)
            body = ends.get(at)
            if (
                body
                and body.end - body.start > len(acronym.long)
                and body.name.casefold().endswith(acronym.long.casefold())
            ):
                self._classes[acronym.start] = body.name
                start = at + len(" (")
                meaning = Meaning(body.name, body.organisation_kind or "other", acronym.short)
                yield _mention(start, start + len(acronym.short), meaning, "acronym")

    def mention(self, word: Word) -> FoundMention | None:
        """The mention that a word is by the document's definitions.

        One without a name says that the document gives the letters another meaning, so that no rule may claim them.
        """
        if word.bare not in self._meanings:
            return None
        meaning = self._meanings[word.bare] or Meaning("", "other", word.bare)
        return _mention(word.start, word.bare_end, meaning, "acronym")


def _mention(start: int, end: int, meaning: Meaning, via: Method) -> FoundMention:
    return FoundMention(
        start=start,
        end=end,
        rule="organisation.defined",
        kind="organisation",
        name=meaning.name,
        via=via,
        organisation_kind=meaning.kind,
        acronym=meaning.acronym,
    )
