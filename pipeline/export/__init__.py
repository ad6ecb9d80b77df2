"""Export: the tables of a run in the formats of other tools, one module for each family of formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path

__all__ = ["FORMATS", "export"]

FORMATS: Mapping[str, str] = {
    "csv": "spreadsheets",
    "xlsx": "spreadsheets",
    "jsonl": "lines",
    "duckdb": "databases",
    "sqlite": "databases",
    "docbin": "training",
    "iob": "training",
    "spans": "training",
    "webanno": "annotations",
}
"""{format: the module whose function `to_<format>` writes it}"""


def export(outputs: Path, form: str, folder: Path) -> list[Path]:
    """Writes the tables in `outputs` in the format `form` (one of FORMATS) into `folder`; returns the files.

    Raises ExportError when the tables are not there, the format cannot hold them or the folder cannot be written,
    MissingExtra when a package that the format needs is not installed.
    """
    # here, because the command line asks for the formats' names only
    from pipeline.errors import ExportError
    from pipeline.export.source import count
    from pipeline.facts import PUBLISHED

    write: Callable[[Path, Path], list[Path]] = getattr(import_module(f"pipeline.export.{FORMATS[form]}"), f"to_{form}")
    for model in PUBLISHED:
        count(outputs, model.table)  # a table that cannot be read is told before anything is written
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return write(outputs, folder)
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # a folder that holds anything stays
            folder.rmdir()
