"""What all row models share: vocabularies, foreign keys, provenance."""

from __future__ import annotations

from dataclasses import dataclass
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


RedirectReason = Literal["merged", "renamed", "form"]

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

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
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
    confidence: Confidence = Field(description="how sure the fact is, 0 to 1: by its rule and what the words say")


def references(model: type[Row]) -> dict[str, tuple[str, ...]]:
    """{column: tables it may refer to} for the foreign keys of a table."""
    return {name: found.tables for name, info in model.model_fields.items() if (found := _marker(info))}


def _marker(info: Any) -> Refers | None:
    """The foreign-key marker of a field, also where it sits inside `X | None`."""
    candidates = [*info.metadata]
    for part in (info.annotation, *get_args(info.annotation)):
        candidates += getattr(part, "__metadata__", ())
    return next((m for m in candidates if isinstance(m, Refers)), None)
