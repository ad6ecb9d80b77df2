"""What a person may want to know of the corpus as a whole, beside what reading notices of each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from pipeline.briefing import Metadata
from pipeline.corpus import DECISIONS_FILE, METADATA_FILE, Source
from pipeline.decisions import Decisions


def remarks(
    documents: tuple[Source, ...], failed: Collection[str], notes: Mapping[str, Metadata], decisions: Decisions
) -> Iterator[tuple[str, str]]:
    """(path, remark) on copies, on rows and decisions about documents that are not there, and on lines cut off.

    Copies that `failed` do not count. A document is known by its path: what was decided about one waits until a file
    has that path again.
    """
    first: dict[str, str] = {}
    for document in documents:
        if document.name in failed:
            continue
        if (same := first.setdefault(document.sha256, document.name)) != document.name:
            yield document.name, f"the contents are those of {same}: both count"
    there = {document.name for document in documents}
    for name in notes:
        if name not in there:
            yield METADATA_FILE, f"there is no document {name}"
    lost = Counter(d.evidence.path for d in decisions.facts if d.evidence.path not in there)
    for name, count in sorted(lost.items()):
        wait = "1 decision waits" if count == 1 else f"{count:,} decisions wait"
        yield DECISIONS_FILE, f"{wait} for {name}, which is no document: was it renamed?"
    for line in decisions.cut_off:
        yield DECISIONS_FILE, line
