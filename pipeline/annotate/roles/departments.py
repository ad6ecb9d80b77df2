"""Which department a minister belongs to: by title, year and the nation whose bodies a document names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from datetime import date
from functools import lru_cache

from pipeline.annotate.layers import Layers
from pipeline.annotate.roles.bodies import Bodies
from pipeline.rules.organisations import Nation
from pipeline.rules.patterns import words
from pipeline.rules.posts import MinisterialPost, MinisterRules

_RANKS = frozenset(words("secretary minister cabinet parliamentary under deputy junior state of for the and in to"))
"""Words of a minister's title that do not belong to the portfolio."""
_NATIONS: dict[str, tuple[Nation, ...]] = {
    "uk": ("England", "UK"),
    "british": ("England", "UK"),
    "english": ("England", "UK"),
    "scottish": ("Scotland",),
    "welsh": ("Wales",),
    "northern ireland": ("NI",),
    "stormont": ("NI",),
}
_OF_NATION = re.compile(
    r"(UK|British|English|Scottish|Welsh|Northern Ireland|Stormont)(?:'s)? (?!Government\b)", re.IGNORECASE
)
"""Before a title, in texts about several nations: "UK education secretary"."""
_NATIONS_OWN = re.compile(r"(England|Scotland|Wales)'s ")
"""The same of an office: "Scotland's chief inspector of education"."""
_WORD = re.compile(r"[a-z]+(?:'s)?")
_WITH_PORTFOLIO = re.compile(r"\b[A-Z][a-z]+ (?:Minister|Secretary)\b|\b(?:Minister|Secretary) (?:of|for) [A-Z][a-z]+")
"""A title that tells of a department, in the text or a heading."""


class Departments:
    """The department of a ministerial title, by the year and the nation whose bodies a document names."""

    def __init__(self, rules: MinisterRules) -> None:
        self._by_portfolio: dict[tuple[bool, frozenset[str]], list[MinisterialPost]] = {}
        self._by_title: dict[str, list[MinisterialPost]] = {}
        self._ranks = {rank.lower(): governments for rank, governments in rules.ranks.items()}
        self._nations = rules.nations
        for post in rules.posts:
            self._by_title.setdefault(_plain(post.post), []).append(post)
            if key := _portfolio(post.post):
                self._by_portfolio.setdefault(key, []).append(post)

    def is_office(self, name: str) -> bool:
        """Whether a name is a post of government that is named like its holder ("the Children's Commissioner")."""
        return _plain(name) in self._by_title

    def _offices(self, title: str) -> list[MinisterialPost]:
        """The offices of exactly this title."""
        return self._by_title.get(_plain(title), [])

    def department(self, title: str, published: date | None, named: Collection[str]) -> str | None:
        """The department of `title` at `published`, or None; of several one that the document names, then England's."""
        told = _OF_NATION.match(title)
        if told and (key := _portfolio(title[told.end() :])) is not None:
            there = _NATIONS[told[1].lower()]
            own = [p for p in self._by_portfolio.get(key, []) if p.nation in there]
            held = [p for p in own if published is None or p.from_year <= published.year <= p.to_year] or own
            return min(held, key=lambda p: (p.department not in named, -p.from_year)).department if held else None
        if named_first := _NATIONS_OWN.match(title):
            own = [p for p in self._offices(title[named_first.end() :]) if p.nation == named_first[1]]
            if own:
                return min(own, key=lambda p: p.department not in named).department
        posts = self._offices(title)
        exact = bool(posts)
        if not posts and (key := _portfolio(title)):
            posts = self._by_portfolio.get(key, [])
        if not posts:
            return self._by_rank(title, named)
        year = published.year if published else None
        valid = [p for p in posts if year is None or p.from_year <= year <= p.to_year] or posts
        nation = self._nation(named)
        at_home = (nation, "UK") if nation == "England" else (nation,)
        best = min(valid, key=lambda p: (p.department not in named, p.nation not in at_home, -p.from_year))
        elsewhere = best.nation not in ("England", "UK", *at_home) and best.department not in named
        if elsewhere and (home := self._at_home(title, named) or self._by_rank(title, named)):
            return home
        only = exact and len({p.department for p in valid}) == 1
        return best.department if only or not elsewhere else None

    def _by_rank(self, title: str, named: Collection[str]) -> str | None:
        """The government that a document names, of those that have posts of the title's rank."""
        governments = next((g for rank, g in self._ranks.items() if _plain(title).startswith(rank)), [])
        return next((g for g in governments if g in named), None)

    def _nation(self, named: Collection[str]) -> Nation:
        """The nation that the names of most bodies tell; England where none tells more than it does."""
        told = {n: sum(any(w in name for w in words) for name in named) for n, words in self._nations.items()}
        return max(told, key=lambda n: (told[n], n == "England", n))

    def _at_home(self, title: str, named: Collection[str]) -> str | None:
        """The department of England or the UK that a document names and that has the portfolio, whatever the rank."""
        key = _portfolio(title)
        same = [p for rank in (True, False) for p in self._by_portfolio.get((rank, key[1]), [])] if key else []
        return next((p.department for p in same if p.nation in ("England", "UK") and p.department in named), None)


class DepartmentsToldOf:
    """The departments of the ministers of one document: in its year, and in the nation of the bodies it names."""

    def __init__(self, departments: Departments, layers: Layers, bodies: Bodies) -> None:
        self._departments, self._layers, self._bodies = departments, layers, bodies
        self._named = bodies.names | {layers.metadata.publisher or ""}
        self._most_told: dict[str, str | None] = {}

    def of(self, title: str) -> str | None:
        """The department of a ministerial title."""
        return self._departments.department(title, self._layers.metadata.published, self._named)

    def most_told(self, rank: str) -> str | None:
        """The department most spoken of, of those whose "minister" or "secretary" the document names."""
        if rank not in self._most_told:
            titles = (found[0] for found in _WITH_PORTFOLIO.finditer(self._layers.view))
            counts = Counter(filter(None, (self.of(title) for title in titles if rank in title.lower())))
            counts.update(m.name for m in self._bodies.mentions if m.name in counts)
            self._most_told[rank] = max(sorted(counts), key=lambda d: counts[d]) if counts else None
        return self._most_told[rank]


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    return " ".join(re.findall(r"[a-z']+", title.lower().replace("’", "'"))).replace("the ", "")


@lru_cache(maxsize=4096)
def _portfolio(title: str) -> tuple[bool, frozenset[str]] | None:
    """(whether of cabinet rank, words of the portfolio) of a minister's title; None for any other title."""
    words = _WORD.findall(title.lower().replace("’", "'"))
    if not {"minister", "secretary"} & set(words):
        return None
    area = frozenset(w.removesuffix("'s") for w in words) - _RANKS
    return ("secretary" in words and "under" not in words, area) if area else None
