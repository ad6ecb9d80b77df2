"""Role timelines: who held which post at which body, from when to when as far as the documents show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from pipeline.facts import PostHeld
from pipeline.found import Name
from pipeline.resolve.census import Census, Post
from pipeline.resolve.identities import Identities
from pipeline.resolve.ids import stable_id
from pipeline.resolve.names import folded
from pipeline.resolve.notes import NO_DAY, Numbers, Order
from pipeline.rules.resolution import PostTitleRules


@dataclass(frozen=True, slots=True)
class _Stated:
    """A post as some documents state it, one of them as often as it does: with its title, and the words of that.

    `first` and `last` are the days between which they were published; `by_id` and `in_time` tell where the first of
    them is among all, by id and by day.
    """

    post: Post
    title: str
    words: frozenset[str]
    documents: Numbers
    first: date | None
    last: date | None
    by_id: int
    in_time: int

    @classmethod
    def of(cls, post: Post, title: str, words: frozenset[str], documents: Numbers, order: Order) -> _Stated:
        """The post with the days of the documents."""
        days = order.days[documents]
        known = days[days < NO_DAY]
        first, last = (date.fromordinal(known.min()), date.fromordinal(known.max())) if len(known) else (None, None)
        by_id, in_time = int(order.by_id[documents].min()), int(order.in_time[documents].min())
        return cls(post, title, words, documents, first, last, by_id, in_time)


@dataclass
class _Time:
    """A person's time in a post: the statements about it."""

    person: str
    name: str
    body: str | None
    title: str
    words: frozenset[str]
    statements: list[_Stated] = field(default_factory=list)

    @property
    def first_title(self) -> str:
        """The title in the first statement: later ones that say more, or less, change nothing in it."""
        return min(self.statements, key=lambda s: (s.in_time, s.title)).title

    @cached_property
    def first(self) -> date | None:
        """The first day on which a document gives the post as held."""
        return min((s.first for s in self.statements if s.first and not s.post.former), default=None)

    @cached_property
    def last(self) -> date | None:
        """The last such day."""
        return max((s.last for s in self.statements if s.last and not s.post.former), default=None)

    @cached_property
    def past(self) -> date | None:
        """The first day on which a document gives the post as past."""
        return min((s.first for s in self.statements if s.first and s.post.former), default=None)


def roles_timeline(census: Census, identities: Identities, rules: PostTitleRules) -> Iterator[PostHeld]:
    """The rows of `roles_timeline`, by body, post and day."""
    at: dict[str | None, list[_Time]] = defaultdict(list)
    for time in _times(census, identities, rules):
        # there is one Prime Minister, whether or not a text says of what
        at[None if rules.sole_pattern.fullmatch(time.title) else time.body].append(time)
    rows = []
    for body, times in at.items():
        for time in times:
            known = body is not None or rules.sole_pattern.fullmatch(time.title) is not None
            others = [t for t in times if t.person != time.person and _one_post(t, time)] if known else []
            rows.append(_row(time, others, single=known and bool(rules.single_pattern.fullmatch(time.title))))
    yield from sorted(rows, key=lambda r: (r.organisation_id or "", r.role, r.first_seen or date.max, r.held_id))


def _times(census: Census, identities: Identities, rules: PostTitleRules) -> Iterator[_Time]:
    """A person's statements at a body by post; titles of which one says more than the other are of one post."""
    order = Order.of(census.documents)
    for (person, body), stated in sorted(
        _stated(census, order, identities, rules).items(), key=lambda item: (item[0][0], item[0][1] or "")
    ):
        times: list[_Time] = []

        def fullest_first(s: _Stated) -> tuple[object, ...]:
            return -len(s.words), s.title, s.by_id, s.post.role, s.post.person

        for s in sorted(stated, key=fullest_first):
            time = next((t for t in times if s.words <= t.words), None)
            if time is None:
                time = _Time(person, s.post.person, body, s.title, s.words)
                times.append(time)
            time.statements.append(s)
        yield from times


def _stated(
    census: Census, order: Order, identities: Identities, rules: PostTitleRules
) -> dict[tuple[str, str | None], list[_Stated]]:
    """{(person's id, body's id): what documents state of posts of that person there}"""
    grouped: dict[tuple[str, str | None], list[_Stated]] = defaultdict(list)
    shared = identities.shared_names()
    for post, documents in census.posts.each():
        title = _title(post.role, rules) if post.role else ""
        if not title:
            continue
        words = _words(title, rules)
        # who has a name that is several people's is for each document to say
        for some in np.split(documents, len(documents)) if post.person in shared else [documents]:
            ids = _ids(post, census.documents[some[0]][0], identities)
            grouped[ids].append(_Stated.of(post, title, words, some, order))
    return grouped


def _ids(post: Post, document_id: str, identities: Identities) -> tuple[str, str | None]:
    person = identities.id_of(Name("person", post.person), document_id)
    body = Name("organisation", post.organisation) if post.organisation else None
    return person, identities.id_of(body, document_id) if body else None


def _title(role: str, rules: PostTitleRules) -> str:
    """A post's title in lower case, short forms written out."""
    title = " ".join(role.replace("’", "'").lower().split())
    return rules.spelt_out.get(title, title)


def _words(title: str, rules: PostTitleRules) -> frozenset[str]:
    return frozenset(w for w in folded(title).split() if w not in rules.idle_words) or frozenset((title,))


def _one_post(a: _Time, b: _Time) -> bool:
    """Whether two people's titles at one body are of one post: the same words, or one's area within the other's."""
    few, many = sorted((a.words, b.words), key=len)
    return few == many or (few < many and len(few) > 1)


def _row(time: _Time, others: Sequence[_Time], *, single: bool) -> PostHeld:
    before = _predecessor(time, others) if single else None
    usual: Counter[str] = Counter()
    for stated in time.statements:
        usual[stated.post.role or ""] += len(stated.documents)
    seen = f"{time.title}: {time.name}, first seen {time.first}" if single and time.first else None
    return PostHeld(
        held_id=stable_id("held", time.person, time.body, time.first_title),
        person_id=time.person,
        role=min(usual, key=lambda role: (-usual[role], role)),
        organisation_id=time.body,
        first_seen=time.first,
        last_seen=time.last,
        past_by=time.past,
        statements=usual.total(),
        documents=len(np.unique(np.concatenate([stated.documents for stated in time.statements]))),
        follows=before.person if before else None,
        change=f"{seen}, after {before.name}" if seen and before else seen,
        conflict="; ".join(_conflicts(time, others, single=single)) or None,
    )


def _predecessor(time: _Time, others: Sequence[_Time]) -> _Time | None:
    """Who was last seen in the post before somebody was first seen in it."""
    first = time.first
    before = [(t.last, t.person, t) for t in others if first and t.last and t.last < first]
    return max(before, key=lambda b: b[:2])[2] if before else None


def _conflicts(time: _Time, others: Sequence[_Time], *, single: bool) -> Iterator[str]:
    if time.past and time.last and time.past <= time.last:
        yield f"given as past on {time.past} and as held on {time.last}"
    if not single or time.first is None or time.last is None:
        return
    for other in sorted(others, key=lambda t: (t.first or date.max, t.person)):
        if other.first and other.last and other.first <= time.last and time.first <= other.last:
            yield f"{other.name} is given in the same post from {other.first} to {other.last}"
