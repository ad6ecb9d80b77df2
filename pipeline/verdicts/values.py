"""What a reviewer sees and may change of a fact of each kind: its values by name, with their types.

Names are those of the tables' columns, except that an entity goes by its name instead of its id: `person` for
`person_id`, `organisation` for `organisation_id`, `name` for `entity_id`, `actor_name` for `actor_id`, `speaker` for
`speaker_id`. Resolve turns names into entities in the next run, as it does with what the rules find.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from pipeline.decisions import FactKind
from pipeline.facts import AcronymSource, EntityKind, OrganisationKind, Precision, Strength
from pipeline.found import Found, FoundAcronym, FoundCommitment, FoundDate, FoundMention, FoundRole, Name

RULE = "review"
"""The rule of a fact whose values a reviewer gave."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Values(BaseModel):
    """The values of a fact; unknown names and values outside a vocabulary are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _InOrder(Values):
    """Values with a first and a last day."""

    @model_validator(mode="after")
    def _days_in_order(self) -> _InOrder:
        first, last = (value for name, value in self if name.endswith(("_start", "_end")))
        if first and last and first > last:
            raise ValueError(f"the first day, {first}, comes after the last, {last}")
        return self


class MentionValues(Values):
    """A name and whose it is."""

    kind: EntityKind = Field("organisation", description="what is named")
    name: Text = Field(description="whose name it is, in full")
    organisation_kind: OrganisationKind = Field("other", description="what sort of body (of an organisation)")


class RoleValues(Values):
    """A person, a post and a body."""

    person: Text = Field(description="who holds the post")
    role: Text | None = Field(None, description="the post as written; empty for a bare affiliation")
    organisation: Text | None = Field(None, description="the body")
    former: bool = Field(False, description="the post is past")


class DateValues(_InOrder):
    """The days an expression means."""

    date_start: date | None = Field(None, description="first day meant")
    date_end: date | None = Field(None, description="last day meant")
    precision: Precision = Field("day", description="what the expression names")
    relative: bool = Field(False, description="counted from the day of publication")


class AcronymValues(Values):
    """A short form and what it stands for."""

    short: Text = Field(description="the short form, singular")
    long: Text | None = Field(None, description="the long form; empty if it is never given")
    source: AcronymSource = Field("inline", description="where the long form is from")
    organisation: Text | None = Field(None, description="the body it stands for, if it is one")


class CommitmentValues(_InOrder):
    """Who has undertaken to do what by when."""

    actor: Text | None = Field(None, description="who is to act, as written or implied")
    actor_name: Text | None = Field(None, description="who that is, in full")
    actor_kind: EntityKind = Field("organisation", description="what the actor is")
    action: Text = Field(description="what is undertaken: the verb phrase")
    strength: Strength = Field("firm", description="how firmly")
    negated: bool = Field(False, description="a promise not to do it")
    due_text: Text | None = Field(None, description="the deadline as written")
    due_start: date | None = Field(None, description="first day of the deadline")
    due_end: date | None = Field(None, description="last day of the deadline")
    speaker: Text | None = Field(None, description="who says so, when it is not the author")
    speaker_kind: EntityKind = Field("person", description="what the speaker is")


VALUES: dict[FactKind, type[Values]] = {
    "mention": MentionValues,
    "role": RoleValues,
    "date": DateValues,
    "acronym": AcronymValues,
    "commitment": CommitmentValues,
}
"""{kind of fact: its values}"""

NAMES = frozenset({"name", "person", "organisation", "actor_name", "actor_kind", "speaker", "speaker_kind"})
"""Values that point to an entity. The tables say its name in the corpus, the document may use another: the two are
never compared letter by letter."""

_UNSEEN = frozenset({"organisation_kind", "source", "relative"})
"""Values that follow from others or from where a fact stands: no reason to call a fact another one."""


def values_of(fact: Found) -> Values:
    """The values of a fact as it was found."""
    match fact:
        case FoundMention():
            return MentionValues(kind=fact.kind, name=fact.name, organisation_kind=fact.organisation_kind)
        case FoundRole():
            return RoleValues(person=fact.person, role=fact.role, organisation=fact.organisation, former=fact.former)
        case FoundDate():
            return DateValues.model_construct(
                date_start=fact.date_start, date_end=fact.date_end, precision=fact.precision, relative=fact.relative
            )
        case FoundAcronym():
            return AcronymValues(short=fact.short, long=fact.long, source=fact.source, organisation=fact.organisation)
        case FoundCommitment():
            return CommitmentValues.model_construct(
                actor=fact.actor,
                actor_name=fact.actor_name.name if fact.actor_name else None,
                actor_kind=fact.actor_name.kind if fact.actor_name else "organisation",
                action=fact.action,
                strength=fact.strength,
                negated=fact.negated,
                due_text=fact.due_text,
                due_start=fact.due_start,
                due_end=fact.due_end,
                speaker=fact.speaker.name if fact.speaker else None,
                speaker_kind=fact.speaker.kind if fact.speaker else "person",
            )
    raise TypeError(f"no values for {type(fact).__name__}")


def agrees(fact: Found, seen: Mapping[str, Any]) -> bool:
    """Whether a fact says what a reviewer saw, names of entities aside. Values that were not noted agree."""
    now = values_of(fact).model_dump(mode="json")
    return all(now[name] == value for name, value in seen.items() if name in now and name not in NAMES | _UNSEEN)


def revised(fact: Found, new: Values) -> Found:
    """The fact with a reviewer's values and the reviewer as its rule."""
    by_review = replace(fact, rule=RULE, confidence=1.0)
    match by_review, new:
        case FoundMention(), MentionValues():
            by_review.kind, by_review.name, by_review.via = new.kind, new.name, "review"
            by_review.organisation_kind = new.organisation_kind
        case FoundRole(), RoleValues():
            by_review.person, by_review.role = new.person, new.role
            by_review.organisation, by_review.former = new.organisation, new.former
        case FoundDate(), DateValues():
            by_review.date_start, by_review.date_end = new.date_start, new.date_end
            by_review.precision, by_review.relative = new.precision, new.relative
        case FoundAcronym(), AcronymValues():
            by_review.short, by_review.long = new.short, new.long
            by_review.source, by_review.organisation = new.source, new.organisation
        case FoundCommitment(), CommitmentValues():
            by_review.actor, by_review.action = new.actor, new.action
            by_review.actor_name = Name(new.actor_kind, new.actor_name) if new.actor_name else None
            by_review.strength, by_review.negated = new.strength, new.negated
            if (new.due_start, new.due_end) != (fact.due_start, fact.due_end):  # type: ignore[attr-defined]
                by_review.date = None
            by_review.due_text, by_review.due_start, by_review.due_end = new.due_text, new.due_start, new.due_end
            by_review.speaker = Name(new.speaker_kind, new.speaker) if new.speaker else None
    return by_review


def blank(kind: FactKind, start: int, end: int) -> Found:
    """A fact of a kind without values, for `revised` to fill."""
    place: dict[str, Any] = {"start": start, "end": end, "rule": RULE}
    match kind:
        case "mention":
            return FoundMention(kind="organisation", name="", **place)
        case "role":
            return FoundRole(person="", role=None, organisation=None, **place)
        case "date":
            return FoundDate(date_start=None, date_end=None, precision="unresolved", **place)
        case "acronym":
            return FoundAcronym(short="", long=None, source="inline", **place)
        case "commitment":
            return FoundCommitment(actor=None, actor_name=None, action="", strength="firm", **place)
