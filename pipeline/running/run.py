"""A run: corpus to tables. What it takes to see that nothing is new is here, all else in `pipeline.running.passes`.

Nothing slow is imported before it is known to be needed.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.corpus import lies_among_documents
from pipeline.corpus.limits import Limits
from pipeline.errors import PublishError
from pipeline.garbage import collector_paused
from pipeline.places import folder_here, is_local, place
from pipeline.publish import Target, published, target_of
from pipeline.running.inputs import Inputs, Progress

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.facts import Problem


KINDS = ("new", "changed", "moved", "gone")
"""What may have become of a row since the last run."""


@dataclass(frozen=True)
class RunReport:
    """What a run did: counts per table, problems, what changed since the last run, seconds."""

    corpus: Path
    outputs: Path
    counts: dict[str, int]
    problems: list[Problem]
    changes: dict[str, dict[str, int]] | None
    """{table: {"new", "changed", "moved", "gone": rows}} since the last run; None for a first one."""
    seconds: float
    words: int = 0
    fingerprint: str = ""
    notices: list[tuple[str, str]] = field(default_factory=list)
    """(path, what a person may want to know of a document that came through, or of the corpus' records)"""
    waited: bool = field(default=False, compare=False)
    decisions: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    """Limits of rules/assertions.yaml that the run went over."""


def run(
    corpus: Path | str,
    outputs: Path | str = "outputs",
    *,
    rules: Iterable[Path | str] = (),
    workers: int | None = None,
    engine: str = "local",
    full: bool = False,
    force: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Extracts the facts of all briefings in `corpus` into the tables of the folder `outputs`.

    Both are paths, or addresses in an object store such as "s3://bucket/folder" (extra `cloud`), and so are `rules`,
    folders of rules laid over the shipped ones. `workers` processes annotate side by side (as many as there
    are cores, where it is not said), on this machine or, with the `engine` "ray", on a Ray cluster. Documents that have
    not changed since the last run are not annotated again, unless the run is to be `full`. `limits` bound what one
    document may cost; `force` publishes a run that found less than rules/assertions.yaml demands.
    Raises CorpusError, DecisionError, EngineError, PlaceError, PublishError or RuleError when nothing can be done,
    MissingExtra where an engine or a store is not installed, all of them a SendFactsError; a document that fails
    becomes a row of `problems` instead.
    """
    begun = time.perf_counter()
    corpus, outputs = place(corpus), place(outputs)
    if lies_among_documents(outputs, corpus):
        raise PublishError(f"{outputs}: the next run would read tables in there as briefings; name a folder elsewhere")
    target = target_of(outputs)
    with ExitStack() as held:
        folders = tuple(held.enter_context(folder_here(place(folder), ".yaml")) for folder in rules)
        inputs = Inputs.of(corpus, folders, limits or Limits())
        waited = held.enter_context(target.held())
        record = None if full else _record_of_the_same(inputs, target)
        if record is None:
            with collector_paused():
                from pipeline.running.making import make_tables

            record = make_tables(inputs, target, workers, engine=engine, full=full, force=force, progress=progress)
        else:
            record["changes"] = {table: dict.fromkeys(KINDS, 0) for table in record["counts"]}
            record["seconds"] = round(time.perf_counter() - begun, 2)
            target.note(record)
    return _report(corpus, outputs, record, waited=waited)


def _record_of_the_same(inputs: Inputs, target: Target) -> dict[str, Any] | None:
    """The record of the last run, where it had the same inputs and its tables are as it left them."""
    record = target.record()
    return record if record and record["inputs"] == inputs.digest and record["lasting"] else None


def _report(corpus: Path, outputs: Path, record: dict[str, Any], *, waited: bool) -> RunReport:
    problems = record["problems"]
    if problems:
        from pipeline.facts import Problem

        problems = [Problem(**problem) for problem in problems]
    return RunReport(
        corpus=corpus,
        outputs=outputs,
        counts=record["counts"],
        problems=problems,
        changes=record["changes"],
        seconds=record["seconds"],
        words=record["words"],
        fingerprint=record["rules"],
        notices=[(path, notice) for path, notice in record["notices"]],
        waited=waited,
        decisions=record["decisions"],
        warnings=record["warnings"],
    )


def read_tables(outputs: Path | str = "outputs") -> dict[str, pd.DataFrame]:
    """{table: DataFrame} of a run's folder, or of an address in an object store: all of one run.

    Raises FileNotFoundError where a table is missing.
    """
    import pandas as pd  # takes as long to import as all the rest, and is wanted only here

    from pipeline.facts import PUBLISHED

    outputs = place(outputs)
    if is_local(outputs):
        return {model.table: pd.read_parquet(outputs / f"{model.table}.parquet") for model in PUBLISHED}
    files = published(outputs)
    return {model.table: pd.read_parquet(BytesIO(files[f"{model.table}.parquet"].read_bytes())) for model in PUBLISHED}
