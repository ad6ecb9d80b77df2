"""Write: rows to tables. Schema and checks come from the row models; all files are swapped in at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.decisions import Decisions
from pipeline.errors import PublishError
from pipeline.rules.assertions import Assertion
from pipeline.write.checks import Tables, mistakes
from pipeline.write.files import TableFiles, arrow_table, describe, refused
from pipeline.write.journal import Journal, write_journal
from pipeline.write.volume import breaches, words

__all__ = [
    "Conclusion",
    "TableFiles",
    "Tables",
    "arrow_table",
    "checked",
    "conclude",
    "describe",
    "refused",
    "words",
]

_MOST_SHOWN = 10


def checked(tables: Tables, known: Mapping[str, frozenset[str]] | None = None) -> Tables:
    """The tables, if nothing is wrong with them; `known` has keys of rows that are not among these.

    Raises PublishError with what is wrong.
    """
    if found := list(islice(mistakes(tables, known or {}), _MOST_SHOWN)):
        raise refused(found)
    return tables


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is to be said of a run that is ready to be published: its journal, and limits that it went over."""

    journal: Journal
    warnings: list[str]

    def record(self) -> dict[str, Any]:
        """The conclusion as `run.json` shows it."""
        return {"run": self.journal.run, "changes": self.journal.changes, "warnings": self.warnings}


def conclude(
    previous: Path, folder: Path, *, decisions: Decisions, assertions: Iterable[Assertion], force: bool = False
) -> Conclusion:
    """Judges the tables in `folder`, ready to take the place of those in `previous`, and writes their journal.

    Raises PublishError when they are below what an assertion demands, unless it is to be by `force`.
    """
    found = list(breaches(folder, assertions))
    if not force and (short := [breach.reason for breach in found if breach.refuses]):
        raise PublishError("too little was found, nothing was written (--force would):\n" + "\n".join(short))
    return Conclusion(write_journal(previous, folder, decisions), [breach.reason for breach in found])
