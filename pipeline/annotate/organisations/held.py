"""Bodies told by a post that somebody holds in them: "Ana Reyne, policy officer for Oakline", "Oakline CEO Ana Reyne".

Nothing in such a name need say that it is one of a body; that somebody is named beside the post does.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from pipeline.annotate.organisations.forms import SMALL_WORDS, initials
from pipeline.annotate.organisations.heads import HeadNouns, usual
from pipeline.annotate.runs import CAPITAL
from pipeline.annotate.surroundings import nouns_of_posts
from pipeline.rules.compiled import compiled
from pipeline.rules.patterns import alternatives
from pipeline.rules.people import PeopleRules
from pipeline.rules.posts import PostRules

_SOMEBODY = (
    rf"[{CAPITAL}](?:\.(?: ?[A-Z]\.)?|[\w'-]+\.?|(?= ))(?: (?:[a-z]{{1,3}} ){{0,2}}[{CAPITAL}][\w'-]*\.?){{1,3}}"
    r"(?:,? (?:[OMCD]BE|MP|KC|JP|PhD))?(?: \([^()\n]{1,24}\))?"
)
"""A name by its shape, with the letters or the initials behind it."""
_INITIALLED = rf"[{CAPITAL}](?:\.|[\w'-]+)(?: [{CAPITAL}][\w'.-]*){{1,3}} \((?:[A-Z][A-Za-z]{{1,2}})\)"
"""A name with its bearer's initials behind it."""
_TIED = (
    r"(?:,(?: who)?(?: is| was| has been)?|:| [–-]| *\||\n| \(| {2,}|"
    r"(?:,? who| [–-])? (?:is|was|has been|became|becomes|will be|has become)(?: (?:now|also|currently))?"
    r"(?: (?:appointed|named|elected))?(?: as| to be)?| as|"
    r" (?:steps|stepped|stood|takes|took|joins|joined|serves|served|works|worked)[a-z ]{0,30} (?:as|of))"
)
"""What ties a post to the name before it."""
_SPOKEN_OF = (
    r"(?:I(?:'m| am| was|'ve been| have been)|(?:[Hh]e|[Ss]he)(?:'s| is| was| became| remains)"
    r"|(?:[Hh]e|[Ss]he)(?: [a-z]+){1,4} as)(?: (?:also|now|currently))?"
)
"""The same of whoever is not named but spoken of."""
_DETERMINER = (
    r" *(?:(?:the|an?|our|its|their|his|her|also|now|then|former|formerly|current|new|until recently|outgoing) ){0,3}"
)
_AREA = r"(?: \([^()\n]{1,40}\))?(?P<area> (?:of|for|in|on) [\w',&/ -]{2,70}?)?"
_LINK = (
    r"(?:(?P<preposition>(?<!,) (?:at|with|of|for))(?: [Tt]he)? |(?P<mark> *(?:,|\||\n| [–-]| \(| {2})) *(?:[Tt]he )?)"
)
_SERVES = (
    r"(?:,? who (?:now |also )?"
    r"(?:leads|runs|heads up|chairs|works for|volunteers for|represents|(?:co-)?founded|set up)"
    r"|,? (?:representing|speaking for|on behalf of)) (?:[Tt]he )?$"
)
"""What somebody does that one does for a body alone."""
_SERVING = re.compile(_SERVES)
_TAKES_ON = r" (?:has |have )?(?:appointed|hired|recruited|named) "
_JOINS = re.compile(r"\b(?:join(?:s|ed|ing)|moves to|moved to|returns to) (?:[Tt]he )?$")
_WORKS = re.compile(
    r"(?:\b[A-Z][a-z]+|\bs?he|\band|\bwho|\bpreviously|\bthen) (?:now |also |currently )?work(?:s|ed) (?:for|at) $"
)
"""Nobody works for a place, and at one only for a body."""
_ASIDE = r"(?:, [^;.\n]{3,120},)?"
_NO_NAMES = frozenset(
    {"I", "We", "You", "He", "She", "It", "They", "North", "South", "East", "West", "Central", "Mid"}
    | {"Vacant", "VACANT", "Vacancy", "Vacancies"}
)
"""Who appoints without being named ("I have appointed Ana Reyne"), parts of a county that somebody looks after, and
what stands for a name where nobody holds a post."""
_GOES_ON_SMALL = re.compile(r" (?:[a-z]+ ){0,2}(?:schools?|academy|college|hospital|nursery|university)\b")
"""What a name goes on with where news writes the rest of it small: Fernmoor special school."""
_AS = r" (?:(?:in|on|last|this) [\w ]{3,20} )?as (?:[\w'&-]+ ){0,6}?"
_SERVES_ENDS = (
    *("leads ", "runs ", "heads up ", "chairs ", "works for ", "volunteers for ", "represents ", "founded ", "set up "),
    *("representing ", "speaking for ", "on behalf of "),
)
"""How `_SERVES` ends, but for an article; most names have something else before them."""
_JOINS_ENDS = ("joins ", "joined ", "joining ", "moves to ", "moved to ", "returns to ")
"""The same of `_JOINS`."""
_RANKS = frozenset({"Vice", "Deputy", "Depute", "Assistant", "Joint"})
"""Words before a post that belong to it: no body "Education and Vice" before "Chair"."""
_STOPS = ".;:!?"
_WORD = re.compile(r"[a-z]+")
_REACH = 190
_NEAR = 100
"""How many characters before a name the head of the post is looked for first, as a cheap look."""
_TOUCHES = re.compile(r"(?: (?:at|with|of|for)(?: [Tt]he)? |[,|(\n–-] *(?:[Tt]he )?| {2,})$")
_TOUCHES_ENDS = (
    *("at ", "with ", "of ", "for ", "the ", "The ", "  "),
    *(mark + blank for mark in ",|(\n–-" for blank in ("", " ")),
)
"""How all that `_TOUCHES` matches ends; to ask for it takes a tenth of the time."""
_ENDS = r"(?=\)|;| *\||\s*\n|\s*$|\.(?:\s|$)| {2}| (?:said|says|told|and)\b|,(?! ?(?:[\w'&-]+ ){0,4}?%s\b))"
_LETTERS_IN_PLURAL = re.compile(r"[A-Z]{2,}s")
_MOST_SURNAMES = 2
_NEXT_FIELD = re.compile(
    r", (?:both |at )?(?:[Tt]he )?(?P<name>[A-Z][\w'&-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w'&-]*)*)"
    r"(?= ?(?:[.,;|()\n]|$))"
)
"""Behind a name between commas, another one that fills the field: "Marble Contracts, Oakline Trust"."""
_AND = re.compile(r" (?:and|&) ")
"""Closes the series of what a council's member or officer looks after."""
_APPOSED_ENDS = re.compile(r",|\.?\s*(?:\n|$)|\.? (?:said|says|told|added|and)\b")
"""What ends the apposition "Ana Reyne, Marble Kites CEO"."""
_LAST_WORD = re.compile(r"[\w'-]+(?: \([^()]*\))?$")


class Held:
    """Tells by a post beside it whether a name is that of a body."""

    def __init__(
        self, rules: PostRules, people: PeopleRules, heads: HeadNouns, posts: str, nations: Collection[str]
    ) -> None:
        self._posts, self._heads = posts, heads
        self._titles = alternatives(people.honorifics)
        self._nouns = nouns_of_posts(rules)
        self._no_modifier = alternatives(rules.premodifier_ends)
        self._areas = frozenset(word.casefold() for area in rules.area_words for word in area.split())
        self._first_names, self._surnames = people.sets["first_names"], people.sets["surnames"]
        self.capitalised = frozenset([*(head.capitalize() for head in rules.heads), *rules.abbreviations])
        """The words for posts as they stand behind a body in titles: "Oakline Director"."""
        self.titles = frozenset(people.honorifics)
        """Titles before names of people: who stands behind one is no part of a body's name."""
        self._no_body = self.capitalised | self.titles | _RANKS | {s.capitalize() for s in rules.status_before}
        """Words that no unknown body begins or ends with: posts, titles, words of status."""
        self._nations = frozenset(nations)
        self._top = _any_of(rules.only_of_bodies, "$")
        self._of_places = _any_of(rules.of_places_or_subjects, "$")
        self._loose = _any_of(rules.held_anywhere)
        of_councils = [p for seat in rules.seated_in if seat.kinds == ["local_authority"] for p in seat.posts]
        self._of_councils = _any_of([*of_councils, *rules.council_officers])
        self._of_schools = _any_of([p for seat in rules.seated_in if "school" in seat.kinds for p in seat.posts])

    @cached_property
    def _post(self) -> re.Pattern[str]:
        return compiled(rf"\b(?:{self._posts})s?\b")

    @cached_property
    def _before(self) -> re.Pattern[str]:
        title = rf"(?P<title>(?:[\w'&/-]+,? ){{0,6}}?\b(?:{self._posts})s?\b)"
        holder = rf"(?:(?P<somebody>{_SOMEBODY})(?P<tie>{_TIED})|{_SPOKEN_OF})"
        return compiled(rf"(?:\b{self._titles}\.? )?\b{holder}{_DETERMINER}{title}{_AREA}{_LINK}$")

    @cached_property
    def _end_of_before(self) -> re.Pattern[str]:
        """The end of `_before`, from the post on; found in a third of the time."""
        return compiled(rf"\b(?:{self._posts})s?\b{_AREA}{_LINK}$")

    @cached_property
    def _ends(self) -> re.Pattern[str]:
        return compiled(_ENDS % f"(?:{self._posts})s?")

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        """A post behind the name, and who holds it."""
        return compiled(
            rf"(?P<own>'s?)? (?:(?!{self._no_modifier}\b|[a-z]+ed )[a-z'&-]+ ){{0,4}}?(?P<title>(?:{self._posts}))\b"
            rf"(?: (?:of|for|on) [a-z', -]{{3,40}}?)?"
            rf"(?P<holder>,? (?:{self._titles}\.? )?{_SOMEBODY})?(?=[^\w]|$)"
        )

    @cached_property
    def _serves(self) -> re.Pattern[str]:
        return compiled(_SOMEBODY + _SERVES)

    @cached_property
    def _takes_on(self) -> re.Pattern[str]:
        return compiled(rf"{_TAKES_ON}(?:{self._titles}\.? )?{_SOMEBODY}{_ASIDE}{_AS}(?:{self._posts})\b")

    @cached_property
    def _as_post(self) -> re.Pattern[str]:
        return compiled(rf"{_AS}(?:{self._posts})\b")

    @cached_property
    def _holder_before(self) -> re.Pattern[str]:
        return compiled(rf"{_SOMEBODY},(?: [Tt]he)? $")

    def rule(self, view: str, start: int, end: int) -> str | None:
        """The rule by which view[start:end] is a body, because somebody holds a post there; None if nothing tells."""
        if _GOES_ON_SMALL.match(view, end) or view[start:end] in _NO_NAMES:
            return None
        told = self.known(view, start, end) or self._bracketed(view, start, end)
        return told if told and not self._is_work(view[start:end]) else None

    def known(self, view: str, start: int, end: int) -> str | None:
        """The rule by which a known form of several meanings is the body here."""
        told = self._held_before(view, start, end) or self._held_behind(view, start, end)
        return told or self._served(view, start, end)

    def of_council(self, view: str, start: int, end: int) -> bool:
        """Whether the place view[start:end] is where an officer or member of a council holds a post."""
        held = self.title(view, start)
        if held is not None:
            if (held["preposition"] or "").strip() == "at":  # nobody works "at" a county
                return not (self._of_schools.search(held["title"]) or self._loose.search(held["title"]))
            return self._of_councils.search(held["title"] + (held["area"] or "")) is not None and (
                held["preposition"] is not None or self._ends.match(view, end) is not None
            )
        behind = self._behind.match(view, end)
        if behind is None or not self._of_councils.search(view[end : behind.end("title")]):
            return False
        before = behind["own"] and self._holder_before.search(view, max(0, start - 60), start)
        return bool(behind["holder"] or before)

    def is_person(self, first: str, last: str, rule: str) -> bool:
        """Whether a name with these first and last words is rather somebody's, where `rule` takes it for a body's."""
        if rule == "organisation.held_at":
            return False  # nobody works "at" somebody
        return first in self._first_names and (rule != "organisation.held_of" or last in self._surnames)

    def title(self, view: str, start: int) -> re.Match[str] | None:
        """The post that somebody is said to hold right before `start`."""
        if not (view.endswith(_TOUCHES_ENDS, 0, start) and _TOUCHES.search(view, max(0, start - 12), start)):
            return None
        since = max(0, start - _REACH)
        if view.find("(", since, start) < 0:
            # nothing from the post on holds a stop; a bracket may
            since = max(since, *(view.rfind(stop, since, start) + 1 for stop in _STOPS))
        if self._nouns.isdisjoint(_WORD.findall(view[max(since, start - _NEAR) : start].lower())):
            return None
        if not self._end_of_before.search(view, since, start):
            return None
        if not self._post.search(view, max(0, start - _NEAR), start):
            return None
        return self._before.search(view, max(0, start - _REACH), start)

    @cached_property
    def _initialled(self) -> re.Pattern[str]:
        return compiled(rf"\b(?:{self._titles}\.? )?{_INITIALLED} \($")

    def _bracketed(self, view: str, start: int, end: int) -> str | None:
        """Minutes give in one bracket somebody's initials and in a second one their body."""
        if view[start - 1 : start] != "(" or view[end : end + 1] != ")":
            return None
        return "organisation.held_listed" if self._initialled.search(view, max(0, start - 60), start) else None

    def _held_before(self, view: str, start: int, end: int) -> str | None:
        held = self.title(view, start)
        if held is None:
            return None
        title, name = held["title"], view[start:end]
        if name.isupper() and name in (initials(held["somebody"] or ""), *view[held.start() : start].split()):
            return None  # their own initials
        preposition = (held["preposition"] or "").strip()
        if preposition == "with" and (self._is_somebody(name) or _LETTERS_IN_PLURAL.fullmatch(name)):
            return None  # "which I will co-chair with Ana Reyne", "mother of two boys with EHCPs"
        if preposition in ("at", "with"):
            return "organisation.held_at"
        several = " " in name
        if preposition:
            small = _LAST_WORD.search(title)
            own = self._top.search(title) or (small and small[0][0].islower() and (several or not name.isupper()))
            return "organisation.held_of" if own and not self._of_places.search(title) else None
        below = held["mark"].endswith("\n")  # a signature goes on line by line
        if self._loose.search(title) or not self._ends.match(view, end):
            return None
        if self._is_before_body(view, end) and not self._top.search(title):
            return None  # "Deputy Director, Marble Contracts, Oakline Trust": what the work is
        *before, last = (held["area"] or "").split(", ")
        if before and self._areas.isdisjoint(last.casefold().split()):
            return None  # "Chair of Quill and Clerk, Oakline Trust, Leeds"
        if held["area"] and _AND.search(name) and self._of_councils.search(title):
            return None  # "Cabinet Member for Highways, Marble and Kites"
        if held["mark"].strip() in ("–", "-") and view.startswith(",", end):
            return None  # "Director of Commissioning – Out of Hours, Oakline Trust"
        if below and (
            view.startswith(",", end) or "," in (held["area"] or "") or not (held["tie"] or "").endswith("\n")
        ):
            return None
        # "Caseworker (Appeals)": one word in brackets behind a post is what the work is
        alone = view.startswith(",", end) or view.startswith(" ", end) or held["mark"].strip() == "("
        return "organisation.held_listed" if several or not alone else None

    def _is_somebody(self, name: str) -> bool:
        """Whether a name is a first name and one or two other words."""
        first, *others = name.split()
        return first in self._first_names and 0 < len(others) <= _MOST_SURNAMES

    def _is_before_body(self, view: str, end: int) -> bool:
        """Whether a name or letters fill the next field of an entry, and are neither somebody's nor a place's."""
        field = _NEXT_FIELD.match(view, end)
        if field is None:
            return False
        first, *others = field["name"].split()
        # "Leeds" is where a body is, "DfE" is one
        return first not in self._first_names and (bool(others) or not first[1:].islower())

    def _held_behind(self, view: str, start: int, end: int) -> str | None:
        held = self._behind.match(view, end)
        if held is None or self._loose.search(held["title"]):
            return None
        if held["own"] and (held["holder"] or self._holder_before.search(view, max(0, start - 60), start)):
            return "organisation.holds_post"
        apposed = " " in view[start:end] and self._holder_before.search(view, max(0, start - 60), start)
        holder = held["holder"] or (apposed and _APPOSED_ENDS.match(view, held.end("title")))
        return "organisation.holds_post" if holder and self._top.search(held["title"]) else None

    def _served(self, view: str, start: int, end: int) -> str | None:
        before = view[max(0, start - 40) : start].removesuffix("the ").removesuffix("The ")
        serves = (
            before.endswith(_SERVES_ENDS)
            and _SERVING.search(view, max(0, start - 40), start)
            and self._serves.search(view, max(0, start - 80), start)
        )
        if serves or self._takes_on.match(view, end):
            return "organisation.served"
        joined = (
            before.endswith(_JOINS_ENDS)
            and _JOINS.search(view, max(0, start - 20), start)
            and self._as_post.match(view, end)
        )
        works = before.endswith(("works for ", "worked for ", "works at ", "worked at ")) and _WORKS.search(before)
        return "organisation.served" if joined or works else None

    def _is_work(self, name: str) -> bool:
        """Whether words say what somebody looks after, or sort of body: "Inclusion and Early Help"."""
        words = [w for w in name.split() if w not in SMALL_WORDS]
        ends = (words[0].rstrip("."), words[-1].removesuffix("s"))
        if self._post.search(name) or self._post.search(usual(name)) or not self._no_body.isdisjoint(ends):
            return True
        if words[-1].casefold() in self._areas or name in self._nations:
            return True  # "Deputy Director, Legal and Democratic Services"
        return all(self._heads.is_generic(w) for w in words)


def _any_of(posts: Collection[str], end: str = r"\b") -> re.Pattern[str]:
    """A pattern for any of some posts, in the singular or plural, in any case."""
    return compiled(rf"\b(?:{alternatives(posts)})s?{end}", re.IGNORECASE)
