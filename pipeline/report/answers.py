"""Answers to questions about the tables of a run: each with its evidence, and file and line where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from rich.console import Console
from rich.text import Text

from pipeline.errors import SendFactsError
from pipeline.facts import Strength
from pipeline.hostile import one_line
from pipeline.told import undertaken

_ALIKE = 70
"""From this likeness on (0 to 100) a name may be the one meant: "Nobody" is not "Board"."""


class AskError(SendFactsError):
    """A question that the tables cannot answer: no tables, or nobody of that name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence and where it stands: its `line`, from 1, in the text as read, and its `page` in a file of pages."""

    path: str
    line: int
    page: int | None
    sentence: str

    @property
    def place(self) -> str:
        """File and line, as editors and terminals know to open them, and the page."""
        return f"{self.path}:{self.line}" + (f" (page {self.page})" if self.page is not None else "")


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact as a line for people and as values for machines, with its evidence."""

    said: str
    values: dict[str, Any]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known about something: a heading, a line about it, and the facts under it, grouped by what they tell."""

    heading: str
    about: dict[str, Any]
    groups: dict[str, list[Answer]] = field(default_factory=dict)


def _forms(entity: dict[str, Any]) -> list[str]:
    return [entity["name"], *entity["aliases"], *([entity["acronym"]] if entity.get("acronym") else [])]


class Tables:
    """The tables of a run, read as far as a question needs them."""

    def __init__(self, outputs: Path) -> None:
        self._outputs = outputs
        self._forms: dict[str, list[str]] = {}

    def rows(self, table: str, where: pc.Expression | None = None) -> list[dict[str, Any]]:
        """The rows of a table for which `where` holds. Raises AskError when the table is not there."""
        path = self._outputs / f"{table}.parquet"
        try:
            found: list[dict[str, Any]] = pq.read_table(path, filters=where).to_pylist()
        except (OSError, pa.ArrowInvalid) as error:
            raise AskError(f"{path}: cannot be read; make the tables with: send-facts extract ({error})") from error
        return found

    def name(self, entity_id: str | None) -> str | None:
        """The name of an organisation or a person."""
        return next(iter(self.forms(entity_id)), None)

    def forms(self, entity_id: str | None) -> list[str]:
        """The name of an organisation or a person, and all that it is called; empty where the id is null."""
        if not self._forms:
            self._forms = {e[key]: _forms(e) for _, key, e in self._entities(("organisations", "people"))}
        return self._forms.get(entity_id, []) if entity_id else []

    def _entities(self, tables: Iterable[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
        keys = {"organisations": "organisation_id", "people": "person_id"}
        for table in tables:
            for row in self.rows(table):
                yield table, keys[table], row

    def called(self, name: str, *tables: str) -> list[dict[str, Any]]:
        """The organisations or people whom `name` means: by name, alias or acronym, whole or as words of the name.

        Raises AskError, with names that look like it, when there is none.
        """
        wanted = name.casefold().split()
        whole, part, all_names = [], [], []
        for _, key, row in self._entities(tables):
            names = _forms(row)
            all_names += names
            words = [n.casefold().split() for n in names]
            entity = row | {"entity_id": row[key]}
            if wanted in words:
                whole.append(entity)
            elif wanted and any(set(wanted) <= set(w) for w in words):
                part.append(entity)
        if not whole and not part:
            raise AskError(f"nobody here is called {name}{_perhaps(name, all_names)}")
        return whole or part

    def answer(self, rows: Sequence[dict[str, Any]], said: Iterable[str], columns: Sequence[str]) -> list[Answer]:
        """Rows of facts as answers: what `said` says of each, these `columns` as values, and the evidence."""
        ids = sorted({row["document_id"] for row in rows})
        documents = {d["document_id"]: d for d in self.rows("documents", _one_of("document_id", ids))}
        pages = [p for p in self.rows("places", _one_of("document_id", ids)) if p["page"] is not None]
        answers = []
        for row, line in zip(rows, said, strict=True):
            document = documents[row["document_id"]]
            number = document["text"].count("\n", 0, row["start"]) + 1
            page = next((p["page"] for p in pages if _holds(p, row)), None)
            evidence = Evidence(document["path"], number, page, one_line(row["sentence"]))
            answers.append(Answer(line, {column: row[column] for column in columns}, evidence))
        return answers


def commitments(
    outputs: Path,
    *,
    actor: str | None = None,
    due_before: date | None = None,
    due_after: date | None = None,
    strength: Strength | None = None,
) -> Answers:
    """The commitments that fit, the earliest deadline first.

    `actor` is a name, alias or acronym; a commitment falls due before a day when its deadline's last day does, after a
    day when its first day does.
    """
    tables = Tables(outputs)
    where = pc.field("zone") == "body"
    if actor is not None:
        where &= _one_of("actor_id", [e["entity_id"] for e in tables.called(actor, "organisations", "people")])
    if due_before is not None:
        where &= pc.field("due_end") < pc.scalar(due_before)
    if due_after is not None:
        where &= pc.field("due_start") > pc.scalar(due_after)
    if strength is not None:
        where &= pc.field("strength") == strength
    found = _commitments(tables, where)
    return Answers(_count(len(found), "commitment"), {}, {"": found} if found else {})


_COMMITMENT = ("commitment_id", "actor_name", "action", "strength", "negated", "due_start", "due_end", "speaker_name")


def _commitments(tables: Tables, where: pc.Expression) -> list[Answer]:
    rows = tables.rows("commitments", where)
    rows.sort(key=lambda c: (c["due_end"] or date.max, c["commitment_id"]))
    for row in rows:
        row["actor_name"] = tables.name(row["actor_id"]) or row["actor"]
        row["speaker_name"] = tables.name(row["speaker_id"])
        row["what"] = undertaken(
            row["action"], row["actor"], tables.forms(row["actor_id"]) or [row["actor"]], negated=row["negated"]
        )
    return tables.answer(rows, map(_undertaking, rows), _COMMITMENT)


def _undertaking(row: dict[str, Any]) -> str:
    due = f"by {row['due_end']}" if row["due_end"] else "no deadline"
    said_by = f", said by {row['speaker_name']}" if row["speaker_name"] else ""
    return f"{due}  {row['actor_name'] or 'nobody named'} ({row['strength']}{said_by}): {one_line(row['what'])}"


def person(outputs: Path, name: str) -> list[Answers]:
    """What is known of everybody whom `name` means: posts, commitments of theirs or told by them, mentions."""
    tables = Tables(outputs)
    return [_person(tables, found) for found in tables.called(name, "people")]


def _person(tables: Tables, found: dict[str, Any]) -> Answers:
    person_id = found["person_id"]
    roles = sorted(
        tables.rows("roles", pc.field("person_id") == person_id), key=lambda r: (r["as_of"] or date.max, r["start"])
    )
    for role in roles:
        role["organisation"] = tables.name(role["organisation_id"])
    posts = tables.answer(roles, map(_post, roles), ("role_id", "role", "organisation", "former", "as_of"))
    mentions = tables.rows("mentions", pc.field("entity_id") == person_id)
    groups = {
        "posts": posts,
        "commitments": _commitments(
            tables, (pc.field("actor_id") == person_id) | (pc.field("speaker_id") == person_id)
        ),
        "mentions": tables.answer(mentions, (one_line(m["text"]) for m in mentions), ("mention_id", "text")),
    }
    about = {c: found[c] for c in ("person_id", "name", "honorific", "aliases", "documents", "first_seen", "last_seen")}
    heading = " ".join(filter(None, (found["honorific"], found["name"])))
    return Answers(heading, about, {group: answers for group, answers in groups.items() if answers})


def _post(row: dict[str, Any]) -> str:
    post = one_line(row["role"]) if row["role"] else "belongs to"
    at = f" at {row['organisation']}" if row["organisation"] and row["role"] else f" {row['organisation'] or ''}"
    return f"{row['as_of'] or 'undated'}  {'former ' if row['former'] else ''}{post}{at if row['organisation'] else ''}"


def acronym(outputs: Path, short: str) -> Answers:
    """What an acronym stands for, meaning by meaning, with every place that says so or uses it undefined."""
    tables = Tables(outputs)
    rows = [r for r in tables.rows("acronyms") if r["short"].casefold() == short.casefold()]
    if not rows:
        raise AskError(f"{short} is no acronym here{_perhaps(short, (r['short'] for r in tables.rows('acronyms')))}")
    groups: dict[str, list[dict[str, Any]]] = {}
    spelt: dict[str, str] = {}
    for row in rows:
        row["organisation"] = tables.name(row["organisation_id"])
        meaning = spelt.setdefault((row["long"] or "").casefold(), row["long"] or "never expanded")
        groups.setdefault(meaning, []).append(row)
    columns = ("acronym_id", "short", "long", "source", "organisation")
    answers = {m: tables.answer(found, (r["source"] for r in found), columns) for m, found in groups.items()}
    return Answers(rows[0]["short"], {"short": rows[0]["short"], "meanings": sorted(answers)}, answers)


def _holds(place: dict[str, Any], row: dict[str, Any]) -> bool:
    return bool(place["document_id"] == row["document_id"] and place["start"] <= row["start"] < place["end"])


def _one_of(column: str, values: Sequence[str]) -> pc.Expression:
    return pc.field(column).isin(pa.array(values, pa.string()))


def _perhaps(wanted: str, known: Iterable[str]) -> str:
    """The names most like the one wanted, as the end of a message."""
    near = process.extract(wanted, sorted(set(known)), scorer=_alike, processor=default_process, limit=3)
    names = [name for name, score, _ in near if score >= _ALIKE]
    return f"; perhaps {' or '.join(names)}?" if names else ""


def _alike(wanted: str, name: str, **_: object) -> float:
    """How alike two names are (0 to 100): a single word is compared with each of a name as well."""
    words = [] if " " in wanted else name.split()
    return max(fuzz.token_sort_ratio(wanted, name), *(fuzz.ratio(wanted, word) for word in words), 0)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def show(answers: Iterable[Answers], console: Console | None = None) -> None:
    """Prints answers: what is said, and under it the file, the line and the sentence."""
    console = console or Console()
    for answer in answers:
        console.print(Text(answer.heading, style="bold"), soft_wrap=True)
        for group, found in answer.groups.items():
            if group:
                console.print(Text(f"  {group}", style="bold"), soft_wrap=True)
            for one in found:
                console.print(Text(f"  {one.said}"), soft_wrap=True)
                where = Text(f"      {one.evidence.place}", style="cyan")
                console.print(where.append(f"  {one.evidence.sentence}", style="dim"), soft_wrap=True)


def as_json(answers: Iterable[Answers]) -> str:
    """Answers for machines: a list of objects, days as ISO 8601."""
    plain = [
        answer.about
        | {"heading": answer.heading}
        | {
            "facts": [
                {"group": group} | one.values | asdict(one.evidence)
                for group, found in answer.groups.items()
                for one in found
            ]
        }
        for answer in answers
    ]
    return json.dumps(plain, ensure_ascii=False, indent=2, default=str)
