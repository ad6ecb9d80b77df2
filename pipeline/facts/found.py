"""Rows about single documents: the documents, and the facts found in them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, NonNegativeInt

from pipeline.facts.base import (
    AcronymSource,
    EntityId,
    EntityKind,
    OrganisationId,
    PersonId,
    Precision,
    Provenance,
    Row,
    Strength,
    refers,
)


class Document(Row):
    """A briefing as it was read."""

    table: ClassVar[str] = "documents"
    key: ClassVar[tuple[str, ...]] = ("document_id",)

    document_id: str = Field(description="id of the document, from its path in the corpus")
    path: str = Field(description="path relative to the corpus folder, with / as separator")
    title: str | None = Field(description="title of the briefing")
    author: str | None = Field(description="who signs the briefing")
    publisher: str | None = Field(description="who publishes it")
    published: date | None = Field(description="day of first publication (the first day of a month or year known only)")
    published_precision: Literal["day", "month", "year"] | None = Field(description="how exactly `published` is known")
    published_source: str | None = Field(
        description="how the publication day is known: metadata, text, title, file name"
    )
    format: str = Field(description="the format it was read from: text, markdown, html, docx, pdf, mail")
    sha256: str = Field(description="SHA-256 of the file's bytes")
    characters: NonNegativeInt = Field(description="length of `text` in characters")
    words: NonNegativeInt = Field(description="number of white-space separated words")
    text: str = Field(description="the text as read: the coordinate system of all offsets")
    notices: list[str] = Field(
        default=[], description="what reading noticed: a wrong suffix, damaged letters, odd dates"
    )


class Place(Row):
    """Where in its file a stretch of a document's text stands: on which page of a PDF, in which element of a page."""

    table: ClassVar[str] = "places"
    key: ClassVar[tuple[str, ...]] = ("document_id", "start")

    document_id: str = Field(description="the document")
    start: NonNegativeInt = Field(description="offset at which the stretch begins")
    end: NonNegativeInt = Field(description="offset at which the next stretch begins, or the text ends")
    page: int | None = Field(description="page of the file, from 1, if the format has pages")
    element: str | None = Field(description="element of the file: an XPath in HTML, a paragraph's number in Word")


class Mention(Provenance):
    """One occurrence of an organisation's or a person's name."""

    table: ClassVar[str] = "mentions"
    key: ClassVar[tuple[str, ...]] = ("mention_id",)

    mention_id: str = Field(description="id of the mention")
    kind: EntityKind = Field(description="organisation or person")
    entity_id: EntityId = Field(description="the organisation or person named")


class Role(Provenance):
    """A person, a post and a body, as the text states it."""

    table: ClassVar[str] = "roles"
    key: ClassVar[tuple[str, ...]] = ("role_id",)

    role_id: str = Field(description="id of the role statement")
    person_id: PersonId = Field(description="who holds the post")
    role: str | None = Field(description="title as written; null for a bare affiliation")
    organisation_id: OrganisationId | None = Field(description="the body, or null if none is stated or known")
    former: bool = Field(description="true when the text marks the post as past")
    as_of: date | None = Field(description="the document's publication day")


class Date(Provenance):
    """An expression that names a day, month, season, term, quarter, year or a range of them."""

    table: ClassVar[str] = "dates"
    key: ClassVar[tuple[str, ...]] = ("date_id",)

    date_id: str = Field(description="id of the date")
    date_start: date | None = Field(description="first day meant; null when it cannot be resolved")
    date_end: date | None = Field(description="last day meant, inclusive; null when it cannot be resolved")
    precision: Precision = Field(description="what the expression names")
    relative: bool = Field(description="true when resolved from the publication date")


class Acronym(Provenance):
    """A short form with its long form, one row per place of definition; or one that is never defined."""

    table: ClassVar[str] = "acronyms"
    key: ClassVar[tuple[str, ...]] = ("acronym_id",)

    acronym_id: str = Field(description="id of the acronym")
    short: str = Field(description="the short form, singular")
    long: str | None = Field(description="the long form; null if used and never expanded")
    source: AcronymSource = Field(description="inline or glossary: the document defines it; known: from the rules")
    organisation_id: OrganisationId | None = Field(description="the organisation it stands for, if it is one")


class Commitment(Provenance):
    """What somebody has undertaken, decided, planned or is bound to do."""

    table: ClassVar[str] = "commitments"
    key: ClassVar[tuple[str, ...]] = ("commitment_id",)

    commitment_id: str = Field(description="id of the commitment")
    actor: str | None = Field(description="who is to act, as written or implied")
    actor_id: EntityId | None = Field(description="the organisation or person who is to act, if identified")
    action: str = Field(description="what is undertaken: the verb phrase")
    strength: Strength = Field(description="firm, intended, proposed or required")
    negated: bool = Field(description="true for a promise not to do something")
    due_text: str | None = Field(description="the deadline as written")
    due_start: date | None = Field(description="first day of the deadline")
    due_end: date | None = Field(description="last day of the deadline, inclusive")
    date_id: Annotated[str, refers("dates")] | None = Field(description="the row of `dates` that the deadline is")
    speaker_id: EntityId | None = Field(description="who says so, when it is not the author")
    thread_id: Annotated[str, refers("threads")] = Field(description="the undertaking followed across documents")


class Problem(Row):
    """A document that could not be read or processed."""

    table: ClassVar[str] = "problems"
    key: ClassVar[tuple[str, ...]] = ("path", "stage")

    path: str = Field(description="path relative to the corpus folder")
    stage: str = Field(description="where it failed: read or annotate")
    error: str = Field(description="what sort of fault")
    detail: str = Field(description="the reason, for a person to act on")
