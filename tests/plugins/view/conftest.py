"""A headless Chromium, and pages made by the real command; a page that asks for anything or has an error fails."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

# As a container needs it, and without the browser's own calls home.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
DESK = {"width": 1360, "height": 860}
PHONE = {"width": 390, "height": 800}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert program, "these tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page from the disk, with the settings of a browser's context: ``viewport``, ``color_scheme``."""
    contexts, wrong = [], []

    def open_page(path: Path, *, fragment: str = "", **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": DESK, **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.startswith(path.as_uri()) or wrong.append(f"request: {asked.url}"))
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-complete]", timeout=60_000)
        return page

    open_page.wrong = wrong
    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def view(shell, open_page) -> Callable[..., Page]:
    """Make the page of some articles and open it."""

    def view(articles: list[dict[str, Any]], *arguments: str, **settings: Any) -> Page:
        lines = "".join(json.dumps(article) + "\n" for article in articles)
        done = shell("view", shell.write("out.jsonl", lines), "-o", "view.html", *arguments)
        assert done.code == 0, done.err
        return open_page(shell.folder / "view.html", **settings)

    view.wrong = open_page.wrong
    return view
