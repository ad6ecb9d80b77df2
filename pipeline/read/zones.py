"""Tells the briefing from the furniture of the web page it was copied from, by the wording of `rules/zones.yaml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from pipeline.read.lines import Line
from pipeline.rules.reading import LineKind, ZoneRules

_TOP_LINES = 40
"""A menu is over before this many lines with text."""
_MOST_MASTHEAD = 2
_TAIL_SHARE = 0.4
"""The furniture below a briefing begins after this share of the page."""
_LONG = 160
"""A line longer than this is prose: no menu entry, no prompt."""
_LONG_NOTICE = 400
"""Notices above a title and to those who get a mailing may be longer."""
_SENTENCE = 12
"""A line of this many words that ends as a sentence does is prose, too."""
_LINK_LIST = 15
"""At most so many lines of nothing but links stand under their heading."""
_SEPARATORS = re.compile(r"[ ]?[|>»›·•][ ]?|[ ]{2,}|[ ]/[ ]")
_SIGNS = ("|", "  ", ">", " / ", "·", "•", "»", "›")
_DATED = re.compile(r"\d[./]\d|\b(?:19|20)\d\d\b")
_ENTRIES_OF_A_MENU = 2
_ENTRIES_OF_A_FOOTER = 3
"""Inside a briefing, two such entries can be a row of a table."""
_WORDS_OF_A_MENU = 4
"""So many entries of one word each are a menu with single blanks between them."""
_MASTHEAD_WORDS = 6
_SLOGAN_WORDS = 10
_MENU_OPENERS = ("home >", "home /", "home »", "home |", "you are here", "skip to ")
_LEAST_OF_A_MENU = 3
_WORDS_OF_AN_ENTRY = 5
_FIRST_OF_A_MENU = ("home", "skip to ", "menu", "search")
_CUE_EVERY = 6
"""Furniture says what it is at least once in so many lines."""
_LOOK = 400
"""Cues are looked for in so many characters of a line."""
_CLOSING: tuple[LineKind, ...] = ("end", "closer", "list")
_CONFIRMING: tuple[LineKind, ...] = ("cue", "hint")


@dataclass(frozen=True, slots=True)
class Zones:
    """Where a page's furniture stands.

    `spans` are half-open stretches of the text, in order and apart from one another; `first` and `tail` are the
    indices of the briefing's first line and of the first line of the furniture below it.
    """

    spans: list[tuple[int, int]]
    first: int
    tail: int


def find_zones(text: str, lines: Sequence[Line], rules: ZoneRules) -> Zones:
    """The furniture of a page."""
    if not lines:
        return Zones([], 0, 0)
    furniture = [_is_furniture(line.folded, rules) for line in lines]
    menus = _below_menu(text, lines, furniture, rules), _below_entries(lines, rules)
    first = max(_first_body_line(lines, furniture, rules), *menus)
    tail = _tail(len(text), lines, furniture, first, rules)
    while tail > first + 1 and furniture[tail - 1]:
        tail -= 1
    spans = [(0, lines[first - 1].end)] if first else []
    spans += [(lines[i].start, lines[i].end) for i in range(first, tail) if furniture[i]]
    if tail < len(lines):
        spans.append((lines[tail].start, len(text)))
    return Zones(spans, first, tail)


def _is_furniture(folded: str, rules: ZoneRules) -> bool:
    if len(folded) > _LONG:
        return False
    return menu_entries(folded, rules) >= _ENTRIES_OF_A_FOOTER or rules.patterns["line"].matches(folded)


def menu_entries(folded: str, rules: ZoneRules) -> int:
    """How many entries of menus a line holds: 0 unless at least half of its parts are such."""
    parts = _parts(folded)
    if len(parts) == 1:
        words = folded.split()
        single = len(words) >= _WORDS_OF_A_MENU and all(word in rules.menu_entries for word in words)
        return len(words) if single else int(_is_entry(folded, rules))
    known = sum(_is_entry(part, rules) for part in parts)
    return known if 2 * known >= len(parts) else 0


def _is_entry(part: str, rules: ZoneRules) -> bool:
    return part.rstrip(":/").replace(" & ", " and ") in rules.menu_entries


def _parts(folded: str) -> list[str]:
    """What a line's separators set apart."""
    for sign in _SIGNS:
        if sign in folded:
            return [part for part in _SEPARATORS.split(folded) if part]
    return [folded]


def _first_body_line(lines: Sequence[Line], furniture: Sequence[bool], rules: ZoneRules) -> int:
    """The index of the first line of the briefing: 0 when no menu stands above it.

    The name of a newspaper or a site stands above its menu, so a line or two of other wording right before a menu
    belong to it.
    """
    mastheads = 0
    for i in range(min(_TOP_LINES, len(lines))):
        if furniture[i] or is_on_top(lines[i], rules):
            continue
        if mastheads == _MOST_MASTHEAD or not _is_masthead(lines, i, rules):
            return 0 if i == 1 and _is_word(lines[0], rules) else i
        mastheads += 1
    return 0


def _below_menu(text: str, lines: Sequence[Line], furniture: Sequence[bool], rules: ZoneRules) -> int:
    """The index of the first line below a menu that is set apart by a blank line; 0 when there is none.

    Some entries are like those of other sites, others are the site's own: "Home", "Report it", "Pay for it". A title
    that follows without a blank line has the text right below it.
    """
    end = next((i + 1 for i in range(len(lines) - 1) if text.count("\n", lines[i].end, lines[i + 1].start) > 1), 0)
    if not _LEAST_OF_A_MENU <= end <= _TOP_LINES or _is_prose(lines[end].folded):
        return 0
    run = lines[:end]
    # the name of the site, and what it is, may be longer
    if lines[0].heading or any(not _can_be_entry(line) for line in run[1:]):
        return 0
    known = sum(furniture[i] or is_on_top(line, rules) for i, line in enumerate(run))
    short = _can_be_entry(run[0]) and run[0].folded.startswith(_FIRST_OF_A_MENU)
    return end if known >= _ENTRIES_OF_A_MENU or (known and short) else 0


def _below_entries(lines: Sequence[Line], rules: ZoneRules) -> int:
    """The index of the first line below the last known entry of a menu with a line for each; 0 when there is none.

    Other entries stand between those that all sites have: "Home", "Advice for parents and carers", "News".
    """
    run = list(takewhile(lambda line: _can_be_entry(line) or is_on_top(line, rules), lines[:_TOP_LINES]))
    known = [i for i, line in enumerate(run) if _menu_weight(line.folded, rules)]
    begins = any(run[i].folded.startswith(_FIRST_OF_A_MENU) for i in known)
    below = known[-1] + 1 if len(known) >= _LEAST_OF_A_MENU else 0
    return below if begins and _LEAST_OF_A_MENU * len(known) >= below and below < len(lines) else 0


def _can_be_entry(line: Line) -> bool:
    return not line.heading and line.folded.count(" ") < _WORDS_OF_AN_ENTRY and not _DATED.search(line.folded)


def is_on_top(line: Line, rules: ZoneRules) -> bool:
    """Whether a line is furniture when it stands above the title."""
    if line.heading or len(line.wording) > _LONG_NOTICE:
        return False
    folded = line.folded
    if menu_entries(folded, rules) or _is_furniture(folded, rules) or rules.patterns["top"].matches(folded):
        return True
    entries = _parts(line.folded)
    if len(entries) <= _ENTRIES_OF_A_MENU or _DATED.search(line.folded):
        return False
    return any(entry in rules.menu_entries for entry in entries)


def _is_word(line: Line, rules: ZoneRules) -> bool:
    """Whether a line is an ordinary word that also stands in menus: "Members" alone can be a title."""
    return menu_entries(line.folded, rules) == 1 and not rules.patterns["top"].matches(line.folded)


def _is_masthead(lines: Sequence[Line], i: int, rules: ZoneRules) -> bool:
    """Whether a line names the site whose menu follows. Share buttons are no menu: they follow titles.

    A sentence can only be what the site says of itself: more of a menu has to follow, and some to stand above.
    """
    words = len(lines[i].wording.split())
    sentence = lines[i].wording[-1] in "?!.:"
    following = [_menu_weight(line.folded, rules) for line in lines[i + 1 : i + (4 if sentence else 3)]]
    menu_below = following[:1] and following[0] >= _ENTRIES_OF_A_MENU
    most = _SLOGAN_WORDS if sentence or i == 0 or menu_below else _MASTHEAD_WORDS
    if lines[i].heading or words > most:
        return False
    if sentence:
        return i > 0 and sum(weight > 0 for weight in following) >= _ENTRIES_OF_A_MENU
    return max(following, default=0) >= _ENTRIES_OF_A_MENU or sum(following) >= _ENTRIES_OF_A_MENU


def _menu_weight(folded: str, rules: ZoneRules) -> int:
    """How many entries of a menu a line holds; the beginning of a menu or of a trail counts as several."""
    if rules.patterns["line"].matches(folded):
        return 0
    parts = _parts(folded)
    signed = folded.startswith("by ") or _DATED.search(folded)  # "by Ana Reyne | 3 May 2024 | News"
    some = not signed and len(parts) > _ENTRIES_OF_A_MENU and any(_is_entry(part, rules) for part in parts)
    return _ENTRIES_OF_A_MENU if some or folded.startswith(_MENU_OPENERS) else menu_entries(folded, rules)


def _tail(length: int, lines: Sequence[Line], furniture: Sequence[bool], first: int, rules: ZoneRules) -> int:
    """The index of the line that begins the furniture below the briefing; len(lines) when there is none."""
    bottom = _bottom(lines, furniture, first, rules)
    offset = len(lines)
    for i in range(first, bottom):
        line = lines[i]
        if line.start < _TAIL_SHARE * length:
            continue
        kind = _closing(line, rules)
        if kind is None:
            continue
        if i < offset:
            offset = i + 1
            marks = [_mark(lines[j], furniture[j], rules) for j in range(offset, len(lines))]
            # suffix sums: how much furniture and how much prose there is from each line on
            cues = _suffix_sums([mark > 0 for mark in marks])
            prose = _suffix_sums([mark < 0 for mark in marks])
        rest, begin = len(lines) - i - 1, i + 1 if kind == "end" else i
        confirmed, doubtful = cues[i + 1 - offset], prose[i + 1 - offset]
        if kind == "list" and rest <= _LINK_LIST and not doubtful:
            return begin
        # "See also" above more of the briefing is a cross-reference: real furniture is confirmed soon and often
        enough = confirmed >= max(1, rest // _CUE_EVERY) if rest else kind != "end"
        if enough and doubtful <= confirmed // 3:
            return begin
    return bottom


def _bottom(lines: Sequence[Line], furniture: Sequence[bool], first: int, rules: ZoneRules) -> int:
    """The index from which on every line is furniture by its own wording."""
    for i in range(len(lines) - 1, first, -1):
        line = lines[i]
        if furniture[i] or _closing(line, rules) in ("closer", "list"):
            continue
        # a sentence of the briefing can speak of newsletters, too
        if _is_prose(line.folded) or not rules.patterns["cue"].matches(line.folded):
            return i + 1
    return first + 1


def _closing(line: Line, rules: ZoneRules) -> LineKind | None:
    """What a line says of the end of the briefing, if anything."""
    folded = line.folded
    if len(folded) <= _LONG_NOTICE:
        for kind in _CLOSING:
            if rules.patterns[kind].matches(folded):
                return kind
    return None


def _mark(line: Line, furniture: bool, rules: ZoneRules) -> int:
    """1 for furniture, -1 for prose, 0 for a line that can be either."""
    folded = line.folded[:_LOOK]
    if furniture or any(rules.patterns[kind].matches(folded) for kind in _CONFIRMING) or _closing(line, rules):
        return 1
    return -1 if _is_prose(folded) else 0


def _is_prose(folded: str) -> bool:
    """Whether a line is running text: long, or a sentence of some length."""
    return len(folded) > _LONG or (folded.count(" ") + 1 >= _SENTENCE and folded[-1] in ".!?\"'")


def _suffix_sums(flags: Sequence[bool]) -> list[int]:
    sums = list(accumulate(reversed(flags), initial=0))
    return sums[::-1]


def united(*spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches from several sources in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for some in spans for span in some):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
