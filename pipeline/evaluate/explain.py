"""Why something was found, or was not: the facts of a text with their rules, the candidates that were turned down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.annotate import build, trace
from pipeline.annotate.layers import Layers
from pipeline.briefing import Briefing
from pipeline.errors import CorpusError
from pipeline.evaluate.examples import stated_rules
from pipeline.found import Found, FoundCommitment, FoundMention
from pipeline.read import briefing_from_text, read_briefing
from pipeline.rules import load

_LAST = "send_commitments"
"""The component that passes most sentences over unread."""
_HIDDEN = frozenset({"start", "end", "rule", "confidence", "text", "sentence", "section", "zone"})


@dataclass(frozen=True, order=True)
class Left:
    """A candidate that a component left, and why: the id of the guard or blocker, or a few words."""

    start: int
    text: str
    component: str
    reason: str


@dataclass(frozen=True)
class Explanation:
    """A sentence with what was found in it and what was turned down there; `place` is where in its file it stands."""

    sentence: str
    found: list[Found]
    left: list[Left]
    place: str | None = None


def explain_text(text: str, *, published: date | None = None) -> list[Explanation]:
    """What became of every sentence of a text."""
    briefing = briefing_from_text(text, load())
    if published is not None:
        briefing.metadata.published = published
    return list(_explanations(briefing))


def explain_document(path: Path, offset: int | None = None) -> list[Explanation]:
    """What became of every sentence of a document, or of the one that holds `offset`.

    Raises CorpusError for an offset beyond the text, ReadError for a document that cannot be read.
    """
    briefing = read_briefing(path, path.parent, load(), {})
    if offset is not None and not 0 <= offset < len(briefing.text):
        raise CorpusError(f"{path}: offset {offset} is not in the text (0 to {len(briefing.text) - 1})")
    return list(_explanations(briefing, offset))


def _explanations(briefing: Briefing, offset: int | None = None) -> Iterator[Explanation]:
    layers = trace(build(), briefing)
    wanted = layers.sentences if offset is None else [s for s in [layers.sentence_at(offset)] if s is not None]
    facts = list(layers.facts.all())
    for sentence in wanted:
        found = [f for f in facts if sentence.start <= f.start < sentence.end]
        left = _left(layers, briefing.text, sentence.start, sentence.end)
        weighed = any(isinstance(f, FoundCommitment) for f in found) or any(x.component == _LAST for x in left)
        if not weighed:
            left.append(Left(sentence.end, "the sentence", _LAST, "no word in it tells an undertaking"))
        place = briefing.place_at(sentence.start)
        where = (place.element or f"page {place.page}") if place is not None else None
        yield Explanation(briefing.text[sentence.start : sentence.end], found, left, where)


def _left(layers: Layers, text: str, start: int, end: int) -> list[Left]:
    """The rejected candidates inside a stretch, each once, in text order."""
    inside = [r for r in layers.trace or () if start <= r.start < end]
    return sorted({Left(r.start, text[r.start : r.end], r.component, r.reason) for r in inside})


def show_explanations(explanations: list[Explanation], console: Console | None = None) -> None:
    """Prints each sentence with its facts (rule, values, why the rule exists) and its rejected candidates."""
    console = console or Console()
    why = {stated.rule.id: getattr(stated.rule, "why", None) for stated in stated_rules()}
    for explanation in explanations:
        console.print(Text(" ".join(explanation.sentence.split()), style="bold"), soft_wrap=True)
        if explanation.place is not None:
            console.print(Text(f"  stands {explanation.place}", style="dim"), soft_wrap=True)
        for fact in explanation.found:
            values = {name: value for name, value in _values(fact).items() if value not in (None, "", False)}
            console.print(Text(f"  found  {fact.text!r} by {fact.rule} {values}"), soft_wrap=True)
            if reason := why.get(fact.rule):
                console.print(Text(f"         because: {reason}"), soft_wrap=True)
        for left in explanation.left:
            line = f"  left   {left.text!r} ({left.component}): {left.reason}"
            console.print(Text(line, style="dim"), soft_wrap=True)


def _values(fact: Found) -> dict[str, object]:
    """The fields a fact has beyond its evidence."""
    names = [n for cls in type(fact).__mro__ for n in getattr(cls, "__slots__", ())]
    kind = {"kind": fact.kind} if isinstance(fact, FoundMention) else {}
    return kind | {name: getattr(fact, name) for name in names if name not in _HIDDEN}
