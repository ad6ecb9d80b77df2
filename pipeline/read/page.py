"""A page as the rules of `rules/metadata.yaml` see it: its lines, its labels, where the briefing begins and ends."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import PurePosixPath

from pipeline.read.lines import Line
from pipeline.read.names import SMALL
from pipeline.read.zones import Zones
from pipeline.rules.dates import MONTHS
from pipeline.rules.reading import MetadataRule, MetadataRules

_PROSE = 160
_PROSE_LINE = 250
"""Longer lines are read only by rules about prose."""
_SENTENCE = 10
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b(?!\.)")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_OFTEN = 2
"""Paragraphs that say "we" on a page that speaks as one."""
_READ = 2000
"""No more of a line is looked at."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNTELLING = SMALL | {"by", "from", "is", "are", "be", "as", "an", "or", "our", "we", "it", "html", "pdf"}
_MONTHS = frozenset(month[:3].lower() for month in MONTHS)
_STAMPS = ("published", "posted", "last updated", "updated", "first published")
_ROW = re.compile(r"(?:\| *)?(?P<label>[^|]{2,40}?):? *\| *(?P<value>[^|]{2,200}?)(?: *\|)?$")
_ITEM = 60
"""Longer lines are no items of a list of days."""


class Page:
    """The lines of a text with its zones.

    `said` are the lines as rules read them: a label on a line of its own ("Published") together with the line below.
    """

    def __init__(
        self, text: str, view: str, lines: Sequence[Line], zones: Zones, rules: MetadataRules, path: str = ""
    ) -> None:
        self.text, self._view, self.lines, self.zones = text, view, lines, zones
        self.named = _words_of_name(path)
        self.labelled = {i + 1 for i, line in enumerate(lines[:-1]) if line.folded.rstrip(" :,") in rules.labels}
        self.said = [_row_as_said(line, rules) for line in lines]
        for i in self.labelled:
            label, value = lines[i - 1], lines[i]
            wording = f"{label.wording.rstrip(' :,')}: {value.wording}"
            self.said[i - 1] = Line(label.start, value.end, wording, wording.lower())
            if "updated" in label.folded:
                self._silence(i)
        dates_below = tuple(rules.dates_below)
        for i, line in enumerate(lines):
            if line.folded.endswith(dates_below):
                for item in range(i + 1, len(lines)):
                    if len(lines[item].wording) > _ITEM or not self._lists_days(item, of_page=i == zones.first):
                        break
                    self._silence(item)

    def _lists_days(self, i: int, *, of_page: bool) -> bool:
        """Whether a line goes on with a list of days; where that is all the page is, headings of its parts do, too."""
        line = self.lines[i]
        return not line.folded.startswith(_STAMPS) and (of_page or any(c.isdigit() for c in line.wording))

    @property
    def furniture(self) -> list[str]:
        """The stretches of the text that are furniture."""
        return [self.text[start:end] for start, end in self.zones.spans]

    def _silence(self, i: int) -> None:
        """Keeps a line from being read by itself: a day alone would be the day of publication."""
        self.said[i] = Line(self.lines[i].start, self.lines[i].end, "", "")

    @cached_property
    def says_we(self) -> bool:
        """Whether the page speaks as "we", which those it quotes do, too."""
        within = self.lines[self.zones.first : self.zones.tail]
        return sum(_WE.search(_QUOTED.sub("", line.wording[:_READ])) is not None for line in within) >= _OFTEN

    def speaks_of(self, name: str) -> bool:
        """Whether the page speaks of a name as of somebody: "at Oakshire Otters", "Oakshire Otters will row"."""
        named = re.escape(name)
        beside = rf"\b(?:at|with|from|by|for|[Jj]oin|[Cc]ontact) {named}\b(?! [A-Z])"
        acts = rf"(?<![Tt]he ){named} (?:is|are|has|have|will|was)\b"
        return re.search(f"{beside}|{acts}", self.text) is not None

    def as_written(self, wording: str) -> str:
        """A stretch of a line as the text has it, with the text's own quotes and dashes."""
        at = self._view.find(wording)
        return self.text[at : at + len(wording)] if at >= 0 else wording

    def lines_for(self, rule: MetadataRule) -> Iterator[str]:
        """The wordings a rule must be tried on: in its part of the page, and with a word that it needs."""
        within = self._within(rule.lines)
        if not rule.needs:
            return (self.said[i].wording for i in within if rule.prose or len(self.said[i].wording) <= _PROSE_LINE)
        folded, starts = self._all if rule.prose else self._short
        return (self.said[i].wording for i in _holding(rule.needs, within, folded, starts))

    def _within(self, lines: int | None) -> range:
        if lines is None:
            return range(len(self.lines))
        if lines > 0:
            return range(min(self.zones.first + lines, self.zones.tail))
        return range(max(self.zones.first, self.zones.tail + lines), len(self.lines))

    @cached_property
    def _all(self) -> tuple[str, list[int]]:
        return _joined([line.folded for line in self.said])

    @cached_property
    def _short(self) -> tuple[str, list[int]]:
        return _joined([line.folded if len(line.folded) <= _PROSE_LINE else "" for line in self.said])


def _row_as_said(line: Line, rules: MetadataRules) -> Line:
    """A row of two cells, the first of them a label, as that label's line: "| Author | Ana |" is "Author: Ana"."""
    row = _ROW.match(line.wording) if "|" in line.wording else None
    if row is None or row["label"].lower() not in rules.labels:
        return line
    wording = f"{row['label']}: {row['value']}"
    return Line(line.start, line.end, wording, wording.lower())


def _words_of_name(path: str) -> frozenset[str]:
    """The words that a file is named by, in lower case, without small ones, months and a plural s."""
    words = _WORD.findall(PurePosixPath(path).stem.lower())
    return frozenset(w.removesuffix("s") for w in words if w not in _UNTELLING and w[:3] not in _MONTHS)


def _joined(lines: list[str]) -> tuple[str, list[int]]:
    """Lines as one text, and where each begins."""
    return "\n".join(lines), list(accumulate((len(line) + 1 for line in lines), initial=0))


def _holding(needs: Iterable[str], within: range, folded: str, starts: list[int]) -> list[int]:
    """The indices of the lines that hold any of some wordings, in order."""
    if not within:
        return []
    found = set()
    begin, end = starts[within.start], starts[within.stop]
    for need in needs:
        at = folded.find(need, begin, end)
        while at >= 0:
            i = bisect.bisect_right(starts, at) - 1
            found.add(i)
            at = folded.find(need, starts[i + 1], end)
    return sorted(found)


def is_prose(line: Line) -> bool:
    """Whether a line is running text: long, or a sentence."""
    words = line.wording.count(" ") + 1
    return len(line.wording) > _PROSE or (words >= _SENTENCE and line.wording[-1] in '.!"' and not line.heading)
