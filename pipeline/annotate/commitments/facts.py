"""Puts a fact together from what was read of an undertaking."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.annotate.commitments.deadlines import Deadline
from pipeline.facts import Strength
from pipeline.found import FoundCommitment, Name

EDGES = " ,;:.–-\"'|"
"""What is no word at the ends of a stretch."""
_EDGES_BUT_QUOTES = EDGES.replace('"', "")
_BLANKS = re.compile(r"[ \t]{2,}")
"""What is left of marks of emphasis."""
_OPENED = re.compile(r",? \"$")
"""The beginning of what is said next: '… in May," she said, "'."""
_STOP_INSIDE = re.compile(r"[.,;:]+(?=\"$)")
_TAIL = re.compile(
    r"[,;] (?:and|or)$|, (?:of|for|with|to|by|in|on)$|[,.!?]\"[^\"]*$|(?:'?;|'[,;]) .*$"
    r"|,? and that (?!(?:of|is|was|will|would|which)\b).*$"
    r"|,? (?:and|but) (?:I|we|he|she|they|there) (?:\w+ly )?(?:am|is|are|was|were|has|have|had|do|does|did|\w+ed)\b.*$"
    r"|,? (?:and|but) (?:also )?(?:said|says|added|warned|stressed|insisted|claimed|admitted)\b.*$"
    r"|,? – (?:an?|the|this|that|which|something|but|and|so|not|even|although|despite|just|or|we|it|they)\b"
    r"(?:[^–()]|\([^()]*\))*$"
    r"|: (?:this|that|it|we|they|he|she|there|members|parents|families|unions)\b.*$"
    r"|, according to (?!plan\b).*$"
    r"|, (?:many|some|most|several|both|all|none) of (?:us|them|whom|the \w+)\b.*$"
    r"|, (?:[^,;]{2,60} (?:has |have )?)?(?:said|says|confirmed|announced|added|stressed|replied|noted"
    r"|(?:told|assured) \w+|insist(?:s|ed)?|promised|explained)(?: [^,;]{0,60})?\.?$",
    re.DOTALL,
)
"""What links a list item to the next one, says whose the words were ('…," said Ana Reyne'), begins a new clause ("and
that waits were falling") or is a remark on it ("– a move that unions welcome", ", many of us feared")."""
_TAIL_SIGNS = (",", ";", '"', " and ", " but ", " – ", ": ")
"""One of them stands in every tail."""


_IMPLIED, _UNKNOWN = 0.9, 0.8
"""How sure an undertaking is whose actor is implied, or known by words only, in shares of its rule's confidence.

On texts read blind, nine in ten actors that the words name were right, eight of those implied, seven of the others.
"""


def _share(actor: str | None, name: Name | None) -> float:
    """How sure it is who acts, 0 to 1."""
    if name is None:
        return _UNKNOWN
    return 1.0 if actor else _IMPLIED


def _trimmed(action: str) -> str:
    """The words of an action without what only leads on from it, or half a pair of quotation marks."""
    # the tail first: it knows who speaks by the closing quotation mark
    action = action.strip()
    if "  " in action or "\t" in action:
        action = _BLANKS.sub(" ", action)
    if action.endswith('"'):
        action = _OPENED.sub("", action)
    if any(map(action.__contains__, _TAIL_SIGNS)):
        action = _TAIL.sub("", action)
    if action.count('"') % 2:
        # its other half stands outside: 'it will "go on with" the plan'
        action = action.replace('"', "")
    action = action.strip(_EDGES_BUT_QUOTES)
    if action.endswith('"'):
        action = _STOP_INSIDE.sub("", action)
    action = action.removeprefix("to ")
    if action.startswith('"') and action.find('"', 1) == len(action) - 1:
        action = action.strip(EDGES)
    return action


def commitment(
    span: tuple[int, int],
    rule: str,
    action: str,
    *,
    actor: str | None,
    actor_name: Name | None,
    strength: Strength,
    negated: bool = False,
    due: Deadline | None = None,
    speaker: Name | None = None,
    confidence: float = 0.9,
    named: bool = True,
) -> FoundCommitment:
    """The fact; an actor that is only implied is called by its name.

    `confidence` is that of the rule; the fact's is less where the words of `actor` are not those `named` for who acts:
    "a plan will be published".
    """
    return FoundCommitment(
        start=span[0],
        end=span[1],
        rule=rule,
        confidence=round(confidence * _share(actor if named else None, actor_name), 3),
        actor=actor or (actor_name.name if actor_name else None),
        actor_name=actor_name,
        action=_trimmed(action),
        strength=strength,
        negated=negated,
        due_text=due.text if due else None,
        due_start=due.start if due else None,
        due_end=due.end if due else None,
        date=due.span if due else None,
        speaker=speaker,
    )


def owned_by(fact: FoundCommitment, owner: tuple[str, Name | None]) -> FoundCommitment:
    """The fact as that of whom the record notes beside it."""
    return replace(fact, actor=owner[0], actor_name=owner[1])
