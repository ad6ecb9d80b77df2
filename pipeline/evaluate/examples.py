"""Runs the rules' own examples: each rule must find what its examples mark, and nothing in its counter-examples.

A rule's examples go through the whole pipeline, so that they also show that no other rule takes the fact away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from spacy.language import Language

from pipeline.annotate import annotate, build
from pipeline.annotate.layers import normalise
from pipeline.briefing import Briefing, Metadata
from pipeline.found import Found, Name
from pipeline.read.metadata import answer
from pipeline.read.stated_dates import stated_date
from pipeline.rules import Rules, load, rule_files
from pipeline.rules.base import Example, Rule, RuleBook
from pipeline.rules.layering import identified
from pipeline.rules.patterns import compile_pattern
from pipeline.rules.reading import MetadataRule
from pipeline.rules.source import Loc, RuleFile


@dataclass(frozen=True)
class Failure:
    """An example that a rule does not keep: `place` is `file:line` of the example."""

    place: str
    rule: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.reason}"


@dataclass(frozen=True)
class Stated:
    """A rule with the file and the place in it where it is stated."""

    rule: Rule
    file: RuleFile
    loc: Loc

    @property
    def published(self) -> date | None:
        """The publication day that the file gives its examples."""
        return self.file.data.get("published")


def check_examples(*folders: Path) -> list[str]:
    """`file:line: rule id: what went wrong` for every example and counter-example that is not kept.

    `folders` are laid over the shipped rules. Raises RuleError when the files themselves have mistakes.
    """
    return [str(failure) for failure in failures(*folders)]


def failures(*folders: Path) -> list[Failure]:
    """Every example and counter-example that is not kept, in the order of the rule set."""
    rules = load(*folders)
    checker = _Checker(rules, build(*folders))
    return [failure for stated in stated_rules(*folders) for failure in checker.check(stated)]


def stated_rules(*folders: Path) -> Iterator[Stated]:
    """Every rule that has examples, with the place that states it: the last one where folders override."""
    layers, _ = rule_files(*folders)
    places = {
        item["id"]: (file, loc)
        for files in layers
        for file in files
        for loc, identity, item in identified(file)
        if identity == "id"
    }
    for rule in rules_of(load(*folders)):
        yield Stated(rule, *places[rule.id])


def rules_of(rules: Rules) -> Iterator[Rule]:
    """All rules that state examples, file by file."""
    for kind in Rules.model_fields:
        book = getattr(rules, kind)
        for name in type(book).model_fields if isinstance(book, RuleBook) else ():
            value = getattr(book, name)
            yield from (item for item in (value if isinstance(value, list) else ()) if isinstance(item, Rule))


class _Checker:
    """Checks rules one by one with one pipeline."""

    def __init__(self, rules: Rules, nlp: Language) -> None:
        self._rules = rules
        self._nlp = nlp

    def check(self, stated: Stated) -> Iterator[Failure]:
        """What is not kept of one rule's examples and counter-examples."""
        for i, example in enumerate(stated.rule.examples):
            if reason := self._missed(stated, example):
                yield self._failure(stated, ("examples", i), reason)
        for i, text in enumerate(stated.rule.counter_examples):
            if reason := self._trapped(stated, text):
                yield self._failure(stated, ("counter_examples", i), reason)

    def _failure(self, stated: Stated, inner: Loc, reason: str) -> Failure:
        return Failure(stated.file.at((*stated.loc, *inner)), stated.rule.id, reason)

    def _missed(self, stated: Stated, example: Example) -> str | None:
        """Why an example is not kept; None when it is."""
        marked = _quoted(example.plain, example.span)
        try:
            found = self._found(stated, example.plain)
        except Exception as error:  # a rule that breaks its component must be told by name, and the others still run
            return f"breaks with {type(error).__name__}: {error} in {example.text!r}"
        own = [fact for fact in found if fact.rule == stated.rule.id]
        there = [fact for fact in own if (fact.start, fact.end) == example.span]
        if there:
            differences = [_difference(fact, example.values) for fact in there]
            return min(differences, key=lambda d: (d is not None, d)) and f"{marked}: {differences[0]}"
        if own:
            others = ", ".join(_quoted(example.plain, (fact.start, fact.end)) for fact in own)
            return f"finds {others} instead of {marked}"
        rivals = sorted({f.rule for f in found if f.start < example.span[1] and example.span[0] < f.end})
        return f"does not find {marked} in {example.plain!r}" + (f" (found by {', '.join(rivals)})" if rivals else "")

    def _trapped(self, stated: Stated, text: str) -> str | None:
        """What a rule finds in a counter-example; None when nothing, as it should."""
        try:
            own = [fact for fact in self._found(stated, text) if fact.rule == stated.rule.id]
        except Exception as error:
            return f"breaks with {type(error).__name__}: {error} in {text!r}"
        if not own:
            return None
        return f"finds {_quoted(text, (own[0].start, own[0].end))} in the counter-example {text!r}"

    def _found(self, stated: Stated, text: str) -> list[Found]:
        """All that the pipeline finds in a text; for a rule about metadata, the answer of that rule."""
        if isinstance(stated.rule, MetadataRule):
            return self._answers(stated.rule, text)
        published = stated.published
        metadata = Metadata(published=published, published_precision="day" if published else None)
        facts = annotate(self._nlp, Briefing(text, metadata=metadata))
        return [fact for field in fields(facts) for fact in getattr(facts, field.name)]

    def _answers(self, rule: MetadataRule, line: str) -> list[Found]:
        pattern = compile_pattern(rule.pattern, self._rules.metadata.vocabulary)
        found = answer(rule, pattern, normalise(line), self._rules)
        if found is None or (rule.field == "published" and stated_date(found[1]) is None):
            return []
        start, value = found
        return [Found(start=start, end=start + len(value), rule=rule.id)]


def _difference(fact: Found, expected: dict[str, Any]) -> str | None:
    """How a fact differs from the values given beside an example; None when it does not."""
    known = {field.name for field in fields(fact)}
    wrong = []
    for name, value in expected.items():
        if name not in known:
            wrong.append(f"{type(fact).__name__} has no field {name}")
        elif (actual := _plain(getattr(fact, name))) != value:
            wrong.append(f"{name} is {_shown(actual)}, not {_shown(value)}")
    return "; ".join(wrong) or None


def _plain(value: Any) -> Any:
    """A value as rule files write it: an entity as its name."""
    return value.name if isinstance(value, Name) else value


def _shown(value: Any) -> str:
    return str(value) if isinstance(value, date) else repr(value)


def _quoted(text: str, span: tuple[int, int]) -> str:
    return f"«{text[slice(*span)]}»"
