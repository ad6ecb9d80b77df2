"""What a bare "to be published in May" behind a noun is said of, and whose that is."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import Name

_O = SYMBOLS["organisation"]
_WHOSE_WORK = re.compile(
    rf"(?:(?:\b[Tt]he )?(?P<body>{_O}+)(?:'s|')|(?P<pronoun>\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er))"
    rf"|\b(?P<noun>[Tt]he [a-z]+)'s) (?:[\w-]+ ){{0,4}}[\w-]+[ ,]*$"
    rf"|\b(?:by|from) (?:the )?(?P<maker>{_O}+)(?: and)?[ ,]*$"
)
"""The noun before "to be published": whose it is, or who has made it."""
BARE_PASSIVE = re.compile(r"(?:due )?to be ")
"""A cue that has no finite verb and stands behind the noun that it is said of."""


def modified(
    subjects: Subjects, context: Context, drawn: str, base: int, start: int, end: int, speaker: Name | None
) -> Subject:
    """The noun before a bare passive, at the end of drawn[start:end], with whose it is.

    Not what the clause is about: "Ana Reyne of Oakline presented its report, to be published in May".
    """
    subject = subjects.read(context, drawn, base, start, end, speaker)
    whose = _WHOSE_WORK.search(drawn, start, end)
    if whose is None:
        told = subject.name is not None and subject.name.kind == "person" and subjects.verb_in(drawn, start, end) < end
        return Subject("thing", "", context.body_of(subject.name)) if told and subject.name else subject
    if whose["pronoun"]:
        name = subjects.owner_before(context, base, base + whose.start())
    elif whose["noun"]:
        name = subjects.read(context, drawn, base, *whose.span("noun"), speaker).name
    else:
        named = context.mentions_in(base + whose.start(), base + whose.end(), "organisation")
        name = named[0].entity if named else None
    return Subject("thing", "", name)
