"""Attendees by their initials, as minutes name them: "Fiona Reyne (FR)", later "FR asked"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.found import FoundMention
from pipeline.rules.patterns import alternatives

_BRACKET = re.compile(r"(?:,? [A-Z]{2,4})?,? \(([A-Z][A-Za-z]{1,3})\)")
_MINUTES = re.compile(r"\b(?:[Mm]inutes|MINUTES|[Aa]pologies|[Ii]n attendance)\b")
_VERB = re.compile(r"(?:'s)? {1,2}([a-z]+)")


def attendees(
    view: str, found: Sequence[FoundMention], taken: Collection[int], verbs: Collection[str]
) -> Iterator[FoundMention]:
    """The mentions by initials of the people in `found`.

    Initials that the document does not give count only before one of `verbs`, in minutes, for the one who has them.
    """
    given = _given(view, found)
    guessed = _unique(found) if _MINUTES.search(view) else {}
    if not given and not guessed:
        return
    forms = alternatives(sorted({*given, *guessed}))
    for match in re.finditer(rf"(?<![\w&/.-]){forms}(?![\w&/-])", view):
        name = given.get(match[0])
        if name is None and (verb := _VERB.match(view, match.end())) and verb[1] in verbs:
            name = guessed.get(match[0])
        if name and match.start() not in taken:
            yield FoundMention(
                start=match.start(),
                end=match.end(),
                rule="person.initials_of_attendee",
                kind="person",
                name=name,
                via="acronym",
            )


def _given(view: str, found: Sequence[FoundMention]) -> dict[str, str]:
    """{initials: name} for the initials put in brackets behind a name."""
    brackets = ((m.name, _BRACKET.match(view, m.end)) for m in found if m.via != "partial_name")
    return {bracket[1]: name for name, bracket in brackets if bracket and is_initials(bracket[1], name)}


def _unique(found: Sequence[FoundMention]) -> dict[str, str]:
    """{initials: name} for the initials that one person alone has."""
    people: dict[str, set[str]] = {}
    for mention in found:
        letters = "".join(word[0] for word in mention.name.split())
        if len(letters) > 1 and letters.isupper():
            people.setdefault(letters, set()).add(mention.name)
    return {letters: min(names) for letters, names in people.items() if len(names) == 1}


def is_initials(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name, a middle or second surname left out at will: KMC for Karen McCall."""
    words = re.findall(r"[A-ZÀ-Þ]", re.sub(r"(?<=[\w])Mac(?=[A-Z])", "M", name))
    wanted = iter(words)
    return letters[0].upper() == words[0] and all(any(w == letter for w in wanted) for letter in letters.upper())
