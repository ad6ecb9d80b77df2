"""The models of rules/zones.yaml and rules/metadata.yaml: what is not the briefing, and what a page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, get_args

from pydantic import Field

from pipeline.facts import OrganisationKind
from pipeline.rules.base import PatternBook, PatternRule
from pipeline.rules.patterns import LatePattern, Vocabulary, compile_pattern, words
from pipeline.rules.source import Loc

LineKind = Literal["line", "top", "end", "closer", "list", "cue", "hint"]
"""What a line of furniture means; see the head of rules/zones.yaml."""

_SEARCHED = frozenset({"cue", "hint"})
_FORMS = (
    "dated_line",
    "title_date",
    "season_named",
    "season_line",
    "name_line",
    "first_name_line",
    "edition_line",
    "name_and_motto",
    "signed_name",
    "name_and_day",
    "day_and_name",
    "dated_entry",
    "only_body",
    "masthead",
    "minutes",
    "only_minutes",
    "sitting",
    "chamber",
    "record_line",
    "speaker",
    "procedure",
    "journal_issue",
    "other_language",
    "series",
    "greeting",
    "greeting_to_one",
    "post_line",
    "honorific",
    "sign_off",
    "when_line",
    "day_alone",
    "statement",
    "family_voice",
    "bilingual",
    "organ",
    "no_publisher",
)
"""Entries of the vocabulary of rules/metadata.yaml that say what a line looks like from its beginning."""
_CAPITAL = re.compile(r"(?<!\\)[A-ZÀ-ÖØ-Þ]")


def _without_need(rule: ZoneRule | MetadataRule) -> Iterator[tuple[Loc, str]]:
    """(location, reason) of the examples of a rule on which it would never be tried."""
    for i, example in enumerate(rule.examples):
        if rule.needs and not any(need in example.plain.lower() for need in rule.needs):
            yield ("examples", i), "holds none of the wordings that the rule needs"


class ZoneRule(PatternRule):
    """A wording by which lines of furniture are known, in lower case."""

    where: LineKind
    needs: list[str] = Field(default=[])
    """Wordings one of which a line must hold before the pattern is tried: for patterns that begin with anything."""


class LinePattern:
    """The rules for one kind of line: those that begin with their own words as one pattern, the others one by one."""

    def __init__(self, rules: Sequence[ZoneRule], vocabulary: Vocabulary, *, whole: bool) -> None:
        own = "|".join(f"(?:{rule.pattern})" for rule in rules if not rule.needs)
        end = r"\Z" if whole else ""
        self._own = compile_pattern(f"(?:{own}){end}", vocabulary) if own else None
        self._needing = [
            (rule.needs, compile_pattern(f"(?:{rule.pattern}){end}", vocabulary)) for rule in rules if rule.needs
        ]
        self._whole = whole

    def matches(self, folded: str) -> bool:
        """Whether any of the rules holds for a line in lower case."""
        if self._own is not None and (self._own.match(folded) if self._whole else self._own.search(folded)):
            return True
        for needs, pattern in self._needing:
            for need in needs:
                if need in folded:
                    if pattern.match(folded) if self._whole else pattern.search(folded):
                        return True
                    break
        return False


class ZoneRules(PatternBook[ZoneRule]):
    """rules/zones.yaml"""

    menu: list[str]
    """Entries of menus and footers."""

    @cached_property
    def menu_entries(self) -> frozenset[str]:
        """`menu` as a set."""
        return frozenset(self.menu)

    @cached_property
    def patterns(self) -> dict[LineKind, LinePattern]:
        """The patterns of each kind of line: for whole lines, or for `cue` and `hint` to be searched."""
        kinds: tuple[LineKind, ...] = get_args(LineKind)
        return {
            kind: LinePattern(
                [rule for rule in self.rules if rule.where == kind], self.vocabulary, whole=kind not in _SEARCHED
            )
            for kind in kinds
        }

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """(location, reason) of every mistake."""
        yield from super().mistakes()
        for i, rule in enumerate(self.rules):
            yield from ((("rules", i, *loc), reason) for loc, reason in _without_need(rule))
            if found := _CAPITAL.search(rule.pattern):
                yield (
                    ("rules", i, "pattern"),
                    f"can never match: lines are compared in lower case, not with {found[0]!r}",
                )


class MetadataRule(PatternRule):
    """A way in which a page says who wrote it, who publishes it or when; the group `value` is the answer.

    Rules are tried in the order of the file, the first that matches wins. `field: label` marks a line that stands above
    or below titles and is none.
    """

    field: Literal["title", "author", "publisher", "published", "label"]
    lines: int | None = None
    """The rule holds down to the briefing's first so many lines (positive), or from its last so many on (negative)."""
    needs: list[str] = Field(default=[])
    """Lower-case wordings one of which a line must hold before the pattern is tried."""
    prose: bool = False
    """The rule reads long lines, too: what it finds can stand in a sentence of the text."""
    known: bool = False
    """The answer must be a body that the gazetteer knows."""
    kinds: list[OrganisationKind] = Field(default=[])
    """The answer must be a body that the gazetteer knows, of one of these kinds."""
    gives: str | None = None
    """The answer, where the page does not name it: by the marks in the group `value` it is known whose page it is."""
    with_we: bool = False
    """Holds on pages that speak of their publisher as "we"."""
    fallback: bool = False
    """Counts only when neither another rule nor the title or the file's name tells."""
    sure: bool = False
    """The page says so in as many words: another answer of such a rule contradicts it, and is told."""
    source: str
    """How the answer is known, for `documents.published_source`."""


class MetadataRules(PatternBook[MetadataRule]):
    """rules/metadata.yaml"""

    labels_above: list[str]
    """What stands on a line of its own and says what the next line is."""
    dates_below: list[str] = Field(default=[])
    """How a line ends, in small letters, that heads a list of days."""
    also_called: dict[str, str] = Field(default={})
    """{name in another language: the name to show}."""
    sites: dict[str, str] = Field(default={})
    """{host of web or mail addresses: the body whose it is}."""
    public_suffixes: list[str]
    """Parts of a host's name that do not name its owner."""
    hosts_of_others: list[str]
    """Names of hosts that pages link to without being published there."""
    class_words: frozenset[str]
    """Words, in small letters, that tell no board or committee from others."""
    acronyms_kept: list[str] = Field(default=[])
    """Words of names and titles set in capitals that stay so."""

    @cached_property
    def forms(self) -> dict[str, LatePattern]:
        """The forms of lines that code asks for, as regular expressions."""
        return {name: LatePattern(f"{{{name}}}", self.vocabulary) for name in _FORMS}

    @cached_property
    def heads(self) -> frozenset[str]:
        """The nouns that names of bodies end with."""
        return frozenset(words(self.vocabulary["heads"]))

    @cached_property
    def labels(self) -> frozenset[str]:
        """`labels_above` as a set."""
        return frozenset(self.labels_above)

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """(location, reason) of every mistake."""
        yield from super().mistakes()
        for i, rule in enumerate(self.rules):
            yield from ((("rules", i, *loc), reason) for loc, reason in _without_need(rule))
            if "(?P<value" not in rule.pattern:
                yield ("rules", i, "pattern"), "has no group `value`"
            if any(need != need.lower() for need in rule.needs):
                yield ("rules", i, "needs"), "is compared in lower case"
