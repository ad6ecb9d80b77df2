"""The command line: `send-facts`, also `python -m pipeline`; one module for each group of commands.

Commands import what they need when they are called, so that `--help` is there at once. Exit codes: 0 all well; 1 some
documents are in `problems`; 2 nothing could be done, with the reason, or the traceback of a fault of the program's own.
"""

from __future__ import annotations

import gc
import logging
import sys
import traceback

import typer

from pipeline.cli.app import app

# the order of the imports is the order in which --help lists the commands: that of their use
# isort: off
from pipeline.cli import extracting
from pipeline.cli import using
from pipeline.cli import reviewing
from pipeline.cli import checking
# isort: on

__all__ = ["app", "checking", "extracting", "main", "reviewing", "using"]


_INTERRUPTED = 130
"""What the library of the command line makes of Ctrl-C: the code that shells give a command that it ended."""


def main() -> None:
    """Runs the command line; every error a user can act on is told in a line; all errors end with exit code 2."""
    from pipeline.errors import SendFactsError

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        app()
    except SendFactsError as error:
        typer.echo(f"send-facts: {error}", err=True)
        sys.exit(2)
    except SystemExit as ended:
        if ended.code == _INTERRUPTED:
            typer.echo("send-facts: stopped; the tables of the last run are as they were", err=True)
        raise
    except Exception:
        traceback.print_exc()  # Python's own exit code for it, 1, is that of a run that has come through
        sys.exit(2)
    finally:
        # to look for garbage once more in all that goes with the process takes a fifth of a second; DuckDB, which
        # complains of what has not been looked for, is there only where tables are exported
        if "duckdb" not in sys.modules:
            gc.freeze()
