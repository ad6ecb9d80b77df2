"""The local engine: reads and annotates in this process, or in worker processes of this machine."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from spacy.language import Language

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.corpus import name_of
from pipeline.errors import ReadError
from pipeline.facts import Problem
from pipeline.found import DocumentFacts
from pipeline.limits import Limits, time_limit
from pipeline.read import read_briefing, read_overrides
from pipeline.rules import load

_CHUNK = 8


@dataclass(slots=True)
class Result:
    """What became of a file: a briefing with its facts, or a problem."""

    path: str
    briefing: Briefing | None = None
    facts: DocumentFacts | None = None
    problem: Problem | None = None


def process(
    files: Sequence[Path],
    corpus: Path,
    rules_folders: tuple[Path, ...] = (),
    *,
    workers: int = 1,
    limits: Limits | None = None,
) -> Iterator[Result]:
    """Reads and annotates every file. One bad file makes a problem, never an end."""
    task = partial(_process_file, corpus=corpus, rules_folders=rules_folders, limits=limits or Limits())
    if workers <= 1 or len(files) <= _CHUNK:
        yield from map(task, files)
        return
    with multiprocessing.get_context("spawn").Pool(min(workers, len(files))) as pool:
        yield from pool.imap(task, files, chunksize=_CHUNK)


def _process_file(path: Path, *, corpus: Path, rules_folders: tuple[Path, ...], limits: Limits) -> Result:
    name = name_of(path, corpus)
    stage = "read"
    try:
        with time_limit(limits.seconds):
            briefing = read_briefing(path, corpus, load(*rules_folders), _overrides(corpus), limits)
            stage = "annotate"
            return Result(name, briefing, annotate(_pipeline(rules_folders), briefing))
    except ReadError as error:
        return Result(name, problem=Problem(path=name, stage=stage, error=error.kind, detail=error.detail))
    except Exception as error:  # a fault of ours must cost its document only, and must be seen
        return Result(name, problem=Problem(path=name, stage=stage, error=type(error).__name__, detail=str(error)))


@lru_cache(maxsize=2)
def _pipeline(rules_folders: tuple[Path, ...]) -> Language:
    return build(*rules_folders)


@lru_cache(maxsize=2)
def _overrides(corpus: Path) -> dict[str, Metadata]:
    return read_overrides(corpus)
