"""The head nouns of names of bodies, "Council", "Trust", "Forum", and what the words beside them say."""

from __future__ import annotations

import re

from pipeline.annotate.runs import Word
from pipeline.facts import OrganisationKind
from pipeline.rules.organisation_names import OrganisationNameRules

_PARTS = re.compile(r"\w+")
OF = frozenset({"of", "of the", "for", "for the", "on", "on the", "against"})
AND = frozenset({"and", "&"})
_LONGEST_ACRONYM = 6


class HeadNouns:
    """The head nouns of rules/organisation_names.yaml, with the words that say only what sort of body is meant."""

    def __init__(self, rules: OrganisationNameRules) -> None:
        self._heads = rules.heads | rules.celtic_heads
        cases = (str.capitalize, str.title, str.upper, str)
        self._head_of = {case(head): head for head in self._heads for case in cases}
        self._generic = rules.words["generic"]
        self._openers = rules.words["openers"]
        self._class_nouns = frozenset(c.casefold() for c in rules.class_nouns)
        self._national = frozenset(rules.national)
        self._people = rules.words["people"]
        self._endings = sorted(rules.endings.items(), key=lambda e: -len(e[0]))

    def head(self, word: Word) -> str | None:
        """The head noun that a word is, or None."""
        return self._head_of.get(word.bare)

    def within(self, name: str) -> bool:
        """Whether a head noun is among the words of a name."""
        return not self._heads.keys().isdisjoint(_PARTS.findall(name.casefold()))

    def kind(self, name: str, head: str) -> OrganisationKind:
        """The kind of body that a name on `head` is."""
        folded = name.casefold()
        words = name.split()
        if head == "council" and folded.endswith(head) and not any(map(self._names_no_place, words[:-1])):
            return "local_authority"
        return next((kind for ending, kind in self._endings if folded.endswith(ending)), self._heads[head])

    def ends_like_body(self, name: str) -> bool:
        """Whether a name ends like those of bodies only, whatever its head: "Harrowdale Fire & Rescue Service"."""
        folded = name.casefold()
        return any(folded.endswith(f" {ending}") for ending, _ in self._endings)

    def _names_no_place(self, word: str) -> bool:
        """Whether a word is none of an authority's name: "EIS Council" and "Young Voices Council" are no councils."""
        shouted = word.isupper() and len(word) < _LONGEST_ACRONYM
        return shouted or word in AND or self.is_common(word) or word in self._people

    def is_generic(self, name: str) -> bool:
        """Whether a name says what sort of body is meant, not which: "SEND Partnership Board", "steering group"."""
        words = [word for word in name.split() if word not in OF and word not in AND]
        return all({word, word.capitalize()} & self._generic or word.casefold() in self._heads for word in words)

    def opens(self, word: str) -> bool:
        """Whether a word begins sentences and no names."""
        return word in self._openers

    def is_class_noun(self, name: str) -> bool:
        """Whether a name only says what sort of body is meant."""
        return name.casefold() in self._class_nouns

    def is_generic_word(self, word: Word) -> bool:
        """Whether a word tells no body from others of its sort."""
        if word.bare.casefold() in self._heads:
            return True
        return any(form in self._generic for form in (word.text, word.bare, usual(word.text), usual(word.bare)))

    def is_common(self, word: str) -> bool:
        """Whether many bodies have a word in their names: "National", "SEND"."""
        return word in self._national or word in self._generic


def usual(word: str) -> str:
    """A word that may be shouted as usually written: SCHOOLS' as Schools'."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word
