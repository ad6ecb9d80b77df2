"""Finds the titles of posts: a head noun, widened to the left and to the right.

"deputy director for SEND and AP" grows from its head "deputy director". To the left come modifiers and words of status
("NEW deputy director"), to the right the area of work up to the next name, comma or verb. Where the title ends is the
hard part: "head of education, children and families" holds a comma, "head of education, Oakline" does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.annotate.roles.areas import Areas
from pipeline.annotate.roles.heads import Head, HeadFinder, Spans, singular
from pipeline.rules.patterns import alternatives
from pipeline.rules.posts import PostRules

_WORD = r"[A-Za-z][\w&/'-]*"
_LEFT = re.compile(rf"(?<![\w'-])(?:(?:{_WORD}|&) +)+$")
_LEFT_WORD = re.compile(rf"(?<![\w'-])(?:{_WORD}|&)")
_OPENERS = "an?|the|its|their|our|his|her|as|is|was|now|new|then|remains|become|became|becomes|and"
_OPENS = re.compile(rf"(?:[,(:;–/]|\b(?:{_OPENERS})|'s|s'|^) *(?:[a-z-]+ +){{0,2}}$")
"""What stands before a noun phrase: whatever follows it up to the head is part of the title."""
_JOINED = re.compile(r"(?:,|;|/|&|\band)(?: +(?:an?|the|its|our|is|now|also|then|later))*(?: +[a-z-]+'s?)? +$")
_SERIES = re.compile(r",|/| (?:and|&|of|for|in|on|at) ")
"""Behind a post, what another one follows: "chief executive and founder"."""
_AND_BETWEEN = re.compile(r",? (?:and|&) +")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) $")
_A_WHILE = re.compile(r"\bfor (?!early )(?:[\w-]+ ){1,3}(?:years|months|decades) ")
"""How long somebody held a post: "was for ten years treasurer"."""
_NEXT = re.compile(r"(?:then|later|now) ")
"""What opens the next post of a series: "trustee and then chair"."""
_DETERMINERS = re.compile(r"(?:(?:the|an?|our|its|their|his|her|also|now|currently|then) +)+")
_RANKS = ("Secretary", "Minister")
_PREFIX = re.compile(r"(?<![\w-])(?:(?:[Cc]o|[Vv]ice|[Dd]eputy|[Ss]ub|[Uu]nder)-)+$")
"""What is tied to a head by a hyphen: "Vice-" of "Vice-Chairman"."""
_OPENS_PLACE = re.compile(r"(?:\b[Tt]he |\b[Aa]s |\b[Ii]ts |, |^|[.:;] |\n)$")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|of) $")
_ARTICLE = re.compile(r", (?:the|an?) $")
_SERIES_LEFT = re.compile(r"\b(?:[A-Z][a-z]+, ){0,3}(?P<last>[A-Z][a-z]+) (?:and|&) (?:[A-Z][a-z]+ ){1,2}$")
"""The portfolio before a minister's rank: "Culture, Media and Sport" Secretary."""
_GOES_ON = re.compile(r"(?<=[a-z]) (?!Elect|Designate|General|Emerit)[A-Z][a-z]+")
"""Behind a word for a post, another one with a capital, to which it belongs."""
_THE = re.compile(r"\b[Tt]he $")
_BEHIND_NAME = re.compile(r"(?: \([A-Z]{2,4}\))?(?:,|,? –|:| \(| \|) *")
"""Between the name of an entry of a list and the title."""
_SMALL_WORDS = frozenset({"and", "&", "for", "of"})
_WIDEST_LEFT, _WIDEST_RIGHT = 80, 160
_NO_ADVERBS = frozenset({"family", "early", "elderly"})
_MOST_WORDS, _MOST_UNKNOWN = 5, 2
"""So many words may stand between a name and the head of its title, and so many that nobody knows before a head."""


@dataclass(slots=True)
class Post:
    """A title in a sentence. `start` takes in the words of its status, `title` leaves them out, in the singular."""

    start: int
    end: int
    title: str
    plural: bool = False
    former: bool = False
    whose: str = ""
    """A class noun that stands for the body: "the charity" behind "chief executive of"."""


class PostFinder:
    """Finds posts by the vocabulary of `rules/posts.yaml`."""

    def __init__(self, rules: PostRules) -> None:
        self._rules = rules
        self._heads = HeadFinder(rules)
        small = frozenset(rules.premodifier_ends)
        self._area_words = frozenset(w.lower() for area in rules.area_words for w in area.split()) - small
        modifiers = (m.lower() for m in rules.modifiers_before)
        self._modifiers = frozenset([*modifiers, *self._area_words, *rules.heads])
        before = alternatives(list(rules.status_before))
        self._ranks = frozenset(m.lower() for m in rules.modifiers_before)
        self._not_in_title_case = frozenset(
            [*rules.heads, *rules.premodifier_ends, *rules.status_before, *rules.class_nouns]
        )
        posts = {form for head in rules.heads for form in (head, f"{head}s")}
        self._alone = frozenset(rules.only_of_bodies)
        self._no_modifiers = frozenset([*rules.premodifier_ends, *rules.area_ends, *posts]) - frozenset(self._ranks)
        self._status = re.compile(rf"(?:{before}(?: +|(?<=-)))+", re.IGNORECASE)
        self._status_word = re.compile(before, re.IGNORECASE)
        self._status_left = re.compile(rf"(?<![\w'-]){before} +$", re.IGNORECASE)
        after = alternatives(list(rules.status_after))
        self._status_after = re.compile(rf" ?(?P<status>{after})(?!\w)", re.IGNORECASE)
        theirs = rf"(?P<noun>{alternatives(rules.class_nouns)})"
        self._of_theirs = re.compile(
            rf"(?: (?:of|for|at)|(?P<within> in)) (?P<known>(?:the|this) )?{theirs}(?(within)'s [\w -]+)$"
        )
        self._at_theirs = re.compile(rf" at (?:the|this) {theirs}(?! of| for|[\w-])")
        self._theirs_before = re.compile(rf"{theirs} ")
        self._ends = frozenset(rules.area_ends)
        self._areas = Areas(rules, self._area_words)

    @property
    def first_words(self) -> frozenset[str]:
        """The words, in lower case, one of which every post's head begins with."""
        return self._heads.first_words

    def find(self, view: str, text: str, start: int, end: int, people: Spans, bodies: Spans) -> list[Post]:
        """The posts of view[start:end], in order; a title never runs into a name of `people` or `bodies`.

        `text` is the text as written, from which titles are quoted.
        """
        taken = sorted([*people, *bodies])
        body_starts = frozenset(s for s, _ in bodies)
        heads = self._heads.find(view, start, end, taken, people)
        if not heads:
            return []
        lefts = [self._left(view, h, max([start, *(e for _, e in taken if e <= h.start)]), heads) for h in heads]
        posts: list[Post] = []
        for i, head in enumerate(heads):
            if posts and head.start < posts[-1].end:
                continue
            if view[head.end : head.end + 1] == ":" and view[lefts[i] : head.end].lower() in self._rules.labels:
                continue
            if posts and head.singular in self._rules.abbreviations and view[posts[-1].end : head.start] == " (":
                continue  # "designated clinical officer (DCO)"
            if i + 1 < len(heads) and not view[head.end : heads[i + 1].start].strip(" "):
                continue  # "deputy" of "deputy secretary"
            if i + 1 < len(heads) and lefts[i + 1] <= head.start:
                continue  # and of "deputy city mayor"
            limit = min([end, head.end + _WIDEST_RIGHT, *(s for s, _ in taken if s >= head.end)])
            limit = min(limit, self._next_joined(view, heads[i + 1 :], lefts[i + 1 :], head.end, limit))
            left = max(lefts[i], start)
            if posts and left < posts[-1].end:  # "Director of People" and "Deputy Chief Executive"
                joint = _AND_BETWEEN.match(view, posts[-1].end)
                left = joint.end() if joint else posts[-1].end
            before_body = limit in body_starts
            posts.append(self._post(view, text, head, left, limit, before_body))
        return posts

    def _next_joined(self, view: str, heads: list[Head], lefts: list[int], start: int, limit: int) -> int:
        """Where the next post begins, if "and" or a comma joins it to the one that ends at `start`; else `limit`."""
        for head, left in zip(heads, lefts, strict=True):
            if head.start >= limit:
                break
            before_head = any(other.start == head.end + 1 for other in heads)  # "Deputy Chief Executive"
            if not before_head and _GOES_ON.match(view, head.end, limit):
                continue  # "Director of High Needs and Specialist Funding": no post, but part of the area
            if joint := _JOINED.search(view, start, left):
                return joint.start()
        return limit

    def _left(self, view: str, head: Head, least: int, heads: Sequence[Head]) -> int:
        """Where the title of one of `heads` begins, words of status included."""
        # "Administrator/Helpline Officer" are two
        least = max([least, *(h.end + 1 for h in heads if h.end < head.start and view[h.end] == "/")])
        if a_while := _A_WHILE.search(view, max(least, head.start - _WIDEST_LEFT), head.start):
            least = a_while.end()
        if view[max(least, head.start - 3) : head.start].lower() == "ex-":
            return head.start - 3
        if prefix := _PREFIX.search(view, max(least, head.start - 16), head.start):
            return self._left(view, replace(head, start=prefix.start()), least, heads)
        run = _LEFT.search(view, max(least, head.start - _WIDEST_LEFT), head.start)
        if run is None:
            return head.start
        if self._is_title_case(run[0]) and _BEHIND_NAME.fullmatch(view, least, run.start()):
            return run.start()
        joined = any(least <= h.end < head.start and _SERIES.match(view, h.end) for h in heads)
        if not joined and (phrase := self._opening_phrase(view, least, run, head)) is not None:
            return phrase
        if (
            view[head.start :].startswith(_RANKS)
            and (portfolio := _SERIES_LEFT.search(view, max(least, head.start - _WIDEST_LEFT), head.start))
            and self._is_portfolio(view, least, portfolio)
        ):
            return portfolio.start()
        words = list(_LEFT_WORD.finditer(view, run.start(), head.start))
        begin, unknown = head.start, 0
        ends = {h.end for h in heads}
        while words:
            word = words.pop()
            low = word[0].lower()
            if low in ("and", "&"):
                if not words or _NEXT.match(view, begin) or not self._joins(view, words[-1][0].lower(), begin, head):
                    break
                if begin < head.start and words[-1].end() in ends and len(words) > 1:
                    break  # "Inclusion Lead and Nursery Lead", but "Executive and Research Officer"
            elif low.endswith("ed") and _PASSIVE.search(view, max(least, word.start() - 6), word.start()):
                break  # "has been named director"
            elif low in self._modifiers or self._status.match(view, word.start(), head.start):
                begin = word.start()
            elif unknown < _MOST_UNKNOWN and self._unknown_fits(view, word, head):
                begin = word.start()
                unknown += 1
            else:
                break
        while status := self._status_left.search(view, max(least, begin - 24), begin):
            begin = status.start()
        return begin

    def _is_portfolio(self, view: str, least: int, series: re.Match[str]) -> bool:
        """Whether a series before a rank is one portfolio: "Trade and Industry" Secretary, no place and no post."""
        words = series[0].replace(",", "").lower().split()
        placed = _PLACE_BEFORE.search(view, max(least, series.start() - 6), series.start()) is not None
        return self._ends.isdisjoint(words) and words[0] not in self._rules.heads and not placed

    def _opening_phrase(self, view: str, least: int, run: re.Match[str], head: Head) -> int | None:
        """Where a title begins whose words all stand between a name and the head: "parliamentary and press" officer."""
        if not _BEHIND_NAME.fullmatch(view, least, run.start()):
            return None
        opening = _DETERMINERS.match(view, run.start(), run.end())
        words = view[opening.end() if opening else run.start() : run.end()].split()
        joined = not _SMALL_WORDS.isdisjoint(words)
        if not 0 < len(words) <= _MOST_WORDS or words[0] in _SMALL_WORDS or (joined and head.singular in self._alone):
            return None  # "parent and chair" are two things
        if any(w not in _SMALL_WORDS and self._is_no_modifier(w) for w in words):
            return None
        if words[0].endswith("ing") and words[0] not in self._modifiers:
            return None  # "Ana Reyne, replacing long-time leader Bo Lund"
        return opening.end() if opening else run.start()

    def _is_no_modifier(self, word: str) -> bool:
        """Whether a word cannot stand before the head within a title: "who", "praised", "party's", "she's"."""
        low = word.lower()
        owns = low.endswith("'s") and low not in self._modifiers
        return low in self._no_modifiers or owns or (low.endswith("ed") and "-" not in low)

    def _is_title_case(self, words: str) -> bool:
        """Whether words before a head are all its own, as in lists: "Programme Assurance and Quality" Manager."""
        split = words.split()
        return _SMALL_WORDS.isdisjoint((split[0], split[-1])) and all(
            w in _SMALL_WORDS or (w[0].isupper() and w.lower() not in self._not_in_title_case) for w in split
        )

    def _joins(self, view: str, word: str, begin: int, head: Head) -> bool:
        """Whether "and" goes on with the title to the left: "policy and research manager", not "chair and manager"."""
        if begin < head.start:
            return word in self._modifiers and (word in self._ranks or word not in self._rules.heads)
        first = view[head.start : head.end].split()[0].lower()
        return word in self._area_words and first in self._area_words

    def _unknown_fits(self, view: str, word: re.Match[str], head: Head) -> bool:
        """Whether a word outside the vocabulary may belong to the title: "Quality Assurance Lead", "advice manager".

        Capitals carry on a capitalised title; a small word counts only where a comma, an article or a possessive
        opens the noun phrase just before it.
        """
        low = word[0].lower()
        if low in self._rules.premodifier_ends or low.endswith(("'s", "s'")):
            return False
        if low.endswith("ly") and low not in _NO_ADVERBS:
            return False
        if view[head.start].isupper():
            return word[0][0].isupper()  # "to join Home Secretary"
        if word[0][0].isupper():
            placed = _OPENS_PLACE.search(view, max(0, word.start() - 6), word.start())
            short = word[0].isupper() and not _THE.search(view, max(0, word.start() - 5), word.start())
            return placed is not None and word[0].isalpha() and not short  # "the Cambridge director", "the MAT rep"
        if low.endswith("ing"):
            return bool(_ARTICLE.search(view, max(0, word.start() - 6), word.start()))  # ", the organising official"
        return not low.endswith("ed") and bool(_OPENS.search(view, max(0, word.start() - 30), word.start()))

    def _post(self, view: str, text: str, head: Head, left: int, limit: int, before_body: bool) -> Post:
        """The post that grows from a head between `left` and `limit`, where a body begins if `before_body`."""
        stop = end = self._areas.end(view, head, limit, before_body)
        theirs = self._of_theirs.search(view, head.end, end)
        if theirs and not view.startswith(" of ", end):
            stop = theirs.start()
        begin, former = self._status_of(view, left, head)
        whose = f"the {theirs['noun']}" if theirs and stop < end else ""
        if not whose and (at_theirs := self._at_theirs.match(view, end)):
            whose = f"the {at_theirs['noun']}"
        if (
            not whose
            and (own := self._theirs_before.match(view, begin, head.start))
            and _THE.search(view, max(0, begin - 5), begin)
        ):
            begin, whose = own.end(), f"the {own['noun']}"  # "the committee chair"
        words = text[begin : head.start] + singular(text[head.start : head.end], head)
        title = " ".join((words + text[head.end : stop]).split())
        if after := self._status_after.match(view, end, limit):
            former |= self._rules.status_after[after["status"].lower()] == "former"
            end = after.end()
        return Post(left, end, title, head.plural, former, whose)

    def _status_of(self, view: str, left: int, head: Head) -> tuple[int, bool]:
        """(where the title begins behind the words of its status, whether these make it past)."""
        status = self._status.match(view, left, head.start)
        begin, former = left, False
        for word in self._status_word.finditer(status[0]) if status else ():
            low = word[0].lower()
            goes_on = low == "then" and view.endswith("and ", 0, left)  # "trustee and then chair"
            former |= self._rules.status_before[low] == "former" and not goes_on
            if low in self._rules.titles_before:
                break
            begin = left + word.end()
        while view[begin] in " -":
            begin += 1
        return begin, former
