"""What an engine runs, wherever it runs it: each task is a function of one argument that can be sent anywhere.

What is slow to load is imported by the tasks, in the process that runs them: the process that hands them out never
needs the pipeline. Small things come back as results; what is large goes through the store.

A task looks for no garbage: it makes many small things, all of which go when it ends, and next to none in circles. To
look through them time and again takes a third of the time that it takes to count or to make rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from pydantic import TypeAdapter

from pipeline.briefing import Briefing, Metadata
from pipeline.corpus import Source, file_bytes
from pipeline.corpus.limits import Limits, time_limit
from pipeline.decisions import FactDecision
from pipeline.engines.store import Store
from pipeline.errors import PublishError, ReadError, TooSlowError
from pipeline.facts import Problem, Row
from pipeline.found import DocumentFacts
from pipeline.garbage import collector_paused
from pipeline.resolve import Census, Identities, Keys, stable_id
from pipeline.tabulate import rows_of
from pipeline.verdicts import apply_decisions
from pipeline.verdicts.tally import Tally
from pipeline.write import arrow_table, checked

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(slots=True)
class Result:
    """What became of a document: a briefing with its facts, or a problem."""

    path: str
    briefing: Briefing | None = None
    facts: DocumentFacts | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What all tasks of a run share: where documents lie, by which rules they are read, where results are kept."""

    corpus: Path
    rules: tuple[Path, ...]
    fingerprint: str
    limits: Limits
    store: Path


@dataclass(frozen=True, slots=True)
class Annotate:
    """Documents to annotate, with what the data team knows about them."""

    work: Work
    documents: tuple[tuple[Source, Metadata | None], ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A result as it is kept; one that is not lasting (the machine's fault) is tried again by the next run."""

    record: bytes
    lasting: bool = True


_RESULT = TypeAdapter(Result)
_TALLIES = TypeAdapter(dict[str, Tally])
_CHANGED = "the file was changed while it was read; run again"


def load_pipeline(work: Work) -> None:
    """Loads all that it takes to annotate, so that copies of this process have it."""
    import pipeline.read  # noqa: F401

    _pipeline(work.rules, work.fingerprint)


@collector_paused()
def annotate(task: Annotate) -> list[Stored]:
    """The results of some documents, in their order."""
    return [_annotated(task.work, source, note) for source, note in task.documents]


def _annotated(work: Work, source: Source, note: Metadata | None) -> Stored:
    from pipeline.annotate import annotate as facts_of
    from pipeline.read import briefing_from_bytes
    from pipeline.rules import load

    nlp, rules = _pipeline(work.rules, work.fingerprint), load(*work.rules)
    stage = "read"
    try:
        with time_limit(work.limits.seconds):
            raw = file_bytes(source.path, work.corpus, work.limits)
            briefing = briefing_from_bytes(raw, source.name, rules, note, work.limits)
            if briefing.sha256 != source.sha256:
                return failed(source, stage, "changed", _CHANGED)
            stage = "annotate"
            return stored(Result(source.name, briefing, facts_of(nlp, briefing)))
    except ReadError as error:
        problem = Problem(path=source.name, stage=stage, error=error.kind, detail=error.detail)
        return stored(Result(source.name, problem=problem), lasting=not isinstance(error, TooSlowError))
    except MemoryError:
        return failed(source, stage, "MemoryError", "there was not enough memory for the document")
    except Exception as error:  # a fault of ours must cost its document only, and must be seen
        problem = Problem(path=source.name, stage=stage, error=type(error).__name__, detail=str(error))
        return stored(Result(source.name, problem=problem))


def stored(result: Result, *, lasting: bool = True) -> Stored:
    """A result as it is kept."""
    return Stored(_packed(_RESULT.dump_json(result)), lasting)


def failed(source: Source, stage: str, error: str, detail: str) -> Stored:
    """The result of a document that could not be worked on this time."""
    problem = Problem(path=source.name, stage=stage, error=error, detail=detail)
    return stored(Result(source.name, problem=problem), lasting=False)


@lru_cache(maxsize=1)
def _pipeline(rules: tuple[Path, ...], fingerprint: str) -> Language:
    """The pipeline for a rule set; `fingerprint` is that of the rules the run began with."""
    from pipeline.annotate import build
    from pipeline.rules import forget, load

    if load(*rules).fingerprint != fingerprint:
        forget()
    return build(*rules)


@dataclass(frozen=True, slots=True)
class Part:
    """A shard to work on: the name of its facts in the store, and the reviewers' decisions about its documents."""

    work: Work
    facts: str
    decisions: tuple[FactDecision, ...]
    kept_as: str


@dataclass(frozen=True, slots=True)
class MakeRows:
    """A shard to make rows of, with the identities of the names in it."""

    part: Part
    identities: Identities

    @property
    def kept_as(self) -> str:
        """The name in the store under which the rows are kept."""
        return self.part.kept_as


@dataclass(slots=True)
class Counted:
    """The names and keys of a shard, the problems in it, and what became of the decisions about its documents."""

    census: Census
    problems: list[Problem] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def update(self, other: Counted) -> None:
        """Takes in what was counted in other documents."""
        self.census.update(other.census)
        self.problems += other.problems
        self.notices += other.notices
        self.tallies |= other.tallies


@collector_paused()
def count(part: Part) -> list[str]:
    """Keeps the census of a shard as `part.kept_as`; returns what is wrong with it: nothing."""
    from pipeline.rules import load

    rules = load(*part.work.rules)
    found = Counted(Census())
    for result, tally in _reviewed(part):
        if result.problem is not None:
            found.problems.append(result.problem)
        elif result.briefing is not None and result.facts is not None:
            briefing = result.briefing
            document_id = stable_id("document", briefing.path)
            found.census.add(document_id, briefing.metadata.published, briefing.text, result.facts, rules)
            found.notices += [(result.path, notice) for notice in result.briefing.notices]
        if tally is not None:
            found.tallies[result.path] = tally
    keep_counted(Store(part.work.store), part.kept_as, found)
    return []


def keep_counted(store: Store, name: str, found: Counted) -> None:
    """Keeps what was counted under a name."""
    header = {"problems": [problem.model_dump() for problem in found.problems], "notices": found.notices}
    keys = Keys.of(found.census).to_json()
    store.write(name, header, [_packed(found.census.to_json()), _TALLIES.dump_json(found.tallies), _packed(keys)])


def counted(store: Store, name: str) -> Counted | None:
    """What `keep_counted` kept under a name; None when it is not there."""
    kept = store.read(name)
    if kept is None:
        return None
    census, tallies, _ = kept.records
    problems = [Problem(**problem) for problem in kept.header["problems"]]
    notices = [(path, notice) for path, notice in kept.header["notices"]]
    return Counted(Census.from_json(_unpacked(census)), problems, notices, _TALLIES.validate_json(tallies))


def kept_keys(store: Store, name: str) -> Keys | None:
    """The keys of what `keep_counted` kept under a name; None when it is not there."""
    kept = store.read(name)
    return Keys.from_json(_unpacked(kept.records[2])) if kept is not None else None


@collector_paused()
def make_rows(task: MakeRows) -> list[str]:
    """Keeps the rows of a shard as tables under `task.part.kept_as`; returns what is wrong with them, in words."""
    rows: dict[str, list[Row]] = {}
    for result, _ in _reviewed(task.part):
        if result.briefing is not None and result.facts is not None:
            for table, more in rows_of(result.briefing, result.facts, task.identities).items():
                rows.setdefault(table, []).extend(more)
    try:
        checked(rows, task.identities.keys())
    except PublishError as error:
        return error.mistakes
    names, tables = list(rows), [_ipc(arrow_table(name, table)) for name, table in rows.items()]
    Store(task.part.work.store).write(task.kept_as, {"tables": names}, tables)
    return []


def kept_tables(store: Store, name: str) -> dict[str, pa.Table] | None:
    """{table: rows} that `make_rows` kept under a name; None when they are not there."""
    kept = store.read(name)
    if kept is None:
        return None
    return {
        table: pa.ipc.open_stream(raw).read_all()
        for table, raw in zip(kept.header["tables"], kept.records, strict=True)
    }


def _ipc(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    # zstd would take half the room, and three times as long to read by every run that has something new
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def _reviewed(part: Part) -> Iterator[tuple[Result, Tally | None]]:
    """The results of a shard's documents, with reviewers' decisions applied, and what became of those."""
    kept = Store(part.work.store).read(part.facts)
    if kept is None:
        raise FileNotFoundError(part.facts)
    for record in kept.records:
        result, tally = read_result(record), None
        about = [d for d in part.decisions if d.evidence.path == result.path]
        if about and result.briefing is not None and result.facts is not None:
            outcome = apply_decisions(result.briefing, result.facts, about)
            result.facts, tally = outcome.facts, outcome.tally
        yield result, tally


def read_result(record: bytes) -> Result:
    """The result that `stored` made."""
    return _RESULT.validate_json(_unpacked(record))


def _packed(raw: bytes) -> bytes:
    """Bytes in less room: JSON takes a fifth of it."""
    packed: bytes = pa.compress(raw, "zstd", asbytes=True)
    return packed


def _unpacked(packed: bytes) -> bytes:
    raw: bytes = pa.CompressedInputStream(pa.BufferReader(packed), "zstd").read()
    return raw
