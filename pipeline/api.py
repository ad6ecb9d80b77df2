"""One text to facts: the public way in for a single briefing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import facts as tables
from pipeline.annotate import annotate, build
from pipeline.annotate.sentences import split
from pipeline.facts import Row
from pipeline.places import place
from pipeline.publish import published
from pipeline.read import briefing_from_text
from pipeline.rules import load
from pipeline.tabulate import build_tables

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language


@dataclass(frozen=True)
class Facts:
    """The facts of one text, resolved within it: lists named as the tables, of the tables' rows."""

    organisations: list[tables.Organisation]
    people: list[tables.Person]
    mentions: list[tables.Mention]
    roles: list[tables.Role]
    dates: list[tables.Date]
    acronyms: list[tables.Acronym]
    commitments: list[tables.Commitment]

    def frames(self) -> dict[str, pd.DataFrame]:
        """{table: DataFrame} with the columns of the tables, also for kinds that have no facts."""
        import pandas as pd  # takes as long to import as all the rest, and is wanted only here

        models: dict[str, type[Row]] = {model.table: model for model in tables.TABLES}
        return {
            name: pd.DataFrame([row.model_dump() for row in rows], columns=list(models[name].model_fields))
            for name, rows in vars(self).items()
        }


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    return build()


def extract(text: str, *, published: date | str | None = None, title: str | None = None) -> Facts:
    """The facts of one text.

    `published` is the day relative dates are reckoned from, as a date or written as in "2025-03-03", `title` the
    briefing's title; what is not given is taken from the text where it says so. Offsets count in `text`.
    Raises TypeError for arguments of other types, ValueError for a day that is none.

    >>> from datetime import date
    >>> facts = extract("The DfE will publish its plan by the end of May.", published=date(2025, 3, 3))
    >>> [(c.strength, str(c.due_end)) for c in facts.commitments]
    [('firm', '2025-05-31')]
    """
    text = _text(text, "text")
    day = None if published is None else _day(published)
    rules = load()
    briefing = briefing_from_text(text, rules)
    if day is not None:
        briefing.metadata.published, briefing.metadata.published_precision = day, "day"
    if title is not None:
        briefing.metadata.title = _text(title, "title")
    rows = build_tables([(briefing, annotate(_pipeline(), briefing))], rules)
    return Facts(**{name: rows[name] for name in Facts.__dataclass_fields__})  # type: ignore[arg-type]


def sentences(text: str) -> list[str]:
    """The sentences of a text in order, each as it stands there; headings and list items count as sentences.

    Raises TypeError for what is no text.
    """
    return split(_text(text, "text"))


def _text(value: object, name: str) -> str:
    """The argument `name`, which has to be text."""
    if not isinstance(value, str):
        raise TypeError(f"{name} has to be a str, not {type(value).__name__}")
    return value


def _day(published: object) -> date:
    """The argument `published` as a day; of a time, the day it is in."""
    if isinstance(published, str):
        try:
            return date.fromisoformat(published)
        except ValueError:
            raise ValueError(f"published has to be a day such as '2025-03-03', not {published!r}") from None
    if isinstance(published, datetime):
        return published.date()
    if not isinstance(published, date):
        raise TypeError(f"published has to be a date or a str, not {type(published).__name__}")
    return published


@dataclass(frozen=True)
class Location:
    """Where a character of a document's text stands: its line in the text, and in the file where that has more.

    `page` is the page of a PDF, `element` the XPath in a page or the number of a paragraph in a Word document.
    """

    path: str
    line: int
    page: int | None = None
    element: str | None = None


def locate(document_id: str, offset: int, *, outputs: Path | str = "outputs") -> Location:
    """Where a reviewer finds the character at `offset` of a document's text, by the tables in the folder `outputs`.

    Raises KeyError for a document that is not in the tables, IndexError for an offset beyond its text.
    """
    import pyarrow.parquet as pq  # slow to load, and wanted only here

    files, of_document = published(place(outputs)), [("document_id", "=", document_id)]
    with files["documents.parquet"].open("rb") as file:
        found = pq.read_table(file, columns=["path", "text"], filters=of_document).to_pylist()
    if not found:
        raise KeyError(document_id)
    path, text = found[0]["path"], found[0]["text"]
    if not 0 <= offset < len(text):
        raise IndexError(f"{path}: offset {offset} is not in the text (0 to {len(text) - 1})")
    here = [*of_document, ("start", "<=", offset), ("end", ">", offset)]
    with files["places.parquet"].open("rb") as file:
        places = pq.read_table(file, columns=["page", "element"], filters=here).to_pylist()
    return Location(path, text.count("\n", 0, offset) + 1, **(places[0] if places else {}))
