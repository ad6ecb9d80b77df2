"""Who or what is to act by a cue: the subject of its clause, or the one that it goes on with."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.attitudes import Attitude
from pipeline.annotate.commitments.bare_passives import BARE_PASSIVE, modified
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cued import CuedClause
from pipeline.annotate.commitments.cues import owner
from pipeline.annotate.commitments.doers import Doers
from pipeline.annotate.commitments.negation import follows_no
from pipeline.annotate.commitments.noun_phrases import last_word
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.speech import GOES_ON_WITH, Voice
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.words import FINITE
from pipeline.annotate.layers import Block, Sentence
from pipeline.found import Name
from pipeline.rules.commitments import CommitmentRules

WE = re.compile(r"\b(?:we|i) *$")
"""Before a cue: who speaks."""
_TEXT = re.compile(
    r"\W*(?:The|This|Its|Their|Our|A|An) (?:[\w-]+ ){0,4}?"
    r"(?:guidance|strategy|paper|report|bill|framework|guide|document|policy|act|toolkit|code|plan)\b",
    re.IGNORECASE,
)
"""Begins a sentence about a text, which "it" then means."""
_NO_INFINITIVE = frozenset({"hope", "expect", "intend", "are", "am", "were", "have", "'re", "'m", "'ve"})
"""What nobody "will": "we will print a guide and hope (are hoping) to send it"."""
_MARK = 6
"""A list item's mark is not longer."""
_LINE_ABOVE = 100
"""A line above that is longer is no label for the body that acts."""


class CueSubjects:
    """Reads the subjects of the cues of one document."""

    def __init__(self, rules: CommitmentRules, subjects: Subjects, doers: Doers, context: Context) -> None:
        self._rules, self._subjects, self._doers, self._context = rules, subjects, doers, context

    def of(self, cued: CuedClause, voice: Voice, inverted: re.Match[str] | None, dated: bool) -> Subject | None:
        """Who or what is to act; null for an infinitive that goes on with the one before."""
        setting, cue, base, context = cued.setting, cued.cue, cued.base, self._context
        if inverted is not None:
            at = (cue.end(), inverted.end("subject"))
            subject = self._subjects.read(context, setting.drawn, base, *at, voice.speaker)
            subject.negative = follows_no(setting.low, cued.end)
            return subject
        # outside quotation marks "we" is the writer, whoever is reported
        own = voice.speaker is not None and not voice.quoted and WE.search(setting.low, cued.start, cued.end)
        speaker = None if own else voice.speaker
        if BARE_PASSIVE.match(setting.low, cue.start()):
            return modified(self._subjects, context, setting.drawn, base, cued.start, cued.end, speaker)
        if told := owner(cue):
            subject = self._subjects.owner(context, setting.drawn, base, *told, speaker)
        else:
            subject = self._subjects.read(context, setting.drawn, base, cued.start, cued.end, speaker)
        if subject.kind == "none":
            return None if _is_second_infinitive(cued) else self.carried(cued, speaker)
        if subject.kind == "pointer" and subject.text.lower() in ("it", "they"):
            return self.pointed_at(cued, subject, dated)
        demanded = voice.quoted and cue[0].startswith("must") and subject.text.lower() == "they"
        if demanded and speaker and subject.name == context.body_of(speaker):
            return Subject("body", subject.text)  # of themselves they would say "we"
        return subject

    def holder(self, cued: CuedClause, held: Attitude, speaker: Name | None) -> Subject:
        """Who hopes or promises."""
        setting, start = cued.setting, held.clause.start
        start = self._rules.last_saying(setting.low, start, held.verb[0]) or start
        finite = setting.signs.first_finite(start)
        end = held.verb[0] if finite is None else min(finite, held.verb[0])
        holder = self._subjects.read(self._context, setting.drawn, cued.base, start, end, speaker)
        if holder.kind == "none":
            return self.carried(cued, speaker)
        if holder.kind == "pointer" and holder.text.lower() in ("it", "they"):
            pointed = self.pointed_at(cued, holder, True)
            return Subject("body", holder.text, pointed.name)  # a thing has no hopes
        return holder

    def pointed_at(self, cued: CuedClause, subject: Subject, dated: bool) -> Subject:
        """The body that "it" or "they" stands for: whoever acted last in the section."""
        before = self._context.previous(cued.setting.sentence)
        if cued.rule.body and before is not None and _TEXT.match(self._context.view, before.start, before.end):
            return subject
        acted = self._doers.last
        if acted is not None and acted[0].section == cued.setting.block.section:
            return Subject("body", subject.text, acted[1])
        return Subject("body", subject.text) if cued.rule.body and dated else subject

    def carried(self, cued: CuedClause, speaker: Name | None) -> Subject:
        """The subject of a clause without one: that of the clause before, of the lead-in, of the line above."""
        setting, context, index = cued.setting, self._context, cued.index
        if cued.clause.resumes is not None and (around := self._around(cued)) is not None:
            return around
        if cued.previous is not None:
            # "members will be balloted, the result to be announced in May" by somebody else
            duty = cued.previous.strength == "required"
            apart = cued.rule.appended and cued.previous.subject.kind == "public" and not duty
            return Subject("none", "") if apart else cued.previous.subject
        if cued.rule.appended and (host := self._host(cued)) is not None:
            return host
        if index and GOES_ON_WITH.match(setting.low, cued.clause.start):
            before = [c for c in cued.clauses[:index] if c.kind == "main"] or [
                c for c in cued.clauses[:index] if c.kind != "closed"
            ]
            if cued.clause.kind == "reported":
                # "said that the minister had declined but would write"
                before = [c for c in cued.clauses[:index] if c.kind == "reported"] or before
            if cued.rule.strength == "required":
                # "the unions say that ministers have to act and must do so soon"
                before = [c for c in cued.clauses[:index] if c.kind != "closed"]
            first = FINITE.search(setting.low, before[-1].start, before[-1].end) if before else None
            if first is not None:
                start = before[-1].start
                subject = self._subjects.read(context, setting.drawn, cued.base, start, first.start(), speaker)
                if subject.kind != "none":
                    return subject
        if setting.frame is not None and setting.frame.subject is not None:
            return setting.frame.subject
        above = self._line_above(setting)
        if above is not None and above.end - above.start < _LINE_ABOVE:
            mentions = context.mentions_in(above.start, above.end, "organisation")
            if mentions:
                shown = context.view[mentions[0].start : mentions[0].end]
                return Subject("none", shown, mentions[0].entity)
            line = context.view[above.start : above.end].rstrip(" :*_").rpartition(" that ")[2].removeprefix("That ")
            if self._subjects.stands_for_body(line):
                return Subject("body", line, self._subjects.body_called(context, last_word(line), above.end))
        return Subject("none", "")

    def _around(self, cued: CuedClause) -> Subject | None:
        """The subject of the clause that goes on behind an aside: "has a panel, which began in May, and plans to"."""
        clause = cued.clauses[cued.clause.resumes or 0]
        verb = FINITE.search(cued.setting.low, clause.start, clause.end)
        if verb is None or not GOES_ON_WITH.match(cued.setting.low, cued.clause.start):
            return None
        subject = self._subjects.read(self._context, cued.setting.drawn, cued.base, clause.start, verb.start(), None)
        return None if subject.kind == "none" else subject

    def _host(self, cued: CuedClause) -> Subject | None:
        """The body that acts in what a clause is hung on to: "the board has built two, with a third to follow"."""
        low, at = cued.setting.low, cued.clause.start
        at = self._rules.last_saying(low, at, cued.cue.start()) or at
        verb = FINITE.search(low, at, cued.cue.start())
        if verb is None:
            return None
        subject = self._subjects.read(self._context, cued.setting.drawn, cued.base, at, verb.start(), None)
        return subject if subject.kind == "body" else None

    def _line_above(self, setting: Setting) -> Sentence | Block | None:
        """What stands above a clause without a subject: for every item of a list the line that leads in to it.

        "The panel:", "- will report in May;", "- will hold three events".
        """
        block = setting.block
        if block.kind != "item" or block.lead_in is None or setting.sentence.start > block.start + _MARK:
            return self._context.previous(setting.sentence)
        return self._context.layers.blocks[block.lead_in]


def _is_second_infinitive(cued: CuedClause) -> bool:
    """Whether a cue goes on with the "will" before: "will challenge and seek to influence".

    "We expect its report" has a subject of its own.
    """
    rule, word = cued.rule, cued.cue[0].split(" ")[0]
    if rule.strength != "intended" or rule.frees or word in _NO_INFINITIVE or word.endswith(("s", "ing")):
        return False
    return cued.previous is not None and cued.previous.rule.strength == "firm"
