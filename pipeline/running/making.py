"""A run that has something to do: the four stages put together, documents streaming through."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pipeline.corpus import DECISIONS_FILE, Source
from pipeline.decisions import FactDecision, read_decisions
from pipeline.engines import engine_of
from pipeline.engines.store import Store
from pipeline.engines.tasks import Work
from pipeline.facts import Problem
from pipeline.fingerprints import versions
from pipeline.garbage import give_back
from pipeline.publish import Target, digests
from pipeline.read import read_overrides
from pipeline.resolve import Census, resolve
from pipeline.rules import Rules, forget, load
from pipeline.running.inputs import Inputs, Progress
from pipeline.running.passes import Passes, Written
from pipeline.running.remarks import remarks
from pipeline.running.shards import keyed, shards, stretches
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
    notes = read_overrides(inputs.corpus)
    decisions = read_decisions(inputs.corpus / DECISIONS_FILE)
    verdicts = Verdicts(decisions.facts)
    store = Store(target.cache)
    if full:
        store.keep_only(())
    documents = keyed(
        (d for d in inputs.documents if d.refused is None),
        {name: repr(note) for name, note in notes.items()},
        inputs.how,
    )
    parts = list(shards(documents))
    with engine_of(engine, workers, inputs.rules, rules) as workforce, target.staged() as (previous, folder):
        passes = Passes(
            workforce,
            Work(inputs.corpus, inputs.rules, inputs.rules_fingerprint, inputs.limits, store.folder),
            _by_document(decisions.facts),
            progress or (lambda done, total, path: None),
        )
        lasting = passes.annotate(parts, notes)
        census, problems = Census(), [_problem_of(d) for d in inputs.documents if d.refused is not None]
        together = list(stretches(parts))
        notices = list(remarks(inputs.documents, notes, decisions))
        for counted in passes.count(together):
            census.update(counted.census)
            problems += counted.problems
            notices += counted.notices
            verdicts.note(counted.tallies)
        kept = passes.kept_comparisons(inputs.how)
        resolved = resolve(census, rules, decisions, kept)
        passes.keep_comparisons(kept, inputs.how)
        del census, kept
        give_back()  # rows are made where these were in memory
        files, written = TableFiles(folder, previous), {}
        for rows in passes.make_rows(together, resolved.identities, passes.written(digests(previous))):
            numbers = files.add(rows.tables) if rows.numbers is None else files.copy(rows.numbers)
            written[rows.digest] = Written(rows.kept, numbers)
        problems.sort(key=lambda problem: problem.path)
        files.add_rows(checked({**resolved.rows, "problems": problems}))
        files.close()
        demanded = rules.assertions.assertions
        conclusion = conclude(previous, folder, decisions=decisions, assertions=demanded, force=force)
        made = digests(folder)
        passes.keep_written(made, written)
        record = {
            "versions": versions(),
            "rules": rules.fingerprint,
            "counts": files.counts,
            "words": words(folder),
            "problems": [problem.model_dump() for problem in problems],
            "notices": notices,
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


def _problem_of(source: Source) -> Problem:
    error, detail = source.refused or ("", "")
    return Problem(path=source.name, stage="read", error=error, detail=detail)
