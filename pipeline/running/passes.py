"""The passes of a run over its documents: annotate, count names, make rows. Shard by shard, each made once and kept.

A pass hands tasks to the engine for those shards whose result is not in the store, and leaves the others alone. What a
result depends on is in the name it is kept under, so nothing that is kept can be out of date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, islice
from typing import TypeVar, get_args

import pyarrow as pa

from pipeline.briefing import Metadata
from pipeline.decisions import FactDecision
from pipeline.engines import Died, Engine
from pipeline.engines.store import Store
from pipeline.engines.tasks import (
    Annotate,
    Counted,
    MakeRows,
    Part,
    Stored,
    Work,
    annotate,
    count,
    counted,
    failed,
    keep_counted,
    kept_keys,
    kept_tables,
    load_pipeline,
    make_rows,
)
from pipeline.errors import EngineError
from pipeline.facts import TABLES, EntityKind
from pipeline.resolve import Census, Identities, Kept, Keys
from pipeline.running.shards import Keyed, Shard, Stretch, digest_of
from pipeline.write import refused

A = TypeVar("A", Part, MakeRows)
T = TypeVar("T")
R = TypeVar("R")

_ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
_BATCH_DOCUMENTS = 8
_BATCH_BYTES = 100_000
_LEAST_BATCHES = 8
_TRIES = 3
_KILLED = "the process that worked on it was killed; was there not enough memory?"


@dataclass(frozen=True, slots=True)
class Written:
    """Where the rows of a stretch are: files of the store, and row groups of the tables: {table: number}."""

    kept: list[str]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Sum:
    """What is added up of a stretch: the name it is kept under, and what counts each shard."""

    name: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a stretch, with a digest of all that they are made of.

    They are in the row groups `numbers` of the tables before or, where these are None, in `tables`, for each shard.
    """

    digest: str
    kept: list[str]
    numbers: dict[str, int] | None
    tables: list[dict[str, pa.Table]] = field(default_factory=list)


@dataclass(slots=True)
class Passes:
    """The passes of one run. `progress` is called with (documents done, documents in all, path of the last one)."""

    engine: Engine
    work: Work
    decisions: Mapping[str, Sequence[FactDecision]]
    progress: Callable[[int, int, str], None] = lambda done, total, path: None
    used: set[str] = field(default_factory=set)
    """The files of the store that belong to this run."""
    _unfinished: dict[str, list[str]] = field(default_factory=dict)
    """{digest of a shard: keys of its documents, empty for those that failed by the machine's fault}"""

    @property
    def store(self) -> Store:
        """Where results are kept."""
        return Store(self.work.store)

    def annotate(self, shards: Sequence[Shard], notes: Mapping[str, Metadata]) -> bool:
        """Sees to it that the facts of all shards are kept. False when some document failed by the machine's fault, so
        that another run may find more.
        """
        missing = [shard for shard in shards if not self._has_facts(shard)]
        # a document is in one shard: those that have their facts have none of it
        elsewhere = {_facts(shard) for shard in shards}.difference(map(_facts, missing))
        homes = self._homes({document.key for shard in missing for document in shard.documents}, elsewhere)
        pending = [d for shard in missing for d in shard.documents if d.key not in homes]
        total = sum(len(shard.documents) for shard in shards)
        self.engine.expect(sum(document.source.size for document in pending), partial(load_pipeline, self.work))
        results = self._annotated(pending, notes, total)
        if len(pending) < total:
            self.progress(total - len(pending), total, "as before")
        read = lru_cache(maxsize=2)(self.store.read)
        for shard in missing:
            stored = []
            for document in shard.documents:
                kept = read(homes[document.key]) if document.key in homes else None
                known = kept.records[kept.header["keys"].index(document.key)] if kept else None
                stored.append(Stored(known) if known is not None else next(results))
            keys = [d.key if s.lasting else "" for d, s in zip(shard.documents, stored, strict=True)]
            self.store.write(_facts(shard), {"keys": keys}, [s.record for s in stored])
            if not all(keys):
                self._unfinished[shard.digest] = keys
        self.used.update(map(_facts, shards))
        return not self._unfinished

    def _has_facts(self, shard: Shard) -> bool:
        kept = self.store.read(_facts(shard))
        return kept is not None and all(kept.header["keys"])

    def _homes(self, keys: set[str], elsewhere: set[str]) -> dict[str, str]:
        """{key: file of the store that has its facts} for the keys that any file has, but those with other keys."""
        homes = {}
        for name in self.store.names() if keys else ():
            if name.endswith(".facts") and name not in elsewhere and (kept := self.store.read(name)) is not None:
                homes.update({key: name for key in kept.header["keys"] if key in keys})
        return homes

    def _annotated(self, pending: Sequence[Keyed], notes: Mapping[str, Metadata], total: int) -> Iterator[Stored]:
        """The results of documents, in their order."""
        batches = [
            Annotate(self.work, tuple((d.source, notes.get(d.source.name)) for d in b)) for b in _batches(pending)
        ]
        done = total - len(pending)
        for batch, results in self.engine.map(annotate, batches, len(batches)):
            for (source, _), stored in zip(batch.documents, self._survivors(batch, results), strict=True):
                done += 1
                self.progress(done, total, source.name)
                yield stored

    def _survivors(self, batch: Annotate, results: list[Stored] | Died) -> Iterator[Stored]:
        """The results of a batch; where its process was killed, each document has two more tries of its own."""
        if not isinstance(results, Died):
            yield from results
            return
        for document in batch.documents:
            alone = Annotate(batch.work, (document,))
            survived = next((o for o in self._tries(annotate, alone, 2) if not isinstance(o, Died)), None)
            yield survived[0] if survived else failed(document[0], "annotate", "killed", _KILLED)

    def _tries(self, task: Callable[[T], R], argument: T, most: int) -> Iterator[R | Died]:
        for _ in range(most):
            yield from (outcome for _, outcome in self.engine.map(task, [argument], 1))

    def count(self, stretches: Sequence[Stretch]) -> Iterator[Counted]:
        """The names and keys of each stretch, in order: added up once and kept, so that shards are not read again."""
        there = set(self.store.names())
        sums = [self._sum(stretch) for stretch in stretches]
        missing = [part for wanted in sums if wanted.name not in there for part in wanted.parts]
        made = self._made(count, missing, counted, _same)
        for wanted in sums:
            self.used.update([wanted.name, *(part.kept_as for part in wanted.parts)])
            found = counted(self.store, wanted.name) if wanted.name in there else None
            if found is None:
                found, parts = Counted(Census()), wanted.parts
                again = wanted.name in there
                for part in self._made(count, parts, counted, _same) if again else islice(made, len(parts)):
                    found.update(part)
                keep_counted(self.store, wanted.name, found)
            yield found

    def _sum(self, stretch: Stretch) -> _Sum:
        parts = [self._part(shard, "names") for shard in stretch.shards]
        return _Sum(f"{digest_of([part.kept_as for part in parts])}.sums", parts)

    def kept_comparisons(self, how: str) -> dict[EntityKind, Kept]:
        """The comparisons of names by the last run; `how` is the fingerprint of what decides on them."""
        found = {kind: self.store.read(_comparisons(kind, how)) for kind in _ENTITY_KINDS}
        return {kind: Kept(kept.header, kept.records) for kind, kept in found.items() if kept is not None}

    def keep_comparisons(self, kept: Mapping[EntityKind, Kept], how: str) -> None:
        """Keeps comparisons of names for the next run."""
        for kind, some in kept.items():
            self.store.write(_comparisons(kind, how), some.header, some.arrays)
            self.used.add(_comparisons(kind, how))

    def make_rows(self, stretches: Sequence[Stretch], known: Identities, last: Mapping[str, Written]) -> Iterator[Rows]:
        """The rows of each stretch, in order; `last` are those that the tables before have, by digest.

        Raises PublishError when something is wrong with them.
        """
        sums = [self._sum(stretch) for stretch in stretches]
        digests = [digest_of([wanted.name, known.digest(self._keys(wanted.name))]) for wanted in sums]
        names: dict[str, Part] = {}
        """{where the rows of a shard are kept: what its names were counted by}, as identities take too much room"""
        parts: dict[str, list[Part]] = {digest: [] for digest in digests if digest not in last}
        for digest, stretch, wanted in zip(digests, stretches, sums, strict=True):
            for shard, counted_by in zip(stretch.shards, wanted.parts, strict=True) if digest in parts else ():
                part = self._part(shard, "rows", known.digest(self._keys(counted_by.kept_as, counted_by)))
                names[part.kept_as] = counted_by
                parts[digest].append(part)

        def task(part: Part) -> MakeRows:
            return MakeRows(part, known.of(self._keys(names[part.kept_as].kept_as)))

        made = self._made(make_rows, list(chain.from_iterable(parts.values())), kept_tables, task)
        for digest in digests:
            if digest in last:
                self.used.update(last[digest].kept)
                yield Rows(digest, last[digest].kept, last[digest].numbers)
            else:
                kept = [part.kept_as for part in parts[digest]]
                yield Rows(digest, kept, None, list(islice(made, len(kept))))

    def _keys(self, name: str, part: Part | None = None) -> Keys:
        """The keys kept under a name; counted anew by `part` where they are gone."""
        found = kept_keys(self.store, name)
        if found is None and part is not None:
            next(self._outcomes(count, [part], 1))
            found = kept_keys(self.store, name)
        if found is None:
            raise self._unreadable()
        return found

    def written(self, files: Mapping[str, str]) -> dict[str, Written]:
        """{digest of the rows of a stretch: where they are} in the tables with these digests of files."""
        kept = self.store.read(_layout(files))
        return {digest: Written(*where) for digest, *where in kept.header["stretches"]} if kept is not None else {}

    def keep_written(self, files: Mapping[str, str], written: Mapping[str, Written]) -> None:
        """Keeps for the next run where in the tables the rows of which stretch are."""
        stretches = [(digest, where.kept, where.numbers) for digest, where in written.items()]
        self.store.write(_layout(files), {"stretches": stretches}, [])
        self.used.add(_layout(files))

    def _part(self, shard: Shard, what: str, depends_on: str = "") -> Part:
        decisions = [d for document in shard.documents for d in self.decisions.get(document.source.name, ())]
        key = digest_of(
            [shard.digest, self._unfinished.get(shard.digest), [d.model_dump_json() for d in decisions], depends_on]
        )
        return Part(self.work, _facts(shard), tuple(decisions), f"{key}.{what}")

    def _made(
        self,
        task: Callable[[A], list[str]],
        parts: Sequence[Part],
        load: Callable[[Store, str], R | None],
        argument: Callable[[Part], A],
    ) -> Iterator[R]:
        """What `task` keeps for each part, in order; the task is run where that is not there, or damaged."""
        there = set(self.store.names())
        missing = [part for part in parts if part.kept_as not in there]
        made = self._outcomes(task, map(argument, missing), len(missing))
        for part in parts:
            if part.kept_as not in there:
                next(made)
            if (found := load(self.store, part.kept_as)) is None:
                next(self._outcomes(task, [argument(part)], 1))
                found = load(self.store, part.kept_as)
            if found is None:
                raise self._unreadable()
            self.used.add(part.kept_as)
            yield found

    def _outcomes(self, task: Callable[[A], list[str]], arguments: Iterable[A], total: int) -> Iterator[None]:
        """Runs a task for some arguments. Raises PublishError for what it finds to be wrong with them."""
        for argument, outcome in self.engine.map(task, arguments, total):
            tries = chain([outcome], self._tries(task, argument, _TRIES - 1))
            wrong = next((mistakes for mistakes in tries if not isinstance(mistakes, Died)), None)
            if wrong is None:
                raise EngineError("worker processes are killed again and again; is there not enough memory?")
            if wrong:
                raise refused(wrong)
            yield

    def _unreadable(self) -> EngineError:
        return EngineError(f"{self.work.store}: what was written there cannot be read back")


def _same(part: Part) -> Part:
    return part


def _comparisons(kind: EntityKind, how: str) -> str:
    return f"{digest_of([kind, how])}.comparisons"


def _layout(files: Mapping[str, str]) -> str:
    # the journal beside the tables tells which run wrote them, not what is in them
    return f"{digest_of([files.get(f'{model.table}.parquet') for model in TABLES])}.layout"


def _facts(shard: Shard) -> str:
    return f"{shard.digest}.facts"


def _batches(documents: Sequence[Keyed]) -> list[list[Keyed]]:
    """The documents in small groups: enough for a task to be worth sending, few enough for all workers to be busy."""
    most = min(_BATCH_DOCUMENTS, -(-len(documents) // _LEAST_BATCHES))
    batches: list[list[Keyed]] = []
    size = 0
    for document in documents:
        if not batches or size + document.source.size > _BATCH_BYTES or len(batches[-1]) == most:
            batches.append([])
            size = 0
        batches[-1].append(document)
        size += document.source.size
    return batches
