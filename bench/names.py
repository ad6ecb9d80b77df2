"""Names of bodies and people with known truth: each entity under a canonical name and the ways people write it.

Seeded, so that every run makes the same names. Entities are drawn from wide but finite stocks of words, so that alike
names of different entities are common, as they are among a million real ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from pipeline.facts import EntityKind
from pipeline.rules import Rules


def _words(stock: str, between: str | None = None) -> list[str]:
    return [word.strip().replace("\n    ", " ") for word in stock.split(between)]


_ONSETS = _words(
    """
    b br c ch cl cr d dr f fl g gl gr h k l m n p pr r s sh st str t th tr v w wh
    """
)
_VOWELS = _words(
    """
    a e i o u ai ea ee oa oo ou
    """
)
_CODAS = _words(
    """
    b ck d ft g l ld ll m n nd ng nt p r rd rn rt s st t th x
    """
)
_PLACE_ENDINGS = _words(
    """
    borough bridge brook bury by combe dale field ford ham hill hurst leigh ley mere minster moor port stead stoke
    thorpe ton wade wick wold wood worth
    """
)
_SURNAME_ENDINGS = _words(
    """
    by den er field ford ham kin land ley low man more ner ridge son stead ter ton ward well wick win worth
    """
)
_TOPICS = _words(
    """
    Autism|Inclusion|Learning|Dyslexia|Portage|Families|Tutoring|Speech and Language|Hearing|Early
    Years|Youth|Parent Carer|Children's|Disability|Reading|Play Therapy|Sight|Signing|Transport|Respite
    """,
    "|",
)
_HEADS = _words(
    """
    Trust Forum Partnership School Academy Council Foundation Network Society Association Federation Centre
    College Alliance Consortium Board Committee Institute
    """
)
_EXTRAS = _words(
    """
    Charitable Community Borough Royal National Registered International
    """
)
_SHORT = {"Association": "Assoc", "National": "Natl", "Society": "Soc", "Institute": "Inst", "and": "&"}
_SHORT |= {"Committee": "Cttee", "School": "Schl"}


class Names:
    """Makes names of one kind: `(name, number of its entity, how it was made of the canonical name)`."""

    def __init__(self, kind: EntityKind, rules: Rules, seed: int) -> None:
        self._kind = kind
        self._rules = rules
        self._random = random.Random(f"{kind} {seed}")
        self._first = sorted(rules.people.sets["first_names"])
        self._surnames = sorted(rules.people.sets["surnames"])

    def distinct(self, count: int) -> Iterator[tuple[str, int, str]]:
        """That many distinct names, some three of each entity."""
        seen: set[str] = set()
        entity = 0
        while len(seen) < count:
            canonical = self._body() if self._kind == "organisation" else self._person()
            if canonical in seen:
                continue
            variants = [(canonical, "canonical")]
            for _ in range(self._random.choice((0, 1, 2, 2, 3, 4))):
                variants.append(
                    self._body_variant(canonical) if self._kind == "organisation" else self._person_variant(canonical)
                )
            for name, how in variants:
                if name not in seen and len(seen) < count:
                    seen.add(name)
                    yield name, entity, how
            entity += 1

    def _syllable(self) -> str:
        choice = self._random.choice
        return choice(_ONSETS) + choice(_VOWELS) + choice(_CODAS)

    def _place(self) -> str:
        return (self._syllable() + self._random.choice(_PLACE_ENDINGS)).title()

    def _body(self) -> str:
        choice, chance = self._random.choice, self._random.random()
        place, topic, head = self._place(), choice(_TOPICS), choice(_HEADS)
        extra = f"{choice(_EXTRAS)} " if self._random.random() < 0.4 else ""
        if chance < 0.5:
            return f"{place} {topic} {extra}{head}"
        if chance < 0.7:
            return f"{extra}{head} for {topic} in {place}"
        if chance < 0.85:
            return f"{place} {extra}{head}"
        return f"{place} and {self._place()} {topic} {extra}{head}"

    def _person(self) -> str:
        choice = self._random.choice
        surname = (
            choice(self._surnames)
            if self._random.random() < 0.3
            else (self._syllable() + choice(_SURNAME_ENDINGS)).title()
        )
        middle = f"{choice(self._first)} " if self._random.random() < 0.1 else ""
        return f"{choice(self._first)} {middle}{surname}"

    def _body_variant(self, name: str) -> tuple[str, str]:
        how = self._random.choices(
            ("typo", "two typos", "dropped", "swapped", "short", "acronym"), (40, 8, 17, 15, 14, 6)
        )[0]
        words = name.split()
        if how == "typo":
            return self._misspelt(name), how
        if how == "two typos":
            return self._misspelt(self._misspelt(name)), how
        if how == "dropped":
            # what people leave out; without the words that tell a body from others nobody could say which it is
            return " ".join(w for w in words if w not in _EXTRAS), how
        if how == "swapped":
            return _turned(name), how
        if how == "short":
            return " ".join(_SHORT.get(w, w) for w in words), how
        return "".join(w[0] for w in words if w[0].isupper()), how

    def _person_variant(self, name: str) -> tuple[str, str]:
        how = self._random.choices(("typo", "initial", "short", "middle", "swapped"), (50, 12, 12, 10, 16))[0]
        first, *rest = name.split()
        if how == "typo":
            return f"{first} {' '.join([*rest[:-1], self._misspelt(rest[-1])])}", how
        if how == "initial":
            return f"{first[0]} {rest[-1]}", how
        if how == "short":
            forms = sorted(self._rules.resolution.short_forms.get(first.lower(), ())) or [first]
            return f"{self._random.choice(forms).title()} {rest[-1]}", how
        if how == "middle":
            return f"{first} {'ABCDEFGHJKLMNPRSTW'[len(name) % 18]} {rest[-1]}", how
        return f"{rest[-1]}, {' '.join([first, *rest[:-1]])}", how

    def _misspelt(self, name: str) -> str:
        """A name with one slip, in a word of five letters or more: a letter more, less, other, or two swapped."""
        words = name.split()
        long = [i for i, w in enumerate(words) if len(w) >= 5 and w.isalpha()]
        if not long:
            return name
        which = self._random.choice(long)
        word = words[which]
        at = self._random.randrange(1, len(word) - 1)
        letter = self._random.choice("abcdefghiklmnoprstuvwy")
        slip = self._random.randrange(4)
        words[which] = (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if slip == 0
            else word[:at] + word[at + 1 :]
            if slip == 1
            else word[:at] + word[at] + word[at:]
            if slip == 2
            else word[:at] + letter + word[at + 1 :]
        )
        return " ".join(words)


def _turned(name: str) -> str:
    """A body's name in the other order that people use: the place first, or what it is first."""
    head, _, rest = name.partition(" for ")
    topic, _, place = rest.rpartition(" in ")
    if place:
        return f"{place} {topic} {head}"
    *before, last = name.split()
    return f"{last} of {' '.join(before)}"
