"""The undertakings of one sentence: every cue in a clause that can hold one, weighed, with its stretch of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.annotate.commitments.actors import Subject, Subjects
from pipeline.annotate.commitments.clauses import Clause, split
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cues import Cue, Cues, owner
from pipeline.annotate.commitments.deadlines import deadline, is_floor, is_past
from pipeline.annotate.commitments.doers import Doers
from pipeline.annotate.commitments.facts import EDGES, commitment
from pipeline.annotate.commitments.hits import Hit, stretches
from pipeline.annotate.commitments.judgement import Candidate, Judge
from pipeline.annotate.commitments.noun_phrases import without_trailing
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.speakers import Speakers
from pipeline.annotate.commitments.verbs import Phrase, read_phrase
from pipeline.annotate.commitments.words import FINITE
from pipeline.annotate.layers import Block
from pipeline.found import FoundCommitment, Name
from pipeline.rules.commitments import CommitmentRules, CueRule

_NO = re.compile(r"\b(?:no|none|neither|nobody|nor|not|never)\b|n't\b", re.IGNORECASE)
_INVERTED = re.compile(r" (?P<subject>(?:any |the |a )?[\w\ue000-\ue002' -]{2,60}?) (?=[a-z]+\b)")
_GOES_ON = re.compile(r"(?<!, )and\b")
_GOES_ON_WITH = re.compile(r"\s*(?:and|but|or)\b")
_COORDINATED = re.compile(r"\b(?:and|but)\b")
_ORDINARY = re.compile(
    r"\W*(?:(?:and|but|so|or|yet|nor|that|also|then|although|though|while|whilst|whereas|which|who)\b\W*)*[\w\ue000-\ue003]"
)
"""Before a cue: a subject of its own."""
_NO_DOER = re.compile(r"\b(?:there|no|none|neither|nobody|nothing|not|every|each|all)\b")
"""Subjects of which a verb that tells nothing else may still be an undertaking: "every child will have a plan"."""
_WE = re.compile(r"\b(?:we|i) *$")
_NOUN_NEXT = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|my|this|each|every|no) (?:[\w-]+ )?(?:[\w-]*[^\Ws] )?"
    r"(?<!staff )(?<!people )(?<!children )$"
)
"""Before a word that may be noun or verb: "an interim"; behind a plural it is a verb."""
_FORECAST = frozenset({"spend", "owe", "need", "lose", "face", "cost"})
"""What a body says of many others in the future is its reckoning."""
_ANEW = re.compile(r" (?:there|we|they|he|she|it|i) $")
"""Before a cue: a pronoun, which no noun phrase goes on with."""
_THAT_SAID = re.compile(
    r"\b(?:said|confirmed|explained|reported|announced|added|told [^,;.]{2,40}|promised|pledged|stressed|insisted)"
    r" that\b"
)
_AND_THEN = re.compile(r",? and (?:also |then )?(?P<to>to )?(?P<verb>[a-z-]+)(?: (?P<particle>[a-z]+))?")


def _begins_anew(low: str, clause: Clause, cue: int) -> bool:
    """Whether the main clause follows a fronted one without a comma: "when it is out there will be a debate"."""
    return clause.start == 0 and _ANEW.search(low, max(0, cue - 8), cue) is not None


class Undertakings:
    """Reads the sentences of one document; remembers who was speaking."""

    def __init__(self, rules: CommitmentRules, cues: Cues, judge: Judge, subjects: Subjects, context: Context) -> None:
        self._rules, self._cues, self._judge = rules, cues, judge
        self._subjects, self._context = subjects, context
        self._speakers = Speakers(rules, subjects, context)
        self._doers = Doers(rules, subjects, self._speakers, context)
        self._indirect: tuple[Block, Name | None] | None = None

    def read(self, setting: Setting) -> list[FoundCommitment]:
        """The undertakings that the cues of a sentence make."""
        cues = self._cues.find(setting.low, setting.signs.cues)
        if not cues:
            return []
        clauses = split(setting.low, setting.signs, self._rules.reporting)
        hits = list(self._hits(setting, clauses, cues))
        found: list[FoundCommitment] = []
        for hit, stretch in zip(hits, stretches(hits, setting.drawn), strict=True):
            found += self._facts(setting, clauses, hit, stretch)
        return found

    def _hits(self, setting: Setting, clauses: Sequence[Clause], cues: Sequence[Cue]) -> Iterator[Hit]:
        """The accepted cues, at most one a clause."""
        previous: Hit | None = None
        refused: tuple[Clause, int] | None = None
        for cue, rule in cues:
            index = next(i for i, c in enumerate(clauses) if cue.start() < c.end)
            clause, taken = clauses[index], previous is not None and clauses[index] is previous.clause
            if clause.kind == "closed":
                # "the rule that keeps them apart will stay": the second finite verb is the main clause's
                again = setting.signs.has_finite(clause.start + 5, cue.start())
                if not again or not (clause.relative or _begins_anew(setting.low, clause, cue.start())):
                    self._reject(setting, cue, rule, "in a clause that asks, presupposes or sets a condition")
                    continue
                index = clause.resumes or 0
                clauses[index].end = clause.end
            if rule.appended:
                taken = False
            if taken and previous and not _COORDINATED.search(setting.drawn, previous.phrase.end, cue.start()):
                continue
            if refused and refused[0] is clause and not _COORDINATED.search(setting.drawn, refused[1], cue.start()):
                self._reject(setting, cue, rule, "belongs to a candidate that was rejected")
                continue
            hit = self._weigh(setting, clauses, index, cue, rule, previous)
            if isinstance(hit, Hit):
                previous = hit
                yield hit
                continue
            self._reject(setting, cue, rule, hit)
            if not taken and not rule.dated:
                # a noun such as "report" is no verb that another cue of the clause depends on
                refused = (clause, cue.end())

    def _reject(self, setting: Setting, cue: re.Match[str], rule: CueRule, reason: str) -> None:
        if self._context.layers.trace is None:
            return
        base = setting.sentence.start
        self._context.layers.reject(base + cue.start(), base + cue.end(), "send_commitments", f"{rule.id}: {reason}")

    def _weigh(
        self,
        setting: Setting,
        clauses: Sequence[Clause],
        index: int,
        cue: re.Match[str],
        rule: CueRule,
        previous: Hit | None,
    ) -> Hit | str:
        """The hit that a cue makes, or why it makes none."""
        drawn, base, clause = setting.drawn, setting.sentence.start, clauses[index]
        start, end = clause.start, cue.start()
        if rule.appended:
            start = end
        elif previous is not None and previous.clause is clause:
            joints = [m.start() for m in _COORDINATED.finditer(drawn, previous.phrase.end, end)]
            if not joints:
                return "belongs to the candidate before"
            start = joints[-1]
        if clause.resumes is not None and not without_trailing(drawn[start:end]).strip(EDGES):
            start, end = clauses[clause.resumes].start, clauses[clause.resumes].end
        reporter = clauses[index - 1].start if clause.kind == "reported" and index else start
        if clause.resumes is not None:
            reporter = clauses[clause.resumes].start
        opener = index
        while opener and reporter == clauses[opener].start and _GOES_ON.match(setting.low, reporter):
            # what is hoped in "we hope A will stop and B will start" is hoped of both
            opener -= 1
            reporter = clauses[opener].start
        may_be_noun = rule.alone and not cue[0].partition(" ")[0].endswith("s")
        if may_be_noun and _NOUN_NEXT.search(setting.low, max(start, end - 60), end):
            return "a noun"
        clause_end = next(c.end for c in clauses if cue.end() <= c.end)
        due = deadline(self._context, base + clause.start, base + clause_end, base + cue.end(), [])
        if rule.dated and due is None:
            return "has no day that lies ahead"
        if rule.dated and due is not None and due.end is not None and due.end == self._context.published:
            # "the plan we are publishing today" tells what is done
            return "done on the day of publication"
        inverted = _INVERTED.match(drawn, cue.end()) if setting.low.endswith("nor ", 0, end) else None
        verb_from = inverted.end("subject") if inverted is not None else cue.end()
        if rule.whole:
            phrase = Phrase(cue.end() if rule.behind else cue.start(), cue.end())
        else:
            phrase = read_phrase(drawn, verb_from, self._rules.forms)
        rest = drawn[phrase.end : clause.end]
        if (
            (idle := self._judge.idle(rule, phrase, rest, due is not None))
            and _ORDINARY.match(setting.low, start, end)
            and not _NO_DOER.search(setting.low, start, end)
        ):
            return idle
        if self._rules.doubted.search(setting.low, reporter, cue.start()) and not rule.negative:
            traced = self._context.layers.trace is not None
            return self._rules.blocker_of("before", setting.low, reporter, cue.start()) if traced else ""
        # "said there were no plans": such a cue holds its own subject
        last = end + cue[0].startswith("there")
        said = self._rules.last_saying(setting.low, start, last) if setting.signs.has_saying(start, last) else None
        reported = clause.kind == "reported" or said is not None
        speaker = self._speakers.quoted(base + cue.start())
        quoted, nameless = speaker is not None, None
        if speaker is None and setting.frame is not None and setting.frame.speaks:
            speaker = self._speakers.named(*setting.frame.at)
        if said is not None:
            speaker = (
                self._speakers.of_saying(drawn, base, start, said)
                # "apologised to the families and said it would"
                or (self._speakers.of_saying(drawn, base, clauses[index - 1].start, start) if index else None)
                or speaker
            )
            nameless = self._nameless(speaker, drawn, base, start, said)
            start = said
        elif clause.kind == "reported":
            at = next((c for c in reversed(clauses[:index]) if c.kind != "reported"), clauses[0])
            speaker = self._speakers.of_saying(drawn, base, at.start, at.end) or speaker
            if speaker is None and at is not clauses[0] and _GOES_ON_WITH.match(setting.low, at.start):
                # "the minister pointed to the budget and said that"
                speaker = self._speakers.of_saying(drawn, base, clauses[0].start, at.start)
            nameless = self._nameless(speaker, drawn, base, at.start, at.end)
        elif rule.backshifted and (again := self._said_before(setting, clause, start, end)) is not None:
            # "said it had closed the survey and would reply"
            reported, speaker = True, self._speakers.of_saying(drawn, base, 0, again) or speaker
        elif rule.backshifted and (indirect := self._indirect_speech(setting)):
            reported, speaker = True, indirect[1]
        elif speaker is None and setting.signs.has_saying(cue.end(), len(drawn)):
            speaker = self._speakers.behind(drawn, base, cue.end(), len(drawn))
            reported = speaker is not None
        minuted = None
        if speaker is None and self._context.is_minutes:
            minuted = self._speakers.of_minute(base + cue.start(), setting.block)
        reported = reported or (rule.backshifted is not None and self._context.is_minutes)
        if rule.reported and not (reported or self._context.is_minutes):
            return "history unless reported"
        # outside quotation marks "we" is the writer, whoever is reported
        voice = None if speaker is not None and not quoted and _WE.search(setting.low, start, end) else speaker
        if told := owner(cue):
            subject = self._subjects.owner(self._context, drawn, base, *told, voice)
        else:
            subject = self._subjects.read(self._context, drawn, base, start, end, voice)
        if inverted is not None:
            subject = self._subjects.read(self._context, drawn, base, cue.end(), verb_from, speaker)
            subject.negative = True
        elif subject.kind == "none":
            # "will challenge and seek to influence": a second infinitive of the "will" before
            infinitive = rule.strength == "intended" and not cue[0].split(" ")[0].endswith(("s", "ing"))
            if infinitive and previous is not None and previous.rule.strength == "firm":
                return "a second infinitive of the cue before"
            subject = self._carried(previous, setting, clauses, index)
        elif subject.kind == "pointer" and subject.text.lower() in ("it", "they"):
            acted = self._doers.last
            if acted is not None and acted[0].section == setting.block.section:
                subject = Subject("body", subject.text, acted[1])
            elif rule.body and due is not None:
                subject = Subject("body", subject.text)
        if rule.official and not (self._context.is_minutes or self._context.is_official(subject.name)):
            return "its subject makes no policy"
        if due is None and rule.past_is_history and is_past(self._context, base + cue.end(), base + clause_end):
            return "its day has gone by"
        forecast = subject.kind == "public" and phrase.lemma in _FORECAST and not self._context.is_official(speaker)
        by_other = subject.kind != "self" and self._speakers.foretells(base + cue.start())
        if speaker is not None:
            by_other = by_other or forecast or not self._binds(speaker, subject, quoted, due is not None)
        demand = (
            "must" in cue[0].lower()
            and not self._context.is_official(self._context.publisher)
            and (subject.kind != "body" or self._context.governs(subject.name))
        )
        negated = rule.negative or phrase.negated or subject.negative or _NO.search(cue[0]) is not None
        candidate = Candidate(rule, subject, phrase, rest, due is not None, negated, demand, by_other)
        if objection := self._judge.objection(candidate):
            return objection
        frame = setting.frame
        shut = frame is not None and frame.strength is None and not frame.speaks and subject.kind != "self"
        strength = rule.backshifted if rule.backshifted and reported else rule.strength
        if shut and (due is None or strength in ("required", "proposed")):
            return "below a heading or line under which nobody undertakes anything"
        if reported and rule.backshifted:
            self._indirect = (setting.block, speaker)
        negated = negated or (subject.kind == "there" and drawn.startswith("no ", phrase.end + 1))
        if subject.kind == "public" and cue[0].lower().startswith("shall"):
            strength = "required"
        if strength == "required" and subject.negative and not cue[0].lower().startswith("must"):
            strength = "firm"  # "no child will have to leave"
        return Hit(
            rule=rule,
            clause=clause,
            start=start,
            phrase=phrase,
            subject=subject,
            strength=strength,
            negated=negated,
            speaker=speaker or minuted,
            reported=reported,
            quoted=quoted,
            nameless=nameless,
        )

    def _nameless(self, speaker: Name | None, drawn: str, base: int, start: int, end: int) -> str | None:
        """The words for a body without a name that reports; "the Cabinet" in a council's minutes is the council."""
        if speaker is not None or self._context.is_official(self._context.publisher):
            return None
        return self._speakers.nameless(drawn, base, start, end)

    def _said_before(self, setting: Setting, clause: Clause, start: int, end: int) -> int | None:
        """Where what was said begins, of which a clause without a subject of its own is the last part."""
        if setting.low[start:end].strip(EDGES) not in ("and", "but", "and also", "but also"):
            return None
        return self._rules.last_saying(setting.low, 0, clause.start)

    def _indirect_speech(self, setting: Setting) -> tuple[Block, Name | None] | None:
        """Block and speaker of reported speech that goes on: "She said it was late. It would now open in May." """
        if self._indirect is not None and self._indirect[0] is setting.block:
            return self._indirect
        before = self._context.previous(setting.sentence)
        if before is None or before.block != setting.sentence.block:
            return None
        drawn, low, _ = self._context.drawn(before.start, before.end)
        said = self._rules.last_saying(low, 0, len(low))
        if said is None and (found := _THAT_SAID.search(low)):
            said = found.start()
        return (setting.block, self._speakers.of_saying(drawn, before.start, 0, said)) if said else None

    def _carried(self, previous: Hit | None, setting: Setting, clauses: Sequence[Clause], index: int) -> Subject:
        """The subject of a clause without one: that of the clause before, of the lead-in, of the line above."""
        if previous is not None:
            return previous.subject
        if index and _GOES_ON_WITH.match(setting.low, clauses[index].start):
            before = [c for c in clauses[:index] if c.kind == "main"] or [
                c for c in clauses[:index] if c.kind != "closed"
            ]
            first = FINITE.search(setting.low, before[-1].start, before[-1].end) if before else None
            if first is not None:
                base, start = setting.sentence.start, before[-1].start
                subject = self._subjects.read(self._context, setting.drawn, base, start, first.start(), None)
                if subject.kind != "none":
                    return subject
        if setting.frame is not None and setting.frame.subject is not None:
            return setting.frame.subject
        above = self._context.previous(setting.sentence)
        if above is not None and above.end - above.start < 100:
            mentions = self._context.mentions_in(above.start, above.end, "organisation")
            if mentions:
                shown = self._context.view[mentions[0].start : mentions[0].end]
                return Subject("none", shown, mentions[0].entity)
            if self._subjects.stands_for_body(line := self._context.view[above.start : above.end]):
                return Subject("body", line)
        return Subject("none", "")

    def _binds(self, speaker: Name, subject: Subject, quoted: bool, dated: bool) -> bool:
        """Whether what somebody says of a subject is an undertaking: of their own body, official, or passed on."""
        body = self._context.body_of(speaker)
        if (subject.name is not None and subject.name in (speaker, body)) or self._context.is_official(body):
            return True
        return not quoted and (body is None or dated or subject.kind == "body")

    def _facts(
        self, setting: Setting, clauses: Sequence[Clause], hit: Hit, stretch: tuple[int, int]
    ) -> Iterator[FoundCommitment]:
        """The facts of a hit: two where its cue governs two verbs with a day each."""
        context, drawn, base, frame = self._context, setting.drawn, setting.sentence.start, setting.frame
        holes = [
            (base + c.start, base + c.end) for c in clauses if c.kind in ("closed", "aside") and c is not hit.clause
        ]
        name = self._doers.of(setting, hit, stretch[1])
        shown = None if hit.rule.frees else hit.subject.shown
        if name is None and (hit.subject.kind != "body" or not shown):
            shown = hit.nameless or shown
        speaker = None if hit.speaker in (context.author, context.publisher) else hit.speaker
        for i, (first, last) in enumerate(self._pieces(drawn, hit, stretch, base)):
            verb = hit.phrase.start if i == 0 else first
            # "the survey closed on 3 May and we will reply": the day belongs to the clause before, as that of a report
            apart = hit.clause.kind == "reported" or _GOES_ON_WITH.match(setting.low, hit.clause.start)
            own = hit.clause.start if apart else first
            since = base + max(first, own)
            due = deadline(context, since, base + last, base + verb, holes) or (
                deadline(context, since, base + last, base + verb, []) if holes else None
            )
            if due is None and frame is not None and setting.block.kind == "item":
                due = deadline(context, *frame.at, frame.at[0], [])
            if due is not None and is_floor(context, due, negated=hit.negated):
                due = None
            yield commitment(
                (base + first, base + last),
                hit.rule.id,
                context.view[base + verb : base + last],
                actor=shown,
                actor_name=name,
                strength=hit.strength,
                negated=hit.negated,
                due=due,
                speaker=speaker,
                confidence=hit.rule.confidence,
            )

    def _pieces(self, drawn: str, hit: Hit, stretch: tuple[int, int], base: int) -> list[tuple[int, int]]:
        """The stretches of the verbs that one cue governs, where each has a day of its own or a "to"."""
        start, end = stretch
        to = drawn.endswith("to ", 0, hit.phrase.start)
        for found in _AND_THEN.finditer(drawn, hit.phrase.start, end):
            form = self._rules.forms.get(f"{found['verb']} {found['particle']}") or self._rules.forms.get(found["verb"])
            present = hit.rule.whole and found["verb"].endswith("s")
            kinds = ("trackable", "progress") if found["to"] and to else ("trackable",)
            if form is None or form[1] not in kinds or not (present or form[0].split(" ")[0] == found["verb"]):
                continue
            parts = ((hit.phrase.start, found.start()), (found.end(), end))
            dated = all(deadline(self._context, base + a, base + b, base + a, []) for a, b in parts)
            if dated or (found["to"] and to):
                return [(start, found.start()), (found.start() + found[0].index("and") + 4, end)]
        return [stretch]
