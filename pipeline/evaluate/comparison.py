"""One document beside its gold: which facts count, and a record of the errors.

What lies in boilerplate does not count; nor does what is not annotated but touches a stretch that gold says to ignore.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.evaluate.extracted import Extracted
from pipeline.evaluate.gold import FactKind, Gold
from pipeline.evaluate.spans import Offsets, overlap
from pipeline.evaluate.tally import Error, Tally

_MOST_SHOWN = 160


class Spanned(Protocol):
    """Anything that stands somewhere in the document."""

    @property
    def span(self) -> Offsets:
        """Its half-open offsets."""


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True)
class Comparison:
    """One document: what was found in it, its gold, and the tally that the outcome goes to."""

    found: Extracted
    gold: Gold
    tally: Tally

    def live(self, fact: Spanned) -> bool:
        """Whether a fact stands in the briefing, not in the furniture around it."""
        return not any(overlap(fact.span, stretch) for stretch in self.gold.boilerplate)

    def counted(self, kind: FactKind, facts: Sequence[Spanned], matched: Container[int]) -> list[int]:
        """The indices of the facts that count: those matched, and those that touch nothing to be ignored."""
        ignored = self.gold.ignored(kind)
        return [i for i, f in enumerate(facts) if i in matched or not any(overlap(f.span, span) for span in ignored)]

    def text(self, span: Offsets) -> str:
        """The text of a span, on one line."""
        return " ".join(self.found.text[slice(*span)].split())[:_MOST_SHOWN]

    def error(self, kind: str, sort: str, span: Offsets, detail: str | None = None) -> None:
        """Notes an error; `detail` is the text of the span where nothing more is to be said."""
        self.tally.errors.append(Error(self.gold.doc, kind, sort, span, self.text(span) if detail is None else detail))


def missed(gold: Sequence[S], pairs: Mapping[int, int]) -> Iterator[S]:
    """What is annotated and was not matched."""
    matched = set(pairs.values())
    return (g for j, g in enumerate(gold) if j not in matched)
