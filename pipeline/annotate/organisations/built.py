"""Decides whether a name built on a head noun is a body where it stands, and what its full name is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.layers import Layers
from pipeline.annotate.organisations.definitions import PROJECT
from pipeline.annotate.organisations.forms import SEATS, label
from pipeline.annotate.organisations.gazetteer import OF_AN_OWNER, Gazetteer
from pipeline.annotate.organisations.headed import OF_A_CHURCH, Built, Unit
from pipeline.annotate.organisations.heads import HeadNouns
from pipeline.annotate.runs import Run, Word, joined
from pipeline.found import FoundMention
from pipeline.rules.organisation_names import OrganisationNameRules

_ARTICLE = re.compile(r"\b[Tt]he {1,3}$")
_OF_THE_PLACE = re.compile(r"\b(?:[Tt]he|[Oo]ur) {1,3}$")
_OURS = re.compile(r"\b[Oo]ur (?:own )?$")
_INDEFINITE = re.compile(
    r"\b(?:[Aa]n?|[Ee]ach|[Ee]very|[Aa]ny|[Tt]heir|[Yy]our|[Aa]nother|[Oo]ne|[Ll]ocal|[Nn]o)(?: [a-z-]+)? {1,3}$"
)
_OWNED_BY = re.compile(r" {1,3}(?:at|of|in|within|from) (?:the )?")
_AT = re.compile(r"\b(?:at|of|from|the|The) {1,3}$")
_VENUE = re.compile(r"(?:^| )(?:Civic|Conference|Leisure|Sports|Exhibition|Shopping) Centre$")
"""Where one meets."""
_AWARD = (" of the Year", " of the Month", " of the Week")
"""What councils and schools are called on: Council of the Year."""
_PRESS = re.compile(
    r" (?:reporters?|reports|reported|readers?|journalists?|editor|understands|revealed|has (?:seen|learned|learnt))\b"
)
"""What papers have and do."""
_DEFINED = re.compile(r" \([A-Z]{3,7}\)")
_MADE_BEFORE = re.compile(
    r"\b(?:set(?:s|ting)? up|establish\w*|creat(?:e[sd]?|ing)|form(?:s|ed|ing)?|conven\w+|launch\w*|chair(?:s|ed|ing)?)"
    r" (?:an?|another|one)(?: new| joint| small)? $"
)
"""Before a body that is made, or presided over."""
_MADE_BEHIND = re.compile(
    r",? (?:(?:to |will |should |has |have |had |is |are |was |were )?(?:be(?:en)? |being )?"
    r"(?:established|set up|formed|created|convened|re-established|launched)\b"
    r"|(?:(?:is |are |was |will be |to be |being )?(?:jointly |co-)?chaired by\b))"
)
"""The same behind it."""
_LEAST_WORDS_OF_NEW = 3
"""Fewer words say only of what sort it is: "a Working Group"."""
_FIELD = re.compile(r"(?:,|\| ?) (?:[Tt]he )?$")
"""Before a name that fills a field of a line."""
_VENUES = frozenset({"Centre", "Hall", "House", "Office", "Hotel"})
"""Last words of the names of places where people meet."""
_TAIL_OF_TITLE = re.compile(
    r"(?::| ?[-–|]|,)? "
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri)day|\d|(?:Jan|Febr)uary|March|April|May|Ju(?:ne|ly)|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|Terms of Reference|Minutes|Agenda|Membership|Members|Meeting|Update|Newsletter|Bulletin|Summary|Annual Report)\b"
)
"""What stands behind a body's name in the title of its papers."""
_SUBTITLE = re.compile(rf" [–|-] |: |{_TAIL_OF_TITLE.pattern}")
"""What stands behind it where its name alone tells which body it is: " – Chair's Update"."""
_PAPERS = frozenset({"MINUTES", "AGENDA", "NOTES", "NOTE", "MEETING", "REPORT", "SUMMARY"})
_TOP = 400
"""Characters at the beginning of a document that hold its title."""
_TITLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame)\b\.?"
_SOMEBODY_IN = re.compile(r"[A-Z][a-z'-]+ (?:[A-Z]\.? ?)?[A-Z][\w'-]+ \($")
_SOMEBODY_OF = re.compile(rf"(?:^|\n) *{_TITLED} [^,\n]{{3,40}}, $")
"""Before the body that somebody is from."""
_CRIME = re.compile(r" and Crime (?:Commissioner|Plan)\b")
"""What follows the police where it is not they who are meant."""
_BEHIND_HEAD = {
    "school": frozenset(
        {"Improvement", "Effectiveness", "Organisation", "Places", "Admissions", "Funding", "Transport"}
    ),
    "executive": frozenset({"Member", "Members", "Director", "Officer", "Councillor", "Lead", "Headteacher"}),
}
"""What authorities do for schools ("Harrow School Improvement"), and posts ("Harrow Council Executive Member")."""
_STAFFED = frozenset({"team", "unit", "service", "services"})
_JOBS = frozenset({"Manager", "Officer", "Adviser", "Advisor", "Coordinator", "Co-ordinator"})
_LEAD = frozenset({"Leader", "Manager", "Lead", "Coordinator", "Co-ordinator", "Administrator"})
_JOINING = frozenset({"OF", "FOR", "AND", "IN", "ON", "WITH", "TO"})
_SMALL = _JOINING | {"THE"}
LAW = re.compile(r"(?: {1,2}\([A-Z][\w ]+\)){0,3} {1,2}(?:Act|Bill|Regulations|Order|Measure|Tax|Code)\b")
"""What makes a law of the name before it: " (Wales) Act"."""


class BuiltNames:
    """The mentions of one document that are built on heads; `ours` is the label of the publisher's own bodies."""

    def __init__(
        self, rules: OrganisationNameRules, heads: HeadNouns, gazetteer: Gazetteer, layers: Layers, ours: str | None
    ) -> None:
        self._rules = rules
        self._heads = heads
        self._gazetteer = gazetteer
        self._layers = layers
        self._view = layers.view
        self._publisher = ours

    def mention(
        self, run: Run, name: Built, units: Sequence[Unit], known: Sequence[FoundMention]
    ) -> FoundMention | None:
        """The mention that a built name is, or None where it is no body.

        `units` and `known` are the known bodies in the run, as words and as mentions.
        """
        words = _behind_papers(run[name.first : name.last + 1])
        if any(u.first <= name.first and name.last <= u.last for u in units):
            return None
        if party := self._party(run, name):
            return party
        if name.head in _STAFFED and (any(w.bare in _JOBS for w in words[:-1]) or self._is_led(run, name)):
            return None  # "Service Manager EHCP Team": the title of who works there
        if self._goes_on_otherwise(run, name):
            return None
        start, end = words[0].start, words[-1].bare_end
        owner = self._owner(run, name, units, known, end)
        whose = label(owner) if owner else None
        if whose is None and _OURS.search(self._view, max(0, start - 9), start):
            whose = self._publisher
        text = f"{whose} {joined(words)}" if whose is not None else self._unowned(run, name, words, known)
        if text is None:
            return None
        head = words[-1].bare
        if head in self._rules.spelt_out:
            text = text.removesuffix(head) + self._rules.spelt_out[head]
        return FoundMention(
            start=start,
            end=end,
            rule="organisation.head" if whose is None else "organisation.owned",
            kind="organisation",
            name=text,
            via="rule" if whose else "new",
            organisation_kind=name.kind,
        )

    def _unowned(self, run: Run, name: Built, words: Sequence[Word], known: Sequence[FoundMention]) -> str | None:
        """The name of a body that is nobody's part; none where the words are no body's name."""
        text, start, end = joined(words), words[0].start, words[-1].bare_end
        if self._heads.is_class_noun(text) or text.endswith(_AWARD):
            return None
        if text.isupper() and len(words) > 1:
            called = self._calls(words) or not self._is_shouted_name(name, start, end)
            return None if called else self._title_cased(text)
        prefix = next((m for m in known if m.start == start and m.end < end), None)
        if prefix and name.kind not in ("trust", "nhs_body"):
            thing = name.last == name.first + 1 and self._names_a_thing(run, name)
            return None if thing else f"{label(prefix)}{text[prefix.end - prefix.start :]}"
        no_body = _VENUE.search(text) or self._names_a_thing(run, name) or not self._stands(name, words, start, end)
        return None if no_body else text

    def _goes_on_otherwise(self, run: Run, name: Built) -> bool:
        """Whether the word behind the head makes another thing of it: "School Improvement", "Executive Member"."""
        after = run[name.last + 1] if name.last + 1 < len(run) else None
        return after is not None and after.before == " " and after.bare in _BEHIND_HEAD.get(name.head, ())

    def _is_led(self, run: Run, name: Built) -> bool:
        """Whether who leads it follows: "SEND Team Leader", "Youth Service Manager" are somebody's titles."""
        after = run[name.last + 1] if name.last + 1 < len(run) else None
        return after is not None and after.before == " " and after.bare in _LEAD

    def _party(self, run: Run, name: Built) -> FoundMention | None:
        """The party that the head is where a seat follows: "Harrow Vale Alliance MLA" has a constituency before it."""
        word = run[name.last]
        party = self._rules.party_tags.get(word.bare)
        if party is None or name.last + 1 >= len(run) or run[name.last + 1].bare not in SEATS:
            return None
        return FoundMention(
            start=word.start,
            end=word.bare_end,
            rule="organisation.party_politician",
            kind="organisation",
            name=party,
            via="rule",
            organisation_kind="party",
        )

    def _calls(self, words: Sequence[Word]) -> bool:
        """Whether shouted words are a heading rather than a name: MEET THE NEW COMMITTEE."""
        return any(w.text.capitalize() in self._rules.words["openers"] and w.text not in _JOINING for w in words)

    def _is_shouted_name(self, name: Built, start: int, end: int) -> bool:
        """Whether capitals are those of a name: in a line of its own, or behind "the" amid words that are not shouted.

        One that only says what sort of body it is, is that body at the top of its own papers: SCHOOLS FORUM.
        """
        if not name.specific and (name.head not in self._rules.named_after_the or start > _TOP):
            return False
        if self._is_line(start, end):
            return True
        article = _ARTICLE.search(self._view, max(0, start - 6), start)
        following = self._view[end : end + 24].lstrip()
        return article is not None and following[:1].islower() and following.partition(" ")[0].islower()

    def _is_line(self, start: int, end: int) -> bool:
        """Whether a stretch is a line of its own, as a shouted title is."""
        before, behind = self._view[max(0, start - 1) : start], self._view[end : end + 2]
        return before in ("", "\n", " ") and behind.lstrip(" ")[:1] in ("", "\n")

    def _title_cased(self, shouted: str) -> str:
        """A shouted name as usually written: HARROWDALE SEND BOARD as Harrowdale SEND Board."""
        generic = self._rules.words["generic"]
        return " ".join(
            w.lower()
            if w in _SMALL
            else w
            if (w in generic and w.capitalize() not in generic) or w in self._gazetteer.by_acronym
            else w.capitalize()
            for w in shouted.split()
        )

    def _owner(
        self, run: Run, name: Built, units: Sequence[Unit], known: Sequence[FoundMention], end: int
    ) -> FoundMention | None:
        """The body that a name belongs to: "Ofsted's Area Group", "the Standards Unit at the DfE"."""
        if name.owner is not None:
            return next((m for u, m in zip(units, known, strict=True) if u.last == name.owner), None)
        if name.head in OF_AN_OWNER and (link := _OWNED_BY.match(self._view, end)):
            following = next((m for m in known if m.start == link.end()), None)
            return following if following and not any(m.start == run[name.first].start for m in known) else None
        return None

    def _names_a_thing(self, run: Run, name: Built) -> bool:
        """Whether the run goes on to something that is no body: "Trust Handbook", "Education Tribunal (Wales) Act"."""
        end = run[name.last].end
        if LAW.match(self._view, end) or PROJECT.match(self._view, end) or _CRIME.match(self._view, end):
            return True
        if name.last + 1 >= len(run) or run[name.last + 1].before != " ":
            return False
        following = run[name.last + 1].bare
        return not name.specific and following in self._rules.words["things"]

    def _stands(self, name: Built, words: Sequence[Word], start: int, end: int) -> bool:
        """Whether a name without an owner is that of a body as far as its surroundings tell."""
        # "an Expert Advisory Group (EAG)" is one body
        defined = _DEFINED.match(self._view, end) is not None or self._is_made(words, start, end)
        if name.head == "service" and len(words) > 2 and _OF_THE_PLACE.search(self._view, max(0, start - 6), start):
            return True  # "the Inclusion Support Service", which a place has one of
        if not name.specific and (
            name.head not in self._rules.named_after_the
            or (_INDEFINITE.search(self._view, max(0, start - 24), start) and not defined)
        ):
            return False
        if name.head in self._rules.weak_heads and not self._heads.ends_like_body(joined(words)):
            if name.specific and self._is_whose(name, start, end):
                return True
            sign = _AT if name.kind == "school" else _ARTICLE
            if name.kind == "school" and not OF_A_CHURCH.isdisjoint(w.bare for w in words):
                return True
            if name.kind == "media" and name.specific and _PRESS.match(self._view, end):
                return True
            return bool(sign.search(self._view, max(0, start - 6), start)) and name.specific
        return not self._title_case_only(name, start, end)

    def _is_made(self, words: Sequence[Word], start: int, end: int) -> bool:
        """Whether "a" stands before a body that comes to be: "set up a Carer Reference Group"."""
        if len(words) < _LEAST_WORDS_OF_NEW:
            return False
        made = _MADE_BEFORE.search(self._view, max(0, start - 40), start)
        return made is not None or _MADE_BEHIND.match(self._view, end) is not None

    def _is_whose(self, name: Built, start: int, end: int) -> bool:
        """Whether a name is all that is said of somebody, or a school the last of it.

        "Ana Reyne (Oakline Office)", "Ms Reyne, Oakline Office", "(Bursar, Fernmoor Infants)".
        """
        before, behind = self._view[max(0, start - 60) : start], self._view[end : end + 1]
        if behind == ")":
            school = name.kind == "school" and before.endswith(("(", ", "))
            return school or _SOMEBODY_IN.search(before) is not None
        return behind in ("", "\n") and _SOMEBODY_OF.search(before) is not None

    def _title_case_only(self, name: Built, start: int, end: int) -> bool:
        """Whether a name stands in a heading in title case, as a part of it, and nowhere else."""
        sentence = self._layers.sentence_at(start)
        if sentence is None or self._layers.blocks[sentence.block].kind != "heading":
            return False
        if self._view[start - 1 : start] == "(" and self._view[end : end + 1] in (")", ","):
            return False  # "Ana Reyne (Fernmoor School)" on a line of its own
        if end == sentence.end and _AT.search(self._view, max(sentence.start, start - 6), start):
            return False  # "Meet the Governors of Fernmoor School"
        opens = start == sentence.start or _FIELD.search(self._view, max(sentence.start, start - 6), start)
        if (
            opens
            and (end == sentence.end or self._view[end] in ",|")
            and self._view[start:end].split()[-1] not in _VENUES
        ):
            return False  # "Ana Reyne, Bursar, Fernmoor School, Leeds"
        text = self._layers.text_of(sentence)
        tail = _SUBTITLE if name.specific else _TAIL_OF_TITLE
        if start == sentence.start and tail.match(text, end - sentence.start):
            return False  # "Harrowdale SEND Board Minutes"
        rest = [w for w in (text[: start - sentence.start] + text[end - sentence.start :]).split() if w[0].isalpha()]
        if not rest or sum(w[0].isupper() for w in rest) * 2 < len(rest):
            return False
        return self._view.count(self._view[start:end]) < 2


def _behind_papers(words: Run) -> Run:
    """The words of a shouted name without the papers that are its: MINUTES OF THE HARROWDALE FORUM."""
    if words[0].text not in _PAPERS:
        return words
    joining = next((i for i, w in enumerate(words) if i and w.text not in ("OF", "THE", "FOR", "MEETING")), 0)
    return words[joining:] if joining > 1 else words
