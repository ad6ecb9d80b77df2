"""Acronyms that a document uses and never expands: with the long form that the rules know, or without one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.annotate.acronyms.forms import singular
from pipeline.annotate.layers import Layers
from pipeline.found import FoundAcronym
from pipeline.rules import Rules
from pipeline.rules.definitions import DefinitionRule

_ROMAN = re.compile(r"[IVXLCDM]+")
_CAPITAL_WORD = re.compile(r"[A-Z][A-Z'-]{3,}")
_NEIGHBOUR = 24


def meanings(rules: Rules) -> dict[str, str]:
    """{short form: long form} for short forms with one known meaning."""
    known: dict[str, set[str]] = defaultdict(set)
    if rules.acronyms:
        for row in rules.acronyms.acronyms:
            known[row.short].add(row.long)
    if rules.organisations:
        for body in rules.organisations.organisations:
            if body.acronym and not body.acronym_clash:
                known[body.acronym].add(body.name)
    return {short: min(longs) for short, longs in known.items() if len({_plain(x) for x in longs}) == 1}


def _plain(long: str) -> str:
    return long.lower().replace("-", " ").removesuffix("s")


class Usage:
    """Finds the first use of every acronym that is not defined in the document."""

    def __init__(self, rules: Rules) -> None:
        self._meanings = meanings(rules)
        self._never = rules.definitions.never
        (known, pattern), (undefined, _) = rules.definitions.of("word")
        self._known: DefinitionRule = known
        self._undefined: DefinitionRule = undefined
        self._pattern = pattern

    def find(self, layers: Layers, defined: Iterable[FoundAcronym]) -> Iterator[FoundAcronym]:
        """One row for each acronym outside `defined`, at its first plain use."""
        seen = {f.short for f in defined}
        for match in self._pattern.finditer(layers.view):
            written = match["short"]
            if written in seen:
                continue
            seen.add(written)
            short = singular(written)
            if short != written and short in seen:
                continue
            long = self._meanings.get(short)
            if long is None and not self._stands_out(layers.view, match, short):
                seen.discard(written)
                continue
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

    def _stands_out(self, view: str, match: re.Match[str], short: str) -> bool:
        """Whether an unknown word is an acronym here and not shouting, a Roman numeral, a code or somebody's initials."""
        letters = sum(c.isupper() for c in short)
        if short in self._never or _ROMAN.fullmatch(short) or letters < 3 or letters * 2 < len(short):
            return False
        around = view[max(0, match.start() - _NEIGHBOUR) : match.end() + _NEIGHBOUR]
        return all(word == match["short"] for word in _CAPITAL_WORD.findall(around))
