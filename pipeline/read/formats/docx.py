"""Word documents: paragraphs, headings, lists, tables and footnotes in the order of the document.

Page heads and feet, deleted text of tracked changes and comments are left out; tables of contents are furniture. The
properties of the file say nothing reliable about author or day (they are the template's or the machine's), so only the
text counts.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.corpus.archive import check_ratio
from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.read.blocks import Blocks, Reading
from pipeline.read.registry import library, register

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
_PROLOGUE = 2_000
_LEVEL = re.compile(r"heading ?(\d)$", re.I)
_CONTENTS = re.compile(r"toc ?\d$", re.I)
_BULLETED = ("bullet", "none")
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_LEAST_COLUMNS = 2


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
        for note in _footnotes(self._document):
            if words := _words(note):
                self._text.paragraph(words, element="footnote")
        reading = self._text.reading()
        if not reading.text.strip():
            raise ReadError("empty", "the document holds no text")
        return reading

    def _read(self, container: Any) -> None:
        for child in container:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
                self._read(child)

    def _paragraph(self, paragraph: Any) -> None:
        self._paragraphs += 1
        place = f"paragraph {self._paragraphs}"
        if words := _words(paragraph):
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
        for box in paragraph.iter(f"{_W}txbxContent"):
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
        rows = [[cell for cell in row if cell.tag == f"{_W}tc"] for row in table.iter(f"{_W}tr")]
        if max((len(row) for row in rows), default=0) < _LEAST_COLUMNS:
            for row in rows:
                for cell in row:
                    self._read(cell)
            return
        for number, row in enumerate(rows, 1):
            cells = [" ".join(filter(None, (_words(p) for p in cell.iter(f"{_W}p")))) for cell in row]
            if any(cells):
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


def _words(paragraph: Any) -> str:
    """The words of a paragraph as the reader sees them: insertions in, deletions and boxes out."""
    words: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _SIGNS:
            words.append(_SIGNS[element.tag])
        elif element.tag not in (_FALLBACK, f"{_W}txbxContent", f"{_W}pPr", f"{_W}del", f"{_W}moveFrom"):
            stack.extend(reversed(element))
    return "".join(words).strip()


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


def _footnotes(document: Any) -> Iterator[Any]:
    """The footnotes of a document; those without an own number separate notes from text."""
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iter(f"{_W}footnote"):
                if note.get(f"{_W}type") is None:
                    yield note
