"""The corpus: which files of a folder are documents, what is inside an archive, and how much one document may cost.

Nothing slow is imported here, so that a run that finds nothing new is over at once.
"""

from __future__ import annotations

from pipeline.corpus.files import (
    DECISIONS_FILE,
    METADATA_FILE,
    Source,
    corpus_files,
    file_bytes,
    lies_among_documents,
    name_of,
    records_digest,
    sources,
)

__all__ = [
    "DECISIONS_FILE",
    "METADATA_FILE",
    "Source",
    "corpus_files",
    "file_bytes",
    "lies_among_documents",
    "name_of",
    "records_digest",
    "sources",
]
