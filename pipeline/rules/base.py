"""What all rule files share: strict models, pattern rules with their examples, vocabularies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from pipeline.rules.patterns import LatePattern, compile_pattern, why_catastrophic
from pipeline.rules.source import Loc

MARKS = "«»"
"""The characters that mark, in an example, the part that a rule must find."""


class Model(BaseModel):
    """A piece of a rule file: unknown fields are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Example(BaseModel):
    """A text that a rule must find something in: the found part between « and », expected values beside it.

    In YAML either the bare text or a mapping of `text` and the values of the fact's fields.
    """

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)
    text: str

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_marked(self) -> Example:
        if [c for c in self.text if c in MARKS] != list(MARKS):
            raise ValueError("an example marks one found part with « and »")
        return self

    @property
    def plain(self) -> str:
        """The text without marks."""
        return self.text.replace("«", "").replace("»", "")

    @property
    def span(self) -> tuple[int, int]:
        """Where the marked part stands in `plain`."""
        start = self.text.index("«")
        return start, self.text.index("»") - 1

    @property
    def values(self) -> dict[str, Any]:
        """The expected values of the fact's fields."""
        return dict(self.model_extra or {})


class Rule(Model):
    """Anything with an id, the reason it exists for, and texts that show what it does."""

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    why: str | None = None
    examples: list[Example] = Field(min_length=1)
    counter_examples: list[str] = []


def _can_match(pattern: str, info: ValidationInfo, *, ignore_case: bool = False) -> str:
    """Refuses a pattern that is broken or can never match; `info.context` brings the vocabulary of its file."""
    if info.context is not None:
        compile_pattern(pattern, info.context["vocabulary"], ignore_case=ignore_case)
        if reason := why_catastrophic(pattern, info.context["vocabulary"]):
            raise ValueError(f"catastrophic: on some text this would take for ever ({reason})")
    return pattern


PatternText = Annotated[str, AfterValidator(_can_match)]
"""A pattern of a rule file, checked together with the file's shape."""
CaselessPattern = Annotated[str, AfterValidator(lambda pattern, info: _can_match(pattern, info, ignore_case=True))]
"""The same of a pattern that is used without regard to case: compiled as it is used."""


class PatternRule(Rule):
    """A rule whose mechanism is a pattern (see `pipeline.rules.patterns`)."""

    pattern: PatternText
    confidence: float = Field(default=0.9, ge=0, le=1)


class RuleBook(Model):
    """A rule file that can say what is wrong with it beyond its shape."""

    supplied: ClassVar[tuple[str, ...]] = ()
    """Names of vocabulary that patterns may use although it is not in the file: code brings it from another one."""

    published: date | None = Field(default=None, strict=True)
    """The publication day that the file's examples assume (read by `pipeline.evaluate.examples`, file by file)."""

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """(location, reason) of every mistake."""
        return iter(())


R = TypeVar("R", bound=PatternRule)


class PatternBook(RuleBook, Generic[R]):
    """A rule file with a vocabulary and pattern rules, tried in the order of the file."""

    vocabulary: dict[str, str | list[str]] = {}
    rules: list[R]

    @cached_property
    def compiled(self) -> list[tuple[R, re.Pattern[str]]]:
        """The rules with their regular expressions."""
        return [(rule, compile_pattern(rule.pattern, self.vocabulary)) for rule in self.rules]

    @cached_property
    def late(self) -> list[tuple[R, LatePattern]]:
        """The rules with regular expressions that are compiled when they are first needed."""
        return [(rule, LatePattern(rule.pattern, self.vocabulary)) for rule in self.rules]
