"""The page for everybody: contrast, labels, keyboard, phones, print; on the example articles."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import NEWSPIPE

EXAMPLES = Path(__file__).parents[3] / "examples"
SETTINGS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 390, "height": 800}},
    "narrow, dark": {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"},
}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Return what the example pipeline makes of all example articles, and of the same without one stage's labels."""
    folder = tmp_path_factory.mktemp("run")
    inputs = [EXAMPLES / "articles.jsonl", *sorted((EXAMPLES / "pasted").glob("*.txt")), EXAMPLES / "page.html"]
    out = folder / "out.jsonl"
    subprocess.run([NEWSPIPE, "run", "-q", EXAMPLES / "news.json", *inputs, "-o", out], check=True)
    other = folder / "other.jsonl"
    with other.open("w") as file:
        for line in out.read_text("utf-8").splitlines():
            article = json.loads(line)
            article["entities"] = article.get("entities", [])[1:]
            for date in article.get("dates", [])[:1]:
                date["value"] = "2001"
            file.write(json.dumps(article) + "\n")
    return out, other


@pytest.fixture
def page_of(run, shell, open_page):
    def page_of(setting, *arguments):
        done = shell("view", run[0], "-o", "view.html", *arguments)
        assert done.code in (0, 1), done.err
        return open_page(shell.folder / "view.html", **SETTINGS[setting])

    return page_of


def problems(page):
    # axe adds a script of its own, which the page's policy refuses to an element but not to the debugger.
    found = Axe().run(page, options=RULES).response["violations"]
    return [(each["id"], [node["html"][:150] for node in each["nodes"]][:3]) for each in found]


@pytest.mark.parametrize("setting", SETTINGS)
def test_axe_finds_nothing_to_mend(page_of, setting):
    page = page_of(setting)
    assert problems(page) == []
    page.click("#list a >> nth=1")
    page.wait_for_selector("#heading:has-text('earthquake')")
    assert problems(page) == []
    for view in ("names", "timeline"):
        page.click(f"#to-{view}")
        assert problems(page) == []


@pytest.mark.parametrize("setting", SETTINGS)
def test_axe_finds_nothing_to_mend_in_two_runs_side_by_side(page_of, run, setting):
    page = page_of(setting, "--diff", run[1])
    page.click("#list a >> nth=1")
    assert problems(page) == []


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_text_of_the_examples_is_shown_whole_and_fits_the_width(page_of, run, setting):
    page = page_of(setting)
    for number, line in enumerate(run[0].read_text("utf-8").splitlines(), 1):
        article = json.loads(line)
        page.evaluate(f"location.hash = '#{number}'")
        page.wait_for_function(f"document.querySelector('#list [aria-current]')?.hash === '#{number}'")
        assert page.evaluate("document.querySelector('.text').textContent") == article["text"]
        assert page.locator("#reader mark").count() >= len(article.get("entities", []))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_list_and_the_article_take_turns(page_of):
    page = page_of("narrow")
    assert page.is_visible("#list")
    assert page.is_hidden("#reader")
    page.click("#list a >> nth=1")
    page.wait_for_selector("#reader h2")
    assert page.is_hidden("#list")
    page.click(".back")
    assert page.is_visible("#list")
    page.click("#list a >> nth=1")
    page.wait_for_selector("#reader h2")


def test_all_can_be_reached_by_the_tab_key(page_of):
    page = page_of("light")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.classList[0]"))
    assert {"query", "to-names", "to-timeline", "from", "to", "choice", "jump"} <= reached


def test_print_shows_the_article_alone(page_of):
    page = page_of("light")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # A4, as Chromium lays it out
    assert page.is_visible(".text")
    for hidden in ("header", "#filters", "#results", ".legend"):
        assert page.is_hidden(hidden)


# NEWSPIPE_SCREENSHOTS=docs/images renews the pictures of docs/view.md; without it they are only taken.
@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("name", ["view", "view-diff", "view-names", "view-timeline"])
def test_pictures(page_of, run, tmp_path, name, setting):
    page = page_of(setting, *(["--diff", run[1]] if name == "view-diff" else []))
    if name in ("view", "view-diff"):
        page.evaluate("location.hash = '#2'")
        page.wait_for_selector("#heading:has-text('earthquake')")
    else:
        page.click(f"#to-{name.removeprefix('view-')}")
    page.hover("h1")
    picture = page.screenshot()
    assert len(picture) > 20_000, "a page without content is smaller"
    folder = os.environ.get("NEWSPIPE_SCREENSHOTS")
    if folder and setting == "light" and name in ("view", "view-diff"):
        Path(folder, f"{name}.png").write_bytes(picture)
