"""Lines with a layout of their own: actions in minutes, resolutions, dated lines of a timetable, tables of actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.annotate.commitments.actors import Subjects
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.deadlines import Deadline, deadline, is_past, labelled
from pipeline.annotate.commitments.facts import commitment
from pipeline.annotate.commitments.implied import implied
from pipeline.annotate.commitments.lists import framed_actor
from pipeline.annotate.commitments.negation import is_not_to_be
from pipeline.annotate.commitments.pieces import Cutter
from pipeline.annotate.commitments.setting import Setting
from pipeline.annotate.layers import Block
from pipeline.found import FoundCommitment, Name
from pipeline.rules.commitments import CommitmentRules, LineRule
from pipeline.rules.patterns import words

_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|might|does|did)\b")
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|whose|what|how|why|whether|if|when|where|as|because|so|while|until|once|before|after|but)\b"
)
_LETTERS = re.compile(r"(?!LOG)[A-Z]{2,3}|ALL|All")
"""Initials that no list explains; an action log is nobody's."""
_OWNER = r"(?P<who>[A-Z][\w'.-]*+(?:(?:[/,&]| and)? ?[A-Z][\w'.-]*+){0,4})"
"""Names or initials of whoever is to act."""
_OWNER_BEHIND = re.compile(
    rf"\s*(?:[\[(]? ?(?:ACTIONS?|Actions?)\b(?: by)? ?[:–-]? *|\| *){_OWNER}[\])]?[ .]*(?=\n|$| *\|(?: *\n| *$))"
)
_IN_BRACKETS = re.compile(
    rf"[(\[](?:[Aa]ction:? |[Ll]ead:? )?{_OWNER}(?:(?:,| [–-]) [^()\[\]]{{3,30}})?[)\]](?: [–-] [^()\[\]]{{3,30}})?\W*$"
)
"""An owner at the end of an item, perhaps with the day: "(JB, 3 May)", "(JB) – 3 May"."""
_IN_FRONT = re.compile(rf"\W*{_OWNER}(?: ?:| [–-]) +(?=\S)")
"""An owner before an item: "JB – notes for the next meeting"."""
_LONGEST_OWNER = 90
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
_TELLING = ("action", "event", "stage", "matter")
"""Kinds of columns that tell what is to be done, the surest first."""
_CELL = re.compile(r"[^| ](?:[^| ]| (?![ |]))*")
_BAR = re.compile(r"[|\t]")
_NUMBER_BEFORE = re.compile(r"(?:no|nr|ref|item|#)\.? (?=\w)")
"""In a header: the column of numbers, where a single blank parts it from the next: "No. Action"."""
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
_OUT = re.compile(
    r"\b(?:out|live|up|ready|open|closed|complete|available|back|online|in (?:place|post|use)|on sale)\W*$"
)
"""Ends what a row of a timetable tells to be so by its day: "Leaflets out"."""
_POST = re.compile(
    r"(?:(?:the|our) )?(?:[\w&-]+ ){0,6}"
    r"(?:clerk|chair|secretary|treasurer|head|headteacher|director|manager|officer|lead|team)s?\b",
    re.IGNORECASE,
)
"""An owner who is told by a post."""
_WORD = re.compile(r"[A-Za-z]{2}")
_CLOSED = re.compile(r"\b(?:done|completed?|closed)\b", re.IGNORECASE)
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


@dataclass(slots=True)
class Column:
    """What a column holds, and how far from the beginning of its line its head stands."""

    kind: str
    place: int


class Lines:
    """Reads lines by the line rules, and tables by the words of their header."""

    def __init__(self, rules: CommitmentRules, subjects: Subjects) -> None:
        self._rules, self._subjects = rules, subjects
        patterns = [(rule, words(rule.on), pattern, unless) for rule, pattern, unless in rules.line_patterns()]
        self._marked, self._bare = ([p for p in patterns if p[0].bare == bare] for bare in (False, True))
        self._columns = {word: kind for kind, block in rules.columns.items() for word in block}

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
        self,
        context: Context,
        rule: LineRule,
        found: re.Match[str],
        setting: Setting,
    ) -> Iterator[FoundCommitment]:
        base, block, frame = setting.sentence.start, setting.block, setting.frame
        whole = (base + found.start(), base + found.end())
        action = (base + found.start("action"), base + found.end("action"))
        when = found.span("due") if found.groupdict().get("due") else None
        by = (base + when[0], base + when[1]) if when else whole
        due = deadline(context, *by, by[0] if when else action[0], []) or labelled(
            context, setting.sentence.start, setting.sentence.end, (block.start, block.end)
        )
        if rule.dated and (due is None or due.end is None or (rule.bare and is_past(context, *by))):
            return
        if rule.dated and due is not None and due.end == context.published and _opens(due, whole[0]):
            return  # "3 May 2027 | Press office | Education": the day of the page, and what it is filed under
        actor, who = found.groupdict().get("actor"), found.span("actor") if "actor" in found.re.groupindex else (-1, -1)
        # "RESOLVED that the forum write to the department": the forum writes; "May 2025: Ofsted to visit a school"
        at_action = setting.drawn, found.start("action")
        told = _ASSIGNED.match(*at_action) if rule.dated else _DELEGATED.match(*at_action) or _THAT.match(*at_action)
        if told and not actor:
            doer = self._subjects.read(context, setting.drawn, base, *told.span(1), None)
            titled = _TITLE.match(told[1])
            if doer.kind == "body" or titled or (doer.kind == "public" and rule.dated):
                actor, who, action = told[1], told.span(1), (base + told.end(1 if rule.dated else 0), action[1])
        if agent := _AGENT.search(setting.drawn, found.start("action"), found.end("action")):
            # "Report to be drafted by JB"
            actor, who = agent["who"], agent.span("who")
        at = (base + who[0], base + who[1]) if actor else (action[0], action[0])
        name, known = self._owner(context, rule, actor, who, setting, gets=_GETS.match(found["action"]) is not None)
        if name is None and not known:
            if frame is not None and frame.is_lead_in:
                name = framed_actor(context, frame, base, block)
            else:
                name = implied(context, base, block, None, context.view[slice(*whole)], None)
        fact = commitment(
            action if rule.dated and block.kind == "row" else whole,
            rule.id,
            _BEFORE_VERB.sub("", context.view[slice(*action)].lstrip(), count=1),
            actor=context.view[slice(*at)].strip(" :,") if actor else None,
            actor_name=name,
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
        return subject.name or context.posts.titled(actor.lower().removeprefix("the ")), known

    def header(self, text: str) -> list[Column] | None:
        """What the columns of a table hold, if `text` is the header of a table of actions."""
        wordings = [(_NUMBER_BEFORE.sub("", c[0].lower()).strip(" *:."), c.start()) for c in _CELL.finditer(text)]
        columns = [Column(self._columns.get(wording, ""), start) for wording, start in wordings]
        kinds = {column.kind for column in columns}
        return columns if not kinds.isdisjoint(_TELLING) and kinds & {"owner", "due"} else None

    def _is_told_of(self, wording: str) -> bool:
        """Whether the words of a cell begin with a verb, or tell who is "to" do something."""
        return wording.split(" ", 1)[0].lower() in self._rules.forms or " to " in wording

    def row(
        self, context: Context, start: int, end: int, columns: Sequence[Column], block: Block
    ) -> FoundCommitment | None:
        """The undertaking of a row of a table of actions."""
        if _CLOSED.search(context.view, start, end) or self.header(context.view[start:end]) is not None:
            return None
        of = _cells(context, start, end, columns)
        kind = next((kind for kind in _TELLING if kind in of), None)
        if kind is None:
            return None
        action, by, owner = of[kind], of.get("due"), of.get("owner")
        wording = context.view[slice(*action)]
        due = deadline(context, *by, by[0], []) or Deadline(context.view[slice(*by)]) if by else None
        if due is not None and not re.search(r"\w", due.text):
            due = None
        name = named(context, *owner) if owner else None
        known = owner is not None and _WORD.search(context.view, *owner) is not None
        # "Map of the pier" is a task beside who sees to it, and "Ballot opens" a stage beside a day to come
        dated = due is not None and due.end is not None
        to_come = dated and (kind in ("event", "stage") or _OUT.search(wording) is not None)
        is_task = known if kind == "action" else to_come
        if not (self._is_told_of(wording) or is_task):
            return None
        return commitment(
            action,
            "commitment.table",
            wording,
            actor=context.view[slice(*owner)] if owner else None,
            actor_name=name or (None if known else implied(context, start, block, None, wording, None)),
            strength="firm",
            due=due,
        )


def _opens(due: Deadline, start: int) -> bool:
    """Whether the line that begins at `start` opens with its day."""
    return due.span is not None and due.span[0] - start < 4


def _cells(context: Context, start: int, end: int, columns: Sequence[Column]) -> dict[str, tuple[int, int]]:
    """The cells of a row by what their columns hold; an empty cell is left out.

    Bars and tabs leave the place of an empty cell. Where blanks set the columns apart a cell stands below the head of
    its own; a row that has lost its margin counts them from the last.
    """
    cells = [(m.start(), m.end()) for m in _CELL.finditer(context.view, start, end)]
    if len(cells) > len(columns) and context.view[slice(*cells[0])].rstrip(".").isdigit():
        cells = cells[1:]
    if len(cells) < 2 or len(cells) > len(columns):
        return {}
    if len(cells) < len(columns) and (placed := _placed(context, start, end, columns, cells)):
        return placed
    return {column.kind: cell for column, cell in zip(reversed(columns), reversed(cells), strict=False)}


def _placed(
    context: Context, start: int, end: int, columns: Sequence[Column], cells: Sequence[tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """The cells of a row with fewer of them than the table has columns, by their places; empty if these do not tell."""
    bars = [m.start() for m in _BAR.finditer(context.layers.text, start, end)]
    outer = context.view.startswith("|", start)
    # empty cells at the end leave no tab behind; a first column of numbers may have lost its cell as well
    ends_early = not outer and len(bars) + 1 < len(columns) and columns[0].kind == "action"
    if len(bars) + 1 - 2 * outer == len(columns) or (bars and ends_early):
        places = [sum(bar < cell[0] for bar in bars) - outer for cell in cells]
    elif bars:
        return {}
    else:
        heads = [column.place for column in columns]
        places = [heads.index(min(heads, key=lambda head: abs(head - at))) for at in (c[0] - start for c in cells)]
    if any(a >= b for a, b in pairwise(places)):
        return {}
    return {columns[i].kind: cell for i, cell in zip(places, cells, strict=True)}


def owner_behind(context: Context, end: int) -> tuple[str, Name | None] | None:
    """Who is noted behind a sentence of minutes as the one to do what it tells: "… was late. Action: JB"."""
    if not context.is_minutes:
        return None
    found = _OWNER_BEHIND.match(context.view, end)
    if found is None:
        return None
    name = named(context, *found.span("who"))
    known = name is not None or all(_LETTERS.fullmatch(part) for part in re.split(r"[/,& ]+", found["who"]))
    return (found["who"], name) if known else None


def owner_of_item(context: Context, start: int, end: int) -> tuple[str, Name | None] | None:
    """Who is noted around an item of a list of actions: "Book the hall (JB)", "JB – keys to the hall"."""
    found = _IN_FRONT.match(context.view, start, end)
    if found and _is_matter(context, *found.span("who")):
        found = None
    found = found or _IN_BRACKETS.search(context.view, max(start, end - _LONGEST_OWNER), end)
    if found is None:
        return None
    people = context.mentions_in(*found.span("who"), "person")
    if people:
        return found["who"], people[0].entity
    if all(_LETTERS.fullmatch(part) for part in re.split(r"[/,& ]+", found["who"])):
        return found["who"], named(context, *found.span("who"))
    return None


def _tells_matter(context: Context, setting: Setting, found: re.Match[str]) -> bool:
    """Whether what looks like the owner of an action is what it is about."""
    if not found.groupdict().get("actor"):
        return False
    base = setting.sentence.start
    return _is_matter(context, base + found.start("actor"), base + found.end("actor"))


def _is_matter(context: Context, start: int, end: int) -> bool:
    """Whether letters stand for a matter, and for nobody: "SEN: review the list"."""
    found = context.layers.facts.acronyms
    return any(a.long is not None and a.organisation is None for a in found if start <= a.start < end)


def named(context: Context, start: int, end: int) -> Name | None:
    """Who is named in a stretch, by name or by initials ("JB/IS")."""
    mentions = context.mentions_in(start, end)
    for found in re.finditer(r"\b[A-Z]{2,4}\b", context.view[start : mentions[0].start if mentions else end]):
        if found[0] in context.posts.initials:
            return context.posts.initials[found[0]]
    return mentions[0].entity if mentions else None
