"""The undertaking that an item of a list is by its lead-in or heading, and what is hung on to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.deadlines import deadline, labelled
from pipeline.annotate.commitments.facts import commitment
from pipeline.annotate.commitments.lists import DOING, TOLD, Frame, framed_actor, framed_deadline
from pipeline.annotate.commitments.pieces import Cutter
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import FoundCommitment
from pipeline.rules.commitments import VerbClass

DECIDED = re.compile(r"[Tt]o ")
NO = re.compile(r"\W*(?:no|not|never|none|neither|we will not|we won't)\b", re.IGNORECASE)
_ASIDE = re.compile(r", (?:which|who|whose)\b[^,;]{3,200},")
_WE_AIM = re.compile(r"\W*(?:which|who|whom|that) we\b")
_WORD = re.compile(r"[a-z]{2}")
"""What an item of a list holds that is no page number: "- 4 -"."""
_STATUS = re.compile(
    r"\W*(?:[a-z]?\d[\d./]*\W+)?(?:closed|completed?|done|withdrawn|superseded|ongoing|on track|in progress)\W*"
)
"""All that an entry of a log says of an action: "41 – closed"."""
_WE_ARE = re.compile(r"\W*[Ww]e(?:'re| are) \w+ing\b")
_BARE = re.compile(
    r"\W*(?:and,? |or )?(?:also |not |[Tt]o |by [^,]{3,30}, |if [^,]{3,40}, )?([A-Za-z-]+)(?: ([a-z]+))?"
)
"""An item that begins with a verb, maybe."""


class ListItems:
    """The items of a document's lists that are undertakings by their lead-in or heading."""

    def __init__(self, context: Context, forms: Mapping[str, tuple[str, VerbClass]]) -> None:
        self._context, self._forms = context, forms

    def read(self, setting: Setting, frame: Frame) -> list[FoundCommitment]:
        """The undertaking that a list item is, or several that have a day each."""
        whole = _one(self._context, setting, frame)
        verb = _BARE.match(setting.drawn) if self.begins_bare(setting.drawn) else None
        if verb is None:
            return [whole]
        return Cutter(self._context, self._forms).parted(whole, setting.drawn, verb.start(1), setting.sentence.start)

    def is_one(self, setting: Setting, frame: Frame) -> bool:
        """Whether a list item without a cue of its own is an undertaking: it begins with a bare verb, or has a day."""
        found = _BARE.match(setting.drawn)
        words = setting.drawn.split()
        if _STATUS.fullmatch(setting.low) or not _WORD.search(setting.low):
            return False
        if len(words) < 2 or setting.drawn.rstrip().endswith((":", "?")):
            return False
        if frame.any_item and len(words) < 4 and not NO.match(setting.drawn) and not self.begins_bare(setting.drawn):
            return False
        if (
            not frame.full
            and TOLD.search(setting.low)
            and not (self.begins_bare(setting.drawn) or DOING.match(setting.drawn))
        ):
            return False
        if setting.drawn.startswith(SYMBOLS["person"]) and " to " not in setting.drawn:
            return False
        if found is None or frame.full or frame.any_item:
            # of several sentences in an item the first may be a label ("Data. A round table will be held.")
            return len(setting.drawn.split()) > 2 or setting.sentence.end == setting.block.end
        start, end = setting.sentence.start, setting.sentence.end
        if _WE_ARE.match(setting.drawn):
            return True
        return self.begins_bare(setting.drawn) or deadline(self._context, start, end, start, []) is not None

    def begins_bare(self, drawn: str) -> bool:
        """Whether an item begins with an infinitive of the lists."""
        found = _BARE.match(drawn)
        if found is None:
            return False
        if drawn.startswith(":", found.end(1)):
            return False  # "Lead: Head of SEND"
        if len(found[1]) > 1 and found[1].isupper() and not drawn.isupper():
            return False  # "SEND strategy"
        word, forms = found[1].lower(), self._forms
        form = forms.get(f"{word} {found[2]}") or forms.get(word)
        return form is not None and form[0].split(" ")[0] == word


def _one(context: Context, setting: Setting, frame: Frame) -> FoundCommitment:
    """The undertaking that a list item is as a whole."""
    start, end = setting.sentence.start, setting.sentence.end
    asides = [found.span() for found in _ASIDE.finditer(context.view, start, end)]
    due = (
        deadline(context, start, end, start, asides)
        or labelled(context, start, end, (setting.block.start, setting.block.end))
        or framed_deadline(context, frame, setting.sentence.block)
    )
    subject = frame.subject or Subject("none", "")
    name = subject.name
    if name is None and subject.kind not in ("public", "body"):
        name = framed_actor(context, frame, start, setting.block)
    speaker = name if frame.speaks and name not in (context.author, context.publisher) else None
    if speaker is not None:
        name = context.body_of(speaker) or speaker
    speaker = speaker or frame.speaker
    return commitment(
        (start, end),
        frame.rule,
        DECIDED.sub("", context.view[start:end], count=1) if DECIDED.match(setting.drawn) else context.view[start:end],
        actor=subject.shown,
        actor_name=name,
        strength=frame.strength or "firm",
        negated=NO.match(setting.drawn) is not None,
        due=due,
        speaker=speaker,
    )


def as_hung_on(view: str, fact: FoundCommitment, whole: FoundCommitment) -> FoundCommitment:
    """A fact hung on to that of an item; "we" is whoever the list is of, which may be quoted."""
    if _WE_AIM.match(view, fact.start) is None:
        return fact
    return replace(fact, actor=whole.actor, actor_name=whole.actor_name)
