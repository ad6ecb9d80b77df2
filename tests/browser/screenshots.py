"""`make screenshots`: the pictures of README.md, from a run on the sample briefings, with a real browser."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from pipeline import run
from pipeline.report.files import write_report
from tests.browser.conftest import begin, launch
from tests.conftest import ROOT

_WINDOW = {"width": 1200, "height": 760}


def take(into: Path) -> None:
    """Writes review.png and report.png, each in light; their dark twins end in -dark.png."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        run(folder / "corpus", folder / "outputs")
        write_report(folder / "outputs")
        app = begin(folder, "--reviewer", "ana")
        browser = launch(playwright)
        try:
            for scheme, ending in (("light", ""), ("dark", "-dark")):
                page = browser.new_page(viewport=_WINDOW, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                _review(page, app.url, into / f"review{ending}.png")
                _report(page, (folder / "outputs" / "report.html").as_uri(), into / f"report{ending}.png")
        finally:
            browser.close()
            app.kill()


def _review(page: Page, url: str, to: Path) -> None:
    page.goto(f"{url}?kind=commitment&document=written-statement")
    page.wait_for_selector("[data-card]")
    page.screenshot(path=to)


def _report(page: Page, address: str, to: Path) -> None:
    page.goto(address)
    page.screenshot(path=to)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    take(target)
