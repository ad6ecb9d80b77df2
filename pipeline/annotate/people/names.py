"""Reads names of people out of stretches of words that are shaped like names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.annotate.people.shapes import SCOTTISH, Part, cased
from pipeline.annotate.surroundings import Surroundings
from pipeline.rules.people import PeopleRules

_TO_A_BODY = re.compile(r"(?:,? (?:at|of|from|for)|,| –| (?=\()| \|) ?\(?(?:the )?")
_TOPIC = re.compile(r"\b(?:of|for|in|on|the|an?|our|its|their) $")
_SEAT_FOR = re.compile(r"\b(?i:councillor|cllr|member|m[ps]|msp|mla|candidate|spokes\w+) for (?:the )?$")
_PLACED = re.compile(r"\b(?:in|on|at|near|the|this|last|next|every) $", re.IGNORECASE)
"""What stands before a place or a day, and seldom before somebody of that name: "on May Day", "at Grace Church"."""
_TOLD_BY_WHAT_FOLLOWS = frozenset({"person.context_said", "person.context_post_after"})
_SAID_OF_CROWDS = frozenset({"person.context_said", "person.context_apposition", "person.known_first_name_doing"})
"""What one does, but so does a crowd: "Bill Payers said", "Young Carers, who"."""
_ENTRY_ENDS = re.compile(r" ?\(|[,;\n]|$| and [A-Z]")
"""What stands behind a name in a list."""
_TOLD_BY_POST = _TOLD_BY_WHAT_FOLLOWS | {"person.context_post_before"}
_GOES_ON = re.compile(r" {1,2}[A-Z]")
"""Behind a word that a name of something goes on with: "White Paper"."""
_PARTICIPLES = ("ed", "ing")
"""How no first name ends that no list knows: "team leader, Supported Crossings, Oakline"."""
_SHORTEST_SHOUTED = 5
"""A shorter word in capitals behind a first name may be the letters of a body."""
_LONGEST = 4
"""Words in a name, titles left out."""
_LEAST_ROW = 3
"""So many pairs of a first name and another word are as many people."""
_DOER = re.compile(r"(?:er|or|eur|ist|ee)$")
"""How nouns for whoever does something end."""

Taken = bytearray
"""A mark for every offset of a view that lies in the name of a body."""
Begins = Callable[[int], bool]


@dataclass(slots=True)
class Name:
    """A name as found, without a `rule` if it is doubtful; `parts` are its words without titles."""

    start: int
    end: int
    parts: list[Part]
    rule: str
    honorific: str | None = None
    place: str = ""

    @property
    def full(self) -> bool:
        """Whether the name has a first name (or initials) and a surname."""
        return len(self.parts) > 1

    @property
    def first(self) -> str:
        """The first name."""
        return self.parts[0].text

    @property
    def last(self) -> str:
        """The surname, its particle left out."""
        return cased(self.parts[-1].text)

    @property
    def text(self) -> str:
        """The name without titles, REYNE as Reyne."""
        return " ".join(" ".join(f"{p.particle}{cased(p.text)}".split()) for p in self.parts) + self.place


class Names:
    """Finds names by the lists and contexts of `rules/people/`."""

    def __init__(
        self, rules: PeopleRules, never: frozenset[str], places: frozenset[str], surroundings: Surroundings
    ) -> None:
        self._firsts = rules.sets["first_names"]
        self._doubtful_firsts = rules.sets["ambiguous_first_names"]
        self._surnames = rules.sets["surnames"]
        self._doubtful_surnames = rules.sets["ambiguous_surnames"]
        self._titles = frozenset(rules.honorifics)
        self._title_words = frozenset(h.split()[0] for h in rules.honorifics)
        self._longest_title = max(len(h.split()) for h in rules.honorifics)
        self._peerages = frozenset(rules.peerages)
        self._after_title = frozenset(rules.after_honorific)
        self._post_nominals = rules.letters
        self._no_given = self._doubtful_firsts | places
        self._things = frozenset(rules.things_named_for)
        self._words_and_firsts = self._doubtful_firsts - places
        self._words_and_surnames = self._doubtful_surnames & never
        self._never = never
        self._surroundings = surroundings

    def read(self, view: str, stretch: Sequence[Part], taken: Taken, begins: Begins) -> Iterator[Name]:
        """The names in a stretch. `begins` tells where sentences begin."""
        i, row = 0, next((at for at in (0, 1) if self._is_row(stretch[at:])), None)
        while i < len(stretch):
            if taken[stretch[i].start]:
                i += 1
                continue
            if row is not None and i >= row and (i - row) % 2 == 0:
                name, after = self._untitled(view, stretch[i : i + 2], taken, begins(stretch[i].start)), i + 2
            else:
                name, after = self._name(view, stretch, i, taken, begins)
            if name and not self._names_thing(view, name):
                yield name
            i = after

    def _names_thing(self, view: str, name: Name) -> bool:
        """Whether a name belongs to something named for its bearer: "the Helen Quellick School"."""
        following = view[name.end : name.end + 24]
        if following.startswith(("'s ", "' ")):
            return False
        words = following.split()
        return (
            following[:1] == " " and bool(words) and words[0].strip(".,;:)'") in self._things and words[0][0].isupper()
        )

    def _name(
        self, view: str, stretch: Sequence[Part], at: int, taken: Taken, begins: Begins
    ) -> tuple[Name | None, int]:
        """(the name that begins at a part or None, the part to go on with)."""
        titles = self._count_titles(stretch, at)
        first = at + titles
        end = self._end(view, stretch, first, taken, titles > 0)
        if titles:
            return self._titled(view, stretch, at, first, end)
        stray = at > 0 and stretch[at].initial and stretch[at - 1].text not in self._never  # Vitamin C
        if stray:
            return None, at + 1
        if end - first < 2:
            told = self._told_by_what_follows(view, stretch[first : first + 2], taken)
            return told, at + 2 if told else at + 1
        if self._are_two(stretch[first:end]):
            end = first + 2
        for last in range(end, first + 1, -1):
            if found := self._untitled(view, stretch[first:last], taken, begins(stretch[first].start)):
                return found, last
        if end == len(stretch) and end - first == 2 and not stretch[first].initial:
            # a pair that only its neighbours can tell: a name without a rule
            return Name(stretch[first].start, stretch[end - 1].end, list(stretch[first:end]), ""), end
        return None, at + 1

    def _count_titles(self, stretch: Sequence[Part], at: int) -> int:
        """How many parts from `at` are titles."""
        i = at
        while i < len(stretch) and stretch[i].text.rstrip(".") in self._title_words:
            for size in range(self._longest_title, 0, -1):
                if " ".join(p.text.rstrip(".") for p in stretch[i : i + size]) in self._titles and i + size <= len(
                    stretch
                ):
                    i += size
                    break
            else:
                break
        return i - at

    def _end(self, view: str, stretch: Sequence[Part], first: int, taken: Taken, titled: bool) -> int:
        """The part after the last that can belong to a name beginning at `first`, behind a title or not."""
        end = first
        while end < len(stretch) and end - first < _LONGEST:
            part = stretch[end]
            if taken[part.start] or part.text.partition(".")[0] in self._post_nominals:
                break
            surname = SCOTTISH.match(part.text) or cased(part.text) in self._surnames
            surname = surname or self._is_shouted_surname(view, stretch[first : end + 1], titled)
            if part.shouted and not (
                surname if end > first else self._opens_shouted(stretch[first : first + 2], titled)
            ):
                break
            if part.initial and end - first > 1 and stretch[first].initial and not stretch[end - 1].initial:
                break  # "A Reyne B Lund" are two
            initial = titled and end == first and part.initial  # "Mr A Reyne"
            initial = initial or (end == first and self._is_first_of_two(stretch[first : first + 2]))
            initial = initial or (titled and end == first and self._is_first_behind_title(stretch[first : first + 2]))
            if end - first > 1 and view[stretch[end - 1].end : part.start] == "  " != _gap(view, stretch[first:end]):
                break  # a new column: "Fiona Reyne  Council Services"
            initial = initial or (
                titled and end > first and all(p.initial for p in stretch[first:end])
            )  # "Cllr A Dear"
            if (
                self._is_no_name(part.text)
                and not (
                    initial
                    or (
                        cased(part.text) in self._surnames
                        and self._expects_surname(stretch[first:end], titled)
                        and (titled or first == 0 or self._is_no_name(stretch[first - 1].text))  # Ynys Angharad Park
                    )
                    or self._is_told_surname(view, stretch[first : end + 1])
                )
            ):
                break
            end += 1
            if view[part.end : part.end + 1] == "'":
                break
        while end - first > 2 and stretch[end - 1].initial:
            end -= 1  # "Fiona Reyne A letter": no name ends with an initial
        return end

    def _is_shouted_surname(self, view: str, parts: Sequence[Part], titled: bool) -> bool:
        """Whether a word in capitals that no list knows ends a line or an entry as a surname does.

        "Ana Marie REYNEFORD"; where all of the name is shouted, an entry or a title tells: "ANA REYNEFORD,".
        """
        *given, last = parts
        if len(last.text) < _SHORTEST_SHOUTED or not given or self._is_no_name(cased(last.text)):
            return False
        if all(part.shouted for part in given):
            entry = _ENTRY_ENDS.match(view, last.end) is not None
            return titled or (entry and self._is_sure_given(cased(given[0].text)))
        known = all(self._holds(part.text) for part in given)
        return known and self._sure_first(given[0]) and view[last.end : last.end + 1] in ("", "\n")

    def _is_told_surname(self, view: str, pair: Sequence[Part]) -> bool:
        """Whether a surname that is another word as well ends an unknown name, as a post beside it tells."""
        given, last = pair[0], cased(pair[-1].text)
        if len(pair) != 2 or given.shouted or given.initial or given.text in self._no_given:
            return False
        context = self._surroundings.support(view, given.start, pair[1].end) if last in self._surnames else None
        return context is not None and context.id in _TOLD_BY_POST and not _GOES_ON.match(view, pair[1].end)

    def _is_no_name(self, word: str) -> bool:
        """Whether a word is part of nobody's name: Board, Vice-President, Treasurer-elect, Mum-of-two."""
        if word in self._never:
            return True
        first, *rest = word.split("-")
        if not rest:
            return False
        if all(piece.islower() for piece in rest):
            return first not in self._firsts and first not in self._surnames
        return all(piece in self._never for piece in (first, *rest))

    def _expects_surname(self, before: Sequence[Part], titled: bool) -> bool:
        """Whether a word that no name holds as a rule is a surname behind these parts: Nadia Lane, Miss J Lane."""
        if titled and all(part.initial for part in before):
            return True
        return len(before) == 1 and (before[0].text in self._firsts if titled else self._sure_first(before[0]))

    def _is_first_behind_title(self, pair: Sequence[Part]) -> bool:
        """Whether a word that no name holds as a rule is a first name behind a title: Cllr Bill Quellick."""
        return len(pair) == 2 and pair[0].text in self._firsts and not self._is_no_name(pair[1].text)

    def _is_first_of_two(self, pair: Sequence[Part]) -> bool:
        """Whether a first name that is a word of titles as well stands before a sure surname: Bill Reyne."""
        last = cased(pair[1].text) if len(pair) > 1 and pair[0].text in self._firsts else ""
        return last in self._surnames and last not in self._doubtful_surnames and last not in self._never

    def _opens_shouted(self, pair: Sequence[Part], titled: bool) -> bool:
        """Whether a shouted word begins a name: "FIONA Reyne has been appointed", "ANA REYNE", "Cllr LUND".

        Without a title it is a first name and nothing else: "GRANT FUNDING" is nobody.
        """
        given = cased(pair[0].text)
        if titled:
            return not self._is_no_name(given) and not self._is_no_name(pair[0].text)
        return len(pair) == 2 and self._is_sure_given(given)

    def _sure_first(self, part: Part) -> bool:
        """Whether a word is a first name and nothing else."""
        return self._is_sure_given(part.text)

    def _is_sure_given(self, word: str) -> bool:
        """The same of a word in the usual case."""
        return word in self._firsts and word not in self._doubtful_firsts

    def _titled(self, view: str, stretch: Sequence[Part], at: int, first: int, end: int) -> tuple[Name | None, int]:
        """A name with titles before it."""
        if first >= len(stretch) or end == first or stretch[first].text in self._after_title:
            return None, max(first, at + 1)
        parts = list(stretch[first:end])
        title = " ".join(p.text.rstrip(".") for p in stretch[at:first])
        name = Name(stretch[at].start, parts[-1].end, parts, "person.honorific", title)
        if title.rsplit(None, 1)[-1] in self._peerages and (place := _peers_place(view, name.end)):
            name.place, name.end = view[name.end : place], place
        return name, end

    def _untitled(self, view: str, parts: Sequence[Part], taken: Taken, begins: bool) -> Name | None:
        """The name that all of `parts` are, or None."""
        start, end = parts[0].start, parts[-1].end
        first, last = parts[0], parts[-1]
        surname, given = cased(last.text), cased(first.text)
        known_last = surname in self._surnames or any(p in self._surnames for p in surname.split("-"))
        sure_last = known_last and surname not in self._doubtful_surnames
        # "Fiona Quellick de Reyne"
        between = all(self._may_stand_between(p) or after.particle for p, after in pairwise(parts[1:]))
        # "Rapporteur Fiona Quellick": the name begins behind what its bearer does or a seat ("councillor for")
        told = _DOER.search(given) or _SEAT_FOR.search(view, max(0, start - 30), start)
        if told and len(parts) > 2 and not self._holds(given) and self._sure_first(parts[1]):
            return None
        if first.initial:
            sure, rule = sure_last and between and not first.shouted, "person.initials"
        elif given in self._firsts or given.partition("-")[0] in self._firsts:
            doubtful = given in self._doubtful_firsts
            sure = between and (not doubtful or sure_last) and not (begins and doubtful and not sure_last)
            rule = "person.full_name"
        else:
            sure, rule = False, ""
        if sure:
            return Name(start, end, list(parts), rule)
        in_a_month = (
            len(parts) > 2 and given in self._doubtful_firsts and _PLACED.search(view, max(0, start - 7), start)
        )
        if len(parts) > 3 or in_a_month:
            return None  # "In May Zorvan Quellick has stepped in"
        context = self._surroundings.support(view, start, end)
        if context and (given in self._firsts or not context.id.startswith("person.known_")):
            return Name(start, end, list(parts), context.id)
        link = None if given.endswith(_PARTICIPLES) else _TO_A_BODY.match(view, end)
        if link is None or not taken[link.end()] or _TOPIC.search(view, max(0, start - 8), start):
            return None
        return Name(start, end, list(parts), "person.of_a_body")

    def _told_by_what_follows(self, view: str, pair: Sequence[Part], taken: Taken) -> Name | None:
        """The name of a first name and a surname that are both other words as well, if a post, body or saying follows.

        "Sue North, head of inclusion", but not "Devon West said": where the first name is a place, it is that. A
        surname that is no word may be told by what stands before as well ("led by Bill Quellick") or by its neighbours
        in a list: then the name has no rule.
        """
        if len(pair) < 2 or taken[pair[1].start] or _PLACED.search(view, max(0, pair[0].start - 7), pair[0].start):
            return None
        first, last = pair[0].text, pair[1].text
        strange = first in self._never and not self._is_no_name(last) and not pair[1].initial
        if first not in self._words_and_firsts or not (strange or last in self._words_and_surnames):
            return None
        start, end = pair[0].start, pair[1].end
        if (link := _TO_A_BODY.match(view, end)) and taken[link.end()]:
            return Name(start, end, list(pair), "person.of_a_body")
        if strange:
            context = self._surroundings.support(view, start, end, _SAID_OF_CROWDS if last.endswith("s") else ())
            return Name(start, end, list(pair), context.id if context else "")
        context = self._surroundings.support(view, start, end)
        if context is None or context.id not in _TOLD_BY_WHAT_FOLLOWS:
            return None
        return Name(start, end, list(pair), context.id)

    def _are_two(self, parts: Sequence[Part]) -> bool:
        """Whether parts are the names of two people with nothing between: "Fiona Reyne Nadia Lund"."""
        if len(parts) != 4 or any(part.particle for part in parts):
            return False
        firsts, lasts = parts[::2], parts[1::2]
        return all(self._sure_first(p) for p in firsts) and all(
            p.text in self._surnames and p.text not in self._firsts for p in lasts
        )

    def _is_row(self, parts: Sequence[Part]) -> bool:
        """Whether parts are the names of many with nothing between, as where a table has lost its columns."""
        if len(parts) < 2 * _LEAST_ROW or len(parts) % 2 or any(part.particle or part.initial for part in parts):
            return False
        lasts = [part.text for part in parts[1::2]]
        also_firsts = sum(last in self._firsts for last in lasts)
        return (
            all(part.text in self._firsts for part in parts[::2])
            and all(last in self._surnames or not self._is_no_name(last) for last in lasts)
            and 2 * also_firsts <= len(lasts)
        )

    def _holds(self, word: str) -> bool:
        """Whether the lists of names hold a word."""
        return word in self._firsts or word in self._surnames

    def _may_stand_between(self, part: Part) -> bool:
        """Whether a word can be a middle name or the first half of a double surname."""
        return part.initial or part.text in self._firsts or part.text in self._surnames


def _gap(view: str, parts: Sequence[Part]) -> str:
    """What stands between the first two words of a name."""
    return view[parts[0].end : parts[1].start]


def _peers_place(view: str, end: int) -> int | None:
    """Where "of Place" after a peer's name ends, or None."""
    rest = view[end : end + 60].partition("\n")[0]
    if not rest.startswith(" of "):
        return None
    length = 4
    for word in rest[4:].split(" "):
        bare = word.rstrip(".,;:)!?'\"")
        bare = bare.removesuffix("'s")
        if not bare[:1].isupper() or (bare.isupper() and len(bare) > 1):
            break  # "Lord Reyne of Elmvale CBE"
        length += len(bare) + (1 if length > 4 else 0)
        if bare != word:
            break
    return end + length if length > 4 else None
