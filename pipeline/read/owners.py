"""Whose organ publishes, where its own name does not say: "Schools Forum", "Scrutiny Committee"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.read.addresses import from_addresses
from pipeline.read.names import (
    bodies_in,
    council_of,
    council_seated_in,
    councils_of_places,
    expansion,
    is_devolved_government,
    is_site,
    kind_of,
)
from pipeline.read.page import Page
from pipeline.rules import Rules

_COUNCIL = "local_authority"
_CROWN = "crown copyright"
_ITS_BULLETIN = re.compile(
    r"(?P<acronym>[A-Z]{3,8})(?:'s)? (?:[\w']+ ){0,2}(?:[Nn]ewsletter|[Bb]ulletin|[Rr]ound-?up|[Dd]igest)\b"
)
_OF_THE_CROWN = frozenset({"department", "agency", "regulator"})
_ORGANS = frozenset({"cabinet", "sub-committee", "subcommittee", "sub-group", "project", "programme", "team"})
"""What sits for its owner, besides what names of bodies end with."""
_OFTEN = 2
"""A place that a record names so many times is its council's; once, it can be anywhere."""
_PLACE = r"[A-Z][\w'-]+(?:(?: [A-Z]| (?:upon|on|and) (?!\w+day\b)[A-Z]|-)[\w'-]+){0,2}"
_HALL = re.compile(
    rf"(?:\b(?P<before>{_PLACE}) )?\b(?i:Town Hall|City Hall|Guildhall"
    r"|(?:Civic|Council|County|Shire|Municipal) (?:Centre|Offices|Buildings|Hall|Headquarters|House|Suite|Chamber))\b"
    r"(?P<behind>,? [^\n]{0,80})?"
)
"""Where councils meet, and the place whose they are: "Town Hall, Bury, BL9 0SW", "Bury Town Hall"."""
_PLACE_ALONE = re.compile(_PLACE)
_IN_PLACE = re.compile(
    rf"\b(?:[Aa]cross|[Ww]ithin) ({_PLACE})\b|^(?:[^\w\n]|\d)*({_PLACE}) (?:has|is|will|needs)\b", re.MULTILINE
)
"""A place that a record speaks of as its own, no surname: "across Thurrock", "Thurrock has"."""
_ORGAN = re.compile(r".{3,80}?\b(?:[Bb]oard|[Ff]orum|[Cc]ommittee|[Pp]anel)\b")
"""What meets, first in a title: "SEND Partnership Board April 2026"."""
_RECORD = re.compile(
    r"^[^\w\n]{0,20}(?:(?:concise |draft )?minutes\b|agenda\b|issue - (?:meetings|decisions)|decisions? (?:made|maker)"
    r"|resolved\b|apologies\b|(?:present|venue) ?:"
    r"|report (?:of|to):? (?:the )?(?:[\w-]+ ){0,3}(?:director|head of|officer)\b|(?:delegated|officer) decision\b"
    r"|decision of ?:|report for decision\b"
    r"|report to:? [^\n]{0,60}\b(?:cabinet|council|executive|committee|forum)\b"
    r"|(?:electoral )?(?:ward|division)s?(?:\(s\)| and communities)? affected\b|key decision\b"
    r"|accountable (?:assistant )?director\b)",
    re.IGNORECASE | re.MULTILINE,
)


def is_nameless(name: str, rules: Rules) -> bool:
    """Whether no word of a name tells the body from others of its kind."""
    return kind_of(name, rules) != "committee" and _is_of_class_words(name, rules)


def sits_for_another(name: str, text: str, rules: Rules) -> bool:
    """Whether a body is an organ that goes by no name of its own.

    A committee of a parliament is known by its name; where a page names no parliament, it is a council's.
    """
    if kind_of(name, rules) != "committee":
        return is_nameless(name, rules)
    return _is_of_class_words(name, rules) and not any(is_site(body, rules) for body in bodies_in(text, rules))


def _is_of_class_words(name: str, rules: Rules) -> bool:
    """Whether a name is that of a board or committee and made of words that many of them share."""
    words = re.findall(r"[\w'’-]+", name.lower().replace("’", "'"))
    sits = any(word in _ORGANS or word in rules.metadata.heads for word in words)  # not the union called "Community"
    return sits and all(word in rules.metadata.class_words for word in words)


def owner_of(organ: str, page: Page, rules: Rules) -> str | None:
    """Whose organ a page is of: the council by its addresses, by where it meets, or named most.

    Else the government of a devolved nation; of a committee, which governments have none of, the parliament. `organ`
    is empty for a record that does not say whose it is: then only a council will do.
    """
    body = from_addresses(page.text, page.furniture, rules)
    if body is not None and kind_of(body, rules) == _COUNCIL:
        return body
    named = list(bodies_in(page.text, rules))
    councils = [name for name in named if kind_of(name, rules) == _COUNCIL]
    for hall in _HALL.finditer(page.text):
        behind = (_PLACE_ALONE.match(part) for part in (hall["behind"] or "").lstrip(" ,").split(", "))
        for place in (*(found[0] for found in behind if found), hall["before"] or ""):
            # of two places of a name the one is meant whose council is there: Newport, Isle of Wight
            if (body := council_seated_in(place, rules)) and (body in councils or not councils):
                return body
    is_above = is_site if organ.lower().endswith("committee") else is_devolved_government
    above = (name for name in named if organ and is_above(name, rules))
    own = (name for found in _IN_PLACE.finditer(page.text) if (name := council_of(found[1] or found[2], rules)))
    places = councils_of_places(page.text, rules)
    return _most(councils) or _most(above) or _most(places, _OFTEN) or _most(own)


def of_crown(page: Page, rules: Rules) -> str | None:
    """The government that a page under Crown copyright names most, or else the agency."""
    if _CROWN not in page.text.lower():
        return None
    named = [name for name in bodies_in(page.text, rules) if kind_of(name, rules) in _OF_THE_CROWN]
    governments = (name for name in named if name.endswith("Government"))
    return _most(governments, _OFTEN) or _most(named, _OFTEN)


def of_title(title: str | None, text: str) -> str | None:
    """The body by whose acronym its bulletin's title begins, as the text gives it in full: "GPCF summer newsletter".

    Reports and statements of a body are told of by others as well.
    """
    found = _ITS_BULLETIN.match(title or "")
    return expansion(found["acronym"], text) if found else None


def _most(names: Iterable[str], least: int = 1) -> str | None:
    """The name that stands most often, and `least` times or more; None where two do."""
    first, second = [*Counter(names).most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= least and first[1] > second[1] else None


def is_record(text: str, title: str | None, rules: Rules) -> bool:
    """Whether a page is the record of a meeting or of its decisions, or is called by a board without a name."""
    organ = _ORGAN.match(title or "")
    return _RECORD.search(text) is not None or (organ is not None and is_nameless(organ[0], rules))
