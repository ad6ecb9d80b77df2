"""What Word keeps in a document beside its words: changes, comments, notes, boxes, hidden text, tables of any shape."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from pipeline.corpus.limits import Limits
from pipeline.read.registry import read_as

SPACES = " ".join(
    f'xmlns:{short}="http://schemas.{of}"'
    for short, of in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("m", "openxmlformats.org/officeDocument/2006/math"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    inside = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    inside = "".join(x if x.startswith("<") else p(x) for x in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(c if c.startswith("<") else cell(c) for c in cells) + "</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def document(body: str, **notes: str) -> bytes:
    """A Word document with a body, and with parts such as footnotes."""
    blank, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(blank)
    links = "".join(f'<Relationship Id="x{n}" Type="{RELATIONS}/{n}" Target="{n}.xml"/>' for n in notes)
    types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{PARTS}.{n}+xml"/>' for n in notes)
    with zipfile.ZipFile(blank) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode()
            part = (
                part.replace(b"</Relationships>", links.encode() + b"</Relationships>") if "document" in name else part
            )
            new.writestr(name, part.replace(b"</Types>", types.encode() + b"</Types>"))
        for name, inside in notes.items():
            new.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{inside}</w:{name}>")
    return made.getvalue()


def lines(raw: bytes) -> list[str]:
    text = read_as(raw, ".docx", Limits())[1].text
    return [line for line in text.split("\n") if line]


DELETED = '<w:del w:id="1"><w:r><w:delText>three</w:delText></w:r></w:del>'
END_DELETED = '<w:rPr><w:del w:id="2"/></w:rPr>'
VANISHED = "<w:vanish/>"
BOX = f"<wps:txbx><w:txbxContent>{p('in a box')}</w:txbxContent></wps:txbx>"
CHOICE = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
MOVED = f'<w:moveFrom w:id="1">{run("old place")}</w:moveFrom>', f'<w:moveTo w:id="1">{run("new place")}</w:moveTo>'
WRAPPED = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (p("will open ", DELETED, f'<w:ins w:id="3">{run("two")}</w:ins>', " hubs"), ["will open two hubs"]),
        (p("Ofsted will ", properties=END_DELETED) + p("report."), ["Ofsted will report."]),
        (p("Ofsted will ", properties=END_DELETED) + p("now ", properties=END_DELETED) + p("report."),
         ["Ofsted will now report."]),
        (p("The end", properties=END_DELETED), ["The end"]),
        (p(DELETED, properties=END_DELETED) + p("stays"), ["stays"]),
        (p(MOVED[0]) + p(MOVED[1]), ["new place"]),
        (p("We say", '<w:r><w:commentReference w:id="0"/></w:r>', " this."), ["We say this."]),
        (p("seen", run(" unseen", VANISHED)), ["seen"]),
        (p("seen", run(" as well", '<w:vanish w:val="0"/>')), ["seen as well"]),
        (p("above") + p(CHOICE.format(BOX, BOX)), ["above", "in a box"]),
        (CHOICE.format(p("chosen"), p("not")), ["chosen"]),
        (WRAPPED.format(p("in a control")), ["in a control"]),
        (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", " holds"), ["x=1 holds"]),
        (p("tab", "<w:r><w:tab/></w:r>", "non", "<w:r><w:noBreakHyphen/></w:r>", "stop"), ["tab non-stop"]),
    ],
    ids=[
        "inserted and deleted words", "a paragraph whose end is deleted", "two of them", "the last of all",
        "a paragraph that is deleted", "moved words", "a comment", "hidden words", "words that are not hidden any more",
        "a box, written twice", "paragraphs for new and old programs", "a content control", "a formula", "signs",
    ],
)  # fmt: skip
def test_a_document_is_read_as_if_all_changes_were_accepted(body: str, read: list[str]) -> None:
    assert lines(document(body)) == read


FIRST, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([row("a", "b"), row("c", "d")], ["| a | b |", "| c | d |"]),
        ([row(cell("DfE", properties=FIRST), "plan"), row(cell("", properties=GOES_ON), "hubs"), row("NHS", "leads")],
         ["| DfE | plan |", "| DfE | hubs |", "| NHS | leads |"]),
        ([row(cell("wide", properties='<w:gridSpan w:val="2"/>'), cell("both", properties=FIRST)),
          row("a", "b", cell("", properties=GOES_ON))],
         ["| wide | both |", "| a | b | both |"]),
        ([row(cell("one", properties=FIRST), "x"), row(cell("two", properties=FIRST), "y")],
         ["| one | x |", "| two | y |"]),
        ([row("a", "b"), row(cell("", properties=GOES_ON), "")], ["| a | b |"]),
        ([row("a", "b"), row(WRAPPED.format(cell("c")), "d")], ["| a | b |", "| c | d |"]),
        ([row("a", "b"), WRAPPED.format(row("c", "d"))], ["| a | b |", "| c | d |"]),
        ([row("a", "b"), row(cell("c", table(row("in", "side"))), "d")], ["| a | b |", "| c in side | d |"]),
        ([row(cell("Alone.", "In a box."))], ["Alone.", "In a box."]),
    ],
    ids=[
        "plain", "a cell over two rows", "a cell over two columns", "one cell over rows below another",
        "a row without words of its own", "a cell in a control", "a row in a control", "a table in a cell",
        "one column",
    ],
)  # fmt: skip
def test_every_row_of_a_table_is_whole(rows: list[str], read: list[str]) -> None:
    assert lines(document(table(*rows))) == read


def test_a_long_cell_over_many_rows_is_read_once() -> None:
    words = "word " * 60
    rows = [row(cell(words, properties=FIRST), "a"), *[row(cell("", properties=GOES_ON), "b")] * 50]
    assert "".join(lines(document(table(*rows)))).count("word") == 60


def test_notes_follow_the_text_and_separators_are_none() -> None:
    notes = f'<w:{{0}} w:type="separator">{p("---")}</w:{{0}}><w:{{0}} w:id="2">{p("One")}{p("two")}</w:{{0}}>'
    raw = document(p("Text"), footnotes=notes.format("footnote"), endnotes=notes.format("endnote"))
    assert lines(raw) == ["Text", "One", "two", "One", "two"]
    places = read_as(raw, ".docx", Limits())[1].places
    assert [place.element for place in places] == ["paragraph 1", "footnote", "endnote"]
