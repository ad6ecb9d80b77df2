"""An undertaking in words: what is to be done or not, with the subject of its clause where that is not who acts."""

from __future__ import annotations

import re
from collections.abc import Collection

_FINITE = re.compile(r"(?:is|are|was|were|has|will|would|can|must|should|does|\w+n['’]t|[a-z]+[^aisu\W]s)\b")
"""Actions with a verb of their own: "is due out this autumn", "begins in May"; "pass" and "focus" are infinitives."""
_UNDERGOES = re.compile(r"(?:have )?be(?:en)?\b")
_GERUND = re.compile(r"[a-z]*[aeiouy][a-z]*ing\b")
_ARTICLE = re.compile(r"(?:the|an?|its|their|our) ", re.IGNORECASE)
_NOBODY = re.compile(r"(?:no (?!\d)|(?:none|nobody|nothing|neither|not one)\b)", re.IGNORECASE)
"""An actor that is none; "No 10" is one."""
_NOT = re.compile(r"(?:not|never)\b", re.IGNORECASE)
_SAYS_NO = re.compile(
    # "we will not charge any family"
    r"(?:(?:i|we|it|they|he|she|you) )?"
    r"(?:(?:is|are|was|were|has|have|will|would|can|must|should|do|does) (?:not|never)|\w+n['’]t)\b"
    # "close none of its hubs", "be no longer open"; "open no later than May" sets a day
    r"|\S+ (?:(?:up|out|on|over|for) )?"
    r"(?:none|nobody|nothing|neither|no(?! (?:doubt|later|earlier|sooner|fewer|less|more than)\b))\b"
    # "has quietly dropped its plan to", "ruled out"
    r"|(?:(?:has|have|had|having) (?:\w+ )?|(?:also|later|since|quietly|finally) )?"
    r"(?:rul(?:e|ed|es|ing) out|drop(?:ped|s)|shelve[sd]|scrap(?:ped|s)|abandon(?:ed|s)|ditch(?:ed|es)|axed"
    r"|withdr(?:awn|ew)|(?:reject|resist)(?:ed|s)|dismiss(?:ed|es)|rebuffed)\b",
    re.IGNORECASE,
)


def undertaken(action: str, actor: str | None, names: Collection[str], *, negated: bool = False) -> str:
    """The action as it reads behind the name of who is to act: "the report to be published by May".

    `actor` is the actor as written, `names` are all names by which a reader is told who is to act. Words that mean
    nobody else are left out: one of the names, or a noun that stands for a body ("the department").
    """
    subject = actor if actor and not _is_who_acts(actor, action, names) else ""
    told = what(action, negated=negated and not says_no(action, actor))
    to = "to " if subject and told == action and not (_FINITE.match(action) or _NOT.match(action)) else ""
    return f"{subject} {to}{told}".strip()


def what(action: str, *, negated: bool) -> str:
    """The action, and in words that it is not to be done: "not to charge any family for advice"."""
    if not negated or says_no(action):
        return action
    if _ARTICLE.match(action):
        return f"not that {action}"
    if _FINITE.match(action):
        return f"not: {action}"
    return f"not {action}" if _GERUND.match(action) else f"not to {action}"


def says_no(action: str, actor: str | None = None) -> bool:
    """Whether the words of a negated undertaking say themselves that it is not to be done.

    "Be no April issue" and "has dropped its plan to cut hours" do, and so does "be taken before the summer" of an actor
    "no decision".
    """
    said = _NOT.match(action) or _SAYS_NO.match(action)
    return said is not None or (actor is not None and _NOBODY.match(actor) is not None)


def _is_who_acts(actor: str, action: str, names: Collection[str]) -> bool:
    plain = _plain(actor)
    stands_alone = _FINITE.match(action) is None and _UNDERGOES.match(action) is None and not _NOBODY.match(actor)
    return plain in set(map(_plain, names)) or (" " not in plain and stands_alone)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name.casefold().replace("’", "'"), count=1).strip()
