"""`corpus/metadata.csv`: what the data team knows about documents, over whatever they say themselves."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.briefing import Metadata
from pipeline.errors import CorpusError
from pipeline.read.stated_dates import stated_date

OVERRIDES_FILE = "metadata.csv"
_COLUMNS = {"path", "title", "author", "publisher", "published"}


def read_overrides(corpus: Path) -> dict[str, Metadata]:
    """{path relative to the corpus: metadata} from `metadata.csv`; empty cells override nothing.

    Raises CorpusError with file and line for unknown columns or a date that is none.
    """
    path = corpus / OVERRIDES_FILE
    if not path.is_file():
        return {}
    overrides = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        unknown = set(reader.fieldnames or []) - _COLUMNS
        if unknown or "path" not in (reader.fieldnames or []):
            raise CorpusError(f"{path}:1: columns are path, title, author, publisher, published")
        for row in reader:
            metadata = Metadata(title=row.get("title") or None, author=row.get("author") or None)
            metadata.publisher = row.get("publisher") or None
            if stated := (row.get("published") or "").strip():
                found = stated_date(stated)
                if found is None:
                    raise CorpusError(f"{path}:{reader.line_num}: {stated!r} is no date (write 2024-03-21)")
                metadata.published, metadata.published_precision = found
            overrides[row["path"]] = metadata
    return overrides
