"""Which bodies make policy, write of themselves, sit as a parliament or serve one area: by their kinds and names."""

from __future__ import annotations

import re

from pipeline.facts import OrganisationKind

_OFFICIAL: frozenset[OrganisationKind] = frozenset(
    {"department", "agency", "regulator", "local_authority", "nhs_body", "parliament", "court", "committee", "board"}
)
"""The kinds of bodies whose plans briefings report; a union's or charity's name beside a plan does not own it."""

ACTING = _OFFICIAL - {"court", "parliament"}
"""Those of them before whom nobody just speaks."""

WRITING: frozenset[OrganisationKind] = frozenset({"union", "charity", "forum", "partnership"})
"""Bodies whose pages speak of them by name and as "we" by turns."""

_OFFICIAL_NAME = re.compile(
    r"\b(?:Government|Executive|Council|Board|Committee|Ministry|Authority|Inspectorate|Commissioner)$"
    r"|^(?:Department|Ministry|NHS|HM|Office (?:for|of))\b|\bNHS (?:Foundation )?Trust$|\b(?:Health Board|ICB)$"
)
_NATIONAL = frozenset({"NHS England", "National Health Service", "Public Health England"})
"""Health bodies of which local news tells in passing."""


def makes_policy(name: str, kind: OrganisationKind | None) -> bool:
    """Whether a body makes or carries out policy, by its kind or, where that says nothing, by its name."""
    return kind in _OFFICIAL or (kind in (None, "other") and _OFFICIAL_NAME.search(name) is not None)


def is_council(name: str, kind: OrganisationKind | None) -> bool:
    """Whether a body is a council of a place."""
    return kind == "local_authority" or (kind == "other" and name.endswith(" Council"))


def is_local(name: str, kind: OrganisationKind | None) -> bool:
    """Whether a body is a council or a health body of a place."""
    return (kind == "nhs_body" and name not in _NATIONAL) or is_council(name, kind)
