"""Names of bodies as pages write them: known ones, in capitals, by acronym, by a word of them, by web address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from pipeline.rules import Rules

_STATE = frozenset({"department", "agency", "regulator", "committee", "parliament", "local_authority", "nhs_body"})
"""Kinds of bodies that are shown by their whole name; unions and charities go by their acronyms."""
_SITES = frozenset({"parliament"})
_SMALL = frozenset({"of", "for", "and", "the", "in", "to", "with", "on", "at", "a"})
_MOST_OCCURRENCES = 20
_LONGEST_ACRONYM = 10

_HOST = re.compile(r"(?:@|https?://|\bwww\.)([a-z0-9][a-z0-9.-]{2,80})")
_LINK_TARGET = re.compile(r"\]\(https?:[^()]{1,300}\)")
_MAIL = re.compile(r"@([a-z0-9][a-z0-9.-]{2,80})")


class _Identity:
    """Rules as a key: the same object, not an equal one."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.rules is self.rules


@lru_cache(maxsize=2)
def _bodies(key: _Identity) -> tuple[dict[str, str | None], dict[str, str], frozenset[str]]:
    """Of the bodies that their name alone tells: {form in lower case: name to show, None for the form itself},
    {address without dots: name}, and the names of parliaments.
    """
    shown: dict[str, str | None] = {}
    hosts: dict[str, str] = {}
    sites: set[str] = set()
    for body in key.rules.organisations.organisations if key.rules.organisations else ():
        if body.ordinary:
            continue
        shown.update(dict.fromkeys((form.lower() for form in (body.name, *body.aliases)), None))
        acronym = body.acronym or ""
        if acronym and not body.acronym_clash:
            shown[acronym.lower()] = body.name if body.kind in _STATE else None
        for form in (body.name, *body.aliases, acronym):
            hosts.setdefault(re.sub(r"\W+", "", form.lower()), (body.kind not in _STATE and acronym) or body.name)
        if body.kind in _SITES:
            sites.update((body.name, *body.aliases))
    for form, name in key.rules.metadata.also_called.items():
        shown[form.lower()] = name
    return shown, hosts, frozenset(sites)


def known_body(name: str, rules: Rules) -> str | None:
    """The name under which to show a body of the gazetteer; None when it knows none that this name alone tells."""
    shown, _, _ = _bodies(_Identity(rules))
    folded = name.lower()
    return (shown[folded] or name) if folded in shown else None


def is_body(name: str, rules: Rules) -> bool:
    """Whether the gazetteer knows a body of that name, even if the name has other meanings."""
    return bool(known_body(name, rules)) or name.lower() in rules.organisations.surface_forms


def is_person(name: str, rules: Rules) -> bool:
    """Whether a name begins with a first name that the gazetteer knows."""
    first = re.split(r"[ -]", name, maxsplit=1)[0].capitalize()
    return rules.people is not None and first in rules.people.sets["first_names"]


def is_site(name: str, rules: Rules) -> bool:
    """Whether a known body lends its site to others that publish there: a parliament to its committees."""
    return name in _bodies(_Identity(rules))[2]


def spelt(name: str, text: str, rules: Rules) -> str:
    """A body's name as it is shown: an acronym or the short name of a site in full where the text gives it."""
    if name.isupper() and (" " in name or len(name) > _LONGEST_ACRONYM):
        name = out_of_capitals(name, text, rules)
    if known := known_body(name, rules):
        return known
    if " " not in name:
        return _expansion(name, text) or _longer(name, text, rules) or name
    return name


def out_of_capitals(name: str, text: str, rules: Rules) -> str:
    """A name set in capitals as the text writes it elsewhere, or with a capital for each word."""
    folded = text.lower()
    at = folded.find(name.lower()) if len(folded) == len(text) else -1
    for _ in range(_MOST_OCCURRENCES):
        if at < 0:
            break
        found = text[at : at + len(name)]
        if found[:1].isupper() and not found.isupper():
            return found
        at = folded.find(name.lower(), at + 1)
    kept = {word.upper(): word for word in rules.metadata.acronyms_kept}
    words = [kept.get(word) or (word.lower() if word.lower() in _SMALL else _title(word)) for word in name.split()]
    return " ".join(words)


def _title(word: str) -> str:
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?", lambda part: part[0].capitalize(), word)


def _expansion(acronym: str, text: str) -> str | None:
    """The long form that a text gives an acronym: the words before its brackets whose initials it is made of."""
    letters = acronym.upper()
    at = text.find(f"({acronym})")
    if at < 0:
        return None
    words = re.split(r"[ \u00a0]+", text[max(0, at - 120) : at].rpartition("\n")[2].strip(' *_"“'))
    for i in range(max(0, len(words) - 2 * len(letters)), len(words)):
        initials = "".join(part[:1] for word in words[i:] for part in word.split("-") if part.lower() not in _SMALL)
        if initials.upper() == letters:
            return " ".join(words[i:]).removeprefix("The ").removeprefix("the ")
    return None


def _longer(name: str, text: str, rules: Rules) -> str | None:
    """The whole name of a body whose site goes by its first word: "Oakline" of the Oakline Policy Institute."""
    for found in islice(re.finditer(rf"\b{re.escape(name)}((?: [A-Z][\w'’&-]+){{1,4}})", text), _MOST_OCCURRENCES):
        if found[1].split()[-1].lower() in rules.metadata.heads:
            return found[0]
    return None


def from_addresses(text: str, furniture: Iterable[str], rules: Rules) -> str | None:
    """The body whose own addresses a page gives most often: those in its furniture, and for mail anywhere."""
    addresses = [*_MAIL.findall(text.lower()), *(host for part in furniture for host in _own_hosts(part))]
    owners = Counter(owner for host in addresses if (owner := _owner(host, rules)))
    for owner, _ in sorted(owners.items(), key=lambda item: (-item[1], item[0])):
        known = _bodies(_Identity(rules))[1].get(re.sub(r"\W+", "", owner))
        if found := rules.metadata.sites.get(owner) or known or _expansion(owner.upper(), text):
            return found
    return None


def _own_hosts(furniture: str) -> list[str]:
    """The hosts in a stretch of furniture, without those that links lead to: they can be anybody's."""
    return _HOST.findall(_LINK_TARGET.sub("", furniture.lower()))


def _owner(host: str, rules: Rules) -> str | None:
    """The part of a host's name that names its owner: "oakline" in `mail.oakline.org.uk`; all of it for `sites`."""
    if site := next((site for site in rules.metadata.sites if f".{host}".endswith(f".{site}")), None):
        return site
    own = [part for part in host.strip(".").split(".") if part not in rules.metadata.public_suffixes]
    return own[-1] if own and own[-1] not in rules.metadata.hosts_of_others else None
