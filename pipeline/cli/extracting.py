"""Commands that make tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import MAKE, RulesOption, app


@app.command(rich_help_panel=MAKE)
def extract(
    corpus: Annotated[Path, typer.Argument(help="The folder of briefings (.txt, .md), read with its sub-folders.")],
    outputs: Annotated[Path, typer.Option(help="The folder the tables are written to.")] = Path("outputs"),
    rules: RulesOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that annotate side by side.")] = 1,
) -> None:
    """Read the briefings of a folder and write their facts as parquet tables.

    A briefing that cannot be read is listed in the table `problems` (exit code 1); the others are not affected. The
    tables of the last run stay as they are until the new ones are whole.

    Example: send-facts extract corpus --outputs outputs
    """
    from pipeline.report.progress import progress
    from pipeline.report.summary import show_summary
    from pipeline.runner import run

    with progress() as step:
        report = run(corpus, outputs, rules=rules or (), workers=workers, progress=step)
    show_summary(report)
    if report.problems:
        raise typer.Exit(1)
