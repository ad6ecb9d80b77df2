"""Resolve: surface forms of the whole corpus to entities, facts of each document to rows, commitments to threads.

Works on distinct names, not on text. Two passes over the documents' facts: a `Census` counts all names, `entities_of`
makes entities of them, then `document_rows` gives the facts of each document their ids. Both passes look at a document
at a time; between them only names are kept.
"""

from __future__ import annotations

from pipeline.resolve.census import Census
from pipeline.resolve.ids import stable_id
from pipeline.resolve.rows import DocumentRows, Entities, Identities, document_rows, entities_of
from pipeline.resolve.threads import threads_of

__all__ = [
    "Census",
    "DocumentRows",
    "Entities",
    "Identities",
    "document_rows",
    "entities_of",
    "stable_id",
    "threads_of",
]
