"""The census: every distinct name of a corpus with how often, where and in which forms it was seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from pydantic import TypeAdapter

from pipeline.facts import EntityKind
from pipeline.found import DocumentFacts, Name


@dataclass(slots=True)
class Uses:
    """How one name is used in the corpus: counts only, so that any two can be added up.

    `forms` counts {surface form: {how it was tied to the name: mentions}}; `documents` those that mention the name,
    `implied` those that point to it without naming it.
    """

    forms: dict[str, Counter[str]] = field(default_factory=dict)
    mentions: int = 0
    documents: int = 0
    implied: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    acronyms: Counter[str] = field(default_factory=Counter)
    honorifics: Counter[str] = field(default_factory=Counter)
    first_seen: date | None = None
    last_seen: date | None = None

    def add(self, other: Uses) -> None:
        """Takes in the uses of the same name elsewhere, or of another name of the same entity."""
        for form, ways in other.forms.items():
            self.forms.setdefault(form, Counter()).update(ways)
        self.mentions += other.mentions
        self.documents += other.documents
        self.implied += other.implied
        self.kinds.update(other.kinds)
        self.acronyms.update(other.acronyms)
        self.honorifics.update(other.honorifics)
        self.seen(other.first_seen)
        self.seen(other.last_seen)

    def seen(self, day: date | None) -> None:
        """Widens the days between which the name was seen."""
        if day is not None:
            self.first_seen = min(self.first_seen or day, day)
            self.last_seen = max(self.last_seen or day, day)


class Census:
    """Collects the names of document after document; keeps names, not text.

    The census of two parts of a corpus can be taken apart from one another and added up in any order (`update`), and
    that of a part can be kept (`to_json`), so that a new document does not mean reading all others again.
    """

    def __init__(self) -> None:
        self.uses: dict[Name, Uses] = {}

    def add(self, published: date | None, facts: DocumentFacts) -> None:
        """Counts the names of one document, also those that only stand as an actor or speaker."""
        named = set()
        for mention in facts.mentions:
            uses = self.uses.setdefault(mention.entity, Uses())
            uses.forms.setdefault(mention.text, Counter())[mention.via] += 1
            uses.mentions += 1
            named.add(mention.entity)
            if mention.kind == "organisation":
                uses.kinds[mention.organisation_kind] += 1
                if mention.acronym:
                    uses.acronyms[mention.acronym] += 1
            elif mention.honorific:
                uses.honorifics[mention.honorific] += 1
        implied = implied_names(facts) - named
        for name in named | implied:
            uses = self.uses.setdefault(name, Uses())
            uses.documents += name in named
            uses.implied += name in implied
            uses.seen(published)

    def update(self, other: Census) -> None:
        """Takes in the census of other documents."""
        for name, uses in other.uses.items():
            self.uses.setdefault(name, Uses()).add(uses)

    def to_json(self) -> bytes:
        """The census as JSON, for `from_json`."""
        return _STORED.dump_json(list(self.uses.items()))

    @classmethod
    def from_json(cls, stored: bytes) -> Census:
        """The census that `to_json` made. Raises ValueError where it is none."""
        census = cls()
        census.uses = dict(_STORED.validate_json(stored))
        return census

    def of_kind(self, kind: EntityKind) -> list[str]:
        """The names of a kind, in alphabetical order."""
        return sorted(name.name for name in self.uses if name.kind == kind)


_STORED = TypeAdapter(list[tuple[Name, Uses]])


def implied_names(facts: DocumentFacts) -> set[Name]:
    """The entities that facts of a document point to without naming them there ("the government")."""
    names = {name for c in facts.commitments for name in (c.actor_name, c.speaker) if name is not None}
    for role in facts.roles:
        names.add(Name("person", role.person))
        if role.organisation:
            names.add(Name("organisation", role.organisation))
    return names | {Name("organisation", a.organisation) for a in facts.acronyms if a.organisation}
