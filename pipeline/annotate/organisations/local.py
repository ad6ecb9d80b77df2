"""Names within one document: shortened forms, initials, "the Board", and the publisher as "we"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.annotate.runs import Run
from pipeline.facts import Method, OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.patterns import alternatives

_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "with", "to", "at", "&"})
_POLITICIAN = re.compile(r"[A-Z][\w'-]+(?: M[SL]?[PAS])?,? $")
_COUNCIL = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (CC|BC|MBC)\b")
_SMALL_NAME = re.compile(r"(?:'s|\b[Tt]he) ((?:[A-Za-z]+ ){1,5}(?:committee|tribunal|board))\b")
_TITLE = 400
"""Characters at the beginning of a document that hold its title: minutes are those of the board named there."""
_SPEAKING_OF = re.compile(r" (?:(?:[Cc]hair|[Mm]ember|[Cc]lerk|[Ss]ecretar)\w*|[a-z]+(?:es|s|ed)) ")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'-]+ {1,2}$")
_BY_KIND = frozenset({"union", "charity", "department", "trust", "school"})
_BUILT = ("organisation.head", "organisation.owned", "organisation.introduced", "organisation.defined")


@dataclass(slots=True)
class Bare:
    """A head noun that stands alone after "the" ("the Board"), or without it as in headings and minutes."""

    start: int
    end: int
    head: str
    article: bool = True


def speaks(view: str, end: int) -> bool:
    """Whether a head noun without "the" goes on like a body: "Committee launches inquiry"."""
    return bool(_SPEAKING_OF.match(view, end))


def publisher_mentions(name: str, kind: OrganisationKind, view: str) -> Iterator[FoundMention]:
    """Every occurrence of the publisher's name and of the initials it uses, for a publisher that no list knows."""
    forms: dict[str, Method] = {name: "exact", name.upper(): "exact"}
    if len(short := initials(name)) > 2:
        forms[short] = "acronym"
    for found in re.finditer(rf"(?<![\w-]){alternatives(list(forms))}(?![\w-])", view):
        yield _mention(
            found.start(), found.end(), "organisation.defined", name, forms.get(found[0], "exact"), kind, None
        )


def party_mentions(view: str, tags: Mapping[str, str]) -> Iterator[FoundMention]:
    """Parties in brackets after a politician's name: "Ana Reyne (Lab)"."""
    for found in re.finditer(rf"\({alternatives(list(tags))}(?=[,)])", view):
        if _POLITICIAN.search(view, max(0, found.start() - 24), found.start()):
            start, end = found.start() + 1, found.end()
            yield _mention(start, end, "organisation.party_tag", tags[view[start:end]], "rule", "party", None)


def abbreviated_councils(
    view: str, found: Sequence[FoundMention], spelt_out: Mapping[str, str]
) -> Iterator[FoundMention]:
    """ "Harrowdale CC" and the like, for councils that no list knows."""
    if " CC" not in view and "BC" not in view:
        return
    known = {m.name.split()[0]: m for m in found if m.organisation_kind == "local_authority"}
    for match in _COUNCIL.finditer(view):
        full = f"{match[1]} {spelt_out[match[2]]}"
        body = known.get(match[1].split()[0])
        yield _mention(
            match.start(),
            match.end(),
            "organisation.abbreviated",
            body.name if body else full,
            "rule",
            "local_authority",
            None,
        )


def uncapitalised(view: str, found: Sequence[FoundMention], gazetteer: Gazetteer) -> Iterator[FoundMention]:
    """Known committees and the like that news writes small: "the public accounts committee", "the LGA's children board"."""
    owners = {m.end: m for m in found}
    for match in _SMALL_NAME.finditer(view):
        words = match[1].split()
        owner = owners.get(match.start())
        for first in range(len(words) - 1):
            name = " ".join(words[first:]).title()
            entries = [
                e for e in gazetteer.lookup(name) if e.free and (owner is None or e.body.parent in (None, owner.name))
            ]
            if owner and not entries:
                entries = gazetteer.lookup(f"{owner.acronym} {name}")
            if entries and len(words) - first > (1 if owner else 2):
                body = entries[0].body
                start = match.end(1) - len(" ".join(words[first:]))
                yield _mention(
                    start, match.end(1), "organisation.uncapitalised", body.name, "rule", body.kind, body.acronym
                )
                break


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
                yield _mention(
                    word.start,
                    word.bare_end,
                    "organisation.initials",
                    body.name,
                    "acronym",
                    body.organisation_kind,
                    word.bare,
                )


def by_stem(
    view: str, found: Sequence[FoundMention], rules: OrganisationNameRules, taken: set[int], avoid: frozenset[str]
) -> Iterator[FoundMention]:
    """The first word of a made-up name standing alone: "Moorside" for "Moorside Special School"."""
    stems: dict[str, set[str]] = {}
    bodies = {m.name: m for m in found}
    for mention in found:
        words = mention.name.split()
        if (
            not mention.rule.startswith(_BUILT)
            or len(words) < 2
            or mention.organisation_kind not in ("school", "trust", "charity", "media", "other")
        ):
            continue
        if (
            words[0] not in avoid
            and words[0] not in rules.national
            and words[0] not in rules.words["generic"]
            and len(words[0]) > 4
            and words[0].isalpha()
            and words[-1].casefold() not in ("team", "unit", "group")
        ):
            stems.setdefault(words[0], set()).add(mention.name)
    sole = {stem: names for stem, names in stems.items() if len(names) == 1}
    if not sole:
        return
    for match in re.finditer(rf"(?<![\w-])(?<![A-Z] ){alternatives(sorted(sole))}(?![\w-]| {{1,2}}[A-Z])", view):
        if match.start() in taken or _CAPITAL_BEFORE.search(view, max(0, match.start() - 20), match.start()):
            continue
        body = bodies[next(iter(sole[match[0]]))]
        yield _mention(
            match.start(),
            match.end(),
            "organisation.stem",
            body.name,
            "partial_name",
            body.organisation_kind,
            body.acronym,
        )


def name_partials(found: list[FoundMention]) -> None:
    """Ties shortened names to the one fuller name in the document that holds them: "the Implementation Board"."""
    names = {m.name: m for m in found}
    padded = {name: f" {name.casefold()} " for name in names}
    for mention in found:
        if not mention.rule.startswith(_BUILT):
            continue
        part = f" {mention.name.casefold()} "
        fuller = [
            name
            for name, whole in padded.items()
            if part != whole and (whole.endswith(part) or whole.startswith((f"{part}for ", f"{part}of ")))
        ]
        if len(fuller) == 1:
            whole = names[fuller[0]]
            mention.name, mention.via = whole.name, "partial_name"
            mention.organisation_kind, mention.acronym = whole.organisation_kind, whole.acronym


def anaphors(
    bare: Sequence[Bare], found: Sequence[FoundMention], defaults: Mapping[str, str], own: str | None
) -> Iterator[FoundMention]:
    """ "the Board" for the board that the document has named most often so far; `defaults` for what needs no naming."""
    for word in bare:
        counts: Counter[str] = Counter()
        latest: dict[str, FoundMention] = {}
        titles = {m.name for m in found if m.start < _TITLE}
        for mention in found:
            if mention.start >= word.start and counts:
                break
            # a body named only further on ("The Department ...") is taken where none comes before
            if has_head(mention, word.head):
                counts[mention.name] += 1
                latest[mention.name] = mention
        if counts:
            name = max(latest, key=lambda n: (n == own, n in titles, counts[n], latest[n].start))
            body = latest[name]
            yield _mention(
                word.start, word.end, "organisation.anaphor", name, "partial_name", body.organisation_kind, body.acronym
            )
        elif word.head in defaults and word.article:
            yield _mention(
                word.start, word.end, "organisation.anaphor", defaults[word.head], "rule", "parliament", None
            )


def has_head(mention: FoundMention, head: str) -> bool:
    """Whether a body can be called "the" and this head noun."""
    words = mention.name.casefold().split()
    if head in _BY_KIND and mention.organisation_kind == head:
        return "government" not in words
    return (
        words[-1] == head
        or (head in words[:2] and head != "school")
        or (head == "council" and mention.organisation_kind == "local_authority")
    )


def _mention(
    start: int, end: int, rule: str, name: str, via: Method, kind: OrganisationKind, acronym: str | None
) -> FoundMention:
    return FoundMention(
        start=start,
        end=end,
        rule=rule,
        kind="organisation",
        name=name,
        via=via,
        organisation_kind=kind,
        acronym=acronym,
    )
