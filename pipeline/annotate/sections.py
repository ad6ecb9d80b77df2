"""`send_sections`: lines to blocks (headings, paragraphs, list items, table rows) and the heading path of each block.

A copied web page has lost its mark-up, so headings are told by shape: Markdown or numbered headings by their mark,
others as a short line on its own without a full stop. List items belong to the block that introduces them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.layers import Block, Layers

_MARKDOWN_HEADING = re.compile(r"(#{1,6}) +")
_UNDERLINE = re.compile(r"(=+|-+) *$")
_BULLET = re.compile(
    r"(?:[•·▪■◦➢✓✔»§□‣●○]+ *|[-*–o+](?= +) +|\[[ x]\] +|(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]) +(?=\S))(?:\[[ x]\] +)?"
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}\.|[A-Z][.)]) +(?=\S)")
_ROW = re.compile(r"\|.*\||\S(?:\t| {3,})\S")
_RULE = re.compile(r"[ |:*_=-]*$")
_CLOSED = re.compile(r"[.;,!…]['\")\]]*$")
_EMPHASIS = re.compile(r"\*\*+|__+|(?<![\w*_])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\w*_])")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\")\]]*[^\s<>\")\].,;:!?']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

_MOST_HEADING_WORDS = 14
_WRAPPED = 50
"""A line at least this long that does not end a sentence is taken to go on in the next line."""


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    indent: int
    text: str


def _lines(view: str) -> Iterator[_Line | None]:
    """The lines of a view without surrounding blanks; None for a blank one."""
    start = 0
    for raw in view.split("\n"):
        stripped = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        yield _Line(start + indent, start + indent + len(stripped), indent, stripped) if stripped else None
        start += len(raw) + 1


def without_markup(view: str) -> str:
    """The view with emphasis marks, link targets and addresses blanked out, at the same length."""
    if "](" in view:
        view = _LINK.sub(lambda m: f" {m[1]} ".ljust(len(m[0])), view)
    if "*" in view or "_" in view:
        view = _EMPHASIS.sub(lambda m: " " * len(m[0]), view)
    if "://" in view or "www." in view or "@" in view:
        view = _ADDRESS.sub(lambda m: " " * len(m[0]), view)
    return view


def _is_heading(line: _Line, before: _Line | None, after: _Line | None) -> bool:
    """A short line on its own, beginning like a title and not ending like a sentence."""
    text = line.text
    if before is not None or len(text) > 120 or _CLOSED.search(text) or text.endswith(":"):
        return False
    if len(text.split()) > _MOST_HEADING_WORDS or not (text[0].isupper() or text[0].isdigit() or text[0] in "'\"("):
        return False
    # a group of short lines is a list (of names, of links), not a pile of headings
    return after is None or len(after.text) > _WRAPPED or bool(_BULLET.match(after.text))


def _joins(previous: str, line: _Line) -> bool:
    """Whether a line goes on with the sentence of the line before (a hard-wrapped paragraph)."""
    if previous.endswith((".", "!", "?", ":", ";")) and not line.text[0].islower():
        return False
    return line.text[0].islower() or len(previous) >= _WRAPPED


class Sections:
    """Component: fills `layers.blocks` and the final `layers.view`."""

    def __call__(self, doc: Doc) -> Doc:
        layers = Layers.of(doc)
        lines = list(_lines(layers.view))
        blocks, joined = _blocks(lines)
        view = without_markup(layers.view)
        layers.view = _blank_out(view, joined)
        layers.blocks = blocks
        _introduce(blocks, view)
        layers.done.add("send_sections")
        return doc


def _blank_out(view: str, positions: Sequence[int]) -> str:
    """The view with the line ends inside wrapped blocks turned to blanks."""
    pieces, last = [], 0
    for i in positions:
        pieces += [view[last:i], " "]
        last = i + 1
    return "".join([*pieces, view[last:]])


def _blocks(lines: Sequence[_Line | None]) -> tuple[list[Block], list[int]]:
    """The blocks, and the positions of the line ends that lie inside one."""
    blocks: list[Block] = []
    joined: list[int] = []
    path: list[tuple[int, str]] = []
    indents: list[int] = []
    previous: _Line | None = None
    for i, line in enumerate(lines):
        before, previous = previous, line
        if line is None:
            continue
        after = lines[i + 1] if i + 1 < len(lines) else None
        if _RULE.match(line.text):
            continue
        section = " > ".join(title for _, title in path) or None
        depth, skip = _heading_depth(line, before, after)
        if depth:
            text = line.text[skip:].strip(" #*_")
            while path and path[-1][0] >= depth:
                path.pop()
            path.append((depth, text.rstrip(":")))
            blocks.append(Block(line.start + skip, line.end, "heading", " > ".join(t for _, t in path), depth=depth))
            indents = []
        elif _ROW.search(line.text) and not _BULLET.match(line.text):
            blocks.append(Block(line.start, line.end, "row", section))
        elif bullet := _BULLET.match(line.text):
            while indents and indents[-1] >= line.indent:
                indents.pop()
            indents.append(line.indent)
            blocks.append(Block(line.start + bullet.end(), line.end, "item", section, depth=len(indents)))
        elif before is not None and blocks and blocks[-1].kind != "heading" and blocks[-1].end == before.end:
            last = blocks[-1]
            if last.kind != "row" and _joins(before.text, line):
                joined.extend(range(last.end, line.start))
                last.end = line.end
            else:
                kind = last.kind if last.kind == "item" and line.indent > 0 else "paragraph"
                blocks.append(Block(line.start, line.end, kind, section, depth=last.depth))
        else:
            quoted = line.text.startswith(">")
            skip = len(line.text) - len(line.text.lstrip("> ")) if quoted else 0
            blocks.append(Block(line.start + skip, line.end, "paragraph", section, quoted=quoted))
    return blocks, joined


def _heading_depth(line: _Line, before: _Line | None, after: _Line | None) -> tuple[int, int]:
    """(depth, characters of mark) of a heading; (0, 0) for any other line."""
    if marked := _MARKDOWN_HEADING.match(line.text):
        return len(marked[1]), marked.end()
    if after is not None and _UNDERLINE.match(after.text) and len(after.text) >= 3 and before is None:
        return (1 if after.text[0] == "=" else 2), 0
    if line.text.startswith("**") and line.text.endswith("**") and "**" not in line.text[2:-2]:
        return 6, 2
    if not _is_heading(line, before, after) or (_BULLET.match(line.text) and not _NUMBERED.match(line.text)):
        return 0, 0
    if numbered := _NUMBERED.match(line.text):
        return 2 + numbered[0].strip(" .)").count("."), numbered.end()
    return 3, 0


def _introduce(blocks: Sequence[Block], view: str) -> None:
    """Ties every list item to the block that leads in to it: the last block above that ends with a colon."""
    leads: dict[int, int] = {}
    for i, block in enumerate(blocks):
        if block.kind == "item":
            block.lead_in = leads.get(block.depth)
        else:
            leads.clear()
        if view[block.start : block.end].rstrip(" *_").endswith((":", ":-", "…")) or (
            block.kind != "item" and i + 1 < len(blocks) and blocks[i + 1].kind == "item"
        ):
            leads[block.depth + 1 if block.kind == "item" else 1] = i


@Language.factory("send_sections", default_config={"rules": []})
def create(nlp: Language, name: str, rules: list[str]) -> Sections:
    """Factory of `send_sections`: blocks with their heading path."""
    return Sections()
