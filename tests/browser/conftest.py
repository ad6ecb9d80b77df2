"""A real browser, the app as a process of its own, and a run to look at."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from pipeline import run
from pipeline.report.files import write_report
from tests.apart import PATIENCE
from tests.conftest import CHROMIUM, ROOT
from tests.report.hostile_briefing import ALIKE, HOSTILE, PLAIN

EMOJI = "🦊 Oakline 𝒾n brief\r\n\r\nFirst published 3 March 2025\r\n\r\nThe Oakline Trust will reply by 2 May 2025.\r\n"
"""Characters that a browser counts as two, and line ends that it would make one of."""


@dataclass
class App:
    """A running app and the folder it works on."""

    folder: Path
    process: subprocess.Popen[str]
    url: str

    def kill(self) -> None:
        """Ends it without a chance to put anything in order."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def launch(playwright: Playwright) -> Browser:
    """The system's own Chromium."""
    # root may not use the sandbox, and in containers everybody is root
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        expect.set_options(timeout=PATIENCE * 1000)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus, its tables and their report."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "corpus" / "plain.txt").write_text(PLAIN, encoding="utf-8")
    (folder / "corpus" / "emoji.txt").write_bytes(EMOJI.encode())
    (folder / "corpus" / "alike.txt").write_text(ALIKE, encoding="utf-8")
    run(folder / "corpus", folder / "outputs")
    write_report(folder / "outputs")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy to work in."""
    return Path(shutil.copytree(made, tmp_path / "reviewed"))


def begin(folder: Path, *options: str) -> App:
    """Starts the app on a folder, on any port that is free."""
    command = [sys.executable, "-m", "pipeline", "review", str(folder / "outputs")]
    command += ["--corpus", str(folder / "corpus"), "--port", "0", *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert " at http://" in line, line
    return App(folder, process, line.split(" at ")[1].split()[0])


@pytest.fixture
def start() -> Iterator[Callable[[Path], App]]:
    """Starts apps; what still runs at the end of a test is killed."""
    started: list[App] = []

    def remembered(folder: Path) -> App:
        started.append(begin(folder))
        return started[-1]

    yield remembered
    for app in started:
        if app.process.poll() is None:
            app.kill()


@pytest.fixture(scope="session")
def app(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One app for tests that only look, each under a name of its own."""
    running = begin(Path(shutil.copytree(made, tmp_path_factory.mktemp("app") / "reviewed")))
    yield running
    running.kill()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages of separate visitors; at the end none may have met an error, a dialog or a foreign address."""
    contexts: list[BrowserContext] = []
    trouble: list[str] = []

    def open_page(url: str, **options: object) -> Page:
        # nothing glides: a page is where it will be
        context = browser.new_context(reduced_motion="reduce", **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss())[0])
        page.on("request", lambda sent: None if sent.url.startswith((url, "data:")) else trouble.append(sent.url))
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
