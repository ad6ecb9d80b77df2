"""Whether a clause with a cue is something that a reader would put on a tracker and later check."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.verbs import Phrase
from pipeline.rules.commitments import CommitmentRules, CueRule
from pipeline.rules.patterns import compile_pattern, words
from pipeline.wordlists import PLURAL_NUMBER

_AMOUNT = re.compile(
    r"£ ?\d|\b\d[\d,.]*\b"
    rf"|\b(?:{PLURAL_NUMBER}|(?:dozen|hundred|thousand|half|double|twice)\b)"
)

_REGULAR = re.compile(r"\b(?:annually|every|each|yearly|monthly|weekly|termly|regularly)\b| by [\ue000\ue002]")
"""Behind "must be reviewed": a duty, and no outcry."""
_DATE = "\ue003"
_SOON = re.compile(r"[^,;]{0,60}\b(?:soon|shortly|now|at once|immediately|as soon as possible)\b")
"""Behind what critics demand; no day."""
_FUNDS = re.compile(r"^ *(?:by|to|from) £")
"""Behind "funding is to rise"."""
_FORECAST = re.compile(
    r" *(?:(?:over |about |around |nearly |almost |some )?\d{3}|(?:over|about|around|nearly|almost|some) \d|\d+[,.%]"
    r"|\d+ (?:per ?cent|million|billion|fewer|less|more|pupils|children|people))"
)
"""Behind "there will be": "840,000 plans by 2030"; "3 boards" somebody sets up."""
_FLOWS = frozenset({"reach", "arrive", "flow", "come"})
_MONEY = re.compile(r"£ ?\d|\b(?:payments?|instalments?|funding|money|grants?|allocations?)\b", re.IGNORECASE)
"""What money does by a day somebody pays it: "the first payments will reach schools in April"."""
_PLACED = re.compile(r"(?:in|on|by|from|at|with|held|\ue003)\b|\ue003|to ", re.IGNORECASE)
"""What "be" stands before when something takes place: "the next meeting will be on 3 May", "it will be with you by"."""
_ARRIVES = frozenset({"reach", "arrive", "come", "get", "go"})
"""What a thing must do by a day somebody sees to: "replies must reach the clerk by 3 May"."""
_EVERYBODY = re.compile(r"(?:every|each|all) ", re.IGNORECASE)
"""What "every child will have" is something to check for each of them."""
_AGENT = re.compile(r" *by (?:the )?[\ue000\ue002]")
_GETS = frozenset({"get", "keep"})
"""What many are to "get" or "keep" by a day, or an amount of, is given to them."""
_BY_DAY = re.compile(rf" *(?:by|from|in|this|next)\b[^,;]{{0,20}}{_DATE}")
"""Right behind a verb: a day."""
_FOR_WHOM = re.compile(r"\W*(?:$|for (?:any|all|every|each|those|existing|current|anyone)\b)")
"""Behind what is not to change: nothing, or whom it stays the same for."""
_WORSE = re.compile(r"worse off|out of pocket|left (?:out|behind)|disadvantaged|excluded|turned away")
"""What nobody is promised to be."""
_LAW = re.compile(r"\b(?:bill|clauses?|amendments?|regulations|legislation)$", re.IGNORECASE)
"""What a law would add or change its maker would."""
_INSTRUMENT = re.compile(
    r"\b(?:rules|reforms?|changes|measures|standards|code|scheme|strategy|guidance|framework|dut(?:y|ies)|powers|offer"
    r"|charter|fund|programme)\b",
    re.IGNORECASE,
)
"""What a means of policy "is to" do is what its maker means to do with it."""
_HANDS = frozenset({"give", "include", "get", "add", "put", "make"})
"""What things "are to" do because somebody arranges it: "reports are to give parents the marks"."""
_ARRIVES_BY_DAY = frozenset({"arrive", "come", "appear"})
"""What a thing does by a day somebody sees to: "the code will not now arrive until May", "will come to members in"."""
_REPLACES = frozenset({"replace", "supersede", "abolish"})
"""Of which "this" is said as of a thing that was named: "This will replace the old form"."""
_PERMISSIONS = frozenset({"allow", "permit", "entitle"})
"""In the passive these grant something; in the active they talk of benefits."""
_TOLD_LATER = frozenset({"return to", "say"})
"""What somebody hopes to do by a day: "we hope to say more in May"."""
_SERVED = frozenset({"see", "know", "tell", "based", "meet"})
"""In the passive, by a day, these tell of a service, an announcement or a move: "every child will be seen by May"."""
_RATE = re.compile(r" *(?:to |by |at |below |above |under |over )*\d[\d.]*(?:%| ?per ?cent\b| (?:weeks|days|months)\b)")
"""What a figure is meant to reach by a day: "60%"."""
_RATED = frozenset({"reach", "hit", "rise", "fall", "meet", "achieve"})
_ASKED_OF_YOU = frozenset(words("ask invite prompt direct redirect charge greet put_through take_to"))
"""What is done to whoever fills in a form, rings or visits."""
_HANDLING = re.compile(
    r"(?:(?:your|all|any|the|these|personal|individual|phone|email) )*"
    r"(?:calls?|e-?mails?|messages?|conversations?|visits?|enquir(?:y|ies)|quer(?:y|ies)|data|information|details?|answers?|responses?|comments?|address|name|recordings?)"
    r"(?: (?:address|details|data|calls?))?"
)
"""What a service has from its users."""
_HANDLED = frozenset(words("record answer treat handle store hold keep use process monitor anonymise delete"))
"""And what it does with it."""


@dataclass(slots=True)
class Candidate:
    """A cue in its clause with all that decides about it."""

    rule: CueRule
    subject: Subject
    phrase: Phrase
    rest: str
    """The drawn clause behind the verb."""
    dated: bool
    negated: bool
    demand: bool
    """The cue is a bare "must", as critics use it."""
    said: str
    """The words of the cue, in small letters."""
    by_other: bool
    """Said by somebody who cannot bind the subject: a critic about a minister."""
    promised: bool
    """What somebody has promised in so many words: "has promised that every family will be heard"."""
    hoped: bool
    """What a body hopes or expects of its own work: "it was expected that all would be seen by May"."""
    proposed: bool
    """Told below a heading, or in a sentence, on proposals: "under the plans every child would get"."""


class Judge:
    """Weighs verb, subject and deadline by the word lists of the rules."""

    def __init__(self, rules: CommitmentRules) -> None:
        self._states = compile_pattern(rules.states, ignore_case=True)
        self._empty = compile_pattern(rules.empty, ignore_case=True)
        self._quantity = compile_pattern(rules.quantities, ignore_case=True)
        self._purpose = compile_pattern(rules.purposes, ignore_case=True)
        self._texts = compile_pattern(rules.texts, ignore_case=True)
        self._telling = frozenset(words(rules.telling))
        self._no_verbs = frozenset(words(rules.no_verbs))
        self._statives = frozenset(rules.forms.get(word, (word,))[0] for word in words(rules.statives))

    def idle(self, rule: CueRule, phrase: Phrase, rest: str, *, dated: bool, negated: bool) -> str | None:
        """Why a verb makes no undertaking whoever its subject is, but for "there" and "no …"; null if it may.

        Half of all candidates fall here, before anybody asks who is to act.
        """
        if rule.whole or rule.is_duty or phrase.have:
            return None
        if phrase.passive:
            granted = dated and phrase.lemma in _PERMISSIONS | _SERVED
            granted = granted or (phrase.negated and phrase.lemma in _PERMISSIONS)
            granted = granted or (phrase.lemma == "limit" and _AMOUNT.search(rest) is not None)
            told = not dated and phrase.verb_class == "descriptive"
            idle = not granted and (phrase.lemma in self._statives or told)
        elif phrase.copula:
            idle = not dated and not self._states.match(rest.lstrip())
        elif phrase.verb_class in ("descriptive", "prediction", "metatext"):
            idle = not dated and not (phrase.verb_class == "prediction" and negated)
            idle = idle and not (rule.known and phrase.lemma == "lose")
        else:
            return None if phrase.lemma else "no verb follows"
        return _idle(phrase) if idle else None

    def objection(self, c: Candidate) -> str | None:
        """Why the candidate is no undertaking; null if it is one."""
        rule, subject, phrase = c.rule, c.subject, c.phrase
        if rule.dated and not c.dated:
            return "has no day that lies ahead"
        many = subject.kind == "public" and rule.strength == "intended" and c.dated  # "the unions hope to meet in May"
        if rule.body and subject.kind not in ("self", "body", "none") and not many:
            return "its subject is no body or person"
        if phrase.passive and not c.dated and self._is_procedure(c):
            return "how a service goes about its work"
        if c.by_other and subject.kind not in ("self", "none"):
            return "said by somebody who cannot bind its subject"
        if rule.is_duty:
            return None if self._binds(c) else "a demand, or a duty of nobody known"
        if rule.whole:
            return None
        if not phrase.lemma and not phrase.copula:
            return "no verb follows"
        if rule.trackable and not c.dated and phrase.verb_class != "trackable":
            return _idle(phrase)
        if rule.known and self.is_purpose(subject):
            return "its subject is a purpose"
        if rule.known and phrase.verb_class is None and phrase.lemma in self._no_verbs:
            return "no infinitive follows"
        if phrase.perfect and not c.dated:
            return "a guess at how things will stand: will have … by no day"
        promised = c.promised and (not phrase.copula or c.negated)
        return None if promised or self._verb_fits(c) else _idle(phrase)

    @staticmethod
    def _is_procedure(c: Candidate) -> bool:
        """Whether a passive without a day tells a reader what to expect: "you will be asked", "calls are recorded"."""
        subject = c.subject.text.lower()
        if subject == "you":
            return c.phrase.lemma in _ASKED_OF_YOU
        handled = c.phrase.lemma in _HANDLED or (c.phrase.lemma == "publish" and subject.startswith("your "))
        return handled and _HANDLING.fullmatch(subject) is not None

    def is_purpose(self, subject: Subject) -> bool:
        """Whether "is to" behind a subject tells what something is for: "the aims of the paper are to"."""
        return self._purpose.search(subject.text) is not None

    def _binds(self, c: Candidate) -> bool:
        """Whether a duty is one: "schools must", "the Council is required to"; "the government must" needs a day."""
        if c.subject.kind in ("public", "none"):
            # "all pupils must be safe" tells no act
            idle = c.phrase.copula and not (c.dated or self._is_placed(c))
            return c.subject.text.lower() != "you" and not idle
        if c.subject.kind == "thing":
            # "the terms of reference must be reviewed every year"
            told = c.dated or not c.demand or _REGULAR.search(c.rest) is not None
            arrives = c.dated and (c.phrase.lemma in _ARRIVES or (c.phrase.copula and self._is_placed(c)))
            return arrives or (told and c.phrase.verb_class == "trackable" and (c.phrase.passive or c.dated))
        if c.subject.kind == "self":
            return c.dated and c.phrase.verb_class in ("trackable", "progress")
        day = c.dated and _SOON.match(c.rest) is None
        return c.subject.kind == "body" and (day or c.phrase.passive or not c.demand)

    def _verb_fits(self, c: Candidate) -> bool:
        subject, phrase = c.subject, c.phrase
        if phrase.verb_class == "prediction":
            if phrase.lemma == "lose" and c.said == "are to":
                return True  # "200 children are to lose their bus pass": by a decision
            if phrase.lemma == "leave" and subject.kind == "body":
                return c.dated
            if c.negated and (subject.kind == "self" or phrase.lemma == "lose"):
                return True  # "we will not leave families to wait" is a promise, whoever else's waiting is a guess
            if phrase.lemma == "hit" and c.rule.strength == "intended" and subject.kind in ("self", "body"):
                return c.dated  # "she hopes to be hitting two thirds by May"
            funded = c.rule.strength == "firm" and c.dated and _FUNDS.search(c.rest) is not None
            funded = funded and _MONEY.search(subject.text) is not None
            return funded or (phrase.passive and c.dated) or (subject.negative and subject.kind == "public")
        if subject.kind == "there":
            return (
                phrase.copula
                and phrase.lemma != "have"
                and (c.dated or not self._empty.search(c.rest))
                and not _FORECAST.match(c.rest)
            )
        if phrase.copula:
            return self._state_fits(c)
        if phrase.have:
            return c.dated or _EVERYBODY.match(subject.text) is not None
        if phrase.passive:
            if phrase.lemma in _PERMISSIONS | _SERVED:
                return c.dated or (c.negated and phrase.lemma in _PERMISSIONS)
            if phrase.lemma == "limit" and _AMOUNT.search(c.rest):
                return True
            if phrase.lemma in self._statives or (phrase.verb_class == "descriptive" and not c.dated):
                return False
            return (
                subject.kind != "pointer"
                or phrase.verb_class == "trackable"
                or c.dated
                or _AGENT.match(c.rest) is not None
            )
        if phrase.verb_class == "metatext":
            return c.dated and (c.rule.strength == "firm" or phrase.lemma in _TOLD_LATER)
        return self._active_fits(c)

    def _active_fits(self, c: Candidate) -> bool:
        kind, verb_class = c.subject.kind, c.phrase.verb_class
        amount = _AMOUNT.search(c.rest) is not None
        if kind == "thing" and not c.negated and self._quantity.search(c.subject.text):
            return False
        if c.proposed and verb_class in ("trackable", "progress"):
            return True
        if c.hoped and c.dated and c.phrase.lemma in _RATED and _RATE.match(c.rest):
            return True
        if kind in ("self", "body", "none"):
            return verb_class in ("trackable", "progress", None) or c.dated
        if kind == "public":
            given = amount or _AMOUNT.match(c.subject.text.lower()) is not None
            # "the board agreed that all governors should sign the code"
            gets = c.phrase.lemma in _GETS and (given or _REGULAR.search(c.rest) is not None)
            told = c.dated or bool(c.rule.recorded) or gets or (amount and c.rule.known)
            if c.phrase.lemma == "benefit":
                return _BY_DAY.match(c.rest) is not None  # "400 pupils are set to benefit by May"
            begun = verb_class == "progress" and c.dated
            return (
                begun
                or verb_class == "trackable"
                or (c.phrase.lemma in _GETS and told)
                or (c.subject.negative and verb_class is not None)
            )
        if kind == "pointer":
            named = c.subject.text.lower() in ("it", "they") or c.phrase.lemma in _REPLACES
            return verb_class == "trackable" and (named or c.dated or amount)
        if self._texts.search(c.subject.text) and c.phrase.lemma.split(" ")[0] in self._telling:
            return False
        if verb_class == "trackable" or (verb_class == "progress" and _LAW.search(c.subject.text)):
            return True
        if verb_class == "progress" and c.rule.known and c.rule.strength == "firm":
            arranged = c.said == "are to" and c.phrase.lemma in _HANDS
            if arranged or _INSTRUMENT.search(c.subject.text):
                return True
        if c.negated and verb_class == "progress":
            return c.dated or _FOR_WHOM.match(c.rest) is not None
        if c.dated and c.phrase.lemma in _FLOWS and _MONEY.search(c.subject.text):
            return True
        if c.dated and c.phrase.lemma in _ARRIVES_BY_DAY and not self._empty.search(c.subject.text):
            return True
        return verb_class == "progress" and (c.dated or c.phrase.lemma.startswith("focus"))

    def _state_fits(self, c: Candidate) -> bool:
        if c.rule.body and c.rule.strength == "intended" and _DATE in c.rest:
            return True  # "the trust plans to be carbon neutral by 2030"
        if c.subject.negative and _WORSE.match(c.rest.lstrip()):
            return True
        return self._states.match(c.rest.lstrip()) is not None or (
            c.dated and c.subject.kind != "public" and self._is_placed(c)
        )

    def _is_placed(self, c: Candidate) -> bool:
        """Whether what something is to be is a state that can be checked, or a place: "in force", "with the clerk"."""
        complement = c.rest.lstrip()
        return self._states.match(complement) is not None or _PLACED.match(complement) is not None


def _idle(phrase: Phrase) -> str:
    return f"its verb tells nothing to track ({phrase.verb_class or phrase.lemma})"
