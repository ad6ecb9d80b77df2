"""A run that has something to do: the four stages put together, documents streaming through."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.briefing import Metadata
from pipeline.corpus import DECISIONS_FILE, Source
from pipeline.decisions import Decisions, FactDecision, read_decisions
from pipeline.engines import engine_of
from pipeline.engines.store import Store
from pipeline.engines.tasks import Counted, Work
from pipeline.facts import Problem
from pipeline.fingerprints import versions
from pipeline.garbage import collector_paused, give_back
from pipeline.publish import Target, digests
from pipeline.read import as_named, read_overrides
from pipeline.resolve import Census, Resolved, resolve
from pipeline.rules import Rules, forget, load
from pipeline.running.inputs import Inputs, Progress
from pipeline.running.passes import Passes, Written
from pipeline.running.remarks import remarks
from pipeline.running.shards import Keyed, Stretch, keyed, shards, stretches
from pipeline.verdicts import Verdicts
from pipeline.write import TableFiles, checked, conclude, describe, words


def make_tables(
    inputs: Inputs,
    target: Target,
    workers: int | None,
    *,
    engine: str = "local",
    full: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Makes the tables of a corpus and publishes them in `target`; returns the record of the run.

    Raises what `run` raises.
    """
    begun = time.perf_counter()
    rules = _rules(inputs)
    notes = as_named(read_overrides(inputs.corpus), {document.name for document in inputs.documents})
    decisions = read_decisions(inputs.corpus / DECISIONS_FILE)
    store = Store(target.cache)
    if full:
        store.keep_only(())
    parts = list(shards(_documents(inputs, notes)))
    with engine_of(engine, workers, inputs.rules, rules) as workforce, target.staged() as (previous, folder):
        passes = Passes(
            workforce,
            Work(inputs.corpus, inputs.rules, inputs.rules_fingerprint, inputs.limits, store.folder),
            _by_document(decisions.facts),
            progress or (lambda done, total, path: None),
        )
        lasting = passes.annotate(parts, notes)
        together = list(stretches(parts))
        resolved, rest = _resolved(passes, together, rules, decisions, inputs.how)
        problems = sorted([*_refused(inputs.documents), *rest.problems], key=lambda problem: problem.path)
        failed = {problem.path for problem in problems}
        counts, written = _written(passes, together, resolved, problems, previous, folder)
        demanded = rules.assertions.assertions
        conclusion = conclude(previous, folder, decisions=decisions, assertions=demanded, force=force)
        made = digests(folder)
        passes.keep_written(made, written)
        verdicts = Verdicts(decisions.facts)
        verdicts.note(rest.tallies)
        record = {
            "versions": versions(),
            "rules": rules.fingerprint,
            "counts": counts,
            "words": words(folder),
            "problems": [problem.model_dump() for problem in problems],
            "notices": [*remarks(inputs.documents, failed, notes, decisions), *rest.notices],
            **conclusion.record(),
            "decisions": {**verdicts.record(), "cut_off": decisions.cut_off, "entities": resolved.record()},
            "inputs": inputs.digest,
            "lasting": lasting,
            "files": made,
            "seconds": round(time.perf_counter() - begun, 2),
        }
        describe(folder, record)
    store.keep_only(passes.used)
    return record


def _documents(inputs: Inputs, notes: Mapping[str, Metadata]) -> Iterator[Keyed]:
    """The documents that can be read, with their keys."""
    readable = (document for document in inputs.documents if document.refused is None)
    return keyed(readable, {name: repr(note) for name, note in notes.items()}, inputs.how)


def _refused(documents: Iterable[Source]) -> Iterator[Problem]:
    """The problems of the documents that cannot be read."""
    for document in documents:
        if document.refused is not None:
            error, detail = document.refused
            yield Problem(path=document.name, stage="read", error=error, detail=detail)


@collector_paused()  # what is counted stays until it is resolved: to look through it again and again takes a third more
def _resolved(
    passes: Passes, together: Sequence[Stretch], rules: Rules, decisions: Decisions, how: str
) -> tuple[Resolved, Counted]:
    """What all documents together say; and what was counted beside their names and keys, which are gone by then."""
    whole = Counted(Census())
    for counted in passes.count(together):
        whole.update(counted)
    kept = passes.kept_comparisons(how)
    resolved = resolve(whole.census, rules, decisions, kept)
    passes.keep_comparisons(kept, how)
    whole.census = Census()
    return resolved, whole


def _written(
    passes: Passes,
    together: Sequence[Stretch],
    resolved: Resolved,
    problems: Sequence[Problem],
    previous: Path,
    folder: Path,
) -> tuple[dict[str, int], dict[str, Written]]:
    """Writes the tables into `folder`, with what `previous` has of their rows.

    Returns the rows of each table, and where those of each stretch are, by digest.
    """
    give_back()  # rows are made where names and keys were in memory
    files, written = TableFiles(folder, previous), {}
    for rows in passes.make_rows(together, resolved.identities, passes.written(digests(previous))):
        numbers = files.add(rows.tables) if rows.numbers is None else files.copy(rows.numbers)
        written[rows.digest] = Written(rows.kept, numbers)
    files.add_rows(checked({**resolved.rows, "problems": problems}))
    files.close()
    return files.counts, written


def _rules(inputs: Inputs) -> Rules:
    """The rules as they are now, also in a process that has loaded them before."""
    if load(*inputs.rules).fingerprint != inputs.rules_fingerprint:
        forget()
    return load(*inputs.rules)


def _by_document(decisions: Iterable[FactDecision]) -> dict[str, list[FactDecision]]:
    about: dict[str, list[FactDecision]] = defaultdict(list)
    for decision in decisions:
        about[decision.evidence.path].append(decision)
    return about
