"""Links names to entities: exact for what the gazetteer knows, by likeness inside blocks for the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from pipeline.facts import EntityKind
from pipeline.found import Name
from pipeline.resolve.census import Census, Uses
from pipeline.resolve.names import organisation_similarity, organisation_words, person_similarity, person_words
from pipeline.rules import Rules

_BLOCK_LETTERS = 4
_LARGEST_BLOCK = 200
"""Names in a larger block share nothing but a common word; rarer words of theirs make smaller blocks."""


@dataclass(frozen=True, slots=True)
class Link:
    """The name another name was linked to, how alike they are (0 to 100), and the next best candidate."""

    to: str
    score: float
    runner_up: str | None = None
    runner_up_score: float | None = None


def link_names(census: Census, rules: Rules) -> dict[Name, Link]:
    """{name: link} for every name that is another form of a name seen more often or known to the gazetteer."""
    links: dict[Name, Link] = {}
    known = {b.name for b in rules.organisations.organisations}
    names = census.of_kind("organisation")
    tokens = {n: organisation_words(n, rules.resolution) for n in names}
    links |= _alike(
        "organisation",
        census,
        tokens,
        lambda a, b: organisation_similarity(a, b, rules.resolution),
        rules.resolution.thresholds.organisation,
        known,
    )
    people = census.of_kind("person")
    tokens = {n: person_words(n) for n in people}
    full = {n: words for n, words in tokens.items() if len(words) > 1}
    links |= _alike(
        "person",
        census,
        full,
        lambda a, b: person_similarity(a, b, rules.resolution),
        rules.resolution.thresholds.person,
        frozenset(),
    )
    links |= _partial_names(tokens)
    return links


def _alike(
    kind: EntityKind,
    census: Census,
    tokens: dict[str, list[str]],
    similarity: Callable[[list[str], list[str]], float],
    threshold: float,
    known: Iterable[str],
) -> dict[Name, Link]:
    """Links each name to the best of the names that are alike and come before it in weight."""
    known = frozenset(known)
    rank = {n: (n not in known, -census.uses[Name(kind, n)].mentions, -len(n), n) for n in tokens}
    candidates: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for a, b in _pairs_in_blocks(tokens):
        if a in known and b in known:
            continue
        score = similarity(tokens[a], tokens[b])
        if score >= threshold:
            lighter, heavier = (a, b) if rank[a] > rank[b] else (b, a)
            candidates[lighter].append((score, heavier))
    links = {}
    for name, found in candidates.items():
        best, *others = sorted(found, key=lambda c: (-c[0], rank[c[1]]))
        next_best = others[0] if others else None
        links[Name(kind, name)] = Link(
            best[1], best[0], next_best[1] if next_best else None, next_best[0] if next_best else None
        )
    return links


def _pairs_in_blocks(tokens: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of names that share the beginning of a word, each pair once."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(tokens):
        for key in {word[:_BLOCK_LETTERS] for word in tokens[name]}:
            blocks[key].append(name)
    seen = set()
    for key in sorted(blocks):
        block = blocks[key]
        if len(block) > _LARGEST_BLOCK:
            continue
        for pair in combinations(block, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _partial_names(tokens: dict[str, list[str]]) -> dict[Name, Link]:
    """A surname or first name alone, in a document that never gives more, is the one full name that has it."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for name, words in tokens.items():
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                by_word[word].append(name)
    links = {}
    for name, words in tokens.items():
        if len(words) == 1 and len(found := by_word.get(words[0], [])) == 1:
            links[Name("person", name)] = Link(found[0], 100.0)
    return links


def canonical(name: Name, links: dict[Name, Link]) -> Name:
    """The name at the end of the chain of links."""
    while (link := links.get(name)) is not None:
        name = Name(name.kind, link.to)
    return name


def merged_uses(census: Census, links: dict[Name, Link]) -> dict[Name, Uses]:
    """{canonical name: uses of all names linked to it}, in the order of kind and name."""
    merged: dict[Name, Uses] = {}
    for name in sorted(census.uses, key=lambda n: (n.kind, n.name)):
        merged.setdefault(canonical(name, links), Uses()).add(census.uses[name])
    return {name: merged[name] for name in sorted(merged, key=lambda n: (n.kind, n.name))}
