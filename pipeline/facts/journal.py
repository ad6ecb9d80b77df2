"""Rows that compare a run with those before it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from pipeline.facts.base import Because, ChangeKind, Row


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
