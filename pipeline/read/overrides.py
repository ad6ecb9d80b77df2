"""`corpus/metadata.csv`: what the data team knows about documents, over whatever they say themselves."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pipeline.briefing import Metadata
from pipeline.corpus import METADATA_FILE
from pipeline.errors import CorpusError, ReadError
from pipeline.read.decoding import decode
from pipeline.read.stated_dates import stated_date

_COLUMNS = ("path", "title", "author", "publisher", "published")


def read_overrides(corpus: Path) -> dict[str, Metadata]:
    """{path relative to the corpus: metadata} from `metadata.csv`; empty cells override nothing.

    Raises CorpusError with file and line for what is no such table or a date that is none.
    """
    path = corpus / METADATA_FILE
    if not path.is_file():
        return {}
    try:
        reader = csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""))
        if "path" not in (reader.fieldnames or []) or set(reader.fieldnames or []) - set(_COLUMNS):
            raise CorpusError(f"{path}:1: the columns are {', '.join(_COLUMNS)}")
        return {row["path"]: _override(row, f"{path}:{reader.line_num}") for row in reader}
    except (OSError, ReadError, csv.Error) as error:
        raise CorpusError(f"{path}: {error}") from error


def _override(row: dict[str, str], place: str) -> Metadata:
    if None in row or not row["path"]:
        raise CorpusError(f"{place}: a row has a path and one cell for each column")
    title, author, publisher = ((row.get(column) or "").strip() or None for column in ("title", "author", "publisher"))
    metadata = Metadata(title=title, author=author, publisher=publisher)
    if stated := (row.get("published") or "").strip():
        found = stated_date(stated)
        if found is None:
            raise CorpusError(f"{place}: {stated!r} is no date (write 2024-03-21)")
        metadata.published, metadata.published_precision = found
    return metadata


def apply_override(metadata: Metadata, override: Metadata) -> None:
    """Lays what the data team knows over what a document says."""
    for field in ("title", "author", "publisher", "published"):
        if (value := getattr(override, field)) is not None:
            setattr(metadata, field, value)
            metadata.sources[field] = "metadata"
    if override.published is not None:
        metadata.published_precision = override.published_precision
