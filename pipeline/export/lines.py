"""JSON lines: one file a table, one row a line."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.export.source import rows, whole
from pipeline.facts import PUBLISHED


def to_jsonl(outputs: Path, folder: Path) -> list[Path]:
    """Writes `<table>.jsonl` for each table; days as ISO 8601, lists as arrays."""
    files = []
    for model in PUBLISHED:
        path = folder / f"{model.table}.jsonl"
        with whole(path) as new, new.open("w", encoding="utf-8") as out:
            for row in rows(outputs, model.table):
                out.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        files.append(path)
    return files
