"""Bodies and people: who holds which post, how often bodies are named over time, what ties them, what letters mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from pipeline.hostile import one_line
from pipeline.report.page.reading import Definition, Post, PostKey, PostNote, Reading

_CROWD = 12
"""A sentence that names more bodies than this is a list of members, not a tie between any two of them."""
_BOARDS = frozenset({"board", "committee", "partnership", "forum"})
_YEARS_BY_MONTH = 2


@dataclass(frozen=True)
class Holder:
    """A person in a post: what the newest document says of it, and what the timeline of the post notes beside it."""

    person: str
    role: str | None
    former: bool
    since: date | None
    last: Post
    change: str | None
    conflict: str | None


@dataclass(frozen=True)
class Body:
    """A body and the people tied to it."""

    name: str
    holders: list[Holder]


@dataclass(frozen=True)
class Seen:
    """How often a body is named in a period, and where first."""

    body: str
    period: str
    mentions: int
    mention_id: str


@dataclass
class Tie:
    """Two bodies named in the same sentences, with the first of those."""

    first: str
    second: str
    sentences: int = 0
    mention_id: str = ""


@dataclass(frozen=True)
class Table:
    """A board and the bodies whose people sit on it."""

    board: str
    seats: list[tuple[str, str, Post]] = field(default_factory=list)


@dataclass(frozen=True)
class Term:
    """A short form with its meanings; a conflict has more than one."""

    short: str
    meanings: list[tuple[str, list[Definition]]]
    undefined: list[Definition]
    conflict: bool


def bodies_with_posts(reading: Reading) -> list[Body]:
    """The bodies that people hold posts at, those with most people first; within one, present posts first."""
    held: dict[str, dict[tuple[str, str], list[Post]]] = defaultdict(lambda: defaultdict(list))
    for post in reading.posts:
        held[post.organisation or ""][post.person, (post.role or "").casefold()].append(post)
    bodies = [Body(name, _holders(posts.values(), reading.post_notes)) for name, posts in held.items()]
    return sorted(bodies, key=lambda b: (not b.name, -len(b.holders), b.name))


def _holders(statements: Iterable[list[Post]], notes: Mapping[PostKey, PostNote]) -> list[Holder]:
    holders = [
        Holder(s[-1].person, s[-1].role, s[-1].former, s[0].as_of, s[-1], *notes.get(s[-1].key, (None, None)))
        for s in statements
    ]
    # a bare affiliation says nothing beside a post at the same body
    with_post = {h.person for h in holders if h.role}
    told = [h for h in holders if h.role or h.person not in with_post]
    return sorted(told, key=lambda h: (h.former, h.role is None, h.person))


def seen_over_time(reading: Reading, most: int) -> list[Seen]:
    """The bodies named most, counted by month, or by year where the corpus spans many."""
    mentions = reading.mentions("organisation").dropna(subset=["published"])
    if mentions.empty:
        return []
    years = max(mentions["published"]).year - min(mentions["published"]).year
    shape = "%Y-%m" if years <= _YEARS_BY_MONTH else "%Y"
    mentions["period"] = [day.strftime(shape) for day in mentions["published"]]
    totals = Counter(mentions["entity_id"])
    top = sorted(totals, key=lambda e: (-totals[e], reading.names[e]))[:most]
    first: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for entity, period, mention in zip(*(mentions[c] for c in ("entity_id", "period", "mention_id")), strict=True):
        counts[entity, period] += 1
        first.setdefault((entity, period), mention)
    cells = sorted((top.index(e), p, e) for e, p in counts if e in set(top))
    return [Seen(reading.names[e], p, counts[e, p], first[e, p]) for _, p, e in cells]


def ties(reading: Reading, most: int) -> list[Tie]:
    """Pairs of bodies named together in most sentences."""
    mentions = reading.mentions("organisation")
    found: dict[tuple[str, str], Tie] = {}
    for _, together in mentions.groupby(["document_id", "sentence"], sort=True):
        named = together.drop_duplicates("entity_id").sort_values("start")
        if not 1 < len(named) <= _CROWD:
            continue
        pairs = combinations(zip(named["entity_id"], named["mention_id"], strict=True), 2)
        for (a, mention), (b, _) in pairs:
            first, second = sorted((reading.names[a], reading.names[b]))
            tie = found.setdefault((first, second), Tie(first, second, mention_id=mention))
            tie.sentences += 1
    return sorted(found.values(), key=lambda t: (-t.sentences, t.first, t.second))[:most]


def boards(reading: Reading, most: int) -> list[Table]:
    """The boards on which people of several bodies sit, the largest first."""
    kinds = dict(zip(*(reading.tables["organisations"][c] for c in ("organisation_id", "kind")), strict=True))
    present = [p for p in reading.posts if p.organisation and not p.former]
    homes: dict[str, dict[str, Post]] = defaultdict(dict)
    for post in present:
        if kinds.get(post.organisation_id or "") not in _BOARDS:
            homes[post.person][post.organisation or ""] = post
    tables: dict[str, dict[tuple[str, str], Post]] = defaultdict(dict)
    for post in present:
        if kinds.get(post.organisation_id or "") in _BOARDS:
            for home in homes[post.person]:
                tables[post.organisation or ""][home, post.person] = post
    found = [Table(board, [(b, p, post) for (b, p), post in sorted(seats.items())]) for board, seats in tables.items()]
    shared = [t for t in found if len({body for body, _, _ in t.seats}) > 1]
    return sorted(shared, key=lambda t: (-len(t.seats), t.board))[:most]


def glossary(reading: Reading) -> list[Term]:
    """Every short form with its meanings, those that most documents give first."""
    terms: dict[str, list[Definition]] = defaultdict(list)
    for definition in reading.definitions:
        terms[definition.short].append(definition)
    conflicts = set(reading.tables["acronym_conflicts"]["short"].map(one_line))
    return [_term(short, terms[short], short in conflicts) for short in sorted(terms, key=lambda s: (s.casefold(), s))]


def _term(short: str, definitions: list[Definition], conflict: bool) -> Term:
    meanings: dict[str, list[Definition]] = defaultdict(list)
    for d in definitions:
        if d.long:
            meanings[_sense(d.long)].append(d)
    told = [(Counter(d.long or "" for d in ds).most_common(1)[0][0], ds) for ds in meanings.values()]
    return Term(
        short,
        sorted(told, key=lambda m: (-len({d.source.id for d in m[1]}), m[0])),
        [d for d in definitions if not d.long],
        conflict,
    )


def _sense(long: str) -> str:
    """A long form without what makes no other meaning: case, hyphens, "and" for "&", a plural."""
    words = long.casefold().replace("-", " ").replace("’", "'").replace("&", "and").split()
    return " ".join(w.removesuffix("s") if len(w) > 3 else w for w in words)
