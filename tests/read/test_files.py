"""Files to briefings: why one cannot be read, and what is known of a document beside what it says."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from pipeline.briefing import Briefing, Metadata
from pipeline.corpus import corpus_files
from pipeline.corpus.limits import Limits
from pipeline.errors import CorpusError, ReadError
from pipeline.read import as_named, briefing_from_text, read_briefing, read_overrides
from pipeline.rules import Rules

PAGE = "A quiet month\nBy Ana Reyne\n2 May 2024\n\nThe council will publish a plan.\n"


def write(corpus: Path, name: str, text: str = PAGE) -> Path:
    path = corpus / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def read_file(path: Path, rules: Rules, **overrides: Metadata) -> Briefing:
    return read_briefing(path, path.parent, rules, overrides)


def test_a_briefing_knows_its_file(tmp_path: Path, rules: Rules) -> None:
    briefing = read_briefing(write(tmp_path, "sub/page.md"), tmp_path, rules, {})
    assert (briefing.path, briefing.format) == ("sub/page.md", "markdown")
    assert briefing.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert briefing.text == PAGE


def test_a_file_without_a_suffix_is_what_its_content_is_or_else_text(tmp_path: Path, rules: Rules) -> None:
    text = read_file(write(tmp_path, "page"), rules)
    assert (text.format, text.text) == ("text", PAGE)
    assert text.notices[0] == "the name has no suffix: the contents are text"
    page = read_file(write(tmp_path, "saved", "<!doctype html><html><body><p>All is well.</p></body></html>"), rules)
    assert page.format == "html"
    assert page.notices[0] == "the name has no suffix: the contents are html"
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    assert refusal(tmp_path / "binary", rules)[0] == "not text"


def refusal(path: Path, rules: Rules) -> tuple[str, str]:
    with pytest.raises(ReadError) as refused:
        read_file(path, rules)
    return refused.value.kind, refused.value.detail


def test_refusals_name_the_reason(tmp_path: Path, rules: Rules) -> None:
    kind, detail = refusal(write(tmp_path, "page.csv"), rules)
    assert kind == "unknown format"
    assert detail.startswith("no reader for .csv (there is .docm, .docx, .eml, ")
    assert refusal(write(tmp_path, "page.txt", " \n"), rules) == ("empty", "the file holds no text")
    assert refusal(write(tmp_path, "page.txt", "\x01\x02\x03\x04"), rules)[0] == "not text"
    assert refusal(tmp_path / "gone.txt", rules)[0] == "unreadable"


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, rules: Rules) -> None:
    path = write(tmp_path, "page.txt")
    with pytest.raises(ReadError, match="a document has at most 10 ") as refused:
        read_briefing(path, tmp_path, rules, {}, Limits(bytes=10))
    assert refused.value.kind == "too large"


def test_links_are_read_inside_the_corpus_and_refused_out_of_it(tmp_path: Path, rules: Rules) -> None:
    corpus, outside = tmp_path / "corpus", write(tmp_path, "secret.txt")
    write(corpus, "page.txt")
    (corpus / "inside.txt").symlink_to(corpus / "page.txt")
    (corpus / "outside.txt").symlink_to(outside)
    (corpus / "nowhere.txt").symlink_to(corpus / "gone.txt")
    (corpus / "round.txt").symlink_to(corpus / "round.txt")
    assert [path.name for path in corpus_files(corpus)] == [
        "inside.txt",
        "nowhere.txt",
        "outside.txt",
        "page.txt",
        "round.txt",
    ]
    assert read_file(corpus / "inside.txt", rules).text == PAGE
    assert refusal(corpus / "outside.txt", rules)[0] == "outside the corpus"
    assert refusal(corpus / "nowhere.txt", rules)[0] == "unreadable"
    assert refusal(corpus / "round.txt", rules)[0] == "unreadable"


def test_a_corpus_that_is_itself_a_link(tmp_path: Path, rules: Rules) -> None:
    write(tmp_path / "real", "page.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (path,) = corpus_files(tmp_path / "link")
    assert read_briefing(path, tmp_path / "link", rules, {}).text == PAGE


def test_offsets_count_in_the_text_as_it_is(rules: Rules) -> None:
    text = "Home\r\nLog in\r\n\r\nA quiet month\r\n\r\nIt\u00a0was. It is.\r\n\r\nShare this page\r\n"
    briefing = briefing_from_text(text, rules)
    assert briefing.text == text
    assert [text[start:end].strip() for start, end in briefing.boilerplate] == ["Home\r\nLog in", "Share this page"]


OVERRIDES = "path,title,author,publisher,published\npage.txt,Another title,,Oakline Trust,2023-03\n"


def test_overrides_count_over_the_page(tmp_path: Path, rules: Rules) -> None:
    write(tmp_path, "metadata.csv", "\ufeff" + OVERRIDES)
    path = write(tmp_path, "page.txt")
    about = read_briefing(path, tmp_path, rules, read_overrides(tmp_path)).metadata
    assert (about.title, about.author, about.publisher) == ("Another title", "Ana Reyne", "Oakline Trust")
    assert (about.published, about.published_precision) == (date(2023, 3, 1), "month")


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("file,title\npage.txt,X\n", ":1: the columns are path"),
        ("path,colour\npage.txt,red\n", ":1: the columns are path"),
        ("path,published\npage.txt,soon\n", ":2: 'soon' is no date"),
        ("path,title\npage.txt,X,Y\n", ":2: a row has a path"),
        ("path,title\n,X\n", ":2: a row has a path"),
        ("path,title,title\n", ":1: the columns are path"),
        ("path,title\npage.txt,X\nother.txt,Y\n./page.txt,Z\n", ":4: page.txt stands on line 2 already"),
        ("path,published\na.txt,31/02/2024\nb.txt,2024-03-21\nc.txt,2024-13-01\n", ":2: '31/02/2024' is no date"),
        ("path,published\na.txt,31/02/2024\nb.txt,2024-03-21\nc.txt,2024-02-30\n", ":4: '2024-02-30' is no date"),
        ('path,title,author\na.txt,,"Café Trust\nb.txt,"Plan",Cwm\nc.txt,Plan,Cwm\n', ":2: a cell in quotation marks"),
        ('path,title\na.txt,Plan\nb.txt,"The "good" plan"\n', ":3: a cell in quotation marks"),
        ('path,"title\na.txt,Plan\n', ":1: the columns are path"),
        ("\x00\x01\x02\x03\x04", "binary"),
    ],
)
def test_a_table_of_overrides_that_is_none(table: str, reason: str, tmp_path: Path) -> None:
    write(tmp_path, "metadata.csv", table)
    with pytest.raises(CorpusError) as refused:
        read_overrides(tmp_path)
    assert "metadata.csv" in str(refused.value)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    "table",
    [
        "path,title,published\nsub/page.txt,Another title,2023-03-05\n",
        "\ufeffpath;title;published\r\nsub/page.txt;Another title;05/03/2023\r\n",
        "Path\tTitle\tPublished\nsub\\page.txt\tAnother title\t5 March 2023\n",
        "published, title, path\n,,\n2023-03-05, Another title , ./sub/page.txt\n,,\n\n",
        'path,title,published\n"sub/page.txt","Another title","2023-03-05"\n',
        "path,title,published\rsub/page.txt,Another title,2023-03-05\r",
    ],
    ids=["plain", "semicolons", "tabs and backslashes", "blanks and empty rows", "quotes", "old line ends"],
)
def test_a_table_of_overrides_as_spreadsheets_write_it(table: str, tmp_path: Path) -> None:
    write(tmp_path, "metadata.csv", table)
    ((path, about),) = read_overrides(tmp_path).items()
    assert (path, about.title, about.author, about.published) == (
        "sub/page.txt",
        "Another title",
        None,
        date(2023, 3, 5),
    )


def test_quotation_marks_and_commas_may_stand_in_quoted_cells(tmp_path: Path) -> None:
    write(tmp_path, "metadata.csv", 'path,title,publisher\na.txt,"The ""good"" plan, again",Oak "Inn" Trust\n')
    about = read_overrides(tmp_path)["a.txt"]
    assert (about.title, about.publisher) == ('The "good" plan, again', 'Oak "Inn" Trust')


def test_all_mistakes_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "metadata.csv", 'path,title,published\na.txt,"Plan\nb.txt,,soon\n,Plan\n')
    with pytest.raises(CorpusError) as refused:
        read_overrides(tmp_path)
    assert [line.partition("metadata.csv:")[2][0] for line in str(refused.value).splitlines()] == ["2", "3", "4"]


ONE, TWO = normalize("NFC", "été/Résumé.txt"), normalize("NFD", "été/Résumé.txt")


@pytest.mark.parametrize(
    ("paths", "names", "found"),
    [
        ([ONE], {TWO}, [TWO]),
        ([TWO], {ONE}, [ONE]),
        ([ONE], {ONE}, [ONE]),
        ([ONE, TWO], {ONE, TWO}, [ONE, TWO]),
        ([ONE], {ONE, TWO}, [ONE]),
        ([TWO], {"other.txt"}, [TWO]),
    ],
)
def test_a_row_is_on_the_document_whose_name_reads_the_same(
    paths: list[str], names: set[str], found: list[str]
) -> None:
    assert list(as_named({path: Metadata(title=path) for path in paths}, names)) == found


def test_no_table_overrides_nothing(tmp_path: Path) -> None:
    assert read_overrides(tmp_path) == {}
