"""Ways of writing a body's name that neither the gazetteer nor a head noun tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.facts import Method, OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.organisations import Body
from pipeline.rules.patterns import alternatives

_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "with", "to", "at", "&"})
_POLITICIAN = re.compile(r"[A-Z][\w'-]+(?: M[SL]?[PAS])?,?(?: \([A-Z][^()]{2,40}\))? $")
SEATS = frozenset({"MLA", "MLAs", "MP", "MPs", "MSP", "MSPs"})
"""What members of parliaments are called behind their party; not "MS", which is a title as well."""
_SEAT = re.compile(rf" {alternatives(SEATS)}\b")
_COUNCIL = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (CC|BC|MBC)\b")
_SMALL_HEADS = ("committee", "tribunal", "board", "panel", "group", "taskforce")
_SMALL_NAME = re.compile(r"(?: [A-Za-z]+){2,6}$")
_SMALL_WORD = re.compile(r"[A-Za-z]+")
_NOT_NAMING = frozenset(
    {"new", "old", "own", "current", "main", "local", "first", "second", "next", "senior", "full", "whole"}
)
"""First words that no name written small has: the DfE's new advisory group."""
_GROUP = re.compile(
    r"\b(?:steering|working|reference|advisory|stakeholder|implementation|delivery|liaison|strategy|task and finish)"
    r" group$"
)
_OF_TOPIC = re.compile(r" (?:on|for) [a-z]+\b")
_CHAIRED = re.compile(r",? (?:(?:is|to be|which is|being) )?(?:co-|jointly )?chaired by (?:the )?[A-Z]")
_OPENED = re.compile(r"\b(?:[Aa]n?|[Tt]he)(?: new| national| joint)? $")
_SMALL_NAME_REACH = 80
_ANAPHORA = 400
"""How many characters after a body's name "its" may still mean it."""
_IN_WORD = re.compile(r"[\w-]")
_START = attrgetter("start")


def publisher_mentions(name: str, kind: OrganisationKind, view: str) -> Iterator[FoundMention]:
    """Every occurrence of the publisher's name and of the initials it uses, for a publisher that no list knows."""
    forms: dict[str, Method] = {name: "exact", name.upper(): "exact"}
    if len(short := initials(name)) > 2:
        forms[short] = "acronym"
    for form, via in forms.items():
        for at in occurrences(view, form):
            yield mention(at, at + len(form), "organisation.defined", name, via, kind, None)


def occurrences(view: str, form: str) -> Iterator[int]:
    """Where a form stands as whole words."""
    at = view.find(form)
    while at >= 0:
        if not _IN_WORD.match(view[at - 1 : at]) and not _IN_WORD.match(view, at + len(form)):
            yield at
        at = view.find(form, at + len(form))


class PartyTags:
    """Parties beside a politician's name: "Ana Reyne (Lab)", "Alliance MLA Ana Reyne"."""

    def __init__(self, tags: Mapping[str, str]) -> None:
        self._tags = tags
        self._tag = re.compile(rf"\({alternatives(tags)}(?=[,)])")
        self._before_seat = re.compile(rf"(?<![\w'-]){alternatives(tags)}$")

    def mentions(self, view: str) -> Iterator[FoundMention]:
        """The parties named so."""
        for found in self._tag.finditer(view):
            if _POLITICIAN.search(view, max(0, found.start() - 70), found.start()):
                start, end = found.start() + 1, found.end()
                yield mention(start, end, "organisation.party_tag", self._tags[view[start:end]], "rule", "party", None)
        for seat in _SEAT.finditer(view):
            if party := self._before_seat.search(view[max(0, seat.start() - 20) : seat.start()]):
                start, rule = seat.start() - len(party[0]), "organisation.party_politician"
                yield mention(start, seat.start(), rule, self._tags[party[0]], "rule", "party", None)


def abbreviated_councils(
    view: str, found: Sequence[FoundMention], spelt_out: Mapping[str, str]
) -> Iterator[FoundMention]:
    """ "Harrowdale CC" and the like, for councils that no list knows."""
    if " CC" not in view and " BC" not in view and " MBC" not in view:
        return
    known = {m.name.split()[0]: m for m in found if m.organisation_kind == "local_authority"}
    for match in _COUNCIL.finditer(view):
        full = f"{match[1]} {spelt_out[match[2]]}"
        body = known.get(match[1].split()[0])
        yield mention(
            match.start(),
            match.end(),
            "organisation.abbreviated",
            body.name if body else full,
            "rule",
            "local_authority",
            None,
        )


def uncapitalised(
    view: str, found: Sequence[FoundMention], gazetteer: Gazetteer, heads: HeadNouns
) -> Iterator[FoundMention]:
    """Committees and the like that news writes small: "the public accounts committee", "the DfE's SEND steering group".

    Known ones stand by themselves, others behind the body that they belong to or before the name of their chair.
    """
    ends = sorted((at + len(head), head) for head in _SMALL_HEADS for at in occurrences(view, head))
    owners = {m.end: m for m in found} if ends else {}
    for end, head in ends:
        match = _SMALL_NAME.search(view, max(0, end - _SMALL_NAME_REACH), end)
        starts = [word.start() for word in _SMALL_WORD.finditer(view, match.start(), end)] if match else []
        owner, anchored = None, False
        if topic := _OF_TOPIC.match(view, end):
            last = topic.end()
            whole = ((start, _known_small(view[start:last], None, gazetteer)) for start in starts)
            if known := next(((start, body) for start, body in whole if body), None):
                start, about = known
                yield mention(start, last, "organisation.uncapitalised", about.name, "rule", about.kind, about.acronym)
                continue
        for left, start in zip(range(len(starts), 1, -1), starts, strict=False):
            own = owners.get(start - 1) or (owners.get(start - 3) if view.startswith("'s ", start - 3) else None)
            anchored = anchored or own is not None or view[start - 4 : start].casefold() == "the "
            owner = own or owner
            text = view[start:end]
            if owner is None and view.startswith("its ", start - 4):
                owner = _spoken_of(text, found, start, gazetteer)
                anchored = anchored or owner is not None
            if anchored and left > (1 if owner else 2) and (body := _known_small(text, owner, gazetteer)):
                yield mention(start, end, "organisation.uncapitalised", body.name, "rule", body.kind, body.acronym)
                break
            if (
                own
                and view[start : view.find(" ", start)] not in _NOT_NAMING
                and (head != "group" or _GROUP.search(text))
                and heads.is_generic(text)
            ):
                name = f"{own.acronym or own.name} {text}"
                yield mention(start, end, "organisation.owned_small", name, "rule", heads.kind(text, head), None)
                break
            if (
                left > 1
                and _OPENED.search(view, max(0, start - 14), start)
                and view[start : view.find(" ", start)] not in _NOT_NAMING
                and _CHAIRED.match(view, end)
            ):
                name = " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in text.split())
                yield mention(start, end, "organisation.chaired_small", name, "rule", heads.kind(text, head), None)
                break


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


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """The capitals of a name's words: HBC for Harrowdale Borough Council."""
    return "".join(w[0] for w in re.findall(r"[\w']+", name) if w.casefold() not in _SMALL).upper()


def mention(
    start: int, end: int, rule: str, name: str, via: Method, kind: OrganisationKind, acronym: str | None
) -> FoundMention:
    """A mention of a body."""
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
