"""The model of rules/assertions.yaml: what the tables of a run must amount to before they are published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, NonNegativeInt

from pipeline.facts import TABLES
from pipeline.rules.base import Model, RuleBook
from pipeline.rules.source import Loc

_COLUMNS = {model.table: set(model.model_fields) for model in TABLES}


class Assertion(Model):
    """A limit on an amount: below `least` a run is refused, above `most` it warns."""

    name: str
    measure: Literal["count", "rate", "filled", "share"]
    table: str
    column: str | None = None
    """The column whose values are counted, for `filled`."""
    where: dict[str, str | bool | float | None] = {}
    """The values that a row must have to be counted, for `share`; all rows where it is empty."""
    of: str | None = None
    """Another table of whose rows a `share` is taken."""
    least: float | None = Field(default=None, ge=0)
    most: float | None = Field(default=None, ge=0)
    from_documents: NonNegativeInt = 0
    """The assertion holds for runs of at least so many documents."""
    why: str | None = None

    def mistakes(self) -> Iterator[str]:
        """What makes no sense in the assertion."""
        for table in (self.table, *([self.of] if self.of else [])):
            if table not in _COLUMNS:
                yield f"there is no table {table}"
        for column in (*([self.column] if self.column else []), *self.where):
            if column not in _COLUMNS.get(self.table, {column}):
                yield f"{self.table} has no column {column}"
        if (self.measure == "filled") != (self.column is not None):
            yield "`column` belongs to the measure `filled`, and that needs it"
        if self.measure != "share" and (self.where or self.of):
            yield "`where` and `of` belong to the measure `share`"
        if self.measure == "share" and not (self.where or self.of):
            yield "a `share` needs `where` or `of`"
        if self.least is None and self.most is None:
            yield "without `least` or `most` nothing is asserted"


class AssertionRules(RuleBook):
    """rules/assertions.yaml"""

    assertions: list[Assertion]

    def mistakes(self) -> Iterator[tuple[Loc, str]]:
        """Tables and columns that do not exist, measures without what they need."""
        for number, assertion in enumerate(self.assertions):
            for reason in assertion.mistakes():
                yield ("assertions", number), reason
