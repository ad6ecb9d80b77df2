"""The row models: what a fact of each kind is.

A row is a pydantic model, and its fields are the only place where a table is defined: the Arrow schema, the data
package, the checks before writing and the data dictionary are all derived from here (see `pipeline.write.schema`).
The contract behind it is the project's table description: names, types and keys are what downstream tools rely on.

Conventions: `start`/`end` are half-open character offsets into `documents.text`; days are `datetime.date`; every id is
a short string derived from stable facts (see `pipeline.resolve.ids`).
"""

from __future__ import annotations

from pipeline.facts.base import (
    ORGANISATION_KINDS,
    AcronymSource,
    Because,
    ChangeKind,
    Confidence,
    DocumentId,
    EntityId,
    EntityKind,
    Method,
    OrganisationId,
    OrganisationKind,
    PersonId,
    Precision,
    Provenance,
    RedirectReason,
    Refers,
    Row,
    Strength,
    Zone,
    references,
    refers,
)
from pipeline.facts.found import Acronym, Commitment, Date, Document, Mention, Place, Problem, Role
from pipeline.facts.journal import Change, History
from pipeline.facts.resolved import (
    AcronymConflict,
    Organisation,
    Person,
    PostHeld,
    Redirect,
    Resolution,
    Thread,
    Unsure,
)

SCHEMA_VERSION = "1.1.0"
"""Semantic version of the tables: major for what breaks a reader, minor for what is added, patch for wording."""

TABLES: tuple[type[Row], ...] = (
    Document,
    Organisation,
    Person,
    Mention,
    Role,
    Date,
    Acronym,
    Commitment,
    Thread,
    Resolution,
    Problem,
    Redirect,
    Unsure,
    PostHeld,
    AcronymConflict,
    Place,
)
"""The tables that follow from corpus, rules and decisions alone, in the order in which they are written and listed."""

JOURNAL: tuple[type[Row], ...] = (Change, History)
"""The tables that compare a run with those before it in the same folder."""

PUBLISHED = (*TABLES, *JOURNAL)
"""All that a run publishes."""

__all__ = [
    "JOURNAL",
    "ORGANISATION_KINDS",
    "PUBLISHED",
    "SCHEMA_VERSION",
    "TABLES",
    "Acronym",
    "AcronymConflict",
    "AcronymSource",
    "Because",
    "Change",
    "ChangeKind",
    "Commitment",
    "Confidence",
    "Date",
    "Document",
    "DocumentId",
    "EntityId",
    "EntityKind",
    "History",
    "Mention",
    "Method",
    "Organisation",
    "OrganisationId",
    "OrganisationKind",
    "Person",
    "PersonId",
    "Place",
    "PostHeld",
    "Precision",
    "Problem",
    "Provenance",
    "Redirect",
    "RedirectReason",
    "Refers",
    "Resolution",
    "Role",
    "Row",
    "Strength",
    "Thread",
    "Unsure",
    "Zone",
    "references",
    "refers",
]
