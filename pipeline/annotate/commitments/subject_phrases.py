"""The noun phrase that fills the place of a subject: what of it counts, and its head."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.noun_phrases import FRONTED, last_word, without_trailing
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import Name
from pipeline.rules.patterns import words
from pipeline.wordlists import PLURAL_NUMBER

_NAMES = (SYMBOLS["person"], SYMBOLS["organisation"])
_PRONOUN = re.compile(r"(?:^|[\s\"'(])(we|i|it|they|he|she|this|that|these|those|there|you|who|which)$", re.IGNORECASE)
HEAD_END = re.compile(
    r" (?:of|for|in|on|to|at|by|from|with|about|between|across|that|which|who|whose|he|she|it|they|we|you|not|over"
    r"|under|against|into|including|such|set) |(?<!\bthe)(?<!\ba)(?<!\ban)(?<!\bits)(?<!\bour)(?<!\btheir) \w+ing"
    r" (?!(?:unions?|assistants?|staff|body|bodies|boards?|councils?|groups?|trusts?|schools?|teams?|committees?)\b)",
    re.IGNORECASE,
)
"""Where what comes behind the head begins."""
DONE_TO = re.compile(
    rf"(?:Mov|Clos|Open|Merg|Expand|Extend|Rebuild|Replac|Refurbish|Relocat)ing (?:the )?{SYMBOLS['organisation']}+"
)
"""What is done to a body and not by it: "Moving Oakline School will free a site"."""
JOINED = re.compile(
    r"(?P<first>[^,]{1,60}?),? (?:and|&|together with|along with|alongside)"
    r" (?:(?:its|their|our|the|other|all|local|partner|key|wider) [^,]*|partners|others|colleagues)"
)
"""A body with others beside it: "the council and its partners"."""
_DETERMINED = re.compile(r"(?<=[\w\ue000-\ue003] )(?:the|its|our|their|his|her|my) ", re.IGNORECASE)
_GOVERNING = frozenset(
    words(
        "of in to on at by for and or with from into over under after before within during between across all half both"
    )
)
"""Words behind which a determiner begins no subject."""
_PART = re.compile(
    rf"(?:some|most|much|many|part|half|all|each|both|none|the rest|{PLURAL_NUMBER}) of"
    r" (?=(?:the|its|our|their|this)\b)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"(?:no|none|neither|nobody|nothing|not (?:all|an?|one))\b", re.IGNORECASE)


class SubjectPhrase:
    """The noun phrase of a subject: its words as drawn, where they begin in the view, and who speaks."""

    def __init__(self, context: Context, at: int, text: str, speaker: Name | None) -> None:
        self.context, self.at, self.text, self.speaker = context, at, text, speaker
        self.shown = self._written()
        self.negative = _NEGATIVE.match(text) is not None

    def _written(self) -> str:
        return self.context.view[self.at : self.at + len(self.text)].strip(" ,\"'")

    def trim(self) -> None:
        """Leaves out "some of" and what is fronted, and finds the head."""
        if part := _PART.match(self.text):
            self._leave_out(part.end())
        if FRONTED.match(self.text) and not self.text.endswith(_NAMES) and (late := _behind_fronted(self.text)):
            self._leave_out(late)
            self.shown = self._written()
        self.head = without_trailing(HEAD_END.split(self.text, maxsplit=1)[0].split(" - ", 1)[0])

    def _leave_out(self, characters: int) -> None:
        self.at += characters
        self.text = self.text[characters:]

    def pronoun(self) -> str | None:
        """The pronoun that it is, without what is fronted: "in May it"; "details of these" is none."""
        found = _PRONOUN.search(self.text)
        if found and (self.text == found[1] or found[1].lower() not in ("this", "that", "these", "those")):
            return self.shown[-len(found[1]) :]
        return None

    def name(self, start: int = 0, end: int | None = None) -> Name | None:
        """Who is named first in a stretch of it."""
        found = self.context.mentions_in(self.at + start, self.at + (len(self.text) if end is None else end))
        return found[0].entity if found else None


def _behind_fronted(piece: str) -> int:
    """Where the subject begins behind what is fronted without a comma: "subject to a vote by Oakline the school"."""
    for found in reversed(list(_DETERMINED.finditer(piece))):
        before = piece[: found.start()].rstrip()
        word = last_word(before)
        if before.endswith(_NAMES) or not (word in _GOVERNING or word.endswith(("ing", "ed"))):
            return found.start()
    return 0
