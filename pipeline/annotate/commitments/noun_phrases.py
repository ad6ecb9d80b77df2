"""Noun phrases in drawn sentences: the subject within a stretch, and its last word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.skeleton import SYMBOLS
from pipeline.rules.patterns import words
from pipeline.wordlists import PLURAL_NUMBER

_P, _D = SYMBOLS["person"], SYMBOLS["date"]
FRONTED = re.compile(
    rf"(?:in|on|at|by|from|over|under|during|until|after|before|within|through|throughout|as|with|without|for|following"
    rf"|since|meanwhile|however|also|alongside|instead|finally|moreover|first|next|then|elsewhere|despite|given|once"
    rf"|along|to|subject|if|when|and|but|so|or|yet|because|nevertheless|therefore|plus|yes|no doubt|next time"
    rf"|this time|\w+ly|\w+ing|\w+ed|built|led|based|{_D}+)\b",
    re.IGNORECASE,
)
"""With what a phrase before the subject begins."""
_FRONTED_DATE = re.compile(
    r"(?:and |but |so |that )?"
    r"(?:(?:from|in|by|on|at|until|after|before|during|over|for|since|throughout|towards?|between|within|around|about"
    r"|ahead of|prior to|as (?:early|late) as)\b[^,]{0,30}?)?"
    rf"{_D}+,? (?:half[- ]term |onwards? |at the (?:latest|earliest),? )?",
    re.IGNORECASE,
)
_TRAILING = frozenset(
    words(
        "also now then both all each still again too already soon therefore likewise himself itself themselves together"
        " along next"
    )
)
_ITSELF = re.compile(r"(?:^|\W)(?:the|our|its|their) next$", re.IGNORECASE)
_NO_ADVERBS = frozenset(words("family assembly july supply reply ally italy anomaly"))
_SUBJECT = re.compile(
    r"(?:[\ue000-\ue002]|(?:the|an?|its|our|their|his|her|my|all|no|each|every|any|this|these|we|i|it|they|he|she|there)\b"
    rf"|{PLURAL_NUMBER}|\d)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(?:[^,]|,(?=\d))+")
_LEAD = re.compile(
    r"(?:\s|[\"'(–]|(?:nor|neither) (?:do|does|did|is|are|am|was|were|has|have|had) "
    r"|(?:and|but|so|or|yet|nor|that|when|although|though|while|whilst|whereas"
    r"|(?:(?:after|following|to|at|in|on) )?(?:which|whom)|who"
    r"|in (?:particular|addition|turn|future|practice|short)|as a (?:result|consequence|first step)"
    r"|at the same time)\b)+",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:meanwhile|however|elsewhere|finally|moreover|instead|then|also|later|separately|similarly|next|and|but|so|yet)"
    r" +",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\s*(?:(?:and|but) )?that +")
_OWN_PRONOUN = re.compile(r"\s*(?:(?:and|but|so|yet) )?(?:we|i|he|she|it|they|there|you)$", re.IGNORECASE)
_HOLDER = re.compile(r"\s*(?:(?:our|the|its|their|his|her|my|a)\b|\ue002+'s? )[^\ue000]+$", re.IGNORECASE)
_OURS = re.compile(r"\s*our\b", re.IGNORECASE)
_PERSON_ONLY = re.compile(rf" {_P}+ *$")
_BODY_ONLY = re.compile(rf" {SYMBOLS['organisation']}+ *$")
_BODY = re.compile(
    r"\b(?:group|charity|union|forum|network|campaign|trust|board|company|firm|regulator|watchdog|inspectorate|council)$"
)
_SAYS = re.compile(
    r"\s*(?:(?:the|its|our) )?[\w\ue000-\ue002' -]{2,40} (?:says?|said|adds?|added|insists?|insisted) *", re.IGNORECASE
)
"""By July, «the council says», it will be."""
_WHICH_SAID = re.compile(
    r"\s*(?P<which>which|who|that) (?!(?:will|would|is|are|has|have|had)\b)[\w\ue000-\ue002' -]{2,40}"
    r" (?:says?|said|insists?|insisted|claims?|claimed|believes?|thinks?) *",
    re.IGNORECASE,
)
"""A relative clause with who says so inside: "fifteen hubs, «which the department says» will open"."""
_NUMBER = re.compile(
    r"\W{0,3}(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,3}[.)]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)) +(?=[A-Z\ue000-\ue002\"'])"
)
"""The number of a paragraph or item, at the beginning of a sentence: "3.2 The board will"."""
_MEMBER = r"(?:[\w\ue000\ue002&'£.-]+ ?){1,8}"
_LAST_OF_LIST = re.compile(
    rf" *(?:(?:and|&) {_MEMBER}|(?P<first>(?:[\w\ue000\ue002'-]+ ){{0,4}}[\w\ue000\ue002'-]+) (?:and|&) {_MEMBER})"
)
"""The end of a list: "and the board", "Bo Lund and the board"."""
_COMMA = re.compile(r" *,")
_LISTED_IN_NAME = re.compile(
    r"(?:(?:the|an?|its|their|our|all) )?(?:[\w-]+ ){0,2}[A-Z][\w-]+(?:, [A-Z][\w-]+)+,? (?:and|&) [A-Z][\w-]+ [^,]*"
    r"|(?:[\w'-]+ ){0,6}education, health and (?:social )?care [^,]*"
)
"""A name that is a list of words: "Education, Health and Care plans"."""
_CARE_BOARD = re.compile(r"\bcare board\W*$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([A-Za-z-]+)\W*$")


def core(drawn: str, start: int, end: int) -> tuple[int, int]:
    """The subject within a stretch: without what is fronted, and without what trails before the verb."""
    end = start + len(without_trailing(drawn[start:end]))
    if said := _WHICH_SAID.fullmatch(drawn, start, end):
        return said.span("which")
    if start == 0 and (number := _NUMBER.match(drawn, 0, end)):
        start = number.end()
    pieces = _pieces(drawn, start, end)
    if len(pieces) > 1:
        if name := _apposed(drawn, pieces) or _listed(drawn, pieces):
            return name
        pieces = _from_subject(drawn, [p for p in pieces if not _SAYS.fullmatch(drawn, *p)] or pieces)
    first, last = _behind_fronted(drawn, pieces, (start, end))
    if found := _LEAD.match(drawn, first, last):
        rest = drawn[found.end() : last]
        first = found.end() if rest.strip() else first
        if not rest.strip() and found[0].strip().lower() not in ("which", "who", "that"):
            return last, last
    return first, last


def _pieces(drawn: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between the commas of a stretch, of which the first may begin with who says so."""
    if "," not in drawn[start:end]:
        return [(start, end)]
    pieces = [m.span() for m in _PIECE.finditer(drawn, start, end)]
    if len(pieces) > 1 and (reported := _REPORTED.match(drawn, *pieces[0])):
        pieces[0] = (reported.end(), pieces[0][1])
    if len(pieces) > 1 and _OWN_PRONOUN.match(drawn, *pieces[-1]) and drawn[slice(*pieces[-1])].strip():
        # "In my reply to the chair, Ana Reyne, I undertook"
        pieces = [pieces[-1]]
    return pieces


def _apposed(drawn: str, pieces: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The name that stands between commas behind the post or the sort of body that it is of."""
    first, second = pieces[:2]
    if not _HOLDER.match(drawn, *first):
        return None
    called = drawn[slice(*second)]
    # "The group, Oakline Families, will write"
    body = len(pieces) == 2 and _BODY.search(drawn, *first) and _BODY_ONLY.match(called)
    # "The new chair, Ana Reyne, will write"
    person = _PERSON_ONLY.match(called) and (len(pieces) > 2 or not _OURS.match(drawn, *first))
    return (second[0] + 1, second[1]) if body or person else None


def _listed(drawn: str, pieces: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """All of several who act together: "Ana Reyne, Bo Lund and the board"; no apposition, which a comma ends."""
    (first, behind), *between, (last, end) = pieces
    if _COMMA.match(drawn, end):
        return None
    opener = _REPORTED.match(drawn, first, behind)
    first = opener.end() if opener else behind - len(drawn[first:behind].lstrip(" \"'"))
    if _LISTED_IN_NAME.fullmatch(drawn, first, end):
        return first, end
    members = [(first, behind), *((at + 1, until) for at, until in between)]
    found = _LAST_OF_LIST.fullmatch(drawn, last, end)
    if found and found["first"]:
        members.append(found.span("first"))
    return (first, end) if found and all(_is_member(drawn, *member) for member in members) else None


def _is_member(drawn: str, start: int, end: int) -> bool:
    """Whether a piece between commas may be one of those who act together: "the board", "Bo Lund", "local heads"."""
    if FRONTED.match(drawn, start, end) or _FRONTED_DATE.match(drawn[start:end] + " "):
        return False
    if _SUBJECT.match(drawn, start, end) or drawn[start].isupper():
        return True
    return drawn.endswith(("s", "staff", "people"), start, end) and drawn.count(" ", start, end) < 2


def _from_subject(drawn: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first of the pieces that looks like a subject, without what opens it; all of them if none does."""
    if len(pieces) == 1:
        return pieces
    for first, last in pieces:
        if opener := _OPENER.match(drawn, first, last):
            first = opener.end()
        elif (dated := _FRONTED_DATE.match(drawn, first, last)) and _SUBJECT.match(drawn, dated.end(), last):
            # "On 3 May Ana Reyne, the new chair, will write"
            return [(dated.end(), last)]
        if _SUBJECT.match(drawn[first:last].lstrip(" \"'")) and not _FRONTED_DATE.match(
            drawn[first:last].lstrip() + " "
        ):
            return [(first, last)]
    return pieces


def _behind_fronted(drawn: str, pieces: Sequence[tuple[int, int]], stretch: tuple[int, int]) -> tuple[int, int]:
    """The first of the pieces of a stretch that is not fronted, without a date that is."""
    kept = stretch
    for first, last in pieces:
        first += len(drawn[first:last]) - len(drawn[first:last].lstrip(" \"'"))
        if dated := _FRONTED_DATE.match(drawn[first:last] + " "):
            if first + dated.end() < last:
                return first + dated.end(), last
            continue
        kept = (first, last)
        if not FRONTED.match(drawn, first, last):
            break
    return kept


def last_word(text: str) -> str:
    """The last word of a stretch, in small letters; "icb" for "integrated care board", which is no board."""
    found = _LAST_WORD.search(text, max(0, len(text) - 40))
    word = found[1].lower() if found else ""
    return "icb" if word == "board" and _CARE_BOARD.search(text) else word


def without_trailing(text: str) -> str:
    """A stretch before a verb without the adverbs that stand between subject and verb."""
    while True:
        text = text.rstrip(" \n,\"'")
        last = text[text.rfind(" ") + 1 :]
        word = last.lower()
        if not word or not (word in _TRAILING or (word.endswith("ly") and word not in _NO_ADVERBS)):
            return text
        if (last[0].isupper() and last != text) or _ITSELF.search(text):
            return text  # "Sunbeams Together", "the next"
        text = text[: -len(word)]
