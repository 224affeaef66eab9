"""The page of `newspipe view`: the list, the text with its marks, search and filters."""

import marked
import pytest
from playwright.sync_api import expect

FLOOD = marked.article(
    "Dam at Orsk fails\n\n*[Vera Lindt|PERSON] left [Orsk|LOC] on [4 May 2021|DATE 2021-05-04]. "
    "[Lindt|PERSON Vera Lindt] works for the [River Board|ORG].",
    id="flood",
    title="Dam at Orsk fails",
    published="2021-05-05",
    language="en",
    sections=["World"],
    site_name="Orsk Mail",
    url="https://orsk.example/dam",
)
VOTE = marked.article(
    "The [River Board|ORG] meets in [March 1998|DATE 1998-03]. It sold bonds for [three weeks|DURATION P3W].",
    id="vote",
    title="Board votes on São Bento",
    published="2019-01-02",
    language="pt",
    sections=["Business", "World"],
)
SHORT = {"id": 7, "title": "Only a title"}


@pytest.fixture
def page(view):
    return view([FLOOD, VOTE, SHORT])


def titles(page):
    return page.locator("#list .title").all_inner_texts()


def test_it_lists_all_articles_and_shows_the_first(page):
    assert page.title() == "3 articles"
    assert titles(page) == ["Dam at Orsk fails", "Board votes on São Bento", "Only a title"]
    assert page.inner_text("#reader h2") == "Dam at Orsk fails"
    assert page.inner_text(".text") == FLOOD["text"]
    assert page.inner_text("article .about") == "2021-05-05 · https://orsk.example/dam"


def test_names_and_dates_are_marked_with_what_they_are(page):
    marks = page.locator(".text mark")
    assert marks.all_inner_texts() == ["Vera Lindt", "Orsk", "4 May 2021", "Lindt", "River Board"]
    assert [mark.get_attribute("data-words") for mark in marks.all()] == [
        "PERSON · Vera Lindt · 2 mentions",
        "LOC · Orsk · 1 mention",
        "DATE · 2021-05-04",
        "PERSON · Vera Lindt · 2 mentions",
        "ORG · River Board · 1 mention",
    ]
    assert "".join(page.locator(".text .summary").all_inner_texts()) == FLOOD["summary"]


def test_a_mark_under_the_pointer_says_what_it_is_and_lights_the_entity_everywhere(page):
    page.hover(".text mark >> nth=3")
    assert page.inner_text("#tip") == "PERSON · Vera Lindt · 2 mentions"
    assert page.locator("mark.lit").all_inner_texts() == ["Vera Lindt", "Lindt"]
    page.hover("h2")
    assert page.is_hidden("#tip")


def test_the_keyboard_reaches_search_list_and_marks(page):
    page.keyboard.press("/")
    expect(page.locator("#query")).to_be_focused()
    page.focus("#list a >> nth=0")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#reader h2")).to_have_text("Board votes on São Bento")
    page.keyboard.press("k")
    expect(page.locator("#reader h2")).to_have_text("Dam at Orsk fails")
    page.focus(".text mark >> nth=0")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#tip") == "LOC · Orsk · 1 mention"
    page.keyboard.press("Escape")
    assert page.is_hidden("#tip")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sao bento", ["Board votes on São Bento"]),
        ("LINDT works", ["Dam at Orsk fails"]),
        ('"river board"', ["Dam at Orsk fails", "Board votes on São Bento"]),
        ('"board river"', []),
        ("7", ["Only a title"]),
    ],
)
def test_search_finds_all_words_in_titles_texts_and_names(page, query, found):
    page.fill("#query", query)
    assert titles(page) == found
    assert page.inner_text("#count") == f"{len(found)} of 3 articles"


def test_filters_count_articles_and_leave_those_that_have_the_value(page):
    assert page.locator("fieldset", has_text="Sections").locator(".choice").all_inner_texts() == [
        "World\n2",
        "Business\n1",
    ]
    page.click("[data-key=languages1]")
    assert titles(page) == ["Board votes on São Bento"]
    page.click("[data-key=languages0]")
    assert titles(page) == ["Dam at Orsk fails", "Board votes on São Bento"], "a second language adds its articles"
    page.click("#chosen .chip >> nth=0")
    page.click("#chosen .chip")
    assert len(titles(page)) == 3


def test_a_period_leaves_the_articles_with_a_date_in_it(page):
    page.fill("#from", "1998")
    page.fill("#to", "1999-12")
    page.press("#to", "Enter")
    assert titles(page) == ["Board votes on São Bento"]
    page.select_option("#which-dates", "day")
    assert titles(page) == [], "none was published then"


def test_the_panel_counts_mentions_and_jumps_to_them(page):
    row = page.locator("#reader aside .jump", has_text="Vera Lindt")
    assert row.inner_text() == "Vera Lindt2"
    row.click()
    row.click()
    assert page.inner_text("mark.visited") == "Lindt"
    assert page.locator("#reader aside .dates .value").all_inner_texts() == ["2021-05-04"]


def test_the_table_of_names_counts_articles_and_mentions(page):
    page.click("#to-names")
    assert page.locator("#names tbody tr").all_inner_texts()[:2] == [
        "River Board\tORG\t2\t2",
        "Vera Lindt\tPERSON\t1\t2",
    ]
    page.click("#names tbody button >> nth=1")
    assert titles(page) == ["Dam at Orsk fails"]


def test_the_timeline_has_a_bar_for_each_time_that_is_spoken_of(page):
    page.click("#to-timeline")
    bars = page.locator(".bars button")
    said = [label for bar in bars.all() if not (label := bar.get_attribute("aria-label")).endswith(" 0 articles")]
    assert said == ["1998 Q1: 1 article", "2021 Q2: 1 article"]
    assert page.locator(".bars span").last.bounding_box()["height"] > 200
    bars.last.click()
    assert titles(page) == ["Dam at Orsk fails"]


def test_an_address_names_an_article(shell, view, open_page):
    view([FLOOD, VOTE])
    page = open_page(shell.folder / "view.html", fragment="#2")
    assert page.inner_text("#reader h2") == "Board votes on São Bento"
