"""Word documents: paragraphs, headings, lists, tables and notes in the order of the document.

A document is read as it would be printed with all changes accepted: what is deleted or hidden is left out, and so are
comments, page heads and page feet; tables of contents are furniture. A cell that spans rows counts in each of them. The
properties of the file say nothing reliable about author or day (they are the template's or the machine's), so only the
text counts.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.corpus.archive import check_ratio
from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.read.blocks import LONGEST_REPEATED, Blocks, Reading
from pipeline.read.registry import library, register

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_MC}Fallback"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DOCUMENT = "word/document.xml"
_PROLOGUE = 2_000
_LEVEL = re.compile(r"heading ?(\d)$", re.I)
_CONTENTS = re.compile(r"toc ?\d$", re.I)
_BULLETED = ("bullet", "none")
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_LEAST_COLUMNS = 2
_WRAPPERS = frozenset(
    {
        *(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")),
        *(f"{_MC}{name}" for name in ("AlternateContent", "Choice")),
    }
)
"""Elements around paragraphs, rows or cells that say nothing about them."""
_UNREAD = frozenset({_FALLBACK, *(f"{_W}{name}" for name in ("txbxContent", "pPr", "rPr", "del", "moveFrom", "rt"))})
"""What is in a paragraph and not of its words: boxes are read for themselves."""


def recognise(raw: bytes) -> bool:
    """Whether bytes are a Word document: an archive that holds its main part."""
    if not raw.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


@register("docx", (".docx", ".docm"), recognise, signed=True)
def read_docx(raw: bytes, limits: Limits) -> Reading:
    """The text of a Word document."""
    docx = library("docx", ".docx")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            check_ratio(archive, len(raw), limits)
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.open(name).read(_PROLOGUE):
                    raise ReadError("unsafe", f"{name} declares entities of its own, which Word never writes")
        document = docx.Document(io.BytesIO(raw))
        return _Document(document).read()
    except ReadError:
        raise
    except Exception as error:  # python-docx raises KeyError, XMLSyntaxError, BadZipFile, … for damaged parts
        raise ReadError("damaged", f"the document cannot be opened: {error}") from error


class _Document:
    """One pass over the body of a document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles = {style.style_id: style for style in document.styles}
        self._formats = _number_formats(document)
        self._counts: Counter[tuple[str, int]] = Counter()
        self._text = Blocks()
        self._paragraphs = 0
        self._tables = 0

    def read(self) -> Reading:
        """The text with its places."""
        self._read(self._document.element.body)
        for kind, note in _notes(self._document):
            if words := "\n".join(filter(None, map(_words, note.iter(f"{_W}p")))):
                self._text.paragraph(words, element=kind)
        reading = self._text.reading()
        if not reading.text.strip():
            raise ReadError("empty", "the document holds no text")
        return reading

    def _read(self, container: Any) -> None:
        unended: list[Any] = []
        for child in _inside(container, f"{_W}p", f"{_W}tbl"):
            if child.tag == f"{_W}tbl":
                self._table(child)
            elif child.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
                unended.append(child)  # its end is deleted: it goes on with the next paragraph
            else:
                self._paragraph(child, unended)
                unended = []
        if unended:
            self._paragraph(unended[-1], unended[:-1])

    def _paragraph(self, paragraph: Any, before: Sequence[Any] = ()) -> None:
        """Adds a paragraph; the words of those `before` it are its first."""
        self._paragraphs += len(before) + 1
        place = f"paragraph {self._paragraphs}"
        if words := "".join(_words(p, strip=False) for p in (*before, paragraph)).strip():
            style = self._style(paragraph)
            name = (style.name or "") if style is not None else ""
            if level := self._heading(paragraph, style):
                self._text.heading(words, level, element=place)
            elif listed := self._list(paragraph, style):
                self._item(words, *listed, place)
            elif "quote" in name.lower():
                self._text.quotation(words, element=place)
            else:
                self._text.paragraph(words, element=place)
            if _CONTENTS.match(name):
                self._text.mark_furniture()
        for box in (box for p in (*before, paragraph) for box in p.iter(f"{_W}txbxContent")):
            if next(box.iterancestors(_FALLBACK), None) is None:
                self._read(box)

    def _item(self, words: str, number: str, level: int, place: str) -> None:
        bullet = "-"
        if self._formats.get((number, level), "bullet") not in _BULLETED:
            self._counts[number, level] += 1
            bullet = f"{self._counts[number, level]}."
        for deeper in range(level + 1, 9):
            self._counts[number, deeper] = 0
        self._text.item(words, level + 1, bullet, element=place)

    def _table(self, table: Any) -> None:
        """Rows of cells; a table of one column is a box with paragraphs of its own."""
        self._tables += 1
        rows = [list(_inside(row, f"{_W}tc")) for row in _inside(table, f"{_W}tr")]
        if max((len(row) for row in rows), default=0) < _LEAST_COLUMNS:
            for row in rows:
                for cell in row:
                    self._read(cell)
            return
        spanning: dict[int, str] = {}  # {column: words of the cell that goes on in the rows below}
        for number, row in enumerate(rows, 1):
            cells, own, column = [], False, 0
            for cell in row:
                words = " ".join(filter(None, (_words(p) for p in cell.iter(f"{_W}p"))))
                own = own or bool(words)
                span = cell.find(f"{_W}tcPr/{_W}vMerge")
                if span is None or span.get(f"{_W}val") == "restart":
                    spanning.pop(column, None)
                if column in spanning:
                    words = spanning[column]
                elif span is not None:
                    spanning[column] = words if len(words) <= LONGEST_REPEATED else ""
                cells.append(words)
                column += _columns(cell)
            if own:
                self._text.row(cells, element=f"table {self._tables}, row {number}")

    def _style(self, paragraph: Any) -> Any:
        found = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(found.get(f"{_W}val")) if found is not None else None

    def _heading(self, paragraph: Any, style: Any) -> int:
        """The level of a heading, 0 for any other paragraph; the title of a document is one of the first level."""
        for name in _names(style):
            if name.lower() == "title":
                return 1
            if found := _LEVEL.match(name):
                return int(found[1])
        outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        value = outline.get(f"{_W}val", "9") if outline is not None else "9"
        return int(value) + 1 if value in "012345" else 0

    def _list(self, paragraph: Any, style: Any) -> tuple[str, int] | None:
        """(number of the list, level from 0) of a list item."""
        numbering = paragraph.find(f"{_W}pPr/{_W}numPr")
        if numbering is None:
            return _list_of_style(style)
        number, level = numbering.find(f"{_W}numId"), numbering.find(f"{_W}ilvl")
        value = number.get(f"{_W}val", "0") if number is not None else "0"
        depth = level.get(f"{_W}val", "0") if level is not None else "0"
        return (value, min(int(depth), 8) if depth.isdecimal() and len(depth) < 3 else 0) if value != "0" else None


def _list_of_style(style: Any) -> tuple[str, int] | None:
    while style is not None:
        number = style.element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if number is not None and number.get(f"{_W}val") != "0":
            depth = (style.name or "")[-1:]
            return number.get(f"{_W}val"), int(depth) - 1 if depth in ("2", "3", "4", "5") else 0
        style = style.base_style
    return None


def _names(style: Any) -> Iterator[str]:
    """The names of a style and of those it is based on."""
    for _ in range(10):  # a damaged file may have styles in a circle
        if style is None:
            return
        yield style.name or ""
        style = style.base_style


def _inside(container: Any, *tags: str) -> Iterator[Any]:
    """The elements of some kinds right inside another one, whatever is wrapped around them."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, *tags)


def _columns(cell: Any) -> int:
    """How many columns of the table's grid a cell takes."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = span.get(f"{_W}val", "1") if span is not None else "1"
    return int(value) if value.isdecimal() and len(value) < 4 else 1


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in ("0", "false", "off")


def _words(paragraph: Any, *, strip: bool = True) -> str:
    """The words of a paragraph as the reader sees them: insertions in, deletions, hidden words and boxes out."""
    words: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag in (f"{_W}t", _MATHS):
            words.append(element.text or "")
        elif element.tag in _SIGNS:
            words.append(_SIGNS[element.tag])
        elif element.tag not in _UNREAD and not _is_hidden(element):
            stack.extend(reversed(element))
    return "".join(words).strip() if strip else "".join(words)


def _number_formats(document: Any) -> dict[tuple[str, int], str]:
    """{(number of a list, level): how its items are counted}"""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    kinds = {
        abstract.get(f"{_W}abstractNumId"): {
            level.get(f"{_W}ilvl"): level.find(f"{_W}numFmt").get(f"{_W}val")
            for level in abstract.iter(f"{_W}lvl")
            if level.find(f"{_W}numFmt") is not None
        }
        for abstract in root.iter(f"{_W}abstractNum")
    }
    formats = {}
    for number in root.iter(f"{_W}num"):
        abstract = number.find(f"{_W}abstractNumId")
        for level, kind in kinds.get(abstract.get(f"{_W}val") if abstract is not None else None, {}).items():
            formats[number.get(f"{_W}numId"), int(level)] = kind
    return formats


def _notes(document: Any) -> Iterator[tuple[str, Any]]:
    """(kind, note) of the footnotes and endnotes; those of a type of their own only separate notes from text."""
    from docx.oxml.parser import parse_xml

    for kind in ("footnote", "endnote"):
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
                for note in parse_xml(relation.target_part.blob).iter(f"{_W}{kind}"):
                    if note.get(f"{_W}type") is None:
                        yield kind, note
