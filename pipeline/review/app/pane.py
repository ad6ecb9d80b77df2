"""The document around a fact: its words marked, those of others underlined, every character where it was."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pipeline.report.page.evidence import Mark, marked
from pipeline.review.findings import Card, Findings

_AROUND = 900
"""Characters shown before and after the evidence."""
_MOST = 200_000
"""Characters of a document that are shown at once when the whole of it is asked for."""


@dataclass(frozen=True)
class Pane:
    """A stretch of a document from `start`; `more` says whether there is more of it."""

    start: int
    body: Markup
    more: bool


def pane(findings: Findings, card: Card, *, whole: bool = False) -> Pane:
    """The text around a card's evidence, or the whole document where it is not too long."""
    text: str = findings.documents[card.document_id]["text"]
    around = _MOST // 2 if whole else _AROUND
    start, end = card.evidence.start, card.evidence.end
    low, high = max(0, start - around), min(len(text), end + around)
    marks = [Mark(a, b, kind) for a, b, kind in findings.marks(card.document_id) if a < high and low < b]
    marks.append(Mark(start, end, "judged"))
    # browsers make one character of a carriage return and a line feed, unless it is written as a reference
    body = Markup(str(marked(text, marks, low, high)).replace("\r", "&#13;"))
    return Pane(low, body, low > 0 or high < len(text))
