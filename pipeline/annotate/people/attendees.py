"""Attendees by their initials, as minutes name them: "Fiona Reyne (FR)", later "FR asked"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from pipeline.annotate.layers import Layers
from pipeline.annotate.minutes import speaks_of_minutes
from pipeline.annotate.runs import Index
from pipeline.found import FoundMention

_BRACKET = re.compile(r"(?:,? [A-Z]{2,4})?,? \(([A-Z][A-Za-z]{1,3})\)")
_VERB = re.compile(r"(?:'s)? {1,2}([a-z]+)|:")
_CELL = re.compile(r"\| [A-Z]{2,4}(?:/[A-Z]{2,4})? *\|")


def attendees(
    layers: Layers,
    found: Sequence[FoundMention],
    taken: bytearray,
    verbs: Collection[str],
    begins: Callable[[int], bool],
) -> Iterator[FoundMention]:
    """The mentions by initials of the people in `found`.

    Initials that the document does not give count only in minutes, for the one who has them: before one of `verbs`, and
    where they mean nothing else also at the beginning of a sentence or alone in a cell of a table.
    """
    view, capitals = layers.view, layers.capitals
    given = _given(view, found)
    guessed = _unique(found, capitals)
    if guessed and not speaks_of_minutes(view):
        guessed = {}
    acronyms = {acronym.short for acronym in layers.facts.acronyms}
    for letters in {**guessed, **given}:
        for at in capitals.get(letters, ()):
            end = at + len(letters)
            if taken[at] or view[end : end + 1] == "&":
                continue
            name = given.get(letters)
            if name is None and view[at - 1 : at] != "/":
                verb = _VERB.match(view, end)
                sure = verb is not None and verb[1] in verbs
                if letters not in acronyms:
                    sure = sure or (verb is not None and begins(at)) or _CELL.match(view, at - 2) is not None
                name = guessed.get(letters) if sure else None
            if name:
                yield FoundMention(
                    start=at, end=end, rule="person.initials_of_attendee", kind="person", name=name, via="acronym"
                )


def _given(view: str, found: Sequence[FoundMention]) -> dict[str, str]:
    """{initials: name} for the initials put in brackets behind a name."""
    brackets = ((m.name, _BRACKET.match(view, m.end)) for m in found if m.via != "partial_name")
    return {bracket[1]: name for name, bracket in brackets if bracket and is_initials(bracket[1], name)}


def _unique(found: Sequence[FoundMention], capitals: Index) -> dict[str, str]:
    """{initials: name} for the initials among the words of the text that one person alone has."""
    people: dict[str, set[str]] = {}
    for mention in found:
        letters = "".join(word[0] for word in mention.name.split())
        if len(letters) > 1 and letters.isupper() and letters in capitals:
            people.setdefault(letters, set()).add(mention.name)
    return {letters: min(names) for letters, names in people.items() if len(names) == 1}


def is_initials(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name, a middle or second surname left out at will: KMC for Karen McCall."""
    words = re.findall(r"[A-ZÀ-Þ]", re.sub(r"(?<=[\w])Mac(?=[A-Z])", "M", name))
    wanted = iter(words)
    return letters[0].upper() == words[0] and all(any(w == letter for w in wanted) for letter in letters.upper())
