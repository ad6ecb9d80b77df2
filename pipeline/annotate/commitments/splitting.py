"""Cuts a drawn sentence into its clauses, mark by mark: pauses, "and", "that", "which", "although", "when"."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.attitudes import hopes_that
from pipeline.annotate.commitments.clauses import Clause, ClauseKind
from pipeline.annotate.commitments.conjunctions import (
    ASKING,
    SET_PHRASE,
    TO_COME,
    asks,
    is_no_conjunction,
    joined_until,
    leads_noun,
    opens_clause,
    pause,
)
from pipeline.annotate.commitments.words import CLAUSE_WORDS, Signs
from pipeline.annotate.skeleton import SYMBOLS

_LEADS = frozenset(";:, \"'(/-")
"""What a word or a dash that opens a clause may stand behind."""
_PAUSES = frozenset({";", ":", ","})
_CONCESSIVE = frozenset({"although", "though", "while", "whilst", "whereas"})
_COORDINATING = frozenset({"and", "but", "or", "so", "yet", "nor"})
_ALSO_PREPOSITION = frozenset({"as", "since", "until", "till", "before", "after", "where", "so", "how", "what"})
_PAIRED = re.compile(r" +(?:running|so on|above|(?:wales|northern ireland)(?! (?:has|have|is|are|says|said)\b))\b")
"""Up and running; England and Wales."""
_MODAL = re.compile(r" (?:also |now |then )?(?:will|would|is|are|has|have|plans?|intends?|hopes?|aims?|must|shall)\b")
_AND_SAID = re.compile(r" (?:also |then )?(?:said|added|confirmed|explained|replied|told|answered)\b")
"""Goes on with the main clause: "was asked if it would close and said that"."""
_AUXILIARY = re.compile(r" (?:will|would|is|are|was|were|has|have|had|can|could|may|might|must|should)\b")
_THIS_IS = re.compile(r"(?:^|[.;:,] |\" ?)\W*(?:and )?(?:this|that|it|which)(?: is| was|'s) $")
"""With "because" or "why" behind it, what is told is new: "This is because the council has agreed to pay"."""
_THAT_IS_WHY = re.compile(r"\b(?:this|that)(?: is|'s) why\b")
"""Before a second "why": "that is why we are … and why I have asked"."""
_CLEFT = re.compile(
    r"\b(?:what\b[^;]{0,160}|(?:changes?|proposal|decision|difference|news|expectation|position|commitment|promise"
    r"|agreement|upshot)(?: [^,;]{1,60})?) (?:is|was) $"
    r"|\b(?:am|are|is|was|were|be) (?:\w+ )?(?:delighted|pleased|proud|glad) $"
    r"|\b(?:assurances?|undertakings?|promises?|commitments?|guarantees?|confirmation|notice|agreement|pledges?)"
    r" (?:was|were|(?:has|have|had) been) (?:\w+ )?(?:given|made|received|secured|provided|offered)"
    r"(?: (?:to|by|from) [^,;]{3,40})? $"
)
"""What she made clear was …, the biggest change is …, I am delighted …, an assurance was given …"""
_SPLICED = re.compile(
    r" (?:(?:this|these|it|they|we|he|she|there)\b"
    r"|(?:an?|the|our|its|their) (?:(?:[\w\ue000-\ue003'-]|(?<=\d),)+ ){1,6}?)"
    r" ?(?:(?:will|must|shall|(?:is|are)(?: due)? to|(?:is|are) due)\b|'ll\b)"
)
"""Behind a comma a sentence of its own, after one that has its "will": "the chair will leave, a vote will be held"."""
_PROMISES = re.compile(r"(?:will|would|shall|must|(?:is|are)(?: due)? to)\b|'ll\b")
"""In the sentence before that comma."""
_OPENER = re.compile(r",? (?:and|but|so|yet)(?: \w+){1,3}$")
"""Before the comma, words that belong to the sentence behind it: ", but again, it will"."""
_NO_NOUN = re.compile(
    r"\b(?:\w+ed|clear|sure|likely|possible|important|vital|essential|so|true|fact|hopes?|fears?|view|belief|risk|concern"
    r"|is|was|be|says?|means?|shows?|suggests?|mean|believe|think|know) $"
)
"""Words behind which "that" begins no relative clause."""
_SUPPOSES = re.compile(
    r"\b(?:(?:un)?likely|(?:im)?possible|risk|danger|chance|fears?|feared|afraid|worry|worries|worried|concern(?:s|ed)?)"
    r" that$"
)
"""Before what is only supposed, all of it: "it is likely that the hub will move and will close"."""
_WHERE_SAID = re.compile(
    r" (?:he|she|they|it|(?:the )?[\ue000\ue002]+|the \w+|ministers)(?: (?:also|today|yesterday|\ue003+))* +"
    r"(?:said|promised|told|announced|unveiled|confirmed|pledged|confirms|announces|promises|pledges|unveils)\b"
)
"""An event where something is said: "in Leeds, where she promised that", "as they unveiled plans to"."""
_PLACE = re.compile(r"[\ue000\ue002], $")
"""A name before "where": "it goes to the House of Lords, where second reading is scheduled for May"."""
_DONE = re.compile(
    r"(?:(?:once|when|after|as soon as) [^,]{2,60} (?:(?:is|are|has been|have been) (?:\w+ly )?"
    r"(?:\w{2,}ed|known|made|set|sent|put|won|given|taken|complete|available|ready|clear|out|over)"
    r"|(?:closes?|ends?|opens?|reopens?|concludes?|returns?|reports|passes|meets?|starts?|begins?"
    r"|(?:has|have) (?:closed|ended|opened|reported|passed))(?: (?:(?:in|on|by|from|at) )?(?:the )?\ue003+)?)"
    r"|(?:if|unless|when|once|where) [^,]{3,60}? (?:is|are|was|were|be|becomes?|became|proves?|proved|remains?) "
    r"(?:not |more |too |less |still )?\w+(?: (?:and|or) \w+)?"
    r"|(?:if|unless|when|once) [^,]{3,60}? (?:(?:agree|consent|succeed|fail|permit|allow)s?|pass(?:es)?|go(?:es)? ahead"
    r"|(?:approves?|backs?|accepts?|rejects?) (?:it|this|them|the plans?|the proposals?))"
    r"|(?:once|when|if|as soon as) (?:it|they|this|that|he|she|we|you) (?:do|does|did|is|are|can|has|have)"
    r"|(?:once|when|if|as soon as)"
    r" (?:published|approved|agreed|signed|adopted|completed?|finalised|ready|open|available))"
    r"(?= (?:(?:(?:the|our|its|their|a|an|all|these|those|any|\ue000+|\ue002+) [^,]{0,50}\b|(?:we|it|they|he|she|i) )"
    r"(?:will|would|is to|are to)|(?:we|it|they|he|she|i)'ll)\b)"
)
"""Once something is done or over, and no comma behind it: "once the guide is published the policy will be updated"."""
INVERTED_CONDITION = re.compile(
    r"\W*(?:should|were) (?:we|they|it|he|she|i|the|an?|any|our|its|their|this|\ue000+|\ue002+) "
)
"""Opens a condition without "if": "should the board agree in May, it will"; with a question mark, a question."""
_PERSON = SYMBOLS["person"]
_POST_AND_VERB = re.compile(rf"[^,;:]{{3,90}},(?={_MODAL.pattern})")
_CONTENT = re.compile(r"(?!(?:that|and|but|so|or|yet)\b)\b[\w\ue000-\ue003]+")
_SHORTEST = 12
"""A relative clause up to its comma is longer than "who, in May,"."""
_PREPOSED = re.compile(
    r"(?:to|at|in|on) which (?:(?!;|\bwhich\b).){2,160}(?<!, )\b(?:will|must|shall|(?:is|are|has|have) to)\b"
)
"""A relative clause whose subject, perhaps a list, is yet to come: "a report, to which A, B and C must reply".

Behind a comma the verb is the main one: "the board, on which parents now sit, will meet".
"""
_WE_WILL = re.compile(r" (?:we|i|they|he|she)(?:'ll| will| would| shall)\b")
"""Behind the comma of a clause whose verb is no auxiliary."""
OWN_SUBJECT = re.compile(r" (?:[^,;\ue003]{0,30}\ue003+,? )?(?:we|they|i) (?!and\b|or\b|who\b)[a-z]+ \w")
"""Behind "and" or "but": a subject that can be nothing else, whatever its verb, "and by May we want every child to"."""
_PART_OF = re.compile(r"(?:(?:the|an?|its|at least|up to) )?(?:[\w-]+ ){1,3}of ")
"""Before "which" or "whom": "four of whom will start in May", "the findings of which will be published"."""
_WHEN_BEHIND = (f"{SYMBOLS['date']}, ", f"{SYMBOLS['date']} ")
"""Before a "when" that goes on with a day."""
_IS_TO_COME = re.compile(r"\b(?:will|(?:is|are) (?:due |set |expected |likely )?to|(?:plan|intend|hope)s? to)\b")
_CONCERNED = re.compile(r"[a-z]+ed (?:\ue003+)?\W*$")
"""A participle that ends a sentence, perhaps before its day: "each of the trusts concerned this week"."""
_RELATIVE = frozenset({"which", "who", "whom", "whose"})
_ELLIPTIC = re.compile(r"(?:if|where|when|once|unless|until) \w+(?: \w+)?,")
"""What looks like a clause and has no verb of its own, amid another: "and, if successful, would go on"."""
_TIMED = re.compile(r"\W*(?:when|once|if|unless|until|till|as|because|before|after|while|where|since)\b")
"""Opens a clause that a second "that" of the report ends: "said it would sell when the House returns and that"."""
_PARENTHESIS = re.compile(r", [^,;:]{2,60}, $")
"""Between a word of saying and its "that": "it was agreed, however, that", "a promise, made in May, that"."""
_GOVERNED = (
    r"(?: (?:(?:all|both|some|most|one) )?(?:of|on|in|to|at|by|with|from|for|under|through|during|after|following))?"
)
_BEHIND_COMMA = re.compile(rf",{_GOVERNED} *$")
"""What a relative clause that only goes on stands behind: "a consultation, after which the policy will be sent out"."""
_AND_WHICH = re.compile(rf" and{_GOVERNED} $")
"""Before a second one: "the board, which Ana Reyne chairs and on which parents sit, will meet"."""


def split(low: str, signs: Signs, reports: re.Pattern[str]) -> list[Clause]:
    """The clauses of a sentence drawn in small letters, in order and without gaps; `reports` ends a report."""
    splitter = _Splitter(low, signs, reports)
    if INVERTED_CONDITION.match(low) and "?" not in low:
        splitter.front()
    for at, number in signs.marks:
        splitter.read(at, CLAUSE_WORDS[number])
    splitter.part_what_is_done()
    return splitter.clauses


class _Splitter:
    """Reads the marks of a sentence from left to right; its last clause is the one that it is in.

    `outer` is the kind that a clause goes back to once what depends on it has ended; `fronted` says that the sentence
    began with a clause that only a comma ends; `interrupted` is the clause that the last aside stands in.
    """

    def __init__(self, low: str, signs: Signs, reports: re.Pattern[str]) -> None:
        self.clauses = [Clause(0, len(low), "main")]
        self._low = low
        self._signs = signs
        self._reports = reports
        self._outer: ClauseKind = "main"
        self._fronted = False
        self._interrupted: int | None = None

    def front(self) -> None:
        """Takes the first clause for a condition, which a comma ends."""
        self._fronted, self.clauses[0].kind = True, "closed"

    def read(self, at: int, word: str) -> None:
        """Opens the clause, if any, that the mark at `at` opens: `word`, or a sign of punctuation where that is ""."""
        low, end = self._low, at + (len(word) or 1)
        mark = "" if word else low[at]
        if mark and low[end : end + 1] != " ":
            return
        if mark not in _PAUSES:
            if at and low[at - 1] not in _LEADS:
                return
            at -= mark == "–"
        if at == 0:
            self._front(word, end)
        elif mark == ",":
            self._comma(at, end)
        elif mark:
            self._stop(at, end)
        elif word in _COORDINATING:
            self._coordinate(word, at, end)
        elif not is_no_conjunction(word, low, at, end):
            self._subordinate(word, at, end)

    def part_what_is_done(self) -> None:
        """Parts "once the guide is published" from the main clause behind it, which no comma does."""
        for index in range(len(self.clauses) - 1, -1, -1):
            first, around = self.clauses[index], self.clauses[max(0, index - 1)]
            if first.kind != "closed" or not (done := _DONE.match(self._low, first.start, first.end)):
                continue
            for clause in self.clauses:
                clause.resumes = clause.resumes + 1 if clause.resumes and clause.resumes > index else clause.resumes
            kind = around.kind if around.kind == "reported" else "main"
            self.clauses.insert(index + 1, Clause(done.end(), first.end, kind))
            first.end = done.end()

    def _open(
        self, at: int, kind: ClauseKind, resumes: int | None = None, *, relative: bool = False, asks: bool = False
    ) -> None:
        self.clauses[-1].end = at
        self.clauses.append(Clause(at, len(self._low), kind, resumes, asks, relative))

    def _interrupt(self) -> None:
        """Remembers the clause that a dependent one is about to interrupt."""
        if self.clauses[-1].kind in ("main", "reported"):
            self._interrupted = len(self.clauses) - 1

    def _front(self, word: str, end: int) -> None:
        self._fronted = (
            word not in _COORDINATING
            and not (word == "as" and SET_PHRASE.match(self._low, end))
            and not (word == "because" and self._low.startswith(" of ", end))
            and (
                word not in _ALSO_PREPOSITION
                or (
                    self._signs.has_finite(end, pause(self._low, end))
                    and not leads_noun(word, self._low, end, self._signs)
                )
            )
        )
        if self._fronted and word not in _CONCESSIVE and word != "that":
            self.clauses[-1].kind = "closed"

    def _stop(self, at: int, end: int) -> None:
        """A colon, semicolon or dash: what a report says comes next, or a new sentence in all but name."""
        said = self._reports.search(self._low, self.clauses[-1].start, at)
        self._outer = "reported" if said else "main"
        self._fronted, self._interrupted = False, None
        self._open(end, self._outer)

    def _comma(self, at: int, end: int) -> None:
        current = self.clauses[-1]
        if self._fronted:
            self._fronted = False
            self._open(end, self._outer)
            return
        if current.kind in ("aside", "closed") and self._is_apposed(at, end):
            return
        long = at - current.start > _SHORTEST and not _PREPOSED.match(self._low, current.start)
        whose = current.kind == "closed" and self._low.startswith("whose ", current.start)
        told = self._tells(current, at) or (long and (whose or current.kind == "aside"))
        # "at the meeting in May, when three members leave, we will"
        told = told or (current.kind == "closed" and not current.asks and _WE_WILL.match(self._low, end) is not None)
        if not told or (current.asks and self._question_goes_on(current, at, end)):
            return
        if current.kind in ("aside", "closed"):
            self._open(end, self._outer, self._interrupted)
        elif _SPLICED.match(self._low, end) and _PROMISES.search(self._low, current.start, at):
            opener = _OPENER.search(self._low, max(current.start, at - 30), at)
            self._open(opener.start() if opener else end, self._outer)
            self.clauses[-1].spliced = True

    def _is_apposed(self, at: int, end: int) -> bool:
        """Whether a comma parts somebody from their post: "the board, chaired by Ana Reyne, a governor, will"."""
        post = _POST_AND_VERB.match(self._low, end) if self._low.startswith(_PERSON, at - 1) else None
        return post is not None and not self._signs.has_finite(end, post.end())

    def _question_goes_on(self, current: Clause, at: int, end: int) -> bool:
        """Whether the verb of a question comes only behind its comma: "how the grant, announced in May, will be"."""
        behind = _AUXILIARY.match(self._low, end) is not None
        return behind and _AUXILIARY.search(self._low, current.start, at) is None

    def _coordinate(self, word: str, at: int, end: int) -> None:
        low, current = self._low, self.clauses[-1]
        if _PAIRED.match(low, end) or self._goes_on_aside(current, end):
            return
        modal = _MODAL.match(low, end) is not None
        if modal and current.kind == "closed" and _SUPPOSES.search(low, 0, current.start + len("that")):
            return
        of_those = low.endswith("those ", 0, current.start) and not TO_COME.search(low, current.start, at)
        goes_back = (modal and (of_those or not current.relative)) or _AND_SAID.match(low, end) is not None
        if current.kind == "closed" and goes_back:
            self._open(at, self._outer)
            return
        parted = word == "but" or low[max(0, at - 2) : at] == ", "
        told = (parted and current.kind == "closed") or self._tells(current, at)
        until = joined_until(low, end)
        if told and (self._signs.has_finite(end, until) or OWN_SUBJECT.match(low, end)):
            first = self._signs.first_finite(end)
            if first is not None and _CONCERNED.match(low, first) and not self._signs.has_finite(first + 1, until):
                return
            freed = parted or modal or current.kind in ("main", "reported")
            self._open(at, self._outer if freed else current.kind)

    def _goes_on_aside(self, current: Clause, end: int) -> bool:
        """Whether "and" goes on with an aside before the verb: "Bo Lund, who runs it and is in Leeds, has agreed"."""
        if current.kind != "aside" or self._interrupted is None:
            return False
        around, comma = self.clauses[self._interrupted], self._low.find(",", end)
        told = self._signs.has_finite(around.start, around.end)
        return not told and comma >= 0 and _MODAL.match(self._low, comma + 1) is not None

    def _subordinate(self, word: str, at: int, end: int) -> None:
        low, signs = self._low, self._signs
        if word == "that":
            self._that(at, end)
        elif word in _RELATIVE:
            self._relative(word, at)
        elif word in _CONCESSIVE:
            if signs.has_finite(end, pause(low, end, 160)):
                self._fronted = self._fronted or self._is_bare(at)
                self._open(at, self._outer)
        elif (
            (word in ("where", "as", "after") and _WHERE_SAID.match(low, end))
            or (word == "where" and _PLACE.search(low, 0, at))
            or (word in ("because", "why") and _THIS_IS.search(low, 0, at))
            or (word == "why" and low.endswith("and ", 0, at) and _THAT_IS_WHY.search(low, 0, at))
        ):
            self._open(at, self._outer)
        elif word == "when" and self._goes_on_with_day(at, end):
            self._interrupt()
            self._open(at, "aside")
        elif _ELLIPTIC.match(low, at) and not self._is_bare(at):
            return
        elif word not in _ALSO_PREPOSITION or opens_clause(word, low, end, signs) or asks(word, low, end, signs):
            self._fronted = self._fronted or self._is_bare(at)
            self._interrupt()
            self._open(at, "closed", asks=word in ASKING)

    def _goes_on_with_day(self, at: int, end: int) -> bool:
        """Whether a "when" tells what else will happen on a day: "meets on 3 May, when it will choose a chair"."""
        low = self._low
        told = low.endswith(_WHEN_BEHIND, 0, at) and self._tells(self.clauses[-1], at)
        return told and _IS_TO_COME.search(low, end, pause(low, end)) is not None

    def _that(self, at: int, end: int) -> None:
        """What somebody said that follows, or else a clause on a noun, in which nothing is undertaken."""
        low, current = self._low, self.clauses[-1]
        if hopes_that(low, current, at):
            return  # as without "that": "the board hopes (that) the unit will open"
        cleft = _CLEFT.search(low, 0, at) is not None
        again = self._outer == "reported" and low[:at].rstrip().endswith((",", ";", "and", "but"))
        meant = low.endswith(("means ", "please note ", "please remember "), 0, at)
        if again or cleft or meant or self._says(current.start, at):
            inner = self.clauses[-2] if self._is_bare(at) and len(self.clauses) > 1 else current
            goes_back = again and _TIMED.match(low, inner.start) is not None
            if current.kind == "closed" and not (cleft or goes_back or self._is_over(current, at)):
                self._open(at, "closed", self._interrupted)
                return
            self._outer, self._interrupted = "reported", None
            self._open(at, self._outer)
        elif self._is_bare(at) and len(self.clauses) > 1:
            # "said it would close, and that …": the first that-clause had no "that"
            self._outer = "reported"
            self._open(at, self._outer)
        elif self._signs.has_finite(end, pause(low, end)):
            if current.kind != "closed":
                self._interrupted = len(self.clauses) - 1
            self._open(at, "closed", self._interrupted, relative=not _NO_NOUN.search(low, current.start, at))

    def _is_over(self, current: Clause, at: int) -> bool:
        """Whether a relative clause has ended before the main verb: "the trust that will run it has confirmed that"."""
        first = self._signs.first_finite(current.start) if current.relative else None
        return first is not None and self._signs.has_finite(self._low.find(" ", first), at)

    def _says(self, start: int, that: int) -> bool:
        """Whether a word of saying stands before a "that", or before what is set off by commas in front of it."""
        if self._reports.search(self._low, start, that):
            return True
        between = _PARENTHESIS.search(self._low, start, that)
        return between is not None and self._reports.search(self._low, start, between.start()) is not None

    def _relative(self, word: str, at: int) -> None:
        self._interrupt()
        low = self._low
        comma = low.rfind(",", 0, at) + 2
        # "the trust, whose lease ends in May, will move" goes on behind its comma
        goes_on = word == "whose" and low.find(",", at) >= 0
        if self.clauses[-1].kind == "aside" and _AND_WHICH.search(low, max(0, at - _SHORTEST), at):
            self._open(at, "aside")  # "a group, which Ana Reyne will chair and which will report in May"
            return
        if not goes_on and (
            _BEHIND_COMMA.search(low, max(0, at - 2 * _SHORTEST), at)
            or _PREPOSED.match(low, comma)
            or _PART_OF.fullmatch(low, comma, at)
        ):
            self._open(comma, "aside")
        else:
            self._open(at, "closed", self._interrupted, relative=True)

    def _tells(self, clause: Clause, at: int) -> bool:
        """Whether a clause has its finite verb before `at`."""
        return self._signs.has_finite(clause.start, at)

    def _is_bare(self, at: int) -> bool:
        """Whether the present clause has no word yet but "and", "but" or "that" where another one begins at `at`."""
        return _CONTENT.search(self._low, self.clauses[-1].start, at) is None
