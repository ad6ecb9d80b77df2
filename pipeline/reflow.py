"""Reflow: a text with every paragraph on one line, and the way back to where its words stand.

Mails, reports and printed pages break their lines at a margin, copied pages leave blanks behind their lines, and files
from Windows end them with two characters. All rules read the reflowed text, so that none has to think of that; what
they find is evidence in the text as it was read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.lines import ENTRY, MARKDOWN_HEADING, NUMBERED, Line, read_lines
from pipeline.margins import BEHIND_SENTENCE, without_notes
from pipeline.wordlists import MONTH, WEEKDAY

_BLANKS = (" ", "\t", "\u00a0")
_LOOSE = ("\r\n", *(f"{blank}\n" for blank in _BLANKS), "  ", " \u00a0", "\u00a0 ", "\u00a0\u00a0")
"""What lines have to lose at their ends, and between words."""
_TWO_BLANKS = re.compile(r"(?<=[.!?,;:])[ \u00a0]{2}(?=\S)|(?<=[^\s.!?,;:])[ \u00a0]{2}(?=[a-z])")
"""What typists leave behind a full stop, or a slip of the hand amid a sentence; else they set columns apart."""
_CLOSED_DASH = re.compile(r"(?<=[^\s—])—(?=[^\s—\d])|(?<=[^\s—\d])—(?=\d)")
"""A long dash amid a sentence ("the plan—which is late—will"), not one between figures."""
_TWO_BLANKS_OR_DASH = re.compile(f"{_TWO_BLANKS.pattern}|{_CLOSED_DASH.pattern}")
_LEAST, _MOST = 45, 140
"""Characters up to the margin: shorter lines are those of lists and verse, longer ones paragraphs."""
_SURE = 3
"""Lines that begin with a small letter, which tell the margin of the whole text."""
_RAGGED = 1.25
"""How much longer than the shortest lines of a ragged margin the longest are, but for a tenth of either."""
_SHARE, _SHARE_IN_RUN = 0.9, 0.8
"""How many of the breaks must be at the margin; the rest are those that a later hand has changed."""
_LABEL = re.compile(
    r"(?:[A-Za-z][\w-]{1,20}"
    r"|(?:[A-Z][\w-]* )?(?:[\w-]+ )?(?i:attendance|present|attending|absence)):(?: +|$)"
)
"""What fields of a page's head and of minutes begin with ("tags: schools", "Present:", "In attendance:")."""
_LINKS = (
    "a an and are as at be been because between by for from had has have her his if in including into is its of on or"
    " our than that the their to was were which who whose will with would"
)
_NO_END = frozenset(_LINKS.split())
"""Words that no entry of a list ends with."""
_UNFINISHED = 20
"""Characters of a line that such a word leaves open, at least; shorter ones are labels ("Log in", "Read on")."""
_AMID_PHRASE = "|".join(rf"(?<= {word}\n)" for word in sorted(_NO_END))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?: of)?"
_ON = r"(?:on|by|for|until|till|from|to|before|after|since|and|of|held|next|last|this)"
_AMID_DATE = re.compile(
    rf"\b{_DAY} {MONTH},?\n(?:19|20)\d\d(?![\w/–-]|(?-i: [A-Z]))"
    rf"|\b{_ON} {WEEKDAY},?(?: the)?\n{_DAY} {MONTH}\b"
    rf"|\b(?:{_ON}|{WEEKDAY},?)(?: the)? {_DAY}\n{MONTH}\b",
    re.IGNORECASE,
)
"""A day whose year, month or number stands on the next line: "on Thursday 27 March", "2025 at 5 pm"."""
_LONGEST_DATE = 40
_TWO_LINES = re.compile(
    rf"\n(?:(?<=[^\n]{{45}}\n)|{_AMID_PHRASE}"
    rf"|(?<=[^\n]{{20}}\n)(?=(?:(?:19|20)\d\d|(?:{_DAY} )?(?i:{MONTH}))\b))[ \t\u00a0>]*[^\s•·▪■◦|#]"
)
"""A break that may be amid a sentence, in a text whose lines end with one character."""
_BEHIND_LABEL = re.compile(r"[A-Z][\w' ]{0,24}?:? {2,}(?P<value>(?:(?! {3}|[\t|]).)+)")
"""A line with a label and what it tells, set apart by blanks; a row of a table has more columns."""
_SLACK = 8
"""Characters by which a line may stand out beyond the margin that nine in ten keep."""


class Reflowed:
    """A text reflowed: `text`, without the blanks around its lines that all of them have or that end them.

    Offsets are turned from one text into the other by `original` and `reflowed`.
    """

    def __init__(self, original: str, *, dashes_apart: bool = False) -> None:
        """`dashes_apart` asks for blanks around the long dashes that official reports write without any."""
        self.text = original
        self._starts, self._origins = [0], [0]
        self._odd = _TWO_BLANKS_OR_DASH if dashes_apart else _TWO_BLANKS
        if (
            original[:1].isspace()
            or (dashes_apart and "—" in original)
            or any(map(original.__contains__, _LOOSE))
            or original.removesuffix("\r").endswith(_BLANKS)
            or _TWO_LINES.search(original)
        ):
            self._reflow(original)

    @property
    def is_same(self) -> bool:
        """Whether there was nothing to do."""
        return len(self._starts) == 1

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch `start` to `end` of the reflowed text stands in the original."""
        if self.is_same:
            return start, end
        return self._origin(start), self._origin(end - 1) + 1 if end > start else self._origin(start)

    def reflowed(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch `start` to `end` of the original stands in the reflowed text, without what is not in it."""
        return (start, end) if self.is_same else (self._place(start, start), self._place(end, max(start, end - 1)))

    def _origin(self, offset: int) -> int:
        i = bisect_right(self._starts, offset) - 1
        return self._origins[i] + offset - self._starts[i]

    def _place(self, offset: int, word: int) -> int:
        """Where an offset is that belongs to what stands at `word`."""
        i = bisect_right(self._origins, word) - 1
        if i < 0:
            return 0
        behind = self._starts[i + 1] if i + 1 < len(self._starts) else len(self.text)
        return min(self._starts[i] + offset - self._origins[i], behind)

    def _reflow(self, original: str) -> None:
        view = original.replace("\u00a0", " ").replace("\r\n", " \n")
        lines = list(read_lines(view))
        without_notes(lines, view)
        going_on = set(_going_on(lines))
        margin = _common_blanks(view)
        pieces: list[str] = []
        length = at = 0
        for i, raw in enumerate(view.split("\n")):
            line = lines[i]
            if i in going_on and line is not None:
                first, joint = line.start, " "
            else:
                first, joint = at + margin, "\n"
            if i:
                # the break belongs to what stands before it
                pieces.append(joint)
                length += 1
            end = line.end if line is not None else at
            for words, origin in self._words(original, first, max(first, end)):
                if words and origin - length != self._origins[-1] - self._starts[-1]:
                    self._starts.append(length)
                    self._origins.append(origin)
                pieces.append(words)
                length += len(words)
            at += len(raw) + 1
        self.text = "".join(pieces)

    def _words(self, original: str, first: int, end: int) -> Iterator[tuple[str, int]]:
        """The pieces that a line of the reflowed text is made of, and where each comes from."""
        line = original[first:end]
        if not ("  " in line or "—" in line or "\u00a0" in line):
            yield line, first  # as nearly all lines are; the search takes ten times as long to find that out
            return
        is_short = len(line) < _LEAST
        for odd in self._odd.finditer(original, first, end):
            start, behind = odd.span()
            if is_short and odd[0] != "—":
                continue  # two blanks, too, set columns apart in short lines
            yield original[first:start], first
            if odd[0] == "—":
                yield from ((" ", start), ("—", start), (" ", behind))
            else:
                yield " ", start
            first = behind
        yield original[first:end], first


def _common_blanks(view: str) -> int:
    """How many blanks all lines begin with."""
    if not view[:1].isspace():
        return 0
    return min((len(raw) - len(raw.lstrip(" ")) for raw in view.split("\n") if raw.strip()), default=0)


class _Break:
    """A line break between two lines with words, the second of which may go on with the first.

    `width` is that of the line before, `needed` what it would be with the next line's first word. `hangs` tells that
    both stand in an item, the next line further in than its mark; `reach` is how much of their paragraph the line
    before ends.
    """

    __slots__ = ("at", "before", "hangs", "line", "needed", "reach", "width")

    def __init__(self, at: int, before: Line, line: Line, *, hangs: bool) -> None:
        self.at, self.before, self.line, self.hangs = at, before, line, hangs
        # in "Chair        Ana Reyne" the label and the gap are none of what may have been broken
        gap = _BEHIND_LABEL.fullmatch(before.text) if hangs and before.is_row else None
        self.reach = len(gap["value"] if gap else before.text)
        self.width = before.indent + len(before.text)
        self.needed = self.width + 1 + len(line.text.split(" ", 1)[0])

    def is_at(self, margin: int) -> bool:
        """Whether the line was broken because its next word would not have fitted before the margin."""
        return self.width <= margin + _SLACK and self.needed > margin

    @property
    def is_sure(self) -> bool:
        """Whether the next line begins amid a sentence by all that is seen, and is no short entry of a list."""
        return len(self.before.text) >= _LEAST and self.line.text[0].islower() and self.before.text[-1] != ":"

    @property
    def is_amid_sentence(self) -> bool:
        """Whether the next line goes on with the line before by its words or its indent, wherever the margin is.

        Those who set a list by hand break its lines before they reach the margin: "are to open by", "1 May 2027".
        """
        if not self.is_open or self.is_in_list:
            return False
        if self.is_amid_entry:
            return True
        if self.before.text.rsplit(" ", 1)[-1] in _NO_END or self.is_amid_date:
            return self.reach >= _UNFINISHED
        if not self.hangs:
            return False
        return self.reach >= _LEAST or self.line.text[0].islower() or self.before.text[-1] in ",&/"

    @property
    def is_amid_entry(self) -> bool:
        """Whether the next line goes on with an entry of a list within lines: "; Li Wu (Long", "Bo Lund", "(Oakline)".

        A bracket is open or opens there, or semicolons part the entries of both lines and none stands at the break.
        """
        before, line = self.before.text, self.line.text
        if len(before) < _LEAST or NUMBERED.match(line):
            return False
        return before.count("(") > before.count(")") or line[0] == "(" or ("; " in before and "; " in line)

    @property
    def is_amid_date(self) -> bool:
        """Whether a day begins on the line before and ends on the next."""
        if not (self.before.text[-1].isalnum() or self.before.text[-1] == ","):
            return False
        around = f"{self.before.text[-_LONGEST_DATE:]}\n{self.line.text[:_LONGEST_DATE]}"
        return any(c.isdigit() for c in around) and _AMID_DATE.search(around) is not None

    @property
    def is_open(self) -> bool:
        """Whether the line before does not end as a sentence or a label does."""
        return not self.before.text.rstrip("'’\"”)*_").endswith((".", "!", "?", ":", ";", "…"))

    @property
    def ends(self) -> bool:
        """Whether the next line ends as a sentence does."""
        return self.line.text.rstrip("'’\"”)*_").endswith((".", "!", "?"))

    @property
    def is_in_list(self) -> bool:
        """Whether both lines are entries of a list of people, the first of which may have come to its end."""
        before = self.before.text
        if before.endswith((",", ";", "&")) or before.rsplit(" ", 1)[-1] in _NO_END:
            return False
        if before.count("(") > before.count(")"):
            return False  # "Ana Reyne (Oakline Trust); Li Wu (Long", "Meadow School)"
        label = _LABEL.match(before)
        first = ENTRY.match(before, label.end() if label else 0)
        return first is not None and ENTRY.match(self.line.text) is not None


def _going_on(lines: Sequence[Line | None]) -> Iterator[int]:
    """The numbers of the lines that go on with the line before, because that was broken off at a margin.

    The margin is that of the whole text, exact or ragged, or else of lines without a blank one between them.
    """
    runs = list(_runs(lines))
    breaks = [x for _, run in runs for x in run]
    amid = set(_amid_sentence(breaks))
    yield from amid
    if margin := _margin([x for x in breaks if x.is_sure]):
        yield from (x.at for x in breaks if x.is_sure or (x.is_at(margin) and not x.is_in_list))
        return
    yield from (x.at for x in breaks if x.is_sure)
    if least := _ragged_margin([x for x in breaks if x.is_sure]):
        yield from (x.at for x in breaks if least <= x.width <= _MOST and x.is_open and not x.is_in_list)
    for width, run in runs:
        # a list of titles or names is not broken at a margin, as most of its lines would have had room for more; two
        # lines of a heading may seem so, but they end with no full stop
        if width > _MOST or not run[-1].ends:
            continue
        free = [x for x in run if x.is_open and not x.line.text[0].islower() and x.at not in amid]
        broken = [x for x in free if len(x.before.text) >= _LEAST and x.is_at(width) and not x.is_in_list]
        if broken and len(broken) >= _SHARE_IN_RUN * len(free):
            yield from (x.at for x in broken)


def _amid_sentence(breaks: Sequence[_Break]) -> Iterator[int]:
    """The numbers of the lines that go on with the line before by their words or their indent."""
    joined: _Break | None = None
    for x in breaks:
        if joined is not None and joined.at == x.at - 1:
            x.reach += joined.reach + 1
        joined = x if x.is_amid_sentence else None
        if joined:
            yield x.at


def _runs(lines: Sequence[Line | None]) -> Iterator[tuple[int, list[_Break]]]:
    """(the width of the longest line, the breaks that may be amid a sentence) of all lines between two blank ones."""
    width, last = 0, None
    mark: int | None = None  # how far in the mark of the item stands that is open
    run: list[_Break] = []
    for i, line in enumerate([*lines, None]):
        if line is None:
            if run:
                yield width, run
            width, run, mark = 0, [], None
        else:
            width = max(width, line.indent + len(line.text))
            if last is not None and _is_below_label(last, line):
                mark = last.indent
            hangs = mark is not None and line.indent > mark
            if last is not None and _may_go_on(last, line):
                run.append(_Break(i, last, line, hangs=hangs))
            if line.bullet or NUMBERED.match(line.text):
                mark = line.indent
            elif not hangs:
                mark = None
        last = line


def _may_go_on(before: Line, line: Line) -> bool:
    """Whether a line has no mark of its own by which it begins something."""
    # behind the mark of the first line of a quotation the others need none
    if line.bullet or line.is_row or line.quoted > before.quoted:
        return False
    if before.is_row and not _is_below_label(before, line):
        return False
    if _LABEL.match(line.text) or BEHIND_SENTENCE.search(before.text):
        return False
    return not any(x.text[0] == "#" and MARKDOWN_HEADING.match(x.text) for x in (before, line))


def _is_below_label(before: Line, line: Line) -> bool:
    """Whether a line stands below what is set apart from its label: "TITLE    Places in", "         schools"."""
    gap = _BEHIND_LABEL.fullmatch(before.text) if before.is_row and line.indent > before.indent else None
    return gap is not None and line.indent == before.indent + gap.start("value")


def _margin(sure: Sequence[_Break]) -> int:
    """The width at which a text was broken into lines; 0 where it was not."""
    widths = sorted(x.width for x in sure)
    if len(widths) < _SURE:
        return 0
    margin = widths[int(len(widths) * _SHARE)]
    broken = sum(x.is_at(margin) for x in sure)
    return margin if _LEAST <= margin <= _MOST and broken >= _SHARE * len(sure) else 0


def _ragged_margin(sure: Sequence[_Break]) -> int:
    """The width from which on a line was broken, where letters of different widths fill lines; 0 where none was.

    What is copied from a printed page is broken at a margin that no count of characters meets.
    """
    widths = sorted(x.width for x in sure)
    if len(widths) < 2 * _SURE:
        return 0
    narrow, wide = widths[len(widths) // 10], widths[-1 - len(widths) // 10]
    return narrow if narrow >= _LEAST and wide <= min(_MOST, _RAGGED * narrow) else 0
