"""Role timelines: who held which post at which body, from when to when as far as the documents show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pipeline.facts import PostHeld
from pipeline.found import Name
from pipeline.resolve.census import Post
from pipeline.resolve.identities import Identities
from pipeline.resolve.ids import stable_id
from pipeline.resolve.names import folded
from pipeline.rules.resolution import PostTitleRules


@dataclass
class _Time:
    """A person's time in a post: the statements about it."""

    person: str
    name: str
    body: str | None
    title: str
    words: frozenset[str]
    statements: list[tuple[str, Post]] = field(default_factory=list)
    """With the title of each."""

    @property
    def first_title(self) -> str:
        """The title in the first statement: later ones that say more, or less, change nothing in it."""
        return min(self.statements, key=lambda s: (s[1].published or date.max, s[1].document_id, s[0]))[0]

    def _days(self, *, former: bool) -> Iterator[date]:
        """The publication days of the statements that give the post as past, or as held."""
        return (p.published for _, p in self.statements if p.published and p.former is former)

    @cached_property
    def first(self) -> date | None:
        """The first day on which a document gives the post as held."""
        return min(self._days(former=False), default=None)

    @cached_property
    def last(self) -> date | None:
        """The last such day."""
        return max(self._days(former=False), default=None)

    @cached_property
    def past(self) -> date | None:
        """The first day on which a document gives the post as past."""
        return min(self._days(former=True), default=None)


def roles_timeline(posts: Iterable[Post], identities: Identities, rules: PostTitleRules) -> Iterator[PostHeld]:
    """The rows of `roles_timeline`, by body, post and day."""
    at: dict[str | None, list[_Time]] = defaultdict(list)
    for time in _times(posts, identities, rules):
        # there is one Prime Minister, whether or not a text says of what
        at[None if rules.sole_pattern.fullmatch(time.title) else time.body].append(time)
    rows = []
    for body, times in at.items():
        for time in times:
            known = body is not None or rules.sole_pattern.fullmatch(time.title) is not None
            others = [t for t in times if t.person != time.person and _one_post(t, time)] if known else []
            rows.append(_row(time, others, single=known and bool(rules.single_pattern.fullmatch(time.title))))
    yield from sorted(rows, key=lambda r: (r.organisation_id or "", r.role, r.first_seen or date.max, r.held_id))


def _times(posts: Iterable[Post], identities: Identities, rules: PostTitleRules) -> Iterator[_Time]:
    """A person's statements at a body by post; titles of which one says more than the other are of one post."""
    grouped: dict[tuple[str, str | None], list[Post]] = defaultdict(list)
    titles: dict[str, tuple[str, frozenset[str]]] = {}
    shared = identities.shared_names()
    ids: dict[tuple[str, str | None], tuple[str, str | None]] = {}
    for post in posts:
        if post.role:
            if post.role not in titles:
                title = _title(post.role, rules)
                titles[post.role] = title, _words(title, rules)
            names = (post.person, post.organisation)
            if (found := ids.get(names)) is None or post.person in shared:
                found = ids[names] = _ids(post, identities)
            grouped[found].append(post)
    for (person, body), stated in sorted(grouped.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        times: list[_Time] = []
        titled = [(*titles[p.role], p) for p in stated if p.role and titles[p.role][0]]
        for title, words, post in sorted(titled, key=lambda t: (-len(t[1]), t[0], t[2].document_id, t[2].role or "")):
            time = next((t for t in times if words <= t.words), None)
            if time is None:
                time = _Time(person, post.person, body, title, words)
                times.append(time)
            time.statements.append((title, post))
        yield from times


def _ids(post: Post, identities: Identities) -> tuple[str, str | None]:
    person = identities.id_of(Name("person", post.person), post.document_id)
    body = Name("organisation", post.organisation) if post.organisation else None
    return person, identities.id_of(body, post.document_id) if body else None


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
    usual = Counter(p.role or "" for _, p in time.statements)
    seen = f"{time.title}: {time.name}, first seen {time.first}" if single and time.first else None
    return PostHeld(
        held_id=stable_id("held", time.person, time.body, time.first_title),
        person_id=time.person,
        role=min(usual, key=lambda role: (-usual[role], role)),
        organisation_id=time.body,
        first_seen=time.first,
        last_seen=time.last,
        past_by=time.past,
        statements=len(time.statements),
        documents=len({p.document_id for _, p in time.statements}),
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
