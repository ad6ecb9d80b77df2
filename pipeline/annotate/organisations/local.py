"""Names within one document: initials, shortened forms, and "the Board" for a board named before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.annotate.organisations.forms import initials, mention
from pipeline.annotate.runs import Index
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.organisations import Body

_TITLE = 400
"""Characters at the beginning of a document that hold its title: minutes are those of the board named there."""
_SPEAKING_OF = re.compile(
    r" (?!(?:leaders|bosses|chiefs|heads|officers|officials|teachers|schools|academies|governors|sources|places) )"
    r"(?:(?:[Cc]hair|[Mm]ember|[Cc]lerk|[Ss]ecretar)\w*|[a-z]+(?:es|s|ed)) "
)
_CAPITAL_BEFORE = re.compile(r"[A-Z](?:[\w'-]+ {1,2}| )$")
_CAPITAL_AFTER = re.compile(r" {1,2}[A-Z]")
_OF = re.compile(r"\b(?:of|at|for)(?: the)? $")
_WHERE_BEFORE = re.compile(
    r"(?:\b(?:in|near|around|outside|within|across|throughout|into|beyond|via|through|towards|between)"
    r"|\b(?:town|village|city|borough|parish|people|area|outskirts|north|south|east|west|centre) of"
    r"|\b(?:miles?|minutes|away|road|bus|train|travel\w*|commut\w*|moved|drive|journey) (?:from|to)"
    r"|\b(?:held|met|meets?|meetings?|events?|place|hosted|venue|arriv\w*|venue is|be|is|was) at"
    r"|\bat [A-Z][\w'-]*,|[Vv]enue:|[Ww]here:|[Ll]ocation:) $"
)
"""What stands before a place that a body may be named for."""
_WHERE_BEHIND = re.compile(r" (?:area|town|village|residents?|road|estate|bypass|station|campus)\b")
_AT_BEFORE = re.compile(r"\bat $")
_ADDRESS_BEHIND = re.compile(r", [A-Z][\w'-]*(?: [A-Z][\w'-]*)*(?:[.;\n]| on | at |$)")
"""Behind the name of a house: "at Elmvale, Oakton on Monday"."""
_TOLD_THE = re.compile(
    r"\b(?:told|tells|spoke to|speaking to|talked to|talking to|contacted by|shared with|seen by) the $"
)
_LATER_WORD = re.compile(r"(?<= )\S+")
_TASKS = frozenset({"for", "of", "on", "to", "in", "at", "and", "&"})
"""What follows a head noun at the beginning of a name: "Department for", not "Local Government Association"."""
_BY_KIND = frozenset({"union", "charity", "department", "trust", "school"})
_WITHOUT_HEAD = frozenset({"school", "nhs_body"})
_HEAD_WORDS = re.compile(
    r"(?: (?:Church of England|C of E|CE|RC|Catholic|Community|Special|Primary|Infant|Junior|Secondary|High))*"
    r" (?:School|Academy)$| (?:University )?NHS (?:Foundation )?Trust$"
)
"""The end of a name that says what sort of body it is."""
_SCHOOLS = (" school", " college", " academy")
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


def by_initials(
    capitals: Index, found: Sequence[FoundMention], taken: bytearray, council: str | None, posts: Collection[str]
) -> Iterator[FoundMention]:
    """Capital letters that are the initials of one body of the document, and mean nothing else in it.

    `council` is the one that publishes it, whose own papers need not name it in full; letters of `posts` ("CEO") mean
    these.
    """
    letters: dict[str, set[str]] = {}
    first = {m.name: m.organisation_kind for m in reversed(found)}
    if council is not None:
        first.setdefault(council, "local_authority")
    for name in first:
        if len(short := initials(name)) > 2 and short in capitals and short not in posts:
            letters.setdefault(short, set()).add(name)
    for short, names in letters.items():
        if len(names) > 1:
            continue
        name = next(iter(names))
        for at in capitals[short]:
            if not taken[at]:
                yield mention(at, at + len(short), "organisation.initials", name, "acronym", first[name], short)


def nearer_councils(found: Sequence[FoundMention]) -> None:
    """Gives letters that a list knows as another body's to the council of the document that has them.

    "DCC" in minutes that name Devon County Council, and nowhere the charities of these letters, is the council.
    """
    councils: dict[str, set[str]] = {}
    for m in found:
        if m.organisation_kind == "local_authority" and m.end - m.start > len(initials(m.name)):
            councils.setdefault(initials(m.name), set()).add(m.name)
    named = {m.name for m in found if m.rule != "organisation.acronym"}
    for m in found:
        letters = m.acronym or ""
        if m.rule == "organisation.acronym" and m.name not in named and len(councils.get(letters, ())) == 1:
            m.name, m.organisation_kind = next(iter(councils[letters])), "local_authority"
            m.rule = "organisation.initials"


def by_stem(
    view: str,
    capitals: Index,
    found: Sequence[FoundMention],
    rules: OrganisationNameRules,
    taken: bytearray,
    avoid: frozenset[str],
) -> Iterator[FoundMention]:
    """The first word of a made-up name standing alone: "Moorside" for "Moorside Special School"."""
    stems: dict[str, set[str]] = {}
    bodies = {m.name: m for m in found}
    for body in found:
        words = body.name.split()
        if (
            not body.rule.startswith(_BUILT)
            or len(words) < 2
            or body.organisation_kind not in ("school", "trust", "charity", "media", "other")
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
            stems.setdefault(words[0], set()).add(body.name)
    for stem, names in stems.items():
        if len(names) > 1:
            continue
        whole = bodies[next(iter(names))]
        for at in capitals.get(stem, ()):
            end = at + len(stem)
            before = _CAPITAL_BEFORE.search(view, max(0, at - 20), at)
            if before and before[0].strip() not in rules.words["openers"]:
                continue  # "Upper Moorside", not "At Moorside"
            if taken[at] or _CAPITAL_AFTER.match(view, end):
                continue
            if whole.organisation_kind != "trust" and _is_place(view, at, end):
                continue
            yield mention(
                at, end, "organisation.stem", whole.name, "partial_name", whole.organisation_kind, whole.acronym
            )


def _is_place(view: str, start: int, end: int) -> bool:
    """Whether a word is where something is, and not the body named for it: "in Elmvale", "held at Elmvale"."""
    before = _WHERE_BEFORE.search(view, max(0, start - 40), start)
    return (
        before is not None
        or _WHERE_BEHIND.match(view, end) is not None
        or bool(_AT_BEFORE.search(view, max(0, start - 4), start) and _ADDRESS_BEHIND.match(view, end))
    )


def by_short_name(
    view: str, capitals: Index, found: Sequence[FoundMention], taken: bytearray
) -> Iterator[FoundMention]:
    """Names of schools and NHS trusts without the words for what they are: "Elm Meadow" of Elm Meadow School."""
    for body in {m.name: m for m in found if m.organisation_kind in _WITHOUT_HEAD}.values():
        short = _HEAD_WORDS.sub("", body.name)
        if short == body.name or " " not in short:
            continue
        for at in capitals.get(short.partition(" ")[0], ()):
            end = at + len(short)
            if taken[at] or not view.startswith(short, at) or view[end : end + 1].isalnum():
                continue
            if not (_CAPITAL_BEFORE.search(view, max(0, at - 20), at) or _CAPITAL_AFTER.match(view, end)):
                yield mention(
                    at, end, "organisation.stem", body.name, "partial_name", body.organisation_kind, body.acronym
                )


def name_partials(found: Sequence[FoundMention]) -> None:
    """Ties shortened names to the one fuller name in the document that holds them: "the Implementation Board".

    The end of a name can stand for it ("Implementation Board"), what stands before "of", "for" or "School" ("Oakline
    Primary"), and the beginning where a name is introduced as that of a body ("the school, Oakline").
    """
    built = [m for m in found if m.rule.startswith(_BUILT)]
    parts = {m.name.casefold() for m in built}
    introduced = {m.name.casefold() for m in built if m.rule.startswith("organisation.introduced")}
    names = {m.name: m for m in found} if parts else {}
    fuller: dict[str, list[str]] = {}
    for name in names:
        folded = name.casefold()
        for word in _LATER_WORD.finditer(folded):
            # "Steering Group of the Oakline Forum" is not what "Oakline Forum" stands for
            halves = [] if _OF.search(folded, 0, word.start()) else [folded[word.start() :]]
            before = folded[: word.start() - 1]
            placed = before.endswith(_SCHOOLS) and names[name].organisation_kind == "school"  # "Elm College Leeds"
            if word[0] in ("of", "for", "school") or before in introduced or placed:
                halves.append(before)
            for part in halves:
                if part in parts:
                    fuller.setdefault(part, []).append(name)
    for body in built:
        holders = fuller.get(body.name.casefold(), ())
        if len(holders) == 1:
            whole = names[holders[0]]
            body.name, body.via = whole.name, "partial_name"
            body.organisation_kind, body.acronym = whole.organisation_kind, whole.acronym


_ICB = ["integrated", "care", "board"]


@dataclass(slots=True)
class _Standing:
    """How the bodies that a head noun can stand for are placed, as the document is read on."""

    head: str
    own: str | None
    titles: frozenset[str]
    counts: Counter[str] = field(default_factory=Counter)
    best: FoundMention | None = None

    def add(self, body: FoundMention) -> None:
        """Counts one more mention of a body that the head noun may stand for."""
        self.counts[body.name] += 1
        if self.best is None or self._rank(body) >= self._rank(self.best):
            self.best = body

    def _rank(self, body: FoundMention) -> tuple[bool, bool, int]:
        in_title = body.name in self.titles and self.head not in _BY_KIND
        return body.name == self.own, in_title, self.counts[body.name]


def anaphors(
    bare: Sequence[Bare], found: Sequence[FoundMention], defaults: Mapping[str, Body], own: str | None
) -> Iterator[FoundMention]:
    """ "the Board" for the board that the document has named most often so far; `defaults` for what needs no naming.

    A body named only further on is taken where none comes before ("The Department ...").
    """
    # letters in a title name no board whose minutes these are: "Progress on the PAC report"
    titles = frozenset(m.name for m in found if m.start < _TITLE and m.rule != "organisation.acronym")
    for head in dict.fromkeys(word.head for word in bare):
        bodies = [m for m in found if has_head(m, head)]
        if head == "icb" and len({m.name for m in bodies}) > 1:
            continue  # which of several is meant is not to be told
        standing, read = _Standing(head, own, titles), 0
        for word in (w for w in bare if w.head == head):
            while read < len(bodies) and (bodies[read].start < word.start or standing.best is None):
                standing.add(bodies[read])
                read += 1
            if body := standing.best:
                yield mention(
                    word.start,
                    word.end,
                    "organisation.anaphor",
                    body.name,
                    "partial_name",
                    body.organisation_kind,
                    body.acronym,
                )
            elif head in defaults and word.article:
                meant = defaults[head]
                yield mention(
                    word.start, word.end, "organisation.anaphor", meant.name, "rule", meant.kind, meant.acronym
                )


def newspapers(
    view: str, bare: Iterable[Bare], found: Sequence[FoundMention], own: str | None
) -> Iterator[FoundMention]:
    """ "The Gazette", told something by somebody, in a paper that need not give its own name in full.

    `bare` are the head nouns of papers.
    """
    known = {word for m in found for word in m.name.split()}
    for word in bare:
        written = view[word.start : word.end]
        if written not in known and _TOLD_THE.search(view, max(0, word.start - 24), word.start):
            name = own if own and own.endswith(f" {written}") else written
            yield mention(word.start, word.end, "organisation.paper_told", name, "partial_name", "media", None)


def has_head(body: FoundMention, head: str) -> bool:
    """Whether a body can be called "the" and this head noun."""
    words = body.name.casefold().split()
    if head == "government" and words[-2:-1] == ["local"]:
        return False  # a ministry for local government is not "the Government"
    if head in _BY_KIND and body.organisation_kind == head:
        return head != "department" or "department" in words
    return (
        words[-1] == head
        or (head == "icb" and words[-3:] == _ICB)
        or (head != "school" and any(a == head and b in _TASKS for a, b in pairwise(words[:3])))
        or (head == "council" and body.organisation_kind == "local_authority")
    )
