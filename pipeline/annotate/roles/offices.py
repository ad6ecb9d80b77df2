"""Reads a series of posts with their bodies, "head of Elm School and chair of Oakline", and says who holds which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.annotate.roles.bodies import REPRESENTS, UNIT, Bodies
from pipeline.annotate.roles.meetings import MEETING
from pipeline.annotate.roles.posts import Post
from pipeline.annotate.roles.scene import BODY, POST, Person, Scene
from pipeline.found import FoundMention
from pipeline.rules.letters import SEATS

_ONCE = re.compile(r"\b(?:former|ex|(?<!and )then|previous)[ -]$", re.IGNORECASE)
"""Before a body whose post is meant: "former Oakline director"."""
_HEADS_BRANCH = re.compile(r"\b(?:[Hh]ead|[Dd]irector|[Ll]ead|[Ll]eader|[Mm]anager|[Bb]oss|[Cc]hief)$")
"""Who is that of a branch of the body: "head of Oakline's helpline team" is no head of Oakline."""
_OWNED = re.compile(r"^(?:['’]s?)? +(?:(?:failing|own|new|troubled|struggling) )?")
_OF_GOVERNMENT = re.compile(r"\b(?:minister|secretary)\b", re.IGNORECASE)
_SEAT = re.compile(r"(?:chair(?:man|woman|person)?|member|convenor|convener|clerk)$", re.IGNORECASE)
_PART_OF = re.compile(rf",? (?:(?:at|in|of|within) )?(?:the )?(?P<parent>{BODY})(?! {POST}|')")
OF_A_SORT = re.compile(r"(?:academy|trust|school|college|council|charity|union|MAT) ")
"""How titles begin that tell of what sort a body is and not which: "trust chief executives Ana Reyne and Bo Lund"."""
_OF_A_SEAT = re.compile(rf"(?:{'|'.join(SEATS)}) for ")
_APART = re.compile(r"\b(?:an?|now|currently|also) +$")
_COUNCIL = re.compile(r"[Cc]ouncil|[Bb]orough|[Aa]uthority")
_COMMA = len(", ")
"""No more than a comma stands between two names that are so close."""


@dataclass(slots=True)
class Office:
    """A post with its body. `end` is where its words end, `behind` says that the body stands behind the post.

    `apart`: an article or "now" opens it, so that it shares nothing with the post before it; `to_somebody`: it serves a
    person ("adviser to Ana Reyne") or a body that nobody knows, none that is told.
    """

    post: Post
    title: str
    end: int
    body: FoundMention | None
    behind: bool
    whose: str
    former: bool
    apart: bool
    to_somebody: bool


def read(scene: Scene, pattern: re.Pattern[str], start: int, end: int) -> list[Office]:
    """The offices in a stretch of the skeleton, each with the body stated beside it."""
    skeleton, offices = scene.skeleton, []
    for m in pattern.finditer(skeleton.text, start, end):
        post = skeleton.entity(m.start("post"))
        assert isinstance(post, Post)
        title, last = post.title, post.end
        seated = m["unit"] and _SEAT.search(title)  # "co-chair of the taskforce at Oakline"
        if m["unit"] and not seated:
            last = skeleton.span(*m.span("unit"))[1]
            title = " ".join(f"{title}{scene.text[post.end : last]}".split())
        if m["branch"] and _HEADS_BRANCH.search(title):
            title = f"{title} of {_OWNED.sub('', scene.text[slice(*skeleton.span(*m.span('branch')))])}"
        stated = m.span("unit") if seated else m.span("part") if m["part"] else m.span("body" if m["body"] else "owner")
        if area := _area(scene, m, post):
            title, last, stated = f"{title}{area[0]}", area[1], m.span("owner")
        bodies = [b for b in scene.bodies(*stated) if _may_have(post, b)]
        bodies = bodies[-1:] if m["part"] else bodies  # "the association's (OA) board"
        if bodies and (parent := _parent(scene, title, bodies[0], m.end())):
            last = bodies[0].end
            title, bodies = " ".join(f"{title}{scene.text[post.end : last]}".split()), [parent]
        offices.append(
            Office(
                post,
                title,
                last,
                bodies[0] if bodies else None,
                m["body"] is not None,
                m["whose"] or (m["there"] or "").strip() or post.whose,
                post.former
                or (
                    m["owner"] is not None
                    and _ONCE.search(skeleton.text, max(0, m.start("owner") - 10), m.start("owner")) is not None
                ),
                _APART.search(skeleton.text, max(start, m.start() - 10), m.start()) is not None,
                bool(m["to"] or m["unknown"]),
            )
        )
    return offices


def names_sender(office: Office, text: str) -> bool:
    """Whether the body behind a post is who sent its holder: "Primary Head Representative (Elm School)"."""
    if office.body is None or not office.behind or not REPRESENTS.search(office.title.lower()):
        return False
    return text[office.post.end : office.body.start] in (" (", " – ", " - ")


def _area(scene: Scene, office: re.Match[str], post: Post) -> tuple[str, int] | None:
    """(the words, their end) of the place that a post at another body covers: "Oakline's lead for Wirral"."""
    owned = office["owner"] or "'s" in (office["whose"] or "")
    if not owned or not office["body"]:
        return None
    place = scene.bodies(*office.span("body"))[0]
    words = scene.text[post.end : place.end]
    alone = place.organisation_kind == "local_authority" and not _COUNCIL.search(words)
    return (words, place.end) if alone and words.startswith((" for ", " in ", " (")) else None


def _parent(scene: Scene, title: str, unit: FoundMention, end: int) -> FoundMention | None:
    """The body that a unit is part of, named right behind it: "head of the Standards Unit, Oakline Council"."""
    if not (UNIT.search(unit.name) and _HEADS_BRANCH.search(title)):
        return None
    part_of = _PART_OF.match(scene.skeleton.text, end)
    return scene.bodies(part_of.start("parent"), part_of.end())[0] if part_of else None


def _may_have(post: Post, body: FoundMention) -> bool:
    """Whether a minister is of this body: "At Holyrood, the education secretary" is of the government."""
    return body.organisation_kind != "parliament" or _OF_GOVERNMENT.search(post.title) is None


def share(offices: Sequence[Office], bodies: Bodies) -> None:
    """Gives the body of a post to those beside it that have none: "founder and director of Oakline"."""
    for one, following in reversed(list(pairwise(offices))):
        if one.body or one.whose or one.to_somebody or not following.behind or following.body is None:
            continue
        if OF_A_SORT.match(one.title):
            continue  # "college principal and chair of Oakline"
        if bodies.fits(one.title, following.body) and not _sits_apart(one, following, bodies):
            one.body = following.body
            following.former |= one.former and not following.apart
    for before, one in pairwise(offices):
        if one.body is None and before.body is not None and not before.behind and not one.apart:
            one.body = before.body  # "Oakline's founder and chair"


def _sits_apart(one: Office, following: Office, bodies: Bodies) -> bool:
    """Whether the second of two posts is a seat, and the first is none: "head of policy and co-chair of the board"."""
    seats = bodies.seat(following.title) & MEETING
    on_it = following.body is not None and following.body.organisation_kind in seats
    return on_it and bodies.seat(one.title).isdisjoint(MEETING)


def distribute(people: Sequence[Person], offices: Sequence[Office], leading: bool) -> Iterator[tuple[Person, Office]]:
    """Who holds which of the posts; `leading`: the posts stand before the people.

    In order where there are as many ("Ana and Bo, chair and vice-chair"), a plural all of them, else the one beside it.
    Two posts at two bodies behind a mere comma are the last one's: "Ana, Bo, the head of Oakline and a Sense trustee".
    """
    in_order = len(people) == len(offices) > 1 and not any(o.post.plural for o in offices)
    if in_order and not leading and sum(_OF_A_SEAT.match(o.title) is not None for o in offices) == 1:
        in_order = False  # "Ana Reyne and Bo Lund, MP for Elmvale and chair of Oakline"
    if in_order and people[-1].start - people[-2].end <= _COMMA and not leading:
        bodies = {office.body.name for office in offices if office.body is not None}
        in_order = len(bodies) < len(offices)
    if in_order:
        yield from zip(people, offices, strict=True)
        return
    beside = people[:1] if leading else people[-1:]
    for office in offices:
        for person in people if office.post.plural else beside:
            yield person, office
