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
_STEP = re.compile(r"\)?(?: {0,3}[-,/–+(!] {0,3}| {1,3})(?=([\w'&.+]*[\w'&+]))")
_ASIDE = re.compile(r" {1,3}\([A-Za-z]{1,6}\)(?= {1,3}[\w'])")
_CONNECTORS = frozenset({"of", "for", "on", "to", "in"})
_SKIPPED = frozenset({"the", "+"})
_OWNED = re.compile(r"[A-Z]\w*[A-Z]\w*'s ")
_NATION = re.compile(r" \((?:Northern Ireland|Scotland|Wales|Ireland)\)$")
OF_AN_OWNER = frozenset({"unit", "team", "division", "directorate", "group"})
"""Heads that name a part of a body: "the Standards Unit at the DfE"."""
_REMEMBERED = 4096
_SHORTEST_ANY_CASE = 5
"""A single word at least this long may be written OFSTED or Ofsted."""


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word as it is compared: `Teachers'` and `Teacher's` alike, connectors as `~`, nothing for "the" and "+"."""
    word = word.casefold().removesuffix("'s").replace("'", "").replace(".", "")
    if word in _CONNECTORS:
        return "~"
    if word in _SKIPPED:
        return ""
    if word == "&":
        return "and"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _folded(name: str) -> Iterator[str]:
    return (folded for word in _TOKEN.finditer(name) if (folded := fold(word[0])))


def key(name: str) -> tuple[str, ...]:
    """A name as the words that it is compared by."""
    return tuple(_folded(name))


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
    """A stretch of text that is written as one or more bodies are; `free` are those it means wherever it stands."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    free: tuple[Entry, ...]


@dataclass(slots=True)
class Node:
    """A place in the tree of names: the words that can come next, and what the words so far are."""

    next: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def add(self, words: Iterable[str], entry: Entry) -> None:
        """Puts an entry where `words`, folded, lead from here."""
        node = self
        for word in words:
            node = node.next.setdefault(word, Node())
        if not any(e.body is entry.body and e.form == entry.form for e in node.entries):
            node.entries.append(entry)


class Walk(NamedTuple):
    """The known names that begin with a word, longest first; `open` is where a longer one may go on behind the text."""

    matches: list[Match]
    open: Node | None


class Gazetteer:
    """All known bodies, found by the words of their names."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.by_acronym: dict[str, list[Entry]] = {}
        self.by_name: dict[str, Body] = {}
        self._names: dict[tuple[str, str | None], str] = {}
        self._by_first: dict[str, list[Entry]] = {}
        self._nodes: dict[str, Node] = {}
        self.lookup = lru_cache(maxsize=_REMEMBERED)(self._lookup)
        """The entries that a whole name may stand for."""
        self.lower_case: set[str] = set()
        """First words of known names that are written without a capital: nasen, f40, iHV."""
        for body in bodies:
            self.by_name.setdefault(body.name, body)
            for entry in _entries(body):
                self._add(entry)

    def _add(self, entry: Entry) -> None:
        form = entry.form
        self._by_first.setdefault(next(_folded(form), ""), []).append(entry)
        if entry.acronym:
            self.by_acronym.setdefault(form, []).append(entry)
        if form[0].islower() and not entry.ordinary and not entry.needs_the and " " not in form:
            self.lower_case.add(form.partition("-")[0])

    def _node(self, folded: str) -> Node | None:
        """Where the names that begin with a word go on, or None; made when a text first has the word."""
        if folded not in self._nodes:
            if folded not in self._by_first:
                return None
            node = self._nodes[folded] = Node()
            for entry in self._by_first[folded]:
                node.add(key(entry.form)[1:], entry)
        return self._nodes[folded]

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

    def _lookup(self, name: str) -> list[Entry]:
        first, *rest = key(name) or ("",)
        node = self._node(first)
        for folded in rest:
            node = node.next.get(folded) if node else None
        return [e for e in node.entries if _written_as(name, e)] if node else []

    def starts(self, word: str) -> bool:
        """Whether a known name begins with `word`."""
        return fold(word.partition("-")[0]) in self._by_first

    def walk(self, view: str, start: int, word: str) -> Walk | None:
        """The known names that begin with the `word` at `start`; None where no name begins so."""
        first = word.partition("-")[0]
        node = self._node(fold(first))
        if node is None:
            return None
        matches: list[Match] = []
        end = start + len(first)
        folded = first
        while True:
            if folded and node.entries and (match := _match(view, start, end, node.entries)):
                matches.append(match)
            step = _STEP.match(view, end) if node.next else None
            if step is None:
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
        return Walk(matches, node if node.next and end == len(view) else None)


def goes_on(view: str, end: int, node: Node) -> bool:
    """Whether a name that has come to a node at `end` may go on in the view."""
    step = _STEP.match(view, end)
    if step is None:
        return False
    folded = fold(step[1])
    return folded == "" or folded in node.next or step[0].endswith("(")


def _entries(body: Body) -> Iterator[Entry]:
    """All ways of writing a body's name."""
    safe = {*body.aliases_safe}
    for form in dict.fromkeys([body.name, *body.aliases, *body.aliases_safe]):
        if _OWNED.match(form):
            continue  # the owner is no part of the mention: "NAHT's SEND Council"
        national = body.of_nation and form == body.name
        yield Entry(body, form, ordinary=body.ordinary and form not in safe, national=national)
    for form in [body.name, *body.aliases] if body.kind == "party" else ():
        if form.endswith("s") and not form.startswith("The "):  # a Lib Dem peer
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
        readings = [text[:-1]]  # no name ends so: a quotation mark, or "the unions' view"
    for written in readings:
        fitting = tuple([e for e in entries if _written_as(written, e) and _article_fits(view, start, e)])
        if fitting:
            return Match(start, start + len(written), fitting, tuple([e for e in fitting if e.free]))
    return None


def _article_fits(view: str, start: int, entry: Entry) -> bool:
    """Whether an entry that is a name only after "the" stands after it."""
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
    if ", the " in text and ", the " not in form:
        return False  # "In Suffolk, the council" says where, and then who
    if text.startswith("NHS,"):
        return False  # "the local NHS, Oakshire ICB's director"
    if text.count(")") > text.count("("):
        return False  # "the association's (OAK) Young People Board"
    return _plural(text) == _plural(form)


def _plural(name: str) -> bool:
    return name.casefold().rstrip("').").replace("'", "").endswith("s")
