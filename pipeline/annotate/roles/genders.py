"""Whom "he" and "she" may mean, as far as titles and first names tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pipeline.found import FoundMention
from pipeline.rules.people import PeopleRules

Gender = Literal["he", "she", ""]
"""The pronoun for somebody; empty where nothing tells it."""

_TITLES: dict[str, Gender] = {
    **dict.fromkeys(("Mr", "Sir", "Lord", "Baron", "Viscount", "Earl"), "he"),
    **dict.fromkeys(("Mrs", "Ms", "Miss", "Dame", "Lady", "Baroness", "Viscountess", "Countess"), "she"),
}
_PRONOUNS: dict[str, Gender] = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}


class Genders:
    """Knows which first names are those of men or of women."""

    def __init__(self, rules: PeopleRules) -> None:
        self._of_first: dict[str, Gender] = {
            **dict.fromkeys(rules.male_first_names.split(), "he"),
            **dict.fromkeys(rules.female_first_names.split(), "she"),
        }

    def of_all(self, people: Iterable[FoundMention]) -> dict[str, Gender]:
        """{name: pronoun} of those for whom a title anywhere in the text, or else the first name, tells it."""
        found: dict[str, Gender] = {}
        for mention in people:
            titles = (mention.honorific or "").split()
            told = next((_TITLES[title] for title in titles if title in _TITLES), None)
            if told or mention.name not in found:
                found[mention.name] = told or self._of_first.get(mention.name.partition(" ")[0], "")
        return found


def may_mean(pronoun: str, gender: Gender) -> bool:
    """Whether a pronoun, or any other word for somebody spoken of before, may mean somebody of that gender."""
    wanted = _PRONOUNS.get(pronoun.lower(), "")
    return not wanted or not gender or wanted == gender


def means(pronoun: str, gender: Gender) -> bool:
    """Whether a pronoun tells a gender, and it is that one."""
    return gender != "" and _PRONOUNS.get(pronoun.lower()) == gender
