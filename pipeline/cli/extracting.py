"""Commands that make tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.cli.app import MAKE, RulesOption, app
from pipeline.corpus.limits import Limits
from pipeline.places import place

LIMITS = Limits()
_LIMITS = "Limits, beyond which a document is refused"


@app.command(rich_help_panel=MAKE)
def extract(
    corpus: Annotated[
        Path,
        typer.Argument(help="The folder of briefings, read with its sub-folders.", parser=place, metavar="CORPUS"),
    ],
    outputs: Annotated[
        Path, typer.Option(help="The folder the tables are written to.", parser=place, metavar="FOLDER")
    ] = Path("outputs"),
    rules: RulesOption = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that annotate side by side; as many as there are cores, unless given."),
    ] = None,
    engine: Annotated[
        Literal["local", "ray"], typer.Option(help="Annotate on this machine, or on a Ray cluster (extra ray).")
    ] = "local",
    full: Annotated[bool, typer.Option("--full", metavar="", help="Annotate all documents, changed or not.")] = False,
    force: Annotated[bool, typer.Option("--force", metavar="", help="Publish even when too little was found.")] = False,
    max_bytes: Annotated[int, typer.Option(min=1, help="Bytes of a document.", rich_help_panel=_LIMITS)] = LIMITS.bytes,
    max_pages: Annotated[int, typer.Option(min=1, help="Pages of a PDF.", rich_help_panel=_LIMITS)] = LIMITS.pages,
    max_seconds: Annotated[
        float, typer.Option(min=0.1, help="Seconds of CPU time for one document.", rich_help_panel=_LIMITS)
    ] = LIMITS.seconds,
    max_ratio: Annotated[
        int, typer.Option(min=1, help="How many times its size an archive unpacks to.", rich_help_panel=_LIMITS)
    ] = LIMITS.ratio,
) -> None:
    """Read the briefings of a folder and write their facts as parquet tables.

    Text, Markdown, web pages, Word, PDF, mail and archives of these are read; what a file is its content tells. A
    briefing that cannot be read, or is beyond a limit, is listed in the table `problems` (exit code 1); the others are
    not affected. The tables of the last run stay as they are until the new ones are whole; and for good where the run
    found less than rules/assertions.yaml demands.

    Only briefings that are new or have changed are annotated; what was found in the others is kept beside the folder of
    the tables, and may be deleted at any time.

    Both folders may be addresses in an object store, such as s3://bucket/briefings (extra cloud).

    Example: send-facts extract corpus --outputs outputs
    """
    from pipeline.lean import plain_memory, without_pandas
    from pipeline.report.progress import progress
    from pipeline.report.summary import show_summary
    from pipeline.running.run import run

    plain_memory()
    limits = Limits(bytes=max_bytes, pages=max_pages, seconds=max_seconds, ratio=max_ratio)
    with without_pandas(), progress() as step:
        report = run(
            corpus,
            outputs,
            rules=rules or (),
            workers=workers,
            engine=engine,
            full=full,
            force=force,
            limits=limits,
            progress=step,
        )
    show_summary(report)
    if report.problems:
        raise typer.Exit(1)
