"""The model of rules/acronyms.yaml."""

from __future__ import annotations

from pipeline.rules.base import Model, RuleBook


class KnownAcronym(Model):
    """An acronym of the sector with its long form; the same short form may have several rows."""

    short: str
    long: str
    body: bool = False
    nation: str = "UK"


class AcronymRules(RuleBook):
    """rules/acronyms.yaml"""

    acronyms: list[KnownAcronym]
