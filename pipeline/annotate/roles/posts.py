"""Finds the titles of posts: a head noun, widened to the left and to the right.

"deputy director for SEND and AP" grows from its head "deputy director". To the left come modifiers ("NEW deputy
director"), to the right the area of work up to the next name, comma or verb. Where the title ends is the hard part:
"head of education, children and families" holds commas, "head of education, Oakline" does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.annotate.roles.heads import Head, HeadFinder, Spans
from pipeline.rules.patterns import alternatives
from pipeline.rules.posts import PostRules

_WORD = r"[A-Za-z][\w&/'-]*"
_LEFT = re.compile(rf"(?<![\w'-])(?:(?:{_WORD}|&) +)+$")
_LEFT_WORD = re.compile(rf"(?<![\w'-])(?:{_WORD}|&)")
_JOINED = re.compile(r"(?:,|;|/|&|\band)(?: +(?:a|an|the|is|now|also))* +$")
_TRAILING = re.compile(r"(?:(?:^|[ ,]+)(?:of|for|in|on|to|the|and|&|with|responsible|responsibility)(?:'s)?|[ ,]+)+$")
_WIDEST_LEFT = 60
_WIDEST_RIGHT = 160


@dataclass(slots=True)
class Post:
    """A title in a sentence. `start` takes in the words of its status, `title` leaves them out, in the singular."""

    start: int
    end: int
    title: str
    plural: bool = False
    former: bool = False


class PostFinder:
    """Finds posts by the vocabulary of `rules/posts.yaml`."""

    def __init__(self, rules: PostRules) -> None:
        self._rules = rules
        self._heads = HeadFinder(rules)
        areas = alternatives([a.lower() for a in rules.area_words])
        self._described = re.compile(
            rf" (?:of|for|in)(?: the)?(?: [a-z][a-z'-]+){{0,2}} {alternatives(rules.body_nouns)} ?$"
        )
        self._areas = re.compile(rf"{areas}(?:(?: and | & |, and |, | |/){areas})*(?![\w-])", re.IGNORECASE)
        small = frozenset(rules.premodifier_ends)
        self._area_words = frozenset(w.lower() for a in rules.area_words for w in a.split()) - small
        self._modifiers = (
            frozenset(m.lower() for m in rules.modifiers_before) | self._area_words | frozenset(rules.heads)
        )
        word = rf"(?!(?i:{'|'.join(rules.area_ends)})\b)(?!(?!{alternatives(sorted(self._area_words))}\b)[a-z]+ed\b)[\w][\w&/'-]*"
        area = rf"(?!an? )(?:the |our (?=trustees|governors))?{word}(?: {word}){{0,7}}"
        listed = rf"{area}(?:, {area}){{1,4}},? (?:and|&) {area}"
        self._area = re.compile(
            rf" +(?:of|for|in(?! +\d)|on(?! +\d)|with responsibility for|responsible for) +(?:{listed}|{area})"
        )
        self._bare_area = re.compile(rf"(?: (?:(?i:{areas})|[A-Z][A-Z/&-]+)(?![\w'-]))+")
        self._area_behind_comma = re.compile(
            rf"(?:,| [–-]) ({areas}(?:(?: and | & |, and | ){areas})*)(?= *(?:[,;)(|\n–]|$))", re.IGNORECASE
        )
        self._area_in_brackets = re.compile(rf" \({areas}(?:(?: and | & |, | ){areas})*\)", re.IGNORECASE)
        before = alternatives(list(rules.status_before))
        self._status_left = re.compile(rf"(?<![\w'-]){before} +$", re.IGNORECASE)
        self._status = re.compile(rf"(?:{before}(?: +|(?<=-)))+", re.IGNORECASE)
        self._status_after = re.compile(rf" ?(?P<status>{alternatives(list(rules.status_after))})(?!\w)", re.IGNORECASE)
        self._drops = frozenset(rules.titles_before)

    def find(self, view: str, text: str, start: int, end: int, taken: Spans) -> list[Post]:
        """The posts of view[start:end], in order; `taken` are the names in it, which a title never runs into.

        `text` is the text as written, from which titles are quoted.
        """
        heads = self._heads.find(view, start, end, taken)
        lefts = [self._left(view, h, max([start, *(e for _, e in taken if e <= h.start)])) for h in heads]
        posts: list[Post] = []
        for i, head in enumerate(heads):
            if posts and head.start < posts[-1].end:
                continue
            if i + 1 < len(heads) and not view[head.end : heads[i + 1].start].strip():
                continue  # "deputy" of "deputy secretary"
            limit = min([end, *(s for s, _ in taken if s >= head.end)])
            if (following := self._next_joined(view, heads, lefts, i)) is not None:
                limit = min(limit, following)
            left = max(lefts[i], posts[-1].end if posts else start)
            posts.append(self._post(view, text, head, left, limit))
        return posts

    def _next_joined(self, view: str, heads: list[Head], lefts: list[int], i: int) -> int | None:
        """Where the next post begins if "and" or a comma joins it to head `i`."""
        for j in range(i + 1, len(heads)):
            joint = _JOINED.search(view, heads[i].end, lefts[j])
            if joint is not None and joint.end() == lefts[j]:
                return joint.start()
        return None

    def _left(self, view: str, head: Head, least: int) -> int:
        """Where the title begins, words of status included."""
        if view[max(least, head.start - 3) : head.start].lower() == "ex-":
            return head.start - 3
        run = _LEFT.search(view, max(least, head.start - _WIDEST_LEFT), head.start)
        if run is None:
            return head.start
        words = list(_LEFT_WORD.finditer(view, run.start(), head.start))
        begin, unknown = head.start, 0
        while words:
            word = words.pop()
            low = word[0].lower()
            if low in ("and", "&"):
                if begin == head.start or not words or words[-1][0].lower() not in self._modifiers:
                    break
            elif low in self._modifiers or self._status.match(view, word.start(), head.start):
                begin = word.start()
            elif unknown < 2 and self._unknown_fits(view, word, head):
                begin = word.start()
                unknown += 1
            else:
                break
        while status := self._status_left.search(view, max(least, begin - 24), begin):
            begin = status.start()
        return begin

    def _unknown_fits(self, view: str, word: re.Match[str], head: Head) -> bool:
        """Whether a word outside the vocabulary may belong to the title: "Quality Assurance Lead", "advice manager".

        Capitals carry on a capitalised title; a small word counts only where a comma, an article or a possessive
        opens the noun phrase just before it.
        """
        low = word[0].lower()
        if low in self._rules.premodifier_ends or low.endswith(("'s", "ly", "s'")):
            return False
        if word[0][0].isupper():
            return view[head.start].isupper()
        return not low.endswith(("ed", "ing")) and bool(_OPENS.search(view, max(0, word.start() - 12), word.start()))

    def _post(self, view: str, text: str, head: Head, left: int, limit: int) -> Post:
        """The post that grows from a head between `left` and `limit`."""
        end = self._right(view, head, min(limit, head.end + _WIDEST_RIGHT))
        title_start, former = left, False
        if status := self._status.match(view, left, head.start):
            for word in re.finditer(alternatives(list(self._rules.status_before)), status[0], re.IGNORECASE):
                value = self._rules.status_before[word[0].lower()]
                former |= value == "former"
                if word[0].lower() in self._drops:
                    break
                title_start = left + word.end()
            while view[title_start] in " -":
                title_start += 1
        words = text[title_start : head.start] + (head.singular if head.plural else text[head.start : head.end])
        title = " ".join((words + text[head.end : end]).split())
        if after := self._status_after.match(view, end, limit):
            former |= self._rules.status_after[after["status"].lower()] == "former"
            end = after.end()
        return Post(left, end, title, head.plural, former)

    def _is_area(self, text: str) -> bool:
        """Whether some word of a phrase says what the work is, rather than where."""
        return any(
            w.lower() in self._area_words or w.isupper() or w[0].islower() for w in text.split()[1:] if w != "the"
        )

    def _right(self, view: str, head: Head, limit: int) -> int:
        """Where the title ends: behind its area of work, if it has one before `limit`."""
        end = head.end
        for pattern in (self._area, self._bare_area, self._area_in_brackets, self._area_behind_comma):
            found = pattern.match(view, end, limit)
            if found is None:
                continue
            text = found[0]
            if not view[found.end() : limit].strip() and (described := self._described.search(text)):
                text = text[: described.start()]  # "president of teaching union Elmtu"
            if text.lstrip().startswith(("in ", "of ")) and head.singular not in self._rules.seats:
                if not self._is_area(text):
                    continue  # a place or a body that nobody has marked: "adviser in Leeds", "head of Elm"
            stop = end + len(text) - (len(t[0]) if (t := _TRAILING.search(text)) else 0)
            if stop > end:
                end = stop
        return end


_OPENS = re.compile(
    r"(?:[,(:;–/]|\b(?:a|an|the|its|their|our|his|her|as|is|was|now|new|then|remains|become|became|becomes)|'s|s'|\band|^|\ue000) *$"
)
