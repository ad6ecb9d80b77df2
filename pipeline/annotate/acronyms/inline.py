"""Definitions inside sentences: brackets in both orders, "known as", "stands for", apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.annotate.acronyms.brackets import Bracket, brackets
from pipeline.annotate.acronyms.forms import looks_short, singular, strongly_short
from pipeline.annotate.acronyms.letters import (
    Aligner,
    Fit,
    Minor,
    Word,
    fold,
    last_words_of,
    letters_of,
    most_words,
    words_of,
)
from pipeline.annotate.layers import Layers
from pipeline.found import FoundAcronym
from pipeline.rules.definitions import DefinitionRule, DefinitionRules
from pipeline.rules.patterns import compile_pattern

_NO_CAPITALS = 0.12
"""The dearest fit of a short form in small letters: any short word in brackets looks like one."""
_ONE_LETTER = 0.9
"""A single letter is far from sure."""
_INITIALS = 0.1
"""A fit of initials only costs no more."""
_WINDOW = 60
_WINDOW_PER_LETTER = 22
"""How far from a short form its long form is looked for: so many characters, and so many more for each letter."""
_BEFORE = 60
"""So many characters before a short form are searched for words such as "also known as"."""
_WHOLE_BRACKET = 200
_LONGEST_CUE = 30
_ARTICLES = (" the", " a", " an")
_MARKS = " :\"'"
_NO_WORD = re.compile(r"[^\w&/.-]+")
_FOLLOWING = re.compile(r" ([a-z]{3,})\b")
_STOP = re.compile(r'[;:"]|[.!?] +(?=[A-Z])|\n')
_AFTER_STOP = re.compile(
    r"""[;:"\n()\[\]]|[.!?](?= |$)| [–-] """
    r"|, (?=(?:which|who|whose|formerly|previously|now|see|and is|is|was|has|said)\b)"
)


_SECOND = re.compile(r",?(?: and| &|,) (?P<own>[A-Za-z-]+) $")
"""Between two brackets, the word in which the second long form differs from the first."""

Place = tuple[int, int]
"""Half-open offsets into a view."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names by which a person is known: first names and surnames."""

    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()


class Inline:
    """Finds definitions in running text."""

    def __init__(self, rules: DefinitionRules, names: Names) -> None:
        self._minor = Minor(rules.minor, rules.generic)
        self._prefixes = rules.left_out_before
        self._never = rules.never
        self._listed = rules.listed
        self._names = names
        self._aligner = Aligner(rules.spoken)
        self._in_bracket = rules.of("bracket")
        self._before_bracket = rules.of("before_bracket")
        self._around = rules.around
        # most short forms are followed by none of the words that any rule waits for
        self._around_any = [x for x in self._around if x.tail.match("")]
        self._tail = re.compile("|".join(f"(?:{x.tail.pattern})" for x in self._around if not x.tail.match("")))
        self._plain = compile_pattern("{plain_short}", rules.vocabulary)

    def find(self, layers: Layers, shorts: Sequence[Place]) -> list[FoundAcronym]:
        """The definitions of a text, each once, in text order; `shorts` are the places that look like short forms."""
        ends: dict[str, int] = {}
        found = []
        for one in sorted((*self._bracketed(layers), *self._worded(layers, shorts)), key=lambda f: (f.start, -f.end)):
            # "the Board, or PNB (PNB)": found by two rules, defined once
            if one.start >= ends.get(one.short, 0):
                found.append(one)
                ends[one.short] = one.end
        return found

    def _bracketed(self, layers: Layers) -> Iterator[FoundAcronym]:
        view = layers.view
        before: FoundAcronym | None = None
        for bracket in brackets(view):
            found = self._long_short(layers, bracket) or self._short_long(view, bracket)
            if found is None and before is not None:
                found = _sharing(view, bracket, before)
            if found:
                yield found
            before = found

    def _long_short(self, layers: Layers, bracket: Bracket) -> FoundAcronym | None:
        """ "Pupil Needs Board (PNB)"."""
        view = layers.view
        for rule, pattern in self._in_bracket:
            inside = pattern.fullmatch(view, bracket.open + 1, bracket.close)
            if not inside:
                continue
            short = inside["short"]
            if len(short) == 1:
                return self._one_letter(view, bracket, short, rule) if short.isupper() else None
            if not (looks_short(short) or short in self._listed) or self._is_legal_name(short):
                continue
            start = self._window_start(layers, bracket.open, short)
            return self._before(view, start, bracket.open, short, rule, bracket.close + 1)
        return None

    def _one_letter(self, view: str, bracket: Bracket, short: str, rule: DefinitionRule) -> FoundAcronym | None:
        """ "the half (H) and decimal (D) times": one capital for the small word right before it."""
        words = last_words_of(view, max(0, bracket.open - _WINDOW), bracket.open, self._minor, 1)
        word = words[-1] if words else None
        if word is None or not (word.written.islower() and word.folded[0] == fold(short)):
            return None
        if word.part or view[word.end : bracket.open] != " ":
            return None
        return _definition(word.start, bracket.close + 1, rule, Fit(0, 0, _ONE_LETTER), short, word.written)

    def _is_legal_name(self, short: str) -> bool:
        """A legal short name such as "the Act" or "the draft Bill"."""
        first, _, second = short.partition(" ")
        return bool(second) and (first.lower() in self._minor.small or first.islower())

    def _short_long(self, view: str, bracket: Bracket) -> FoundAcronym | None:
        """ "PNB (the Pupil Needs Board)"."""
        start = max(0, bracket.open - 32)
        if view[start : bracket.open].islower():
            return None
        for rule, pattern in self._before_bracket:
            word = _ending(pattern, view, start, bracket.open)
            if not word or not strongly_short(word["short"]):
                continue
            found = self._after(
                view, bracket.open + 1, bracket.close, word["short"], word.start("short"), rule, whole=True
            )
            if found:
                found.end = bracket.close + 1
                return found
        return None

    def _worded(self, layers: Layers, shorts: Sequence[Place]) -> Iterator[FoundAcronym]:
        """Definitions around the short forms of the running text: "also known as PNB", "PNB stands for ..."."""
        view = layers.view
        upto, last = 0, 0
        for first, end in shorts:
            upto, last = last, end
            short = view[first:last]
            if short in self._never or (first and (view[first - 1].isalnum() or view[first - 1] in "/.@-")):
                continue
            for rule, head, tail, cues in self._around if self._tail.match(view, last) else self._around_any:
                if cues and not _ends_with(view, first, cues):
                    continue
                after = tail.match(view, last)
                if after is None:
                    continue
                start = first
                if head is not None:
                    before = view[max(0, first - _BEFORE) : first]
                    matched = head.search(before)
                    if matched is None:
                        continue
                    start = first - len(before) + matched.start()
                # "PNB, SEF, LA": a list of short forms explains none of them
                if upto == start if rule.long == "before" else self._in_list(view, after.end()):
                    continue
                if rule.long == "after":
                    end = min(len(view), after.end() + _window(short))
                    found = self._after(view, after.end(), end, short, first, rule)
                else:
                    found = self._before(
                        view, self._window_start(layers, start, short), start, short, rule, after.end()
                    )
                if found:
                    yield found
                    break

    def _in_list(self, view: str, start: int) -> bool:
        """Whether another short form and a comma come next."""
        following = self._plain.match(view, start)
        return following is not None and view.startswith(",", following.end())

    def _window_start(self, layers: Layers, end: int, short: str) -> int:
        """Where the words that may belong to a long form ending at `end` begin."""
        sentence = layers.sentence_at(end)
        return max(sentence.start if sentence else 0, end - _window(short), 0)

    def _before(
        self, view: str, start: int, end: int, short: str, rule: DefinitionRule, span_end: int
    ) -> FoundAcronym | None:
        """A definition whose long form ends at `end`."""
        while end > start and view[end - 1] in " ,\"'*_":
            end -= 1
        if view.endswith(short, start, end):
            return None
        words = self._words_before(view, start, end, short, self._leeway(rule, short))
        if not words:
            return None
        name = singular(short)
        fit = self._fit_before(name, words, rule)
        if (fit is None or fit.cost > _INITIALS) and (following := _carried_on(view, words, name, span_end)):
            long = f"{view[words[1 - len(name)].start : words[-1].end]} {following[1]}"
            return _definition(words[1 - len(name)].start, following.end(), rule, Fit(0, 0, 0.0), name, long)
        if fit is None and name != short:
            fit, name = self._fit_before(short, words, rule), short
        one, _, other = short.partition(" ")
        if fit is None and other and any(singular(w.written) == singular(one) for w in words):
            # "national needs qualification for PNCs (PNC NNQ)": one of the two is written out
            fit = self._fit_before(other, words, rule)
        if fit is None or self._is_person(view, words, fit, name):
            return None
        first = self._whole(view, start, words, fit)
        long = _tidy(view[first : words[fit.last].end])
        if not _plausible(name, long):
            return None
        return _definition(first, span_end, rule, fit, name, long)

    def _words_before(self, view: str, start: int, end: int, short: str, leeway: float) -> list[Word]:
        """The words in which a long form that ends at `end` is looked for: those after the last stop and after the
        last use of the short form itself, no more than Schwartz and Hearst look at."""
        start = _last_use(view, short, start, end)
        if end - start < len(short):
            return []
        most = min(len(short) + 5, len(short) * 2, most_words(letters_of(short), leeway))
        words = last_words_of(view, start, end, self._minor, most)
        if not words:
            return []
        for stop in _STOP.finditer(view, words[0].start, end):
            start = stop.end()
        return [w for w in words if w.start >= start] if words[0].start < start else words

    def _fit_before(self, short: str, words: list[Word], rule: DefinitionRule) -> Fit | None:
        letters = letters_of(short)
        if len(letters) < 2:
            return None
        return self._aligner.before(letters, words, self._leeway(rule, short))

    def _leeway(self, rule: DefinitionRule, short: str) -> float:
        """The dearest fit that counts."""
        if short == short.lower() and short not in self._listed:
            return _NO_CAPITALS
        # two letters are easily met by chance
        return min(rule.leeway, 0.2) if len(letters_of(short)) == 2 else rule.leeway

    def _after(
        self, view: str, start: int, end: int, short: str, span_start: int, rule: DefinitionRule, whole: bool = False
    ) -> FoundAcronym | None:
        """A definition whose long form begins at `start`; `whole` when all that stands there belongs to it."""
        while start < end and view[start] in " \"'*_":
            start += 1
        for article in ("the ", "The ", "a ", "an "):
            if view.startswith(article, start, end):
                start += len(article)
        name = singular(short)
        letters = letters_of(name)
        if (
            len(letters) < 2
            or view.startswith(short, start)
            or not self._aligner.may_begin(letters, view[start : start + 1])
        ):
            return None
        stop = _AFTER_STOP.search(view, start, end)
        end = stop.start() if stop else end
        leeway = self._leeway(rule, name)
        most = _WHOLE_BRACKET if whole else 2 * most_words(letters, leeway)
        words = words_of(view, start, end, self._minor, most)
        fit = self._aligner.after(letters, words, leeway) if words else None
        if fit is None:
            return None
        last = len(words) - 1 if whole and not words[-1].minor else fit.last
        long = _tidy(view[words[0].start : words[last].end])
        if not _plausible(name, long):
            return None
        return _definition(span_start, words[last].end, rule, fit, name, long)

    def _whole(self, view: str, start: int, words: list[Word], fit: Fit) -> int:
        """Where the long form begins, with all that is joined to its first word ("2,4-dinitrophenol")."""
        first = words[fit.first].start
        while first - 2 >= start and view[first - 1] in "-,'" and view[first - 2].isalnum():
            first -= 1
            while first - 1 >= start and view[first - 1].isalnum():
                first -= 1
        # "NHS Elmshire Integrated Care Board": the short form leaves NHS out
        if fit.first and words[fit.first - 1].written in self._prefixes and first == words[fit.first].start:
            first = words[fit.first - 1].start
        # "Department for Digital, Culture, Media and Sport": DCMS has one D for both
        before = words[fit.first - 2 : fit.first] if fit.first > 1 else []
        if before and view[before[0].end : first] in (" for ", " of ", " for the ", " of the "):
            initial = before[0].written[0]
            if initial == words[fit.first].written[0] and initial.isupper() and not strongly_short(before[0].written):
                first = before[0].start
        return first

    def _is_person(self, view: str, words: list[Word], fit: Fit, short: str) -> bool:
        """A person's initials ("Ann Other (AO)") or matter ("Ann Other, director (SEND)"): a first name begins it."""
        names = words[fit.first : fit.last + 1]
        if names[0].written not in self._names.first or not all(w.written[0].isupper() for w in names[:2]):
            return False
        if len(names) == len(short) and (len(names) == 2 or names[-1].written in self._names.last):
            return True
        return any(view[w.end] == "," for w in names[1:3] if w.end < len(view))


def _carried_on(view: str, words: list[Word], short: str, end: int) -> re.Match[str] | None:
    """The word behind a bracket that gives the last letter, where each before gives one: "pupil needs (PNB) board"."""
    letters = list(fold(short))
    first, last = letters[:-1], letters[-1]
    following = _FOLLOWING.match(view, end)
    if following is None or fold(following[1][0]) != last or len(words) < len(first) or len(first) < 2:
        return None
    return following if [w.folded[0] for w in words[-len(first) :]] == first else None


def _ending(pattern: re.Pattern[str], view: str, start: int, end: int) -> re.Match[str] | None:
    """The match of `pattern` that begins with one of the last two words of view[start:end] and ends with it."""
    at = len(view[start:end].rstrip(" \"'")) + start
    for _ in range(2):
        at = max(view.rfind(c, start, at) for c in ' \n(["/')
        if at < start:
            break
        if found := pattern.fullmatch(view, at + 1, end):
            return found
    return pattern.fullmatch(view, start, end)


def _last_use(view: str, short: str, start: int, end: int) -> int:
    """Where in view[start:end] a word was used last, behind it; `start` where it was not."""
    used = view.rfind(short, start, end)
    while used >= 0:
        after = used + len(short)
        if not (view[used - 1 : used].isalnum() or view[after : after + 1].isalnum()):
            return after
        used = view.rfind(short, start, after - 1)
    return start


def _ends_with(view: str, end: int, cues: tuple[str, ...]) -> bool:
    """Whether the text before `end` ends with one of `cues`; an article and marks may follow it."""
    if view[end - 1 : end] not in _MARKS:
        return False  # as before most short forms: a bracket
    before = view[max(0, end - _LONGEST_CUE) : end].rstrip(_MARKS)
    if not before.endswith(_ARTICLES):
        return before.endswith(cues)
    return before.rpartition(" ")[0].rstrip(_MARKS).endswith(cues)


def _window(short: str) -> int:
    return _WINDOW + _WINDOW_PER_LETTER * len(short)


def _tidy(long: str) -> str:
    """A long form on one line, without a possessive at its end."""
    return " ".join(long.split()).removesuffix("'s")


def _plausible(short: str, long: str) -> bool:
    """A long form is longer than the short one, does not contain it, and keeps its brackets together."""
    return (
        len(long) > len(short)
        and not long.startswith(short)
        and long.count("(") == long.count(")")
        and not (short in long and short in _NO_WORD.split(long))
    )


def _sharing(view: str, bracket: Bracket, before: FoundAcronym) -> FoundAcronym | None:
    """ "partnerships (ICPs)" behind "integrated care boards (ICBs) and", which leave out what both begin with."""
    second = _SECOND.fullmatch(view, before.end, bracket.open)
    short = singular(view[bracket.open + 1 : bracket.close])
    if second is None or not before.long or len(short) != len(before.short):
        return None
    if short[:-1] != before.short[:-1] or short[-1] != second["own"][0].upper():
        return None
    long = " ".join([*before.long.split()[:-1], second["own"]])
    return replace(before, start=second.start("own"), end=bracket.close + 1, short=short, long=long)


def _definition(start: int, end: int, rule: DefinitionRule, fit: Fit, short: str, long: str) -> FoundAcronym:
    surety = rule.confidence + (1 - rule.confidence) * 0.5 - fit.cost * 0.4
    confidence = round(min(1.0, max(0.0, surety)), 3)
    return FoundAcronym(
        start=start, end=end, rule=rule.id, confidence=confidence, short=short, long=long, source="inline"
    )
