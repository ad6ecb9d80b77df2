"""The models of rules/organisations/*.yaml: gazetteers of bodies, and how other names are built."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pipeline.facts import OrganisationKind
from pipeline.rules.base import Model, RuleBook

Nation = Literal["UK", "England", "Wales", "Scotland", "NI", "International"]


class Body(Model):
    """A body that the gazetteer knows."""

    name: str
    kind: OrganisationKind
    nation: Nation = "UK"
    acronym: str | None = None
    aliases: list[str] = []
    aliases_safe: list[str] = []
    """With `ordinary`: forms that may be matched without context."""
    places: list[str] = []
    """Bare place names that mean the council only among other councils."""
    seat: str | None = None
    """The town where a council meets, if it is not called after it."""
    parent: str | None = None
    ordinary: bool = False
    """The name is an ordinary word, a place or a person's name: it needs context to be a mention."""
    of_nation: bool = False
    """The name is used for others elsewhere: it means this body only in texts about its nation."""
    acronym_clash: bool = False
    """The acronym has another common meaning here: it counts only where the document defines it."""


class OrganisationRules(RuleBook):
    """All files of rules/organisations/ together."""

    organisations: list[Body]

    @cached_property
    def surface_forms(self) -> frozenset[str]:
        """Every name, acronym and alias, in lower case."""
        forms = [f for b in self.organisations for f in (b.name, b.acronym, *b.aliases, *b.aliases_safe) if f]
        return frozenset(form.lower() for form in forms)
