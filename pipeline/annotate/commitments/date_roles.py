"""What the words around a date make of it: a deadline, a day told in passing, or the day of something else."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pipeline.annotate.commitments.context import Context
from pipeline.found import FoundDate
from pipeline.rules.patterns import words

Role = Literal["limit", "plain", "scope", "none"]
"""What stands before a date: `limit` makes it a deadline, `none` the date of something else or gone by.

A `scope` is the year that something is for, a deadline only where no other date is: "£2m for 2026-27".
"""

_LIMITS = frozenset(words("by before until till from than ahead of starting due on in at for during to beginning"))
_LEADS = frozenset(words("the a at least end start beginning middle about around"))
_PARTS = frozenset(
    words("ahead as end start beginning middle quarter half part course rest autumn winter spring summer deadline date")
)
"""Words before "of" that leave a date a deadline: "the first quarter of 2027", "by the deadline of 3 May"."""
_ORIGIN = re.compile(
    r"(?:^| )(?:since|(?:spanning|covering|dating)(?: back)?(?: from| to)?|dated|last updated"
    r"|(?:delayed|postponed|moved|slipped|put back|brought forward)(?: it| them| this)? from"
    r"|(?<!be )(?<!being )(?<!ly )(?:published|announced|issued|made|held|agreed) (?:in|on)"
    r"|(?:rather than|instead of|as opposed to|earlier than|later than(?<!no later than)) ?(?:in|on|by|from|at)?"
    r"|(?:was|were) to have (?:been )?\w+(?: place)?(?: (?:on|in|for|by|from))?) ?$"
)
_OF_OTHERS = re.compile(
    r", having (?:\w+ )?\w+(?:ed|t|en|wn) [^,;.]{0,60}$"
    r"|\b(?:originally|previously|initially) \w+(?: \w+){0,4} $"
    r"|\b(?:subject to|pending|depending on|dependent on|conditional on) (?!that\b)"
    r"(?:(?!\b(?:will|would|is|are|takes?|comes?|starts?|begins?|has|have)\b)[^,;.()]){3,100} $"
    r"|(?:\b(?:provided|providing|on condition|assuming) that|\b(?:as|so) long as|, provided) [^,;.]{3,120} $"
    r"|(?<!be )(?<!is )(?<!are )(?<!am )(?<!'re )(?<!'m )(?<!by )"
    r"\b(?:asking|urging|inviting|requesting|calling on|calling for|instructing) (?!questions?\b)\w[^;.]{3,160} $"
    r"|\bso (?:please |do )?(?!that\b|far\b|as\b)[a-z]+ (?:your|yours|us|me|her|him|them) [^;.]{0,80}$",
    re.IGNORECASE,
)
"""Before the day of what was meant before, of what must come first, or of what somebody else is asked to do."""
_OTHERS_SIGNS = (
    " so ",
    *words("having iginally eviously itially ubject pending epend onditional rovid ondition ssuming long sking rging"),
    *words("nviting equesting alling nstructing"),
)
"""Without one of these nothing of the kind is told."""
_COUNTED_FROM = re.compile(
    r"\b(?:(?:days?|weeks?|fortnight|months?|years?|terms?) (?:after|before|following)|within (?:[\w-]+ ){1,4}of)"
    r" (?:(?!\b(?:will|would|must|is|are|has|have)\b)[^,;.()]){3,70} (?:on|in|at) (?:the )?$",
    re.IGNORECASE,
)
"""Before the day of what weeks are counted from: "will report six weeks after the panel meets on 3 May"."""
_THEIRS_NOW = re.compile(
    r"\b(?:they|we|you|it|he|she|\w+[^\Ws]s|children|people|staff) (?:\w+ly |already )?"
    r"(?:have|has|gets?|receives?|holds?|uses?|knows?|enjoys?|pays?|(?:are|is) (?:on|in|getting|receiving|using|paying)"
    r"|relies on|rely on|work in|go to) $"
)
"""Before "today" in a relative clause without "that": "no child will lose the plan they have today"."""
_DOCUMENT = re.compile(
    r"\b[A-Z][\w'&-]* (?:[\w'&-]+ )?(?:Strategy|Plan|Programme|Framework|Charter|Policy|Vision|Agenda|Review|Roadmap"
    r"|Accounts|Budget|Prospectus|Agreement|Blueprint|Compact)[,:]? (?:for |to )?$"
)
"""Before the years in the title of a document: "its Boat Strategy 2027-2030"."""
_YEARS = re.compile(r"20\d\d ?[–/-] ?(?:20)?\d\d")
_OF_PLAN = re.compile(r"\b(?:strategy|plan|programme|framework|charter|policy|vision|agenda|roadmap) \(?$")
"""Before the years that it is for: "its draft boat strategy 2027–2030"."""
_CHANGED = re.compile(
    r"\b(?:part of|(?:changes?|amendments?|extensions?|alternatives?|objections?|adjustments?|exceptions?) to|under"
    r"|despite) (?:the|this|its|their|our) $"
)
"""Before what a date only names: "as part of the April 2027 restructure"."""
_NOUN = re.compile(
    r" (?!(?:programme|plan|work|and|or|to|in|for|with|at|by|on|but|when|which|as|if|until|half)\b)[a-z]{3,}"
)
"""Behind such a date: a noun."""
_YET_TO_BE = re.compile(
    r"\bbe [a-z]+(?:(?:, [a-z]+){0,3},? (?:and|or)| [^.;]{0,50}\band (?:the|an?|its) [a-z -]{3,40})"
    r" [a-z]+ (?:in|on) (?:the )?$"
)
"""A second participle of a passive to come: "will be written and published in July"."""
_JUST_TOLD = re.compile(
    r"(?<!be )(?<!being )(?<!ly )(?<!and )(?:published|announced|issued|released|unveiled|agreed|approved) $"
)
"""Before the day or week of the document: "under the plan announced this week"."""
_RELATIVE = re.compile(
    r"\b(?:that|who|which) (?:had )?(?:\w+ed|became|was|were|began|took|left|came|went|held|got)"
    r"(?: (?!(?:will|has|have|is|are|was|were|would|must|and)\b)[^\s,;.:]+){0,8} $"
)
"""The date of a relative clause about the past: "those who joined before September 2009"."""
_OF_SOME = re.compile(
    r"(?<![,;–]) who (?!(?:will|would|shall|must|can|could|may|might|should|are|is|was|were|'ll)\b)[a-z]+"
    r"(?: (?!(?:will|would|must|has|is|are|and)\b)[^\s,;.:]+){0,8} $"
)
"""The date of a clause on whom of many: "for families who have a hearing before Christmas"."""
_WEEKDAYS = re.compile(r"[A-Z]\w+days? (?:to|and|or|until|–|-) [A-Z]\w+days?")
"""On which days something is always open: "from 10am to 2pm, Monday to Thursday"."""
_OWNER = re.compile(
    r"(?:'s? |s' )(?!(?:[a-z]+ )?"
    r"(?:meeting|session|board|committee|forum|conference|cabinet|bulletin|newsletter|edition|briefing)\b)"
)
"""Next year's figures are no deadline; the next day's meeting is one."""
_ATTRIBUTE = re.compile(
    r" (?:pay|award|spending review|monitoring round|round of|cohort|intakes?|placements?|admissions?|entry|entrants"
    r"|starters|transfers?|joiners|manifesto|accounts)\b",
    re.IGNORECASE,
)
"""Behind a date that tells which one is meant: "the 2024/25 pay offer"."""
_CENSUS = re.compile(r" (?:pupil |school )?census\b")
"""Behind the year of a count that is taken on a day of its own."""
_MATTER = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|budgets?|programmes?|accounts|priorities|targets|figures|data|allocations?|grants?"
    r"|visits|dates|fees|rates|arrangements|timetables?|reports?|statements?|returns?|contracts?|settlements?|calendars?"
    r"|formula|policy|policies)"
    r" for $"
)
"""Before the years that something is about: "the plan for 2025-26"."""
_BESIDE = re.compile(
    r"\((?!(?:it|this|these|they|we|which|both|all|(?:the )?(?:first|next|last|final)|deadline|target|date)\b)"
    r"[^()]*?\w (?:is|are|was|were|will|has|have|had|opens?|closes?|ends?|meets?|starts?|begins?|runs?|reports?)\b"
    r"[^()]*$",
    re.IGNORECASE,
)
"""An aside in brackets that tells when something else is: "will name a head (interviews are on 3 May)"."""
_PENDING = re.compile(
    r"\b(?:if|once|when|unless|until|provided|as soon as|after|before|only after) [^,.;()]{3,80}[,(] ?"
    r"(?:which (?:is|are) |now |still )?(?:due|expected|planned|scheduled|published|promised|anticipated)\b"
    r"[^,.;()]{0,30} $",
    re.IGNORECASE,
)
"""An aside on what must come first: "if the return, due on 3 May, is accepted", "once the code (due in May) is out"."""
_LONGEST_ASIDE = 140


def role_of(context: Context, found: FoundDate) -> Role:
    """What the words around a date make of it; worked out once for each."""
    known: Role | None = context.roles.get(found.start)
    if known is None:
        known = context.roles[found.start] = _role(context.view, found, context.published)
    return known


def _role(view: str, found: FoundDate, published: date | None) -> Role:
    if _OWNER.match(view, found.end) or _ATTRIBUTE.match(view, found.end):
        return "none"
    before = view[max(0, found.start - 32) : found.start].lower()
    if _ORIGIN.search(before.removesuffix("the ")) and not _YET_TO_BE.search(
        view, max(0, found.start - 110), found.start
    ):
        return "none"
    has_begun = published is not None and found.date_start is not None and found.date_start <= published
    if has_begun and _JUST_TOLD.search(before):
        return "none"
    if found.precision == "year" and _CENSUS.match(view, found.end):
        return "none"
    if found.precision in ("year", "range") and _MATTER.search(before.removesuffix("the ")):
        return "scope" if "£" in view[max(0, found.start - 60) : found.end + 40] else "none"
    aside = max(0, found.start - _LONGEST_ASIDE), found.start
    if _BESIDE.search(view, *aside) or _PENDING.search(view, *aside):
        return "none"
    if any(others.search(view, *aside) for others in (_RELATIVE, _OF_SOME, _COUNTED_FROM)):
        return "none"
    if any(map(view[slice(*aside)].__contains__, _OTHERS_SIGNS)) and _OF_OTHERS.search(view, *aside):
        return "none"
    if has_begun and _THEIRS_NOW.search(view, *aside):
        return "none"
    if found.precision in ("year", "range") and _DOCUMENT.search(view, *aside):
        return "none"
    if found.precision == "range" and _YEARS.fullmatch(view, found.start, found.end) and _OF_PLAN.search(view, *aside):
        return "none"
    if _NOUN.match(view, found.end) and _CHANGED.search(view, *aside):
        return "none"
    if _WEEKDAYS.fullmatch(view, found.start, found.end):
        return "none"
    if found.precision in ("year", "range") and before.removesuffix("the ").endswith(" for "):
        return "scope"
    led = before.replace("(", " ").split()
    while led and led[-1] in _LEADS:
        led.pop()
    if not led or not before.endswith(" "):
        return "plain"
    last = led[-1]
    if last == "of":
        return "limit" if led[-2:-1] and led[-2] in _PARTS else "none"
    return "limit" if last in _LIMITS else "plain"
