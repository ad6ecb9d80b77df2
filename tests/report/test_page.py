"""The report: what it says, that each figure leads to its evidence, and that no document can harm its reader."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline import run
from pipeline.errors import SendFactsError
from pipeline.report.files import write_report
from pipeline.report.page.evidence import Mark, marked
from pipeline.report.page.reading import Reading, Source, Undertaking
from pipeline.report.page.render import render
from pipeline.report.page.undertakings import current, followed, months_after, outlook
from tests.report.hostile_briefing import HOSTILE, PLAIN


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "corpus" / "plain.txt").write_text(PLAIN, encoding="utf-8")
    (folder / "corpus" / "empty.txt").write_text("", encoding="utf-8")
    run(folder / "corpus", folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def page(outputs: Path) -> str:
    return render(Reading(outputs))


class Seen(HTMLParser):
    """The elements of a page, its ids and the addresses it leads to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_every_link_leads_to_a_place_in_the_page(page: str) -> None:
    seen = Seen(page)
    places = [attributes["id"] for _, attributes in seen.tags if "id" in attributes]
    links = {str(a["href"]) for tag, a in seen.tags if tag == "a" and "href" in a}
    assert links
    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in links} <= set(places)


def test_nothing_is_loaded_and_no_script_runs_but_its_own(page: str) -> None:
    seen = Seen(page)
    assert [tag for tag, _ in seen.tags if tag in ("script", "img", "iframe", "object", "base")] == ["script"]
    assert not [a for _, a in seen.tags for name in a if name == "src" or name.startswith("on")]
    assert not re.search(r"(?:url\(|@import|javascript:[^a])", page.split("</style>")[0])
    assert "default-src 'none'" in page


def test_text_of_documents_is_never_markup(page: str) -> None:
    assert "<script>document.title" not in page
    assert "&lt;script&gt;document.title" in page
    assert "{{ 7 * 7 }}" in page
    assert "\u202e" not in page
    assert "\x07" not in page


def test_what_is_due_and_overdue_depends_on_the_day(outputs: Path) -> None:
    reading = Reading(outputs)
    seen = {
        day: ([str(u.due_end) for u in view.due], [str(u.due_end) for u in view.overdue])
        for day in (date(2025, 11, 5), date(2026, 1, 1))
        for view in [outlook(reading, day)]
    }
    due, overdue = seen[date(2025, 11, 5)]
    assert due == ["2025-12-31", "2026-02-01"]
    assert overdue == ["2025-05-31"]
    due, overdue = seen[date(2026, 1, 1)]
    assert due == ["2026-02-01", "2026-05-31"]
    assert overdue == ["2025-12-31", "2025-05-31"]


def test_the_day_is_that_of_the_newest_document_unless_given(outputs: Path, page: str) -> None:
    assert "as of 5 Nov 2025" in page
    assert "as of 1 Jan 2026" in render(Reading(outputs, date(2026, 1, 1)))


def test_it_tells_of_posts_terms_and_problems(page: str) -> None:
    assert "Oakline Forum" in page
    assert "Department for Education" in page
    assert "empty.txt" in page


def test_a_thread_that_slipped_is_told_and_drawn(example_outputs: Path) -> None:
    page = render(Reading(example_outputs))
    slipped = page.split('id="slipped"')[1].split("</section>")[0]
    assert re.search(r"\d+ days later", slipped)
    assert slipped.count("<svg") == 2


CHANGED = {
    "march.txt": "First published 3 March 2025\n\nAna Reyne, chief executive of the Oakline Trust, spoke.",
    "may.txt": "First published 3 May 2025\n\nTom Ashby, chief executive of the Oakline Trust, spoke.",
}
AT_ODDS = CHANGED | {
    "june.txt": "First published 3 June 2025\n\nAna Reyne, chief executive of the Oakline Trust, spoke."
}


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (CHANGED, "chief executive: Tom Ashby, first seen 2025-05-03, after Ana Reyne"),
        (AT_ODDS, "Tom Ashby is given in the same post from 2025-05-03 to 2025-05-03"),
    ],
    ids=["a change of hands", "two at once"],
)
def test_the_timeline_of_a_post_is_told(tmp_path: Path, texts: dict[str, str], told: str) -> None:
    (tmp_path / "corpus").mkdir()
    for name, text in texts.items():
        (tmp_path / "corpus" / name).write_text(text, encoding="utf-8")
    run(tmp_path / "corpus", tmp_path / "out")
    posts = render(Reading(tmp_path / "out")).split('id="posts"')[1].split("</section>")[0]
    assert told in posts


@pytest.mark.parametrize("section", ["overdue", "posts", "coverage"])
def test_a_list_says_how_much_of_it_is_left_out(outputs: Path, monkeypatch: pytest.MonkeyPatch, section: str) -> None:
    def shown() -> str:
        return render(Reading(outputs, date(2030, 1, 1))).split(f'id="{section}"')[1].split("</section>")[0]

    assert " more, in " not in shown()
    monkeypatch.setitem(render.__globals__, "MOST", 0)
    assert re.search(r"And \d+ more, in \w+\.(csv|parquet)", shown())


def test_the_same_tables_give_the_same_files(outputs: Path) -> None:
    first = [path.read_bytes() for path in write_report(outputs)]
    assert [path.read_bytes() for path in write_report(outputs)] == first


def test_a_folder_without_a_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SendFactsError, match="run send-facts extract first"):
        Reading(tmp_path)


def source(day: date, name: str) -> Source:
    return Source(name, f"{name}.txt", name, None, None, day, 0, "")


def said(day: date, due: date | None, strength: str = "firm", thread: str = "t", **other: object) -> Undertaking:
    statement = Undertaking(
        id=f"com-{day}-{due}",
        source=source(day, str(day)),
        start=0,
        end=0,
        text="",
        sentence="",
        zone="body",
        rule="r",
        who="DfE",
        action="publish",
        what="publish",
        strength=strength,
        negated=False,
        due_text=None,
        due_start=due,
        due_end=due,
        speaker="DfE",
        thread_id=thread,
        confidence=0.9,
    )
    return replace(statement, **other)  # type: ignore[arg-type]


class Threads(Reading):
    """A reading of threads alone; `verdict` is what resolve says of the thread "t"."""

    def __init__(self, *statements: Undertaking, verdict: tuple[int | None, bool] = (None, False)) -> None:
        self.undertakings = list(statements)
        self.thread_verdicts = {u.thread_id: verdict for u in statements}


MARCH, MAY, JULY = date(2025, 3, 1), date(2025, 5, 1), date(2025, 7, 1)
TWICE = [said(MARCH, MAY), said(MAY, JULY)]

FOLLOWED = [
    ("later", TWICE, (61, False), True),
    ("weaker", TWICE, (None, True), True),
    ("later and weaker", TWICE, (61, True), True),
    ("earlier", TWICE, (-61, False), False),
    ("as it was", TWICE, (0, False), False),
    ("in one document only", [said(MARCH, MAY), said(MARCH, JULY)], (61, True), False),
]


@pytest.mark.parametrize(("statements", "verdict", "told"), [f[1:] for f in FOLLOWED], ids=[f[0] for f in FOLLOWED])
def test_what_slipped_or_weakened_is_told(
    statements: list[Undertaking], verdict: tuple[int | None, bool], told: bool
) -> None:
    found = [(f.slipped, f.weakened) for f in followed(Threads(*statements, verdict=verdict))]
    assert found == ([verdict] if told else [])


def test_a_deadline_that_moved_stands_where_it_was_moved_to() -> None:
    reading = Threads(said(MARCH, MAY), said(MAY, JULY), said(JULY, None), said(MARCH, MARCH, thread="other"))
    assert [u.due_end for u in current(reading)] == [MARCH, JULY]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 1, 15), 1, date(2025, 2, 15)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
    ],
)
def test_months_after(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_marks_may_overlap_and_each_link_has_one_place() -> None:
    marks = [Mark(0, 8, "commitment", "c"), Mark(4, 12, "name", "n"), Mark(4, 6, "date")]
    assert marked("one <two> three", marks) == (
        '<a id="f-c"></a><mark class="commitment" data-f="f-c">one </mark>'
        '<a id="f-n"></a><mark class="commitment date name" data-f="f-c f-n">&lt;t</mark>'
        '<mark class="commitment name" data-f="f-c f-n">wo</mark>'
        '<mark class="name" data-f="f-n">&gt; th</mark>ree'
    )
