"""Weighs a cue in its clause: its day, its verb, whose words they are, who is to act, and what speaks against it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.attitudes import Attitude, attitude, may_bring_about
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.cue_subjects import WE, CueSubjects
from pipeline.annotate.commitments.cued import CuedClause
from pipeline.annotate.commitments.cues import asked, owner
from pipeline.annotate.commitments.deadlines import Deadline, day_above, deadline, is_past, moved_to
from pipeline.annotate.commitments.doers import Doers
from pipeline.annotate.commitments.doubts import doubt
from pipeline.annotate.commitments.facts import EDGES
from pipeline.annotate.commitments.hits import Hit
from pipeline.annotate.commitments.implied import UNION_MATTERS, is_policy
from pipeline.annotate.commitments.judgement import Candidate, Judge
from pipeline.annotate.commitments.negation import (
    inverted_subject,
    is_put_off,
    is_unsaid,
    leaves_open,
    says_no,
    takes_none,
)
from pipeline.annotate.commitments.reports import is_below_proposals, is_called_for, is_decided_long_ago, is_feared
from pipeline.annotate.commitments.speakers import Speakers
from pipeline.annotate.commitments.speech import Speech, Voice
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.verbs import Phrase, read_phrase
from pipeline.facts import Strength
from pipeline.found import Name
from pipeline.rules.commitments import CommitmentRules
from pipeline.wordlists import NUMBER_WORD

_ORDINARY = re.compile(
    r"\W*(?:(?:and|but|so|or|yet|nor|that|also|then|although|though|while|whilst|whereas|which|who)\b\W*)*[\w\ue000-\ue003]"
)
"""Before a cue: a subject of its own."""
_HAS_TO = re.compile(r"\b(?:has|have) (?:now )?to\b")
"""What critics say of ministers as they say "must"."""
_NO_DOER = re.compile(r"\b(?:there|no|none|neither|nobody|nothing|not|every|each|all)\b")
"""Subjects of which a verb that tells nothing else may still be an undertaking: "every child will have a plan"."""
_FORECAST = frozenset({"spend", "owe", "need", "lose", "face", "cost"})
"""What a body says of many others in the future is its reckoning."""
_SUPPOSED = re.compile(
    r"\bif (?:[\w\ue000-\ue002'-]+ ){1,5}?(?:\w{2,}ed|were|was|did|had|went|came|left|lost|got|could)\b"
)
"""Behind "would": a condition in the past tense."""
_SUPPOSED_BODY = re.compile(r"an? (?:[\w\ue002'-]+ ){1,3}(?:government|administration)", re.IGNORECASE)
"""Who is not in office and would do so if elected: "a Labour government would"."""
_ASKED = ("required", "proposed")
"""What others ask for is no undertaking below such a heading even with a day: "Schools must reply by May"."""
_FEARED = re.compile(r"\b(?:concern|need|benefit|barrier|risk|critic)", re.IGNORECASE)
"""In a heading below which prose, too, tells of nothing but what is feared or wished for."""
_LEGAL = re.compile(
    r"\b(?:required|obliged|legally|statutory|statute|by law"
    r"|under the (?:[\w-]+ ){0,5}(?:act|law|code|regulations|rules)"
    rf"|within (?:a|{NUMBER_WORD}|\d{{1,3}}) (?:\w+ )?(?:days|weeks|months|year))\b"
)
"""Beside "must": a duty, and no outcry, whoever tells of it."""
_OFFICIAL = re.compile(r"\b(?:board|council|cabinet|committee|department|government|minister)s?$", re.IGNORECASE)
_QUOTED = re.compile(r"[ ][\"']$")
"""Before a verb: what was promised is told in the words of whoever promised it: "vowed to 'turn the tide'"."""
_TOLD_ASIDE = re.compile(
    r", (?:the )?[\w\ue000\ue002' -]{2,60}"
    r" (?:said|says|confirmed|announced|revealed|reported|told [\w\ue000\ue002' -]{2,40})\b"
)
"""Behind what is told: who said so and when, "is to be extended, the board confirmed on 3 May,"."""
_INTENDER = re.compile(r"[A-Z][a-z]+(?: (?:and|upon|[A-Z][a-z]+)){0,3}")
"""A place that means to do something, or a body no list knows: "Kirklees intends to consult"."""
_NOBODY = re.compile(r"\W*(?:(?:and|but|so|that) )?(?:no|none|nobody|neither|not (?:an?|one|all))\b")
"""Begins a clause by which nobody will be asked to do something, a promise in any text."""
_WAS = re.compile(r"(?:was|were)\b")
"""Begins a cue that is history in news, whatever the day: "was due to open"; "it hoped to open in May" goes on."""
_AS_SOON = re.compile(r"\W*(?:as soon as|the moment|once|when)\b")
"""Opens a clause on what somebody will tell of when it comes."""
_LEADS_IN = re.compile(r" ?(?:(?:for|in|on|to|with|that|as follows|the following)\b ?)?:\W*")
"""Behind a verb, to the end of its sentence: "will pay for:"."""


@dataclass(slots=True)
class _Told:
    """What a cue tells: its verb, what stands behind that in the clause, whether by a day, and who vouches for it."""

    phrase: Phrase
    rest: str
    dated: bool
    inverted: re.Match[str] | None
    """The subject behind the cue, in "nor will any school close"."""
    held: Attitude | None

    @property
    def hoped(self) -> Attitude | None:
        """The hope on which it depends, if it is one."""
        return self.held if self.held is not None and self.held.hopes else None

    @property
    def promised(self) -> bool:
        """Whether it is promised in so many words."""
        return self.held is not None and not self.held.hopes


class Weighing:
    """Weighs the cues of one document."""

    def __init__(
        self,
        rules: CommitmentRules,
        judge: Judge,
        subjects: Subjects,
        speakers: Speakers,
        doers: Doers,
        context: Context,
    ) -> None:
        self._rules, self._judge, self._subjects = rules, judge, subjects
        self._speakers, self._context = speakers, context
        self._cue_subjects = CueSubjects(rules, subjects, doers, context)
        self._speech = Speech(rules, speakers, context)

    def weigh(self, cued: CuedClause) -> Hit | str:
        """The hit that a cue makes, or why it makes none."""
        told = self._told(cued)
        if isinstance(told, str):
            return told
        rule, setting, voice = cued.rule, cued.setting, self._speech.of(cued)
        ahead = told.dated and rule.body and not _WAS.match(setting.low, cued.cue.start())
        if rule.reported and not (voice.reported or ahead or self._context.is_minutes):
            return "history unless reported"
        if rule.reported and (objection := self._recalled(cued, voice)):
            return objection
        subject = self._subject(cued, told, voice)
        if isinstance(subject, str):
            return subject
        after, reach = cued.base + cued.cue.end(), cued.base + cued.reach
        told_by = _TOLD_ASIDE.search(setting.low, cued.cue.end(), cued.reach)
        if told_by is not None:
            reach = cued.base + told_by.start()
        if not told.dated and rule.past_is_history and is_past(self._context, after, reach):
            return "its day has gone by"
        if not told.dated and is_decided_long_ago(self._context, cued):
            return "decided long ago"
        candidate = self._candidate(cued, told, voice, subject)
        if objection := self._judge.objection(candidate):
            return objection
        excused = subject.kind != "public"  # "no child will have to travel unless they wish to" is a promise
        if candidate.negated and excused and setting.low.startswith("unless ", cued.clause.end):
            return "a threat: not … unless"
        if told.held is not None:
            if (holder := self._held_by(cued, told.held, voice, subject)) is None:
                return "hoped by somebody who does not bring it about"
            subject = holder
        strength = _strength(cued, told, voice, subject)
        # "the report recommends that the board:", "- agree to meet in May"
        bare = not setting.drawn[cued.start : cued.end].strip(EDGES)
        if self._is_shut(cued, subject, strength) and (not told.dated or bare or strength in _ASKED):
            return "below a heading or line under which nobody undertakes anything"
        if voice.reported and rule.backshifted:
            self._speech.goes_on(setting.block, voice.speaker)
        none = setting.drawn.startswith(("no ", "none "), told.phrase.end + 1) and candidate.subject.kind == "there"
        return Hit(
            rule=rule,
            clause=cued.clause,
            start=cued.start,
            phrase=told.phrase,
            subject=subject,
            strength=strength,
            negated=candidate.negated or none,
            speaker=voice.speaker or voice.minuted,
            reported=voice.reported,
            quoted=voice.quoted,
            nameless=voice.nameless,
        )

    def _told(self, cued: CuedClause) -> _Told | str:
        """What a cue tells, before anybody asks who says so and who is to act, or why it can be no undertaking."""
        if objection := cued.place():
            return objection
        rule, setting, cue = cued.rule, cued.setting, cued.cue
        if is_unsaid(rule, cue[0], denied=cued.denied):
            return "what nobody has promised"
        after, reach = cued.base + cue.end(), cued.base + cued.reach
        since = cued.base + (cue.start() if rule.appended or rule.moves else cued.clause.start)
        due = deadline(self._context, since, reach, after, []) or self._due_behind(cued)
        spared = cue[0].startswith("will") and _NOBODY.match(setting.low, cued.start) is not None
        if rule.recorded and not self._context.is_minutes and (not (due or spared) or rule.recorded is True):
            return "history outside the record of a meeting"
        below = due is None and rule.dated and day_above(self._context, setting.sentence.block) is not None
        if rule.dated and not below and (objection := self._untimely(due, cued.base + cued.clause.start)):
            return objection
        inverted = inverted_subject(setting.low, setting.drawn, cued.end, cue.end())
        phrase = self._phrase(cued, inverted)
        rest = setting.drawn[phrase.end : cued.clause.end]
        # "we'll update you as soon as we hear" tells when, as a day does
        soon = phrase.verb_class == "metatext" and _AS_SOON.match(setting.low, cued.clause.end) is not None
        if _LEADS_IN.fullmatch(rest) and cued.clause.end == len(setting.drawn):
            return "but leads in to a list"
        held = None if rule.whole else attitude(setting.low, cued.clauses, cued.index, cue.start())
        told = _Told(phrase, rest, due is not None or below or soon, inverted, held)
        if told.hoped and not told.dated and not (told.hoped.told and self._context.is_minutes):
            return "hoped by no day"
        objection = self._unmeant(cued, told)
        return told if objection is None else objection

    def _subject(self, cued: CuedClause, told: _Told, voice: Voice) -> Subject | str:
        """Who or what is to act, or why nobody is."""
        if told.held and told.held.since is not None:
            cued.start = told.held.since
        subject = self._cue_subjects.of(cued, voice, told.inverted, told.dated)
        if subject is None:
            return "a second infinitive of the cue before"
        if subject.kind == "thing" and cued.rule.body and cued.rule.strength == "intended":
            subject.kind = "body" if _INTENDER.fullmatch(subject.text) else "thing"
        if objection := self._powerless(cued, voice, subject):
            return objection
        if is_feared(self._context, cued, voice.speaker, subject, told.phrase):
            return "what somebody fears"
        if cued.rule.of_object:
            whom = asked(cued.cue)
            return self._subjects.read(self._context, cued.setting.drawn, cued.base, *whom, voice.speaker)
        return subject

    def _due_behind(self, cued: CuedClause) -> Deadline | None:
        """The day of a clause that goes on behind an aside, or of an occasion: "will ask when it meets in May"."""
        behind = cued.resumed or cued.occasion
        if behind is None and cued.rule.moves:
            return moved_to(self._context, cued.base + cued.clause.end, cued.base + len(cued.setting.low))
        return deadline(self._context, cued.base + behind.start, cued.base + behind.end, 0, []) if behind else None

    def _phrase(self, cued: CuedClause, inverted: re.Match[str] | None) -> Phrase:
        """The verb that a cue governs, or the cue itself where it holds the verb."""
        cue, rule = cued.cue, cued.rule
        if rule.whole:
            told = owner(cue)
            return Phrase(cue.end() if rule.behind else told[1] + 1 if told else cue.start(), cue.end())
        begin = inverted.end("subject") if inverted is not None else cue.end()
        return read_phrase(cued.setting.drawn, begin, self._rules.forms)

    def _held_by(self, cued: CuedClause, held: Attitude, voice: Voice, subject: Subject) -> Subject | None:
        """Who brings about what is hoped or promised: who hopes so, or of whom it is hoped; null if it is no plan."""
        if held.told:
            history = held.hopes and held.told != "is" and not (voice.reported or self._context.is_minutes)
            return None if history else subject
        if not held.hopes and (subject.kind not in ("there", "public", "thing") or subject.name is not None):
            return subject
        holder = self._cue_subjects.holder(cued, held, voice.speaker)
        if not held.hopes and (holder.shown is None or (holder.name and holder.name.kind == "person")):
            # what somebody promises for a body is the body's
            subject.name = self._context.body_of(voice.speaker) if voice.speaker else None
            return subject
        policy = is_policy(subject.text) and not self._makes_policy(holder)
        if held.hopes and not may_bring_about(holder, subject, policy=policy):
            return None
        return holder if subject.name is None and holder.kind in ("self", "body") else subject

    def _unmeant(self, cued: CuedClause, told: _Told) -> str | None:
        """Why nobody means to do what the verb says, or None."""
        drawn, cue, phrase = cued.setting.drawn, cued.cue, told.phrase
        vague = not told.dated and phrase.verb_class != "trackable" and cue[0].endswith("to")
        if vague and _QUOTED.search(drawn, cue.end(), phrase.start):
            return "a figure of speech in quotation marks"
        low, own = cued.setting.low, WE.search(cued.setting.low, max(0, cue.start() - 4), cue.start())
        if own and not told.dated and self._rules.floor_talk.match(low, cue.end(), cued.clause.end):
            return "says how the speech goes on"
        if (phrase.negated or says_no(cue)) and leaves_open(phrase):
            return "what somebody does not say"
        idle = None if told.promised and not phrase.copula else self._idle(cued, phrase, told.rest, told.dated)
        return idle or doubt(
            self._rules, cued, told.hoped, dated=told.dated, traced=self._context.layers.trace is not None
        )

    def _powerless(self, cued: CuedClause, voice: Voice, subject: Subject) -> str | None:
        """Why it is nothing that its subject could undertake, or None."""
        supposed = cued.rule.backshifted and not voice.reported and subject.kind not in ("self", "body")
        if supposed and _SUPPOSED.search(cued.setting.low, cued.cue.end()):
            return "supposes what is not so"
        if cued.rule.official and not (self._context.is_minutes or self._makes_policy(subject)):
            return "its subject makes no policy"
        if voice.speaker is None and is_called_for(cued):
            return "what a report calls for"
        return None

    def _idle(self, cued: CuedClause, phrase: Phrase, rest: str, dated: bool) -> str | None:
        """Why the verb makes no undertaking, unless its subject is one of those that may give it a meaning."""
        low, negated = cued.setting.low, phrase.negated or says_no(cued.cue)
        idle = self._judge.idle(cued.rule, phrase, rest, dated=dated, negated=negated)
        if not idle or not _ORDINARY.match(low, cued.start, cued.end):
            return None
        return None if _NO_DOER.search(low, cued.start, cued.end) else idle

    def _recalled(self, cued: CuedClause, voice: Voice) -> str | None:
        """Why a cue that reports may tell, what was once meant is history here, or None."""
        if cued.clause.kind == "aside" and cued.cue[0].startswith("had been"):
            return "history told in passing"
        at = cued.cue.start()
        own = not voice.reported and WE.search(cued.setting.low, 0, at) is not None
        return "what the speaker once meant to do" if own and self._speakers.is_quoted(cued.base + at) else None

    def _untimely(self, due: Deadline | None, start: int) -> str | None:
        """Why the day of a cue that needs one, in a clause from `start` on, makes it no undertaking, or None."""
        if due is None or due.lasts or (due.span is not None and due.span[0] < start):
            return "has no day that lies ahead"
        # "the plan we are publishing today" tells what is done
        return "done on the day of publication" if due.end and due.end == self._context.published else None

    def _makes_policy(self, subject: Subject) -> bool:
        """Whether a subject is an official body, named or called by its class ("the board")."""
        if subject.kind == "self" and self._context.is_official(self._context.publisher or self._context.we):
            return True
        if subject.name is not None:
            return self._context.is_official(subject.name)
        return subject.kind == "body" and _OFFICIAL.search(subject.text) is not None

    def _candidate(self, cued: CuedClause, told: _Told, voice: Voice, subject: Subject) -> Candidate:
        """All that decides about a cue."""
        context, rule, said = self._context, cued.rule, cued.cue[0]
        phrase, dated = told.phrase, told.dated
        forecast = subject.kind == "public" and phrase.lemma in _FORECAST and not context.is_official(voice.speaker)
        at = cued.base + cued.cue.start()
        by_other = subject.kind != "self" and self._speakers.foretells(at)
        if voice.speaker is not None and not self._is_fact(cued, phrase, subject, dated):
            # in the record of a debate most who have the floor have posts that it does not tell, and matters to arrange
            others = subject.kind in ("body", "public") and not subject.negative
            quoted = voice.quoted and (others or self._speakers.is_quoted(at))
            by_other = by_other or forecast or not self._binds(voice.speaker, subject, quoted, dated)
        demand = rule.is_duty and self._is_demand(subject, said.lower())
        negated = rule.negative or cued.denied or phrase.negated or subject.negative or says_no(cued.cue)
        negated = negated or (not rule.whole and takes_none(cued.setting.drawn, phrase))
        negated = negated and not is_put_off(cued.setting.low, cued.cue.start(), cued.clause.end)
        proposed = rule.strength == "proposed" and not voice.reported and is_below_proposals(cued)
        held = by_other, told.promised, told.hoped is not None, proposed
        return Candidate(rule, subject, phrase, told.rest, dated, negated, demand, said.lower(), *held)

    def _is_demand(self, subject: Subject, said: str) -> bool:
        """Whether a duty is told in the words of critics, by somebody who lays down none: "ministers must"."""
        context = self._context
        if context.is_official(context.publisher):
            return False
        governs = subject.kind == "body" and context.governs(subject.name)
        return (subject.kind != "body" or governs) if "must" in said else governs and _HAS_TO.search(said) is not None

    @staticmethod
    def _is_fact(cued: CuedClause, phrase: Phrase, subject: Subject, dated: bool) -> bool:
        """Whether anybody may tell so: of a duty by law, a plan made known, or what a body will do on a day."""
        if subject.kind not in ("body", "public"):
            return False
        if cued.rule.strength == "required":
            return _LEGAL.search(cued.setting.low, cued.clause.start, cued.clause.end) is not None
        if subject.name is None:
            return False
        told = cued.rule.announced or (cued.rule.strength == "firm" and phrase.verb_class == "trackable")
        return told and (dated or (cued.rule.announced and cued.rule.strength == "firm"))

    def _binds(self, speaker: Name, subject: Subject, quoted: bool, dated: bool) -> bool:
        """Whether what somebody says of a subject is an undertaking: of their own body, official, or passed on."""
        body = self._context.body_of(speaker)
        if (subject.name is not None and subject.name in (speaker, body)) or self._context.is_official(body):
            return True
        if body is not None and body == self._context.meeting:
            return True
        if quoted:
            return UNION_MATTERS.search(subject.text) is not None
        return body is None or dated or subject.kind == "body"

    def _is_shut(self, cued: CuedClause, subject: Subject, strength: Strength) -> bool:
        """Whether a cue stands below a heading or line under which only the writers themselves undertake anything.

        Prose below "Recommendations" also tells of what is promised, in words that do not ask for anything.
        """
        frame, block = cued.setting.frame, cued.setting.block
        if frame is None or frame.strength is not None or frame.speaks or subject.kind == "self":
            return False
        asked = strength in _ASKED or " should " in cued.setting.low[: cued.cue.start()]
        feared = _FEARED.search(self._context.view, *frame.at) is not None
        return frame.is_lead_in or block.kind != "paragraph" or asked or feared


def _strength(cued: CuedClause, told: _Told, voice: Voice, subject: Subject) -> Strength:
    """The strength with its subject: the public "shall" by law, and "no child will have to leave" is a promise."""
    rule, cue = cued.rule, cued.cue[0].lower()
    strength = rule.backshifted if rule.backshifted and voice.reported else rule.strength
    if told.hoped:
        strength = "intended"
    if strength == "firm" and rule.backshifted and cue.startswith("would") and _SUPPOSED_BODY.fullmatch(subject.text):
        strength = "proposed"
    after_duty = rule.appended and cued.previous is not None and cued.previous.strength == "required"
    # "must submit drafts by May, with final versions due in June"
    if after_duty or (subject.kind == "public" and cue.startswith("shall")):
        strength = "required"
    spared = subject.negative or says_no(cued.cue)
    if (strength == "required" or rule.is_duty) and spared and not cue.startswith("must"):
        return "firm"
    # who does not propose to do so does not mean to
    return "intended" if strength == "proposed" and cued.denied else strength
