"""The census: every distinct name of a corpus with how often, where and in which forms it was seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from pipeline.facts import EntityKind
from pipeline.found import DocumentFacts, Name


@dataclass(slots=True)
class Uses:
    """How one name is used in the corpus. `forms` counts (surface form, how it was tied to the name)."""

    forms: Counter[tuple[str, str]] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    acronyms: Counter[str] = field(default_factory=Counter)
    honorifics: Counter[str] = field(default_factory=Counter)
    first_seen: date | None = None
    last_seen: date | None = None

    @property
    def mentions(self) -> int:
        """Number of mentions."""
        return sum(self.documents.values())

    def add(self, other: Uses) -> None:
        """Takes in the uses of another name of the same entity."""
        for mine, theirs in (
            (self.forms, other.forms),
            (self.documents, other.documents),
            (self.kinds, other.kinds),
            (self.acronyms, other.acronyms),
            (self.honorifics, other.honorifics),
        ):
            mine.update(theirs)  # type: ignore[arg-type]
        self.seen(other.first_seen)
        self.seen(other.last_seen)

    def seen(self, day: date | None) -> None:
        """Widens the days between which the name was seen."""
        if day is not None:
            self.first_seen = min(self.first_seen or day, day)
            self.last_seen = max(self.last_seen or day, day)


class Census:
    """Collects the names of document after document; keeps names, not text."""

    def __init__(self) -> None:
        self.uses: dict[Name, Uses] = {}

    def add(self, document_id: str, published: date | None, facts: DocumentFacts) -> None:
        """Counts the names of one document, also those that only stand as an actor or speaker."""
        for mention in facts.mentions:
            uses = self.uses.setdefault(mention.entity, Uses())
            uses.forms[mention.text, mention.via] += 1
            uses.documents[document_id] += 1
            uses.seen(published)
            if mention.kind == "organisation":
                uses.kinds[mention.organisation_kind] += 1
                if mention.acronym:
                    uses.acronyms[mention.acronym] += 1
            elif mention.honorific:
                uses.honorifics[mention.honorific] += 1
        for name in sorted(implied_names(facts), key=lambda n: (n.kind, n.name)):
            uses = self.uses.setdefault(name, Uses())
            uses.documents[document_id] += 0
            uses.seen(published)

    def of_kind(self, kind: EntityKind) -> list[str]:
        """The names of a kind, in alphabetical order."""
        return sorted(name.name for name in self.uses if name.kind == kind)


def implied_names(facts: DocumentFacts) -> set[Name]:
    """The entities that facts of a document point to without naming them there ("the government")."""
    names = {name for c in facts.commitments for name in (c.actor_name, c.speaker) if name is not None}
    for role in facts.roles:
        names.add(Name("person", role.person))
        if role.organisation:
            names.add(Name("organisation", role.organisation))
    return names | {Name("organisation", a.organisation) for a in facts.acronyms if a.organisation}
