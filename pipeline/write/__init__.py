"""Write: rows to tables. Schema and checks come from the row models; all files are swapped in at once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.publish import staged
from pipeline.write.checks import Tables, mistakes
from pipeline.write.files import TableFiles, arrow_table, changes_between, describe, refused

__all__ = [
    "TableFiles",
    "Tables",
    "arrow_table",
    "changes_between",
    "checked",
    "describe",
    "refused",
    "write_tables",
]

_MOST_SHOWN = 10


def checked(tables: Tables, known: Mapping[str, frozenset[str]] | None = None) -> Tables:
    """The tables, if nothing is wrong with them; `known` has keys of rows that are not among these.

    Raises PublishError with what is wrong.
    """
    if found := list(islice(mistakes(tables, known or {}), _MOST_SHOWN)):
        raise refused(found)
    return tables


def write_tables(tables: Tables, target: Path, run: Mapping[str, Any]) -> None:
    """Checks the tables and publishes them with `datapackage.json` and `run.json` in the folder `target`.

    Raises PublishError, leaving what was there, when a check fails or the folder cannot be written.
    """
    with staged(target) as folder:
        files = TableFiles(folder)
        files.add_rows(checked(tables))
        files.close()
        describe(folder, run)
