"""Where the title of a post ends: behind its area of work, "head of education, children and families".

A comma may belong to the area or part it from the body: "head of education, Oakline".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from pipeline.annotate.roles.heads import Head
from pipeline.rules.compiled import compiled
from pipeline.rules.letters import SEATS
from pipeline.rules.patterns import alternatives
from pipeline.rules.posts import PostRules

_TRAILING = re.compile(
    r"(?:(?:^|[ ,]+)(?:of|for|in|on|to|the|and|&|with|responsible|responsibility)(?:'s)?"
    r"|(?:^|[ ,]+)(?:newly|recently|national|regional|new|[a-z]+'s)|[ ,]+)+$"
)
_LINK = re.compile(
    r" +(?:of|for|in(?! +\d)|on(?! +\d)|with responsibility for"
    r"|responsible for(?! +\w+ing (?:how|the|an?|that|whether|its|our|all|what)\b)) +"
)
_A_WHILE = re.compile(r" for (?:(?:[\w-]+ ){1,3}(?:years?|months?|weeks?|decades?|terms?)|(?:her |his )?services)\b")
_WHEN = re.compile(r" (?:in|since|until|from) (?:[A-Z][a-z]+ )?\d{4}\b")
_AREA_WORD = re.compile(r"(?<![\w&/'-])\w+")
_IN_ED = re.compile(r"[a-z]+ed")
_OF_AN_AREA = re.compile(r"(?i:early (?:years|help|education|intervention|childhood)\b|(?<=looked[ -])after\b)")
"""Words that end an area of work elsewhere."""
_OUR_BOARD = re.compile(r"our (?=trustees|governors)")
_ONE_AREA = r"(?!an? )(?:the |our (?=trustees|governors))?\w[\w&/'-]*(?: (?:& )?\w[\w&/'-]*){0,7}"
_AREA = re.compile(rf"{_LINK.pattern}(?:{_ONE_AREA}(?:, {_ONE_AREA}){{1,4}},? (?:and|&) {_ONE_AREA}|{_ONE_AREA})")
_FIELD_BEFORE_BODY = re.compile(
    r"(?:,| –)(?P<area> (?!The )[A-Z][\w&/'-]*(?:,? (?:(?:and|&|of|for|in) )*[A-Z][\w&/'-]*){0,7})"
    r"(?:,|(?= (?:at|in|of|with|from)\b))(?: (?:at|in|of|with|for|from|both))?(?: [Tt]he)? $"
)
"""Capitalised words that fill the field between a post and the body: "Director, Value for Money, Oakline Trust"."""
_OF_ITS_BOARD = re.compile(
    r" of (?:the |its )?(?:[Bb]oard|[Cc]ouncil|[Ee]xecutive|[Cc]ommittee|[Pp]anel)"
    r"(?: of (?:[Tt]rustees|[Gg]overnors|[Dd]irectors|[Mm]anagement))?(?= (?:of|at) (?:the )?$)"
)
"""The part of a body that a post is of, which is no body by itself: "member of the board of" Oakline."""
OF_SMALL_BODY = re.compile(
    r" of (?:the|its|our|their|an?) (?:[A-Za-z][a-z]*(?:[-'][a-z]*)? ){1,4}"
    r"(?:group|forum|network|association|branch|federation|alliance|partnership)\b(?! [A-Z])"
)
"""A body of its own without a name, which is no part of the title: "chair of" the secondary heads' group.

A committee is a part of the body told of: "chair of the finance committee" is the title.
"""
_PRESIDES = re.compile(r"(?:chair(?:man|woman|person)?|convenor|convener|president|member)$")
_TO_ITS_BOARD = re.compile(
    r" to (?:the )?(?:[Gg]overn(?:ors|ing (?:[Bb]ody|[Bb]oard))|[Tt]rustees|[Cc]orporation|Committee|Board)\b(?! of)"
)
"""Whom a clerk serves, as part of the title."""
_OF_SUBJECTS = ("professor", "lecturer")
"""Posts that are "of" a subject, whatever it is called; their bodies have other words."""
_FOR_ANYTHING = ("councillor", "cabinet member", "executive member", "lead member", "portfolio holder")
"""Posts that are "for" a ward or a portfolio, whatever it is called; a councillor "in Leeds" is no more than that."""
_HERE = ("county", "area", "region", "city", "borough", "town", "district", "country", "nation")
_MOST_OF_FOR = 3
"""So many words that nobody knows may stand behind "for" and still be an area of work."""


class Areas:
    """Finds areas of work by the vocabulary of `rules/posts.yaml`."""

    def __init__(self, rules: PostRules, area_words: frozenset[str]) -> None:
        self._rules, self._area_words = rules, area_words
        self._places = frozenset(rules.area_places)
        self._alone = frozenset(rules.only_of_bodies)
        nouns = alternatives(rules.body_nouns)
        self._described = re.compile(rf" (?:of|for|in)(?: the)?(?: [A-Za-z][\w&'-]*){{0,4}} {nouns}(?: the)? ?$")
        self._ends = frozenset(rules.area_ends)
        self._anywhere = (*SEATS, *rules.offices_of_state)

    def end(self, view: str, head: Head, limit: int, before_body: bool) -> int:
        """Where the title ends that grows from a head, at most at `limit`, where a body begins if `before_body`."""
        end = head.end
        part_of = _TO_ITS_BOARD if head.singular.endswith("clerk") else _OF_ITS_BOARD
        if board := part_of.match(view, end, limit):
            return board.end()
        if _PRESIDES.search(head.singular) and OF_SMALL_BODY.match(view, end, limit):
            return end
        for area_at in self._areas:
            if found := area_at(view, end, limit):
                end += self._length(view, head, found, limit, before_body)
        if before_body and end == head.end and head.singular not in self._alone:
            field = _FIELD_BEFORE_BODY.match(view, end, limit)
            return field.end("area") if field else end
        return end

    def _length(self, view: str, head: Head, found: re.Match[str], limit: int, before_body: bool) -> int:
        """How much of what is found behind a head is its area of work."""
        area = found[0]
        if not view[found.end() : limit].strip() and (described := self._described.search(area)):
            area = area[: described.start()]  # "president of teaching union Elmtu"
        # "Deputy Director of Income Generation at" Oakline: the body is named apart from the work
        apart = before_body and view[head.start].isupper() and view[found.end() : limit].strip() == "at"
        anything = apart and area.startswith(" of ")
        anything |= head.singular.endswith(_OF_SUBJECTS) and area.startswith(" of ")
        anything |= head.singular.endswith(_FOR_ANYTHING) and area.startswith(" for ")
        if not (anything or self._is_area(area, view[head.start].islower()) or head.singular.endswith(self._anywhere)):
            return 0
        trailing = _TRAILING.search(area)
        return len(area) - (len(trailing[0]) if trailing else 0)

    @cached_property
    def _areas(self) -> list[Callable[[str, int, int], re.Match[str] | None]]:
        """The ways to write an area of work behind a head, each tried where the last one has ended."""
        one = f"(?i:{alternatives([a.lower() for a in self._rules.area_words])})"
        series = rf"{one}(?:(?: and | & |, and |, | |/){one})*"
        capitals = rf"{one}(?: [A-Z][\w'-]*)*"
        more = r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,4}"
        patterns = (
            compiled(rf"(?: (?:{series}|[A-Z][A-Z/&-]+)(?![\w'-]))+"),  # "director CYP"
            compiled(rf" \({series}\)"),
            compiled(rf"(?:[,:]| –) {series}(?= *(?:[,;)(|\n–]|$))"),  # "deputy director, SEND delivery"
            compiled(rf" – {more}(?:,? (?:and|&|for|of) {more}){{0,2}}(?=,|\n|$)"),  # "Manager – Transport"
            compiled(rf"(?:,| –) {capitals}(?:, {more}){{0,4}},? (?:and|&) {more}(?= *(?:[,;)(|\n–]|$))"),
        )
        return [self._linked_area, *(pattern.match for pattern in patterns)]

    def _linked_area(self, view: str, start: int, limit: int) -> re.Match[str] | None:
        """The area of work behind "of", "for" or "in" at `start`: its words, up to one that belongs to no area."""
        link = _LINK.match(view, start, limit)
        if link is None:
            return None
        for cut in (_A_WHILE, _WHEN):
            if cut_off := cut.search(view, start, limit):
                limit = cut_off.start()
        opening = _OUR_BOARD.match(view, link.end(), limit)
        for word in _AREA_WORD.finditer(view, opening.end() if opening else link.end(), limit):
            # words in -ed are verbs ("praised"), unless the vocabulary has them ("disabled people")
            is_verb = _IN_ED.fullmatch(word[0]) and word[0] not in self._area_words
            ends = word[0].lower() in self._ends and not _OF_AN_AREA.match(view, word.start())
            if is_verb or ends:
                limit = word.start()
                break
        return _AREA.match(view, start, limit)

    def _is_area(self, phrase: str, small: bool) -> bool:
        """Whether "of ..." or "in ..." says what the work is: "adviser in Leeds", "head of Elm" do not.

        `small`: the head is written small, so that capitals behind it are those of a name ("director of Oak Speech").
        """
        link, *words = phrase.split() or [""]
        if link not in ("of", "in", "for"):
            return True
        own = [w for w in words if w not in ("the", "of", "and")]
        if small and link == "of" and len(own) > 1 and all(w[0].isupper() and not w.isupper() for w in own):
            return own[0].lower() in self._area_words
        if own and (own[0][0].isdigit() or (len(own) == 1 and own[0] in _HERE)):
            return False  # "chair for 2025/26", "commissioner for the county"
        if link == "for" and len(own) <= _MOST_OF_FOR and self._places.isdisjoint(w.lower() for w in own):
            return True  # who is "lead for Neurodisability" is that at the body named next
        return any(w.lower() in self._area_words or (w.isupper() and w != "UK") or w[0].islower() for w in own)
