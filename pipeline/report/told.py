"""An undertaking in words: what is to be done, with the subject of its clause where that is not who is to act."""

from __future__ import annotations

import re
from collections.abc import Collection

_FINITE = re.compile(r"(?:is|are|was|were|has|will|would|can|must|should|does|\w+n['’]t|[a-z]+[^aisu\W]s)\b")
"""Actions with a verb of their own: "is due out this autumn", "begins in May"; "pass" and "focus" are infinitives."""
_UNDERGOES = re.compile(r"(?:have )?be(?:en)?\b")
_ARTICLE = re.compile(r"(?:the|an?|its|their|our) ", re.IGNORECASE)


def undertaken(action: str, actor: str | None, names: Collection[str], *, negated: bool = False) -> str:
    """The action as it reads behind the name of who is to act: "the report to be published by May".

    `actor` is the actor as written, `names` are all names by which a reader is told who is to act. Words that mean
    nobody else are left out: one of the names, or a noun that stands for a body ("the department").
    """
    subject = actor if actor and not _is_who_acts(actor, action, names) else ""
    if _FINITE.match(action):
        return f"{subject} {action}".strip()
    to = ("not to " if negated else "to ") if subject or negated else ""
    return f"{subject} {to}{action}".strip()


def _is_who_acts(actor: str, action: str, names: Collection[str]) -> bool:
    plain = _plain(actor)
    stands_alone = _FINITE.match(action) is None and _UNDERGOES.match(action) is None
    return plain in set(map(_plain, names)) or (" " not in plain and stands_alone)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name.casefold().replace("’", "'"), count=1).strip()
