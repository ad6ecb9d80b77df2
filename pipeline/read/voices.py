"""Whose voice a page is, where it says so nowhere: told from how it speaks of the bodies that it names.

A body names itself in its last lines, lets its own people speak, and tells what it will do. Each sign is weak; the one
with far the most of them is the page's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.read.names import SMALL, is_built, is_person, kind_of, known_body, spelt, that_publishes
from pipeline.read.page import Page, is_prose
from pipeline.rules import Rules

_LINES = 200
_LONGEST_LINE = 1000
"""No more of a page is weighed: whose it is shows early, and lines as long are no paragraphs."""
_LONGEST_NAME = 10
_HEAD, _FOOT = 3, 3
_MOST_LINES = 4
"""More lines than that prove nothing more: a page about a body names it all the time."""
_LEAST, _LEAST_OF_OPENING = 4, 5
"""What the signs of a body weigh at least: more where nothing but the first sentence lets it speak."""
_OUR_KIND = re.compile(r"\b[Oo]ur (charity|union|forum)\b")
_WE_FOLLOW = r"\b[^.\n\"“”]{3,160}\. (?:We|Our)\b"
"""Behind a body: "Oakline sent in a response. We said ..."."""
_IN_FOOT = 3
"""What the name in the last lines weighs: with that alone and one mention more, a page is a body's."""
_FAR = 1.5
_PROSE = 60
"""The text opens with the first sentence longer than that."""
_SMALL_WORDS = r"(?:(?:of|for|and|in|with|on|about|&) )?"
_RUN = re.compile(rf"(?:[A-Z]|\b\d{{1,3}}[A-Z])[\w'’&-]*(?:,? {_SMALL_WORDS}[A-Z][\w'’&-]*)*")
_COUNCIL = "local_authority"
_NO_VOICE = frozenset({"department", "parliament", "court", "party", "media", "committee", "international", "agency"})
"""Kinds of bodies that pages speak of all the time without being theirs."""
_OF_ALL = frozenset({"National Health Service", "NHS", "NHS England"})
_INSPECTS = re.compile(r"\b(?:[Oo]ur inspect|[Ww]e are the [\w' -]{3,60}inspectorate|[Ww]e inspect)")
_ANSWERS_ALONE = re.compile(r"Ombudsman|Commissioner")
"""Regulators that have a voice of their own in the news that they make."""
_INSPECTORATES = frozenset({"regulator"})
_NO_HEAD = re.compile(
    r"(?i:.*\b(?:committee|department|government|board|executive|office|services?|tribunal|parliament|team|panel|plan|fund"
    r"|school|college|academy)s?$)"
)
"""What built names end with that are mostly somebody's, or what a page is about."""
_POST = r"(?i:(?:cabinet|executive|lead) member|portfolio holder)"
_CABINET = re.compile(
    rf'\b(?:Cllr|Councillor) [^.\n"“]{{3,60}}?, [^.\n"“]{{0,60}}?{_POST}'
    rf'|\b{_POST} for [^.\n"“]{{3,80}}?,? (?:Cllr|Councillor) [A-Z]'
)
"""How a council's news tells who speaks for it."""
_SAID = r"[^.\n\"“”]{0,80}\b(?:said|says|added|commented|explained)\b"
_ACTS = (
    r"(?: \([A-Z][\w&-]+\))? (?:will|is|are|has|have|runs?|works?|welcomes?|believes?|supports?|provides?|offers?)\b"
)


def voice_of(page: Page, rules: Rules, *, signed: bool = False, of_organ: bool = False) -> str | None:
    """The body whose page it most likely is; None where no body has far the most signs of it.

    A page that is `signed` has a writer, who lets others speak: only "we" and the last lines count there. The page
    `of_organ` of some body has its owner's voice, who need not say "we".
    """
    lines = [line.wording for line in page.lines[:_LINES] if len(line.wording) <= _LONGEST_LINE]
    last = page.lines[max(_HEAD + _FOOT, len(page.lines) - _FOOT) :]
    foot = [line.wording for line in last if not is_prose(line) and line.wording[-1] not in ".!?"]
    signs = _signs(lines, foot, rules, page.text, signed=signed)
    cabinet = not signed and _CABINET.search(page.text) is not None
    for_councils = page.says_we or cabinet
    inspects = _INSPECTS.search(page.text) is not None
    councils = [name for name in signs if kind_of(name, rules) == _COUNCIL]
    ours = _OUR_KIND.search(page.text)
    our_kind = ours[1] if ours and not signed else ""
    weights = Counter[str]()
    for name, found in signs.items():
        kind = kind_of(name, rules)
        if kind == _COUNCIL and not for_councils and not found["foot"]:
            continue
        if kind in _INSPECTORATES and not (inspects or _ANSWERS_ALONE.search(name)):
            continue
        own = (kind in _INSPECTORATES and inspects) or of_organ
        opens = not signed and found.total() >= _LEAST_OF_OPENING and found["opens"]
        if (
            own
            or opens
            or found["we"]
            or page.says_we
            or found["foot"]
            or found["said"]
            or (cabinet and kind == _COUNCIL)
        ):
            weights[name] = found.total() + 2 * ([name] == councils or own or kind == our_kind)
    first, second = [*weights.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= _LEAST and first[1] >= _FAR * second[1] else None


def _signs(lines: list[str], foot: list[str], rules: Rules, text: str, *, signed: bool) -> dict[str, Counter[str]]:
    """{body: how often each sign of its voice was found}."""
    signs: dict[str, Counter[str]] = {}
    opening = next((i for i, wording in enumerate(lines) if len(wording) > _PROSE and wording[-1] in ".:"), None)
    names: dict[str, str | None] = {}
    for i, wording in enumerate(lines):
        here: set[str] = set()
        for written in names_in(wording, rules):
            if written not in names:
                names[written] = _own_name(written, rules, text)
            name = names[written]
            if name is None:
                continue
            found = signs.setdefault(name, Counter())
            found["lines"] = min(_MOST_LINES, found["lines"] + (name not in here))
            here.add(name)
            found["head"] |= i < _HEAD
            found["foot"] |= _IN_FOOT * (wording in foot and wording.removeprefix("The ").startswith(written))
            escaped = re.escape(written)
            if not signed and "sa" in wording:
                found["said"] |= 2 * bool(re.search(rf"\b{escaped}(?:'s)?{_SAID}", wording))
            found["acts"] |= bool(re.search(rf"\b{escaped}{_ACTS}", wording))
            found["we"] |= 2 * bool(not signed and re.search(rf"\b{escaped}{_WE_FOLLOW}", wording))
            found["opens"] |= 2 * (i == opening and wording.removeprefix("The ").startswith(written))
    return signs


def _own_name(written: str, rules: Rules, text: str) -> str | None:
    """The name of a body as it is shown; None when it is of a kind that pages only speak of."""
    if written in _OF_ALL or kind_of(written, rules) in _NO_VOICE or that_publishes(written, rules) is None:
        return None
    name = spelt(known_body(written, rules) or written, text, rules)
    known = kind_of(name, rules) or kind_of(written, rules)
    return None if known in _NO_VOICE or (known is None and _NO_HEAD.match(name)) else name


def names_in(wording: str, rules: Rules) -> Iterator[str]:
    """The names of bodies in a line: known ones, and those built as such names are, the longest first."""
    for run in (found[0].split(" ") for found in _RUN.finditer(wording)):
        i = 0
        while i < len(run):
            lengths = range(min(_LONGEST_NAME, len(run) - i), 0, -1)
            name = next((name for n in lengths if (name := _name_of(run[i : i + n], rules))), None)
            if name is not None:
                yield name
            i += name.count(" ") + 1 if name else 1


def _name_of(words: list[str], rules: Rules) -> str | None:
    """The name of a body that some words are, without a possessive; None when they are none, or more than that."""
    if words[0].lower() in SMALL or words[-1] in SMALL:
        return None
    name = " ".join(words).rstrip(",")
    for form in (name, re.sub(r"['’]s?$", "", name)):
        if known_body(form, rules):
            return form
    heads = rules.metadata.heads
    before, _, behind = form.partition(", ")
    if behind and (is_person(before, rules) or known_body(behind, rules)):
        return None  # "Ana Reyne, Rowing Commissioner"
    # "Network of Rowers", not "Reyne of the Network" nor "Chief Executive of Rowers"
    first, _, behind = form.partition(" of ")
    if behind and first.endswith("Executive"):
        return None
    on_head = first.rpartition(" ")[2].lower() in heads if behind else form.rpartition(" ")[2].lower() in heads
    return form if len(words) > 1 and on_head and is_built(form, rules) else None
