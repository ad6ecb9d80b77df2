"""The documents inside a report: their text with what was found in it marked, and a place for every link to land."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from pipeline.hostile import visible
from pipeline.report.page.reading import Reading, Source, Stated

_WHOLE = 4_000_000
"""Characters of all documents together up to which each is shown whole; past it only what is linked to is."""
_AROUND = 400
"""Characters shown on either side of evidence where a document is not shown whole."""

_MARKED = {
    "commitments": "commitment",
    "roles": "role",
    "acronyms": "acronym",
    "dates": "date",
    "mentions": "name",
}
_KEYS = {"commitments": "commitment_id", "roles": "role_id", "acronyms": "acronym_id", "mentions": "mention_id"}


class Links:
    """Hands out links to evidence and remembers them, so that each gets a place to land on."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def to(self, fact: Stated) -> str:
        """The address of a fact's evidence in the report."""
        return self.to_id(fact.id)

    def to_id(self, fact_id: str) -> str:
        """The address of the evidence of the fact with an id."""
        self.asked.add(fact_id)
        return f"#f-{fact_id}"


@dataclass(frozen=True)
class Mark:
    """A stretch of a document with what it is: `kind` for its looks, `id` where a link leads to it."""

    start: int
    end: int
    kind: str
    id: str | None = None


@dataclass(frozen=True)
class Page:
    """A document as the report shows it."""

    source: Source
    body: Markup
    whole: bool


def pages(reading: Reading, links: Links) -> list[Page]:
    """All documents with their marks; of a very large corpus only those that are linked to, and in excerpts."""
    marks = _marks(reading, links.asked)
    if sum(len(s.text) for s in reading.sources.values()) <= _WHOLE:
        return [Page(s, marked(s.text, marks[s.id]), True) for s in reading.sources.values()]
    return [
        Page(s, _excerpts(s.text, marks[s.id]), False)
        for s in reading.sources.values()
        if any(mark.id for mark in marks[s.id])
    ]


def _marks(reading: Reading, asked: set[str]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = defaultdict(list)
    for table, kind in _MARKED.items():
        frame = reading.tables[table]
        ids = frame[_KEYS[table]] if table in _KEYS else [""] * len(frame)
        places = zip(frame["document_id"], frame["start"], frame["end"], ids, strict=True)
        for document_id, start, end, fact_id in places:
            found[document_id].append(Mark(int(start), int(end), kind, fact_id if fact_id in asked else None))
    return found


def marked(text: str, marks: Sequence[Mark], low: int = 0, high: int | None = None) -> Markup:
    """A stretch of text with its marks. Marks may overlap: the text is cut at every edge."""
    high = len(text) if high is None else high
    inside = [m for m in marks if m.start < high and low < m.end]
    edges = sorted({low, high, *(e for m in inside for e in (m.start, m.end) if low < e < high)})
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(inside, key=lambda m: (m.start, -m.end, m.kind)):
        opening[max(low, mark.start)].append(mark)
    live: list[Mark] = []
    out: list[str] = []
    for start, end in pairwise(edges):
        live = [m for m in live if m.end > start] + opening[start]
        out += (f'<a id="f-{escape(m.id)}"></a>' for m in opening[start] if m.id and m.start >= low)
        piece = escape(visible(text[start:end]))
        if live:
            kinds = " ".join(sorted({m.kind for m in live}))
            ids = " ".join(f"f-{escape(m.id)}" for m in live if m.id)
            out.append(f'<mark class="{kinds}"' + (f' data-f="{ids}"' if ids else "") + f">{piece}</mark>")
        else:
            out.append(str(piece))
    return Markup("".join(out))


def _excerpts(text: str, marks: list[Mark]) -> Markup:
    stretches = _merged((max(0, m.start - _AROUND), min(len(text), m.end + _AROUND)) for m in marks if m.id)
    return Markup('<span class="gap">[…]</span>').join(marked(text, marks, low, high) for low, high in stretches)


def _merged(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches in order, those that touch made one."""
    current: tuple[int, int] | None = None
    for low, high in sorted(stretches):
        if current and low <= current[1]:
            current = current[0], max(current[1], high)
        else:
            if current:
                yield current
            current = low, high
    if current:
        yield current
