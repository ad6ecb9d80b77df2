"""The undertakings of one sentence: every cue in a clause that can hold one, weighed, with its stretch of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.clauses import Clause
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cued import CAUSE, CuedClause, joints
from pipeline.annotate.commitments.cues import Cue, Cues
from pipeline.annotate.commitments.deadlines import Deadline, day_above, deadline, is_floor, labelled, without_break
from pipeline.annotate.commitments.doers import Doers
from pipeline.annotate.commitments.facts import EDGES, commitment
from pipeline.annotate.commitments.hits import Hit, Listed, stretches
from pipeline.annotate.commitments.judgement import Judge
from pipeline.annotate.commitments.lists import framed_deadline
from pipeline.annotate.commitments.pieces import Cutter
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.speakers import Speakers
from pipeline.annotate.commitments.speech import GOES_ON_WITH
from pipeline.annotate.commitments.splitting import INVERTED_CONDITION, OWN_SUBJECT, split
from pipeline.annotate.commitments.weighing import Weighing
from pipeline.annotate.commitments.words import Signs
from pipeline.found import FoundCommitment, Name
from pipeline.rules.commitments import CommitmentRules, CueRule
from pipeline.rules.patterns import words

_ANEW = re.compile(r" (?:there|we|they|he|she|it|i) $")
"""Before a cue: a pronoun, which no noun phrase goes on with."""
_RELATIVE_WORDS = 5
"""A relative clause with a verb of its own has more words before the pronoun of the main clause."""
_RESULT = re.compile(r"\W*(?:so (?!that\b)|(?:although|though|while|whilst|whereas)\b)")
"""Opens a clause with days of its own: "so this isn't happening this year", "although none will open before May"."""
_ASKS_OTHERS = re.compile(
    r"\W*and (?:(?:is|are|has|have) )?(?:\w+ly |now |also )?(?:ask(?:s|ed|ing)?|invit(?:es?|ed|ing)|urg(?:es?|ed|ing)"
    r"|encourag(?:es?|ed|ing)|call(?:s|ed|ing)? on|want(?:s|ed)?|waiting for)\b"
)
"""Opens a clause on what others are to do: "will reply in full and is asking members for their views by May"."""
_CONDITION = re.compile(r"\W*(?:(?:and|but) )?(?:only )?(?:if|unless|provided|providing|as long as)\b")
"""Opens a clause whose day is that of what must come first: "only if the board agrees in May"."""
_ENDS = re.compile(
    r"\W*(?:which|who|whose)\b(?: [\w-]+){0,3}? (?:expires?|ends?|closes?|lapses?|runs? out|ran out|dates?"
    r"|finish(?:es)?|was|were|had|began|started|expired|ended|closed|lapsed|opened|[a-z]+ed)\b"
)
"""Opens a clause on when something else ends or has been: "will write about the fund, which runs out in May"."""
_COMES = frozenset(
    words(
        "open start begin launch come arrive appear follow qualify publish introduce lay build complete finish report"
    )
) | {"bring forward", "bring in"}
"""What is told to be late where nothing of the kind will be before a day, and nobody is promised anything."""
_CHANGE = re.compile(
    r"(?:any|no|none of the|further|(?:the )?first)? ?(?:[\w-]+ )?(?:changes?|cuts?|reductions?|closures?)\b",
    re.IGNORECASE,
)
"""Subjects that nobody has to fear until a day."""
_DECIDED = re.compile(
    r"(?<!has )(?<!have )(?<!'ve )(?<!'s )\b(?:agreed|decided|pledged|promised|undertook|vowed|voted) (?:not )?to $"
)
"""Before a verb: a day before it is that of the decision, "On Friday the board agreed to"."""
_INFLECTED = re.compile(r"\w+(?:[^s]s|ed)")
_WHO_DOES = re.compile(r"\W*who (?:\w+ly |also |already |still |now )?(?!always\b)([a-z]+) ")
_THAT_DOES = re.compile(
    r"\W*(?:that|which) (?:\w+ly |also |already |still |now |do not |don't )?([a-z]+)"
    r" (?:the|an?|any|all|their|its|our|your|these|those|this|no|to|by|in|on|at|from|with|for)\b"
)
"""The same of things; not "the plan that councils will publish", whose subject stands there."""
_NO_VERB = re.compile(r"(?:plans|hopes|aims|promises|pledges) to|(?<=, )(?:expected|planned|intended|due) to")
"""A cue that, where the clause has another, is a noun or a participle: "plans to open up are to be published"."""


def _begins_anew(low: str, clause: Clause, cue: int) -> bool:
    """Whether the main clause follows a fronted one without a comma: "when it is out there will be a debate"."""
    if _ANEW.search(low, max(0, cue - 8), cue) is None:
        return False
    # "for those who filled in the form on paper we will"; not "the form that we will"
    return not low[: clause.start].strip(" \"'") or (
        clause.relative and low.count(" ", clause.start, cue) > _RELATIVE_WORDS
    )


def _resumes(clause: Clause, clauses: Sequence[Clause], hit: Hit, setting: Setting) -> bool:
    """Whether a clause without a verb goes on with that of a hit behind an aside."""
    if clause is hit.clause or clause.resumes is None or clauses[clause.resumes] is not hit.clause:
        return False
    return not setting.signs.has_finite(clause.start, clause.end)


def _guards(setting: Setting, hit: Hit) -> bool:
    """Whether what is denied up to a day is a promise kept until then, and no news of what will be late.

    To others ("no child will lose a plan"), of change ("no cuts will be made"), or what somebody means not to do.
    """
    if setting.low.endswith("to ", hit.start, hit.phrase.start) or _CHANGE.match(hit.subject.text):
        return True
    late = hit.phrase.lemma in _COMES or "decision" in hit.subject.text
    return hit.subject.negative and hit.subject.kind != "there" and not late


class Undertakings:
    """Reads the sentences of one document."""

    def __init__(self, rules: CommitmentRules, cues: Cues, judge: Judge, subjects: Subjects, context: Context) -> None:
        self._rules, self.cues, self._context = rules, cues, context
        self._speakers = speakers = Speakers(rules, subjects, context)
        self._doers = Doers(rules, subjects, speakers, context)
        self._cutter = Cutter(context, rules.forms)
        self._weighing = Weighing(rules, judge, subjects, speakers, self._doers, context)

    def read(self, setting: Setting, listed: Listed | None = None) -> list[FoundCommitment]:
        """The undertakings that the cues of a sentence make; `listed` as in `stretches`."""
        cues = self.cues.find(setting.low, setting.signs.cues)
        if not cues:
            return []
        clauses = split(setting.low, setting.signs, self._rules.reporting)
        hits = list(self._hits(setting, clauses, cues))
        found: list[FoundCommitment] = []
        for hit, stretch in zip(hits, stretches(hits, setting.drawn, listed), strict=True):
            found += self._facts(setting, clauses, hit, stretch)
        return found

    def reported(self, drawn: str, low: str, signs: Signs, base: int, cue: int) -> tuple[int, Name | None]:
        """Where the words before a cue begin that somebody said, and who: "Ana Reyne said «the trust will»"."""
        clauses = split(low, signs, self._rules.reporting)
        index = next(i for i, clause in enumerate(clauses) if cue < clause.end)
        clause = clauses[index]
        start = self._rules.last_saying(low, clause.start, cue)
        if start is not None:
            return start, self._speakers.of_saying(drawn, base, clause.start, start)
        that = low.startswith("that ", clause.start) and self._rules.reporting.search(low, 0, clause.start)
        if not (index and (clause.kind == "reported" or that)):
            return 0, None
        before = clauses[index - 1]
        return clause.start, self._speakers.of_saying(drawn, base, before.start, before.end)

    def _hits(self, setting: Setting, clauses: Sequence[Clause], cues: Sequence[Cue]) -> Iterator[Hit]:
        """The accepted cues, at most one a clause."""
        previous: Hit | None = None
        refused: tuple[Clause, int] | None = None
        for cue, rule in cues:
            index = next(i for i, c in enumerate(clauses) if cue.start() < c.end)
            clause, taken = clauses[index], previous is not None and clauses[index] is previous.clause
            if clause.kind == "closed" and not self._is_news(setting, clause, cue, rule):
                # "the rule that keeps them apart will stay": the second finite verb is the main clause's
                again = setting.signs.has_finite(setting.low.find(" ", clause.start + 1), cue.start())
                again = again or self._who_does(setting.low, clause.start, cue.start())
                anew = _begins_anew(setting.low, clause, cue.start())
                if not (again or (anew and clause.relative)) or not (clause.relative or anew):
                    self._reject(setting, cue, rule, "in a clause that asks, presupposes or sets a condition")
                    continue
                index = clause.resumes or 0
                clauses[index].end = clause.end
            if rule.appended:
                taken = False
            if taken and previous and not joints(setting.drawn, previous.phrase.end, cue.start()):
                continue
            falls = refused is not None and refused[0] is clause and not rule.appended
            if falls and refused and not joints(setting.drawn, refused[1], cue.start()):
                self._reject(setting, cue, rule, "belongs to a candidate that was rejected")
                continue
            hit = self._weighing.weigh(CuedClause(setting, clauses, index, cue, rule, previous))
            if isinstance(hit, Hit):
                previous = hit
                yield hit
                continue
            self._reject(setting, cue, rule, hit)
            if not taken and not rule.dated and not _NO_VERB.match(setting.low, cue.start()):
                # a noun such as "report" is no verb that another cue of the clause depends on
                refused = (clause, cue.end())

    def _who_does(self, low: str, start: int, end: int) -> bool:
        """Whether a relative clause has a verb of its own before a cue: "no child who starts before May will pay"."""
        if what := _THAT_DOES.match(low, start, end):
            return what[1] in self._rules.forms
        verb = _WHO_DOES.match(low, start, end)
        return verb is not None and (verb[1] in self._rules.forms or _INFLECTED.fullmatch(verb[1]) is not None)

    def _is_news(self, setting: Setting, clause: Clause, cue: re.Match[str], rule: CueRule) -> bool:
        """Whether a clause of cause tells what was promised by a day: "called off after they agreed to pay by May"."""
        if not (rule.announced and rule.strength == "firm" and CAUSE.match(setting.low, clause.start)):
            return False
        base, after = setting.sentence.start, setting.sentence.start + cue.end()
        due = deadline(self._context, after, base + clause.end, after, [])
        return due is not None and due.end is not None

    def _reject(self, setting: Setting, cue: re.Match[str], rule: CueRule, reason: str) -> None:
        if self._context.layers.trace is None:
            return
        base = setting.sentence.start
        self._context.layers.reject(base + cue.start(), base + cue.end(), "send_commitments", f"{rule.id}: {reason}")

    def _facts(
        self, setting: Setting, clauses: Sequence[Clause], hit: Hit, stretch: tuple[int, int]
    ) -> Iterator[FoundCommitment]:
        """The facts of a hit: two where its cue governs two verbs with a day each."""
        context, drawn, base = self._context, setting.drawn, setting.sentence.start
        name = self._doers.of(setting, hit, stretch[1])
        shown = None if hit.rule.frees else hit.subject.shown
        if name is None and (hit.subject.kind != "body" or not shown):
            told = None if hit.subject.kind == "thing" else shown
            shown = hit.nameless or told or (hit.subject.text if hit.subject.kind == "self" else None)
        speaker = None if hit.speaker in (context.author, context.publisher) else hit.speaker
        for i, (first, last) in enumerate(self._cutter.cut(drawn, hit.phrase, stretch, base, present=hit.rule.whole)):
            verb = hit.phrase.start if i == 0 else first
            if not context.view[base + verb : base + last].strip(EDGES):
                continue  # "the plan is that we will": what it is comes in a clause of its own
            reach = self._reach(setting, clauses, hit, first, last)
            due = self._due(setting, clauses, hit, (first, verb, reach, last))
            until = next((c.start for c in clauses if c.spliced and verb < c.start < last), last)
            until = reach if hit.clause.kind == "aside" else until
            yield commitment(
                (base + first, base + last),
                hit.rule.id,
                context.view[base + verb : base + until],
                actor=shown,
                actor_name=name,
                strength=hit.strength,
                negated=hit.negated,
                due=due,
                speaker=speaker,
                confidence=hit.rule.confidence,
                named=hit.subject.name is not None or hit.subject.kind in ("self", "body"),
            )

    def _due(
        self, setting: Setting, clauses: Sequence[Clause], hit: Hit, at: tuple[int, int, int, int]
    ) -> Deadline | None:
        """By when the piece of a hit is due, which begins, has its verb, tells what and ends at these offsets."""
        context, base, frame, (first, verb, reach, last) = self._context, setting.sentence.start, setting.frame, at
        others = [c for c in clauses if c is not hit.clause]
        results = [(base + c.start, base + c.end) for c in others if self._is_apart(setting, c, verb)]
        holes = results + [(base + c.start, base + c.end) for c in others if c.kind in ("closed", "aside")]
        since = base + self._since(setting, hit, first)
        due = (
            deadline(context, since, base + reach, base + verb, holes)
            or deadline(context, since, base + last, base + verb, holes)
            or (deadline(context, since, base + last, base + verb, results) if holes else None)
        )
        for behind in (c for c in others if due is None and _resumes(c, clauses, hit, setting)):
            if self._is_apart(setting, behind, verb):
                continue
            # "will open a hub, which parents will run, in May"
            due = deadline(context, base + behind.start, base + behind.end, base + behind.start, [])
        if due is None and hit.clause.kind == "aside" and setting.low.startswith("when ", hit.clause.start):
            before = clauses[clauses.index(hit.clause) - 1].start
            due = deadline(context, base + before, base + hit.clause.start, base + before, [])
        if due is None:
            block, end = setting.block, setting.sentence.end
            due = labelled(context, setting.sentence.start, end, (block.start, block.end))
        if due is None and frame is not None and setting.block.kind == "item":
            due = framed_deadline(context, frame, setting.sentence.block)
        if due is None and setting.sentence.block:
            due = day_above(context, setting.sentence.block)
        if due is None or is_floor(context, due, negated=hit.negated, guarded=_guards(setting, hit)):
            return None
        return without_break(context, due)

    @staticmethod
    def _is_apart(setting: Setting, clause: Clause, verb: int) -> bool:
        """Whether no day in another clause can be that of a hit: of a result, a condition, others."""
        low, start = setting.low, clause.start
        if (joined := GOES_ON_WITH.match(low, start)) and OWN_SUBJECT.match(low, joined.end()):
            return True
        if clause.kind == "closed" and low.startswith("who ", start) and not start < verb < clause.end:
            return True  # "nothing will change for anyone who has a ticket on 3 May"
        if clause.kind == "aside" and not start < verb < clause.end and _ENDS.match(low, start, clause.end):
            return True
        return clause.spliced or any(
            apart.match(low, start) for apart in (_RESULT, _CONDITION, INVERTED_CONDITION, _ASKS_OTHERS)
        )

    @staticmethod
    def _since(setting: Setting, hit: Hit, first: int) -> int:
        """From where on a day is one of the hit's, whose piece begins at `first`."""
        # "the survey closed on 3 May and we will reply": the day belongs to the clause before, as that of a report
        apart = hit.clause.kind in ("reported", "aside") or GOES_ON_WITH.match(setting.low, hit.clause.start)
        since = max(first, hit.clause.start) if apart else first
        after_to = setting.low.endswith("to ", hit.start, hit.phrase.start)
        decided = after_to and _DECIDED.search(setting.low, hit.start, hit.phrase.start)
        # the day of what was put off is the one it was put off from
        return max(since, hit.phrase.start) if decided or hit.rule.moves else since

    @staticmethod
    def _reach(setting: Setting, clauses: Sequence[Clause], hit: Hit, first: int, last: int) -> int:
        """Where what a hit tells ends: with its clause, if another follows that has a verb of its own.

        "The rules, which apply from May, will cover all hubs"; "will open in May, and by June every hub will have".
        """
        clause = hit.clause
        if not first < clause.end < last:
            return last
        if clause.kind == "aside":
            around = clauses[max(0, clauses.index(clause) - 1)]
            return last if setting.signs.has_finite(around.start, around.end) else clause.end
        following = next((c for c in clauses if c.start >= clause.end and c.kind in ("main", "reported")), None)
        if following is None or following.start >= last:
            return last
        joined = GOES_ON_WITH.match(setting.low, following.start)
        if joined is None:
            return last
        goes_on = following.resumes is None
        return following.start if goes_on and setting.signs.has_finite(following.start, following.end) else last
