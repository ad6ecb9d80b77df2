"""Names built on a head noun: from "Council", "Trust", "Forum"... out over the capitalised words on either side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.annotate.organisations.heads import AND, OF, HeadNouns, usual
from pipeline.annotate.runs import Run, Word
from pipeline.facts import OrganisationKind
from pipeline.rules.organisation_names import OrganisationNameRules
from pipeline.rules.patterns import words

_NAMED_FOR_PEOPLE = frozenset({"school", "hospital", "academy", "college", "nursery", "centre"})
"""Heads whose names may hold somebody's possessive: St Mary's School."""
_WITH_AIM = frozenset(
    {"alliance", "centre", "association", "campaign", "coalition", "federation", "network", "partnership"}
)
_WITH_TOPIC = frozenset({"committee", "subcommittee", "commission", "group", "panel", "taskforce"})
_WITH_PLACE = frozenset({"college", "academy", "school"})
_WITH_EPITHET = frozenset({"Christ", "John", "Mary", "James", "Thomas", "George", "Simon", "Philip", "Joseph"})
"""Saints of schools whose names go on with "the": Christ the King, St John the Baptist."""
OF_A_CHURCH = frozenset({"CofE", "CE", "C of E", "RC", "Catholic", "Methodist"})
"""What only schools have before "Primary" and "Infants"."""
_KNIGHTLY = frozenset({"Sir", "Dame"})
"""Titles of those whom schools are named for: Sir Charles Parsons School."""
_SAINTLY = frozenset({"Lady", "Star", "Heart", "Queen", "Mary", "Lord"})
"""Before "of" in the names of schools: Our Lady Star of the Sea, Sacred Heart of Mary, Mary Queen of Heaven."""
_OF_MEMBERS = frozenset({"association", "federation", "confederation", "union", "society", "guild", "league"})
_OF_PEERS = frozenset({"network", "forum"})
"""Heads of bodies of people who hold the same post."""
_BEFORE_PLACES = _OF_PEERS | {"voice", "voices"}
"""Heads of names that say only where they are what sets them apart: Parent Carer Voice Harrowdale."""
_SEASONS = frozenset({"Spring", "Summer", "Autumn", "Winter", "April", "May", "June"})
_OF_PLACES = frozenset(
    words(
        "Bank Bridge Common Cottage Dale Field Fields Gardens Grove Hall Hill House Lane Lodge Meadow Meadows Park Road"
        " Street Vale Valley Wood"
    )
)
"""Second words of names of streets and places, whatever the first is."""
_NATIONS = frozenset({"England", "Wales", "Scotland", "Ireland", "Northern"})


class Unit(NamedTuple):
    """Words `first`..`last` of a run that are one known body."""

    first: int
    last: int


@dataclass(slots=True)
class Built:
    """A name built on a head: words `first`..`last` of the run. `owner` is the word with a possessive before it."""

    first: int
    last: int
    head: str
    kind: OrganisationKind
    specific: bool
    owner: int | None = None


_PLACE_WITH = ("Blackburn", "Darwen")
"""The one authority's name that holds a "with"."""


class HeadedNames:
    """Builds names on head nouns by the rules of rules/organisation_names.yaml."""

    def __init__(
        self, rules: OrganisationNameRules, heads: HeadNouns, first_names: frozenset[str], places: frozenset[str]
    ) -> None:
        self._heads = heads
        self._named = frozenset(rules.named_after_the)
        self._celtic = rules.celtic_heads
        self._leading = frozenset(rules.leading_heads)
        self._generic = rules.words["generic"]
        self._openers = rules.words["openers"]
        self._members = frozenset(rules.members_of_networks)
        self._inner = rules.words["inner_possessives"]
        self._of_openers = rules.words["of_openers"]
        self._suffixes = frozenset(rules.suffixes)
        self._causes = frozenset(rules.causes)
        self._first_names, self._places = first_names, places

    def names(self, run: Run, units: Sequence[Unit], sentence_start: bool) -> Iterator[Built]:
        """The names in a run, longest first where they overlap; `units` are the known bodies in it."""
        inside = {i: unit for unit in units for i in range(unit.first, unit.last + 1)}
        found = [
            built
            for i, word in enumerate(run)
            if (head := self._heads.head(word)) and (built := self._build(run, i, head, inside, sentence_start))
        ]
        taken: set[int] = set()
        for built in sorted(found, key=lambda b: (b.first - b.last, b.first)):
            covered = range(built.first, built.last + 1)
            if taken.isdisjoint(covered):
                taken.update(covered)
                yield built

    def _build(self, run: Run, at: int, head: str, inside: dict[int, Unit], sentence_start: bool) -> Built | None:
        unit = inside.get(at)
        if unit and (unit.last != at or not all(self._heads.is_generic_word(w) for w in run[unit.first : at])):
            return None  # a known name that stands by itself; "Education Committee" may be the end of a longer one
        if head == "university" and self._is_of_health_board(run, at, inside):
            return None
        if head in self._celtic:
            first, owner, last = at, None, self._all_rightwards(run, at)
        else:
            first, owner = self._leftwards(run, unit.first if unit else at, head, inside)
            first = self._without_openers(run, first, at, sentence_start, head)
            leads = all(self._heads.is_common(w.text) for w in run[first:at])
            last = self._rightwards(run, at, head, leads, inside)
        modifiers = [w for i, w in enumerate(run[first : last + 1], first) if i != at]
        if not modifiers and owner is None:
            return None
        specific = any(not self._heads.is_generic_word(w) and w.text not in self._members for w in modifiers)
        name = " ".join(w.text for w in run[first : last + 1])
        return Built(first, last, head, self._heads.kind(name, head), specific, owner)

    @staticmethod
    def _is_of_health_board(run: Run, at: int, inside: dict[int, Unit]) -> bool:
        """Whether "University" goes on with "Health Boards", perhaps in the next line: "Hywel Dda University"."""
        known = at - 1 in inside and inside[at - 1].last == at - 1
        return known or (at + 1 < len(run) and run[at + 1].bare == "Health")

    def _leftwards(self, run: Run, at: int, head: str, inside: dict[int, Unit]) -> tuple[int, int | None]:
        """(first word of the name, word of its owner or None)."""
        first, crossed_and = at, False
        while first > 0:
            before, word = run[first].before, run[first - 1]
            unit = inside.get(first - 1)
            if before == " ":
                if self._begins_anew(run, first, head):
                    break
                if word.possessive and usual(word.text) not in self._inner:
                    if unit or not (head in _NAMED_FOR_PEOPLE or run[first].bare in OF_A_CHURCH):
                        return first, first - 1
                elif word.text in self._openers and not self._is_in_name(run, first - 1, at, head):
                    break
                if unit and unit.last == first - 1 and first - 1 != at:
                    first = unit.first
                    continue
            elif before in AND:
                # "Headteachers and Trust CEOs": what "and" joins to a bare head is another thing
                if first == at or not self._joins(run, first - 1, inside):
                    break
                crossed_and = True
            elif before == "," or before == ", and":
                if not (crossed_and or before == ", and") or not self._joins(run, first - 1, inside):
                    break
                crossed_and = True
            elif before == "/":
                if unit or not (word.text.isupper() and run[first].text.isupper()):
                    break
            elif before == "in":
                if not self._topic(run, first, at, head) or word.text in self._openers or unit:
                    break
            elif before == "the":
                if head not in _NAMED_FOR_PEOPLE or word.text not in _WITH_EPITHET:
                    break
            elif before == "with":
                if (word.text, run[first].text) != _PLACE_WITH:
                    break
            elif before in OF:
                if unit or not (word.text in self._of_openers or self._is_saint(run, first - 1, head)):
                    break
            else:
                break
            first -= 1
        return first, None

    def _begins_anew(self, run: Run, at: int, head: str) -> bool:
        """Whether a name ends right before a word, where a table was run together: "Harrow Trust Vale Trust"."""
        return run[at - 1].bare == run[at].bare or (
            self._heads.head(run[at - 1]) == head and not self._heads.head(run[at])
        )

    def _is_in_name(self, run: Run, word: int, at: int, head: str) -> bool:
        """Whether a word that begins sentences stands in a name all the same."""
        return self._tells_members(run, word, at, head) or self._is_kept(run, word, head)

    @staticmethod
    def _is_our_lady(run: Run, at: int) -> bool:
        """Whether "Our" begins the name of a school: Our Lady of Lourdes."""
        return run[at].text == "Our" and at + 1 < len(run) and run[at + 1].bare == "Lady"

    def _is_saint(self, run: Run, at: int, head: str) -> bool:
        """Whether the word before "of" is a saint's or the like in the name of a school: St Joan of Arc."""
        return head in _NAMED_FOR_PEOPLE and (
            run[at].text in _SAINTLY
            or (at > 0 and run[at - 1].text in ("St", "St.", "Saint") and run[at].before == " ")
        )

    def _tells_members(self, run: Run, word: int, at: int, head: str) -> bool:
        """Whether a post is that of a network's members: "Harrowdale CEO Network", not "CEO Network Oakline"."""
        named = word > 0 and run[word].before == " " and run[word - 1].text not in self._openers
        return named and word == at - 1 and head in _OF_PEERS and run[word].text in self._members

    def _is_kept(self, run: Run, at: int, head: str) -> bool:
        """Whether a word that begins sentences begins a name all the same."""
        knight = run[at].text in _KNIGHTLY and head in _NAMED_FOR_PEOPLE
        return knight or is_season(run, at) or self._is_our_lady(run, at)

    def _topic(self, run: Run, first: int, at: int, head: str) -> bool:
        """Whether "in" may stand inside the name: "Neurodiversity in Schools Board", not "Bill in Committee"."""
        return first < at and head in self._named and all(self._heads.is_generic_word(w) for w in run[first:at])

    def _joins(self, run: Run, left: int, inside: dict[int, Unit]) -> bool:
        """Whether the word at `left`, before "and" or a comma, belongs to the name: "Health and Wellbeing Board"."""
        word = run[left]
        if word.bare == "Police" and run[left + 1].bare == "Crime":
            return True
        if left in inside or (word.possessive and word.text not in self._inner) or self._heads.head(word):
            return False
        if self._ends_a_name(run, left):
            return False
        if word.text in self._openers or (word.text[:-1].isupper() and word.text.endswith("s") and len(word.text) > 2):
            return False
        if run[left + 1].before == "," and len(word.text) > 2 and word.text.isupper():
            return False  # a post written short: "Ana Reyne – DCO, Oak and Elm Trust"
        # a list of people before a body: "Ana Reyne and Oakline Trust", "A Reyne, Oak and Elm Trust"
        named = left > 0 and run[left].before == " " and run[left - 1]
        if not named:
            return True
        # "Zorvan Quill, Hill and Dale Board": somebody whose name no list knows opens the line
        opens = (
            left == 1
            and run[left + 1].before == ","
            and not (self._heads.is_generic_word(named) or self._heads.is_generic_word(word))
        )
        # "Young" of "Young People" is the first name of few
        somebody = named.text in self._first_names and not self._heads.is_generic_word(named)
        return not (opens or somebody or len(named.bare) == 1)

    def _ends_a_name(self, run: Run, at: int) -> bool:
        """Whether a word is where a body of its own is: "Guild of Oakline and Vale Parent Voice".

        Dioceses may have two sees, and give their name to trusts: "Diocese of Oakline and Vale Academies Trust".
        """
        head = at > 0 and run[at].before == "of" and self._heads.head(run[at - 1])
        trust = any(self._heads.head(word) == "trust" for word in run[at + 1 :])
        return bool(head) and not (trust and head == "diocese")

    def _without_openers(self, run: Run, first: int, at: int, sentence_start: bool, head: str) -> int:
        """The first word of the name, sentence beginnings left out."""
        while first < at and run[first].text in self._openers and not self._is_kept(run, first, head):
            first += 1
        starts = sentence_start and first == 0
        verb = run[0].text.endswith("ing") and run[0].text not in self._generic and not is_season(run, 0)
        if starts and first < at and verb:
            first += 1
        return first

    def _rightwards(self, run: Run, at: int, head: str, leads: bool, inside: dict[int, Unit]) -> int:
        """The last word of the name."""
        last, known = at, at in inside
        if run[at].possessive:
            return last
        while last + 1 < len(run):
            word = run[last + 1]
            if last == at and word.before == " " and (word.bare in self._suffixes or self._of_heads(run, at, head)):
                last += 1
            elif last == at and self._is_where(run, at, head):
                return last + 1
            elif (
                last == at
                and word.before in OF
                and word.text not in self._openers
                and (
                    (
                        (leads or _tells_what(head, word) or (not known and _has_topic(head, word)))
                        and head in self._leading
                        and last + 1 not in inside
                    )
                    or word.bare in _NATIONS
                    or (word.before == "for the" and word.bare in self._causes)
                )
            ):
                last = self._phrase(run, last + 1, inside)
                break
            else:
                break
        return last

    def _of_heads(self, run: Run, at: int, head: str) -> bool:
        """Whether those who lead such schools are the body: "Harrowdale Special School Heads"."""
        heads = run[at + 1].bare in ("Heads", "Headteachers") and head in _NAMED_FOR_PEOPLE
        return heads and at > 1 and run[at].before == " " and self._heads.is_generic_word(run[at - 1])

    def _is_where(self, run: Run, at: int, head: str) -> bool:
        """Whether a place ends the name: "Fernmoor College Leeds", not "Fernmoor College Leeds City"."""
        where = run[at + 1]
        if where.before != " " or where.bare not in self._places or at == 0 or run[at].before != " ":
            return False
        named = not self._heads.is_generic_word(run[at - 1])
        # "SEN Network Norfolk", which nothing else tells from other such networks
        return (head in _WITH_PLACE if named else head in _BEFORE_PLACES) and (
            at + 2 == len(run) or run[at + 2].before != " " or run[at + 2].text in self._openers
        )

    def _all_rightwards(self, run: Run, at: int) -> int:
        """The last word of a Welsh, Irish or Gaelic name, whose head comes first: Coleg Gwent."""
        last = at
        while last + 1 < len(run) and run[last + 1].before == " " and not run[last].possessive:
            if run[last + 1].text in self._openers:
                break
            last += 1
        return last

    def _phrase(self, run: Run, first: int, inside: dict[int, Unit]) -> int:
        """The last word of the "of ..." or "for ..." phrase that begins at `first`."""
        last = first
        while last + 1 < len(run) and not (run[last].possessive and run[last].text not in self._inner):
            word = run[last + 1]
            if last + 1 in inside or word.text in self._openers:
                break
            if not (
                word.before in (" ", "of", "in")
                or (word.before in ("and", "&", ", and") and not self._new_name(run, last + 1))
                or (word.before == "," and self._closes(run, last + 1, inside))
            ):
                break
            last += 1
        return last

    def _new_name(self, run: Run, at: int) -> bool:
        """Whether a name of its own begins after "and": one with its own head."""
        for word in run[at:]:
            if word is not run[at] and word.before not in (" ", "of", "for"):
                return False
            if self._heads.head(word):
                return True
        return False

    def _closes(self, run: Run, at: int, inside: dict[int, Unit]) -> bool:
        """Whether a comma belongs to a series that "and" closes: "for Digital, Culture and Sport"."""
        for i in range(at, min(at + 6, len(run))):
            if i in inside or self._heads.head(run[i]):
                return False
            if i > at and run[i].before in AND | {", and"}:
                return True
            if i > at and run[i].before not in (",", " "):
                return False
        return False


def is_season(run: Run, at: int) -> bool:
    """Whether a season or month begins the name of a place that a body is called by: "Spring Lane School"."""
    named = run[at].text in _SEASONS and at + 1 < len(run)
    return named and run[at + 1].text in _OF_PLACES and run[at + 1].before == " "


def _has_topic(head: str, word: Word) -> bool:
    """Whether "on" tells what a group is about: "Oakshire Advisory Group on Transport"."""
    return head in _WITH_TOPIC and word.before in ("on", "on the")


def _tells_what(head: str, word: Word) -> bool:
    """Whether "for" tells what a body is for, wherever it is, or "of" whom it unites.

    "Harrowdale Alliance for Children", "Harrowdale Association of Headteachers".
    """
    if word.before == "of":
        return head in _OF_MEMBERS and word.bare.endswith("s")
    return head in _WITH_AIM and word.before == "for"
