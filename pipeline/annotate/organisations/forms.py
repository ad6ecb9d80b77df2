"""Ways of writing a body's name that neither the gazetteer nor a head noun tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from pipeline.annotate.runs import Index
from pipeline.facts import Method, OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.patterns import alternatives

SMALL_WORDS = frozenset({"of", "for", "and", "the", "in", "on", "with", "to", "at", "&"})
_POLITICIAN = re.compile(r"[A-Z][\w'-]+(?: M[SL]?[PAS])?,?(?: \([A-Z][^()]{2,40}\))? $")
SEATS = frozenset({"MLA", "MLAs", "MP", "MPs", "MSP", "MSPs"})
"""What members of parliaments are called behind their party; not "MS", which is a title as well."""
_POLITICIANS = (
    r"(?:leader|leadership|chairman|chairwoman|backbenchers?|frontbenchers?|spokes(?:man|woman|person|people)|peers?|councillors?"
    r"|candidates?|ministers?|secretary|chancellor|whips?|grandees?|counterparts?|groups?|MPs?|MSPs?|MEPs?)"
)
"""Whom an adjective that stands for a party is said of: "Lib Dem home affairs spokesman"."""
_NO_PARTY = re.compile(r"[A-Z][a-z'-]+ Green |Green [A-Z]")
"""A surname or a colour that is written as a party is: "Kate Green", "Green Paper"."""
_SEAT = re.compile(rf" {alternatives(SEATS)}\b")
_COUNCIL = re.compile(
    r"\b(?<!Mr )(?<!Mrs )(?<!Ms )(?<!Dr )(?<!Mr\. )(?<!Mrs\. )(?<!Cllr )([A-Z][a-z]+(?: [A-Z][a-z]+)?) (CC|BC|MBC)\b"
)
_AND = re.compile(r",? (?:and|&) (?:the )?")
_ORGAN_OF = re.compile(r"(?:Board|Council|Body|Court) of $")
_FOR_A_CAUSE = re.compile(
    r"(?<![\w'-])(?P<who>[A-Z][\w'-]*+(?: [A-Z][\w'-]*+){0,2}) (?:for|[Aa]gainst|(?<=Friends )of)(?: the)?"
    r" (?P<cause>[A-Z][a-z][\w'-]*)"
    r"(?:(?:,? and| &| in| of)? [A-Z][\w'-]*){0,3}"
)
_IN_WORD = re.compile(r"[\w-]")


def publisher_mentions(name: str, kind: OrganisationKind, view: str) -> Iterator[FoundMention]:
    """Every occurrence of the publisher's name and of the initials it uses, for a publisher that no list knows."""
    forms: dict[str, Method] = {name: "exact", name.upper(): "exact"}
    if len(short := initials(name)) > 2:
        forms[short] = "acronym"
    for form, via in forms.items():
        for at in occurrences(view, form):
            yield mention(at, at + len(form), "organisation.defined", name, via, kind, None)


def label(owner: FoundMention) -> str:
    """What the name of a part begins with: "DfE Standards Unit", but no council's letters."""
    return owner.name if owner.organisation_kind == "local_authority" else owner.acronym or owner.name


def outermost(mentions: Iterable[FoundMention]) -> list[FoundMention]:
    """The mentions in text order, of overlapping ones the longest."""
    kept: list[FoundMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def occurrences(view: str, form: str) -> Iterator[int]:
    """Where a form stands as whole words."""
    at = view.find(form)
    while at >= 0:
        if not _IN_WORD.match(view[at - 1 : at]) and not _IN_WORD.match(view, at + len(form)):
            yield at
        at = view.find(form, at + len(form))


class PartyTags:
    """Parties beside a politician's name: "Ana Reyne (Lab)", "Alliance MLA Ana Reyne"."""

    def __init__(self, tags: Mapping[str, str], adjectives: Mapping[str, str], first_names: Set[str]) -> None:
        self._tags, self._first_names = tags, first_names
        self._tag = re.compile(rf"\({alternatives(tags)}(?=[,)])")
        self._adjective = re.compile(
            rf"(?<![\w'-])(?P<party>{alternatives(adjectives)})"
            rf"(?= (?:[a-z-]+ ){{0,3}}{_POLITICIANS}\b| [A-Z][a-z'-]+ [A-Z][a-z])"
        )
        self._adjectives = adjectives
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
                before = view[max(0, start - 20) : start].rsplit(None, 1)[-1:]
                if self._first_names.isdisjoint(before):  # "Kate Green MP"
                    yield mention(start, seat.start(), rule, self._tags[party[0]], "rule", "party", None)
        if not any(map(view.__contains__, self._adjectives)):
            return
        for found in self._adjective.finditer(view):
            if _NO_PARTY.search(view, max(0, found.start() - 20), found.end() + 2):
                continue
            name = self._adjectives[found["party"]]
            yield mention(found.start(), found.end(), "organisation.party_politician", name, "rule", "party", None)


_CANDIDATES = frozenset({"Independents"})
"""Those for whom a place is the cause stand for its council: "Independents for Harrowdale"."""


def people_for_a_cause(
    view: str, capitals: Index, found: Sequence[FoundMention], people: frozenset[str], opens: Callable[[str], bool]
) -> Iterator[FoundMention]:
    """Groups named for who is in them and what for: "Young Ambassadors for Inclusion", "Parents Against Cuts".

    `capitals` are the words with a capital, `people` the nouns for those, `opens` tells words that no name begins with.
    """
    ends = [at + len(word) for word in people.intersection(capitals) for at in capitals[word]]
    if not any(view.startswith((" for ", " of ", " against ", " Against "), end) for end in ends):
        return  # the search takes a fifth of a millisecond per page
    starts = {m.start for m in found}
    for group in _FOR_A_CAUSE.finditer(view):
        start, words = group.start(), group["who"].split(" ")
        while len(words) > 1 and opens(words[0]):
            start += len(words.pop(0)) + 1
        # "Parents for Change and Ofsted" are two
        joined = next((m for m in _AND.finditer(view, group.end("cause"), group.end()) if m.end() in starts), None)
        end = joined.start() if joined else group.end()
        one_of_them = _ORGAN_OF.search(view, max(0, start - 12), start)  # "the Board of Parents for ..."
        if (
            words[-1] in people
            and not one_of_them
            and not opens(group["cause"])
            and not _in_title_case(view, start, end)
        ):
            kind: OrganisationKind = "party" if words[-1] in _CANDIDATES else "other"
            yield mention(start, end, "organisation.people_for_a_cause", view[start:end], "new", kind, None)


def _in_title_case(view: str, start: int, end: int) -> bool:
    """Whether the words on both sides, or all on the line, have capitals that say nothing."""
    line = view[view.rfind("\n", 0, start) + 1 : start][-40:].split() + view[end : end + 40].partition("\n")[0].split()
    rest = [word for word in line if word[0].isalpha()]
    return bool(rest) and all(word[0].isupper() or word in SMALL_WORDS for word in rest)


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


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """The capitals of a name's words: HBC for Harrowdale Borough Council."""
    return "".join(w[0] for w in re.findall(r"[\w']+", name) if w.casefold() not in SMALL_WORDS).upper()


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
