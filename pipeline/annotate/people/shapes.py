"""What words of names look like, and stretches of text that may hold a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate.runs import CAPITAL
from pipeline.rules.compiled import compiled
from pipeline.rules.patterns import alternatives

_LOWER = "a-zß-öø-ÿāăąćčđēęğīıłńōőśşšūűŵŷźżž"
# O'Dell, McAlister, Jean-Luc, Al-Rashid, N'Dour; a last 's is a possessive
_WORD = (
    rf"[{CAPITAL}](?:'(?=[{CAPITAL}]))?[{CAPITAL}]?[{_LOWER}]+"
    rf"(?:(?:'(?!s\b)|-[{CAPITAL}]?'?|[{CAPITAL}])[{_LOWER}{CAPITAL}][{_LOWER}]*|-[{CAPITAL}](?=\b))*(?!\w)"
)
# A J, A.J. or AJ, but not the end of "Reyne MP. It went on"
_INITIALS = (
    rf"(?:[{CAPITAL}]\.?(?: [{CAPITAL}]\.?){{0,2}}|[{CAPITAL}]\.(?:[{CAPITAL}]\.?){{1,2}}|[{CAPITAL}]{{2}})"
    rf"(?= {{1,2}}[{CAPITAL}](?:[{_LOWER}']|[{CAPITAL}]{{2}}))"
)
_SHOUTED = rf"(?:Ma?c)?[{CAPITAL}]{{3,}}(?:['-][{CAPITAL}]+)*(?![\w])"
_LONGEST_INITIALS = len("A. B.")
SCOTTISH = re.compile(rf"Ma?c(?=[{CAPITAL}]{{2}})")
"""How a shouted surname may begin: McREYNE."""


@dataclass(slots=True)
class Part:
    """A word of a possible name; `particle` is a small word before it ("de ")."""

    text: str
    start: int
    end: int
    particle: str = ""

    @property
    def initial(self) -> bool:
        """Whether it is one letter, or letters with full stops."""
        if len(self.text) > _LONGEST_INITIALS:
            return False
        letters = self.text.replace(".", "").replace(" ", "")
        return len(letters) <= 2 and letters.isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals (REYNE)."""
        word = SCOTTISH.sub("", self.text) if "c" in self.text else self.text
        return len(word) > 2 and word.isupper() and not self.initial


class Shapes:
    """Finds stretches of words that are shaped like names."""

    def __init__(self, particles: Sequence[str], honorifics: Sequence[str]) -> None:
        small = alternatives(list(particles)).replace(" ", " +")
        titles = alternatives([h for h in honorifics if " " not in h])
        element = rf"(?:{titles}\b\.?|{_INITIALS}|{_WORD}|{_SHOUTED})"
        # where a stretch can begin: a cheap look, so that the search runs from capital to capital
        self._begin = re.compile(rf"[{CAPITAL}](?<![\w&.-].)(?<!\w'.)[\w'.-]*+ {{1,2}}(?=[{CAPITAL}]|{small} )")
        self._stretch = compiled(rf"{element}(?: {{1,2}}(?:{small} {{1,2}}){{0,2}}{element}){{1,39}}")
        self._part = compiled(rf"(?:(?<= )(?P<particle>(?:{small} {{1,2}}){{1,2}}))?(?P<word>{element})")

    def stretches(self, view: str, taken: bytearray) -> Iterator[list[Part]]:
        """Stretches of two or more words shaped like names, but those that are `taken` altogether."""
        at = 0
        while begin := self._begin.search(view, at):
            start = begin.start()
            found = self._stretch.match(view, start)
            at = found.end() if found else begin.end()
            if found and 0 in taken[start:at]:
                yield [_part(m) for m in self._part.finditer(view, start, at)]


def _part(found: re.Match[str]) -> Part:
    text, start = found["word"].rstrip(), found.start("word")
    return Part(text, start, start + len(text), found["particle"] or "")


def cased(word: str) -> str:
    """A word that may be all capitals in the usual case: O'DELL as O'Dell."""
    if len(word) < 3 or "." in word or " " in word:
        return word
    if word[0] == "M" and (scottish := SCOTTISH.match(word)) and word[scottish.end() :].isupper():
        return scottish[0] + word[scottish.end() :].capitalize()  # McREYNE
    if not word.isupper():
        return word
    return "'".join("-".join(p.capitalize() for p in piece.split("-")) for piece in word.split("'"))
