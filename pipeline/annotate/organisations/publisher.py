"""What the publisher of a document is called in it."""

from __future__ import annotations

from functools import cached_property

from pipeline.annotate.organisations import forms
from pipeline.annotate.organisations.gazetteer import Gazetteer


class Publisher:
    """The names of a document's publisher, whether a list knows it or not."""

    def __init__(self, publisher: str | None, gazetteer: Gazetteer, view: str) -> None:
        self.as_written, self._view = publisher, view
        self.entries = gazetteer.lookup(publisher or "")
        """What the lists know of it."""
        self.name = gazetteer.name(self.entries[0].body) if self.entries else publisher
        """Its canonical name."""

    @cached_property
    def council(self) -> str | None:
        """Its full name, if it is a council."""
        return next((e.body.name for e in self.entries if e.body.kind == "local_authority"), None)

    @cached_property
    def label(self) -> str | None:
        """How it is called before the name of one of its bodies: "VCSS SEND Committee"."""
        if not self.as_written:
            return None
        if self.entries:
            return self.entries[0].body.acronym or self.entries[0].body.name
        short = forms.initials(self.as_written)
        return short if len(short) > 2 and any(forms.occurrences(self._view, short)) else self.as_written
