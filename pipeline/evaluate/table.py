"""Shows an evaluation: as a table on the terminal, and as a block of Markdown in the README."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.errors import SendFactsError
from pipeline.evaluate.scores import Evaluation
from pipeline.evaluate.tally import Count, Error, Figure

_OPEN, _CLOSE = "<!-- figures -->", "<!-- /figures -->"
_HEADS = ("precision", "recall", "F1", "found", "right", "gold")


class ReadmeError(SendFactsError):
    """A file without the marked block that the figures go to."""


def show(evaluation: Evaluation, *, errors: int, console: Console | None = None) -> None:
    """Prints the figures, the documents that the run lacks, and up to `errors` errors of each sort."""
    console = console or Console()
    table = Table(title=_about(evaluation), title_justify="left", show_edge=False, pad_edge=False)
    table.add_column("")
    for head in _HEADS:
        table.add_column(head, justify="right")
    for name, figure in evaluation.figures.items():
        table.add_row(name, *_cells(figure))
    console.print(table)
    for doc in evaluation.missing:
        console.print(Text(f"no document in the run for {doc}: all of it counts as missed", style="bold red"))
    for error in _first(evaluation.errors, errors):
        span = f"{error.span[0]}-{error.span[1]}"
        line = f"{error.kind} {error.sort}: {error.detail}  ({error.document} {span})"
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def write_block(readme: Path, evaluation: Evaluation) -> None:
    """Replaces what stands between the marks in a file by the figures.

    Raises ReadmeError, leaving the file as it is, when the marks are not there once each and in order.
    """
    try:
        text = readme.read_text(encoding="utf-8")
    except OSError as error:
        raise ReadmeError(f"{readme}: cannot be read: {error.strerror}") from error
    before, opened, rest = text.partition(_OPEN)
    _, closed, after = rest.partition(_CLOSE)
    if not opened or not closed or _OPEN in rest or _CLOSE in before + after:
        raise ReadmeError(f"{readme}: the figures go between {_OPEN} and {_CLOSE}, each once and in this order")
    readme.write_text(f"{before}{_OPEN}\n{markdown(evaluation)}\n{_CLOSE}{after}", encoding="utf-8")


def markdown(evaluation: Evaluation) -> str:
    """The figures as a Markdown table below a line that says what they were measured on."""
    head = f"| | {' | '.join(_HEADS)} |"
    rule = f"| --- |{' ---: |' * len(_HEADS)}"
    rows = [f"| {name} | {' | '.join(_cells(figure))} |" for name, figure in evaluation.figures.items()]
    return "\n".join([f"{_about(evaluation)}:", "", head, rule, *rows])


def _about(evaluation: Evaluation) -> str:
    briefings = "1 annotated briefing" if evaluation.documents == 1 else f"{evaluation.documents} annotated briefings"
    return f"Measured on {briefings} of {evaluation.words:,} words"


def _cells(figure: Figure) -> Iterator[str]:
    shares = (figure.precision, figure.recall, figure.f1)
    yield from (f"{value:.3f}" if figure.measured else "–" for value in shares)
    counts = (figure.found, figure.right, figure.gold) if isinstance(figure, Count) else None
    yield from map(str, counts) if counts else ("", "", "")


def _first(errors: Iterable[Error], most: int) -> Iterator[Error]:
    """The first errors of each kind and sort."""
    shown: Counter[tuple[str, str]] = Counter()
    for error in sorted(errors, key=lambda e: (e.kind, e.sort)):
        shown[error.kind, error.sort] += 1
        if shown[error.kind, error.sort] <= most:
            yield error
