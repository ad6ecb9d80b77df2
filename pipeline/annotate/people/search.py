"""One document's search for people: full names first, then what stands for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.annotate.layers import Layers, covered
from pipeline.annotate.minutes import calls_a_roll
from pipeline.annotate.people.attendees import attendees
from pipeline.annotate.people.names import Name, Names
from pipeline.annotate.people.registry import Registry
from pipeline.annotate.people.shapes import Part, Shapes
from pipeline.annotate.runs import bare
from pipeline.facts import Method
from pipeline.found import FoundMention

_AND = re.compile(r",? (?:and|&) (?:(?:his|her|their|our) (?:[a-z-]+ ){1,3}|[A-Z][a-z]+ )?")
_BESIDE = re.compile(r",? (?:and|&) |[,;] |[,;]? *\n[\n •*·–-]*")
"""Between the names of a list."""
_NAME_BEFORE = re.compile(r"([A-Z][\w'-]+\.?) {1,2}$")
_LISTED = re.compile(r" \(|[,;\n]|\.?(?:\n|$)| and ")
_ROLL = re.compile(
    r" *(?:Present|Attendees|Attending|In attendance|Apologies|By invitation|Invited|Observers|Guests|Members present|"
    r"Members|Panel|Speakers|Co-opted)\b[^:\n]{0,30}:",
    re.IGNORECASE,
)
"""How a list of those present begins."""
_LONGEST_ROLL = 1500
_INITIALS = "person.context_initials"
_WORDS = re.compile(r"[\w.'-]*(?: [\w.'-]+){0,5}")
_PLURAL_TITLES = {"Cllrs": "Cllr", "Councillors": "Cllr", "Messrs": None}
"""{title in the plural: that of each, if it is a title and no mere courtesy}"""
_SERIES = re.compile(r"(?:, ?(?:and |& ?)?| and | ?& ?)(?=[A-Z])")
_NEXT_SURNAME = re.compile(
    r"(?P<name>(?:[A-Z]\.? ?'?){0,2}(?<![A-Z])(?P<last>[A-Z][a-z'-]+(?:-?[A-Z][a-z]+)?))(?![\w'])(?! [A-Z][a-z])"
)
"""The next surname in a series under one title, perhaps with initials."""
_MONTHS = frozenset({"April", "May", "June", "August", "Summer", "Autumn"})
_OF_SOMEBODY = frozenset({"has", "had", "did", "also", "who"})
_OF_ANYTHING = frozenset({"is", "was", "will", "would"})
"""Behind a surname that is an ordinary noun as well: a noun would have its article ("The price will")."""
_DATED = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|by|since|until|from|last|next|this|early|late|of|during|and|or)|mid-?) ?$",
    re.IGNORECASE,
)
"""What stands before a month, and seldom before somebody of that name: "15 May", "by June"."""
_SAID_BEFORE = re.compile(r"\b(?:said|says|added|adds|asked) $")
KIN = (
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Oo]ur|[Ww]hose|'s?)(?: [a-z-]+){0,3} {kin},? (?P<first>[A-Z][a-z]+)\b"
    r"(?:,? and (?P<second>[A-Z][a-z]+)\b)?"
)
"""The kin of somebody, by a first name: "whose twin sons, Ravi and Arun"."""
_TOLD_WHO = re.compile(
    r",? \(?(?:\d{1,2}(?:,|\))|(?:who|whose|mum|dad|mother|father)\b)|, (?:an?|our|one of) [a-z]"
    r"| (?:(?:is|was|becomes?|became|stays? on|stayed on|carries on|takes over|took over|steps up|stepped up|joins us"
    r"|joined us|has (?:joined|taken over|stepped (?:up|down)))(?: as)?"
    r" (?:our|the|an?|their|treasurer|chair|secretary)\b"
    r"|(?:stays? on|carries on|takes over|took over) as\b)"
)
"""Behind a first name, what tells who somebody is whom a page need not name in full: "Amina, 17, who chairs it"."""
_WHERE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|of|around|outside|via|across) $", re.IGNORECASE)
"""Before what is rather a place that is called like somebody: "In Sydney, a school"."""
_COMPASS = frozenset({"North", "South", "East", "West", "Central", "Mid"})
_COMPASS_BEFORE = re.compile(r"\b(?:North|South|East|West|Mid)[ -]$")
_WORD_AFTER = re.compile(r"(?:'s)? {1,2}([A-Za-z][\w'-]*)")


@dataclass(slots=True)
class Knowledge:
    """What does not depend on the document."""

    shapes: Shapes
    names: Names
    places: frozenset[str]
    doubtful: frozenset[str]
    """Names that are ordinary words as well: alone they count only where a verb follows in mid-sentence."""
    things: frozenset[str]
    saying: frozenset[str]
    """Verbs that only people are the subject of, more or less."""
    never: frozenset[str]
    first_names: frozenset[str]
    """Those that are neither ordinary words nor places."""
    kin: re.Pattern[str]
    """A noun for kin, and one or two first names behind it."""


class Search:
    """The mentions of people in one document."""

    def __init__(self, knowledge: Knowledge, layers: Layers) -> None:
        self._know = knowledge
        self._layers = layers
        self._view = layers.view
        self._starts = {s.start for s in layers.sentences}
        self._capitals = layers.capitals
        self._taken = covered(layers.view, layers.facts.mentions)
        self._registry = Registry()

    @cached_property
    def _first_names(self) -> list[str]:
        """The first names that stand in the document."""
        # `keys() & names` would go through all 14,000 names
        return sorted(self._know.first_names.intersection(self._capitals))

    def mentions(self) -> list[FoundMention]:
        """All mentions of people, in text order."""
        read = [
            name
            for stretch in self._know.shapes.stretches(self._view, self._taken)
            for told in self._know.names.read(self._view, stretch, self._taken, self._begins)
            for name in _said_twice(told)
        ]
        shaped = [name for name in read if self._view[name.start : name.end] not in self._know.places]
        shaped = sorted([*shaped, *self._under_one_title(shaped)], key=lambda name: name.start)
        names = [
            name
            for i, name in enumerate(shaped)
            if name.rule or self._on_the_roll(name) or self._beside_a_person(shaped, i)
        ]
        # elsewhere a bracket holds the acronym of a term
        if any(name.rule == _INITIALS for name in names) and not calls_a_roll(self._view):
            names = [name for name in names if name.rule != _INITIALS]
        if self._layers.trace is not None:
            self._note_left(read, names)
        found = [self._full(name) for name in names if name.full and not name.place]
        found += [self._titled(name) for name in names if not name.full or name.place]
        for m in found:
            self._take(m.start, m.end)
        found += list(self._of_kin())
        found += list(self._told_who())
        found += list(self._later())
        found += attendees(self._layers, found, self._taken, self._know.saying, self._begins)
        self._layers.strangers = dict(sorted(self._strangers({m.start for m in found})))
        return sorted(found, key=lambda m: m.start)

    def _under_one_title(self, names: list[Name]) -> Iterator[Name]:
        """The surnames that share a title in the plural: "Cllrs Reyne, Lund & Moss"; names in full stay."""
        begins = {name.start: name for name in names}
        for name in names:
            if (shared := (name.honorific or "").rstrip(".")) not in _PLURAL_TITLES:
                continue
            end = name.end
            while link := _SERIES.match(self._view, end):
                if full := begins.get(link.end()):
                    full.rule = full.rule or "person.beside_a_person"
                    end = full.end
                    continue
                surname = _NEXT_SURNAME.match(self._view, link.end())
                if surname is None:
                    break
                start, end = surname.span("name")
                part = Part(surname["last"], surname.start("last"), end)
                yield Name(start, end, [part], "person.honorific", _PLURAL_TITLES[shared])

    def _note_left(self, read: list[Name], kept: list[Name]) -> None:
        """Notes the names that were read and not taken for somebody's."""
        taken = {name.start for name in kept}
        for name in read:
            if name.start not in taken:
                place = self._view[name.start : name.end] in self._know.places
                reason = (
                    "a place" if place else "shaped like a name, but no known one, and nothing beside it tells a person"
                )
                self._layers.reject(name.start, name.end, "send_people", reason)

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def _beside_a_person(self, names: list[Name], at: int) -> bool:
        """Whether its neighbours make a doubtful name somebody's.

        "And" ties it to a certain one ("Fiona Reyne and Poppy Rose"), or it stands in a list between two.
        """
        neighbours = [(i, i + 1) for i in (at - 1, at) if 0 <= i < len(names) - 1]
        sure = [(first, second) for first, second in neighbours if names[first].rule or names[second].rule]
        tied = any(self._between(names, *pair, _AND) for pair in sure)
        listed = len(sure) == 2 and all(self._between(names, *pair, _BESIDE) for pair in sure)
        if tied or listed:
            names[at].rule = "person.beside_a_person"
        return tied or listed

    def _between(self, names: list[Name], first: int, second: int, link: re.Pattern[str]) -> bool:
        """Whether nothing but a link stands between two names."""
        return link.fullmatch(self._view, names[first].end, names[second].start) is not None

    def _on_the_roll(self, name: Name) -> bool:
        """Whether a doubtful name stands in a list of those present: "Apologies: Fiona Reyne, Zorvan Quellick"."""
        view, start = self._view, name.start
        if view[start - 2 : start] not in (": ", ", ", "; ") or not _LISTED.match(view, name.end):
            return False
        line = view.rfind("\n", max(0, start - _LONGEST_ROLL), start) + 1
        if not _ROLL.match(view, line):
            return False
        name.rule = "person.on_the_roll"
        return True

    def _begins(self, at: int) -> bool:
        """Whether a sentence begins at an offset."""
        return at in self._starts or (at - 1 in self._starts and self._view[at - 1] in "'\"([")

    def _full(self, name: Name) -> FoundMention:
        """The mention that a full name is."""
        person, via = self._registry.register(name)
        return _mention(name.start, name.end, name.rule, person.name, via, name.honorific)

    def _titled(self, name: Name) -> FoundMention:
        """The mention that a title with a surname (or first name) is: "Ms Keegan", "Baroness Reyne of Oakline"."""
        known = self._registry.by_last.get(name.last) or self._registry.by_first.get(name.last)
        if known and not name.place:
            known = [p for p in known if p.honorific == name.honorific] or known
            person = self._registry.nearest(known, name.start)
            return _mention(name.start, name.end, name.rule, person.name, "partial_name", name.honorific)
        return _mention(name.start, name.end, name.rule, name.text, "exact", name.honorific)

    def _later(self) -> Iterator[FoundMention]:
        """First names and surnames that stand alone for somebody named in full."""
        yield from self._later_in_full()
        for word, people in {**self._registry.by_last, **self._registry.by_first}.items():
            if len(word.rstrip(".")) < 2:
                continue
            for start in self._capitals.get(word, ()):
                end = start + len(word)
                if not self._taken[start] and self._stands_alone(start, end, word):
                    person = self._registry.nearest(people, start)
                    yield _mention(start, end, "person.later", person.name, "partial_name", None)

    def _of_kin(self) -> Iterator[FoundMention]:
        """First names alone that are said to be those of somebody's kin: "her daughter, Ava"."""
        if all(self._taken[at] for word in self._first_names for at in self._capitals[word]):
            return  # to look for kin takes a fifth of a millisecond per page
        for kin in self._know.kin.finditer(self._view):
            for start, end in (kin.span("first"), kin.span("second")):
                word = self._view[start:end] if end > 0 else ""
                if word not in self._know.first_names or self._taken[start] or not self._stands_alone(start, end, word):
                    continue
                if word in self._registry.by_first or word in self._registry.by_last:
                    continue  # somebody who is named in full
                for at in self._capitals.get(word, ()):
                    if not self._taken[at] and self._stands_alone(at, at + len(word), word):
                        self._take(at, at + len(word))
                        yield _mention(at, at + len(word), "person.kin", word, "exact", None)

    def _told_who(self) -> Iterator[FoundMention]:
        """First names alone of those of whom the text tells who they are, wherever they stand."""
        for word in self._first_names:
            if word in self._registry.by_first or word in self._registry.by_last or len(word) < 3:
                continue
            places = [at for at in self._capitals[word] if self._is_bare(at, word)]
            if any(self._tells_who(at, at + len(word)) for at in places):
                for at in places:
                    self._take(at, at + len(word))
                    yield _mention(at, at + len(word), "person.told_who", word, "exact", None)

    def _tells_who(self, start: int, end: int) -> bool:
        """Whether the words behind a first name tell who somebody is."""
        placed = _WHERE_BEFORE.search(self._view, max(0, start - 10), start)
        return placed is None and _TOLD_WHO.match(self._view, end) is not None

    def _is_bare(self, at: int, word: str) -> bool:
        """Whether a first name stands at an offset that belongs to no name found, and for somebody."""
        end = at + len(word)
        free = not self._taken[at] and self._view[end : end + 1] not in ("'", "-")
        return free and self._stands_alone(at, end, word)

    def _strangers(self, mentioned: Collection[int]) -> Iterator[tuple[int, int]]:
        """Where a first name stands alone that is part of no name in full: "Stewart gave notice"."""
        for word in self._first_names:
            for start in self._capitals[word]:
                end = start + len(word)
                free = not self._taken[start] and start not in mentioned
                if free and self._view[end : end + 1] not in ("'", "-") and self._stands_alone(start, end, word):
                    yield start, end

    def _later_in_full(self) -> Iterator[FoundMention]:
        """Names in full that nothing tells where they stand, but somewhere else."""
        names = self._registry.by_name
        for first in dict.fromkeys(name.split(" ", 1)[0].rstrip(".") for name in names):
            for start in self._capitals.get(first, ()):
                if self._taken[start]:
                    continue
                text = self._longest_of(names, start)
                end = start + len(text)
                if text and not self._taken[end - 1]:
                    self._take(start, end)
                    if self._stands_alone(start, end, text):
                        person = self._registry.nearest(names[text], start)
                        yield _mention(start, end, "person.later", person.name, "partial_name", None)

    def _longest_of(self, names: Collection[str], start: int) -> str:
        """The longest of some names in full that begins at an offset, or an empty string."""
        words = _WORDS.match(self._view, start)
        text = words[0] if words else ""
        while " " in text:
            for name in (text, bare(text.rstrip("."))):
                if name in names:
                    return name
            text = text.rsplit(" ", 1)[0]
        return ""

    def _stands_alone(self, start: int, end: int, text: str) -> bool:
        """Whether a word that is part of somebody's name stands for them, not for a namesake, a place or a thing."""
        begins = self._begins(start)
        before = None if begins else _NAME_BEFORE.search(self._view, max(0, start - 24), start)
        if before is not None:
            neighbour = before[1].rstrip(".")
            known = self._taken[before.start()] or neighbour in self._know.never
            if not known and not self._begins(before.start()):
                return False
        if text in _MONTHS and _DATED.search(self._view, max(0, start - 12), start):
            return False
        after = _WORD_AFTER.match(self._view, end)
        following = after[1] if after else ""
        if text in _COMPASS and (following in _COMPASS or _COMPASS_BEFORE.search(self._view, max(0, start - 8), start)):
            return False  # "North West"
        if following in self._know.things and not (after and after[0].startswith("'s") and following.islower()):
            return False
        if after and following[0].isupper() and after.start(1) == end + 1 and not self._taken[after.start(1)]:
            # another surname, unless it is a word that no name holds: "Fiona Minister"
            return following in self._know.never
        if text in self._know.doubtful:
            if _SAID_BEFORE.search(self._view, max(0, start - 10), start) and not following[:1].isupper():
                return True  # '"No," said North.'
            if self._view[max(0, start - 4) : start].lower() == "the ":
                return False  # "the North"
            if before is None and text in self._registry.by_first and text not in _MONTHS:
                if after and after[0].startswith("'s"):
                    return True  # "Dawn's son"
                if not following and not begins:
                    return True  # "on behalf of Mark."
            acts = following in _OF_SOMEBODY or (following in _OF_ANYTHING and text not in _MONTHS)
            return following[:1].islower() and (acts or following in self._know.saying or not begins)
        return True


def _said_twice(name: Name) -> list[Name]:
    """The two names that stand one behind the other below a picture: "Photo of Ana Reyne Ana Reyne"."""
    half = len(name.parts) // 2
    first, second = name.parts[:half], name.parts[half:]
    if half < 2 or [part.text for part in first] != [part.text for part in second]:
        return [name]
    return [replace(name, end=first[-1].end, parts=first), replace(name, start=second[0].start, parts=second)]


def _mention(start: int, end: int, rule: str, name: str, via: Method, honorific: str | None) -> FoundMention:
    return FoundMention(start=start, end=end, rule=rule, kind="person", name=name, via=via, honorific=honorific)
