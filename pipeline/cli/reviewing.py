"""Commands for the people who read what was found."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import USE, app


@app.command(rich_help_panel=USE)
def report(
    outputs: Annotated[Path, typer.Argument(help="The folder of a run's tables.")] = Path("outputs"),
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to report from; that of the newest document unless given."),
    ] = None,
) -> None:
    """Write a report that people can be sent: one HTML file, the deadlines for calendars and for spreadsheets.

    report.html opens from disk without a network; commitments.ics and commitments.csv stand beside it.

    Example: send-facts report outputs --as-of 2025-12-31
    """
    from pipeline.errors import needs

    with needs("report"):
        from pipeline.report.files import write_report
    for path in write_report(outputs, as_of.date() if as_of else None):
        typer.echo(path)
