"""Lines with a layout of their own: actions in minutes, resolutions, dated lines of a timetable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.deadlines import Deadline, deadline, is_past, labelled
from pipeline.annotate.commitments.facts import commitment
from pipeline.annotate.commitments.implied import implied
from pipeline.annotate.commitments.lists import framed_actor
from pipeline.annotate.commitments.negation import is_not_to_be
from pipeline.annotate.commitments.owners import is_matter, named
from pipeline.annotate.commitments.pieces import Cutter
from pipeline.annotate.commitments.setting import Setting
from pipeline.found import FoundCommitment, Name
from pipeline.rules.commitments import CommitmentRules, LineRule
from pipeline.rules.patterns import words

_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|might|does|did)\b")
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|whose|what|how|why|whether|if|when|where|as|because|so|while|until|once|before|after|but)\b"
)
_NAME_WORD = re.compile(r"(?<= )[A-Z]\S*")
"""A word of a name, which is no verb: "Every Best Start hub to open"."""
_WILL_BE = re.compile(
    r"[^.;:]*\b(?:expected|due|planned|scheduled|promised|anticipated|published|announced|launched|(?:begin|start|open|close|end"
    r"|meet|decide|consider|respond|report|vote|launche|publishe|conclude|finishe)s"
    r"|(?:makes|takes|gives|comes into|goes) (?:an? |its |the )?(?:final |formal )?"
    r"(?:decision|effect|place|force|evidence|vote|live))\b[^.;:]{0,60}$"
)
"""Ends what a line tells behind its day: "May 2027 – bill expected", "June 2027 – Cabinet makes its final decision"."""
_DOES = re.compile(
    r"(?:[\w\ue000-\ue002&'-]+ ){0,4}?(?P<who>[\w\ue000-\ue002&'-]+) (?P<does>[a-z]+) (?!and\b|in\b|of\b|for\b)[\w£]"
)
"""A subject, a verb and what it is done to: "LAs submit local plans"."""
_GETS = re.compile(r"to (?:be|have|get|receive|gain|see|benefit)\b")
"""What is done for those who are named before it."""
ASSIGNED = re.compile(
    r"\W*(?:The (?:[Cc]hair|[Cc]lerk|[Tt]reasurer|[Ss]ecretary|[A-Z][\w-]+)"
    r"|[A-Z]\w+ (?:lead|officer|manager|rep)s?|(?:All|Both) (?:the )?[\w-]+|[A-Z][\w-]+)"
    r"(?: (?:and|&) [A-Z][\w-]+| (?:of|for) [A-Z][\w-]+)?(?: \w+ly)? to (?!be\b)[a-z]"
)
"""A task in minutes, by a post or first name: "The clerk to send the link.", "All governors to read it."."""
_EXPECTED = re.compile(r"expect(?:ed)?\b|confirmed\b|agreed\b|promised\b|planned\b|scheduled\b")
"""What looks finite in a note without a verb."""
_THAT = re.compile(
    r"[Tt]hat ((?:the |an? )?[\w\ue000\ue002]+(?: [A-Z][\w'&-]*){0,4}"
    r"(?: (?:of|for) (?:[A-Z\ue000\ue002][\w\ue000\ue002&'-]*+,? ?(?:(?:and|for|&) )?){1,8}(?<! ))?)"
    r"(?:(?= (?!be\b|of\b|for\b))| be (?:requested|authorised|instructed|asked|tasked|invited|required"
    r"|given (?:delegated )?(?:authority|responsibility|powers?))(?= to\b))"
)
"""Who is to act in a resolution, perhaps with the area of a post: "That the Director of Buses be authorised to"."""
_DELEGATED = re.compile(
    r"(?:[Tt]hat )?(?:[Dd]elegated )?(?:[Aa]uthority|[Rr]esponsibility|[Pp]owers?) (?:is |be |are )?(?:hereby )?"
    r"(?:delegated|given|granted) to"
    r" ((?:the )?[\w\ue000\ue002'&-]+(?:,? (?!to\b|in\b|following\b|after\b)[\w\ue000\ue002'&-]+){0,12}?)"
    r"(?:,? (?:in|following|after) consultation with [^;]{3,160}?)?,?(?= to\b)"
)
"""Who is to act by powers that a resolution gives: "That authority be delegated to the clerk, in consultation with"."""
_TITLE = re.compile(r"(?:the |an? )?[A-Z\ue000]\S* \S")
"""A post and its field: "the Head of Boats and Ferries"."""
_ASSIGNED = re.compile(r"([^.,;:]{1,60}?) to (?:be )?([a-z-]+)")
_AGENT = re.compile(r"\bto be [a-z-]+(?: [a-z]+)? by (?P<who>[A-Z]{2,3}|\ue000+|\ue002+)(?!\w)")
_POST = re.compile(
    r"(?:(?:the|our) )?(?:[\w&-]+ ){0,6}"
    r"(?:clerk|chair|secretary|treasurer|head|headteacher|director|manager|officer|lead|team)s?\b",
    re.IGNORECASE,
)
"""An owner who is told by a post."""
_WHO = re.compile(r"(?:[A-Z]{2,3}|\ue000+|\ue002+)(?:(?:/|, | and | & )(?:[A-Z]{2,3}|\ue000+|\ue002+))*")
"""An owner who is one beyond doubt, by initials or name: whatever they are "to" do is a task."""
_BEFORE_VERB = re.compile(r"\A(?:(?:not )?to|[Tt]hat|not) ")
"""Before what is to be done, as in "not to renew the lease"."""


def _holds_any(low: str, on: Sequence[str]) -> bool:
    """Whether a word of `on` stands in a sentence, if there are any."""
    for word in on:
        if word in low:
            return True
    return not on


def _has_main_verb(low: str, found: re.Match[str]) -> bool:
    """Whether a sentence goes on, behind what looks like an action ("to have a tutor"), with a verb of its own."""
    action = found.end("verb") if found.groupdict().get("verb") else found.start("action")
    verb = _AUXILIARY.search(low, action)
    return verb is not None and _CLAUSE.search(low, action, verb.start()) is None


def _particled(found: re.Match[str], verb: str) -> str:
    """The verb of a line with the word behind it: "to hand in a form"."""
    behind = re.match(r" ([a-z]+)", found.string[found.end("verb") :])
    return f"{verb} {behind[1]}" if behind else verb


class Lines:
    """Reads lines by the line rules."""

    def __init__(self, rules: CommitmentRules, subjects: Subjects) -> None:
        self._rules, self._subjects = rules, subjects
        patterns = [(rule, words(rule.on), pattern, unless) for rule, pattern, unless in rules.line_patterns()]
        self._marked, self._bare = ([p for p in patterns if p[0].bare == bare] for bare in (False, True))

    def read(self, context: Context, setting: Setting, *, bare: bool = False) -> Iterator[FoundCommitment]:
        """The undertakings of a line, by the first rule that fits; `bare` for the rules without a mark of their own."""
        drawn, low, frame = setting.drawn, setting.low, setting.frame
        framed = frame is not None and frame.strength is not None
        for rule, on, pattern, unless in self._bare if bare else self._marked:
            if (rule.framed and not framed) or not _holds_any(low, on):
                continue
            if rule.is_anchored:
                found = [match] if (match := pattern.match(drawn)) else []
            else:
                found = list(pattern.finditer(drawn))
            fitting = [
                match
                for match in found
                if not (bare and _has_main_verb(low, match))
                and self._fits(rule, match, framed)
                and not (rule.framed and _tells_matter(context, setting, match))
                and not (unless and unless.search(_NAME_WORD.sub("X", match["actor"] or "")))
            ]
            for match in fitting:
                yield from self._fact(context, rule, match, setting)
            if fitting:
                return

    def is_note(self, setting: Setting) -> bool:
        """Whether a sentence has no finite verb: "Eastern towns to start next", "Letter expected within a week"."""
        if not setting.drawn.rstrip().endswith((".", ";")):
            return False
        finite = [at for at in setting.signs.finite if not _EXPECTED.match(setting.low, at)]
        return not finite and not any(self._is_past(word) for word in re.findall(r"[a-z]+", setting.low))

    def _is_past(self, word: str) -> bool:
        """Whether a word is the past of an irregular verb and nothing else."""
        form = self._rules.forms.get(word)
        return form is not None and form[0] != word and not word.endswith(("s", "ing", "ed", "n"))

    def _fits(self, rule: LineRule, found: re.Match[str], framed: bool) -> bool:
        groups = found.groupdict()
        if groups.get("done"):
            return False
        if verb := groups.get("verb"):
            first = (groups.get("actor") or "").split(" ", 1)[0].lower()
            form = self._rules.forms.get(first)
            # "Establish standards to reduce waits" has no actor
            known = self._rules.forms.get(verb.lower()) or self._rules.forms.get(_particled(found, verb.lower()))
            passive = found["action"].startswith("to be ")
            infinitive = rule.framed or (found["action"].startswith("to ") and not passive)  # not "Letter to partners"
            told = found["action"].startswith("to ") and not rule.bare
            if told and not passive and _WHO.fullmatch(groups.get("actor") or ""):
                return True
            bare = known is not None and (not infinitive or known[0].split(" ")[0] == verb.lower())
            # "Chair to write", "Draft map to be sent"
            noun = _POST.fullmatch(groups.get("actor") or "") is not None or passive
            return bare and (noun or form is None or form[0] != first)
        if rule.dated and not rule.bare:
            first = re.match(r"\W*([A-Za-z-]+)", found["action"])
            bare = first is not None and first[1].lower() in self._rules.forms and not first[1].endswith("ing")
            assigned = _ASSIGNED.match(found["action"])
            told = _WILL_BE.match(found["action"]) is not None or self._does(found["action"])
            return framed or bare or told or (assigned is not None and assigned[2] in self._rules.forms)
        return True

    def _does(self, action: str) -> bool:
        """Whether what a line tells begins with several who do something: "LAs submit plans", not "SEND review day"."""
        does = _DOES.match(action)
        form = self._rules.forms.get(does["does"]) if does is not None and does["who"].endswith("s") else None
        return does is not None and form is not None and form[1] == "trackable" and form[0] == does["does"]

    def _fact(
        self, context: Context, rule: LineRule, found: re.Match[str], setting: Setting
    ) -> Iterator[FoundCommitment]:
        base = setting.sentence.start
        whole = (base + found.start(), base + found.end())
        cell = (base + found.start("action"), base + found.end("action"))
        when = found.span("due") if found.groupdict().get("due") else None
        by = (base + when[0], base + when[1]) if when else whole
        due = self._due(context, setting, by, by[0] if when else cell[0])
        if rule.dated and (due is None or not _is_to_come(context, rule, due, by, whole)):
            return
        actor, who, action = self._assigned(context, rule, found, setting)
        at = (base + who[0], base + who[1]) if actor else (base + action[0], base + action[0])
        fact = commitment(
            cell if rule.dated and setting.block.kind == "row" else whole,
            rule.id,
            _BEFORE_VERB.sub("", context.view[base + action[0] : base + action[1]].lstrip(), count=1),
            actor=context.view[slice(*at)].strip(" :,") if actor else None,
            actor_name=self._doer(context, rule, found, setting, actor, who),
            strength=rule.strength,
            negated=is_not_to_be(found["action"]),
            due=due,
            confidence=rule.confidence,
        )
        if when or rule.dated or not found["action"].startswith("to "):
            yield fact
        else:
            cutter = Cutter(context, self._rules.forms)
            yield from cutter.parted(fact, setting.drawn, found.start("action") + 3, base)

    @staticmethod
    def _due(context: Context, setting: Setting, by: tuple[int, int], verb: int) -> Deadline | None:
        """The deadline that a part of a line tells, or a label in its sentence or block."""
        block, sentence = setting.block, setting.sentence
        told = deadline(context, *by, verb, [])
        return told or labelled(context, sentence.start, sentence.end, (block.start, block.end))

    def _assigned(
        self, context: Context, rule: LineRule, found: re.Match[str], setting: Setting
    ) -> tuple[str | None, tuple[int, int], tuple[int, int]]:
        """(the words for who acts, where they stand in the sentence, where the action stands)."""
        actor, action = found.groupdict().get("actor"), found.span("action")
        who = found.span("actor") if actor else (-1, -1)
        # "RESOLVED that the forum write to the department": the forum writes; "May 2025: Ofsted to visit a school"
        at_action = setting.drawn, found.start("action")
        told = _ASSIGNED.match(*at_action) if rule.dated else _DELEGATED.match(*at_action) or _THAT.match(*at_action)
        if told and not actor:
            doer = self._subjects.read(context, setting.drawn, setting.sentence.start, *told.span(1), None)
            if doer.kind == "body" or _TITLE.match(told[1]) or (doer.kind == "public" and rule.dated):
                actor, who, action = told[1], told.span(1), (told.end(1 if rule.dated else 0), action[1])
        if agent := _AGENT.search(setting.drawn, *found.span("action")):  # "Report to be drafted by JB"
            actor, who = agent["who"], agent.span("who")
        return actor, who, action

    def _doer(
        self,
        context: Context,
        rule: LineRule,
        found: re.Match[str],
        setting: Setting,
        actor: str | None,
        who: tuple[int, int],
    ) -> Name | None:
        """Who acts: the owner that the line notes, else whom its lead-in names, or who is implied."""
        base, block, frame = setting.sentence.start, setting.block, setting.frame
        name, known = self._owner(context, rule, actor, who, setting, gets=_GETS.match(found["action"]) is not None)
        if name is not None or known:
            return name
        if frame is not None and frame.is_lead_in:
            return framed_actor(context, frame, base, block)
        return implied(context, base, block, None, context.view[base + found.start() : base + found.end()], None)

    def _owner(
        self, context: Context, rule: LineRule, actor: str | None, who: tuple[int, int], setting: Setting, *, gets: bool
    ) -> tuple[Name | None, bool]:
        """Who is noted as the one to act, and whether their words alone tell so.

        `gets` tells that something will be done for them: "Schools to be told", "Parents to have a named contact".
        """
        if actor is None:
            return None, False
        base = setting.sentence.start
        if name := named(context, base + who[0], base + who[1]):
            return name, False
        subject = self._subjects.read(context, setting.drawn, base, *who, None)
        told = actor.isupper() or actor == "All" or _POST.fullmatch(actor) is not None
        known = told or rule.framed or subject.kind == "body" or (subject.kind == "public" and not gets)
        return subject.name or context.posts.called(actor), known


def _is_to_come(context: Context, rule: LineRule, due: Deadline, by: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether what a dated line tells is still to be done on its day.

    "3 May 2027 | Press office | Education" has the day of the page, and what it is filed under.
    """
    if due.end is None or (rule.bare and is_past(context, *by)):
        return False
    return due.end != context.published or not _opens(due, line[0])


def _opens(due: Deadline, start: int) -> bool:
    """Whether the line that begins at `start` opens with its day."""
    return due.span is not None and due.span[0] - start < 4


def _tells_matter(context: Context, setting: Setting, found: re.Match[str]) -> bool:
    """Whether what looks like the owner of an action is what it is about."""
    if not found.groupdict().get("actor"):
        return False
    base = setting.sentence.start
    return is_matter(context, base + found.start("actor"), base + found.end("actor"))
