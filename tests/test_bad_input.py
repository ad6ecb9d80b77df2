"""Input that bites: what is refused, with which words; what is read all the same; and that nothing else suffers.

All bad files of a sort lie in one corpus beside a good one, and one command runs over it; every case is a test of its
own on what came out.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from typer.testing import CliRunner

from pipeline import read_tables
from pipeline.cli import app, main
from tests.read.made import BRIEFING, formats

FILES = formats(BRIEFING)
GOOD = "The Oakline Trust\n\nFirst published 3 March 2025\n\nThe DfE will open two hubs by 31 May 2026.\n"
DATED = "A plan\n\nFirst published 3 March 2025\n\n"


def pdf(pages: int, words: str = "", password: str | None = None) -> bytes:
    made = FPDF()
    made.set_font("Helvetica", size=11)
    for _ in range(pages):
        made.add_page()
        if words:
            made.multi_cell(0, 6, words)
    if password:
        made.set_encryption(password, password, permissions=AccessPermission.none())
    return bytes(made.output())


def empty_pages(number: int) -> bytes:
    """A PDF of pages without anything on them."""
    kids = " ".join(f"{3 + page} 0 R" for page in range(number))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {number}/Kids[{kids}]>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * number
    made, places = b"%PDF-1.4\n", []
    for place, inside in enumerate(objects, 1):
        places.append(len(made))
        made += f"{place} 0 obj{inside}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return made + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def zipped(*more: tuple[str, bytes], **members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in (*members.items(), *more):
            archive.writestr(name, contents)
    return out.getvalue()


def docx_with(part: bytes) -> bytes:
    """A Word document whose main part is something else."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(FILES["briefing.docx"])) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, part if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def encrypted_zip() -> bytes:
    """An archive whose first member says that it is encrypted."""
    raw = bytearray(zipped(**{"a.txt": b"secret"}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + flags] |= 1
    return bytes(raw)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + BODY.encode()
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10))
    + b'<!ENTITY a "&a9;">]>'
    + BODY.encode()
)

REFUSED: dict[str, tuple[str, bytes, str, str]] = {
    "empty": ("empty.txt", b"", "empty", "the file holds no text"),
    "a single NUL": ("nul.txt", b"\0", "empty", "the file holds no text"),
    "only white space": ("white.md", b" \n\t\r\n \n", "empty", "the file holds no text"),
    "only odd blanks": ("odd.txt", "\u00a0\u200b\ufeff\n".encode(), "empty", "no text but blanks"),
    "binary": ("binary.txt", bytes(range(256)) * 40, "not text", "binary, or text in an encoding that cannot be told"),
    "NUL bytes": ("nuls.txt", b"The\0 plan\0 is late.\0 " * 90, "not text", "the file is binary"),
    "a picture": ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unknown format", "a picture"),
    "an old Word file": (
        "old.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
        "unknown format",
        "save it as .docx",
    ),
    "rich text": ("rich.txt", b"{\\rtf1\\ansi The plan}", "unknown format", "Rich Text Format"),
    "an unknown suffix": ("table.csv", b"a,b\n1,2\n", "unknown format", "no reader for .csv"),
    "binary without a suffix": ("program", bytes(range(256)) * 40, "not text", "the file is binary"),
    "the same bytes again": ("twice.csv", b"a,b\n1,2\n", "unknown format", "no reader for .csv"),
    "too large": (
        "large.txt",
        b"The plan is late. " * 2_777_778,
        "too large",
        "50,000,004 bytes; a document has at most 20,000,000 (--max-bytes sets another limit)",
    ),
    "a PDF with a password": ("locked.pdf", pdf(1, "Secret", "x"), "encrypted", "asks for a password"),
    "a PDF cut off": ("cut.pdf", FILES["briefing.pdf"][:700], "damaged", "damaged or cut off"),
    "a PDF without pages": ("none.pdf", b"%PDF-1.7\n%%EOF", "damaged", "damaged or cut off"),
    "a PDF of 10,000 empty pages": (
        "pages.pdf",
        empty_pages(10_000),
        "too large",
        "more than 2,000 pages (--max-pages",
    ),
    "a PDF without a text layer": ("scan.pdf", pdf(3), "empty", "3 pages without a text layer: run OCR"),
    "a Word document with external entities": ("external.docx", docx_with(EXTERNAL), "unsafe", "declares entities"),
    "a billion laughs": ("laughs.docx", docx_with(LAUGHS), "unsafe", "word/document.xml declares entities"),
    "a Word document cut off": ("cut.docx", FILES["briefing.docx"][:9_000], "unknown format", "an archive"),
    "a Word document of another make": ("other.docx", docx_with(b"<x/>"), "damaged", "cannot be opened"),
    "a page without words": (
        "void.html",
        b"<!doctype html><html><body><script>x()</script></body></html>",
        "empty",
        "",
    ),
    "a mail without words": ("void.eml", b"MIME-Version: 1.0\nFrom: a@b.example\nSubject: x\n\n", "empty", "no text"),
    "an archive that is none": ("broken.zip", b"PK\x03\x04 and no more", "damaged", "the archive cannot be read"),
    "an archive of nothing": ("nothing.zip", zipped(), "empty", "the archive holds no documents"),
}

NESTED = zipped(**{"inner.zip": zipped(**{"a.txt": b"x"})})
TWICE = zipped(("a.txt", GOOD.encode()), ("./a.txt", b"Another one"))
IN_ARCHIVES: dict[str, tuple[bytes, str, str, str]] = {
    "bomb.zip": (zipped(**{"zeros.txt": b"0" * 5_000_000}), "zeros.txt", "unpacks too far", "--max-ratio"),
    "escape.zip": (zipped(**{"../out.txt": GOOD.encode()}), "../out.txt", "unsafe", "leads out of the archive"),
    "locked.zip": (encrypted_zip(), "a.txt", "encrypted", "asks for a password"),
    "twice.zip": (TWICE, "a.txt", "ambiguous", "the archive holds 2 files of this name: keep one"),
    "nested.zip": (NESTED, "inner.zip", "unknown format", "an archive"),
}
"""{archive: (its bytes, its member, what sort of fault that is, what is said of it)}"""


def ran(folder: Path, corpus: Path, *options: str) -> tuple[int, str, dict[str, pd.DataFrame]]:
    """(exit code, what was printed, tables) of the command on a corpus."""
    done = CliRunner().invoke(app, ["extract", str(corpus), "--outputs", str(folder / "out"), *options])
    return done.exit_code, " ".join(done.output.split()), read_tables(folder / "out")


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str, dict[str, pd.DataFrame]]:
    folder = tmp_path_factory.mktemp("refused")
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, raw, *_ in REFUSED.values():
        (corpus / name).write_bytes(raw)
    for name, (raw, *_) in IN_ARCHIVES.items():
        (corpus / name).write_bytes(raw)
    (folder / "secret.txt").write_text("The secret plan", encoding="utf-8")
    (corpus / "link.txt").symlink_to(folder / "secret.txt")
    (corpus / "round.txt").symlink_to(corpus / "round.txt")
    (corpus / "above.txt").symlink_to(folder)
    (corpus / "folder").symlink_to(corpus)
    return ran(folder, corpus)


CASES = [(path, kind, detail) for path, _, kind, detail in REFUSED.values()]
CASES += [(f"{name}/{member}", kind, detail) for name, (_, member, kind, detail) in IN_ARCHIVES.items()]
CASES += [
    ("link.txt", "outside the corpus", "the link leads out of the folder"),
    ("above.txt", "outside the corpus", "the link leads out of the folder"),
    ("folder", "unreadable", "links to folders are not followed"),
    ("round.txt", "unreadable", ""),
]


@pytest.mark.parametrize(("path", "kind", "detail"), CASES, ids=[path for path, *_ in CASES])
def test_what_cannot_be_read_is_told(
    path: str, kind: str, detail: str, refused: tuple[int, str, dict[str, pd.DataFrame]]
) -> None:
    code, printed, tables = refused
    (row,) = tables["problems"][tables["problems"]["path"] == path].itertuples()
    assert (row.stage, row.error) == ("read", kind)
    assert detail in row.detail
    assert f"problem: {path}: {' '.join(row.detail.split())}" in printed
    assert code == 1


def test_all_other_documents_come_through(refused: tuple[int, str, dict[str, pd.DataFrame]]) -> None:
    _, _, tables = refused
    assert list(tables["documents"]["path"]) == ["good.txt"]
    assert len(tables["problems"]) == len(CASES)
    assert [str(day) for day in tables["commitments"]["due_end"]] == ["2026-05-31"]


def test_copies_of_what_cannot_be_read_count_neither_and_are_not_told(
    refused: tuple[int, str, dict[str, pd.DataFrame]],
) -> None:
    assert "both count" not in refused[1]


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>A plan</title></head><body>{body}</body></html>".encode()


WORDS = "<p>First published 3 March 2025</p>" + "<p>The DfE will open two hubs by 31 May 2026.</p>" * 6
SAYS = "The DfE will open two hubs by 31 May 2026."
READ: dict[str, tuple[str, bytes, str | None]] = {
    "one letter": ("one.txt", b"x", "no day of publication is known"),
    "only furniture": ("furniture.txt", b"Home | News | Contact\nShare this page\nLog in\n", "no day"),
    "UTF-16 with a mark": ("marked.txt", codecs.BOM_UTF16_LE + (DATED + SAYS).encode("utf-16-le"), None),
    "UTF-16 without a mark": ("unmarked.txt", (DATED + SAYS).encode("utf-16-be"), None),
    "Windows-1252": ("cp1252.txt", (DATED + "The minister’s plan – “late”. " + SAYS).encode("cp1252"), None),
    "two encodings": (
        "mixed.txt", (DATED + "Siân’s café. " * 9).encode() + b"Si\xe2n. " + SAYS.encode(), "1 letters could not",
    ),
    "mojibake": ("mojibake.txt", (DATED + "The ministerâ€™s cafÃ©. " + SAYS).encode(), "2 signs such as"),
    "one line of 5 MB": ("line.txt", (DATED + "All is well, they say here. " * 179_000 + SAYS).encode(), None),
    "200,000 bullets": ("bullets.txt", (DATED + "- all\n" * 200_000 + "\n" + SAYS).encode(), None),
    "brackets 100,000 deep": ("brackets.txt", (DATED + "(" * 100_000 + ")" * 100_000 + "\n\n" + SAYS).encode(), None),
    "right to left and no width": ("marks.txt", (DATED + "\u202eab\u202c \u200bThe\u200d. " + SAYS).encode(), None),
    "decomposed accents": ("accents.txt", (DATED + "Sia\u0302n spoke. " + SAYS).encode(), None),
    "no suffix": ("nosuffix", (DATED + SAYS).encode(), "the name has no suffix: the contents are text"),
    "no day": ("undated.txt", SAYS.encode(), "no day of publication is known"),
    "the year 1066": ("hastings.txt", b"A plan\n\nFirst published 14 October 1066\n\n" + SAYS.encode(), "no day"),
    "the year 2999": ("future.txt", b"A plan\n\nFirst published 3 March 2999\n\n" + SAYS.encode(), "no day"),
    "two days": ("twice.txt", (DATED + SAYS + "\n\nPublished: 5 May 2024\n").encode(), "also stated: 2024-05-05"),
    "names by case": ("Plan.txt", (DATED + SAYS).encode(), None),
    "names by case, the other": ("plan.txt", (DATED + SAYS).encode(), None),
    "a line break in the name": ("a\nb.txt", (DATED + SAYS).encode(), None),
    "quotes in the name": ("a'\"b,c.txt", (DATED + SAYS).encode(), None),
    "dots in the name": ("a..b.txt", (DATED + SAYS).encode(), None),
    "an emoji in the name": ("😀.txt", (DATED + SAYS).encode(), None),
    "scripts and hidden words": (
        "scripts.html", page(f"<script>alert('x')</script>{WORDS}<p style='display:none'>hidden</p>"), None,
    ),
    "an attribute of a megabyte": ("attribute.html", page(f"<p title='{'x' * 1_000_000}'>Words.</p>{WORDS}"), None),
    "elements 5,000 deep": ("deep.html", page(WORDS + "<div>" * 5_000 + "end" + "</div>" * 5_000), "too deeply"),
    "a page named as text": ("named.txt", page(WORDS), "the name ends in .txt, but the contents are html"),
    "an archive": ("good.zip", zipped(**{"a.txt": (DATED + SAYS).encode(), "sub/b.html": page(WORDS)}), None),
}  # fmt: skip


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str, dict[str, pd.DataFrame]]:
    folder = tmp_path_factory.mktemp("read")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, raw, _ in READ.values():
        (corpus / name).write_bytes(raw)
    with open(bytes(corpus) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - a name that is no UTF-8
        file.write((DATED + SAYS).encode())
    return ran(folder, corpus)


@pytest.mark.parametrize("case", [case for case in READ if case != "an archive"])
def test_what_is_odd_is_read_all_the_same(case: str, read: tuple[int, str, dict[str, pd.DataFrame]]) -> None:
    name, _, notice = READ[case]
    code, printed, tables = read
    (document,) = tables["documents"][tables["documents"]["path"] == name].itertuples()
    found = tables["commitments"][tables["commitments"]["document_id"] == document.document_id]
    assert all(document.text[c.start : c.end] == c.text for c in found.itertuples())
    if case not in ("one letter", "only furniture"):
        assert "2026-05-31" in {str(day) for day in found["due_end"]}
    told = " ".join(document.notices)
    assert (notice in told) if notice else (told == ""), told
    assert "hidden" not in document.text
    assert code == 0
    assert "problem:" not in printed


def test_members_of_an_archive_and_names_beyond_utf_8_are_documents(
    read: tuple[int, str, dict[str, pd.DataFrame]],
) -> None:
    assert {"good.zip/a.txt", "good.zip/sub/b.html", "caf\\xe9.txt"} <= set(read[2]["documents"]["path"])


def test_the_corpus_as_a_whole_is_looked_at(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "sub").mkdir(parents=True)
    for name in ("a.txt", "sub/b.txt"):
        (corpus / name).write_text(GOOD, encoding="utf-8")
    (corpus / "metadata.csv").write_text("path,author\nsub/b.txt,Ana Reyne\ngone.txt,Bo Lund\n", encoding="utf-8")
    evidence = {"path": "old.txt", "start": 0, "end": 3, "text": "The"}
    verdict = {"decision": "wrong", "kind": "mention", "fact_id": "men-1", "evidence": evidence, "who": "Ana"}
    line = json.dumps({**verdict, "when": "2025-06-01T09:00:00Z"})
    (corpus / "decisions.jsonl").write_text(f'{line}\n{{"decision": "same", "wh', encoding="utf-8")
    code, printed, tables = ran(tmp_path, corpus)
    assert code == 0
    assert "note: sub/b.txt: the contents are those of a.txt: both count" in printed
    assert "note: metadata.csv: there is no document gone.txt" in printed
    assert "note: decisions.jsonl: 1 decision waits for old.txt, which is no document: was it renamed?" in printed
    assert "note: decisions.jsonl: line 2: cut off, skipped: {" in printed
    documents = tables["documents"]
    assert list(documents["path"]) == ["a.txt", "sub/b.txt"]
    assert len(set(documents["sha256"])) == 1
    assert len(set(documents["document_id"])) == 2
    assert list(documents["author"]) == [None, "Ana Reyne"]
    assert len(tables["commitments"]) == 2
    assert len(tables["threads"]) == 1
    assert tables["problems"].empty


def test_limits_are_options(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text(GOOD, encoding="utf-8")
    (corpus / "large.txt").write_text(GOOD * 400, encoding="utf-8")
    (corpus / "pages.pdf").write_bytes(empty_pages(3))
    (corpus / "zeros.zip").write_bytes(zipped(**{"a.txt": b"0" * 1_100_000}))
    code, printed, tables = ran(tmp_path, corpus, "--max-bytes", "30000", "--max-pages", "2", "--max-ratio", "2")
    assert code == 1
    assert list(tables["problems"]["error"]) == ["too large", "too large", "unpacks too far"]
    assert "a document has at most 30,000 (--max-bytes" in printed
    assert "more than 2 pages (--max-pages" in printed
    assert "at most 2 times (see --max-ratio)" in printed
    assert list(tables["documents"]["path"]) == ["good.txt"]


RULES = {
    "a broken pattern": (
        "rules:\n  - {id: a.b, field: title, source: test, pattern: '(?P<value>one', examples: ['«one»']}\n",
        r"metadata.yaml:2: a\.b\.pattern: broken pattern",
    ),
    "an unknown field": ("colour: red\nrules: []\n", "metadata.yaml:1: colour: there is no such key"),
    "a catastrophic pattern": (
        "rules:\n  - {id: a.b, field: title, source: test, pattern: '(?P<value>(?:[a-z]+ ?)+x)', examples: ['«x»']}\n",
        r"metadata.yaml:2: a\.b\.pattern: catastrophic",
    ),
    "an alias that leads to itself": ("rules: &r [*r]\n", "metadata.yaml:1: "),
}


@pytest.mark.parametrize("fault", RULES)
def test_rules_that_are_none_end_a_run_and_leave_the_tables(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text, reason = RULES[fault]
    for folder in ("corpus", "rules", "out"):
        (tmp_path / folder).mkdir()
    (tmp_path / "corpus" / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "rules" / "metadata.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "out" / "documents.parquet").write_bytes(b"of the last run")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["send-facts", "extract", "corpus", "--outputs", "out", "--rules", "rules"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert re.search(reason, capsys.readouterr().err)
    assert (tmp_path / "out" / "documents.parquet").read_bytes() == b"of the last run"


def test_a_folder_that_must_not_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus"
    for folder in ("", "closed", "open"):
        (corpus / folder).mkdir(parents=True, exist_ok=True)
        (corpus / folder / "good.txt").write_text(GOOD, encoding="utf-8")
    really = os.scandir

    def denied(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")  # the tests may run as one who may list everything
        return really(path)

    monkeypatch.setattr(os, "scandir", denied)
    code, printed, tables = ran(tmp_path, corpus, "--workers", "1")
    assert code == 1
    assert "problem: closed: the folder cannot be listed" in printed
    assert list(tables["documents"]["path"]) == ["good.txt", "open/good.txt"]


def test_a_file_that_must_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in ("good.txt", "secret.txt"):
        (corpus / name).write_text(GOOD, encoding="utf-8")
    really: Callable[[Path], bytes] = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied")  # the tests may run as one who may read everything
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    code, printed, tables = ran(tmp_path, corpus, "--workers", "1")
    assert code == 1
    assert "problem: secret.txt: Permission denied" in printed
    assert list(tables["problems"]["error"]) == ["unreadable"]
    assert list(tables["documents"]["path"]) == ["good.txt"]


def test_a_document_that_takes_too_long_is_told(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "slow.txt").write_text("Ana Reyne will publish 3 March 2024 plans. " * 20_000, encoding="utf-8")
    (corpus / "good.txt").write_text(GOOD, encoding="utf-8")
    warm = CliRunner().invoke(app, ["explain", "The DfE will open."])  # loading must not count
    assert warm.exit_code == 0
    code, printed, tables = ran(tmp_path, corpus, "--workers", "1", "--max-seconds", "1")
    assert code == 1
    assert "slow.txt: took more than 1 seconds (--max-seconds sets another limit)" in printed
    assert list(tables["documents"]["path"]) == ["good.txt"]
