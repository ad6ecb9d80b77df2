"""Resolve: surface forms of the whole corpus to entities, commitments to threads, facts of each document to rows.

Works on distinct names and keys, not on text. Two passes over the documents' facts: a `Census` counts all names and
notes all keys, `resolve` makes entities and threads of them, then `document_rows` gives the facts of each document
their ids. Both passes look at a document at a time; between them only the census is kept.
"""

from __future__ import annotations

from pipeline.resolve.census import Census
from pipeline.resolve.comparisons import Kept
from pipeline.resolve.corpus import Resolved, resolve
from pipeline.resolve.identities import Identities, Keys
from pipeline.resolve.ids import stable_id
from pipeline.resolve.rows import DocumentRows, document_rows

__all__ = ["Census", "DocumentRows", "Identities", "Kept", "Keys", "Resolved", "document_rows", "resolve", "stable_id"]
