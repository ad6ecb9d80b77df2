"""All that decides what the tables of a run hold, and its digest: the same inputs, the same tables.

Nothing slow is imported here, so that a run that finds nothing new is over at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

from pipeline.corpus import Source, records_digest, sources
from pipeline.corpus.limits import Limits
from pipeline.fingerprints import code_fingerprint, rules_fingerprint, versions

Progress = Callable[[int, int, str], None]
"""Called with (documents done, documents in all, path of the document just done)."""


@dataclass(frozen=True)
class Inputs:
    """All that decides what the tables of a run hold."""

    corpus: Path
    rules: tuple[Path, ...]
    documents: tuple[Source, ...]
    limits: Limits
    rules_fingerprint: str
    digest: str

    @classmethod
    def of(cls, corpus: Path, rules: tuple[Path, ...], limits: Limits) -> Inputs:
        """The inputs as they are now. Raises CorpusError when there is no corpus."""
        documents = tuple(sources(corpus, limits))
        fingerprint = rules_fingerprint(rules)
        facts = [(d.name, d.sha256, d.refused) for d in documents]
        parts = (facts, records_digest(corpus), astuple(limits), fingerprint, code_fingerprint(), versions())
        digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
        return cls(corpus, rules, documents, limits, fingerprint, digest)

    @property
    def how(self) -> str:
        """A fingerprint of what decides what is found in a document, beside the document."""
        parts = (astuple(self.limits), self.rules_fingerprint, code_fingerprint(), versions())
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
