"""Where the evidence of a decision stands in a document's text as it is today."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.decisions import Evidence

Span = tuple[int, int]

_TELLING = 25
"""Evidence of this length is known again without the sentence around it; "May 2025" is not."""


def standing(evidence: Evidence, text: str) -> Span | None:
    """The evidence's place: in its sentence, wherever that has moved to; or None when it no longer stands.

    A sentence that was reworded around the evidence leaves it standing as long as it has not moved, or is long enough
    to be known by itself.
    """
    wanted = evidence.text
    if not wanted:
        return None
    if evidence.sentence and wanted in evidence.sentence:
        in_sentence = [
            start + offset
            for start in _occurrences(evidence.sentence, text)
            for offset in _occurrences(wanted, evidence.sentence)
        ]
        if in_sentence:
            return _nearest(in_sentence, evidence)
    if text[evidence.start : evidence.end] == wanted:
        return evidence.start, evidence.end
    if len(wanted) >= _TELLING:
        return _nearest(list(_occurrences(wanted, text)), evidence)
    return None


def nearest(wanted: str, text: str, span: Span) -> Span | None:
    """The occurrence of a text that is nearest to a span, or None."""
    starts = list(_occurrences(wanted, text))
    if not wanted or not starts:
        return None
    start = min(starts, key=lambda s: (abs(s - span[0]), s))
    return start, start + len(wanted)


def _nearest(starts: list[int], evidence: Evidence) -> Span | None:
    if not starts:
        return None
    start = min(starts, key=lambda s: (abs(s - evidence.start), s))
    return start, start + len(evidence.text)


def _occurrences(wanted: str, text: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)
