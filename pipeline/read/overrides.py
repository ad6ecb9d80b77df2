"""`corpus/metadata.csv`: what the data team knows about documents, over whatever they say themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

from pipeline.briefing import Metadata
from pipeline.corpus import METADATA_FILE
from pipeline.errors import CorpusError, ReadError
from pipeline.read.decoding import decode
from pipeline.read.stated_dates import written_day

_DELIMITERS = (",", ";", "\t")
_COLUMNS = ("path", "title", "author", "publisher", "published")
_UNCLOSED = 'a cell in quotation marks ends on its line, and marks inside it are written twice ("a ""good"" plan")'


def read_overrides(corpus: Path) -> dict[str, Metadata]:
    """{path relative to the corpus: metadata} from `metadata.csv`; empty cells override nothing.

    Commas, semicolons or tabs set cells apart, as spreadsheets have it; rows without any cell filled are none. Each row
    is one line: a quotation mark that is not closed would else swallow the rows below it. Raises CorpusError with file
    and line for what is no such table, for dates that are none, and for two rows on one document: all mistakes at once.
    """
    path = corpus / METADATA_FILE
    if not path.is_file():
        return {}
    try:
        text = decode(path.read_bytes())
    except (OSError, ReadError) as error:
        raise CorpusError(f"{path}: {error}") from error
    first, *lines = io.StringIO(text, newline=None)
    delimiter = next((sign for sign in _DELIMITERS if sign in first), ",")
    head = [name.strip().lower() for name in _cells(first, delimiter) or ()]
    if "path" not in head or len(set(head)) < len(head) or set(head) - set(_COLUMNS):
        raise CorpusError(f"{path}:1: the columns are {', '.join(_COLUMNS)}")
    return _overrides(path, head, [_cells(line, delimiter) for line in lines])


def _cells(line: str, delimiter: str) -> list[str] | None:
    """The cells of a line; None where quotation marks do not end with their cell."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _overrides(path: Path, head: Sequence[str], rows: Iterable[list[str] | None]) -> dict[str, Metadata]:
    found: dict[str, Metadata] = {}
    lines: dict[str, int] = {}
    mistakes = []
    for line, row in enumerate(rows, 2):
        if row is None:
            mistakes.append(f"{path}:{line}: {_UNCLOSED}")
            continue
        if not any(map(str.strip, row)):
            continue
        cells = {name: cell.strip() for name, cell in zip(head, row, strict=False)}
        name = cells["path"].replace("\\", "/").removeprefix("./") if "path" in cells else ""
        if not name or len(row) > len(head):
            mistakes.append(f"{path}:{line}: a row has a path and one cell for each column")
        elif name in lines:
            mistakes.append(f"{path}:{line}: {name} stands on line {lines[name]} already")
        else:
            lines[name] = line
            title, author, publisher = (cells.get(field) or None for field in ("title", "author", "publisher"))
            found[name] = metadata = Metadata(title=title, author=author, publisher=publisher)
            if stated := cells.get("published"):
                if day := written_day(stated):
                    metadata.published, metadata.published_precision = day
                else:
                    mistakes.append(f"{path}:{line}: {stated!r} is no date (write 2024-03-21)")
    if mistakes:
        raise CorpusError("\n".join(mistakes))
    return found


def as_named(overrides: Mapping[str, Metadata], names: Collection[str]) -> dict[str, Metadata]:
    """The overrides by the names that documents have: macOS may write an accent as a character of its own."""
    plain = {normalize("NFC", name): name for name in names}
    return {
        path if path in names else plain.get(normalize("NFC", path), path): known for path, known in overrides.items()
    }


def apply_override(metadata: Metadata, override: Metadata) -> None:
    """Lays what the data team knows over what a document says."""
    for field in ("title", "author", "publisher", "published"):
        if (value := getattr(override, field)) is not None:
            setattr(metadata, field, value)
            metadata.sources[field] = "metadata"
    if override.published is not None:
        metadata.published_precision = override.published_precision
