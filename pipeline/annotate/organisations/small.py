"""Names that news and titles write small: "the public accounts committee", "Fernmoor community school"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from pipeline.annotate.layers import Layers, covered
from pipeline.annotate.organisations.forms import SMALL_WORDS, label, mention, occurrences
from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.organisations import Body
from pipeline.rules.patterns import alternatives

_SMALL_HEADS = ("committee", "tribunal", "board", "panel", "group", "taskforce", "council", "forum", "network")
_SMALL_NAME = re.compile(r"(?: [A-Za-z]+){2,6}$")
_SMALL_WORD = re.compile(r"[A-Za-z]+")
_NOT_NAMING = frozenset(
    {"and", "or", "new", "old", "own", "current", "main", "local", "first", "second", "next", "senior", "full", "whole"}
)
"""First words that no name written small has: the DfE's new advisory group."""
_GROUP = re.compile(
    r"\b(?:steering|working|reference|advisory|stakeholder|implementation|delivery|liaison|strategy|task and finish)"
    r" group$"
)
_OF_TOPIC = re.compile(r" (?:on|for) [a-z]+\b")
_CHAIRED = re.compile(r",? (?:(?:is|to be|which is|being) )?(?:co-|jointly )?chaired by (?:the )?[A-Z]")
_TOPIC_OF_CHAIRED = re.compile(rf" (?:on|for) (?:[a-z-]+ ){{0,3}}[a-z-]+(?={_CHAIRED.pattern})")
_OPENED = re.compile(r"\b(?:[Aa]n?|[Tt]he)(?: new| national| joint)? $")
_SMALL_NAME_REACH = 80
_ANAPHORA = 400
"""How many characters after a body's name "its" may still mean it."""
_START = attrgetter("start")
_ONE_OF_MANY = re.compile(r"\b(?:[Aa]n?|[Ee]ach|[Ee]very|[Aa]ny|[Aa]nother|[Oo]ne|[Ll]ocal|[Nn]o)(?: [a-z-]+)? $")
_PLACED = re.compile(r"\b(?:at|of|from|[Tt]he) $")
_CAPITAL = r"(?:St\.|[A-Z][\w'-]*)"
_CAPITALS = re.compile(_CAPITAL)
_GOES_ON = re.compile(r"'s? |-| (?:places?|meals?|leaders?|staff|funding|budgets?|improvement|trust|pupils?|age)\b")
"""What stands behind a school in the name of a thing."""
_OF_MPS = re.compile(r"\b(?:[Pp]arliament's|MPs on the|cross-party) $")
"""Before a committee that two words name: "Parliament's education committee"."""
_TITLE_OF_GROUP = re.compile(
    r"(?P<name>[A-Z][\w&'-]*"
    r"(?:,? (?!(?:to|is|are|will|[a-z]+(?:ches|nces|eets|oins|ints|alls|ames|omes))\b)[\w&'-]+){1,12} "
    r"(?P<head>group|board|panel|forum|committee|taskforce|partnership|network|commission))"
    r"(?P<tail>(?::| [–-]) .*| (?:meeting |agenda|notes?\b|minutes|members|membership|terms of reference).*)?"
)
"""A title that is the name of a group, without a verb that makes a headline of it."""
_MEMBERSHIP = re.compile(
    r"\n[ #*]*(?:Current |Group |Board )?(?:[Mm]embership|[Mm]embers|[Tt]erms of reference|[Aa]ttend\w+)\b"
)
_LISTS_MEMBERS = 4000
"""How far down a page the heading "Membership" tells that its title is the name of a group."""


def uncapitalised(
    view: str, found: Sequence[FoundMention], gazetteer: Gazetteer, heads: HeadNouns
) -> Iterator[FoundMention]:
    """Committees and the like that news writes small: "the public accounts committee", "the DfE's SEND steering group".

    Known ones stand by themselves, others behind the body that they belong to or before the name of their chair.
    """
    ends = sorted((at + len(head), head) for head in _SMALL_HEADS for at in occurrences(view, head))
    if ends:
        names = _SmallNames(view, found, gazetteer, heads)
        yield from filter(None, (names.ending(end, head) for end, head in ends))


@dataclass(frozen=True, slots=True)
class _Wording:
    """Words that may be a name, and what tells that they are."""

    text: str
    start: int
    end: int
    head: str
    several: bool
    """More words than the head and one before it."""
    own: FoundMention | None
    """The body whose they are, right before them: "the DfE's", "the DfE"."""
    owner: FoundMention | None
    """The same, or the one before a longer wording or meant by "its"."""
    anchored: bool
    """Whether anything before them opens a name."""
    of_mps: bool

    @property
    def names(self) -> bool:
        """Whether the first word may open a name."""
        return self.text.partition(" ")[0] not in _NOT_NAMING


class _SmallNames:
    """Reads the words before a head noun as a name, the longest wording first."""

    def __init__(self, view: str, found: Sequence[FoundMention], gazetteer: Gazetteer, heads: HeadNouns) -> None:
        self._view, self._found, self._gazetteer, self._heads = view, found, gazetteer, heads
        self._owners = {m.end: m for m in found}

    def ending(self, end: int, head: str) -> FoundMention | None:
        """The body whose name has its head noun before `end`."""
        match = _SMALL_NAME.search(self._view, max(0, end - _SMALL_NAME_REACH), end)
        starts = [word.start() for word in _SMALL_WORD.finditer(self._view, match.start(), end)] if match else []
        if known := self._with_topic(starts, end):
            return known
        readings = (
            self._known(wording) or self._owned(wording) or self._chaired(wording)
            for wording in self._wordings(starts, end, head)
        )
        return next(filter(None, readings), None)

    def _wordings(self, starts: Sequence[int], end: int, head: str) -> Iterator[_Wording]:
        """The stretches from each word before a head up to it, the longest first."""
        view, owner, anchored = self._view, None, False
        for left, start in zip(range(len(starts), 1, -1), starts, strict=False):
            text, own = view[start:end], self._owner_before(start)
            of_mps = _OF_MPS.search(view, max(0, start - 14), start) is not None
            owner = own or owner
            if owner is None and view.startswith("its ", start - 4):
                owner = _spoken_of(text, self._found, start, self._gazetteer)
            anchored = anchored or owner is not None or of_mps or view[start - 4 : start].casefold() == "the "
            yield _Wording(text, start, end, head, left > 2, own, owner, anchored, of_mps)

    def _owner_before(self, start: int) -> FoundMention | None:
        """The body right before a wording, in the genitive or not."""
        genitive = self._view.startswith("'s ", start - 3)
        return self._owners.get(start - 1) or (self._owners.get(start - 3) if genitive else None)

    def _with_topic(self, starts: Sequence[int], end: int) -> FoundMention | None:
        """A known body whose name goes on behind its head: "the select committee on autism"."""
        topic = _OF_TOPIC.match(self._view, end)
        if topic is None:
            return None
        last = topic.end()
        whole = ((start, _known_small(self._view[start:last], None, self._gazetteer)) for start in starts)
        return next((_known_mention(start, last, body) for start, body in whole if body), None)

    def _known(self, wording: _Wording) -> FoundMention | None:
        """A known body."""
        if not wording.anchored or not (wording.several or wording.owner or wording.of_mps):
            return None
        body = _known_small(wording.text, wording.owner, self._gazetteer)
        return _known_mention(wording.start, wording.end, body) if body else None

    def _owned(self, wording: _Wording) -> FoundMention | None:
        """A body that belongs to the one named right before it."""
        own, text = wording.own, wording.text
        # "Oakline Ways parent carer forum" tells what Oakline Ways is, not what belongs to it
        if own is None or (own.end == wording.start - 1 and own.via == "new" and own.organisation_kind == "other"):
            return None
        if not wording.names or (wording.head == "group" and not _GROUP.search(text)):
            return None
        if not self._heads.is_generic(text):
            return None
        name, kind = f"{label(own)} {text}", self._heads.kind(text, wording.head)
        return mention(wording.start, wording.end, "organisation.owned_small", name, "rule", kind, None)

    def _chaired(self, wording: _Wording) -> FoundMention | None:
        """A body whose chair is named behind it."""
        view, start = self._view, wording.start
        topic = _TOPIC_OF_CHAIRED.match(view, wording.end)
        last = topic.end() if topic else wording.end
        opened = _OPENED.search(view, max(0, start - 14), start)
        if not (opened and wording.names and _CHAIRED.match(view, last)):
            return None
        name = " ".join(w if w in SMALL_WORDS else w[:1].upper() + w[1:] for w in view[start:last].split())
        kind = self._heads.kind(wording.text, wording.head)
        return mention(start, last, "organisation.chaired_small", name, "rule", kind, None)


def _known_mention(start: int, end: int, body: Body) -> FoundMention:
    return mention(start, end, "organisation.uncapitalised", body.name, "rule", body.kind, body.acronym)


def _spoken_of(text: str, found: Sequence[FoundMention], at: int, gazetteer: Gazetteer) -> FoundMention | None:
    """Whose "its children and young people board" is: the body named last before that is known to have one.

    `found` is in text order, so that only the few mentions near by are looked at.
    """
    first, last = (bisect_left(found, place, key=_START) for place in (at - _ANAPHORA + 1, at))
    return next((m for m in reversed(found[first:last]) if gazetteer.lookup(f"{m.acronym} {text.title()}")), None)


def _known_small(text: str, owner: FoundMention | None, gazetteer: Gazetteer) -> Body | None:
    """The known body whose name is written small, its owner's if it has one."""
    name = text.title()
    for entry in gazetteer.lookup(name):
        if entry.free and (owner is None or entry.body.parent in (None, owner.name)):
            return entry.body
    entries = gazetteer.lookup(f"{owner.acronym} {name}") if owner else []
    return entries[0].body if entries else None


def schools(
    view: str, found: Sequence[FoundMention], rules: OrganisationNameRules, heads: HeadNouns, places: Collection[str]
) -> Iterator[FoundMention]:
    """Schools and hospitals of whose names only the first words have capitals, as newspapers write them."""
    sorts = _sorts(tuple(rules.small_sorts))
    taken = covered(view, (m for m in found if not m.rule.startswith("organisation.introduced")))
    for head, kind in rules.small_heads.items():
        for at in occurrences(view, head):
            match = sorts.search(view, max(0, at - _SMALL_NAME_REACH), at)
            if match is None or _GOES_ON.match(view, at + len(head)):
                continue
            words = list(_CAPITALS.finditer(view, match.start("name"), match.end("name")))
            while words and words[0][0] in rules.words["openers"]:
                del words[0]
            if not words:
                continue
            start, end = words[0].start(), at + len(head)
            name = view[start : match.end("name")]
            telling = [w[0] for w in words if not heads.is_generic(w[0]) and w[0] not in rules.national]
            own = (
                words[-1][0].endswith("'s")
                and not name.startswith("St ")
                and words[-1][0] not in rules.words["inner_possessives"]
            )
            alone = len(words) == 1 and not (match["sorts"] and view[start - 2 : start] not in ("", ". ", "\n\n"))
            if (
                not telling
                or own
                or all(w.isupper() for w in telling)
                or name in places
                or any(taken[start:end])
                or _ONE_OF_MANY.search(view, max(0, start - 24), start)
                or (alone and not _PLACED.search(view, max(0, start - 6), start))
            ):
                continue
            yield mention(start, end, "organisation.small_school", view[start:end], "new", kind, None)


@lru_cache(maxsize=8)
def _sorts(sorts: tuple[str, ...]) -> re.Pattern[str]:
    """Capitalised words and the words for what sort of school it is, up to the head."""
    return re.compile(
        rf"(?<![\w'-])(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}}) (?P<sorts>(?:{alternatives(sorts)} ){{0,3}})$"
    )


def of_title(layers: Layers, found: Sequence[FoundMention], heads: HeadNouns) -> Iterator[FoundMention]:
    """The group that a page is about, its name the title: "Post-16 expert advisory group: minutes"."""
    if not layers.blocks:
        return
    title = layers.blocks[0]
    match = _TITLE_OF_GROUP.fullmatch(layers.view, title.start, title.end)
    if match is None or heads.opens(match["name"].partition(" ")[0]):
        return
    last = next((m for m in found if m.start < match.end("name") <= m.end), None)
    if last is not None and last.rule != "organisation.owned_small":
        return  # "National ALN steering group" is no steering group of National ALN
    told = match["tail"] or _MEMBERSHIP.search(layers.view, title.end, title.end + _LISTS_MEMBERS)
    if told:
        kind = heads.kind(match["name"], match["head"])
        for at in occurrences(layers.view, match["name"]):
            yield mention(at, at + len(match["name"]), "organisation.of_title", match["name"], "new", kind, None)
