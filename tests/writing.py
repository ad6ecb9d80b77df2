"""Tables of a test's own, published as a run publishes its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.decisions import Decisions
from pipeline.publish.folder import staged
from pipeline.write import Conclusion, TableFiles, Tables, checked, conclude, describe


def write_tables(
    tables: Tables, target: Path, run: Mapping[str, Any], *, decisions: Decisions | None = None
) -> Conclusion:
    """Checks the tables and publishes them with `datapackage.json` and `run.json` in the folder `target`."""
    with staged(target) as folder:
        files = TableFiles(folder)
        files.add_rows(checked(tables))
        files.close()
        conclusion = conclude(target, folder, decisions=decisions or Decisions(), assertions=())
        describe(folder, {**run, **conclusion.record()})
    return conclusion
