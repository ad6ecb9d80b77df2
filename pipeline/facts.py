"""The row models: what a fact of each kind is.

A row is a pydantic model, and its fields are the only place where a table is defined: the Arrow schema, the data
package, the checks before writing and the data dictionary are all derived from here (see `pipeline.write.schema`).
The contract behind it is the project's table description: names, types and keys are what downstream tools rely on.

Conventions: `start`/`end` are half-open character offsets into `documents.text`; days are `datetime.date`; every id is
a short string derived from stable facts (see `pipeline.resolve.ids`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt

OrganisationKind = Literal[
    "department",
    "agency",
    "regulator",
    "local_authority",
    "nhs_body",
    "union",
    "charity",
    "trust",
    "school",
    "company",
    "committee",
    "board",
    "partnership",
    "forum",
    "court",
    "parliament",
    "media",
    "party",
    "international",
    "other",
]
EntityKind = Literal["organisation", "person"]
Zone = Literal["body", "boilerplate"]
Strength = Literal["firm", "intended", "proposed", "required"]
Precision = Literal["day", "month", "season", "term", "quarter", "year", "range", "unresolved"]
ChangeKind = Literal["new", "changed", "moved", "gone"]
Because = Literal["document", "text", "decision", "rule", "derived"]
AcronymSource = Literal["inline", "glossary", "known", "undefined"]
Method = Literal["exact", "acronym", "rule", "fuzzy", "partial_name", "new", "review"]

SCHEMA_VERSION = "1.1.0"
"""Semantic version of the tables: major for what breaks a reader, minor for what is added, patch for wording."""

ORGANISATION_KINDS: tuple[str, ...] = get_args(OrganisationKind)


@dataclass(frozen=True)
class Refers:
    """Marks a column as a foreign key to the key of one of `tables`."""

    tables: tuple[str, ...]


def refers(*tables: str) -> Refers:
    """The foreign-key marker for a column whose values are keys of `tables`."""
    return Refers(tables)


Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
DocumentId = Annotated[str, refers("documents")]
OrganisationId = Annotated[str, refers("organisations")]
PersonId = Annotated[str, refers("people")]
EntityId = Annotated[str, refers("organisations", "people")]


_set = object.__setattr__


class Row(BaseModel):
    """A row of one of the tables; `table` is the file's name, `key` the columns that identify a row."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    table: ClassVar[str]
    key: ClassVar[tuple[str, ...]]

    @classmethod
    def trusted(cls, **values: Any) -> Self:
        """A row of values that are known to be right, one for each field: `model_construct` at a third of its time."""
        row = object.__new__(cls)
        _set(row, "__dict__", values)
        _set(row, "__pydantic_fields_set__", set())
        _set(row, "__pydantic_extra__", None)
        _set(row, "__pydantic_private__", None)
        return row


class Provenance(Row):
    """The columns every fact carries: where it was found, by which rule, how sure."""

    document_id: DocumentId = Field(description="the document the fact was found in")
    start: NonNegativeInt = Field(description="where the evidence begins: character offset into documents.text")
    end: NonNegativeInt = Field(description="where the evidence ends (exclusive)")
    text: str = Field(description="the evidence, documents.text[start:end]")
    sentence: str = Field(description="the sentence or list item the evidence stands in")
    section: str | None = Field(description="the nearest heading path, 'A > B', or null")
    zone: Zone = Field(description="body, or boilerplate for website furniture around the briefing")
    rule: str = Field(description="id of the rule that found the fact")
    confidence: Confidence = Field(description="how sure the rule is, 0 to 1")


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


class Organisation(Row):
    """A named body that can act."""

    table: ClassVar[str] = "organisations"
    key: ClassVar[tuple[str, ...]] = ("organisation_id",)

    organisation_id: str = Field(description="id of the organisation, from its canonical name and kind")
    name: str = Field(description="canonical name")
    kind: OrganisationKind = Field(description="what sort of body it is")
    acronym: str | None = Field(description="its usual acronym")
    aliases: list[str] = Field(description="the surface forms seen, in alphabetical order")
    mentions: NonNegativeInt = Field(description="number of mentions in the corpus")
    documents: NonNegativeInt = Field(description="number of documents that mention it")
    first_seen: date | None = Field(description="earliest publication day of a document that mentions it")
    last_seen: date | None = Field(description="latest publication day of a document that mentions it")


class Person(Row):
    """A named human."""

    table: ClassVar[str] = "people"
    key: ClassVar[tuple[str, ...]] = ("person_id",)

    person_id: str = Field(description="id of the person, from the canonical name")
    name: str = Field(description="canonical name, without honorific")
    honorific: str | None = Field(description="Dame, Sir, Professor, Dr, ... as last written")
    aliases: list[str] = Field(description="the surface forms seen, in alphabetical order")
    mentions: NonNegativeInt = Field(description="number of mentions in the corpus")
    documents: NonNegativeInt = Field(description="number of documents that mention the person")
    first_seen: date | None = Field(description="earliest publication day of a document that mentions the person")
    last_seen: date | None = Field(description="latest publication day of a document that mentions the person")


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


class Thread(Row):
    """The same undertaking followed across documents."""

    table: ClassVar[str] = "threads"
    key: ClassVar[tuple[str, ...]] = ("thread_id",)

    thread_id: str = Field(description="id of the thread")
    subject: str = Field(description="the undertaking in the words of its first statement")
    actor_id: EntityId | None = Field(description="who is to act, if identified")
    commitments: NonNegativeInt = Field(description="number of statements")
    documents: NonNegativeInt = Field(description="number of documents")
    first_said: date | None = Field(description="publication day of the first statement")
    last_said: date | None = Field(description="publication day of the last statement")
    first_due: date | None = Field(description="deadline in the first statement that has one")
    last_due: date | None = Field(description="deadline in the last statement that has one")
    slipped_days: int | None = Field(description="last_due - first_due in days; null if either is")


class Resolution(Row):
    """Why a surface form became an entity."""

    table: ClassVar[str] = "resolutions"
    key: ClassVar[tuple[str, ...]] = ("alias", "kind")

    alias: str = Field(description="the surface form")
    kind: EntityKind = Field(description="organisation or person")
    entity_id: EntityId = Field(description="the entity it became (in most places, where it names several)")
    method: Method = Field(description="how: exact, acronym, rule, fuzzy, partial_name, new, review")
    score: float = Field(ge=0, le=100, description="similarity of the names compared, 0 to 100")
    runner_up_id: EntityId | None = Field(description="the next best entity")
    runner_up_score: float | None = Field(description="its score, 0 to 100")


class Problem(Row):
    """A document that could not be read or processed."""

    table: ClassVar[str] = "problems"
    key: ClassVar[tuple[str, ...]] = ("path", "stage")

    path: str = Field(description="path relative to the corpus folder")
    stage: str = Field(description="where it failed: read or annotate")
    error: str = Field(description="what sort of fault")
    detail: str = Field(description="the reason, for a person to act on")


class Change(Row):
    """A row that the last run brought, changed, moved or lost; empty after a first run, which has nothing before it."""

    table: ClassVar[str] = "changes"
    key: ClassVar[tuple[str, ...]] = ("table_name", "id")

    table_name: str = Field(description="the table the row is or was in")
    id: str = Field(description="key of the row; a JSON array where the key has several columns")
    change: ChangeKind = Field(description="moved: the same values at another place of its document")
    because: Because = Field(
        description="document: it came or went with its document; text: the document's bytes changed; decision: a "
        "reviewer decided so; rule: rules, code or versions find it otherwise; derived: it follows from other rows"
    )
    old: str | None = Field(description="JSON object of the columns that changed, as they were; of all, if it is gone")
    new: str | None = Field(description="the same as they are; of all, if the row is new (never documents.text)")
    run: int = Field(ge=1, description="number of the run that made the change")


class History(Row):
    """When a row came, last changed and went, in numbers of runs; rows there since run 1 and unchanged are left out."""

    table: ClassVar[str] = "history"
    key: ClassVar[tuple[str, ...]] = ("table_name", "id")

    table_name: str = Field(description="the table the row is or was in")
    id: str = Field(description="key of the row; a JSON array where the key has several columns")
    first_run: int = Field(ge=1, description="the first run whose tables had it")
    last_run: int | None = Field(description="the last run whose tables had it; null while they still do")
    changed_run: int | None = Field(description="the last run that changed or moved it, or brought it back")
    gone_because: Because | None = Field(description="why it went, as in changes.because; null while it is there")


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
    Place,
)
"""The tables that follow from corpus, rules and decisions alone, in the order in which they are written and listed."""

JOURNAL: tuple[type[Row], ...] = (Change, History)
"""The tables that compare a run with those before it in the same folder."""

PUBLISHED = (*TABLES, *JOURNAL)
"""All that a run publishes."""


def references(model: type[Row]) -> dict[str, tuple[str, ...]]:
    """{column: tables it may refer to} for the foreign keys of a table."""
    return {name: found.tables for name, info in model.model_fields.items() if (found := _marker(info))}


def _marker(info: Any) -> Refers | None:
    """The foreign-key marker of a field, also where it sits inside `X | None`."""
    candidates = [*info.metadata]
    for part in (info.annotation, *get_args(info.annotation)):
        candidates += getattr(part, "__metadata__", ())
    return next((m for m in candidates if isinstance(m, Refers)), None)
