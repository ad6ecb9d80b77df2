"""Bodies that a list of people tells: "Ana Reyne, Oakline Together" among lines that end in bodies known otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate.layers import Layers
from pipeline.annotate.organisations.forms import SMALL_WORDS, mention, occurrences
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.annotate.runs import CAPITAL
from pipeline.found import FoundMention
from pipeline.rules.compiled import compiled
from pipeline.rules.patterns import alternatives

_NAME_WORD = rf"[{CAPITAL}][\w'’-]*\.?"
_NAME = (
    rf"{_NAME_WORD}(?: (?:(?:de|van|von|der|ap|ab|el|al|la|le|du) )?{_NAME_WORD}){{1,3}}"
    rf"(?: \([A-Z]{{2,4}}\))?(?:,| [–-]| \||\n|$)"
)
"""Somebody's name behind any title, as an entry of a list begins; not every pair of capitalised words is one."""
_BODY_WORD = rf"[{CAPITAL}\d][\w'&.!-]*"
_BODY = re.compile(
    rf"(?:[Tt]he )?(?P<name>(?=[{CAPITAL}]){_BODY_WORD}"
    rf"(?: (?:(?:of|for|and|the|in|with|dros|y|yr|&) ){{0,2}}{_BODY_WORD}){{0,7}})"
    r"(?: \((?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)\))?"
)
_FIELD = re.compile(r",(?! ?(?:and|&)\b) *| [–-] | \| ?")
"""Between the fields of an entry: the name, a post, the body."""
_BRACKETS = re.compile(r"\([^()]*\)")
_ENTRY_OF_SERIES = re.compile(r"[^;]+")
_OPENS_SERIES = re.compile(r"[^;:,]{0,80}: ?|and ")
_LONGEST = 180
_LEAST = 2
"""So many entries must end in bodies that are known otherwise, and so large a part of all."""
_SHARE = 0.3
_ONE_WORD = re.compile(r"[A-Z]{5,}|[A-Z][a-z]+(?:[A-Z]|\d)\w*")
"""A single word that is no place and no surname: CYDAG, Educ8."""
_LETTERS = re.compile(r"[A-Z]{1,4}|[A-Z][A-Za-z]D")
"""What is behind a name as its bearer's letters, or short for a body that the document names elsewhere."""
_BY_A_LINE = "organisation.attendee_line"
"""The rule by which a place is a council that sent somebody: it tells nothing of the other lines."""
_OF_COUNCILS = frozenset({"Borough", "County", "City", "District"})


@dataclass(slots=True)
class _Entry:
    """An entry of a list of people: its last field, and whether a post stands before that."""

    start: int
    end: int
    posted: bool


class Rosters:
    """Finds the bodies at the ends of the entries of lists of people."""

    def __init__(
        self, posts: str, heads: HeadNouns, areas: Collection[str], places: Collection[str], titles: Collection[str]
    ) -> None:
        self._name = compiled(rf"(?:[-•·*–|] *)?(?:{alternatives(titles)}\.? )?{_NAME}")
        self._post = compiled(rf"\b(?:{posts})s?\b")
        self._areas = frozenset(word.casefold() for area in areas for word in area.split())
        self._heads, self._places, self._titles = heads, places, titles

    def mentions(self, layers: Layers, found: Sequence[FoundMention]) -> Iterator[FoundMention]:
        """The bodies of the lists that nothing else tells, and every other mention of them."""
        ends = {m.end: m for m in found if m.rule != _BY_A_LINE}
        view = layers.view
        for entries in self._lists(layers):
            others = [e for e in entries if not self._is_known(view, e, ends)]
            known = len(entries) - len(others)
            if known < _LEAST or known < len(entries) * _SHARE:
                continue
            bodies = (self._body(view, entry) for entry in others)
            for name, short in dict.fromkeys((body["name"], body["short"]) for body in bodies if body):
                yield from _everywhere(view, name, short)

    def _lists(self, layers: Layers) -> Iterator[list[_Entry]]:
        """The lists of people, a list of their entries that have more than a name."""
        view, entries, gap = layers.view, list[_Entry](), 0
        for block in layers.blocks:
            if ";" in view[block.start : block.end]:
                yield [e for e in self._series(view, block.start, block.end) if e]
                continue
            if block.end - block.start <= _LONGEST and self._name.match(view, block.start, block.end):
                gap = 0
                if entry := self._entry(view, block.start, block.end):
                    entries.append(entry)
            elif (gap := gap + 1) > 1:
                yield entries
                entries = []
        yield entries

    def _series(self, view: str, start: int, end: int) -> Iterator[_Entry | None]:
        """The entries of a series parted by semicolons, as far as it is one of people."""
        for piece in _ENTRY_OF_SERIES.finditer(view, start, end):
            at = piece.start() + len(piece[0]) - len(piece[0].lstrip())
            if opening := _OPENS_SERIES.match(view, at, piece.end()):
                at = opening.end()
            if piece.end() - at <= _LONGEST and self._name.match(view, at, piece.end()):
                yield self._entry(view, at, piece.end())

    def _entry(self, view: str, start: int, end: int) -> _Entry | None:
        """The entry of a list that fills view[start:end], if it has more than a name."""
        end = start + len(view[start:end].rstrip(" .,|"))
        without_brackets = _BRACKETS.sub(lambda found: " " * len(found[0]), view[start:end])
        fields = list(_FIELD.finditer(without_brackets))
        if not fields:
            return None
        last = start + fields[-1].end()
        return _Entry(last, end, len(fields) > 1 and self._post.search(view, start + fields[0].end(), last) is not None)

    def _is_known(self, view: str, entry: _Entry, ends: dict[int, FoundMention]) -> bool:
        """Whether the last field of an entry is a body that is found already."""
        bracket = view.rfind(" (", entry.start, entry.end)
        bodies = (ends.get(end) for end in (entry.end, entry.end - 1, bracket))
        return any(body is not None and body.start <= entry.start + len("The ") for body in bodies)

    def _body(self, view: str, entry: _Entry) -> re.Match[str] | None:
        """The name that fills the last field of an entry, if it is nobody's post and no place."""
        body = _BODY.fullmatch(view, entry.start, entry.end)
        if body is None or self._post.search(body["name"]) or _LETTERS.fullmatch(body["name"]):
            return None
        words = [w for w in body["name"].split() if w not in SMALL_WORDS]
        if any(w in self._places for w in (body["name"], words[-1] if len(words) == 1 else "")):
            return None
        if words[0].rstrip(".") in self._titles or (self._is_area(words) and not body["short"]):
            return None
        if len(words) > 1 and (words[-1] in _OF_COUNCILS or self._heads.is_generic(" ".join(words[:-1]))):
            return None  # "Parent Carer Forum Harrowdale": of the place, by another name
        told = entry.posted or body["short"] or len(words) > 1
        return body if told or _ONE_WORD.fullmatch(body["name"]) else None

    def _is_area(self, words: Sequence[str]) -> bool:
        """Whether words say what somebody looks after: "Inclusion and Early Help"."""
        return all(w.casefold() in self._areas or self._heads.is_generic(w) for w in words)


def _everywhere(view: str, name: str, short: str | None) -> Iterator[FoundMention]:
    """Every mention of a body by its name, and by the letters that stand behind it."""
    for at in occurrences(view, name):
        yield mention(at, at + len(name), "organisation.on_the_roster", name, "new", "other", short)
    for at in occurrences(view, short) if short else ():
        yield mention(at, at + len(short or ""), "organisation.on_the_roster", name, "acronym", "other", short)
