"""Who says what a cue tells: in quotation marks, behind "said that", in a sentence before, in the minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.commitments.clauses import Clause
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cued import CuedClause
from pipeline.annotate.commitments.facts import EDGES
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.speakers import Speakers
from pipeline.annotate.layers import Block
from pipeline.found import Name
from pipeline.rules.commitments import CommitmentRules

GOES_ON_WITH = re.compile(r"\s*(?:and|but|or)\b")
"""Opens a clause that goes on with the one before."""
_THAT_SAID = re.compile(
    r"\b(?:said|confirmed|explained|reported|announced|added|told [^,;.]{2,40}|promised|pledged|stressed|insisted)"
    r" that\b"
)
_TOLD_BY = re.compile(
    r", (?:the|an?|its) (?:[\w-]+ ){0,3}?(?:reports?|papers?|letter|statement|documents?|notice|spokes\w+|officers)"
    r"(?: (?:to|for|from|by) [^,;]{3,50})? (?:said|says|add(?:s|ed)|state[sd]|confirmed|explained|show(?:s|ed))"
    r"(?=[.,;]|$)"
)
"""Behind what a paper or somebody for a body without a name says: "work would begin in May, a report said"."""
_PROMISES = re.compile(r"(?:(?:has|have|had) )?(?:\w+ly |also |now )?(?:promis|pledg|vow|assur|guarante)")
"""A cue by which its subject speaks: "the minister has promised a guide"; what is agreed is done, not said."""
_BY_A_PLAN = re.compile(
    r"\W*(?:under|according to|in) (?:the |a |an )?(?:[\w-]+ ){0,3}?(?:plans?|measures|proposals?|reforms?|changes|deal"
    r"|package|scheme|timetable|statement|letter|announcement)"
    r" (?:set out|announced|unveiled|outlined|published|put forward|described|promised|made|given|issued|sent) by "
)
"""Opens a sentence with whose plan it tells: "Under plans set out by the minister, the hub will"."""
_PROMISED_BY = re.compile(r", (?:first |as )?(?:promised|pledged|announced|unveiled|set out|trailed) by (?:the )?")
"""An aside on whose promise it was: "A map, promised by the minister in May, is to come"."""
_GOES_ON = re.compile(r"\W*(?:(?:(?:the )?\w+ of )?(?:which|whom)|and|but)?\W*")
"""All that stands before a cue that goes on with the one before it: "22 advisers, the first of whom start in May"."""
_AGAIN = re.compile(r"\W*(?:(?:and|but) )?(?:it|they|s?he)\W*")
"""All that stands before a cue: whoever was reported is to act, "The board said it was late. It will meet in May"."""


@dataclass(slots=True)
class Voice:
    """Whose words an undertaking is told in; the writer's own where nobody speaks.

    `nameless` are the words for a body that says so and is named nowhere, `minuted` who the minutes say reported it.
    """

    speaker: Name | None = None
    quoted: bool = False
    reported: bool = False
    nameless: str | None = None
    minuted: Name | None = None


class Speech:
    """Tells who speaks in one document; remembers who was reported last, as reported speech goes on for sentences."""

    def __init__(self, rules: CommitmentRules, speakers: Speakers, context: Context) -> None:
        self._rules, self._speakers, self._context = rules, speakers, context
        self._last: tuple[Block, Name | None] | None = None

    def of(self, cued: CuedClause) -> Voice:
        """The voice of a cue; the stretch of its subject then begins behind a verb of saying in it."""
        setting, cue, base = cued.setting, cued.cue, cued.base
        drawn, offset, backshifted = setting.drawn, base + cue.start(), cued.rule.backshifted is not None
        speaker = self._speakers.quoted(offset)
        voice = Voice(speaker, quoted=speaker is not None)
        if speaker is None and setting.frame is not None and setting.frame.speaks:
            voice.speaker = self._speakers.named(*setting.frame.at)
            # "The minister announced:", "- that it would close"
            voice.reported = backshifted
        if (said := self._saying(cued)) is not None:
            self._said_within(voice, cued, said)
        elif cued.clause.kind == "reported":
            self._said_before(voice, cued)
        elif (backshifted or cued.rule.reported) and (again := self._said_further_up(cued)) is not None:
            # "said it had closed the survey and would reply"
            voice.reported, voice.speaker = True, self._speakers.of_saying(drawn, base, 0, again) or voice.speaker
        elif backshifted and (indirect := self._indirect(setting)):
            voice.reported, voice.speaker = True, indirect[1]
        elif voice.speaker is None and (
            setting.signs.has_saying(cue.end(), len(drawn)) or setting.low.find(", according to ", cue.end()) >= 0
        ):
            voice.speaker = self._speakers.behind(drawn, base, cue.end(), len(drawn))
            voice.reported = voice.speaker is not None or _TOLD_BY.search(setting.low, cue.end()) is not None
        if voice.speaker is None and not self._context.is_minutes:
            voice.speaker = self._of_words_around(cued)
        if self._context.is_minutes:
            voice.reported = voice.reported or backshifted
            voice.minuted = None if voice.speaker is not None else self._speakers.of_minute(offset, setting.block)
        return voice

    def _of_words_around(self, cued: CuedClause) -> Name | None:
        """Who says so by a promise, by a plan that is named first, or in what the clause goes on with."""
        drawn, low, base = cued.setting.drawn, cued.setting.low, cued.base
        if _PROMISES.match(low, cued.cue.start()):
            return self._speakers.of_saying(drawn, base, cued.start, cued.cue.start())
        if plan := _BY_A_PLAN.match(low) or _PROMISED_BY.search(low, cued.clauses[0].start, cued.cue.start()):
            return self._speakers.of_plan(base + plan.end(), base + cued.cue.start())
        if _GOES_ON.fullmatch(low, cued.start, cued.end):
            if cued.previous is not None:
                return cued.previous.speaker
            if cued.setting.signs.has_saying(0, cued.start):
                # "the scheme was long, the board said, and will be cut"
                return self._speakers.behind(drawn, base, 0, cued.start)
        if _AGAIN.fullmatch(low, cued.start, cued.end) and (before := self._indirect(cued.setting)):
            return before[1]
        return None

    def goes_on(self, block: Block, speaker: Name | None) -> None:
        """Remembers who is reported in a block."""
        self._last = (block, speaker)

    def _saying(self, cued: CuedClause) -> int | None:
        """Where what is said begins behind a verb of saying in the stretch of the subject."""
        # "said there were no plans": such a cue holds its own subject
        last = cued.end + cued.cue[0].startswith("there")
        if not cued.setting.signs.has_saying(cued.start, last):
            return None
        return self._rules.last_saying(cued.setting.low, cued.start, last)

    def _said_within(self, voice: Voice, cued: CuedClause, said: int) -> None:
        """Somebody says so in the clause itself: "the minister said it would close"."""
        drawn, base, start = cued.setting.drawn, cued.base, cued.start
        voice.speaker = (
            self._speakers.of_saying(drawn, base, start, said)
            or self._before_aside(cued, cued.clause)
            or self._said_on(cued)
            or voice.speaker
        )
        voice.reported, voice.nameless = True, self._nameless(voice.speaker, cued, start, said)
        cued.start = said

    def _said_on(self, cued: CuedClause) -> Name | None:
        """Who says on what a clause tells: "apologised to the families and said", "admitted that it was late and said".

        It is the subject of the clause before that is not reported itself.
        """
        before = (c for c in reversed(cued.clauses[: cued.index]) if c.kind != "reported")
        on = next(before, None)
        return self._speakers.of_saying(cued.setting.drawn, cued.base, on.start, on.end) if on is not None else None

    def _said_before(self, voice: Voice, cued: CuedClause) -> None:
        """Somebody says so in the clause that this one depends on: "The minister said that it would close"."""
        drawn, base, first = cued.setting.drawn, cued.base, cued.clauses[0]
        at = cued.clauses[_reporting(cued.clauses, cued.index)]
        voice.speaker = (
            self._speakers.of_saying(drawn, base, at.start, at.end) or self._before_aside(cued, at) or voice.speaker
        )
        if voice.speaker is None and at is not first and GOES_ON_WITH.match(cued.setting.low, at.start):
            # "the minister pointed to the budget and said that"
            voice.speaker = self._speakers.of_saying(drawn, base, first.start, at.start)
        voice.reported, voice.nameless = True, self._nameless(voice.speaker, cued, at.start, at.end)

    def _before_aside(self, cued: CuedClause, clause: Clause) -> Name | None:
        """Who says what a clause tells that goes on behind an aside: "The board, which Ana Reyne chairs, said"."""
        if clause.resumes is None:
            return None
        began = cued.clauses[clause.resumes]
        return self._speakers.of_saying(cued.setting.drawn, cued.base, began.start, began.end)

    def _nameless(self, speaker: Name | None, cued: CuedClause, start: int, end: int) -> str | None:
        """The words for a body without a name that reports; "the Cabinet" in a council's minutes is the council."""
        if speaker is not None or self._context.is_official(self._context.publisher):
            return None
        return self._speakers.nameless(cued.setting.drawn, cued.base, start, end)

    def _said_further_up(self, cued: CuedClause) -> int | None:
        """Where what was said begins, of which a clause without a subject of its own is the last part."""
        bare = cued.setting.low[cued.start : cued.end].strip(EDGES)
        # "said the hub, which would open in May, was late"; what "had been promised" in passing is history
        aside = bare == "which" and cued.rule.backshifted is not None
        if not (aside or bare in ("and", "but", "and also", "but also")):
            return None
        return self._rules.last_saying(cued.setting.low, 0, cued.clause.start)

    def _indirect(self, setting: Setting) -> tuple[Block, Name | None] | None:
        """Block and speaker of reported speech that goes on: "She said it was late. It would now open in May." """
        if self._last is not None and self._last[0] is setting.block:
            return self._last
        before = self._context.previous(setting.sentence)
        if before is None or before.block != setting.sentence.block:
            return None
        drawn, low, _ = self._context.drawn(before.start, before.end)
        said = self._rules.last_saying(low, 0, len(low))
        if said is None and (found := _THAT_SAID.search(low)):
            said = found.start()
        return (setting.block, self._speakers.of_saying(drawn, before.start, 0, said)) if said else None


def _reporting(clauses: Sequence[Clause], index: int) -> int:
    """Which clause reports the one at `index`: "told us that the hub, which was late, would open, and that …"."""
    while index and clauses[index].kind == "reported":
        resumed = clauses[index].resumes
        index = index - 1 if resumed is None else resumed
        if index > 1 and clauses[index].kind in ("aside", "closed") and clauses[index - 1].kind == "reported":
            index -= 1
    return index
