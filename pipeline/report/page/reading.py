"""The tables of a run as what a report speaks of: undertakings, posts, bodies, each tied to its evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.errors import SendFactsError
from pipeline.hostile import one_line
from pipeline.report.page.known import known_by
from pipeline.running.run import read_tables
from pipeline.told import undertaken

PostKey = tuple[str, str | None, str]
"""(person id, organisation id, post in small letters)"""
PostNote = tuple[str | None, str | None]
"""(who was followed in the post, what does not go together), in words"""


@dataclass(frozen=True)
class Source:
    """A document as a report names it."""

    id: str
    path: str
    title: str
    author: str | None
    publisher: str | None
    published: date | None
    words: int
    text: str = field(repr=False)

    @property
    def voice(self) -> str:
        """Who speaks in the document where nobody else does."""
        return self.author or self.publisher or self.path


@dataclass(frozen=True)
class Stated:
    """A fact with its evidence."""

    id: str
    source: Source
    start: int
    end: int
    text: str
    sentence: str
    zone: str
    rule: str


@dataclass(frozen=True)
class Undertaking(Stated):
    """A commitment, with names in the place of ids; `what` is the action as it reads behind `who`."""

    who: str
    action: str
    what: str
    strength: str
    negated: bool
    due_text: str | None
    due_start: date | None
    due_end: date | None
    speaker: str
    thread_id: str
    confidence: float


@dataclass(frozen=True)
class Post(Stated):
    """A person's post at a body, as one document states it."""

    person_id: str
    person: str
    role: str | None
    organisation_id: str | None
    organisation: str | None
    former: bool
    as_of: date | None

    @property
    def key(self) -> PostKey:
        """What tells a post that somebody holds from all others."""
        return self.person_id, self.organisation_id, (self.role or "").casefold()


@dataclass(frozen=True)
class Definition(Stated):
    """A short form and what it stands for there."""

    short: str
    long: str | None
    source_of: str


class Reading:
    """A run's tables, read once, as of a day: what was said later is left out. Raises SendFactsError when the folder
    holds no run.
    """

    def __init__(self, outputs: Path, as_of: date | None = None) -> None:
        try:
            tables = read_tables(outputs)
            self.tables = known_by(tables, as_of) if as_of else tables
            self.run: dict[str, Any] = json.loads((outputs / "run.json").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise SendFactsError(f"{outputs}: no tables of this version here; run send-facts extract first") from error
        self._as_of = as_of

    @cached_property
    def names(self) -> dict[str, str]:
        """{entity id: name}"""
        organisations, people = self.tables["organisations"], self.tables["people"]
        return dict(zip(organisations["organisation_id"], organisations["name"].map(one_line), strict=True)) | dict(
            zip(people["person_id"], people["name"].map(one_line), strict=True)
        )

    @cached_property
    def forms(self) -> dict[str, frozenset[str]]:
        """{entity id: all forms of its name}"""
        return {
            row[key]: frozenset(filter(None, (row["name"], row.get("acronym"), *row["aliases"])))
            for table, key in (("organisations", "organisation_id"), ("people", "person_id"))
            for row in rows(self.tables[table])
        }

    @cached_property
    def sources(self) -> dict[str, Source]:
        """{document id: document}, in the order of publication."""
        found = [
            Source(
                id=row["document_id"],
                path=one_line(row["path"]),
                title=one_line(row["title"] or row["path"]),
                author=_line(row["author"]),
                publisher=_line(row["publisher"]),
                published=_value(row["published"]),
                words=int(row["words"]),
                text=row["text"],
            )
            for row in rows(self.tables["documents"])
        ]
        return {s.id: s for s in sorted(found, key=lambda s: (s.published or date.min, s.path))}

    @cached_property
    def as_of(self) -> date | None:
        """The day that was asked for, else that of the newest document."""
        return self._as_of or max((s.published for s in self.sources.values() if s.published), default=None)

    @cached_property
    def undertakings(self) -> list[Undertaking]:
        """All commitments of briefings' bodies, by deadline and then by document."""
        found = [self._undertaking(row) for row in rows(self.tables["commitments"]) if row["zone"] == "body"]
        return sorted(found, key=lambda u: (u.due_end or date.max, u.source.published or date.min, u.id))

    @cached_property
    def threads(self) -> dict[str, list[Undertaking]]:
        """{thread id: its statements in the order in which they were made}"""
        grouped: dict[str, list[Undertaking]] = defaultdict(list)
        for said in sorted(self.undertakings, key=lambda u: (u.source.published or date.min, u.source.path, u.start)):
            grouped[said.thread_id].append(said)
        return dict(grouped)

    @cached_property
    def thread_verdicts(self) -> dict[str, tuple[int | None, bool]]:
        """{thread id: (days its deadline slipped, whether it weakened)}"""
        return {
            row["thread_id"]: (None if row["slipped_days"] is None else int(row["slipped_days"]), bool(row["weakened"]))
            for row in rows(self.tables["threads"])
        }

    @cached_property
    def posts(self) -> list[Post]:
        """All roles, oldest statement first."""
        found = [
            Post(
                **self._stated(row, "role_id"),
                person_id=row["person_id"],
                person=self.names[row["person_id"]],
                role=_line(row["role"]),
                organisation_id=row["organisation_id"],
                organisation=self.names.get(row["organisation_id"]) if row["organisation_id"] else None,
                former=bool(row["former"]),
                as_of=_value(row["as_of"]),
            )
            for row in rows(self.tables["roles"])
        ]
        return sorted(found, key=lambda p: (p.as_of or date.min, p.source.path, p.start, p.id))

    @cached_property
    def post_notes(self) -> dict[PostKey, PostNote]:
        """What `roles_timeline` notes of posts: changes and conflicts."""
        return {
            (row["person_id"], row["organisation_id"], row["role"].casefold()): (
                _line(row["change"]),
                _line(row["conflict"]),
            )
            for row in rows(self.tables["roles_timeline"])
            if row["follows"] or row["conflict"]
        }

    @cached_property
    def definitions(self) -> list[Definition]:
        """All acronyms with their places of definition."""
        return [
            Definition(
                **self._stated(row, "acronym_id"),
                short=one_line(row["short"]),
                long=_line(row["long"]),
                source_of=row["source"],
            )
            for row in rows(self.tables["acronyms"])
        ]

    def mentions(self, kind: str) -> pd.DataFrame:
        """The mentions of a kind in briefings' bodies, with the publication day of their document."""
        mentions = self.tables["mentions"]
        mentions = mentions[(mentions["kind"] == kind) & (mentions["zone"] == "body")]
        return mentions.merge(self.tables["documents"][["document_id", "published"]], on="document_id")

    def _undertaking(self, row: dict[str, Any]) -> Undertaking:
        stated = self._stated(row, "commitment_id")
        speaker = self.names.get(row["speaker_id"] or "") or stated["source"].voice
        who = self.names.get(row["actor_id"] or "") or _line(row["actor"]) or "not said"
        return Undertaking(
            **stated,
            who=who,
            action=one_line(row["action"]),
            what=one_line(
                undertaken(row["action"], row["actor"], self.forms.get(row["actor_id"], {who}), negated=row["negated"])
            ),
            strength=row["strength"],
            negated=bool(row["negated"]),
            due_text=_line(row["due_text"]),
            due_start=_value(row["due_start"]),
            due_end=_value(row["due_end"]),
            speaker=speaker,
            thread_id=row["thread_id"],
            confidence=float(row["confidence"]),
        )

    def _stated(self, row: dict[str, Any], key: str) -> dict[str, Any]:
        return {
            "id": row[key],
            "source": self.sources[row["document_id"]],
            "start": int(row["start"]),
            "end": int(row["end"]),
            "text": one_line(row["text"]),
            "sentence": one_line(row["sentence"]),
            "zone": row["zone"],
            "rule": row["rule"],
        }


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table with None for every sort of missing value."""
    columns = {str(name): [_value(v) for v in frame[name]] for name in frame.columns}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _value(value: Any) -> Any:
    return None if value is None or value is pd.NaT or (isinstance(value, float) and value != value) else value


def _line(value: str | None) -> str | None:
    return one_line(value) if value else None
