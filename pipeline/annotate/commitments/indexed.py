"""What a document names, and where: its mentions, dates and words, found by their places."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Literal

from pipeline.annotate.commitments.clauses import blanked, draw, small
from pipeline.annotate.commitments.words import Signs, Words
from pipeline.annotate.layers import Layers, Sentence, the_only
from pipeline.annotate.skeleton import Spanned, non_overlapping
from pipeline.facts import OrganisationKind
from pipeline.found import FoundDate, FoundMention, Name
from pipeline.rules.commitments import CommitmentRules

_COMPOUND = re.compile(r"-(?:run|led|controlled|dominated|held|funded|backed|owned|based|style|era)\b")
"""Behind a name that is but part of an adjective: "the Labour-run council"."""
_HEALTH = "National Health Service"
_OF_HEALTH = re.compile(
    r" [a-z]+\b(?<! will)(?<! has)(?<! is)(?<! to)(?<! and)(?<! in)(?<! would)(?<! must)(?<! should)"
)
"""Behind its name as that of a field: "its NHS partners"."""
_LEAD = 700
"""Characters in which news that begins with "the union" names it, and within which of its beginning it does so."""


class IndexedDocument:
    """A document by the places of what it names; looked at lazily."""

    def __init__(self, layers: Layers, rules: CommitmentRules, words: Words) -> None:
        self.layers, self.rules, self.words = layers, rules, words
        self.view = layers.view
        self.published = layers.met or layers.metadata.published
        """The day from which on something lies ahead: in minutes that of the meeting."""

    @cached_property
    def _low(self) -> str:
        return small(self.view)

    @cached_property
    def mentions(self) -> list[FoundMention]:
        """All mentions that stand for themselves, in text order."""
        named = (m for m in self.layers.facts.mentions if not _COMPOUND.match(self.view, m.end))
        named = (m for m in named if not (m.name == _HEALTH and _OF_HEALTH.match(self.view, m.end)))
        return sorted(named, key=lambda m: (m.start, -m.end))

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where the sentences begin."""
        return [s.start for s in self.layers.sentences]

    @cached_property
    def _dates(self) -> list[FoundDate]:
        return [span for kind, span in self._entities if kind == "date" and isinstance(span, FoundDate)]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [d.start for d in self._dates]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each entity is named."""
        return Counter(m.name for m in self.mentions)

    @cached_property
    def _entities(self) -> list[tuple[str, Spanned]]:
        spans: list[tuple[str, Spanned]] = [(m.kind, m) for m in self.mentions]
        return non_overlapping(spans + [("date", d) for d in self.layers.facts.dates])

    @cached_property
    def _drawn(self) -> str:
        return draw(self.view, self._entities)

    @cached_property
    def _drawn_low(self) -> str:
        return small(self._drawn)

    def drawn(self, start: int, end: int) -> tuple[str, str, Signs]:
        """A stretch of the view as the rules see it, the same in small letters, and its words that matter."""
        drawn, low = self._drawn[start:end], self._drawn_low[start:end]
        if (plain := blanked(drawn)) is not drawn:
            drawn, low = plain, small(plain)
        return drawn, low, self.words.signs(drawn, start, end)

    def mentions_in(self, start: int, end: int, kind: str | None = None) -> list[FoundMention]:
        """The mentions that begin in a stretch."""
        starts = self._mention_starts
        first = bisect.bisect_left(starts, start)
        last = bisect.bisect_left(starts, end, first)
        if first == last:
            return []
        return [m for m in self.mentions[first:last] if kind in (None, m.kind)]

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """The dates that begin in a stretch."""
        starts = self._date_starts
        first = bisect.bisect_left(starts, start)
        return self._dates[first : bisect.bisect_left(starts, end, first)]

    def mentions_before(self, offset: int, kind: str | None = None) -> Iterator[FoundMention]:
        """The mentions before an offset, the nearest first, as far back as a reader would look."""
        first = bisect.bisect_left(self._mention_starts, offset)
        for mention in reversed(self.mentions[max(0, first - 80) : first]):
            if kind in (None, mention.kind):
                yield mention

    @cached_property
    def kinds(self) -> dict[str, OrganisationKind]:
        """The kind of every organisation named, by name."""
        return {m.name: m.organisation_kind for m in self.mentions if m.kind == "organisation"}

    def named(self, text: str, kind: str) -> Name:
        """The entity that a name in the metadata means: as mentioned in the text, else as it stands."""
        wanted = text.strip().lower()
        for m in self.mentions:
            if m.kind == kind and wanted in (
                m.name.lower(),
                (m.acronym or "").lower(),
                self.view[m.start : m.end].lower(),
            ):
                return m.entity
        return Name("person" if kind == "person" else "organisation", text.strip())

    def only_body(self, kinds: Collection[OrganisationKind]) -> Name | None:
        """The only body of some kinds that the document names."""
        return the_only(m.entity for m in self.mentions if m.organisation_kind in kinds) if kinds else None

    def named_next(self, kinds: Collection[OrganisationKind], at: int) -> Name | None:
        """The first body of some kinds that is named soon behind an offset, where news begins with its class noun."""
        if at > _LEAD or not kinds:
            return None
        soon = self.mentions_in(at, at + _LEAD, "organisation")
        return next((m.entity for m in soon if m.organisation_kind in kinds), None)

    @cached_property
    def roles(self) -> dict[int, Literal["limit", "plain", "scope", "none"]]:
        """What the words before a date make of it, by its start; filled as dates are asked for."""
        return {}

    def vague_in(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the first deadline of a stretch stands that names no day, or a feast: "in due course"."""
        if not self.words.is_vague(start, end):
            return None
        found = self.rules.vague_deadline.search(self._low, max(0, start - 1), end)
        return found.span("vague") if found else None

    def stranger_in(self, start: int, end: int) -> str | None:
        """The last first name in a stretch whose bearer the document names nowhere in full: "Stewart"."""
        last = bisect.bisect_left(self._strangers, end) - 1
        if last < 0 or self._strangers[last] < start:
            return None
        at = self._strangers[last]
        return self.view[at : self.layers.strangers[at]]

    @cached_property
    def _strangers(self) -> list[int]:
        return list(self.layers.strangers)

    def previous(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same block or the one above."""
        i = bisect.bisect_left(self.sentence_starts, sentence.start)
        return self.layers.sentences[i - 1] if i else None
