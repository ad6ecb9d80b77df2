"""Who publishes a page, by the names of bodies at its head and below its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.read.heading import POST_CODE, Heading
from pipeline.read.menus import ENTRY, names_in_menu
from pipeline.read.names import (
    council_of,
    is_built,
    is_letterhead,
    is_person,
    is_site,
    kind_of,
    known_body,
    named_alone,
    spelt,
    that_publishes,
    without_acronym,
)
from pipeline.read.page import is_prose
from pipeline.read.titles import SITE_SUFFIX
from pipeline.read.zones import is_on_top

_COUNCIL = "local_authority"
_HOSTS = ("department", _COUNCIL, "nhs_body")
"""Kinds of bodies whose sites, by the menu above them, publish the minutes of others."""
_OWN_SERIES = ("minutes", " news", "newsletter", "bulletin")
_HOUSE = "House of "
"""Of a parliament, which publishes for it where it is named as well."""
_ORGAN = re.compile(r" (?:Committee|Service|Services|Office)$")
_LINES_OF_ADDRESS = 3
_ADDRESS_WITHIN, _AT_END = 40, 10
"""A body's name and address stand on one of the first lines or the last."""
_HOST_ABOVE = 4
"""Whose organ meets stands above one of the first so many lines."""


def letterhead(heading: Heading) -> str | None:
    """The body that publishes: its name alone in the menu or on one of the first lines, or first in a menu.

    A parliament lends its site to others, but its own organs publish nothing without it.
    """
    site = None
    for name in _bodies_at_top(heading):
        body = that_publishes(name, heading.rules)
        if body is None or (site is not None and kind_of(name, heading.rules) == "party"):
            continue  # on a parliament's page a party is that of who speaks
        if not is_site(name, heading.rules):
            return site if site is not None and _is_organ(site, body, heading) else body
        site = body if site is None or site.startswith(_HOUSE) else site
    return site


def health_body(heading: Heading) -> str | None:
    """The one body of the health service at the head of a page, whose board meets, unless a council stands there."""
    kinds = {name: kind_of(name, heading.rules) for name in _bodies_at_top(heading)}
    bodies = [name for name, kind in kinds.items() if kind == "nhs_body"]
    return bodies[0] if len(bodies) == 1 and _COUNCIL not in kinds.values() else None


def _is_organ(parliament: str, body: str, heading: Heading) -> bool:
    """Whether a body below the name of a parliament is its committee or service.

    At Westminster committees publish what is no record, and a house may be an address.
    """
    kind = kind_of(body, heading.rules)
    own = kind == "committee" or (kind is None and _ORGAN.search(body) is not None)
    at_westminster = parliament.startswith((_HOUSE, "UK "))
    return own and (not at_westminster or (heading.names_those_present() and not parliament.startswith(_HOUSE)))


def _bodies_at_top(heading: Heading) -> Iterator[str]:
    page, rules, forms = heading.page, heading.rules, heading.forms
    lines, first = page.lines, page.zones.first
    present = heading.names_those_present()
    masthead = next((i for i in range(first) if not is_on_top(lines[i], rules.zones)), 0)
    for i in range(first):
        wording = lines[i].wording
        may_name = i == 0 or (i == masthead and " " in wording) or ENTRY.search(wording) is not None
        yield from names_in_menu(lines[i], page, rules, may_name=may_name)
    for i in heading.within:
        if i > first and (is_prose(lines[i]) or heading.calls_roll(lines[i].wording)):
            return  # below a roll stand the bodies of those who came
        wording = lines[i].wording
        if (broken := heading.broken_name(i)) is not None:
            yield spelt(broken, page.text, rules)
        if i == heading.within.start and (alone := named_alone(wording, rules)):
            yield spelt(alone, page.text, rules)
        if i == heading.within.start and present and (council := council_of(wording, rules)):
            yield council
        if i > first and (heading.is_item(i) or heading.heads_list(i) or (present and heading.person(wording))):
            continue
        if (body := heading.above_motto(i)) is not None:
            yield spelt(body, page.text, rules)
            continue  # "Oakline | Union for rowers"
        suffix = SITE_SUFFIX.search(wording)
        address = wording.partition(", ")[0] if heading.is_label(wording) else ""
        dated = forms["dated_line"].match(wording)
        rest = ((dated and dated["rest"]) or "").strip(" ,-–|")
        site = (suffix and suffix["site"]) or ""
        whose = wording[: suffix.start()] if suffix and forms["no_publisher"].match(site or "-") else ""
        for part in (*ENTRY.split(wording), site, whose, address, rest):
            name = without_acronym(part)
            if part and (known_body(name, rules) or is_built(part, rules)):
                yield spelt(name, page.text, rules)
        if heading.is_site_name(i) and not known_body(without_acronym(wording), rules):
            yield wording
        below_writer = i > first and lines[i - 1].folded.startswith("by ")
        if below_writer and " " in rest and forms["only_body"].match(rest) and not is_person(rest, rules):
            yield rest


def at_address(heading: Heading) -> str | None:
    """The body whose name stands alone above its address, in a box of contacts; in a letter that is who gets it."""
    lines = heading.page.lines
    if heading.greeting() is not None:
        return None
    for i in (*range(min(_ADDRESS_WITHIN, len(lines))), *range(max(_ADDRESS_WITHIN, len(lines) - _AT_END), len(lines))):
        below = lines[i + 1 : i + 1 + _LINES_OF_ADDRESS]
        if any(POST_CODE.search(line.wording) for line in below) and is_letterhead(lines[i].wording, heading.rules):
            return that_publishes(without_acronym(lines[i].wording), heading.rules)
    return None


def host(heading: Heading) -> str | None:
    """The body alone on the first line of minutes and news: what meets, below it, is its organ."""
    rules = heading.rules
    first, *below = [heading.page.lines[i].wording for i in heading.within[:_HOST_ABOVE]] or [""]
    series = heading.names_those_present() or any(wording.lower().endswith(_OWN_SERIES) for wording in below)
    if not series:
        return None
    menu = heading.page.lines[: heading.page.zones.first]
    named = (name for line in menu for name in names_in_menu(line, heading.page, rules, may_name=False))
    if above := next((name for name in named if kind_of(name, rules) in _HOSTS), None):
        return above
    parts = ENTRY.split(first)
    if len(parts) > 1 and (known := next((name for part in parts if (name := known_body(part, rules))), None)):
        return known  # in two languages
    return that_publishes(without_acronym(first), rules) if is_letterhead(first, rules) else None


def signed_for(heading: Heading) -> str | None:
    """The body below a letter's signature."""
    lines, tail, forms = heading.page.lines, heading.page.zones.tail, heading.forms
    signatures = (i for i in range(max(tail - 8, 0), tail) if forms["sign_off"].match(lines[i].wording))
    letter = any(forms["greeting"].match(lines[i].wording) for i in heading.within)
    if (signed := next(signatures, tail - 2 if letter else None)) is None:
        return None
    below = [line.wording for line in lines[max(signed + 1, 0) : tail] if not is_prose(line)]
    held = [wording.rpartition(", ")[2] for wording in below if forms["post_line"].match(wording) and ", " in wording]
    below = [wording for wording in below if not forms["post_line"].match(wording)] or below
    parts = [part for wording in below for part in (wording, wording.rpartition(", ")[2])]
    if body := next((without_acronym(part) for part in parts if is_letterhead(part, heading.rules)), None):
        return body
    # "Chair, Oakline Family Voices", of which no word says that it is a body, but which the page speaks of again
    held += [wording for wording in below if heading.person(wording) is None]
    return next((b for b in held if forms["only_body"].match(b) and " " in b and heading.page.text.count(b) > 1), None)
