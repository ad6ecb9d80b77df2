"""The kind of body that the text tells where no list and no head noun does: "Oakline, a national charity"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from pipeline.facts import OrganisationKind
from pipeline.found import FoundMention

_KINDS: dict[str, OrganisationKind] = {
    **dict.fromkeys(("charity", "charities", "foundation"), "charity"),
    **dict.fromkeys(("union", "unions"), "union"),
    **dict.fromkeys(("school", "academy", "college", "nursery"), "school"),
    **dict.fromkeys(("company", "firm", "consultancy", "publisher", "start-up"), "company"),
    **dict.fromkeys(("newspaper", "magazine", "news site", "broadcaster"), "media"),
    **dict.fromkeys(("regulator", "watchdog", "inspectorate"), "regulator"),
    **dict.fromkeys(("academy trust", "multi-academy trust"), "trust"),
    "political party": "party",
}
_NOUN = "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True))
_BEFORE = re.compile(rf"\b(?P<noun>{_NOUN}),? (?:called |named |known as )?$")
_BEHIND = re.compile(
    r"(?: \([A-Z][\w&-]{1,9}\))?(?:(?:,| –| \()(?: which)?(?: (?:is|are|was))?|(?: is| are| was)(?: now| also)?) "
    rf"(?:an?|the|our|its|their) (?:(?!(?:school|college|union|charity|company)\b)[\w'-]+ ){{0,4}}?(?P<noun>{_NOUN})\b"
    r"(?=[.,;:)\n]|$| (?:for|that|which|of|in|based|with|working|supporting|helping|and|run|set|founded|serving)\b)"
)
_REACH = 30


def tell_kinds(view: str, found: Sequence[FoundMention], known: Container[str]) -> None:
    """Gives bodies that no list of `known` names has, and whose name tells no kind, the kind that the text says."""
    told: dict[str, OrganisationKind] = {}
    unknown = [m for m in found if m.organisation_kind == "other" and m.name not in known]
    for m in unknown:
        gloss = _BEHIND.match(view, m.end) or _BEFORE.search(view, max(0, m.start - _REACH), m.start)
        if gloss:
            told.setdefault(m.name, _KINDS[gloss["noun"]])
    for m in unknown:
        m.organisation_kind = told.get(m.name, m.organisation_kind)
