"""Definitions on lines of their own: glossaries in any layout, tables of abbreviations, pairs of lines.

A line fits when one end of it looks like a short form and its letters are found in the rest. A clear separator (runs
of blanks, a tab, a dash, a colon, a table's bar) is enough on its own; a single blank counts only in company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.acronyms.forms import looks_short, singular, strongly_short
from pipeline.annotate.acronyms.letters import Aligner, Minor, letters_of, words_of
from pipeline.found import FoundAcronym
from pipeline.rules.definitions import DefinitionRules

_MARKS = re.compile(r"[\s*_•·▪■◦●○‣\"'|>-]*")
_CLEAR = re.compile(r"\t| {2,}| *\| *| *[:=] +| *– *| +- +| *[:=]$")
_SHORT_FIRST = re.compile(r"[A-Za-z0-9][A-Za-z&/.'+-]{0,4}[A-Z0-9]")
_BLANK = re.compile(r" ")
_LAST_WORD = re.compile(r"(?<=[ |\t–:=])[^ |\t–:=]+$")
_NOTE = re.compile(
    r" *(?:[(\[;|]|\t| {2,}|\. |: |, (?=see\b|now\b|formerly\b|also\b|previously\b|replaced\b)| [–-] )"
    r"| (?:is|are|was|were|means|refers|provides?)\b|(?<=[a-z]) an? (?=[a-z])"
)
"""What follows a long form on its line: a remark, or what the thing is ("is a plan of ...", "a plan of ...")."""
_GOES_ON = re.compile(r"(?<=[a-z]) (?P<verb>is|are)\b|\. |$")
"""Behind a long form that begins the line below its short form."""
_NAME = re.compile(r"[A-Z][\w'&-]*(?:,? (?:[A-Z][\w'-]*|and|&|of|for|the|in))*")
_OTHERWISE = re.compile(r".+ or (?=[A-Z])")
"""Before the second of two short forms: "EHC plan or EHCP"."""
_FEWEST = 3
"""So many lines in a row that fit make a glossary."""
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a glossary: where the short and the long form stand."""

    short: tuple[int, int]
    long: tuple[int, int]
    clear: bool
    cost: float

    @property
    def span(self) -> tuple[int, int]:
        """From the first to the last of the two."""
        return min(self.short[0], self.long[0]), max(self.short[1], self.long[1])


class Glossary:
    """Finds definitions that stand on lines of their own."""

    def __init__(self, rules: DefinitionRules) -> None:
        self._minor = Minor(rules.minor, rules.generic)
        self._never = rules.never
        self._listed = rules.listed
        self._aligner = Aligner(rules.spoken)
        self._rules = {rule.id.rpartition("_")[2]: rule for rule, _ in rules.of("line")}
        (self._rule, self._short), *_ = rules.of("line")

    def find(self, lines: str) -> list[FoundAcronym]:
        """The definitions in a text whose line ends are still in place."""
        entries: list[tuple[int, Entry]] = []
        mixed = tuple(self._listed)
        before: tuple[int, int, int] | None = None  # the line before that is a bare short form: its number and span
        for number, (start, end) in enumerate(_rows(lines)):
            if start == end:
                continue
            if before and number - before[0] <= 2 and (pair := self._pair(lines, before[1:], (start, end))):
                entries.append((number, pair))
            before = None
            begins = _SHORT_FIRST.match(lines, start, end) is not None or lines.startswith(mixed, start, end)
            if not begins and not lines[end - 1].isupper() and lines[end - 1] not in "so0123456789":
                continue
            entry = self._entry(lines, start, end) if begins else self._reversed(lines, start, end)
            if entry:
                entries.append((number, entry))
            elif end - start <= 12 and self._is_short(lines[start:end]):
                before = (number, start, end)
        return [self._found(lines, e) for e in _in_company(entries)]

    def _entry(self, lines: str, start: int, end: int) -> Entry | None:
        """The entry that a line is, with the short form first or last."""
        for separator, clear in ((_CLEAR, True), (_BLANK, False)):
            cut = separator.search(lines, start, end)
            # "SENCo NPQ  SENCo National Professional Qualification": short forms may have two words
            tries = 0
            while cut and tries < 2:
                if clear and (other := _OTHERWISE.match(lines, start, cut.start())):
                    start = other.end()
                short = lines[start : cut.start()].rstrip(" *_\"'")
                if self._is_short(short) or (clear and self._is_short_with_noun(short)):
                    short_end = cut.start()
                    entry = self._fit(lines, (start, short_end), (cut.end(), end), clear)
                    if entry:
                        return entry
                cut = separator.search(lines, cut.end(), end)
                tries += 1
        return self._reversed(lines, start, end)

    def _reversed(self, lines: str, start: int, end: int) -> Entry | None:
        """ "Pupil Needs Board – PNB", "Pupil Needs Board | PNB |"."""
        while end > start and lines[end - 1] in " |*_.":
            end -= 1
        last = _LAST_WORD.search(lines, max(start, end - 16), end)
        at = last.start() if last else end
        if at <= start or not self._is_short(lines[at:end]):
            return None
        cut = at
        while cut > start and lines[cut - 1] in " |\t–:=-*_":
            cut -= 1
        clear = _CLEAR.fullmatch(lines, cut, at) is not None
        return self._fit(lines, (at, end), (start, cut), clear) if clear else None

    def _pair(self, lines: str, short: tuple[int, int], line: tuple[int, int]) -> Entry | None:
        """A short form and, on the next line, its long form."""
        entry = self._fit(lines, short, line, clear=True)
        if entry is None or entry.cost > self._rule.leeway / 2:
            return None
        over = _GOES_ON.match(lines, entry.long[1], line[1])
        if over is None or (over["verb"] and not _NAME.fullmatch(lines, *entry.long)):
            return None
        return entry

    def _fit(self, lines: str, short: tuple[int, int], long: tuple[int, int], clear: bool) -> Entry | None:
        start, end = short
        while end > start and lines[end - 1] in " *_\"'":
            end -= 1
        name = singular(lines[start:end])
        at, stop = long
        lead = _MARKS.match(lines, at, stop)
        at = lead.end() if lead else at
        for article in ("the ", "The "):
            if lines.startswith(article, at, stop):
                at += len(article)
        letters = letters_of(name)
        if len(letters) < 2 or not self._aligner.may_begin(letters, lines[at : at + 1]):
            return None
        note = _NOTE.search(lines, at + 1, stop)
        stop = note.start() if note else stop
        while stop > at and lines[stop - 1] in " .,;:*_|\"'–-":
            stop -= 1
        most = 3 * len(letters) + 6
        words = words_of(lines, at, stop, self._minor, most + 1)
        if not words or words[0].start != at or len(words) > most:
            return None
        limit = self._rule.leeway if clear else self._rule.leeway / 2
        fit = self._aligner.after(letters, words, limit)
        if fit is None:
            return None
        extra = sum(not (w.minor or w.part) for w in words[fit.last + 1 :])
        cost = fit.cost + max(0, extra - 2) * 0.3
        if cost > limit or stop - at <= len(name):
            return None
        return Entry((start, end), (at, stop), clear, cost)

    def _is_short(self, text: str) -> bool:
        first, _, second = text.partition(" ")
        if second and (" " in second or not strongly_short(second)):
            return False
        return text in self._listed or (
            self._short.fullmatch(text) is not None and looks_short(first) and strongly_short(text)
        )

    def _is_short_with_noun(self, text: str) -> bool:
        """ "PNB plan"."""
        first, _, second = text.partition(" ")
        return second.isalpha() and second.islower() and strongly_short(first) and self._is_short(first)

    def _found(self, lines: str, entry: Entry) -> FoundAcronym:
        start, end = entry.span
        return FoundAcronym(
            start=start,
            end=end,
            rule=self._rule.id,
            confidence=round(min(1.0, max(0.0, 0.97 - entry.cost * 0.4)), 3),
            short=singular(lines[slice(*entry.short)]),
            long=" ".join(lines[slice(*entry.long)].split()),
            source="glossary",
        )


def _rows(lines: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every line without bullets, bars and blanks around it; empty for one that is too long."""
    start = 0
    for line in lines.split("\n"):
        whole = len(line)
        if whole > _LONGEST_LINE:
            yield start, start
        elif line[:1].isalpha() and line[-1] not in " |":
            yield start, start + whole
        else:
            lead = _MARKS.match(line)
            first = lead.end() if lead else 0
            yield start + first, start + max(first, len(line.rstrip(" |")))
        start += whole + 1


def _in_company(entries: list[tuple[int, Entry]]) -> Iterator[Entry]:
    """The entries with a clear separator, and those with a single blank among at least two others."""
    run: list[tuple[int, Entry]] = []
    for number, entry in [*entries, (1 << 60, None)]:
        if run and number - run[-1][0] > 2:
            for _, one in run:
                if one.clear or len(run) >= _FEWEST:
                    yield one
            run = []
        if entry is not None:
            run.append((number, entry))
