"""The models of rules/posts.yaml and rules/ministers.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field

from pipeline.facts import OrganisationKind
from pipeline.rules.base import Model, RuleBook
from pipeline.rules.organisations import Nation
from pipeline.rules.patterns import alternatives
from pipeline.rules.source import Loc

Status = Literal["current", "former", "acting", "incoming", "outgoing", "shadow"]


class PostRules(RuleBook):
    """rules/posts.yaml: the vocabulary of post titles. All lists are in lower case, save where the case tells."""

    heads: list[str]
    multiword_heads: list[str]
    modifiers_before: list[str]
    status_before: dict[str, Status]
    status_after: dict[str, Status]
    titles_before: list[str]
    """Of `status_before`, those that belong to the title as well as telling its status."""
    abbreviations: dict[str, str]
    area_words: list[str]
    area_ends: list[str]
    """Words that never belong to the area of a post: they end it."""
    area_places: list[str]
    """Words behind "for" that tell a place and no area of work."""
    body_nouns: list[str]
    """Class nouns that stand between a title and the name of its body: "president of teaching union Elmtu"."""
    class_nouns: list[str]
    """Class nouns that stand for a body named before: "chief executive of the charity"."""
    premodifier_ends: list[str]
    """Words that never stand before the head inside a title: they begin it."""
    labels: list[str]
    """Heads that are no title when they stand alone before a colon: whom to ask, who is to act."""
    verbs: list[str]
    """Plurals of heads that are as often what somebody does."""
    honorifics: list[str]
    """Heads that belong to the name when a name follows at once: "Councillor Reyne"."""
    not_posts: list[str]
    seated_in: list[Seat]
    only_of_bodies: list[str]
    """Posts that are those of a body, whatever name stands behind them."""
    council_officers: list[str]
    """Posts that, beside a place, are those of its council, wherever else people may hold them."""
    of_places_or_subjects: list[str]
    """Heads that stand before "of" or "for" with a place or a subject, as often as with a body."""
    held_anywhere: list[str]
    """Posts that people have wherever they live: "Ana Reyne, teacher, Frimbleton"."""
    kind_words: dict[OrganisationKind, list[str]]
    """Words of a body's name that tell its kind, where nothing else does."""
    offices_of_state: list[str]
    """Heads whose area may be a place: "Secretary of State for Wales"."""

    @cached_property
    def spelt_out(self) -> dict[str, str]:
        """{a head as found, blanks for hyphens, in lower case: the head in the singular}."""
        return {
            form: head for head in (*self.heads, *self.multiword_heads) for form in _numbers(head.replace("-", " "))
        }

    @cached_property
    def kinds(self) -> list[tuple[re.Pattern[str], frozenset[str]]]:
        """(pattern over a title in lower case, kinds of body that have such a post), tried in order."""
        return [
            (re.compile(("^{}$" if seat.whole else r"\b{}\b").format(alternatives(seat.posts))), frozenset(seat.kinds))
            for seat in self.seated_in
        ]

    @cached_property
    def kind_of_name(self) -> list[tuple[re.Pattern[str], str]]:
        """(pattern over a name in lower case, the kind of body it tells)."""
        return [(re.compile(rf"\b{alternatives(words)}\b"), kind) for kind, words in self.kind_words.items()]

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(rf"\b{alternatives([*self.held_anywhere, *self.offices_of_state])}\b", re.IGNORECASE)

    def is_held_anywhere(self, title: str) -> bool:
        """Whether a post tells nothing of a body: people are parents or consultants wherever they live."""
        return self._anywhere.search(title) is not None

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """Entries listed twice, and titles that no word of status stands for."""
        for name in ("heads", "multiword_heads", "not_posts"):
            entries: list[str] = getattr(self, name)
            for i, entry in enumerate(entries):
                if entry in entries[:i]:
                    yield (name, i), f"{entry!r} is listed twice"
        for i, title in enumerate(self.titles_before):
            if title not in self.status_before:
                yield ("titles_before", i), f"{title!r} is not in status_before"


class Seat(Model):
    """Posts that only bodies of some kinds have: a headteacher is never one of a department."""

    posts: list[str]
    kinds: list[OrganisationKind]
    whole: bool = False
    """The title is nothing but the post: "the head", not "head of policy"."""


def _numbers(head: str) -> Iterator[str]:
    """A head and its plural: "heads of service", "chief executives", "secretaries"."""
    yield head
    first, of, rest = head.partition(" of ")
    stem = first if of else head
    plural = f"{stem[:-1]}ies" if stem.endswith("y") else f"{stem}es" if stem.endswith(("s", "ch")) else f"{stem}s"
    if stem.endswith(("man", "men")):
        plural = f"{stem[:-3]}men"
    yield plural + of + rest


class MinisterialPost(Model):
    """A post of government and the department it belongs to; years are those in which the title was in use."""

    post: str
    department: str
    nation: Nation
    from_year: int = Field(alias="from", ge=1990, le=2100)
    to_year: int = Field(default=9999, alias="to", ge=1990)
    short: bool = False


class MinisterRules(RuleBook):
    """rules/ministers.yaml"""

    posts: list[MinisterialPost]
    nations: dict[Nation, list[str]]
    """What in the names of bodies tells that a document is about one nation."""
    ranks: dict[str, list[str]]
    """Ranks that only some governments have: a title of such a rank belongs to the one that the document names."""

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """Posts that ended before they began."""
        for i, post in enumerate(self.posts):
            if post.to_year < post.from_year:
                yield ("posts", i, "to"), f"{post.post} ended before it began"
