"""Ways of writing a body's name that neither the gazetteer nor a head noun tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.facts import Method, OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.patterns import alternatives

_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "with", "to", "at", "&"})
_POLITICIAN = re.compile(r"[A-Z][\w'-]+(?: M[SL]?[PAS])?,? $")
_COUNCIL = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (CC|BC|MBC)\b")
_SMALL_NAME = re.compile(r"(?:'s|\b[Tt]he) ((?:[A-Za-z]+ ){1,5}(?:committee|tribunal|board))\b")


def publisher_mentions(name: str, kind: OrganisationKind, view: str) -> Iterator[FoundMention]:
    """Every occurrence of the publisher's name and of the initials it uses, for a publisher that no list knows."""
    forms: dict[str, Method] = {name: "exact", name.upper(): "exact"}
    if len(short := initials(name)) > 2:
        forms[short] = "acronym"
    for found in re.finditer(rf"(?<![\w-]){alternatives(list(forms))}(?![\w-])", view):
        yield mention(
            found.start(), found.end(), "organisation.defined", name, forms.get(found[0], "exact"), kind, None
        )


def party_mentions(view: str, tags: Mapping[str, str]) -> Iterator[FoundMention]:
    """Parties in brackets after a politician's name: "Ana Reyne (Lab)"."""
    for found in re.finditer(rf"\({alternatives(list(tags))}(?=[,)])", view):
        if _POLITICIAN.search(view, max(0, found.start() - 24), found.start()):
            start, end = found.start() + 1, found.end()
            yield mention(start, end, "organisation.party_tag", tags[view[start:end]], "rule", "party", None)


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
        yield mention(
            match.start(),
            match.end(),
            "organisation.abbreviated",
            body.name if body else full,
            "rule",
            "local_authority",
            None,
        )


def uncapitalised(view: str, found: Sequence[FoundMention], gazetteer: Gazetteer) -> Iterator[FoundMention]:
    """Known committees and the like that news writes small: "the public accounts committee"."""
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
                yield mention(
                    start, match.end(1), "organisation.uncapitalised", body.name, "rule", body.kind, body.acronym
                )
                break


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
