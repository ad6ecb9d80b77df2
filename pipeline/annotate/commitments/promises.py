"""What somebody has promised in so many words, which may be anything: "promised that every family will be heard"."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cued import CuedClause
from pipeline.annotate.commitments.speech import Voice
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.verbs import Phrase

_PROMISED = re.compile(
    r"(?<!had )\b(?:promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|guarantee(?:s|d|ing)?|vow(?:s|ed)?|undertaken|undertook"
    r"|undertakings?|assurances?|commitment)(?: (?:to )?(?:[\w\ue000\ue002'-]+ ){1,3}?)?,? that $"
)
"""Before what is promised."""


def is_promised(cued: CuedClause) -> bool:
    """Whether the words before a reported clause, or its beginning, call it a promise."""
    if cued.clause.kind != "reported":
        return False
    before = cued.clauses[cued.index - 1].start if cued.index else cued.clause.start
    return _PROMISED.search(cued.setting.low, before, cued.clause.start + len("that ")) is not None


def of_promise(context: Context, cued: CuedClause, voice: Voice, subject: Subject, phrase: Phrase) -> Subject:
    """The subject of a promised clause, as the matter of whoever promises where others see to what it undergoes.

    "The trust gave an undertaking that no post will be cut", "that there will be a nurse".
    """
    undergoes = phrase.passive or phrase.copula or subject.negative
    if (
        undergoes
        and voice.speaker is not None
        and subject.name is None
        and subject.kind in ("there", "thing", "public")
        and is_promised(cued)
    ):
        subject.name = context.body_of(voice.speaker)
    return subject
