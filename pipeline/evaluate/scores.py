"""Scores a run: its tables against gold files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluate.extracted import Extracted, read_extracted
from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.kinds import score_document
from pipeline.evaluate.tally import Error, Figure, Tally


@dataclass(frozen=True)
class Evaluation:
    """How good a run is: figures by name, errors one by one, and the annotated documents that the run lacks."""

    figures: dict[str, Figure]
    errors: list[Error]
    missing: list[str]
    documents: int
    words: int


def score_run(outputs: Path, gold: Sequence[Path]) -> Evaluation:
    """Scores the tables in `outputs` against gold files, or folders of them.

    A document that the run lacks counts as one in which nothing was found. Raises GoldError or TablesError when either
    side cannot be read.
    """
    golds = read_gold(gold)
    found = read_extracted(outputs, {g.doc for g in golds})
    tally = Tally()
    for one in golds:
        score_document(found.get(one.doc, Extracted()), one, tally)
    return Evaluation(
        figures=tally.figures(),
        errors=tally.errors,
        missing=[one.doc for one in golds if one.doc not in found],
        documents=len(golds),
        words=sum(len(document.text.split()) for document in found.values()),
    )
