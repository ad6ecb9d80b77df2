"""The gold format: what people have annotated in a briefing, as pydantic models.

A gold file is JSON, one per briefing, and is matched to the document of a run whose path has the file name `doc`.
Spans are half-open character offsets into the document's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import SendFactsError
from pipeline.facts import EntityKind, OrganisationKind, Precision, Strength

FactKind = Literal["organisation", "person", "role", "date", "acronym", "commitment"]


def _in_order(span: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= span[0] < span[1]:
        raise ValueError("a span is two offsets, the first below the second")
    return span


Span = Annotated[tuple[int, int], AfterValidator(_in_order)]


class GoldError(SendFactsError):
    """Gold files that cannot be used: every mistake as `file: place: reason`."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GoldMetadata(_Model):
    """What is true of the document; null where it has none. Not scored where the document does not say it."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_stated: bool = True
    """False: the day is known from elsewhere, no reader of the document could tell."""


class Ignored(_Model):
    """A stretch in which a fact of one kind counts neither for nor against: it may be seen either way."""

    kind: FactKind
    span: Span


class GoldEntity(_Model):
    """An organisation or a person: the canonical name and every place where the document names it."""

    name: str
    mentions: Annotated[list[Span], Field(min_length=1)]
    kind: OrganisationKind | None = None
    acronym: str | None = None


class GoldRole(_Model):
    """A post as the text states it; `organisation_alt` are bodies that are as right as `organisation`."""

    span: Span
    person: str
    role: str | None = None
    organisation: str | None = None
    organisation_alt: list[str] = []
    former: bool = False


class GoldDate(_Model):
    """A date expression with its first and last day, null where the document does not settle them."""

    span: Span
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None


class GoldAcronym(_Model):
    """A definition: short and long form as the document pairs them."""

    span: Span
    short: str
    long: str
    source: Literal["inline", "glossary"] | None = None


class GoldCommitment(_Model):
    """An undertaking; `actor_alt` are actors that are as right as `actor`."""

    span: Span
    actor: str | None = None
    actor_alt: list[str] = []
    strength: Strength
    negated: bool = False
    due_text: str | None = None
    due_start: date | None = None
    due_end: date | None = None
    speaker: str | None = None


class Gold(_Model):
    """All that is annotated in one briefing."""

    doc: str
    meta: GoldMetadata = GoldMetadata()
    boilerplate: list[Span] = []
    """Stretches that are not the briefing: what is found there does not count."""
    ignore: list[Ignored] = []
    organisations: list[GoldEntity] = []
    people: list[GoldEntity] = []
    roles: list[GoldRole] = []
    dates: list[GoldDate] = []
    acronyms: list[GoldAcronym] = []
    commitments: list[GoldCommitment] = []

    def entities(self, kind: EntityKind) -> list[GoldEntity]:
        """The organisations or the people."""
        return self.organisations if kind == "organisation" else self.people

    def ignored(self, kind: FactKind) -> list[Span]:
        """Where facts of a kind do not count."""
        return [ignored.span for ignored in self.ignore if ignored.kind == kind]


def read_gold(paths: Sequence[Path]) -> list[Gold]:
    """The gold of files, and of the `.json` files of folders. Raises GoldError naming every mistake of every file."""
    golds: dict[str, tuple[Path, Gold]] = {}
    mistakes: list[str] = []
    for path in _files(paths):
        try:
            gold = Gold.model_validate_json(path.read_bytes())
        except OSError as error:
            mistakes.append(f"{path}: {error.strerror}")
        except ValidationError as error:
            mistakes += [f"{path}: {'.'.join(map(str, e['loc'])) or 'the file'}: {e['msg']}" for e in error.errors()]
        else:
            other, _ = golds.setdefault(gold.doc, (path, gold))
            if other != path:
                mistakes.append(f"{path}: {gold.doc} is annotated in {other} already")
    if mistakes:
        raise GoldError("\n".join(mistakes))
    if not golds:
        raise GoldError(f"no gold files in {', '.join(map(str, paths))}")
    return [gold for _, gold in golds.values()]


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.json")) if path.is_dir() else [path]
