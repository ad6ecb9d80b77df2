"""A folder of files: which of them are documents, what is in an archive, and which folders lie among them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.corpus import corpus_files, lies_among_documents, sources
from pipeline.corpus.limits import Limits
from pipeline.errors import CorpusError


def write(corpus: Path, name: str) -> None:
    path = corpus / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("The council will publish a plan.\n", encoding="utf-8")


def test_documents_are_all_files_but_the_corpus_own_records(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", "B.TXT", "scan.pdf", "README.md", "metadata.csv", "decisions.jsonl", "gold/b.json"):
        write(tmp_path, name)
    for name in (
        ".hidden.txt",
        ".git/x.txt",
        "a/gold/c.json",
        "~$plan.docx",
        "Thumbs.db",
        "a/desktop.ini",
        "__MACOSX/b.txt",
    ):
        write(tmp_path, name)
    found = [path.relative_to(tmp_path).as_posix() for path in corpus_files(tmp_path)]
    assert found == ["B.TXT", "a/c.md", "b.txt", "scan.pdf"]


def test_a_corpus_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        corpus_files(tmp_path / "none")
    write(tmp_path, "README.md")
    with pytest.raises(CorpusError, match="holds no documents"):
        corpus_files(tmp_path)


def archive(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for number, name in enumerate(names):
            member = zipfile.ZipInfo("named later")
            member.filename = name
            made.writestr(member, f"text {number}")
    return path


def test_members_of_an_archive_have_plain_names(tmp_path: Path) -> None:
    names = ["/a.txt", "//b.txt", "./c.txt", "d\\e.txt", "d//f.txt", "C:\\g.txt", "", ".", "in.zip/h.txt", "i\nj.txt"]
    litter = [".k.txt", "__MACOSX/a.txt", "sub/Thumbs.db", "~$l.docx", "folder/"]
    archive(tmp_path / "x.ZIP", *names, *litter)
    found = [source for source in sources(tmp_path) if source.refused is None]
    plain = ["C:/g.txt", "a.txt", "b.txt", "c.txt", "d/e.txt", "d/f.txt", "i\nj.txt", "in.zip/h.txt"]
    assert [source.name for source in found] == [f"x.ZIP/{name}" for name in plain]
    assert [(s.name, s.refused and s.refused[0]) for s in sources(tmp_path) if s.refused] == [
        ("x.ZIP/unnamed", "ambiguous")
    ]


def test_an_archive_is_opened_once_for_all_its_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(tmp_path / "many.zip", *(f"{number}.txt" for number in range(60)))
    opened = []
    really = zipfile.ZipFile

    def counted(path: Path) -> zipfile.ZipFile:
        opened.append(path)
        return really(path)

    monkeypatch.setattr(zipfile, "ZipFile", counted)
    assert len(sources(tmp_path)) == 60
    assert len(opened) == 1


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    archive(tmp_path / "many.zip", "a.txt", "b.txt", "c.txt")
    refused = [source.refused for source in sources(tmp_path, Limits(members=2))]
    assert refused == [("too large", "3 files in it; an archive has at most 2")] * 3


@pytest.mark.parametrize(
    ("folder", "among"),
    [
        ("corpus", True),
        ("corpus/2024/tables", True),
        ("elsewhere/../corpus/tables", True),
        ("link/tables", True),
        ("corpus/.tables", False),
        ("corpus/2024/.hidden/tables", False),
        ("corpus/gold", False),
        ("corpus-tables", False),
        (".", False),
    ],
)
def test_a_folder_lies_among_documents_where_its_files_would_be_some(folder: str, among: bool, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "corpus")
    assert lies_among_documents(tmp_path / folder, tmp_path / "corpus") is among
