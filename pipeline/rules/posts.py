"""The models of rules/posts.yaml and rules/ministers.yaml."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from pipeline.rules.base import Model, RuleBook


class PostRules(RuleBook):
    """The vocabulary of post titles."""

    model_config = ConfigDict(extra="allow", frozen=True)
    heads: Any


class MinisterialPost(Model):
    """A ministerial post and the department it belongs to; years are those in which the title was in use."""

    post: str
    department: str
    nation: str
    from_year: int | None = Field(default=None, alias="from")
    to_year: int | None = Field(default=None, alias="to")
    short: bool = False


class MinisterRules(RuleBook):
    """rules/ministers.yaml"""

    posts: list[MinisterialPost]
