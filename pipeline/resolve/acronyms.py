"""Acronyms as names: which bodies an acronym that stands alone may mean, and short forms with several long ones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.facts import AcronymConflict
from pipeline.found import Name
from pipeline.resolve.census import Census, Definition
from pipeline.resolve.clusters import Weight
from pipeline.resolve.identities import Identities
from pipeline.resolve.names import folded
from pipeline.resolve.notes import Numbers, Order
from pipeline.resolve.wording import stem

_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,7}[A-Z]s?")
_SHORTEST = 4
"""Letters: initials of three letters fit too many names."""
_SMALL_WORDS = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to", "with"))


def is_acronym(name: str) -> bool:
    """Whether a name is written as a short form: "EHCP", "DfE", "ICBs"."""
    return bool(_ACRONYM.fullmatch(name))


def acronym_links(
    names: Sequence[str], words: Sequence[tuple[str, ...]], weights: Mapping[str, Weight]
) -> list[tuple[int, int, float]]:
    """(acronym standing alone, body that it may mean, 100) by number.

    A body may be meant whose acronym some document states; else one with these initials.
    """
    alone = {name.upper(): n for n, name in enumerate(names) if name in weights and is_acronym(name)}
    if not alone:
        return []
    stated: dict[int, list[int]] = defaultdict(list)
    initials: dict[int, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        for acronym in weights[name].acronyms if name in weights else ():
            if (short := alone.get(acronym.upper())) is not None and short != n:
                stated[short].append(n)
        if len(words[n]) >= _SHORTEST:
            short = alone.get("".join(w[0] for w in words[n]).upper())
            if short is not None and short != n:
                initials[short].append(n)
    return [(short, n, 100.0) for short in alone.values() for n in stated.get(short) or initials.get(short) or []]


@dataclass(frozen=True, slots=True)
class _Defined:
    """A short form with a long one, as some documents define it.

    `place` tells which of those with the same forms comes first: that of the first document by id.
    """

    definition: Definition
    documents: Numbers
    place: tuple[int, str]


def acronym_conflicts(census: Census, identities: Identities) -> Iterator[AcronymConflict]:
    """Short forms with several long ones: a row for each, with the documents that define it so.

    "SENCo" and "SENCO" are one short form.

    Two long forms are one where they name the same organisation, or where the words of one, without case, endings and
    small words, are all in the other ("Integrated Care Boards" and "integrated care board").
    """
    order = Order.of(census.documents)
    by_short: dict[str, list[_Defined]] = defaultdict(list)
    defined = [
        _Defined(d, documents, (order.by_id[documents].min(), d.organisation or ""))
        for d, documents in census.definitions.each()
    ]
    for one in sorted(defined, key=lambda d: (d.definition.short, d.definition.long, d.place)):
        by_short[one.definition.short.upper()].append(one)
    for letters in sorted(by_short):
        meanings = _meanings(by_short[letters], by_short, identities)
        if len(meanings) < 2:
            continue
        short = _usual((d.definition.short, len(d.documents)) for d in by_short[letters])
        documents = [set(np.concatenate([d.documents for d in m]).tolist()) for m in meanings]
        rows = []
        for i, meaning in enumerate(meanings):
            others = set[int]().union(*documents[:i], *documents[i + 1 :])
            rows.append(
                AcronymConflict(
                    short=short,
                    long=_usual((d.definition.long, len(d.documents)) for d in meaning),
                    organisation_id=_organisation(meaning, identities),
                    documents=len(documents[i]),
                    document_ids=sorted(census.documents[number][0] for number in documents[i]),
                    within_document=bool(documents[i] & others),
                )
            )
        yield from sorted(rows, key=lambda row: row.long)


def _meanings(
    definitions: Sequence[_Defined], by_short: Mapping[str, list[_Defined]], identities: Identities
) -> list[list[_Defined]]:
    """The definitions of a short form by what they mean."""
    meanings: list[tuple[frozenset[str], list[_Defined]]] = []
    words_of = {long: _words(long, by_short) for long in {d.definition.long for d in definitions}}
    # the fullest first, so that what leaves words out joins what says all
    for d in sorted(definitions, key=lambda d: (-len(d.definition.long.split()), d.definition.long, d.place)):
        words, body = words_of[d.definition.long], _organisation([d], identities)
        for known, meaning in meanings:
            if words <= known or (body is not None and body == _organisation(meaning, identities)):
                meaning.append(d)
                break
        else:
            meanings.append((words, [d]))
    return [meaning for _, meaning in meanings]


def _words(long: str, by_short: Mapping[str, list[_Defined]]) -> frozenset[str]:
    """The stems of a long form, short forms within it written out as the corpus defines them."""
    words: list[str] = []
    for word in long.split():
        defined = by_short.get(word.removesuffix("s").upper()) if is_acronym(word) else None
        words += folded(defined[0].definition.long if defined else word).split()
    return frozenset(stem(w) for w in words if w not in _SMALL_WORDS)


def _organisation(meaning: Sequence[_Defined], identities: Identities) -> str | None:
    """The id of the organisation that a long form names."""
    named = (d.definition.organisation for d in meaning)
    return next((identities.ids[Name("organisation", name)] for name in named if name), None)


def _usual(spellings: Iterable[tuple[str, int]]) -> str:
    """The spelling used most often, of spellings with the number of times."""
    counts: Counter[str] = Counter()
    for spelling, times in spellings:
        counts[spelling] += times
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))
