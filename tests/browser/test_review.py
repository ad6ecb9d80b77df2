"""The review app in a real browser: by keyboard alone, killed and started again, by two at once, on hostile text."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline import read_tables
from tests.browser.conftest import EMOJI, App
from tests.browser.looks import DESKTOP, PHONE, faults
from tests.conftest import ROOT

Start = Callable[[Path], App]
Visit = Callable[..., Page]


def lines(folder: Path) -> list[dict[str, Any]]:
    path = folder / "corpus" / "decisions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def shown(page: Page) -> str:
    """The id of the fact on the page."""
    return page.locator("[data-card]").get_attribute("data-card") or ""


def press(page: Page, key: str) -> None:
    """Presses a key that leads to another card, and waits for it."""
    before = shown(page)
    page.keyboard.press(key)
    wait_for_another(page, before)


def wait_for_another(page: Page, before: str) -> None:
    """Waits until another card than this one is there and answers keys."""
    page.wait_for_function("id => document.querySelector('[data-card]')?.dataset.card !== id", arg=before)
    # a key pressed before the page's script has run would be lost
    page.wait_for_load_state()


def enter(page: Page, name: str) -> None:
    """Says who is reviewing, by keyboard: the field waits for the name."""
    # a browser gives the focus when it draws, which may be after it has loaded: letters typed before that are lost
    expect(page.locator("main input[name=name]")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-card]")
    page.wait_for_load_state()


def extract(folder: Path) -> dict[str, str]:
    """Runs the extraction as its users do; {table: digest}."""
    command = [sys.executable, "-m", "pipeline", "extract", str(folder / "corpus")]
    subprocess.run([*command, "--outputs", str(folder / "outputs")], check=True, cwd=ROOT, capture_output=True)
    facts = ("mentions", "roles", "dates", "acronyms", "commitments")
    return {t: hashlib.sha256((folder / "outputs" / f"{t}.parquet").read_bytes()).hexdigest() for t in facts}


def test_ten_cards_by_keyboard_outlive_a_kill_and_change_the_tables(folder: Path, start: Start, visit: Visit) -> None:
    app = start(folder)
    page = visit(app.url)
    enter(page, "ana")
    judged = {"r": [], "w": []}  # type: dict[str, list[str]]
    for key in "rwrrwrrr":
        judged[key].append(shown(page))
        press(page, key)
    mistaken = shown(page)
    press(page, "w")
    press(page, "z")
    assert shown(page) == mistaken
    judged["r"].append(mistaken)
    press(page, "r")
    press(page, "s")

    page.goto(f"{app.url}?kind=date&document=plain")
    corrected = shown(page)
    page.keyboard.press("c")
    page.locator("#correct-precision").select_option("range")
    page.locator("#correct-precision").press("Tab")
    page.locator("#correct button.primary").press("Enter")
    wait_for_another(page, corrected)

    app.kill()
    kept = lines(folder)
    assert [line["decision"] for line in kept].count("correct") == 1
    again = visit(start(folder).url)
    enter(again, "ana")
    assert shown(again) not in {*judged["r"], *judged["w"], corrected}
    assert again.locator(".progress").inner_text().startswith("10 of")

    first = extract(folder)
    tables = read_tables(folder / "outputs")
    ids = {
        i for table in ("mention", "role", "date", "acronym", "commitment") for i in tables[f"{table}s"][f"{table}_id"]
    }
    assert set(judged["r"]) <= ids
    assert not set(judged["w"]) & ids
    assert "range" in set(tables["dates"].query("rule == 'review'")["precision"])
    assert extract(folder) == first


def test_two_reviewers_at_once_lose_nothing(folder: Path, start: Start, visit: Visit) -> None:
    ana, bo = visit(start(folder).url), visit(start(folder).url)
    enter(ana, "ana")
    enter(bo, "bo")
    judged = "count => document.querySelector('.progress b')?.textContent === String(count)"
    for count in range(1, 6):
        # both keys are on their way before either answer is there
        for page in (ana, bo):
            page.keyboard.press("r")
        for page in (ana, bo):
            page.wait_for_function(judged, arg=count)
            page.wait_for_load_state()
    made = lines(folder)
    assert sorted(line["who"] for line in made) == ["ana"] * 5 + ["bo"] * 5
    shared = {line["fact_id"] for line in made if line["who"] == "ana"}
    assert shared == {line["fact_id"] for line in made if line["who"] == "bo"}
    ana.goto(ana.url.split("?")[0].rstrip("/") + "/status")
    assert "5 of 5 shared cards alike" in ana.locator("main").inner_text()


def test_words_are_added_where_they_were_chosen(folder: Path, start: Start, visit: Visit) -> None:
    page = visit(start(folder).url)
    enter(page, "ana")
    page.goto(f"{page.url.split('?')[0]}?document=emoji")
    text = page.locator("#pane").evaluate("pane => pane.textContent")
    assert text == EMOJI
    page.locator("#pane").evaluate(
        """pane => {
          const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf("reply");
            if (at >= 0) { getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 5); break; }
          }
        }"""
    )
    page.keyboard.press("a")
    page.locator("#adding").select_option("acronym")
    page.locator("#add-acronym-short").fill("RE")
    page.locator("#add button.primary").press("Enter")
    page.wait_for_selector("text=Added.")
    (line,) = lines(folder)
    start_of, end_of = line["evidence"]["start"], line["evidence"]["end"]
    assert (EMOJI[start_of:end_of], line["evidence"]["text"]) == ("reply", "reply")
    extract(folder)
    added = read_tables(folder / "outputs")["acronyms"].query("rule == 'review'")
    assert list(added["start"]) == [EMOJI.index("reply")]


def test_words_can_be_chosen_with_the_arrow_keys(app: App, visit: Visit) -> None:
    page = visit(app.url)
    enter(page, "cy")
    page.goto(f"{app.url}?document=plain&kind=commitment")
    evidence = page.locator("#correct-words").input_value()
    page.locator("#pane").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("a")
    words = page.locator("#add-words")
    expect(words).to_have_value(re.compile(r"^\S+\s+\S+$"))
    assert evidence.startswith(words.input_value())
    page.keyboard.press("Escape")
    assert not page.locator("#add").evaluate("details => details.open")


def test_names_are_judged_by_keyboard(app: App, visit: Visit) -> None:
    page = visit(app.url)
    enter(page, "di")
    page.goto(app.url + "pairs")
    assert faults(page) == []
    page.keyboard.press("d")
    page.wait_for_selector("text=No names to compare")
    page.wait_for_load_state()
    page.keyboard.press("z")
    page.wait_for_selector("text=Is Harrowdale Parent")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_hostile_text_is_shown_and_does_nothing(app: App, visit: Visit, size: dict[str, int]) -> None:
    page = visit(app.url, viewport=size)
    enter(page, f"<b onmouseover=alert(1)>{size['width']}")
    page.goto(f"{app.url}?document=hostile&kind=commitment")
    assert 'onerror="document.title' in page.locator("#pane").inner_text()
    assert "=HYPERLINK" in page.locator("#pane").inner_text()
    page.goto(f"{app.url}?document=hostile")
    for _ in range(6):
        assert page.title() != "taken"
        assert faults(page) == []
        press(page, "s")
    assert "\u202e" not in page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_can_be_read_and_its_controls_have_names(
    app: App, visit: Visit, size: dict[str, int], scheme: str
) -> None:
    page = visit(app.url, viewport=size, color_scheme=scheme)
    assert faults(page) == []
    enter(page, f"{scheme} {size['width']}")
    for key in "ca":
        page.keyboard.press(key)
        page.keyboard.press("Tab")
        assert faults(page) == []
        page.keyboard.press("Escape")
    press(page, "r")
    for address in ("status", "pairs", "?document=nowhere"):
        page.goto(app.url + address)
        assert faults(page) == []


def test_another_sites_form_decides_nothing(app: App, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        f'<form method="post" action="{app.url}name"><input name="name" value="mallory"><button>Win</button></form>'
    )
    with page.expect_navigation():
        page.click("button")
    assert "another site" in page.inner_text("body")
    page.goto(app.url)
    assert "Who is reviewing?" in page.inner_text("body")
    page.close()
