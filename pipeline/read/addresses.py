"""Who publishes, by the web and mail addresses that a page gives as its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.read.gazetteer import OF_STATE
from pipeline.read.names import SMALL, body_at, expansion, longer, that_publishes
from pipeline.rules import Rules

_HOST = re.compile(r"(?:@|https?://|\bwww\.)([a-z0-9][a-z0-9.-]{2,80})")
_LINK_TARGET = re.compile(r"\]\(https?:[^()]{1,300}\)")
_MAIL = re.compile(r"@([a-z0-9][a-z0-9.-]{2,80})")
_RUN = re.compile(r"(?:[A-Z][\w'’&-]*|\d[A-Z]+)(?: (?:[A-Z][\w'’&-]*|of|for|and|the|in|to|with|&))*")
"""Words that can be a name's."""
_LONGEST_NAME = 8
_SHORTEST_LABEL = 3
_LIKELY = 3
"""How many of the owners may have their names looked for in all the text: a page has few addresses of its own."""
_NOT_LETTERS = re.compile(r"[\W_]+")


def from_addresses(text: str, furniture: Iterable[str], rules: Rules) -> str | None:
    """The body whose own addresses a page gives most often: those in its furniture, and for mail anywhere."""
    addresses = [*_MAIL.findall(text.lower()), *(host for part in furniture for host in _own_hosts(part))]
    owners = Counter(owner for host in addresses if (owner := _owner(host, rules)))
    whole = {_owner(host, rules) for host in addresses if "." in host.strip(".")}  # the others are people's handles
    for place, (owner, _) in enumerate(sorted(owners.items(), key=lambda item: (-item[1], item[0]))):
        known = body_at(owner, rules)
        if found := rules.metadata.sites.get(owner) or known or expansion(owner.upper(), text):
            return found
        if place < _LIKELY and owner in whole and (found := _name_behind(owner, text, rules)):
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
    if not own or own[-1] in rules.metadata.hosts_of_others:
        return None
    council = f"{own[-1]}{OF_STATE}"
    return council if ".gov." in host and body_at(council, rules) else own[-1]


def _name_behind(owner: str, text: str, rules: Rules) -> str | None:
    """The name in a text that an address is made of: `oakshirepcf` of the Oakshire Parent Carer Forum."""
    label = _NOT_LETTERS.sub("", owner)
    if len(label) < _SHORTEST_LABEL:
        return None
    for name in _names_from(label[0], text):
        if _makes(label, name) and that_publishes(" ".join(name), rules):
            return longer(" ".join(name), text, rules) or " ".join(name)
    return None


def _names_from(initial: str, text: str) -> Iterator[Sequence[str]]:
    """The runs of words in a text that can be names and begin with a letter, longer ones first."""
    seen: set[str] = set()
    for run in (found[0] for found in _RUN.finditer(text)):
        if run in seen:
            continue
        seen.add(run)
        words = run.split(" ")
        for i in (i for i, word in enumerate(words) if word[0].lower() == initial and word not in SMALL):
            for n in range(min(_LONGEST_NAME, len(words) - i), 0, -1):
                if words[i + n - 1] not in SMALL:
                    yield words[i : i + n]


def _makes(label: str, name: Sequence[str]) -> bool:
    """Whether a label is made of the words of a name: each is there in full or by its initial, small ones may not be.

    A name of one word is there in full: by its initial it would be any other's.
    """
    words = [_NOT_LETTERS.sub("", word).lower() for word in name]
    if len(words) == 1:
        return words[0] == label
    rest = {label}
    for word in words:
        took = {part[n:] for part in rest for n in (1, len(word)) if part.startswith(word[:n])}
        rest = took | rest if word in SMALL or not word else took
    return "" in rest
