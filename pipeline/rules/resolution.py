"""The model of rules/resolution.yaml: when two names are one entity."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field

from pipeline.rules.base import Model, RuleBook
from pipeline.rules.patterns import compile_pattern, words


class Threshold(Model):
    """Similarities from 0 to 100 (rapidfuzz): from `same` on names are one, from `unsure` on somebody must look."""

    same: float = Field(ge=0, le=100)
    unsure: float = Field(ge=0, le=100)


class Thresholds(Model):
    """The thresholds of each kind of name."""

    organisation: Threshold
    person: Threshold


class ThreadRules(Model):
    """When two commitments are statements of one undertaking."""

    overlap: float = Field(ge=0, le=1)
    """Least overlap (cosine of TF-IDF weights) of statements in two documents."""
    action: float = Field(ge=0, le=100)
    """Least likeness (token_set_ratio) of their actions."""
    overlap_within: float = Field(ge=0, le=1)
    """Least overlap of statements in one document, or with two deadlines."""
    action_within: float = Field(ge=0, le=100)
    """Least likeness of the actions of statements in one document."""
    overlap_rare: float = Field(ge=0, le=1)
    """Least overlap of statements in two documents that share words of at least `weight_rare`."""
    weight_rare: float
    """Weight (sum of TF-IDF) from which on words in common are rare ones, however long the statements."""
    overlap_beside: float = Field(ge=0, le=1)
    """Least overlap of two statements of a thread that others hold together."""
    weight_with_deadline: float
    """Least weight of the words that statements with the same deadline share."""
    government: list[str]
    """Bodies that stand for one another as actors."""
    common: str
    """Words that say nothing of what is undertaken."""
    partly: list[str]
    """Patterns of promises of a part only."""
    pronouns: list[str]
    """Words that point back to the sentence before."""

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """`common` as a set."""
        return frozenset(words(self.common))

    @cached_property
    def partly_pattern(self) -> re.Pattern[str]:
        """`partly` as one pattern."""
        return compile_pattern("|".join(self.partly), {}, ignore_case=True)

    @cached_property
    def pronoun_pattern(self) -> re.Pattern[str]:
        """`pronouns` as one pattern."""
        return compile_pattern(rf"\b(?:{'|'.join(self.pronouns)})\b", {}, ignore_case=True)


class PostTitleRules(Model):
    """When two titles are of one post, and which posts one person at a time holds."""

    spelt_out: dict[str, str]
    """Short forms of titles to the title meant."""
    left_out: str
    """Words of titles that do not tell posts apart."""
    single: list[str]
    """Patterns of posts that only one person at a body holds at a time."""
    sole: list[str]
    """Patterns of those of them that there are only once, so that no body need be named."""

    @cached_property
    def idle_words(self) -> frozenset[str]:
        """`left_out` as a set."""
        return frozenset(words(self.left_out))

    @cached_property
    def single_pattern(self) -> re.Pattern[str]:
        """`single` as one pattern, for whole titles."""
        return compile_pattern("|".join(self.single), {}, ignore_case=True)

    @cached_property
    def sole_pattern(self) -> re.Pattern[str]:
        """`sole` as one pattern, for whole titles."""
        return compile_pattern("|".join(self.sole), {}, ignore_case=True)


class ResolutionRules(RuleBook):
    """rules/resolution.yaml"""

    thresholds: Thresholds
    weightless: str
    """Words that do not tell one body from another."""
    opposites: list[list[str]]
    """Words that tell bodies apart however alike their names are."""
    abbreviations: dict[str, str]
    """Short forms of words to the word meant."""
    droppable: str
    """Words that short forms of a body's name leave out."""
    told_by_subject: str
    """Words that together are in the names of groups which only their subject tells apart."""
    parts_of_councils: str
    """Last words of bodies that are parts of the council whose name they begin with."""
    topics: str
    """Words of the field, which do not name a body by themselves."""
    short_names: dict[str, str]
    """First names to the short forms that they go by."""
    full_time: list[str]
    """Patterns of posts of which nobody holds two at once: they tell namesakes apart."""
    another_job_after: int
    """Days between two such posts from which on one person may have held both."""
    posts: PostTitleRules
    threads: ThreadRules

    @cached_property
    def weightless_words(self) -> frozenset[str]:
        """`weightless` as a set."""
        return frozenset(words(self.weightless))

    @cached_property
    def distinguishing(self) -> frozenset[str]:
        """All words of `opposites`."""
        return frozenset(word for group in self.opposites for word in group)

    @cached_property
    def droppable_words(self) -> frozenset[str]:
        """`droppable` as a set."""
        return frozenset(words(self.droppable))

    @cached_property
    def subject_words(self) -> frozenset[str]:
        """`told_by_subject` as a set."""
        return frozenset(words(self.told_by_subject))

    @cached_property
    def council_part_words(self) -> frozenset[str]:
        """`parts_of_councils` as a set."""
        return frozenset(words(self.parts_of_councils))

    @cached_property
    def topic_words(self) -> frozenset[str]:
        """`topics` as a set."""
        return frozenset(words(self.topics))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """All words that do not name a body by themselves."""
        return self.droppable_words | self.topic_words | self.distinguishing

    @cached_property
    def short_forms(self) -> dict[str, frozenset[str]]:
        """`short_names` with sets."""
        return {name: frozenset(forms.split()) for name, forms in self.short_names.items()}

    @cached_property
    def full_time_pattern(self) -> re.Pattern[str]:
        """`full_time` as one pattern."""
        return compile_pattern(rf"\b(?:{'|'.join(self.full_time)})\b", {}, ignore_case=True)
