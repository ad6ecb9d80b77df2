"""The command line's root: the commands of the modules beside this one register themselves here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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


def here(path: Path | str) -> Path:
    """A path of this machine, for what cannot be an address in an object store. Raises PlaceError for one."""
    if not is_local(found := place(path)):
        raise PlaceError(f"{found}: this has to be on this machine")
    return found


MAKE = "Make the tables"
USE = "Use the tables"
CHECK = "Check and improve what is found"
"""The groups under which `--help` lists the commands."""
