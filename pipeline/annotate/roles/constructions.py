"""Reads who holds which post out of a sentence: the rules of `rules/roles.yaml` over its skeleton."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from pipeline.annotate.roles import offices as series
from pipeline.annotate.roles.bodies import Bodies
from pipeline.annotate.roles.genders import may_mean
from pipeline.annotate.roles.posts import Post
from pipeline.annotate.roles.scene import BODY, PERSON, POST, Holding, Person, Scene
from pipeline.found import FoundMention
from pipeline.rules.patterns import Vocabulary, compile_pattern
from pipeline.rules.roles import RoleRule, RoleRules

_SUBJECT = re.compile(r"\b(?:he|she|they|his|her|and|but|i)\b", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "they"})
"""Without a name or one of these a sentence says nothing of anybody."""
POSSESSIVES = frozenset({"his", "her", "their"})
"""The same, where a post is named: "as its chair, her work is known"."""
FIRST_PERSON = frozenset({"i", "my"})
"""The same, where somebody writes: "as its chair, I know"."""
_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(PRONOUNS))})\b", re.IGNORECASE)
_CUE = re.compile(r"[a-z]+|[^a-z\s]")
_NO_SYMBOL = re.compile(f"[^{PERSON}{POST}{BODY}]+")
OPENS_WITH_PRONOUN = re.compile(
    r"\W*(?:(?:He|She)\b|(?:(?:In|Since|Before|After|From|During|By|At|Until|On|Over|For|As|Within) "
    rf"(?!(?:he|she)\b)[^,.;:{PERSON}]{{2,60}}?,? "
    r"|(?:Then|Now|Later|Previously|Today|Currently|Earlier),? )(?:he|she)\b)"
)
"""A sentence that goes on with the one spoken of, whoever else it names: "In May she left to join Bo Lund".

Not "After she left, Ana Reyne took over", where the pronoun may be that of the name behind it."""
_GAP = re.compile(r"[ ,(]*")
_IN_RELATIVE = re.compile(rf"{PERSON},? who [^;.{PERSON}]*$")
"""What is being told of somebody named right before."""
_IN_PARTY = re.compile(r"(?<!council )leader|\b[Ss]hadow\b|\b[Ss]pokes")
"""Posts that parties give, whatever body they are in."""
_GONE = re.compile(
    rf"(?: (?:of|from) (?:the )?{BODY}|,? \({BODY}\)|, [^,.;{PERSON}{POST}]{{2,60}})?,?(?: who)? (?:has |have |had )?"
    r"(?:(?:resigned|stood down|stepped down|quit|retired|died)(?! (?:as|from|to)\b)"
    r"|left(?= (?:in|on|last|at the end)\b"
    r"| the (?:authority|council|trust|school|charity|organisation|union|department)\b))"
)
"""Behind somebody and their post, that they have left it: "The chair, Ana Reyne, stood down"."""
_ADDRESSED = re.compile(
    rf"\W*(?:\d[\d.]* )?"
    rf"(?:(?:In|On|At|To|With|For|By|As|From|After|Before|Further)|[A-Z][a-z]+(?:ing|ed))\b[^.;:{POST}]*?"
    rf"(?:\b(?:to|from|by|with|of|for|and)|^[A-Z][a-z]+) {PERSON}(?: \([^()]*\))?, "
    rf"(?P<other>(?:the|our) {POST})(?: (?:of|for|at|in) (?:the )?{BODY})?(?:, {PERSON},?)? (?:also |then )?"
    r"(?:[a-z]+ed|said|says|told|is|was|has|had|will|would|can|could|gave|took|made|thought|felt|wrote|spoke|undertook)\b"
)
"""A sentence that opens with somebody to whom another one, told by a post, does something.

"In response to Ana Reyne, the clerk said", "Replying to Bo Lund, the Head of SEND, Ana Reyne, explained"; not "Ana
Reyne, the clerk, said" nor "After meeting Ana Reyne, the head of policy, members agreed".
"""
_NOW, _SO_FAR = re.compile(r"\bnow\b"), re.compile(r"\b(?:currently|presently|at present|until then|for now)\b")
_BEFORE_BODY = re.compile(r"[ ,(]+(?:(?:the|our|an?) )?$")


@dataclass
class _Rule:
    """A rule ready for use.

    `symbols` are the entities that a sentence must hold in this order; `begins_with_subject`: the pattern begins with a
    person or a pronoun.
    """

    order: int
    rule: RoleRule
    vocabulary: Vocabulary
    groups: Sequence[str]
    symbols: str
    begins_with_subject: bool

    @classmethod
    def of(cls, order: int, rule: RoleRule, vocabulary: Vocabulary) -> _Rule:
        """The rule with what can be told of its pattern beforehand."""
        groups = rule.groups
        symbols = dict.fromkeys(("people", "members", "former", "holder", "heir"), PERSON) | {
            "offices": POST,
            "body": BODY,
        }
        if "subject" in groups:
            del symbols["people"]  # one or the other
        if "there" in groups or "offices" in groups:
            del symbols["body"]
        needed = "".join(symbols[group] for group in groups if group in symbols)
        begins_with_subject = rule.pattern.startswith(("(?P<people>", "(?:(?P<people>"))
        return cls(order, rule, vocabulary, groups, needed, begins_with_subject)

    @cached_property
    def after_subject(self) -> str:
        """The symbols that must stand behind the subject of a pattern that begins with one."""
        return self.symbols if "subject" in self.groups else self.symbols.removeprefix(PERSON)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a sentence first has the cue: all of them take a quarter of a second."""
        return compile_pattern(self.rule.pattern, self.vocabulary)


@dataclass(slots=True)
class _Match:
    """A rule that matches in a scene."""

    scene: Scene
    rule: _Rule
    match: re.Match[str]

    def span(self, *groups: str) -> tuple[int, int] | None:
        """The stretch of the first of the groups that took part, or None."""
        for group in groups:
            if group in self.rule.groups and self.match[group]:
                return self.match.span(group)
        return None

    def words(self, group: str) -> str:
        """The words of a group in the skeleton; none if it took no part."""
        return self.match[group] if self.span(group) else ""

    def title(self, start: int, end: int) -> str:
        """The words of the group `role`; a plural post counts as one: "Members for Elm (Ana) and for Ash (Bo)"."""
        skeleton, text = self.scene.skeleton, self.scene.text
        words = " ".join(text[slice(*skeleton.span(start, end))].split())
        post = next((e for at in self.scene.posts(self.match.start(), end) if (e := skeleton.entity(at))), None)
        if not isinstance(post, Post) or not post.plural:
            return words
        head = post.title.partition(" for ")[0]
        return f"{head} {words[words.find('for ') :]}" if "for " in words else words

    def people(self) -> list[Person]:
        """Whom the match is about; a pronoun or an "and" stands for the person spoken of before it."""
        if named := self.span("people", "members"):
            return [p for _, p in self.scene.people(*named)]
        if said := self.span("me"):
            return [p for p in (self.scene.first_person(said[0]),) if p]
        if self.span("described"):
            return [p for p in (self.scene.described,) if p]
        if "subject" not in self.rule.groups:
            return []
        subject = self.match.start("subject")
        word = self.match["subject"]
        elided = word.lower() in ("and", "but")
        goes_on = elided and _IN_RELATIVE.search(self.match.string, 0, subject)  # "Bo Lund, who sings and"
        if elided and not goes_on and self.scene.speaker is not None and OPENS_WITH_PRONOUN.match(self.match.string):
            return [self.scene.speaker]  # "She led it until Bo Lund came, and was a trustee"
        if before := [p for _, p in self.scene.people(0, subject) if may_mean(word, p.gender)]:
            return [before[-1]]
        if elided:
            earlier = _PRONOUN.search(self.match.string, 0, subject)
            if earlier is None:
                return []
            word = earlier[0]
        meant = self.scene.spoken_of(word)
        return [meant] if meant else []

    def after(self, place: int) -> int:
        """The place of the next word from `place` on."""
        gap = _GAP.match(self.match.string, place)
        return gap.end() if gap else place


class Constructions:
    """Applies the rules of `rules/roles.yaml` to scenes."""

    def __init__(self, rules: RoleRules) -> None:
        all_rules = [_Rule.of(i, rule, rules.vocabulary) for i, rule in enumerate(rules.rules)]

        @lru_cache(maxsize=1024)
        def by_cue(symbols: str, entry: bool) -> dict[str, list[_Rule]]:
            found: dict[str, list[_Rule]] = {}
            for rule in all_rules:
                if _in_order(rule.symbols, symbols) and (entry or rule.rule.where == "anywhere"):
                    for cue in rule.rule.cues or [""]:
                        found.setdefault(cue, []).append(rule)
            return found

        self._by_cue: Callable[[str, bool], dict[str, list[_Rule]]] = by_cue
        self._office = rules.office_pattern

    def read(self, scene: Scene, bodies: Bodies) -> list[Holding]:
        """What the sentence says of who holds what, each post used once, the leftmost construction first."""
        found = sorted(self._matches(scene), key=lambda m: (m.match.start(), m.rule.order))
        addressed = _ADDRESSED.match(scene.skeleton.text)
        other = addressed.span("other") if addressed else (0, 0)
        used: set[int] = set()
        holdings: list[Holding] = []
        for match in found:
            region = match.span("offices")
            posts = set(scene.posts(*region)) if region else set()
            if match.match.start() < other[0] and other[1] - 1 in posts:
                continue
            if not posts & used and (new := list(self._say(match, bodies))):
                used |= posts
                holdings += new
                current = (h for h in holdings if h.title and not h.former)
                scene.last = max(current, key=lambda h: h.end, default=scene.last)
                scene.told = _vacated(holdings, scene.text) or scene.told
        # "Ana Reyne, Oakline, chair": the affiliation says nothing that the post does not
        holdings = [h for h in holdings if not _is_relative(h, holdings, scene.text)]
        titled = {(h.person.name, h.body.name) for h in holdings if h.title and h.body}
        holdings = [h for h in holdings if h.title or not h.body or (h.person.name, h.body.name) not in titled]
        return _without_repeats(holdings)

    def _matches(self, scene: Scene) -> Iterator[_Match]:
        """All matches of all rules."""
        text = scene.skeleton.text
        subjects = sorted([place for place, _ in scene.people()] + [m.start() for m in _SUBJECT.finditer(text)])
        for rule in self._candidates(scene):
            if not rule.begins_with_subject:
                # from the first post on once more: a longer series may turn out to begin with somebody else's post
                match = rule.pattern.search(text)
                while match:
                    yield _Match(scene, rule, match)
                    first = text.find(POST, match.start(), match.end()) if "offices" in rule.groups else -1
                    match = rule.pattern.search(text, first + 1 if first >= 0 else match.end())
                continue
            done, last = 0, min(map(text.rfind, rule.after_subject), default=len(text))
            for place in subjects:
                if done <= place < last and (at := rule.pattern.match(text, place)):
                    yield _Match(scene, rule, at)
                    done = at.end()

    def _candidates(self, scene: Scene) -> Collection[_Rule]:
        """The rules for whose pattern a sentence has the symbols and a cue."""
        text = scene.skeleton.text
        by_cue = self._by_cue(_NO_SYMBOL.sub("", text), scene.entry)
        words = _CUE.findall(text.lower())
        cues = by_cue.keys() & ["", f"^{words[0] if words else ''}", *words]
        return {rule.order: rule for cue in cues for rule in by_cue[cue]}.values()

    def _say(self, match: _Match, bodies: Bodies) -> Iterator[Holding]:
        """What one match says."""
        people = match.people()
        if match.span("offices"):
            yield from self._say_offices(match, people, bodies)
        elif former := match.span("former"):
            yield from _say_predecessor(match, former)
        elif heir := match.span("heir"):
            yield from _say_successor(match, heir)
        else:
            yield from _say_title(match, people)

    def _say_offices(self, match: _Match, people: list[Person], bodies: Bodies) -> Iterator[Holding]:
        """The posts of the group `offices`, and those who held or hold them before, if the match names them."""
        scene, rule = match.scene, match.rule.rule
        region = match.span("offices") or (0, 0)
        offices = series.read(scene, self._office, *region)
        if rule.titles:
            offices = [o for o in offices if re.fullmatch(rule.titles, o.title.lower())]
        if (stated := match.span("body")) and (named := scene.bodies(*stated)):
            for office in offices:
                office.body = office.body or named[0]
        if there := match.words("there"):
            for office in offices:
                office.whose = office.whose or there.lower()
        for office in offices:
            party = office.body is not None and office.body.organisation_kind == "party"
            if (
                office.body
                and party
                and not _IN_PARTY.search(office.title)
                and not bodies.fits(office.title, office.body)
            ):
                office.body = None  # "the Conservative cabinet member": of the council spoken of
        series.share(offices, bodies)
        if len(people) < 2:  # "Ana Reyne, ministers say": she is not several
            offices = [o for o in offices if not o.post.plural or o.whose.startswith("one of")]
        leading = region[0] < (match.span("people", "subject", "members") or region)[0]
        for person, office in series.distribute(people, offices, leading):
            gone = _GONE.match(match.match.string, match.match.end()) is not None
            holding = _held(rule, person, office, rule.status == "former" or office.former or gone)
            if series.names_sender(office, scene.text):
                yield replace(holding, title=None)
                holding.body = None
            if subject := match.span("subject", "me"):
                first, last = scene.skeleton.span(*subject)
                holding.start, holding.end = min(first, office.post.start), max(last, office.end)
            yield holding
        for group in ("former", "holder"):
            for _, person in scene.people(*(match.span(group) or (0, 0))):
                for office in offices:
                    yield _held(rule, person, office, group == "former")


def _without_repeats(holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings without affiliations that wider words tell as well: "Ana Reyne and Bo Lund (Oakline)"."""
    told: dict[tuple[int, str], int] = {}
    kept: list[Holding] = []
    for holding in holdings:
        if holding.body and holding.title is None:
            first = told.setdefault((holding.person.start, holding.body.name), holding.start)
            if first < holding.start:
                continue
        kept.append(holding)
    return kept


def _vacated(holdings: Sequence[Holding], text: str) -> Holding | None:
    """The post told last of all, that which others may succeed to: "formerly clerk and now head of Elm" left the first.

    "A former teacher, she is chair" has not left the chair.
    """
    titled = sorted((h for h in holdings if h.title), key=lambda h: h.end)
    for before, after in pairwise(titled):
        moved = before.former and not after.former and before.person is after.person
        if moved and _NOW.search(text, before.start, after.end):
            return before
    return titled[-1] if titled else None


def _is_relative(holding: Holding, beside: Sequence[Holding], text: str) -> bool:
    """Whether a title is told by that of somebody else, and another by itself: "her deputy, minister Bo Lund"."""
    own = holding.whose.lower() in ("his", "her") and (holding.title or "").lower() in ("deputy", "boss")
    # "takes over from Bo Lund, who was treasurer": he held that post, and not the one last spoken of
    others = [h for h in beside if h is not holding and h.title and h.person is holding.person]
    # "his predecessor, Bo Lund, remains a trustee": what he is now is not what he was, or "currently", what he is to be
    same = (h for h in others if h.former == holding.former and not _SO_FAR.search(text, holding.end, h.end))
    return (own and bool(others)) or (holding.rule.inherits and any(same))


def _in_order(needed: str, symbols: str) -> bool:
    """Whether `symbols` has those of `needed` in the same order, whatever stands between them."""
    rest = iter(symbols)
    return all(symbol in rest for symbol in needed)


def _held(rule: RoleRule, person: Person, office: series.Office, former: bool) -> Holding:
    start, end = min(person.start, office.post.start), max(person.name_end, office.end)
    return Holding(person, start, end, rule, office.title, office.body, office.whose, former)


def _say_predecessor(match: _Match, former: tuple[int, int]) -> Iterator[Holding]:
    """ "She took over from Bo Lund": he held the post last spoken of."""
    last = match.scene.last
    subject = match.span("people", "subject")
    subjects = [person.name for person in match.people()]
    if last is None or (subjects and last.person.name not in subjects):
        return  # nothing was said of what the one who took over holds
    start = match.scene.skeleton.at(match.after(subject[1] if subject else match.match.start()))
    for _, person in match.scene.people(*former):
        yield Holding(person, start, person.name_end, match.rule.rule, last.title, last.body, last.whose, True)


def _say_successor(match: _Match, heir: tuple[int, int]) -> Iterator[Holding]:
    """ "Ana Reyne left in May and Bo Lund steps into her shoes": he holds the post last spoken of."""
    told, elsewhere = match.scene.told, match.span("body")
    for _, person in match.scene.people(*heir):
        if told is not None and person.name != told.person.name:
            end = match.scene.skeleton.at(match.match.end() - 1) + 1
            start = min(person.start, match.scene.skeleton.at(match.match.start()))
            body = match.scene.bodies(*elsewhere)[0] if elsewhere else told.body  # "her counterpart at Oakline"
            yield Holding(
                person, start, max(end, person.name_end), match.rule.rule, told.title, body, told.whose, False
            )


def _say_title(match: _Match, people: list[Person]) -> Iterator[Holding]:
    """The title that the rule or the group `role` gives, or a bare affiliation with the bodies of the group `body`."""
    scene, rule = match.scene, match.rule.rule
    title, start, end = rule.role, match.match.start(), match.match.end()
    stated = match.span("body")
    role = match.span("role")
    if role:
        title = match.title(*role)
    placed = match.span("people", "subject")
    if placed and title is not None:
        spoken_of = match.span("body", "there")
        start = match.after(spoken_of[1]) if spoken_of and spoken_of[1] <= placed[0] else start
        if role:
            end = max(role[1], placed[1])
        elif stated and placed[1] < stated[0]:
            end = start + len(_BEFORE_BODY.sub("", match.match.string[start : stated[0]]))
    elif stated and title is None:
        start = min(stated[0], placed[0]) if placed else stated[0]
        end = max(stated[1], placed[1]) if placed else stated[1]
    bodies: list[FoundMention | None] = [*scene.bodies(*stated)] if stated else [None]
    first, last = scene.skeleton.span(start, end)
    for person in people:
        for body in bodies:
            whose = match.words("there")
            if (
                title is None
                and body
                and body.organisation_kind == "parliament"
                and scene.text.endswith((" at ", " at the "), 0, body.start)
            ):
                continue  # "at Stormont" tells where
            bodiless = title is None and body is None and rule.body == "stated"
            if bodiless or (rule.kinds and body and body.organisation_kind not in rule.kinds):
                continue
            stop = person.name_end if match.span("members") else last
            named = rule.title_at.get(body.organisation_kind, title) if body else title
            yield Holding(person, first, stop, rule, named, body, whose, rule.status == "former")
