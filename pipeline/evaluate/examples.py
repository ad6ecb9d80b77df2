"""Runs the rules' own examples: each rule must find what its examples mark, and nothing in its counter-examples.

Examples go through the whole pipeline, so that they also show that no other rule takes the fact away. Rules for reading
pages, which work before it, are laid over the example as a line of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from pipeline.annotate import build
from pipeline.evaluate.checks import Bench
from pipeline.rules import Rules, load_checked, rule_files, shipped_folder
from pipeline.rules.base import Rule, RuleBook
from pipeline.rules.commitments import Blocker
from pipeline.rules.dates import Guard
from pipeline.rules.layering import identified
from pipeline.rules.sentences import AbbreviationRule
from pipeline.rules.source import Loc, RuleFile

Exemplified = Rule | Guard | Blocker | AbbreviationRule
"""Whatever in rule files has an id and texts that show what it does."""
Check = Callable[[], str | None]


@dataclass(frozen=True)
class Failure:
    """An example that a rule does not keep: `place` is `file:line` of the example.

    `consequence`: the rule is a shipped one, and what lies over the shipped rules takes away what it found.
    """

    place: str
    rule: str
    reason: str
    consequence: bool

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.reason}"


@dataclass(frozen=True)
class Stated:
    """A rule with the file and the place in it where it is stated."""

    rule: Exemplified
    file: RuleFile
    loc: Loc

    @property
    def published(self) -> date | None:
        """The publication day that the file gives its examples."""
        return self.file.data.get("published")


def failures(*folders: Path) -> list[Failure]:
    """Every example and counter-example that is not kept, in the order of the rule set.

    `folders` are laid over the shipped rules. Raises RuleError when the files themselves have mistakes.
    """
    bench = Bench(load_checked(*folders), build(*folders))
    overlaid = len(rule_files(*folders)[0]) > 1
    return [
        Failure(
            stated.file.at((*stated.loc, *loc)),
            stated.rule.id,
            reason,
            overlaid and stated.file.path.is_relative_to(shipped_folder()),
        )
        for stated in stated_rules(*folders)
        for loc, reason in _broken(stated, bench)
    ]


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
    for rule in _rules_of(load_checked(*folders)):
        yield Stated(rule, *places[rule.id])


def _rules_of(rules: Rules) -> Iterator[Exemplified]:
    for book in _values(rules):
        for items in _values(book) if isinstance(book, RuleBook) else ():
            yield from (item for item in (items if isinstance(items, list) else ()) if isinstance(item, Exemplified))


def _values(model: BaseModel) -> list[object]:
    return [getattr(model, name) for name in type(model).model_fields]


def _broken(stated: Stated, bench: Bench) -> Iterator[tuple[Loc, str]]:
    """(place inside the rule, what went wrong) of each of one rule's texts that it does not keep."""
    for loc, check in _checks(stated.rule, stated.published, bench):
        try:
            reason = check()
        except Exception as error:  # a rule that breaks its component is told by name, and the others still run
            cause = error.__cause__ or error  # spaCy puts an error of its own in front of a component's
            reason = f"breaks with {type(cause).__name__}: {cause}"
        if reason is not None:
            yield loc, reason


def _checks(rule: Exemplified, published: date | None, bench: Bench) -> Iterator[tuple[Loc, Check]]:
    """(place inside the rule, check) for each of its texts."""
    if isinstance(rule, Rule):
        for i, example in enumerate(rule.examples):
            yield ("examples", i), partial(bench.missed, rule, example, published)
        for i, text in enumerate(rule.counter_examples):
            yield ("counter_examples", i), partial(bench.trapped, rule, text, published)
    elif isinstance(rule, Guard):
        for i, text in enumerate(rule.texts):
            yield ("texts", i), partial(bench.unguarded, rule, text, published)
    elif isinstance(rule, Blocker):
        for i, text in enumerate(rule.leaves):
            yield ("leaves", i), partial(bench.unblocked, text, published)
    else:
        for i, text in enumerate(rule.examples):
            yield ("examples", i), partial(bench.split_otherwise, text)
