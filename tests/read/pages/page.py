"""Small pages of the kinds that briefings come as, with what a reader would say of each: who published what when.

`...` in a page stands for its text: two paragraphs that name days, bodies and people of their own, none of them the
page's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TEXT = """The council said this week that it would look again at how support is paid for, and parents have been asked \
to say what they think by 31 May 2024. Ana Reyne of the Oakline Trust has been asked as well.

A second paragraph follows, in which little is said about 3 March 2021, except that the plan was published in March \
2020 and that nobody had read it by the end of that year."""


@dataclass(frozen=True)
class Page:
    """A page and what is known of it; what is None must not be found."""

    kind: str
    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    path: str = "page.txt"

    @property
    def whole(self) -> str:
        """The page with its text."""
        return self.text.replace("...", TEXT).lstrip("\n")
