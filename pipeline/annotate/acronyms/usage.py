"""Acronyms that a document uses and never expands: with the long form that the rules know, or without one."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from pipeline.annotate.acronyms.forms import singular
from pipeline.annotate.layers import Layers
from pipeline.found import FoundAcronym
from pipeline.rules import Rules
from pipeline.rules.definitions import DefinitionRule

_ROMAN = re.compile(r"[IVXLCDM]+")
_SIGNS = ("", ".", ",", ";", ":", "!", "?", ")")
"""With which a word may end."""
_AROUND = 60
_NO_CAPITALS, _NO_SMALL = (
    bytes(i for i in range(128) if chr(i) not in kept) for kept in (string.ascii_uppercase, string.ascii_lowercase)
)
_LONGEST_UNKNOWN = 7
_HOME = "England"
_BEHIND_NAME = re.compile(r"\b[A-Z][\w'-]+ [A-Z][\w'-]+ $")
_WORD_BEFORE = re.compile(r"[A-Z][\w'-]* $")
_CODE = re.compile(r"[-/]\d")
"""Behind the letters of a paper's number: "OIJB12-2021"."""
_LABEL = re.compile(r"(?=.*[AEIOU].*[AEIOU])[A-Z]{5,}")
"""A word of two vowels or more, and longer than most short forms."""
_NAME = 60
"""No name is longer."""
_EVERYWHERE = frozenset({"UK", "GB", "International"})
_FEWEST_CUES = 3
"""A document that names a nation fewer times is taken to be about England."""


class Meanings:
    """What short forms are known to mean, by nation."""

    def __init__(self, rules: Rules) -> None:
        self._longs: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in rules.acronyms.acronyms if rules.acronyms else ():
            self._longs[row.short][row.nation].add(row.long)
        for body in rules.organisations.organisations if rules.organisations else ():
            if body.acronym and not body.acronym_clash:
                self._longs[body.acronym][body.nation].add(body.name)
        # SENCo, SENDCo and SENCO are one; short ones (CIN, CiN) may be two
        self._written = {short.upper(): short for short in self._longs if len(short) > 3}
        self._known: dict[tuple[str, str], str | None] = {}

    def of(self, short: str, nation: str) -> str | None:
        """The long form when there is only one: in the nation, else anywhere."""
        by_nation = self._longs.get(short) or self._longs.get(self._written.get(short.upper(), ""))
        if by_nation is None:
            return None
        if (short, nation) not in self._known:
            self._known[short, nation] = self._only(by_nation, nation)
        return self._known[short, nation]

    @staticmethod
    def _only(by_nation: dict[str, set[str]], nation: str) -> str | None:
        near = {x for home, longs in by_nation.items() if home == nation or home in _EVERYWHERE for x in longs}
        longs = near or {x for found in by_nation.values() for x in found}
        return min(longs) if len({_plain(x) for x in longs}) == 1 else None


def _plain(long: str) -> str:
    return long.lower().replace("-", " ").removesuffix("s")


class _Document:
    """What is asked of a whole document, and answered only when it is."""

    def __init__(self, view: str, cues: Mapping[str, Sequence[str]]) -> None:
        self.view = view
        self._cues = cues

    @cached_property
    def nation(self) -> str:
        """The nation that the document is about."""
        counts = [(sum(map(self.view.count, cues)), nation) for nation, cues in self._cues.items()]
        count, nation = max(counts, default=(0, _HOME))
        return nation if count >= _FEWEST_CUES else _HOME

    @cached_property
    def words(self) -> set[str]:
        """Its words, with the signs that they end with."""
        return set(self.view.split())


class Usage:
    """Finds the first use of every acronym that is not defined in the document."""

    def __init__(self, rules: Rules) -> None:
        definitions = rules.definitions
        self._meanings = Meanings(rules)
        self._never, self._behind_names = definitions.never, definitions.behind_names
        (known, pattern), (undefined, _) = definitions.of("word")
        self._known: DefinitionRule = known
        self._undefined: DefinitionRule = undefined
        self._pattern = pattern
        self._first_names = rules.people.sets["first_names"] if rules.people else frozenset[str]()
        self._cues = {nation: cues.split() for nation, cues in definitions.nation_cues.items()}

    def find(self, layers: Layers, shorts: Sequence[tuple[int, int]], defined: Iterable[str]) -> Iterator[FoundAcronym]:
        """One row for each acronym outside `defined`, at its first plain use.

        `shorts` are the places that look like short forms.
        """
        view, document = layers.view, _Document(layers.view, self._cues)
        seen = set(defined)
        settled: set[str] = set()
        for start, end in shorts:
            if view[start:end] in settled or _is_inside(view, start) or not (match := self._pattern.match(view, start)):
                continue
            written = match["short"]
            if written in settled:
                continue
            short = singular(written)
            long = None if short in seen else self._long(document, short, start)
            if short in seen or (long is None and self._is_none(document, short, match)):
                settled.add(written)
                continue
            # menus are set in capitals, and say nothing of words that nobody knows
            if (long is None and layers.zone_at(start) == "boilerplate") or _is_shouting(view, match):
                continue
            settled.add(written)
            seen.add(short)
            rule = self._known if long else self._undefined
            yield FoundAcronym(
                start=match.start("short"),
                end=match.end("short"),
                rule=rule.id,
                confidence=rule.confidence,
                short=short,
                long=long,
                source="known" if long else "undefined",
            )

    def _long(self, document: _Document, short: str, start: int) -> str | None:
        """What a short form is known to mean where it stands."""
        behind_name = self._behind_names.get(short)
        if behind_name is not None and _BEHIND_NAME.search(document.view, max(0, start - _NAME), start):
            return behind_name
        return self._meanings.of(short, document.nation)

    def _is_none(self, document: _Document, short: str, match: re.Match[str]) -> bool:
        """Whether a word that nobody knows is no acronym."""
        return (
            not self._may_be_one(short)
            or self._is_surname(document.view, match.start())
            or _CODE.match(document.view, match.end("short")) is not None
            or self._is_label(document.view, short, match)
            # "Nothing is NEW" is emphasis: the word is used in small letters as well
            or not document.words.isdisjoint(short.lower() + sign for sign in _SIGNS)
        )

    def _is_surname(self, view: str, start: int) -> bool:
        """Whether a first name stands before a word in capitals: minutes write "Ana REYNE"."""
        given = _WORD_BEFORE.search(view, max(0, start - _NAME), start)
        return given is not None and given[0][:-1] in self._first_names

    @staticmethod
    def _is_label(view: str, short: str, match: re.Match[str]) -> bool:
        """Whether a word in capitals says what its line holds, as on a letterhead: "SUBJECT: Places"."""
        opens = view.rfind("\n", 0, match.start("short")) == match.start("short") - 1
        return opens and _LABEL.fullmatch(short) is not None and view.startswith(":", match.end("short"))

    def _may_be_one(self, short: str) -> bool:
        """Whether an unknown word may be an acronym: no Roman numeral, no code, no two letters of chance."""
        capitals = sum(c.isupper() for c in short)
        return (
            2 < capitals <= _LONGEST_UNKNOWN
            and capitals * 2 > len(short)
            and short not in self._never
            and not _ROMAN.fullmatch(short)
        )


def _is_inside(view: str, start: int) -> bool:
    """Whether the place is inside a word, an address or a compound ("non-SEND" counts as a word of its own)."""
    return start > 0 and (view[start - 1].isalnum() or view[start - 1] in "_.@/-")


def _is_shouting(view: str, match: re.Match[str]) -> bool:
    """Whether a word stands in a line of capitals, which says nothing about it."""
    start, end = match.span("short")
    before = view[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = view[end : end + _AROUND].partition("\n")[0]
    around = (before + after).encode("ascii", "ignore")
    capitals, small = around.translate(None, _NO_CAPITALS), around.translate(None, _NO_SMALL)
    return len(capitals) > len(small)
