"""The command line's root: the commands of the modules beside this one register themselves here."""

from __future__ import annotations

from datetime import date, datetime
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import PlaceError
from pipeline.places import is_local, place

app = typer.Typer(
    name="send-facts",
    help="Turns policy briefings into tables of checked facts: organisations, people with roles, dates, acronyms and "
    "commitments.\n\nBegin with: send-facts extract corpus --outputs outputs",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
)

RulesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        help="A folder of rules laid over the shipped ones; may be given several times.",
        parser=place,
        metavar="FOLDER",
    ),
]

OutputsArgument = Annotated[Path, typer.Argument(help="The folder of a run's tables.", parser=place, metavar="OUTPUTS")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"send-facts {metadata.version('send-facts')}")
        raise typer.Exit


@app.callback()
def send_facts(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True, metavar=""),
    ] = False,
) -> None:
    """What holds for all commands."""


def day(written: str) -> date:
    """A day given as YYYY-MM-DD. Raises BadParameter for anything else."""
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError as error:
        raise typer.BadParameter(f"{written} is no day written as 2026-01-31") from error


DAY: dict[str, Any] = {"parser": day, "metavar": "YYYY-MM-DD"}
"""What makes an option one for a day."""


def here(path: Path | str) -> Path:
    """A path of this machine, for what cannot be an address in an object store. Raises PlaceError for one."""
    if not is_local(found := place(path)):
        raise PlaceError(f"{found}: this has to be on this machine")
    return found


MAKE = "Make the tables"
USE = "Use the tables"
CHECK = "Check and improve what is found"
"""The groups under which `--help` lists the commands."""
