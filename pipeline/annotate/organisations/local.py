"""Names within one document: shortened forms, initials, "the Board", and the publisher as "we"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate.organisations.gazetteer import Gazetteer, key
from pipeline.annotate.runs import Run
from pipeline.facts import OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.patterns import alternatives

_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "with", "to", "at", "&"})
_BY_KIND = frozenset({"union", "charity", "department", "trust", "school"})
_BUILT = frozenset({"organisation.head", "organisation.owned", "organisation.introduced", "organisation.publisher", "organisation.defined"})


@dataclass(slots=True)
class Bare:
    """A head noun that stands alone after "the" ("the Board"), or without it as in headings and minutes."""

    start: int
    end: int
    head: str


def publisher_mentions(name: str | None, gazetteer: Gazetteer, kind: OrganisationKind, view: str) -> Iterator[FoundMention]:
    """Every occurrence of the publisher's name, when no list knows it."""
    name = (name or "").removeprefix("The ").strip()
    if len(name) < 4 or not name[0].isupper() or gazetteer.lookup(name) or (" " not in name and key(name)[0] in key(view[:0])):
        return
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", view):
        yield _mention(found.start(), found.end(), "organisation.publisher", name, "exact", kind, None)


def initials(name: str) -> str:
    """The capitals of a name's words: HBC for Harrowdale Borough Council."""
    return "".join(w[0] for w in re.findall(r"[\w']+", name) if w.casefold() not in _SMALL).upper()


def by_initials(runs: Sequence[Run], found: Sequence[FoundMention], taken: set[int]) -> Iterator[FoundMention]:
    """Capital letters that are the initials of one body named in the document, and mean nothing else in it."""
    letters: dict[str, set[str]] = {}
    first = {m.name: m for m in reversed(found)}
    for name in first:
        if len(short := initials(name)) > 2:
            letters.setdefault(short, set()).add(name)
    for run in runs:
        for word in run:
            names = letters.get(word.bare)
            if names and len(names) == 1 and word.start not in taken:
                body = first[next(iter(names))]
                yield _mention(word.start, word.bare_end, "organisation.initials", body.name, "acronym", body.organisation_kind, word.bare)


def by_stem(
    view: str, found: Sequence[FoundMention], rules: OrganisationNameRules, taken: set[int], avoid: frozenset[str]
) -> Iterator[FoundMention]:
    """The first word of a made-up name standing alone: "Moorside" for "Moorside Special School"."""
    stems: dict[str, set[str]] = {}
    bodies = {m.name: m for m in found}
    for mention in found:
        words = mention.name.split()
        if mention.rule not in _BUILT or len(words) < 2 or mention.organisation_kind not in ("school", "trust", "charity", "media", "other"):
            continue
        if words[0] not in avoid and len(words[0]) > 4 and words[0].isalpha() and words[-1].casefold() not in ("team", "unit", "group"):
            stems.setdefault(words[0], set()).add(mention.name)
    sole = {stem: names for stem, names in stems.items() if len(names) == 1}
    if not sole:
        return
    for match in re.finditer(rf"(?<![\w-])(?<![A-Z] ){alternatives(sorted(sole))}(?![\w-]| {{1,2}}[A-Z])", view):
        if match.start() in taken:
            continue
        body = bodies[next(iter(sole[match[0]]))]
        yield _mention(match.start(), match.end(), "organisation.stem", body.name, "partial_name", body.organisation_kind, body.acronym)


def name_partials(found: list[FoundMention]) -> None:
    """Ties shortened names to the one fuller name in the document that holds them: "the Implementation Board"."""
    names = {m.name: m for m in found}
    padded = {name: f" {name.casefold()} " for name in names}
    for mention in found:
        if mention.rule not in ("organisation.head", "organisation.owned") or " " not in mention.name:
            continue
        part = f" {mention.name.casefold()} "
        fuller = [name for name, whole in padded.items() if part in whole and part != whole]
        if len(fuller) == 1:
            whole = names[fuller[0]]
            mention.name, mention.via = whole.name, "partial_name"
            mention.organisation_kind, mention.acronym = whole.organisation_kind, whole.acronym


def anaphors(bare: Sequence[Bare], found: Sequence[FoundMention]) -> Iterator[FoundMention]:
    """ "the Board" for the board that the document has named most often so far."""
    for word in bare:
        counts: Counter[str] = Counter()
        latest: dict[str, FoundMention] = {}
        for mention in found:
            if mention.start >= word.start:
                break
            if has_head(mention, word.head):
                counts[mention.name] += 1
                latest[mention.name] = mention
        if counts:
            name = max(latest, key=lambda n: (counts[n], latest[n].start))
            body = latest[name]
            yield _mention(word.start, word.end, "organisation.anaphor", name, "partial_name", body.organisation_kind, body.acronym)


def has_head(mention: FoundMention, head: str) -> bool:
    """Whether a body can be called "the" and this head noun."""
    words = mention.name.casefold().split()
    if head in _BY_KIND and mention.organisation_kind == head:
        return "government" not in words
    return words[-1] == head or (words[0] == head and head != "school") or (head == "council" and mention.organisation_kind == "local_authority")


def _mention(
    start: int, end: int, rule: str, name: str, via: str, kind: OrganisationKind, acronym: str | None
) -> FoundMention:
    return FoundMention(
        start=start, end=end, rule=rule, kind="organisation", name=name, via=via, organisation_kind=kind, acronym=acronym  # type: ignore[arg-type]
    )
