"""What it takes for a rule to keep one of its texts; each check returns what went wrong, or None."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.layers import Layers, normalise
from pipeline.briefing import Briefing, Metadata
from pipeline.evaluate.untried import why_untried
from pipeline.found import DocumentFacts, Found, Name
from pipeline.read.metadata import answer
from pipeline.read.stated_dates import stated_date
from pipeline.rules import Rules
from pipeline.rules.base import Example, Rule
from pipeline.rules.dates import Guard
from pipeline.rules.patterns import compile_pattern
from pipeline.rules.reading import MetadataRule, ZoneRule

_SENTENCE_MARK = "¶"
_YEAR_OF_THE_PAGE = 2024
"""What stands for the year that a page gives elsewhere: a rule may find a day without its year."""
_SEARCHED_LINES = ("cue", "hint")
"""Zone rules of these kinds are looked for inside a line; the others are the whole line."""


@dataclass(frozen=True)
class Bench:
    """Checks texts with one rule set and one pipeline; `published` is the publication day that they assume."""

    rules: Rules
    nlp: Language

    def missed(self, rule: Rule, example: Example, published: date | None) -> str | None:
        """A rule must find exactly what its example marks, with the values given beside it."""
        found = self._found(rule, example.plain, published)
        own = [fact for fact in found if fact.rule == rule.id]
        there = [fact for fact in own if (fact.start, fact.end) == example.span]
        marked = _quoted(example.plain, example.span)
        if there:
            fewest = min((_differences(fact, example.values) for fact in there), key=len)
            return f"{marked}: {'; '.join(fewest)}" if fewest else None
        if own:
            others = ", ".join(_quoted(example.plain, (fact.start, fact.end)) for fact in own)
            return f"finds {others} instead of {marked}"
        rivals = sorted({f.rule for f in found if f.start < example.span[1] and example.span[0] < f.end})
        untried = why_untried(rule, self.rules, example.plain)
        return (
            f"does not find {marked} in {example.plain!r}"
            + (f" (found by {', '.join(rivals)})" if rivals else "")
            + (f": {untried}" if untried else "")
        )

    def trapped(self, rule: Rule, text: str, published: date | None) -> str | None:
        """A rule must find nothing in its counter-example."""
        own = [fact for fact in self._found(rule, text, published) if fact.rule == rule.id]
        return f"finds {_quoted(text, (own[0].start, own[0].end))} in the counter-example {text!r}" if own else None

    def unguarded(self, guard: Guard, text: str, published: date | None) -> str | None:
        """A guard must match in its text, and no date may be found inside the match."""
        matches = [m.span() for m in self.rules.dates.pattern(guard.pattern).finditer(normalise(text))]
        if not matches:
            return f"does not match in {text!r}"
        for found in self._annotated(text, published).dates:
            if any(start < found.end and found.start < end for start, end in matches):
                return f"leaves the date {_quoted(text, (found.start, found.end))} in {text!r}"
        return None

    def unblocked(self, text: str, published: date | None) -> str | None:
        """Where a blocker applies there is no commitment."""
        found = self._annotated(text, published).commitments
        return f"leaves the commitment {_quoted(text, (found[0].start, found[0].end))} in {text!r}" if found else None

    def split_otherwise(self, text: str) -> str | None:
        """Sentences must begin where the text has its marks, and nowhere else."""
        expected = [piece.strip() for piece in text.split(_SENTENCE_MARK)]
        plain = " ".join(expected)
        layers = Layers.of(self.nlp(plain))
        sentences = [layers.text[s.start : s.end] for s in layers.sentences]
        return None if sentences == expected else f"splits into {f' {_SENTENCE_MARK} '.join(sentences)!r}"

    def _found(self, rule: Rule, text: str, published: date | None) -> list[Found]:
        """All that the pipeline finds in a text; for a rule that reads pages, what it finds in the text as a line."""
        if isinstance(rule, MetadataRule):
            return self._answer(rule, text)
        if isinstance(rule, ZoneRule):
            return self._furniture(rule, text)
        facts = self._annotated(text, published)
        return [fact for field in fields(facts) for fact in getattr(facts, field.name)]

    def _annotated(self, text: str, published: date | None) -> DocumentFacts:
        metadata = Metadata(published=published, published_precision="day" if published else None)
        return annotate(self.nlp, Briefing(text, metadata=metadata))

    def _answer(self, rule: MetadataRule, line: str) -> list[Found]:
        """The answer of the rule: its group `value`; for a day of publication, if a day can be read from it."""
        pattern = compile_pattern(rule.pattern, self.rules.metadata.vocabulary)
        found = answer(rule, pattern, normalise(line), self.rules)
        if found is None or (rule.field == "published" and stated_date(found[1], year=_YEAR_OF_THE_PAGE) is None):
            return []
        start, value = found
        if rule.gives is not None and (mark := pattern.search(normalise(line))):
            return [Found(start=start, end=mark.end("value"), rule=rule.id)]
        return [Found(start=start, end=start + len(value), rule=rule.id)]

    def _furniture(self, rule: ZoneRule, line: str) -> list[Found]:
        """What the rule knows furniture by, compared in lower case."""
        pattern = compile_pattern(rule.pattern, self.rules.zones.vocabulary)
        wording = normalise(line).lower()
        match = pattern.search(wording) if rule.where in _SEARCHED_LINES else pattern.fullmatch(wording)
        return [Found(start=match.start(), end=match.end(), rule=rule.id)] if match else []


def _differences(fact: Found, expected: dict[str, Any]) -> list[str]:
    """How a fact differs from the values given beside an example."""
    known = {field.name for field in fields(fact)}
    wrong = []
    for name, value in expected.items():
        if name not in known:
            wrong.append(f"{type(fact).__name__} has no field {name}")
        elif (actual := _plain(getattr(fact, name))) != value:
            wrong.append(f"{name} is {_shown(actual)}, not {_shown(value)}")
    return wrong


def _plain(value: Any) -> Any:
    """A value as rule files write it: an entity as its name."""
    return value.name if isinstance(value, Name) else value


def _shown(value: Any) -> str:
    return str(value) if isinstance(value, date) else repr(value)


def _quoted(text: str, span: tuple[int, int]) -> str:
    return f"«{text[slice(*span)]}»"
