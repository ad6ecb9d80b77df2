"""Commands that use the tables of a run: questions, and exports to other tools."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.app import DAY, USE, app, here
from pipeline.export import FORMATS
from pipeline.places import place
from pipeline.publish import tables_here

if TYPE_CHECKING:
    from pipeline.report.answers import Answers

_OutputsOption = Annotated[
    Path, typer.Option("--outputs", help="The folder of a run's tables.", parser=place, metavar="FOLDER")
]
_JsonOption = Annotated[bool, typer.Option("--json", metavar="", help="Print JSON for machines.")]
# as in pipeline.facts, whose import would slow down --help
_Strength = Literal["firm", "intended", "proposed", "required"]
_OUTPUTS = Path("outputs")


@app.command(rich_help_panel=USE)
def ask(
    what: Annotated[Literal["commitments"], typer.Argument(help="What to ask for.", metavar="commitments")],
    actor: Annotated[str | None, typer.Option(help="Who is to act: a name, alias or acronym.")] = None,
    due_before: Annotated[date | None, typer.Option(**DAY, help="Due before this day.")] = None,
    due_after: Annotated[date | None, typer.Option(**DAY, help="Due after this day.")] = None,
    strength: Annotated[_Strength | None, typer.Option(help="How firmly it is said.")] = None,
    outputs: _OutputsOption = _OUTPUTS,
    as_json: _JsonOption = False,
) -> None:
    """Ask the tables of a run: who has undertaken to do what by when, with file, line and sentence.

    Example: send-facts ask commitments --actor DfE --due-before 2026-01-01 --strength firm
    """
    from pipeline.report.answers import commitments

    with tables_here(outputs) as tables:
        answers = commitments(
            tables,
            actor=actor,
            due_before=due_before,
            due_after=due_after,
            strength=strength,
        )
    _print([answers], as_json)


@app.command(rich_help_panel=USE)
def person(
    name: Annotated[str, typer.Argument(help="A name, or part of one.")],
    outputs: _OutputsOption = _OUTPUTS,
    as_json: _JsonOption = False,
) -> None:
    """Show what is known of a person: posts held, undertakings made or told, and every mention.

    Example: send-facts person "Claire Coutinho"
    """
    from pipeline.report.answers import person as answers

    with tables_here(outputs) as tables:
        _print(answers(tables, name), as_json)


@app.command(rich_help_panel=USE)
def acronym(
    short: Annotated[str, typer.Argument(help="The acronym, in capitals or not.")],
    outputs: _OutputsOption = _OUTPUTS,
    as_json: _JsonOption = False,
) -> None:
    """Show what an acronym stands for, and where each meaning is given.

    Example: send-facts acronym CDC
    """
    from pipeline.report.answers import acronym as answers

    with tables_here(outputs) as tables:
        _print([answers(tables, short)], as_json)


def _print(answers: list[Answers], as_json: bool) -> None:
    from pipeline.report import answers as report

    if as_json:
        typer.echo(report.as_json(answers))
    else:
        report.show(answers)


@app.command(rich_help_panel=USE)
def export(
    to: Annotated[str, typer.Option(help="The format.", metavar="|".join(FORMATS))],
    outputs: _OutputsOption = _OUTPUTS,
    into: Annotated[
        Path, typer.Option(help="The folder the files are written to.", parser=here, metavar="FOLDER")
    ] = Path("export"),
) -> None:
    """Write the tables of a run in the format of another tool.

    Spreadsheets (csv, xlsx), lines (jsonl), databases with views (duckdb, sqlite), training data for spaCy and others
    (docbin, iob, spans) and W3C Web Annotations (webanno).

    Example: send-facts export --to duckdb --into export
    """
    from pipeline.export import export as write

    if to not in FORMATS:
        raise typer.BadParameter(f"{to} is none of {', '.join(FORMATS)}", param_hint="--to")
    with tables_here(outputs) as tables:
        for path in write(tables, to, into):
            typer.echo(path)
