"""Why something was found, or was not: the facts of a text with their rules, the candidates that were turned down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.annotate import build, trace
from pipeline.annotate.layers import Layers
from pipeline.briefing import Briefing, Metadata
from pipeline.errors import CorpusError, ReadError
from pipeline.found import Found, FoundCommitment, FoundMention, Name
from pipeline.hostile import one_line
from pipeline.read import briefing_from_text, read_briefing
from pipeline.rules import load, reasons

_LAST = "send_commitments"
"""The component that passes most sentences over unread."""
_HIDDEN = frozenset(field.name for field in fields(Found)) | {"date"}
"""Fields that are not shown: those of every fact, and the offsets of a deadline's date."""


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


def explain_text(text: str, *, published: date | None = None, rules: Sequence[Path] = ()) -> list[Explanation]:
    """What became of every sentence of a text, by the shipped rules with those of the folders `rules` over them."""
    briefing = briefing_from_text(text, load(*rules), override=_known(published))
    return list(_explanations(briefing, rules))


def explain_document(
    path: Path, offset: int | None = None, *, published: date | None = None, rules: Sequence[Path] = ()
) -> list[Explanation]:
    """What became of every sentence of a document, or of the one that holds `offset`.

    Raises CorpusError for a document that cannot be read, and for an offset beyond its text.
    """
    try:
        briefing = read_briefing(path, path.parent, load(*rules), {path.name: _known(published)})
    except ReadError as error:
        raise CorpusError(f"{path}: {error}") from error
    if offset is not None and not 0 <= offset < len(briefing.text):
        raise CorpusError(f"{path}: offset {offset} is not in the text (0 to {len(briefing.text) - 1})")
    return list(_explanations(briefing, rules, offset))


def _known(published: date | None) -> Metadata:
    """What the caller knows of a document, which counts over what it says itself."""
    return Metadata(published=published, published_precision="day" if published else None)


def _explanations(briefing: Briefing, rules: Sequence[Path], offset: int | None = None) -> Iterator[Explanation]:
    layers = trace(build(*rules), briefing)
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


def show_explanations(
    explanations: Iterable[Explanation], console: Console | None = None, rules: Sequence[Path] = ()
) -> None:
    """Prints each sentence with its facts (rule, values, why the rule exists) and its rejected candidates."""
    console = console or Console()
    why = reasons(*rules)
    for explanation in explanations:
        console.print(Text(one_line(explanation.sentence), style="bold"), soft_wrap=True)
        if explanation.place is not None:
            console.print(Text(f"  stands {explanation.place}", style="dim"), soft_wrap=True)
        for fact in explanation.found:
            told = "; ".join(f"{name}: {value}" for name, value in _values(fact).items())
            console.print(Text(f"  found  {one_line(fact.text)}  ({fact.rule})"), soft_wrap=True)
            console.print(Text(f"         {told}"), soft_wrap=True)
            if reason := why.get(fact.rule):
                console.print(Text(f"         because: {reason}"), soft_wrap=True)
        for left in explanation.left:
            line = f"  left   {one_line(left.text)}  ({left.component}): {left.reason}"
            console.print(Text(line, style="dim"), soft_wrap=True)


def _values(fact: Found) -> dict[str, str]:
    """The fields a fact has beyond its evidence, as far as they say something, for people to read."""
    values = {field.name: getattr(fact, field.name) for field in fields(fact) if field.name not in _HIDDEN}
    if isinstance(fact, FoundMention) and fact.kind == "person":
        del values["organisation_kind"]
    return {name: _shown(value) for name, value in values.items() if value not in (None, "", False)}


def _shown(value: object) -> str:
    return one_line(value.name if isinstance(value, Name) else str(value))
