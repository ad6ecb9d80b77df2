"""Lines to blocks: headings, paragraphs, list items, rows of tables, lines that say who was quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.layers import Block, BlockKind
from pipeline.lines import (
    ENTRY,
    MARKDOWN_HEADING,
    NUMBERED,
    RULE,
    UNDERLINE,
    Line,
    is_bare_bullet,
    read_lines,
    style_of,
)
from pipeline.rules.sections import SectionRules

_CLOSING = (".", ";", ",", "!", "…")
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.?!]['\")]* +['\"(]?[A-Z]")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,120})(?<=\S)\1[.:]?")
_QUOTE_END = re.compile(r"\"[.,]?$|[.!?…,]'$")
_NAME = re.compile(r"(?:[–-] *)?(?:[A-Z][\w.'-]*)(?: (?:[A-Z][\w.'-]*|of|the|and|de|for|at|van|von|ap|O'\w+)){0,3}")
_NAMED = re.compile(r"[A-Z][\w'-]+ [A-Z]")

_BOLD_DEPTH = 6
_NUMBERED_DEPTH = 2
_PLAIN_DEPTH = 3
_BELOW_MARKDOWN = 7
_LONGEST_MONTH = 12
_DEEPEST = 9
"""Lists nested deeper are read as if they were not."""


class Builder:
    """Makes the blocks of one text.

    `blocks` is the result, `blanks` the stretches inside blocks that are no words: line ends, quote marks.
    """

    def __init__(self, rules: SectionRules, text: str) -> None:
        self._rules = rules
        self._numbers = rules.numbers
        self._text = text
        self._lines: list[Line | None] = list(read_lines(text))
        headings = (x for x in self._lines if x and x.text[0] == "#" and MARKDOWN_HEADING.match(x.text))
        marked = sum(1 for _ in headings) if "#" in text else 0
        self._plain_depth = _BELOW_MARKDOWN if marked > 1 else _PLAIN_DEPTH
        self._following = _following(self._lines)
        self.blocks: list[Block] = []
        self.blanks: list[tuple[int, int]] = []
        self._path: list[tuple[int, str]] = []
        self._levels: list[tuple[int, str]] = []  # indent and style of the lists that are open
        self._pending: Line | None = None  # a bullet on a line of its own
        self._section: str | None = None

    def build(self) -> Builder:
        """Reads all lines."""
        last: int | None = None  # the number of the last line that belongs to the last block
        for i, line in enumerate(self._lines):
            if line is None:
                continue
            if is_bare_bullet(line.text):
                self._pending = line
                last = None
                continue
            if not line.text[0].isalnum() and RULE.match(line.text):
                last = None
                continue
            if self._pending:
                self._item(line, self._pending.text, self._pending)
                self._pending = None
            elif not self._goes_on(i, line, last):
                self._begin(i, line)
            last = i
        return self

    def _goes_on(self, i: int, line: Line, last: int | None) -> bool:
        """Adds a line to the block of the line just before, if it belongs there."""
        if last != i - 1 or not self.blocks:
            return False
        block = self.blocks[-1]
        before = self._lines[last]
        if before is None or block.kind in ("heading", "row", "attribution") or line.quoted != before.quoted:
            return False
        if line.bullet or line.is_row or (line.text[0] == "#" and MARKDOWN_HEADING.match(line.text)):
            return False
        if not self._runs_on(before, line, block):
            return False
        self.blanks.append((block.end, line.start))
        block.end = line.end
        return True

    def _runs_on(self, before: Line, line: Line, block: Block) -> bool:
        """Whether a line that begins with a small letter goes on with the sentence before; labels in a list do not."""
        if not line.text[0].islower() or before.text[-1] == ":":
            return False
        begins_small = self.blocks[-1].kind == "paragraph" and before.text[0].islower() and block.end == before.end
        return not (begins_small and len(before.text) < self._numbers.label_letters)

    def _begin(self, i: int, line: Line) -> None:
        """Begins a block with a line."""
        before = self._lines[i - 1] if i else None
        after = self._lines[i + 1] if i + 1 < len(self._lines) else None
        depth, skip = self._heading(i, line, before, after)
        if depth:
            self._open_section(line, depth, skip)
        elif line.is_row:
            self._add(line, line.start, "row")
        elif self._is_attribution(line):
            self._add(line, line.start + len(line.text) - len(line.text.lstrip("–- ")), "attribution")
        elif line.bullet:
            self._item(line, style_of(line.bullet), line, line.bullet.end())
        else:
            self._paragraph(line, before)

    def _add(self, line: Line, start: int, kind: BlockKind, depth: int = 1) -> Block:
        block = Block(start, line.end, kind, self._section, depth=depth, quoted=line.quoted, mark=line.mark)
        self.blocks.append(block)
        return block

    def _paragraph(self, line: Line, before: Line | None) -> None:
        """A paragraph, or a further one of the list item above that it is indented under."""
        last = self.blocks[-1] if self.blocks else None
        under_item = last is not None and last.kind == "item" and line.indent > 0 and before is not None
        block = self._add(line, line.start, "item" if under_item else "paragraph")
        if under_item and last is not None:
            block.depth = last.depth
        elif line.indent == 0:
            self._levels = []  # a list below begins anew, wherever its bullets stand
        text = line.text
        if text[0] in "*_" and (run_in := _BOLD.match(text)):
            title = run_in[2].strip(" .:")
            if run_in.end() < len(text):
                block.section = f"{self._section} > {title}" if self._section else title
        block.quoted = line.quoted or (text[0] == '"' and (text[-1] == '"' or text.count('"', 0, 4000) == 1))

    def _item(self, line: Line, style: str, marked: Line, skip: int = 0) -> None:
        """A list item; its depth follows from its indent and from what its bullet looks like."""
        indent = marked.indent
        levels = self._levels
        while levels and (levels[-1][0] > indent or len(levels) > _DEEPEST):
            levels.pop()
        if any(level == (indent, style) for level in levels):
            while levels[-1] != (indent, style):
                levels.pop()
        elif not levels or levels[-1][0] < indent or self._ends_with_colon():
            levels.append((indent, style))
        else:
            levels[-1] = (indent, style)
        block = self._add(line, line.start + skip, "item", depth=len(levels))
        block.mark = marked.mark

    def _ends_with_colon(self) -> bool:
        """Whether the last block is a list item that introduces another list."""
        last = self.blocks[-1]
        return last.kind == "item" and self._text[last.end - 1] == ":"

    def _open_section(self, line: Line, depth: int, skip: int) -> None:
        """A heading: closes the sections at its level and below."""
        title = line.text[skip:].strip(" #*_").rstrip(":")
        ends_items = depth == _PLAIN_DEPTH and not skip and self._rules.ends_items.fullmatch(title)
        while self._path and self._path[-1][0] >= (_NUMBERED_DEPTH if ends_items else depth):
            self._path.pop()
        self._path.append((depth, title))
        self._section = " > ".join(title for _, title in self._path)
        self._levels = []
        self._add(line, line.start + skip, "heading", depth)

    def _heading(self, i: int, line: Line, before: Line | None, after: Line | None) -> tuple[int, int]:
        """(depth, characters of mark) of a heading; (0, 0) for any other line."""
        text = line.text
        if text[0] == "#" and (marked := MARKDOWN_HEADING.match(text)):
            return len(marked[1]), marked.end()
        if (
            before is None
            and after is not None
            and after.text.startswith(("===", "---"))
            and UNDERLINE.match(after.text)
        ):
            return (1 if after.text[0] == "=" else 2), 0
        if text[0] in "*_" and (bold := _BOLD.fullmatch(text)) and not _is_closed(bold[2]):
            return _BOLD_DEPTH, len(bold[1])
        if not self._is_title(i, line, before, after):
            return 0, 0
        if numbered := self._number(text):
            if text[numbered.end()].islower() or (not text.isupper() and self._is_in_list(i, line, numbered)):
                return 0, 0
            return _NUMBERED_DEPTH + _level(numbered), numbered.end()
        return (0, 0) if line.bullet else (self._plain_depth, 0)

    def _number(self, text: str) -> re.Match[str] | None:
        """The number of a heading; a day ("3 March 2024") is none."""
        numbered = NUMBERED.match(text)
        if numbered and numbered[0].strip().isdigit():
            following = text[numbered.end() : numbered.end() + _LONGEST_MONTH].split()
            if following[0].rstrip(".,:") in self._rules.follows_day:
                return None
        return numbered

    def _is_title(self, i: int, line: Line, before: Line | None, after: Line | None) -> bool:
        """Whether a line is short, stands on its own, begins like a title and does not end like a sentence.

        Where paragraphs and items follow each other without a blank line, one stands on its own between two of them.
        """
        text = line.text
        if line.quoted or len(text) > self._numbers.heading_letters or self._following[i] is None:
            return False
        if before is not None and not all(x and (x.bullet or self._is_prose(x)) for x in (before, after)):
            return False
        if _is_closed(text):
            return False
        words = text.split()
        if len(words) > self._numbers.heading_words or _TWO_SENTENCES.search(text):
            return False
        if text[-1] == ":" and not self._is_colon_heading(i, words):
            return False
        if not (text[0].isupper() or text[0].isdigit() or text[0] in "'\"(") or line.is_row:
            return False
        if self._rules.names_no_section.fullmatch(text) or self._is_attribution(line):
            return False
        # a group of short lines is a list (of names, of links), not a pile of headings
        if after is None or after.bullet:
            return True
        if after.text.split(" ", 1)[0] == words[0] or (ENTRY.match(text) and ENTRY.match(after.text)):
            return False
        if len(after.text) <= self._numbers.label_letters and not _heads_entries(words, after):
            return False
        if after.text[0].islower():
            return False
        # two long lines alone, neither of which ends as a sentence does, are both of a heading (of minutes, mostly)
        ends = i + 2 == len(self._lines) or self._lines[i + 2] is None
        return len(text) < self._numbers.label_letters or not ends or _is_closed(after.text)

    def _is_prose(self, line: Line) -> bool:
        """Whether a line is a paragraph of running text."""
        return len(line.text) > self._numbers.heading_letters and line.text.rstrip("'\")]").endswith((".", "!", "?"))

    def _is_colon_heading(self, i: int, words: list[str]) -> bool:
        """Whether a title with a colon stands above a paragraph ("Next steps:"): no list and no quotation follows."""
        following = self._following[i]
        return (
            len(words) <= self._numbers.colon_words
            and self._lines[i + 1] is None
            and following is not None
            and len(following.text) > self._numbers.label_letters
            and not (following.quoted or following.text[0] in "\"'" or following.bullet or following.is_row)
            and self._rules.open_sentence.isdisjoint(word.lower().rstrip(":") for word in words)
        )

    def _is_in_list(self, i: int, line: Line, numbered: re.Match[str]) -> bool:
        """Whether a numbered line is one of a list: after an item, or before a line numbered alike."""
        following = self._following[i]
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.kind == "item" and line.bullet:
            # "3. Finance" between numbered paragraphs of minutes is a heading, between short lines an item
            is_prose = last.end - last.start > self._numbers.heading_letters
            return not is_prose or following is None or following.bullet is not None
        other = NUMBERED.match(following.text) if following else None
        return other is not None and _level(other) == _level(numbered)

    def _is_attribution(self, line: Line) -> bool:
        """Whether a line names who spoke the quotation above: "Ann Other, head of Elm School"."""
        if not self.blocks:
            return False
        last = self.blocks[-1]
        text = line.text
        if last.kind not in ("paragraph", "item") or len(text) > self._numbers.heading_letters:
            return False
        quoted = last.quoted or self._text[last.start] in "\"'"
        if not quoted or not (last.quoted or _QUOTE_END.search(self._text, max(last.start, last.end - 3), last.end)):
            return False
        if last.quoted and line.quoted:
            return text[0] in "–-" and _NAME.match(text) is not None
        name = _NAME.match(text)
        if name is None or text[-1] in ".:?!\"'":
            return False
        if "," in text or "–" in text:
            return True
        return name.end() == len(text) and not self._is_introduced()

    def _is_introduced(self) -> bool:
        """Whether the quotation just above was announced with the name of who spoke it: "Ann Other said:"."""
        before = next((b for b in reversed(self.blocks) if not (b.quoted or self._text[b.start] in "\"'")), None)
        if before is None or before.kind != "paragraph":
            return False
        return self._text[before.end - 1] == ":" and _NAMED.search(self._text, before.start, before.end) is not None


def _is_closed(text: str) -> bool:
    """Whether a line ends as a sentence does, or goes on."""
    return text.rstrip("'\")]").endswith(_CLOSING)


def _heads_entries(words: Sequence[str], after: Line) -> bool:
    """Whether words that are no name stand right above somebody: "Observers" above "Ann Rees, Oakline"."""
    return all(word[0].islower() for word in words[1:]) and ENTRY.match(after.text) is not None


def _level(numbered: re.Match[str]) -> int:
    """How deep a number is: 0 for "2.", 1 for "2.1"."""
    return numbered[0].strip(" .)").count(".")


def _following(lines: Sequence[Line | None]) -> list[Line | None]:
    """For every line the next one that is not blank."""
    following: list[Line | None] = [None] * len(lines)
    upcoming: Line | None = None
    for i in range(len(lines) - 1, -1, -1):
        following[i] = upcoming
        upcoming = lines[i] or upcoming
    return following
