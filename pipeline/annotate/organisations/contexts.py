"""Support for forms that are bodies only at times: ordinary words, places among councils, letters of many meanings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.annotate.layers import Layers
from pipeline.annotate.organisations.gazetteer import Entry, Match
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules

if TYPE_CHECKING:
    from pipeline.annotate.organisations.search import Pending

Mentioner = Callable[[Match, Sequence[Entry], str], FoundMention]


class Contexts:
    """Decides about pending forms."""

    def __init__(self, rules: OrganisationNameRules) -> None:
        self._rules = rules

    def supported(
        self, pending: Sequence[Pending], found: Sequence[FoundMention], layers: Layers, mention: Mentioner
    ) -> Iterator[FoundMention]:
        """The mentions among the pending forms."""
        return iter(())
