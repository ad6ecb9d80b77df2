"""Reads one sentence: as a line of minutes or a digest, by its cues, or whole as an item of a list."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.annotate.commitments.agreed import was_lost
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.facts import owned_by
from pipeline.annotate.commitments.framing import Framing
from pipeline.annotate.commitments.headlines import below_title
from pipeline.annotate.commitments.lines import ASSIGNED, Lines
from pipeline.annotate.commitments.listed import DECIDED, ListItems, as_hung_on
from pipeline.annotate.commitments.lists import Frame, comment_in, leads_in, listed_proposals
from pipeline.annotate.commitments.owners import owner_of_item
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.undertakings import Undertakings
from pipeline.annotate.layers import Block, Layers, Sentence
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import FoundCommitment
from pipeline.rules.commitments import CommitmentRules

_MINUTED = re.compile(
    rf"\W*(?:{SYMBOLS['person']}+|{SYMBOLS['organisation']}+|[A-Z]{{2,4}}(?:/[A-Z]{{2,4}})?|All"
    r"|[\w' -]{2,60}(?= to be ))(?: \w+ly)? (?:to|[a-z]{2,}ing) "
)
"""An action noted within a paragraph of minutes: "It was late. JB to chase. A note to be sent round.", or
what somebody is doing: "JB moving to Hull in May"."""


class SentenceReader:
    """Reads the sentences of one document, each in its setting."""

    def __init__(
        self,
        rules: CommitmentRules,
        lines: Lines,
        undertakings: Undertakings,
        framing: Framing,
        items: ListItems,
        layers: Layers,
        context: Context,
    ) -> None:
        self._rules, self._lines, self._undertakings = rules, lines, undertakings
        self._framing, self._items = framing, items
        self._layers, self._context = layers, context
        self._first_prose = below_title(layers)

    def read(
        self, sentence: Sentence, block: Block, frame: Frame | None, *, is_item: bool, listed: bool
    ) -> list[FoundCommitment]:
        """The undertakings of a sentence; `listed` tells that its frame may make one of it as an item."""
        if listed and (comment := comment_in(self._context.view, sentence)) is not None:
            sentence = replace(sentence, end=comment)
        drawn, low, signs = self._context.drawn(sentence.start, sentence.end)
        if self._rules.asks(low):
            if self._layers.trace is not None:
                reason = self._rules.blocker_of("sentence", low)
                self._layers.reject(sentence.start, sentence.end, "send_commitments", reason)
            return []
        setting = Setting(sentence, block, frame, drawn, low, signs)
        found = self._of(setting, frame if listed else None)
        if any(fact.strength == "proposed" for fact in found) and was_lost(self._context.view, sentence, block):
            found = [fact for fact in found if fact.strength != "proposed"]
        owner = owner_of_item(self._context, sentence.start, sentence.end) if found and is_item else None
        if owner is None or not self._context.is_minutes:
            return found
        # "BL: Oakline opening a pier" tells who speaks of whom
        return [fact if fact.rule.startswith("commitment.noted_") else owned_by(fact, owner) for fact in found]

    def _of(self, setting: Setting, listed: Frame | None) -> list[FoundCommitment]:
        """What a sentence holds: what its list says of it, what a line is, what its cues tell."""
        if listed is not None and listed.strength == "proposed" and listed.is_lead_in:
            return self._items.read(setting, listed)
        found = list(self._lines.read(self._context, setting))
        if not found and self._is_prose(setting):
            found = self._cued(setting, listed)
        if found and listed is not None and DECIDED.match(setting.drawn) and self._items.begins_bare(setting.drawn):
            return self._items.read(setting, listed)  # "To approve the plan, noting that ministers will decide"
        if not found and self._may_assign(setting):
            found = list(self._lines.read(self._context, setting, bare=True))
        if not found and listed is not None and self._items.is_one(setting, listed):
            return self._items.read(setting, listed)
        return found

    def _may_assign(self, setting: Setting) -> bool:
        """Whether somebody may be said to be "to" do something: in a line of its own or, in minutes, by name."""
        sentence, block, frame = setting.sentence, setting.block, setting.frame
        if frame is not None and frame.strength is None and frame.is_lead_in and not frame.speaks:
            return False
        alone = sentence.end >= block.end - 2 and sentence.start <= block.start + 2
        if alone and not (block.kind == "paragraph" and sentence.block < self._first_prose):
            return True
        if not self._context.is_minutes:
            return False
        noted = _MINUTED.match(setting.drawn) or ASSIGNED.match(setting.drawn)
        return noted is not None or self._lines.is_note(setting)

    def _cued(self, setting: Setting, listed: Frame | None) -> list[FoundCommitment]:
        """The undertakings by the cues of a sentence; `listed` is the frame of an item, which may be one as a whole."""
        frame = listed if listed is not None and self._items.is_one(setting, listed) else None
        bare = frame is not None and self._items.begins_bare(setting.drawn)
        found = self._undertakings.read(setting, "act" if bare else "thing" if frame is not None else None)
        if frame is not None and found and self._context.view.count(" ", setting.sentence.start, found[0].start) > 1:
            found = self._with_hung_on(setting, frame, found)
        # "These will establish a common process" below a proposal tells what it is
        below_proposal = listed_proposals(setting.frame, setting.block)
        return [fact for fact in found if fact.strength == "proposed"] if below_proposal else found

    def _with_hung_on(self, setting: Setting, frame: Frame, found: list[FoundCommitment]) -> list[FoundCommitment]:
        """The undertaking of an item and those hung on to it with a day: "- build a hub, which we hope to open in May".

        Without a day they only tell more of it: "- build a hub, which a trust will run".
        """
        dated = [fact for fact in found if fact.due_text is not None]
        whole = self._items.read(setting.until(dated[0].start) if dated else setting, frame)
        return whole + [as_hung_on(self._context.view, fact, whole[0]) for fact in dated]

    def _is_prose(self, setting: Setting) -> bool:
        """Whether a sentence is neither cells run together nor but the beginning of the items below it."""
        sentence, block = setting.sentence, setting.block
        if block.kind == "row" and sentence.start <= block.start and sentence.end >= block.end:
            return False
        if sentence.end < block.end or not leads_in(self._context.view, block):
            return True
        frame = self._framing.led(sentence.block)
        return frame is None or not frame.full
