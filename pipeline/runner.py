"""A run: corpus to tables, the four stages put together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import metadata as versions
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import facts as tables
from pipeline.briefing import Briefing
from pipeline.corpus import corpus_files
from pipeline.decisions import FILE_NAME, read_decisions
from pipeline.engines import Result, process
from pipeline.facts import TABLES, Row
from pipeline.limits import Limits
from pipeline.read import read_overrides
from pipeline.resolve import Census, document_rows, entities_of, stable_id, threads_of
from pipeline.rules import Rules, load
from pipeline.verdicts import Verdicts
from pipeline.write import changes_since, target_lock, write_tables

if TYPE_CHECKING:
    import pandas as pd

Progress = Callable[[int, int, str], None]
"""Called with (files done, files in all, path of the file just done)."""

_VERSIONS = ("send-facts", "spacy", "rapidfuzz", "pydantic", "pyarrow")


@dataclass(frozen=True)
class RunReport:
    """What a run did: counts per table, problems, what changed since the last run, seconds."""

    corpus: Path
    outputs: Path
    counts: dict[str, int]
    problems: list[tables.Problem]
    changes: dict[str, dict[str, int]] | None
    seconds: float
    words: int = 0
    fingerprint: str = ""
    notices: list[tuple[str, str]] = field(default_factory=list)
    """(path, what reading noticed of a document that came through)"""
    waited: bool = field(default=False, compare=False)
    decisions: dict[str, object] = field(default_factory=dict)


def run(
    corpus: Path | str,
    outputs: Path | str = "outputs",
    *,
    rules: Iterable[Path | str] = (),
    workers: int = 1,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Extracts the facts of all briefings in `corpus` into the tables of the folder `outputs`.

    `rules` are folders of rules laid over the shipped ones; `workers` processes annotate side by side; `limits`
    bound what one document may cost.
    Raises CorpusError, DecisionError, RuleError or PublishError when nothing can be done; a document that fails
    becomes a row of `problems` instead.
    """
    begun = time.perf_counter()
    corpus, outputs = Path(corpus), Path(outputs)
    folders = tuple(Path(folder) for folder in rules)
    rule_set = load(*folders)
    files = corpus_files(corpus)
    read_overrides(corpus)
    decisions = read_decisions(corpus / FILE_NAME)
    with target_lock(outputs) as waited:
        results = _collect(process(files, corpus, folders, workers=workers, limits=limits), len(files), progress)
        verdicts = Verdicts(decisions.facts)
        rows = build_tables(list(_reviewed(results, verdicts)), rule_set)
        counts = {name: len(table) for name, table in rows.items()}
        changes = changes_since(outputs, rows)
        seconds = time.perf_counter() - begun
        report = RunReport(
            corpus=corpus,
            outputs=outputs,
            counts=counts,
            problems=[r.problem for r in results if r.problem],
            changes=changes,
            seconds=seconds,
            words=sum(d.words for d in rows["documents"]),  # type: ignore[attr-defined]
            fingerprint=rule_set.fingerprint,
            notices=[(d.path, notice) for d in rows["documents"] for notice in d.notices],  # type: ignore[attr-defined]
            waited=waited,
            decisions={**verdicts.record(), "cut_off": decisions.cut_off},
        )
        write_tables(rows, outputs, _record(report))
    return report


def _collect(results: Iterable[Result], total: int, progress: Progress | None) -> list[Result]:
    collected = []
    for result in results:
        collected.append(result)
        if progress is not None:
            progress(len(collected), total, result.path)
    return collected


def _reviewed(results: Iterable[Result], verdicts: Verdicts) -> Iterator[Result]:
    """The results with reviewers' decisions applied to their facts."""
    for result in results:
        if result.briefing is None or result.facts is None:
            yield result
        else:
            yield replace(result, facts=verdicts.applied(result.briefing, result.facts))


def build_tables(results: Iterable[Result], rules: Rules) -> dict[str, list[Row]]:
    """{table: rows} from what annotate found: the resolve stage over a whole corpus."""
    read = [(r.briefing, r.facts) for r in results if r.briefing is not None and r.facts is not None]
    census = Census()
    ids = [stable_id("document", briefing.path) for briefing, _ in read]
    for briefing, facts in read:
        census.add(briefing.metadata.published, facts)
    entities = entities_of(census, rules)
    rows: dict[str, list[Row]] = {model.table: [] for model in TABLES}
    for document_id, (briefing, facts) in zip(ids, read, strict=True):
        rows["documents"].append(document_row(document_id, briefing))
        found = document_rows(document_id, briefing.metadata.published, facts, entities.identities)
        for table in ("mentions", "roles", "dates", "acronyms", "commitments"):
            rows[table] += getattr(found, table)
    rows["organisations"] += entities.organisations
    rows["people"] += entities.people
    rows["resolutions"] += entities.resolutions
    published = {i: b.metadata.published for i, (b, _) in zip(ids, read, strict=True)}
    rows["threads"] += threads_of(rows["commitments"], published)  # type: ignore[arg-type]
    for document_id, (briefing, _) in zip(ids, read, strict=True):
        rows["places"] += place_rows(document_id, briefing)
    rows["problems"] += [r.problem for r in results if r.problem is not None]
    return rows


def document_row(document_id: str, briefing: Briefing) -> tables.Document:
    """The row of `documents` for a briefing."""
    about = briefing.metadata
    return tables.Document(
        document_id=document_id,
        path=briefing.path,
        title=about.title,
        author=about.author,
        publisher=about.publisher,
        published=about.published,
        published_precision=about.published_precision,
        published_source=about.sources.get("published"),
        format=briefing.format,
        sha256=briefing.sha256,
        characters=len(briefing.text),
        words=len(briefing.text.split()),
        text=briefing.text,
        notices=briefing.notices,
    )


def place_rows(document_id: str, briefing: Briefing) -> list[tables.Place]:
    """The rows of `places` for a briefing: none for formats without pages and elements."""
    starts = [place.start for place in briefing.places]
    return [
        tables.Place(document_id=document_id, start=place.start, end=end, page=place.page, element=place.element)
        for place, end in zip(briefing.places, [*starts[1:], len(briefing.text)], strict=False)
    ]


def _record(report: RunReport) -> dict[str, object]:
    """What `run.json` says of a run."""
    return {
        "versions": {name: versions.version(name) for name in _VERSIONS},
        "rules": report.fingerprint,
        "counts": report.counts,
        "words": report.words,
        "problems": len(report.problems),
        "changes": report.changes,
        "decisions": report.decisions,
        "seconds": round(report.seconds, 2),
    }


def read_tables(outputs: Path | str = "outputs") -> dict[str, pd.DataFrame]:
    """{table: DataFrame} of a run's folder. Raises FileNotFoundError where a table is missing."""
    import pandas as pd  # takes as long to import as all the rest, and is wanted only here

    return {model.table: pd.read_parquet(Path(outputs) / f"{model.table}.parquet") for model in TABLES}
