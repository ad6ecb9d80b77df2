"""Evaluate: how good a run is against annotated briefings, and whether the rules keep their own examples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.evaluate.scores import Evaluation, score_run
from pipeline.evaluate.table import show, write_block

__all__ = ["Evaluation", "evaluate_run", "score_run"]


def evaluate_run(outputs: Path, gold: Sequence[Path], *, errors: int = 0, readme: Path | None = None) -> Evaluation:
    """Scores a run's tables against gold files and prints the figures, with up to `errors` errors of each sort.

    With `readme` the figures also go between the marks `<!-- figures -->` and `<!-- /figures -->` of that file.
    """
    evaluation = score_run(outputs, gold)
    show(evaluation, errors=errors)
    if readme is not None:
        write_block(readme, evaluation)
    return evaluation
