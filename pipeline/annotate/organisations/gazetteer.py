"""The bodies that the rules know, as a tree of words that names are read along.

Words are compared folded: without case, apostrophes and inner plurals, with "&" as "and", one connector as good as
another ("Department of / for"). That covers the ways in which writers get a known name slightly wrong. Where several
bodies fit, the exact form and the nation of the document decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pipeline.rules.organisations import Body

_TOKEN = re.compile(r"[\w'&.+]*[\w'&+]")
_STEP = re.compile(r"\)?(?: {0,3}[-,/–+(] {0,3}| {1,3})(?=([\w'&.+]*[\w'&+]))")
_ASIDE = re.compile(r" {1,3}\([A-Za-z]{1,6}\)(?= {1,3}[\w'])")
_CONNECTORS = frozenset({"of", "for", "on", "to", "in"})
_SKIPPED = frozenset({"the"})
_OWNED = re.compile(r"[A-Z]\w*[A-Z]\w*'s ")
_NATION = re.compile(r" \((?:Northern Ireland|Scotland|Wales|Ireland)\)$")
OF_AN_OWNER = frozenset({"unit", "team", "division", "directorate", "group"})
"""Heads that name a part of a body: "the Standards Unit at the DfE"."""
_SHORTEST_ANY_CASE = 5
"""A single word at least this long may be written OFSTED or Ofsted."""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as it is compared: `Teachers'` and `Teacher's` alike, connectors as `~`, nothing for "the"."""
    word = word.casefold().replace("'", "").replace(".", "")
    if word in _CONNECTORS:
        return "~"
    if word in _SKIPPED:
        return ""
    if word == "&":
        return "and"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def key(name: str) -> tuple[str, ...]:
    """A name as the words that it is compared by."""
    return tuple(folded for word in _TOKEN.findall(name) if (folded := fold(word)))


@dataclass(slots=True)
class Entry:
    """One way of writing the name of a body."""

    body: Body
    form: str
    ordinary: bool = False
    place: bool = False
    acronym: bool = False
    clash: bool = False
    national: bool = False
    """The name without its nation: only where the document or the sentence is about that nation."""
    free: bool = field(init=False)
    """Whether the form is a mention wherever it stands."""
    needs_the: bool = field(init=False)
    """Whether the form is a name only after "the" (`The Difference`)."""

    def __post_init__(self) -> None:
        self.free = not (self.ordinary or self.place or self.clash)
        self.needs_the = self.form.startswith(("The ", "the "))


class Match(NamedTuple):
    """A stretch of text that is written as one or more bodies are."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def free(self) -> bool:
        """Whether it is a mention wherever it stands."""
        return any(e.free for e in self.entries)


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Gazetteer:
    """All known bodies, found by the words of their names."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self._root = _Node()
        self.by_acronym: dict[str, list[Entry]] = {}
        self.by_name: dict[str, Body] = {}
        self._names: dict[tuple[str, str | None], str] = {}
        self._first_of = lru_cache(maxsize=65536)(self._first)
        for body in bodies:
            self.by_name.setdefault(body.name, body)
            for entry in _entries(body):
                self._add(entry)

    def _add(self, entry: Entry) -> None:
        node = self._root
        for folded in key(entry.form):
            node = node.next.setdefault(folded, _Node())
        if not any(e.body is entry.body and e.form == entry.form for e in node.entries):
            node.entries.append(entry)
        if entry.acronym:
            self.by_acronym.setdefault(entry.form, []).append(entry)

    @property
    def lower_case(self) -> set[str]:
        """First words of known names that are written without a capital: nasen, f40, iHV."""
        return {
            form.split()[0].partition("-")[0]
            for entry in self._walk(self._root)
            if (form := entry.form)[0].islower() and not entry.ordinary and not entry.needs_the and " " not in form
        }

    def _walk(self, node: _Node) -> Iterator[Entry]:
        yield from node.entries
        for child in node.next.values():
            yield from self._walk(child)

    def name(self, body: Body) -> str:
        """The canonical name of a body; a unit that is named by its task alone carries its parent's name."""
        own = body.name, body.parent
        if own not in self._names:
            self._names[own] = self._with_parent(body)
        return self._names[own]

    def _with_parent(self, body: Body) -> str:
        parent = self.by_name.get(body.parent) if body.parent else None
        if parent is None or body.name.rsplit(None, 1)[-1].casefold() not in OF_AN_OWNER:
            return body.name
        label = parent.acronym or parent.name
        return body.name if body.name.startswith((label, parent.name)) else f"{label} {body.name}"

    def lookup(self, name: str) -> list[Entry]:
        """The entries that a whole name may stand for."""
        node: _Node | None = self._root
        for folded in key(name):
            node = node.next.get(folded) if node else None
        return [e for e in node.entries if _written_as(name, e)] if node else []

    def _first(self, word: str) -> _Node | None:
        """Where the names that begin with a word go on, or None."""
        return self._root.next.get(fold(word.partition("-")[0] if "-" in word else word))

    def starts(self, word: str) -> bool:
        """Whether a known name may begin with `word`."""
        return self._first_of(word) is not None

    def longest(self, view: str, start: int, word: str) -> list[Match]:
        """The known names that begin with the `word` at `start`, longest first."""
        node = self._first_of(word)
        if node is None:
            return []
        matches: list[Match] = []
        end = start + (word.index("-") if "-" in word else len(word))
        while True:
            if node.entries and (match := _match(view, start, end, node.entries)):
                matches.append(match)
            if not node.next or not (step := _STEP.match(view, end)):
                break
            folded = fold(step[1])
            following = node if folded == "" else node.next.get(folded)
            if following is None:
                # an acronym put into the name: "First Tier (FT) Tribunal"
                aside = _ASIDE.match(view, end) if step[0].endswith("(") else None
                step = _STEP.match(view, aside.end()) if aside else None
                following = node.next.get(fold(step[1])) if step and fold(step[1]) != "~" else None
            if following is None or step is None:
                break
            node, end = following, step.end(1)
        matches.reverse()
        return matches


def _entries(body: Body) -> Iterator[Entry]:
    """All ways of writing a body's name."""
    safe = {*body.aliases_safe}
    for form in dict.fromkeys([body.name, *body.aliases, *body.aliases_safe]):
        if _OWNED.match(form):
            continue  # the owner is no part of the mention: "NAHT's SEND Council"
        yield Entry(body, form, ordinary=body.ordinary and form not in safe)
    for form in [body.name, *body.aliases] if body.kind == "party" else ():
        if form.endswith("s"):  # a Lib Dem peer
            yield Entry(body, form[:-1], ordinary=True)
    if (short := _NATION.sub("", body.name)) != body.name:
        yield Entry(body, short, ordinary=body.ordinary, national=True)
    if body.acronym:
        yield Entry(body, body.acronym, acronym=True, clash=body.acronym_clash)
    for form in body.places:
        yield Entry(body, form, place=True)


def _match(view: str, start: int, end: int, entries: list[Entry]) -> Match | None:
    """The match of the entries that are written as the text is; a possessive ending stays outside."""
    text = view[start:end]
    readings = [text]
    if "(" in text and view.startswith(")", end):
        readings = [f"{text})", text]
    elif text.endswith("'s"):
        readings.append(text[:-2])
    elif text.endswith("'"):
        readings.append(text[:-1])
    for written in readings:
        fitting = tuple([e for e in entries if _written_as(written, e) and _article_fits(view, start, e)])
        if fitting:
            return Match(start, start + len(written), fitting)
    return None


def _article_fits(view: str, start: int, entry: Entry) -> bool:
    return not entry.needs_the or view[max(0, start - 4) : start].casefold() == "the "


def _written_as(text: str, entry: Entry) -> bool:
    """Whether a text whose folded words are those of an entry is really written so.

    Single words and acronyms are compared letter by letter, and the number of the last word counts ("Education
    Committees" is no committee).
    """
    form = entry.form[4:] if entry.needs_the else entry.form
    if text == form:
        return True
    if " " not in form and "-" not in form:
        if text.casefold() != form.casefold() or entry.ordinary or entry.place:
            return False
        plain = form.isupper() or form.islower() or form == form.capitalize()
        if len(form) >= _SHORTEST_ANY_CASE and plain and text != text.lower():
            return True
        return text.isupper() and sum(c.isupper() for c in form) > 1
    if text.islower() or (entry.ordinary and not text.isupper()):
        return False
    if "'s " in text and any(word[:-2] in form.split() for word in text.split() if word.endswith("'s")):
        return False  # the Department for Education's Regions Group: two bodies
    return _plural(text) == _plural(form)


def _plural(name: str) -> bool:
    return name.casefold().rstrip("').").replace("'", "").endswith("s")
