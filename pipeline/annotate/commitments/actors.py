"""Who is to act: reads the subject of a clause."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.antecedents import Antecedents
from pipeline.annotate.commitments.class_nouns import CREW, NEWS_OF, OFFICE_NOUNS, ClassNouns
from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.facts import EDGES
from pipeline.annotate.commitments.implied import UNION_MATTERS
from pipeline.annotate.commitments.noun_phrases import FRONTED, core, last_word
from pipeline.annotate.commitments.posts import HOLDER_ACTS, INITIALS
from pipeline.annotate.commitments.relatives import antecedent
from pipeline.annotate.commitments.subject import Subject, SubjectKind
from pipeline.annotate.commitments.subject_phrases import DONE_TO, JOINED, SubjectPhrase
from pipeline.annotate.skeleton import SYMBOLS
from pipeline.found import Name
from pipeline.rules.commitments import CommitmentRules
from pipeline.rules.letters import HONOURS, SEATS
from pipeline.rules.patterns import alternatives, words
from pipeline.wordlists import PLURAL_NUMBER

_P, _O = SYMBOLS["person"], SYMBOLS["organisation"]
_COORDINATED = re.compile(r"\b(?:and|but) *(?:also |then |now )?$")
_INDEFINITE = re.compile(r"(?:most|many|some|other|several|no|an?|any|each|every|all|another|new)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"the (?:first|second|third|fourth|fifth|final|last|remaining|initial|new) ", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:the )?(?:first |next |final |new )?"
    rf"(?:\d{{1,3}}|{PLURAL_NUMBER}) ",
    re.IGNORECASE,
)
"""How many are to be there: "twelve hubs will open"."""
_BUILT = frozenset(words("school academy college unit team hub service office board panel group"))
"""What is set up: "the first unit will open"."""
_MANY = frozenset(words("school academy college council authority setting provider"))
"""Of which there are so many that "no school will lose its grant" tells of all of them."""
_NEW = re.compile(r"(?:(?:an?|another)\b(?! (?:school|council|education|local))|new\b)", re.IGNORECASE)
_POSSESSIVE = re.compile(rf"({_O}+|{_P}+)(?:'s|') ")
_CLASS_OWNER = re.compile(r"(?:[Tt]he |[Oo]ur )(?:[a-z]+ )?([a-z]+)'s ")
"""The council's plans."""
_LETTERS = re.compile(rf"(?<={_P}),? {alternatives((*SEATS, *HONOURS))}$")
"""Behind a person's name, as in "Ana Reyne MSP has committed"."""
_CAPITALISED = re.compile(r"[A-Z]\w+(?:(?:,| and| &|,? and| ?/) ?[A-Z]\w+){0,4}")
_WORD = re.compile(r"[A-Z]\w+")
_NAMED_LAST = re.compile(rf"(?:[Tt]he )?(?:{_O}+|{_P}+)$")
_ITS = re.compile(r"its\b", re.IGNORECASE)
_OURS = re.compile(r"our\b|my (?:department|officials|ministry|office|party|team|group)\b", re.IGNORECASE)
_MINE = re.compile(r"(?:my|our) (?:department|ministry|office|officials)$", re.IGNORECASE)
_THEIRS = re.compile(r"(?:his|her|their) ", re.IGNORECASE)
"""Whoever speaks says so of their own: "his members would not take part"."""
_LONGER_NAME = re.compile(rf"(?:[Tt]he )?{_O}+(?: [A-Z][a-z]+){{1,2}}")
"""The local branch of a body: "Mencap Oakshire"."""
_THAT_BODY = re.compile(r"\W*(?:and |but )?(?:that|this|the same|the latter) (?:body|organisation)\W*", re.IGNORECASE)
"""Whoever is spoken of: "The union has warned us. That body is to ballot its members"."""
_LISTED = re.compile(rf"(?:[Tt]he )?(?:{_O}+|{_P}+), ")
"""The first of several who act together, of whom the last may be known to no list."""
_CALLED = re.compile(
    rf"[Tt]he ({_O}+) (?:think[ -]?tank|charity|(?:[a-z]+ )?union|group|regulator|watchdog|inspectorate|network"
    r"|(?:campaign|pressure|lobby) group|campaign|coalition)"
)
"""A name with what it is behind it."""
_ENTITLED = re.compile(rf"(?:[A-Za-z-]+ ){{0,3}}?([a-z]+)(?: (?:[A-Z{_O}{_P}][\w'&-]*|for|of|and)){{1,6}}(?<=[\w])")
"""A class noun with a name behind it that need be known to no list: "campaign group Marches SEND Action"."""
_POST_OF = re.compile(
    rf"(?:[Tt]he |[Ii]ts )?[\w-]+(?: [\w-]+){{0,2}} (?:of|for|at) (?:the )?(?:[\w&-]+ ){{1,4}}({_P}+)"
)
"""Somebody behind their post: "deputy chair of the cabinet Ana Reyne"."""
_UNION_ACTION = re.compile(rf"(?:[Tt]he )?({_O}+) (?:[a-z]+ )?(?:action|strikes?|ballots?|walk-?outs?)$")
"""A union's name before what it holds: "the EIS action"."""
_HELD_BY = re.compile(
    rf"\b(?:conference|congress|agm|assembly|survey|campaign|webinar|ballot|magazine|journal|helpline) (?:of|by|at)"
    rf" (?:the )?({_O}+)$",
    re.IGNORECASE,
)
"""What unions and charities hold, with whose it is: "the next conference of the EIS"."""
_OF_BODY = re.compile(rf" (?:of|for|at|from) (?:the )?({_O}+)")
_OF_ANOTHER = re.compile(r" (?:of|for|at) (?:the |their |an? )(?:[a-z][\w'-]* ){1,4}(?!service\b)[a-z]+(?= |$)")
"""Behind an office: a body told by more than its class noun."""
_PLAIN = re.compile(
    rf"[ \"']*(?:(?:and|but|so|that|which|who) )?(?P<shown>(?:[Tt]he )?(?:{_O}+|{_P}+)"
    r"|(?P<pronoun>[Ww]e|I|[Ii]t|[Tt]hey|[Hh]e|[Ss]he))[ ,\"']*"
)
_PRONOUN_ACTS = re.compile(
    r"[ \"']*(?:(?:and|but|so) )?(?P<pronoun>we|they|i)"
    r" (?!who\b|and\b|or\b|all\b|both\b|each\b|then\b|also\b|now\b|in\b|at\b|on\b|as\b)[a-z]+ [^,;]*\band[ \"']*",
    re.IGNORECASE,
)
"""A pronoun with its verb, before another verb: "We look forward to the fair and will print a map"."""
_AGENT = re.compile(
    r"(?<!, led)(?<!, backed)(?<!, signed)(?<!, supported)"
    rf" by (?:(?:our|its|their|the) (?:[A-Za-z]+ ){{1,4}}[A-Za-z]+, (?={_P})|the |an? )?"
    rf"(?:({_O}+|{_P}+)|(?=([a-z]+(?: [a-z]+)?)\b))"
)
"""Behind a passive: a name without its post, or the two words that may be a class noun with its adjective.

Not of what is said in passing: "calls, led by Ana Reyne, to delay the test".
"""
_OWNERS = {"my": "i", "our": "we", "its": "it", "their": "they", "his": "he", "her": "she"}
_STAFF = frozenset(
    words("official officer officers representative representatives colleagues delegates volunteers staff")
)
"""Those who act for the body they are "from"."""
_PEOPLE_OF = frozenset(words("members bosses chiefs leaders officers officials staff managers lawyers planners"))
"""Behind a class noun these are the body itself."""
_STAFF_OF = re.compile(rf"(?:[Tt]he )?({_O}+) (?:[a-z]+ )?{alternatives(sorted(_PEOPLE_OF - {'members'}))}")
"""And behind a name: "Oakline bosses"."""
_NO_MINISTER = re.compile(
    r"\b(?:general|permanent|branch|regional|district|honorary|membership|company) secretary$", re.IGNORECASE
)


class Subjects:
    """Reads subjects by the class nouns of the rules."""

    def __init__(self, rules: CommitmentRules) -> None:
        self._nouns = ClassNouns(rules)
        self._antecedents = Antecedents(rules, self._nouns)
        self.verb_in = self._antecedents.verb_in
        """Where the first verb of a stretch begins."""
        self._bodies = self._nouns.entries
        self._public = frozenset(words(rules.public))

    def read(self, context: Context, drawn: str, base: int, start: int, end: int, speaker: Name | None) -> Subject:
        """The subject that fills drawn[start:end]; `base` is the offset of the drawn sentence in the view."""
        if plain := self._plain(context, drawn, base, start, end, speaker):
            return plain
        if goes_on := _PRONOUN_ACTS.fullmatch(drawn, start, end):
            end = goes_on.end("pronoun")
        elif _COORDINATED.search(drawn, start, end):
            end = self.verb_in(drawn, start, end)
        if _THAT_BODY.fullmatch(drawn, start, end):
            shown = context.view[base + start : base + end].strip(EDGES)
            before = next(context.mentions_before(base + start, "organisation"), None)
            return Subject("body", shown, before.entity if before else None)
        start, end = core(drawn, start, end)
        phrase = SubjectPhrase(context, base + start, drawn[start:end], speaker)
        if not phrase.text:
            return Subject("none", "")
        if initials := context.posts.initials.get(phrase.text):
            return Subject("body", phrase.shown, initials)
        if context.is_minutes and INITIALS.fullmatch(phrase.text):
            return Subject("body", phrase.shown)
        phrase.trim()
        joined = JOINED.fullmatch(phrase.head)
        if joined and (joined["first"].endswith((_P, _O)) or last_word(joined["first"]) in self._bodies):
            phrase.head = joined["first"]
        if _CAPITALISED.fullmatch(phrase.text) and all(
            phrase.at + word.start() in context.layers.strangers for word in _WORD.finditer(phrase.text)
        ):
            return Subject("body", phrase.shown)
        if pronoun := phrase.pronoun():
            return self._pronoun(context, pronoun.lower(), pronoun, base, phrase.at, speaker)
        return (
            self._ours(phrase)
            or self._owned(phrase)
            or self._named(phrase)
            or self._of_class(phrase)
            or self._thing(phrase, base)
        )

    def _plain(
        self, context: Context, drawn: str, base: int, start: int, end: int, speaker: Name | None
    ) -> Subject | None:
        """A subject that is but a name or a pronoun: two of three are, and the rest would take ten times as long."""
        plain = _PLAIN.fullmatch(drawn, start, end)
        if plain is None:
            return None
        at, last = base + plain.start("shown"), base + plain.end("shown")
        shown = context.view[at:last]
        if plain["pronoun"]:
            return self._pronoun(context, plain["pronoun"].lower(), shown, base, at, speaker)
        found = context.mentions_in(at, last)
        return Subject("body", shown, found[0].entity) if found else None

    def _ours(self, phrase: SubjectPhrase) -> Subject | None:
        """Whose "my department" is: the speaker's or the writer's, whatever department has been named last."""
        if not _MINE.match(phrase.shown):
            return None
        whose = phrase.context.body_of(phrase.speaker) if phrase.speaker else phrase.context.we
        return Subject("body", phrase.shown, whose) if whose and whose != phrase.context.government else None

    def _owned(self, phrase: SubjectPhrase) -> Subject | None:
        """What is somebody's: "Ofsted's inspectors", "the council's plans", "whose report"."""
        if phrase.head.startswith("whose "):
            name = antecedent(phrase.context, "who", phrase.at, phrase.at)
            return Subject("thing", phrase.head.removeprefix("whose "), name)
        kind: SubjectKind = "body" if last_word(phrase.head) in self._bodies else "thing"
        if owner := _POSSESSIVE.search(phrase.head):
            return Subject(kind, phrase.shown, phrase.name(*owner.span()), phrase.negative)
        if (holder := _CLASS_OWNER.match(phrase.head)) and (noun := holder[1].lower()) in self._bodies:
            name = self._nouns.body(phrase.context, noun, phrase.at, phrase.speaker)
            return Subject(kind, phrase.shown, name, phrase.negative)
        return None

    def _named(self, phrase: SubjectPhrase) -> Subject | None:
        """A body or person by name, perhaps behind what is fronted, or with what it is behind it."""
        head, shown = _LETTERS.sub("", phrase.head), phrase.shown
        if head.endswith((_P, _O)) and not DONE_TO.fullmatch(head):
            name = phrase.name(0, len(head))
            if name and FRONTED.match(phrase.text) and (last := _NAMED_LAST.search(head)):
                # "To keep to its budget the council will": what is fronted without a comma
                name = phrase.name(last.start(), len(head))
                shown = phrase.context.view[phrase.at + last.start() : phrase.at + len(head)]
            if name:
                return Subject("body", shown, name, phrase.negative)
        if _LISTED.match(head) and (name := phrase.name()):
            return Subject("body", shown, name, phrase.negative)
        if (called := _CALLED.fullmatch(head)) and (name := phrase.name(called.start(1))):
            return Subject("body", shown, name, phrase.negative)
        if (staff := _STAFF_OF.fullmatch(head)) and (name := phrase.name(staff.start(1))):
            return Subject("body", shown, name, phrase.negative)
        if (holder := _POST_OF.fullmatch(phrase.text.rstrip())) and (name := phrase.name(holder.start(1))):
            return Subject("body", shown, name, phrase.negative)
        if _LONGER_NAME.fullmatch(head) and (name := phrase.name()):
            return Subject("body", shown, name, phrase.negative)
        return None

    def _of_class(self, phrase: SubjectPhrase) -> Subject | None:
        """A body told by a class noun ("the council"), or many at once ("schools")."""
        context, speaker, shown, negative = phrase.context, phrase.speaker, phrase.shown, phrase.negative
        head = _LETTERS.sub("", phrase.head)
        last = last_word(head)
        if last in _PEOPLE_OF and (before := last_word(head[: -len(last)].rstrip())) in self._bodies:
            last = before  # "board members", "council chiefs"
        elif last == "secretary" and (union := _NO_MINISTER.search(head)):
            return Subject("body", shown, context.posts.called(union[0]), negative)
        if (entitled := _ENTITLED.fullmatch(head)) and entitled[1] in self._bodies:
            return Subject("body", shown, phrase.name(), negative)
        is_body, ours = last in self._bodies, _OURS.match(head)
        if is_body and CREW.match(phrase.text) and not negative:
            return Subject("body", shown)
        if is_body and NEWS_OF.match(head) and (name := context.named_next(self._bodies[last].kinds, phrase.at)):
            return Subject("body", shown, name, negative)  # news begins with "A council has" and names it below
        if is_body and _INDEFINITE.match(head):
            many = last in _MANY if negative else not _NEW.match(head)
            return Subject("public" if many else "thing", shown, None, negative)
        if (last in _BUILT and _ORDINAL.match(head)) or (
            is_body and last.removesuffix("s") in _BUILT and _COUNTED.match(head)
        ):
            return Subject("thing", shown, None, negative)
        # what members of a union will do it does with them; those of a committee may be anybody's
        holds = is_body and (last not in OFFICE_NOUNS or last == "members")
        whose = _OF_BODY.match(phrase.text, len(head)) if holds or last in _STAFF else None
        if whose and (name := phrase.name(*whose.span(1))):
            return Subject("body", shown, name, negative)
        if ours and (is_body or last in self._public):
            own = context.body_of(speaker) if speaker else None
            # "my party", of somebody whose party is not known
            mine = speaker if head.lower().startswith("my ") else None
            return Subject("body", shown, own or mine or context.we, negative)
        if (is_body or last in self._public) and speaker is not None and _THEIRS.match(head):
            return Subject("body", shown, context.body_of(speaker), negative)
        if is_body and last in OFFICE_NOUNS and self._is_of_another(phrase, len(head)):
            return Subject("body", shown, None, negative)
        if is_body:
            name = self._nouns.body(context, last, phrase.at, speaker, phrase.text)
            told = None if name else self._nouns.told_in_full(context, last, shown, phrase.at)
            return Subject("body", told or shown, name, negative)
        return Subject("public", shown, None, negative) if last in self._public else None

    def _is_of_another(self, phrase: SubjectPhrase, head: int) -> bool:
        """Whether an office, which ends at `head`, is of another body than the one that speaks of it.

        "The chair of the parent council"; "the chair of the forum" may be that of the forum which meets.
        """
        whose = _OF_ANOTHER.match(phrase.text, head)
        return whose is not None and last_word(whose[0]) in self._bodies

    def _thing(self, phrase: SubjectPhrase, base: int) -> Subject:
        """A thing, with the union whose ballot it is, the official body named in it, or whose "its" is."""
        head, name = _LETTERS.sub("", phrase.head), None
        if acting := _UNION_ACTION.match(head) or _HELD_BY.search(phrase.text):
            name = phrase.name(*acting.span(1))
        if name is None and not UNION_MATTERS.search(head):  # "strikes on Kent's buses"
            named = (m.entity for m in phrase.context.mentions_in(phrase.at, phrase.at + len(phrase.text)))
            name = next((body for body in named if phrase.context.is_official(body)), None)
        if name is None and _ITS.match(head):
            name = self.owner_before(phrase.context, base, phrase.at)
        return Subject("thing", phrase.shown, name, phrase.negative)

    def owner_before(self, context: Context, base: int, at: int) -> Name | None:
        """Whose "its announcement" is: of the body that the sentence begins with, else the one before."""
        sentence = context.layers.sentence_at(base)
        named = context.mentions_in(sentence.start, at, "organisation") if sentence else []
        return named[0].entity if named else self._antecedents.of_pronoun(context, "it", base, at).name

    def owner(self, context: Context, drawn: str, base: int, start: int, end: int, speaker: Name | None) -> Subject:
        """The subject that a possessive in drawn[start:end] stands for: "our", "the department's"."""
        text = drawn[start:end].lower()
        if pronoun := _OWNERS.get(text):
            return self._pronoun(context, pronoun, pronoun, base, base + start, speaker)
        return self.read(context, drawn, base, start, start + len(text.removesuffix("'s")), speaker)

    def agent(self, context: Context, drawn: str, base: int, start: int, end: int) -> Name | None:
        """The body behind "by" in a passive: "will be assured by the foundation", "by the next government"."""
        for found in _AGENT.finditer(drawn, start, end):
            if found[1]:
                mentions = context.mentions_in(base + found.start(1), base + found.end(1))
                return mentions[0].entity if mentions else None
            for noun in found[2].split():
                if noun in self._bodies:
                    return self._nouns.body(context, noun, base + found.start(2), None)
        return None

    def body_called(self, context: Context, noun: str, at: int) -> Name | None:
        """The body that a noun means at an offset, if it is a class noun."""
        return self._nouns.body(context, noun, at, None) if noun in self._bodies else None

    def stands_for_body(self, text: str) -> bool:
        """Whether a line ends in a class noun for a body: "Local SEND and AP Partnerships"."""
        return last_word(text) in self._bodies

    def _pronoun(self, context: Context, word: str, shown: str, base: int, at: int, speaker: Name | None) -> Subject:
        if word in ("we", "i"):
            if speaker is not None:
                return Subject("self", shown, speaker if word == "i" else context.body_of(speaker) or speaker)
            return Subject("self", shown, context.author if word == "i" else context.we)
        if word == "there":
            return Subject("there", shown)
        if word in ("he", "she"):
            if speaker is not None:
                # "the cabinet secretary said she hoped": whoever holds the post, known or not
                return Subject("body", shown, speaker)
            sentence = context.layers.sentence_at(base)
            if sentence is not None and (told := HOLDER_ACTS.match(context.view, sentence.start, at)):
                # "the chair thanked Ana Reyne and said that he would"
                holder = context.posts.called(told["post"])
                return Subject("body", shown, holder, stands_for=None if holder else told["post"])
            person = self._antecedents.of_person(context, at)
            if stranger := context.stranger_in(person.end if person else 0, at):
                return Subject("body", shown, stands_for=stranger)
            return Subject("body", shown, person.entity if person else None)
        if word in ("it", "they"):
            if speaker is not None and speaker.kind == "organisation" and base < at:
                return Subject("body", shown, speaker)
            return self._antecedents.of_pronoun(context, shown, base, at)
        if word == "you":
            return Subject("public", shown)
        if word in ("which", "who", "whom"):
            name = antecedent(context, word, base, at)
            if name is None and word == "which" and (led := self._antecedents.led_body(context, base, at)):
                return led
            before = context.view[max(base, at - 40) : at].rstrip(" ,")
            article, noun = before.split()[-2:] if " " in before else ("", "")
            if name is None and article == "the" and noun in self._bodies:
                name = self._nouns.body(context, noun, at, None)  # "backed by the council, which hopes to"
                return Subject("body", shown, name, stands_for=None if name else f"the {noun}")
            return Subject("body" if name else "thing", shown, name)
        return Subject("pointer", shown)
