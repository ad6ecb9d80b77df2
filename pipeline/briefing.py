"""A briefing: what `read` makes of a file and `annotate` works on."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PublishedPrecision = Literal["day", "month", "year"]


@dataclass(slots=True)
class Metadata:
    """Who published what when, as far as the document (or `metadata.csv`) says; `sources` tells how each is known.

    `chamber` is the parliament whose sitting a page records that somebody else publishes.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_precision: PublishedPrecision | None = None
    sources: dict[str, str] = field(default_factory=dict)
    chamber: str | None = None


@dataclass(slots=True, frozen=True)
class Place:
    """Where in the file the text from `start` (up to the next place) stands: on which page, in which element."""

    start: int
    page: int | None = None
    element: str | None = None


@dataclass(slots=True)
class Briefing:
    """A text with what is known about it.

    `boilerplate` holds half-open stretches of website furniture, `places` where the text stands in a file that has
    pages or elements, both in order; `notices` tell what a person may want to know of the reading.
    """

    text: str
    path: str = ""
    format: str = "text"
    sha256: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    boilerplate: list[tuple[int, int]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def place_at(self, offset: int) -> Place | None:
        """Where in the file the character at `offset` stands; None for formats without pages and elements."""
        i = bisect.bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[i] if i >= 0 else None
