"""Rows about the corpus as a whole: entities, threads, and what was decided about them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field, NonNegativeInt

from pipeline.facts.base import (
    EntityId,
    EntityKind,
    Method,
    OrganisationId,
    OrganisationKind,
    PersonId,
    RedirectReason,
    Row,
    Strength,
)


class Organisation(Row):
    """A named body that can act."""

    table: ClassVar[str] = "organisations"
    key: ClassVar[tuple[str, ...]] = ("organisation_id",)

    organisation_id: str = Field(description="id of the organisation, from its canonical name and kind")
    name: str = Field(description="canonical name")
    kind: OrganisationKind = Field(description="what sort of body it is")
    acronym: str | None = Field(description="its usual acronym")
    aliases: list[str] = Field(description="the surface forms seen, in alphabetical order")
    mentions: NonNegativeInt = Field(
        description="number of mentions in the corpus; none of a body that facts only point to (the government)"
    )
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


class Thread(Row):
    """The same undertaking followed across documents."""

    table: ClassVar[str] = "threads"
    key: ClassVar[tuple[str, ...]] = ("thread_id",)

    thread_id: str = Field(description="id of the thread")
    subject: str = Field(
        description="the undertaking in the words of its first statement, with “not” before what is not to be done"
    )
    actor_id: EntityId | None = Field(description="who is to act, if identified")
    commitments: NonNegativeInt = Field(description="number of statements")
    documents: NonNegativeInt = Field(description="number of documents")
    first_said: date | None = Field(description="publication day of the first statement")
    last_said: date | None = Field(description="publication day of the last statement")
    first_due: date | None = Field(description="deadline in the first statement that has one")
    last_due: date | None = Field(description="deadline in the last statement that has one")
    slipped_days: int | None = Field(description="last_due - first_due in days; null if either is")
    first_strength: Strength = Field(description="strength of the first statement")
    last_strength: Strength = Field(description="strength of the last statement")
    weakened: bool = Field(description="true where the last statement promises less than an earlier one")


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


class Redirect(Row):
    """An id that an entity has had, or would have had under another of its names, and the id it has now."""

    table: ClassVar[str] = "redirects"
    key: ClassVar[tuple[str, ...]] = ("old_id",)

    old_id: str = Field(description="the id that names nothing now")
    new_id: EntityId = Field(description="the entity it stands for")
    kind: EntityKind = Field(description="organisation or person")
    name: str = Field(description="the name that the old id is made of")
    reason: RedirectReason = Field(
        description="merged into another name's entity, renamed by a reviewer, or a form of the name"
    )


class Unsure(Row):
    """Two entities that may be one: left apart until somebody decides."""

    table: ClassVar[str] = "unsure"
    key: ClassVar[tuple[str, ...]] = ("left_id", "right_id")

    left_id: EntityId = Field(description="the one entity")
    right_id: EntityId = Field(description="the other entity")
    kind: EntityKind = Field(description="organisation or person")
    left_name: str = Field(description="the name compared, of the one")
    right_name: str = Field(description="the name compared, of the other")
    score: float = Field(ge=0, le=100, description="similarity of the names, 0 to 100")
    reason: str = Field(description="what is alike, and what keeps them from being merged")


class PostHeld(Row):
    """Who held which post at which body, from when to when as far as the documents show."""

    table: ClassVar[str] = "roles_timeline"
    key: ClassVar[tuple[str, ...]] = ("held_id",)

    held_id: str = Field(description="id of the person's time in the post")
    person_id: PersonId = Field(description="who holds the post")
    role: str = Field(description="the post in the words used most often")
    organisation_id: OrganisationId | None = Field(description="the body, or null if none is stated or known")
    first_seen: date | None = Field(description="earliest publication day of a document that gives the post as held")
    last_seen: date | None = Field(description="latest publication day of a document that gives the post as held")
    past_by: date | None = Field(description="earliest publication day of a document that gives the post as past")
    statements: NonNegativeInt = Field(description="number of statements")
    documents: NonNegativeInt = Field(description="number of documents")
    follows: PersonId | None = Field(description="who was last seen in the post before")
    change: str | None = Field(
        description="of a post that one person at a time holds: who was first seen in it when, and after whom, in words"
    )
    conflict: str | None = Field(description="what does not go together, in words")


class AcronymConflict(Row):
    """A short form with one of the several long forms that documents give it."""

    table: ClassVar[str] = "acronym_conflicts"
    key: ClassVar[tuple[str, ...]] = ("short", "long")

    short: str = Field(description="the short form")
    long: str = Field(description="one of its long forms, in the words used most often")
    organisation_id: OrganisationId | None = Field(description="the organisation it stands for, if it is one")
    documents: NonNegativeInt = Field(description="number of documents that define it so")
    document_ids: list[str] = Field(description="ids of these documents")
    within_document: bool = Field(description="true where one of them gives it another long form as well")
