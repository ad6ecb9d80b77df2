"""`send_dates`: expressions that name a day, month, season, term, quarter, year or a range of them, with their days.

The files in order: `find` (where the expressions are), `join` (lists, edges, ranges), `issues` (of journals),
`minute_numbers` (which are none), `short_years` (which are no days), `references`, `labels` and `tense` (what they are
resolved against), `resolve` (ranges, edges), `values` with `days` and `periods` (which days), `readings` (which of
several), over `calendars`, `feasts` and `numbers`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.dates.find import Expression, Finder, Trigger
from pipeline.annotate.dates.issues import Issues
from pipeline.annotate.dates.join import Joiner
from pipeline.annotate.dates.labels import Labels
from pipeline.annotate.dates.minute_numbers import minute_numbers
from pipeline.annotate.dates.readings import Context
from pipeline.annotate.dates.references import Cues, References
from pipeline.annotate.dates.resolve import interval
from pipeline.annotate.dates.short_years import read_short_years
from pipeline.annotate.dates.words import Text, lexicon
from pipeline.annotate.layers import Block, Layers, require, show
from pipeline.found import FoundDate
from pipeline.rules import load
from pipeline.rules.dates import DateKind, DateRules

_NUMBER = re.compile(r"(?<!\S)\d{1,2}(?:st|nd|rd|th)? +$")
_FAR = re.compile(r"\b(?:by|until|till|before|born(?: on)?|died(?: on)?)(?: the)? $", re.IGNORECASE)
"""Before a day that may be years from the day on which a page was written."""
_OLD = 1990
"""Years before are those of history, not of a page."""
_WHEN = re.compile(
    r"\b(?:the|in|by|of|from|since|until|till|to|for|during|before|after|and|or|this|last|next|each|every)(?: the)? $",
    re.IGNORECASE,
)
"""Before a month that is one, in a document that tells of Peter May."""
_NAMED: tuple[DateKind, ...] = ("month", "season", "year", "weekday", "holiday", "day_word")
"""Kinds that also occur as, or inside, the names of people and bodies: April, Summer, March Town Council."""


class Dates:
    """Component: fills `layers.facts.dates` and `doc.spans["send_dates"]`."""

    def __init__(self, rules: DateRules, nlp: Language) -> None:
        self._lexicon = lexicon(nlp, rules)
        self._finder = Finder(rules)
        self._joiner = Joiner(rules)
        self._issues = Issues(rules)
        self._cues = Cues(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Finds the dates of a document."""
        layers = require(doc, "send_dates", "send_sections", "send_sentences")
        layers.facts.dates += self._facts(doc, layers)
        show(doc, "send_dates", layers.facts.dates, "date")
        return doc

    def _facts(self, doc: Doc, layers: Layers) -> Iterator[FoundDate]:
        """The dates of a document in text order."""
        text = Text.of(doc, self._lexicon)
        found_in = list(self._expressions(layers, text))
        read_short_years(layers.view, (e for _, found in found_in for e in found), layers.metadata.published)
        full = _full_days(layers.view, found_in) if layers.metadata.published is None else []
        references = References(self._cues, layers, text, Labels(layers.view, full))
        names = _Names(layers)
        numbered = minute_numbers(layers.view, found_in)
        for block, expressions in found_in:
            for expression in expressions:
                if names.hold(expression) or expression.start in numbered:
                    continue
                context = references.context(expression, block)
                found = interval(expression, context)
                if found is None and not _may_be_known(expression, context):
                    continue
                if found is not None:
                    found = references.remember(expression, block, found)
                yield FoundDate(
                    start=expression.start,
                    end=expression.end,
                    rule=expression.rule,
                    confidence=expression.confidence,
                    date_start=found.start if found else None,
                    date_end=found.end if found else None,
                    precision=found.precision if found else "unresolved",
                    relative=found.relative if found else True,
                )

    def _expressions(self, layers: Layers, text: Text) -> Iterator[tuple[Block, list[Expression]]]:
        """The joined expressions of every block that has any."""
        starts = [block.start for block in layers.blocks]

        def reject(start: int, end: int, guard: str) -> None:
            layers.reject(start, end, "send_dates", guard)

        by_block: dict[int, list[Trigger]] = {}
        for trigger in self._finder.triggers(text):
            i = bisect.bisect_right(starts, trigger.start) - 1
            if i >= 0 and trigger.end <= layers.blocks[i].end:
                by_block.setdefault(i, []).append(trigger)
        for i, triggers in by_block.items():
            block = layers.blocks[i]
            start = _with_number(layers.view, block.start)
            found = self._finder.find(text, start, block.end, triggers, reject)
            joined = self._joiner.join(text, start, found)
            yield block, list(self._issues.joined(text.view, block, joined, layers.metadata.published))


def _full_days(view: str, found: list[tuple[Block, list[Expression]]]) -> list[tuple[int, date]]:
    """The days told with their years, with their offsets, in text order; no deadlines or days of birth."""
    days = []
    for _, expressions in found:
        for expression in expressions:
            if expression.kind not in ("day", "numeric", "iso") or "year" not in expression.slots or expression.edges:
                continue
            known = interval(expression, Context(None))
            if (
                known is None
                or known.start.year < _OLD
                or _FAR.search(view, max(0, expression.start - 20), expression.start)
            ):
                continue
            days.append((expression.start, known.start))
    return sorted(days)


def _may_be_known(expression: Expression, context: Context) -> bool:
    """Whether an expression without days would have some if the publication day were known; if not, it is no date."""
    known = context._replace(published=date(2000, 1, 1))
    return context.published is None and not expression.needs_antecedent and interval(expression, known) is not None


class _Names:
    """The stretches of a document that are names of people and bodies, and the months that people in it are called."""

    def __init__(self, layers: Layers) -> None:
        self._view = layers.view
        self._spans = sorted({(m.start, m.end) for m in layers.facts.mentions})
        people = [layers.view[m.start : m.end].split() for m in layers.facts.mentions if m.kind == "person"]
        self._called = {word for words in people if len(words) > 1 for word in (words[0], words[-1])}

    def hold(self, expression: Expression) -> bool:
        """Whether an expression is (part of) a name found before, or stands for somebody so called."""
        if expression.kind not in _NAMED:
            return False
        i = bisect.bisect_right(self._spans, (expression.start, len(self._spans) and self._spans[-1][1])) - 1
        if i >= 0 and self._spans[i][1] >= expression.end:
            return True
        alone = self._view[expression.start : expression.end] in self._called
        return alone and not _WHEN.search(self._view, max(0, expression.start - 12), expression.start)


def _with_number(view: str, start: int) -> int:
    """Where a block begins when the number before it is a day: "6 October" is no sixth heading."""
    number = _NUMBER.search(view, max(0, start - 8), start) if view.endswith(" ", 0, start) else None
    return number.start() if number else start


@Language.factory("send_dates", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Dates:
    """Factory of `send_dates`: date expressions with their first and last day."""
    return Dates(load(*map(Path, rules)).dates, nlp)
