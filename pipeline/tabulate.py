"""A document's facts as rows of the tables, and the tables of a few documents at once."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.briefing import Briefing
from pipeline.facts import TABLES, Document, Place, Row
from pipeline.found import DocumentFacts
from pipeline.resolve import Census, Identities, document_rows, resolve, stable_id
from pipeline.rules import Rules

FACT_TABLES = ("mentions", "roles", "dates", "acronyms", "commitments", "threads")


def rows_of(briefing: Briefing, facts: DocumentFacts, known: Identities) -> dict[str, list[Row]]:
    """{table: rows} of one document; `known` has the identities of its names."""
    document_id, published = stable_id("document", briefing.path), briefing.metadata.published
    found = document_rows(document_id, published, facts, known)
    return {
        "documents": [document_row(document_id, briefing)],
        "places": list(place_rows(document_id, briefing)),
        **{table: list(getattr(found, table)) for table in FACT_TABLES},
    }


def build_tables(read: Iterable[tuple[Briefing, DocumentFacts]], rules: Rules) -> dict[str, list[Row]]:
    """{table: rows} of briefings that all fit into memory, resolved among themselves."""
    read = list(read)
    census = Census()
    for briefing, facts in read:
        document_id = stable_id("document", briefing.path)
        census.add(document_id, briefing.metadata.published, briefing.text, facts, rules)
    resolved = resolve(census, rules)
    rows: dict[str, list[Row]] = {model.table: [] for model in TABLES} | resolved.rows
    for briefing, facts in read:
        for table, more in rows_of(briefing, facts, resolved.identities).items():
            rows[table] += more
    return rows


def document_row(document_id: str, briefing: Briefing) -> Document:
    """The row of `documents` for a briefing."""
    about = briefing.metadata
    return Document(
        document_id=document_id,
        path=briefing.path,
        title=about.title,
        author=about.author,
        publisher=about.publisher,
        published=about.published,
        published_precision=about.published_precision,
        published_source=about.sources.get("published"),
        format=briefing.format,
        sha256=briefing.sha256,
        characters=len(briefing.text),
        words=len(briefing.text.split()),
        text=briefing.text,
        notices=briefing.notices,
    )


def place_rows(document_id: str, briefing: Briefing) -> list[Place]:
    """The rows of `places` for a briefing: none for formats without pages and elements."""
    starts = [place.start for place in briefing.places]
    return [
        Place(document_id=document_id, start=place.start, end=end, page=place.page, element=place.element)
        for place, end in zip(briefing.places, [*starts[1:], len(briefing.text)], strict=False)
    ]
