"""Why a rule does not find what its example marks, as far as its own pattern and the words that call it tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.annotate.layers import normalise
from pipeline.rules import Rules
from pipeline.rules.base import Rule
from pipeline.rules.commitments import CueRule, LineRule
from pipeline.rules.dates import FIGURE, YEAR, DateRule, DateRules
from pipeline.rules.patterns import words


def why_untried(rule: Rule, rules: Rules, text: str) -> str | None:
    """What keeps a rule from being tried on a text, or from matching it; None where that is not the reason."""
    if isinstance(rule, DateRule):
        return _of_date(rule, rules.dates, normalise(text))
    if isinstance(rule, CueRule | LineRule) and rule.on and not any(word in text.lower() for word in words(rule.on)):
        return f"it is never tried there: none of the words of its `on` stands in it ({rule.on})"
    return None


def _of_date(rule: DateRule, dates: DateRules, view: str) -> str | None:
    match = dates.pattern(rule.pattern).search(view)
    if match is None:
        return "its pattern matches nowhere in it"
    found = match[0].lower()
    if not any(_triggered(kind, dates, found) for kind in rule.on.split()):
        return f"it is never tried there: «{match[0]}» holds no word of its `on` ({rule.on})"
    if not _begun(dates.first_words(rule.begins or rule.on), found):
        told = f"its `begins` ({rule.begins})" if rule.begins else f"its `on` ({rule.on}), and it has no `begins`"
        return f"it is never tried there: «{match[0]}» does not begin with a word of {told}"
    return None


def _triggered(kind: str, dates: DateRules, found: str) -> bool:
    numbers = dates.number_triggers.get(kind, "(?!)")
    return bool({*dates.triggers.get(kind, ())} & {*re.findall(r"[\w']+", found)}) or bool(re.search(numbers, found))


def _begun(first: Iterable[str], found: str) -> bool:
    names = {*first}
    if not found[0].isalpha():
        return not names.isdisjoint({YEAR, FIGURE})
    return found.startswith(tuple(names))
