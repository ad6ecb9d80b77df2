"""The models of rules/people/*.yaml."""

from __future__ import annotations

from pipeline.rules.base import RuleBook


class PeopleRules(RuleBook):
    """Lists of names, as blocks of words; `ambiguous_*` are ordinary words, months or places as well."""

    first_names: str
    ambiguous_first_names: str = ""
    surnames: str
    ambiguous_surnames: str = ""
