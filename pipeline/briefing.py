"""A briefing: what `read` makes of a file and `annotate` works on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PublishedPrecision = Literal["day", "month", "year"]


@dataclass(slots=True)
class Metadata:
    """Who published what when, as far as the document (or `metadata.csv`) says; `sources` tells how each is known."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_precision: PublishedPrecision | None = None
    sources: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Briefing:
    """A text with what is known about it. `boilerplate` holds half-open stretches of website furniture, in order."""

    text: str
    path: str = ""
    format: str = "text"
    sha256: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    boilerplate: list[tuple[int, int]] = field(default_factory=list)
