"""Whose affairs a text is about, by its words alone: a body's own, a council's, the state's."""

from __future__ import annotations

import re

_OF_COUNCIL = ("he council", "he authority", "he ICB", "he trust")
_OF_MINISTERS = (" government", "he Government", " minister", " Minister", "DfE", "Department for Education")
"""By how often the ones and the others stand in a text it tells of a council or of ministers."""
_INTERNAL = re.compile(r"\b(?:[Tt]rustees?|[Oo]ur (?:charity|members|staff|helpline|[Cc]hair\w*)|AGM|[Vv]olunteers?)\b")
"""What a body has and is: its trustees, members, meetings."""
_INTERNAL_SIGNS = (
    *("rustee", "AGM", "olunteer"),
    *(f"ur {own}" for own in ("charity", "members", "staff", "helpline", "chair", "Chair")),
)
"""One of them stands wherever `_INTERNAL` matches; to look for all of them takes a thirtieth of the search."""
_TOLD_OF = re.compile(
    r"\b(?:[Mm]inisters|DfE|[Tt]he (?:[Gg]overnment|DfE|[Cc]ouncil|Department(?: (?:for|of) Education)?))"
    r" (?:has|have|had|is|are|was|were|says?|said|must|should|plans?|wants?|hopes?|announced|promised|tells|told)\b"
)
"""Begins sentences about those who make policy, by somebody else."""
_CAMPAIGNS = re.compile(
    r"\b(?:your (?:local )?MP|our (?:campaign|petition|supporters|helpline|mass lobby)|(?:hand in|sign) the petition)\b"
)
"""What those say who ask others to press ministers."""
_TO_PARLIAMENT = re.compile(
    r"\b(?:Presiding Officer|Llywydd|(?:Mr|Madam) (?:Deputy )?Speaker"
    r"|(?:update|inform|assure|provide|tell) (?:the )?(?:Parliament|House|Senedd|Assembly|Members))\b"
)
"""A minister who reports to parliament speaks of the government as of others, too."""
_TO_PARLIAMENT_SIGNS = (
    "Presiding Officer",
    "Llywydd",
    "Speaker",
    "Parliament",
    "House",
    "Senedd",
    "Assembly",
    "Members",
)
_POLICY = re.compile(
    r"[Gg]overnment|[Mm]inisters?\b|[Cc]hancellor|[Pp]arliament|[Cc]ouncils?\b|[Aa]uthorit(?:y|ies)\b|[Ww]hite [Pp]aper"
)
"""What concerns those who make policy."""
_OF_STATE = re.compile(
    r"[Gg]overnment|[Mm]inist(?:er|ry)|[Cc]hancellor|[Pp]arliament|(?:[Ww]hite|[Gg]reen) [Pp]aper|[Dd]epartment\b|DfE"
)
_ONE_HOUSE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]his|[Aa]) (?:[\w-]+ )?"
    r"(?:school|academy|college|nursery|club|branch|centre|charity|council|parish|authority|union|trust|facility|hospital"
    r"|governors)\b|\b(?:[Cc]ouncillors|[Gg]overning [Bb]ody|PTA|AGM)\b"
)
"""One school, council or the like, or those who run it."""


_OWN = re.compile(
    r"\b(?:[Ww]e(?! (?:are told|understand|hear|believe|think|expect|fear|know|welcome|want|need)\b)|[Uu]s|[Oo]ur"
    r"|[Yy]ours?|[Mm]embers?|[Mm]embership|[Ss]ubscriptions?|[Bb]ranch(?:es)?|[Rr]eps?|[Dd]elegates|[Ss]urveys?"
    r"|[Ww]ebinars?|[Ww]orkshops?|[Tt]raining (?:days?|courses?|sessions?)|[Nn]ewsletters?|[Bb]ulletins?|[Vv]olunteers?"
    r"|[Tt]rustees?|[Tt]ickets?|[Hh]elpline|[Ff]undraising|[Ll]ottery|AGM|Zoom|Facebook|[Dd]rop-ins?"
    r"|[Cc]offee mornings?|[Pp]etition|[Rr]ally|(?:next|this) (?:issue|edition))\b"
)
"""What unions, charities and forums write of when they tell of themselves."""
_POLICY_MAKERS = re.compile(
    r"(?P<oblique>\b(?:with|to|against|from|for|at|on|in|between|all)"
    r" (?:(?:the|our|your|all|every|new) )*(?:[\w-]+ )?)?"
    rf"(?:{_POLICY.pattern}|\b(?:[Cc]abinet|[Bb]ill|[Ll]egislation|[Rr]eforms?|[Cc]ode of [Pp]ractice|[Rr]egulations"
    r"|[Ii]nspect(?:ors?|ions?)|DfE|MPs?|ICBs?)\b)"
)
"""Those who make policy, and their papers; oblique where something goes to them: "will be shared with ministers"."""


def are_own(text: str, *, openly: bool) -> bool:
    """Whether a passage of a page that somebody writes who makes no policy tells of the writers' own matters.

    Those who make policy do nothing in it; `openly`: and it has words for such matters.
    """
    if openly and _OWN.search(text) is None:
        return False
    return all(found["oblique"] for found in _POLICY_MAKERS.finditer(text))


def are_of_policy(heading: str) -> bool:
    """Whether a heading names those who make policy, or their papers."""
    return _POLICY_MAKERS.search(heading) is not None


def is_by_an_outsider(view: str) -> bool:
    """Whether the text speaks of a body of its own, or of those who make policy as of others, and not to parliament."""
    outside = _is_internal(view) or _TOLD_OF.search(view) is not None or _CAMPAIGNS.search(view) is not None
    to_parliament = any(map(view.__contains__, _TO_PARLIAMENT_SIGNS)) and _TO_PARLIAMENT.search(view)
    return outside and not to_parliament


def are_internal(view: str) -> bool:
    """Whether the text is about the affairs of whoever publishes it: it speaks of trustees, and of nobody's policy."""
    return _is_internal(view) and _POLICY.search(view) is None


def _is_internal(view: str) -> bool:
    return any(map(view.__contains__, _INTERNAL_SIGNS)) and _INTERNAL.search(view) is not None


def are_of_state(view: str) -> bool:
    """Whether anything in the text may be the government's to do."""
    return _OF_STATE.search(view) is not None


def are_of_one_house(view: str) -> bool:
    """Whether the text tells of one school, council or the like."""
    return _ONE_HOUSE.search(view) is not None


def are_local(view: str, named: int) -> bool:
    """Whether the text tells more of a council, which it names so many times, than of ministers."""
    return named + sum(map(view.count, _OF_COUNCIL)) > sum(map(view.count, _OF_MINISTERS))
