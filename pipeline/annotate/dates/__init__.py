"""`send_dates`: expressions that name a day, month, season, term, quarter, year or a range of them, with their days.

The files in order: `find` (where the expressions are), `join` (lists, edges, ranges), `tense` (which side of the
publication day), `values` and `edges` (which days), over `calendars` and `numbers`.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.dates import calendars, edges, values
from pipeline.annotate.dates.calendars import Interval
from pipeline.annotate.dates.find import Expression, Finder
from pipeline.annotate.dates.join import Joiner
from pipeline.annotate.dates.tense import Tense
from pipeline.annotate.dates.values import Context
from pipeline.annotate.layers import Block, Layers, require, show
from pipeline.found import FoundDate
from pipeline.rules import load
from pipeline.rules.dates import DateRules

_NAMED = ("month", "season", "year", "weekday", "holiday")
"""Kinds that also occur as, or inside, the names of people and bodies: April, Summer, March Town Council."""


class Dates:
    """Component: fills `layers.facts.dates` and `doc.spans["send_dates"]`."""

    def __init__(self, rules: DateRules) -> None:
        self._finder = Finder(rules)
        self._joiner = Joiner(rules)
        self._tense = Tense(rules)
        self._financial = rules.pattern(rules.financial)
        self._school = rules.pattern(rules.school)

    def __call__(self, doc: Doc) -> Doc:
        layers = require(doc, "send_dates", "send_sections", "send_sentences")
        resolver = _Resolver(self, layers)
        for block, expressions in self._found(layers):
            for expression in expressions:
                if not _is_name(layers, expression):
                    layers.facts.dates.append(resolver.fact(expression, block))
        show(doc, "send_dates", layers.facts.dates, "date")
        return doc

    def _found(self, layers: Layers) -> Iterator[tuple[Block, list[Expression]]]:
        """The joined expressions of every block that has any."""
        lowered = layers.view.lower()
        if len(lowered) != len(layers.view):  # a letter whose small form has two characters
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in layers.view)
        starts = [b.start for b in layers.blocks]
        by_block: dict[int, list[tuple[str, int, int]]] = {}
        for trigger in self._finder.triggers(lowered):
            i = bisect.bisect_right(starts, trigger[1]) - 1
            if i >= 0 and trigger[2] <= layers.blocks[i].end:
                by_block.setdefault(i, []).append(trigger)
        for i, triggers in by_block.items():
            block = layers.blocks[i]
            found = self._finder.find(layers.view, (block.start, block.end), triggers)
            yield block, self._joiner.join(layers.view, block.start, found)

    def context(self, layers: Layers, expression: Expression, mentioned: Interval | None) -> Context:
        """What an expression is resolved against."""
        sentence = layers.sentence_at(expression.start)
        span = (sentence.start, max(sentence.end, expression.end)) if sentence else (expression.start, expression.end)
        direction = self._tense.direction(layers.view, span, (expression.start, expression.end))
        calendar = self._calendar(layers.view, span, expression) if expression.kind == "year_pair" else None
        return Context(layers.metadata.published, direction, calendar, mentioned)

    def _calendar(self, view: str, span: tuple[int, int], expression: Expression) -> str | None:
        """Whether the words round a pair of years speak of money or of school, whichever is nearer."""
        nearest = {}
        for name, pattern in (("financial", self._financial), ("academic", self._school)):
            gaps = [
                max(expression.start - m.end(), m.start() - expression.end, 0)
                for m in pattern.finditer(view, max(span[0], expression.start - 120), min(span[1], expression.end + 80))
            ]
            if gaps:
                nearest[name] = min(gaps)
        return min(nearest, key=lambda n: nearest[n]) if nearest else None


class _Resolver:
    """Turns the expressions of one document into facts, in text order; keeps the last date mentioned."""

    def __init__(self, dates: Dates, layers: Layers) -> None:
        self._dates, self._layers = dates, layers
        self._mentioned: Interval | None = None

    def fact(self, expression: Expression, block: Block) -> FoundDate:
        """The fact that an expression is."""
        context = self._dates.context(self._layers, expression, self._mentioned)
        found = interval(expression, context)
        if found is not None:
            self._mentioned = found
        return FoundDate(
            start=expression.start,
            end=expression.end,
            rule=expression.rule,
            confidence=expression.confidence,
            date_start=found.start if found else None,
            date_end=found.end if found else None,
            precision=found.precision if found else "unresolved",
            relative=found.relative if found else True,
        )


def interval(expression: Expression, context: Context) -> Interval | None:
    """The days of an expression with its edges, to the end of its range; None when they cannot be known."""
    if expression.to is not None:
        return _range(expression, expression.to, context)
    if expression.year_from is not None:
        last = interval(expression.year_from, context)
        return _before(expression, last, context) if last else None
    found = values.resolve(expression.kind, expression.slots, context)
    return _with_edges(expression, found)


def _with_edges(expression: Expression, found: Interval | None) -> Interval | None:
    for edge, slots in expression.edges:
        found = (edges.part(edge, found, slots) or found) if found else None
    return found


def _before(expression: Expression, last: Interval, context: Context) -> Interval | None:
    """The reading of an expression without a year that comes last before the end of its range or list."""
    years = (last.end.year, last.end.year - 1)
    readings = (
        _with_edges(expression, values.resolve(expression.kind, {**expression.slots, "year": str(y)}, context))
        for y in years
    )
    found = next((r for r in readings if r is not None and r.start <= last.start), None)
    return replace(found, relative=last.relative) if found else None


def _range(first: Expression, last: Expression, context: Context) -> Interval | None:
    """From the first day of one expression to the last of the other."""
    own_year = "year" in first.slots or first.kind not in ("day", "month", "season", "term", "quarter")
    alone = replace_to(first)
    if own_year and "year" not in last.slots and last.kind in ("day", "month", "season", "term", "quarter"):
        start = interval(alone, context)
        end = _after(last, start, context) if start else None
    else:
        end = interval(last, context)
        start = interval(alone, context) if own_year or end is None else _before(alone, end, context)
    if start is None or end is None or start.start > end.end:
        return None
    return Interval(start.start, end.end, "range", start.relative or end.relative)


def replace_to(expression: Expression) -> Expression:
    """The first end of a range by itself."""
    return replace(expression, to=None)


def _after(expression: Expression, first: Interval, context: Context) -> Interval | None:
    """The first reading of an expression without a year that ends after another interval begins."""
    readings = (
        _with_edges(expression, values.resolve(expression.kind, {**expression.slots, "year": str(y)}, context))
        for y in (first.start.year, first.start.year + 1)
    )
    found = next((r for r in readings if r is not None and r.end >= first.start), None)
    return replace(found, relative=first.relative) if found else None


def _is_name(layers: Layers, expression: Expression) -> bool:
    """Whether an expression is (part of) a name found before: a person called April, a body called after a month."""
    return expression.kind in _NAMED and any(
        m.start <= expression.start and expression.end <= m.end for m in layers.facts.mentions
    )


@lru_cache(maxsize=4)
def _component(rules: DateRules) -> Dates:
    return Dates(rules)


@Language.factory("send_dates", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Dates:
    """Factory of `send_dates`: date expressions with their first and last day."""
    return Dates(load(*map(Path, rules)).dates)
