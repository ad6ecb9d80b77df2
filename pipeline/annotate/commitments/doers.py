"""Who is to act in a clause that makes an undertaking, and who acted last."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from pipeline.annotate.commitments import affairs, nearby
from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.facts import EDGES
from pipeline.annotate.commitments.hits import Hit
from pipeline.annotate.commitments.implied import UNION_MATTERS, implied
from pipeline.annotate.commitments.lists import framed_actor
from pipeline.annotate.commitments.owners import is_matter
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.commitments.speakers import Speakers
from pipeline.annotate.commitments.strangers import is_name
from pipeline.annotate.commitments.subject import Subject
from pipeline.annotate.commitments.words import FINITE
from pipeline.annotate.layers import Block
from pipeline.found import Name
from pipeline.rules.commitments import CommitmentRules
from pipeline.rules.patterns import words

_GIVEN = frozenset({"receive", "get", "hear", "have", "keep"})
"""Verbs whose subject is given something by whoever undertakes it: "every school will have a base"."""
_UNDERGONE = frozenset({"move", "transfer", "start", "begin", "pay", "return", "go", "stay", "remain", "continue"})
"""What those a policy is for do because somebody else has decided it."""
_DONE_TO_BODIES = frozenset(
    [*words("replace supersede abolish scrap merge dissolve disband create establish rename"), "wind up", "set up"]
)
"""What is done to a body, in the passive, is done by whoever governs it: "the agency will be abolished"."""
_SET_UP = re.compile(r" in place\b")
"""Behind "be": a body that somebody else has set up."""
_REPLACED = frozenset({"replace", "supersede"})
"""Behind these in the passive "by" names the body that comes instead."""
_EVENTS = frozenset(
    {"run", "close", "open", "last", "start", "begin", "end", "follow", "apply", "commence", "continue"}
)
_BY_ITSELF = re.compile(r" *(?:$|[.,;)]|(?:for|on|in|from|until|till|to|at|by|between|over|again|and)\b|\ue003)")
"""Behind a verb without an object: "it will run for 12 weeks"."""
_MINISTER = re.compile(r"\b(?:minister|secretary|chancellor)\b", re.IGNORECASE)
"""Before "he" or "she": who speaks for the government, if nobody else is named."""
_MEMBERS = re.compile(r"(?:[Aa]ll |[Oo]ur |[Ee]ligible )*[Mm]embers")
"""They are sent what they "will receive", as those are whom policy is for."""
_TELLS = re.compile(r"said|says|told|(?:explain|report|not|ask|confirm|add|inform|advis|updat)ed\b")
_UNDERWENT = re.compile(r"(?:is|are|was|were|been|has been|have been|had been) (?:\w+ly )?\w+ed\b")
"""Those who "were consulted" did nothing of which there could be a report."""
_UNION_DEEDS = frozenset({"strike", "ballot", "walk out"})
"""What only a union's members do: "all three will strike"."""
_OWN_WORDS = ("firm", "intended")
"""How writers speak of what they will do themselves."""
_BARE = frozenset({"it", "they", "this", "which", "who"})
"""Subjects that tell nothing by themselves of whose matters they are."""
_OF_PERSONS = frozenset({"he", "she"})
_TO_YOU = re.compile(r"\b(?:to|with|for) you\b")
"""What will be sent to the reader the writer sends."""
_AND_WE = re.compile(r",? (?:and|but|so) (?:we|i)\b", re.IGNORECASE)
"""What follows tells of the writers and not of the thing before: "there will be a board, and we are told it is new"."""
_MANY = re.compile(r"(?:every|each|all|no|any|most|some|many|both)\b", re.IGNORECASE)
"""Begins the words for many bodies, of which no one is spoken of as "the council" afterwards."""
_MARKS = re.compile(r"\"|^'|: '")
"""Marks of a quotation, of which the other end may stand some paragraphs away."""
_SUBJECT_TO = re.compile(r"\b(?:subject to|pending|once|if) ")
"""Before what somebody else has to do first: "will open in May, subject to approval by the board"."""
_MAKES = re.compile(
    r" (?:(?:is|are|has|have|been|now|also|currently|already|jointly) )*"
    r"(?:pilot|trial|test|develop|draft|writ|prepar|produc|launch|publish|design|commission|run|build|announc|set up)"
    r"(?:n?ing|e?d|e?s)?\b"
)
"""Behind a body: what it does with a thing that is its own from then on; not "welcomes the plan, which"."""
_WORK = re.compile(r"\b(?:reports?|findings|recommendations|conclusions)$", re.IGNORECASE)


class _Told(NamedTuple):
    """What the words of a clause tell of who acts."""

    name: Name | None
    is_thing: bool
    """Whether the subject is what something is done to, or what runs by itself."""
    hopes: bool
    """Whether a body hopes that something will be done to it."""
    undergoes: bool
    """Whether a body is what somebody else sets up, merges or closes."""


class Doers:
    """Finds who is to act; `last` is who was to act last, and in which block."""

    def __init__(self, rules: CommitmentRules, subjects: Subjects, speakers: Speakers, context: Context) -> None:
        self._rules, self._subjects, self._speakers, self._context = rules, subjects, speakers, context
        self.last: tuple[Block, Name] | None = None
        self._unnamed: str | None = None
        """The words for a body that was to act and is named nowhere."""
        self._met: dict[Name, bool] = {}
        """{a body: whether the writers tell of it as of others}"""

    def of(self, setting: Setting, hit: Hit, end: int) -> Name | None:
        """Who is to act: the agent of a passive, the subject, or who is implied."""
        if (name := self._of_we(setting, hit)) is not None:
            return name
        told = self._told(setting, hit, end)
        name = told.name
        if name is None:
            if hit.subject.kind == "none" and setting.frame is not None and setting.block.kind == "item":
                return framed_actor(self._context, setting.frame, setting.sentence.start, setting.block)
            if self._note_nameless(setting, hit, told):
                return None
            name = self._supposed(setting, hit, end, told)
        if name is not None:
            self.last = (setting.block, name)
        return name

    def _of_we(self, setting: Setting, hit: Hit) -> Name | None:
        """Who "we" in a list of promises are, and who gives "members" what they will get."""
        if hit.subject.kind == "self" and not hit.quoted and (lister := self._lister(setting, hit.subject)):
            return lister
        if hit.phrase.lemma in _GIVEN and _MEMBERS.fullmatch(hit.subject.text):
            return nearby.last_of_kind(self._context, "union", setting.sentence.start + hit.start) or self._context.we
        return None

    def _told(self, setting: Setting, hit: Hit, end: int) -> _Told:
        """What the words of a clause tell of who acts."""
        subject, phrase = hit.subject, hit.phrase
        is_thing = self._is_thing(setting, hit)
        # who "hopes to be merged with" another body does the hoping
        hopes = hit.rule.body and phrase.passive and subject.kind == "body"
        done = phrase.passive and phrase.lemma in _DONE_TO_BODIES
        undergoes = subject.kind == "body" and not hopes and (done or self._is_set_up(setting.drawn, hit))
        name = None if hopes else self._agent(setting, hit, end)
        if name is None and not (hit.rule.frees or is_thing or undergoes):
            name = subject.name
        if name is None and subject.kind == "thing" and _WORK.search(subject.text):
            name = self._reporter(setting)
        if name is None and (phrase.passive or hit.rule.whole) and subject.text.lower() == "which":
            name = self._maker(setting, hit)
        return _Told(name, is_thing=is_thing, hopes=hopes, undergoes=undergoes)

    def _note_nameless(self, setting: Setting, hit: Hit, told: _Told) -> bool:
        """Whether somebody acts whom nothing in the text names; notes the words for them."""
        subject = hit.subject
        if self._is_unnamed(hit, told):
            many = subject.kind == "public" or (subject.shown is not None and _MANY.match(subject.shown) is not None)
            self._unnamed = self._unnamed if many else subject.shown or self._unnamed
            return True
        if self._is_stranger(setting, hit):
            self._unnamed = hit.nameless = subject.text
            return True
        return False

    def _is_unnamed(self, hit: Hit, told: _Told) -> bool:
        """Whether the subject acts itself, though it is no body that has a name: "councils", "the board"."""
        subject = hit.subject
        if subject.kind not in ("public", "body") or (not subject.stands_for and subject.text.lower() in _OF_PERSONS):
            return False
        by_others = (hit.phrase.passive and not told.hopes) or hit.rule.frees or told.is_thing or told.undergoes
        return not (by_others or _is_planned(hit) or self._is_given(hit) or subject.negative)

    def _supposed(self, setting: Setting, hit: Hit, end: int, told: _Told) -> Name | None:
        """Who is to act where the clause tells nobody; None where it is nobody known."""
        context, base, subject = self._context, setting.sentence.start, hit.subject
        quoted = self._speakers.is_quoted(base + hit.phrase.start) or _MARKS.search(setting.drawn)
        own = subject.kind == "self" and not quoted
        unknown = subject.text.lower() in _OF_PERSONS and not _MINISTER.search(setting.drawn, 0, hit.start)
        if hit.nameless or (own and context.is_by_nobody_known) or unknown:
            return None
        name = self._implied(setting, hit, end, told.is_thing)
        if name is None or (own and context.we is None and self._is_met(name)):
            return None
        if name == context.government and self._is_of_nobody_known(hit):
            hit.nameless = self._unnamed  # "the council", of which nobody says which it is
            return None
        return context.governments.at(base) if told.undergoes and name == subject.name else name

    def _is_stranger(self, setting: Setting, hit: Hit) -> bool:
        """Whether somebody acts whose name is all that is known of them: "Kidz Aware will publish a guide".

        A name that "opens" or "starts" may be that of a thing: "Phase Two will open in May".
        """
        phrase, subject = hit.phrase, hit.subject
        by_itself = not phrase.lemma or phrase.passive or phrase.copula or phrase.lemma in _EVENTS | _UNDERGONE
        if subject.kind != "thing" or by_itself:
            return False
        at = setting.sentence.start + hit.start, setting.sentence.start + phrase.start
        return is_name(subject.text, self._rules.programme_words) and not is_matter(self._context, *at)

    def _lister(self, setting: Setting, subject: Subject) -> Name | None:
        """Whose a list of promises is, in which "we" or "I" stands: "which we aim to finish by 2027"."""
        frame, context = setting.frame, self._context
        if frame is None or not frame.is_lead_in:
            return None
        led = frame.subject.name if frame.subject is not None else self._speakers.named(*frame.at)
        if led is None or not context.is_official(led):
            return None
        # "we" of a minister is the department
        return (None if subject.text.lower() == "i" else context.body_of(led)) or led

    def _is_given(self, hit: Hit) -> bool:
        """Whether those whom policy is for are said to be given something, or to undergo it."""
        if hit.subject.kind != "public" or hit.strength == "required":
            return False
        undergoes = hit.phrase.lemma in _UNDERGONE and self._rules.affected_people(hit.subject.text)
        return hit.phrase.lemma in _GIVEN or undergoes

    def _is_of_nobody_known(self, hit: Hit) -> bool:
        """Whether what nobody is said to do is done by a body that has no name, and not by the government."""
        context = self._context
        if self._unnamed is not None and self._are_affairs_local:
            return True
        publisher = context.publisher
        # a paper, or whoever else the text does not speak of
        tells_of_others = publisher is None or context.kinds.get(publisher.name) in (None, "media", "other")
        if hit.rule.frees or not tells_of_others or self._are_affairs_of_state:
            return False
        return context.is_minutes or self._are_affairs_of_one_house

    def _is_met(self, body: Name) -> bool:
        """Whether the writers tell of a body as of others, looked for once."""
        if body not in self._met:
            self._met[body] = nearby.meets_writers(self._context, body)
        return self._met[body]

    @cached_property
    def _are_affairs_local(self) -> bool:
        """Whether the document tells more of councils than of ministers."""
        return affairs.are_local(self._context.view, 0)

    @cached_property
    def _are_affairs_of_state(self) -> bool:
        """Whether anything in the document may be the government's to do."""
        return affairs.are_of_state(self._context.view)

    @cached_property
    def _are_affairs_of_one_house(self) -> bool:
        """Whether the document tells of one school, council or the like."""
        return affairs.are_of_one_house(self._context.view)

    def _agent(self, setting: Setting, hit: Hit, end: int) -> Name | None:
        """By whom something will be done, where the text says so; what replaces a body does not abolish it."""
        plans = hit.subject.kind == "self" or (hit.subject.kind == "body" and hit.subject.name is not None)
        if not (hit.phrase.passive or (hit.rule.whole and not plans)):
            return None  # "we launch it in May, hosted by Ana Reyne"
        pending = _SUBJECT_TO.search(setting.drawn, hit.phrase.start, min(end, hit.clause.end))
        at = hit.phrase.start, pending.start() if pending else min(end, hit.clause.end)
        by = self._subjects.agent(self._context, setting.drawn, setting.sentence.start, *at)
        replaced = by is not None and by.kind != "person" and hit.phrase.lemma in _REPLACED
        return None if replaced else by

    def _implied(self, setting: Setting, hit: Hit, end: int, is_thing: bool) -> Name | None:
        """Who is to act where nobody is said to: the writers to their reader, else who is spoken of nearby."""
        context, base, subject = self._context, setting.sentence.start, hit.subject
        to_reader = _TO_YOU.search(setting.drawn, hit.phrase.end, hit.clause.end) and not hit.quoted
        if to_reader and context.we is not None and not context.is_official(context.publisher):
            return context.we
        last = self.last[1] if self.last and self.last[0] is setting.block else None
        # what an officer reports to a meeting is done by the officer's body, in direct speech as well
        spoken = (
            hit.reported or hit.quoted or (setting.frame is not None and setting.frame.speaks) or context.is_minutes
        )
        told = f"{subject.text} {hit.phrase.lemma}" if hit.phrase.lemma in _UNION_DEEDS else subject.text
        if is_thing or subject.kind == "there":
            # "it will be covered next time" is the writer's own, whatever is covered
            told += _AND_WE.split(context.view[base + hit.phrase.end : base + end], maxsplit=1)[0]
        if subject.text.lower() in _BARE and UNION_MATTERS.search(self._spoken_of(setting, base + hit.start)):
            told += " ballot"
        # what others say, or have to do, is no matter of the writers
        default = context.owner_in(setting.block) if hit.speaker is None and hit.strength in _OWN_WORDS else None
        offset, speaker = base + hit.phrase.start, hit.speaker if spoken else None
        return implied(context, offset, setting.block, speaker, told, last, default)

    @staticmethod
    def _is_set_up(drawn: str, hit: Hit) -> bool:
        """Whether a body is to be there: "the board will be in place"; not "the board will put in place a plan"."""
        return hit.phrase.copula and _SET_UP.match(drawn, hit.phrase.end) is not None

    def _spoken_of(self, setting: Setting, at: int) -> str:
        """What was told before a clause in its sentence or, where it opens one, in the sentence before."""
        if setting.drawn[: at - setting.sentence.start].strip(EDGES):
            return self._context.view[setting.sentence.start : at]
        before = self._context.previous(setting.sentence)
        return self._context.view[before.start : before.end] if before is not None else ""

    def _is_thing(self, setting: Setting, hit: Hit) -> bool:
        """Whether "it" or "they" is what something is done to, or what runs and closes by itself, and no body."""
        if hit.subject.text.lower() not in ("it", "they"):
            return False
        return hit.phrase.passive or (
            hit.phrase.lemma in _EVENTS and _BY_ITSELF.match(setting.drawn, hit.phrase.end) is not None
        )

    def _maker(self, setting: Setting, hit: Hit) -> Name | None:
        """Who makes what "which" means: "The council is drafting a plan, which will be published in May"."""
        view, at = self._context.view, setting.sentence.start + hit.start
        start = max(
            [setting.sentence.start, *(view.rfind(mark, setting.sentence.start, at) + 2 for mark in ("; ", ": "))]
        )
        named = self._context.mentions_in(start, at)
        if not named or view[start : named[0].start].strip().lower() not in ("", "the"):
            return None
        makes = (_MAKES.match(view, m.end, at) for m in named[:2])
        return named[0].entity if any(makes) else None

    def _reporter(self, setting: Setting) -> Name | None:
        """Whose report "a report" is: that of whom the sentence before, in the same paragraph, begins with."""
        before = self._context.previous(setting.sentence)
        if before is None or before.block != setting.sentence.block:
            return None
        view = self._context.view
        finite = FINITE.search(view, before.start, before.end)
        if finite is None or _TELLS.match(view, finite.start()) or _UNDERWENT.match(view, finite.start()):
            return None
        named = self._context.mentions_in(before.start, finite.start())
        return named[0].entity if named else None


def _is_planned(hit: Hit) -> bool:
    """Whether a cue without a verb behind it tells of what somebody else has planned: "two schools are due in May"."""
    return hit.subject.kind == "public" and hit.rule.whole and hit.rule.announced and not hit.rule.body
