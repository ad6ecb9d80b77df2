"""What annotate hands to resolve: the facts of one document, before entities get their ids.

Names in here are the fullest the document (or the gazetteer) gives: a mention of "DfE" carries the name "Department
for Education", a mention of "Eva" the name "Eva Sharma". Resolve turns distinct names into entities of the corpus; it
never looks at text. Plain dataclasses, because many thousands are made and sent between processes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Day  # FoundCommitment has a field of the name `date`
from itertools import chain
from typing import NamedTuple

from pipeline.facts import AcronymSource, EntityKind, Method, OrganisationKind, Precision, Strength, Zone


@dataclass(slots=True, kw_only=True)
class Found:
    """Evidence: a stretch of the text, the rule that found it, and where it stands (filled in last, by `place`)."""

    start: int
    end: int
    rule: str
    confidence: float = 0.9
    text: str = ""
    sentence: str = ""
    section: str | None = None
    zone: Zone = "body"


class Name(NamedTuple):
    """An entity by its fullest name in the document: what resolve works on.

    `at` is the body at which a person works, where resolve must tell namesakes apart by it.
    """

    kind: EntityKind
    name: str
    at: str | None = None


@dataclass(slots=True, kw_only=True)
class FoundMention(Found):
    """An occurrence of a name. `via` is how the surface form was tied to `name` within the document."""

    kind: EntityKind
    name: str
    via: Method = "exact"
    organisation_kind: OrganisationKind = "other"
    acronym: str | None = None
    honorific: str | None = None

    @property
    def entity(self) -> Name:
        """Whom the mention names."""
        return Name(self.kind, self.name)


@dataclass(slots=True, kw_only=True)
class FoundDate(Found):
    """A date expression with its inclusive days (null when unresolved)."""

    date_start: Day | None
    date_end: Day | None
    precision: Precision
    relative: bool = False


@dataclass(slots=True, kw_only=True)
class FoundAcronym(Found):
    """A short form with its long form, as defined or as known."""

    short: str
    long: str | None
    source: AcronymSource
    organisation: str | None = None


@dataclass(slots=True, kw_only=True)
class FoundRole(Found):
    """A post: `person` and `organisation` are names of mentions of the document."""

    person: str
    role: str | None
    organisation: str | None
    former: bool = False


@dataclass(slots=True, kw_only=True)
class FoundCommitment(Found):
    """An undertaking. `actor_name` and `speaker` point to entities; `date` is the span of the deadline's date."""

    actor: str | None
    actor_name: Name | None
    action: str
    strength: Strength
    negated: bool = False
    due_text: str | None = None
    due_start: Day | None = None
    due_end: Day | None = None
    date: tuple[int, int] | None = None
    speaker: Name | None = None


@dataclass(slots=True)
class DocumentFacts:
    """All facts of one document, each list in text order."""

    mentions: list[FoundMention] = field(default_factory=list)
    roles: list[FoundRole] = field(default_factory=list)
    dates: list[FoundDate] = field(default_factory=list)
    acronyms: list[FoundAcronym] = field(default_factory=list)
    commitments: list[FoundCommitment] = field(default_factory=list)

    def all(self) -> Iterator[Found]:
        """The facts of every kind."""
        return chain(self.mentions, self.roles, self.dates, self.acronyms, self.commitments)
