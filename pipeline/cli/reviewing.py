"""Commands for the people who read what was found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import CHECK, DAY, USE, OutputsArgument, app, here
from pipeline.publish import tables_here


@app.command(rich_help_panel=USE)
def report(
    outputs: OutputsArgument = Path("outputs"),
    into: Annotated[
        Path | None,
        typer.Option(
            help="The folder the files are written to; that of the tables unless given.", parser=here, metavar="FOLDER"
        ),
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            **DAY,
            help="The day to report from, that of the newest document unless given; what was said later is left out.",
        ),
    ] = None,
) -> None:
    """Write a report that people can be sent: one HTML file, the deadlines for calendars and for spreadsheets.

    report.html opens from disk without a network; commitments.ics and commitments.csv stand beside it. Of tables in an
    object store they are written here, to the folder --into.

    Example: send-facts report outputs --as-of 2025-12-31
    """
    from pipeline.errors import needs

    with needs("report"):
        from pipeline.report.files import write_report
    with tables_here(outputs) as tables:
        for path in write_report(tables, as_of, into or here(outputs)):
            typer.echo(path)


_CorpusOption = Annotated[
    Path,
    typer.Option(help="The corpus; its decisions.jsonl holds what reviewers decide.", parser=here, metavar="FOLDER"),
]
_OUTPUTS, _CORPUS = Path("outputs"), Path("corpus")
_FORMATS = ("gold", "labelstudio", "prodigy")


def _decisions(corpus: Path) -> Path:
    """The file of what reviewers decided. Raises CorpusError where there is no corpus."""
    from pipeline.corpus import DECISIONS_FILE
    from pipeline.errors import CorpusError

    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: no such folder")
    return corpus / DECISIONS_FILE


@app.command(rich_help_panel=CHECK)
def review(
    outputs: Annotated[
        Path, typer.Argument(help="The folder of a run's tables.", parser=here, metavar="OUTPUTS")
    ] = _OUTPUTS,
    corpus: _CorpusOption = _CORPUS,
    reviewer: Annotated[str | None, typer.Option(help="Who is reviewing, where the browser does not say.")] = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than this machine's own let others in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8765,
) -> None:
    """Check facts in the browser: right, wrong, corrected, added; which names are one. Runs remember it.

    Every decision is a line of decisions.jsonl in the corpus as soon as it is made. Stop with Ctrl-C.

    Example: send-facts review outputs --corpus corpus
    """
    from pipeline.errors import needs

    with needs("review"):
        from pipeline.review.app.serve import serve
    with tables_here(outputs) as tables:
        serve(tables, _decisions(corpus), reviewer=reviewer, host=host, port=port, ready=typer.echo)


@app.command("review-status", rich_help_panel=CHECK)
def review_status(outputs: OutputsArgument = _OUTPUTS, corpus: _CorpusOption = _CORPUS) -> None:
    """Show what the reviews say: precision by kind and rule, coverage, agreement, decisions that no longer fit.

    Example: send-facts review-status outputs --corpus corpus
    """
    from pipeline.errors import needs

    with needs("review"):
        from pipeline.review.findings import Findings
        from pipeline.review.ledger import Ledger
        from pipeline.review.status import show_status
    with tables_here(outputs) as tables:
        show_status(Findings(tables), Ledger(_decisions(corpus)))


@app.command("review-export", rich_help_panel=CHECK)
def review_export(
    to: Annotated[str, typer.Option(help="The format.", metavar="|".join(_FORMATS))],
    outputs: OutputsArgument = _OUTPUTS,
    corpus: _CorpusOption = _CORPUS,
    into: Annotated[
        Path, typer.Option(help="The folder the files are written to.", parser=here, metavar="FOLDER")
    ] = Path("checked"),
) -> None:
    """Hand on the checked facts: as gold for send-facts evaluate, as lines for Label Studio or Prodigy.

    Gold goes to a folder of its own: a briefing is annotated in one file.

    Example: send-facts review-export --to gold --into checked
    """
    from pipeline.errors import needs

    if to not in _FORMATS:
        raise typer.BadParameter(f"{to} is none of {', '.join(_FORMATS)}", param_hint="--to")
    with needs("review"):
        from pipeline.review.accepted import hand_on
        from pipeline.review.findings import Findings
        from pipeline.review.ledger import Ledger
    with tables_here(outputs) as tables:
        for path in hand_on(Findings(tables), Ledger(_decisions(corpus)).decisions.facts, to, into):
            typer.echo(path)
