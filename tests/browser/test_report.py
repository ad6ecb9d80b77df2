"""The report in a real browser: from disk, without a network, each figure leading to its evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import DESKTOP, PHONE, faults

Visit = Callable[..., Page]


@pytest.fixture
def address(made: Path) -> str:
    return (made / "outputs" / "report.html").as_uri()


def test_it_opens_from_disk_and_asks_for_nothing_else(address: str, visit: Visit) -> None:
    page = visit(address, offline=True)
    assert page.locator("h1").inner_text() == "What has been promised"
    assert page.locator("svg.wide").count() >= 2
    assert page.title() != "taken"


def test_every_undertaking_leads_to_its_words(address: str, visit: Visit) -> None:
    page = visit(address)
    links = page.locator("#timeline .undertaking a.when")
    assert links.count() > 3
    for number in range(links.count()):
        target = (links.nth(number).get_attribute("href") or "").removeprefix("#")
        links.nth(number).click()
        lit = page.locator(f"mark.lit[data-f~='{target}']")
        expect(lit.first).to_be_in_viewport()
        words = "".join(lit.all_inner_texts())
        action = page.locator("#timeline .undertaking .what > p:first-child").nth(number).inner_text()
        assert set(words.split()) & set(action.split())


def test_a_dot_of_the_timeline_is_a_link_with_its_words_as_a_tooltip(address: str, visit: Visit) -> None:
    page = visit(address)
    dot = page.locator("#timeline svg.wide a").first
    assert dot.locator("title").text_content()
    target = dot.get_attribute("href") or ""
    dot.click()
    assert page.url.endswith(target)
    expect(page.locator("mark.lit").first).to_be_visible()


def test_the_list_can_be_narrowed_down(address: str, visit: Visit) -> None:
    page = visit(address)
    shown = page.locator("#timeline .undertaking:visible")
    before = shown.count()
    if page.locator(".filter input").count():
        page.locator(".filter input").fill("ofsted")
        assert 0 < shown.count() < before


def test_links_land_without_a_script(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    link = page.locator("#timeline .undertaking a.when").last
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    assert page.locator(f"[id='{target}']").bounding_box() is not None
    place = page.locator(f"[id='{target}'] + mark")
    box = place.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 720
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_can_be_read(address: str, visit: Visit, size: dict[str, int], scheme: str) -> None:
    assert faults(visit(address, viewport=size, color_scheme=scheme)) == []


def test_it_can_be_printed(address: str, visit: Visit) -> None:
    page = visit(address)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.pdf().startswith(b"%PDF")
