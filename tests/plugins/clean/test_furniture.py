"""What is furniture and what is the article, in pages and in plain news."""

import pytest
from newspipe_clean.phrases import REASONS, phrase_reason
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage

STORY = [
    "The harbour council of Port Amara voted on Tuesday to close the old lighthouse road for two months, after "
    "engineers found that the winter storms had washed out the ground beneath it.",
    "“We could not wait for the next storm to decide for us,” said Ina Okoro, who leads the council. She said that "
    "the work would begin on Monday and that the ferry office would stay open.",
    "Shopkeepers along the road asked for a shorter closure. Their spokesman, Bo Lindqvist, told the meeting that most "
    "of the year's trade was done in the eight weeks before the regatta.",
    "The council promised to pay for a bus between the quay and the market while the road is closed, and to meet again "
    "before the end of the month.",
]
ABOVE = """Skip to content
Menu
Home
Politics
Business
Sport
Culture
Subscribe
Log in
Search
Port Amara closes its lighthouse road after winter storms
By Ana Example
12 March 2021
Share on Facebook
Copy link""".splitlines()
PAGE_TITLE = ABOVE[-5]
BELOW = """Share this article
Related Articles
Ferry fares to rise in spring
Regatta finds a new sponsor
Ten things to see on the outer islands
Leave a comment
Your email address will not be published. Required fields are marked *
Name *
Email *
Newsletter
Sign up for our newsletter
About us
Contact
Privacy Policy
Terms of Use
© 2021 The Amara Courier. All rights reserved.""".splitlines()
PAGE = "\n".join([*ABOVE, *STORY, *BELOW])


def test_the_article_of_a_copied_page_stays_and_the_rest_goes():
    assert run_stage(Clean, {"text": PAGE})["text"] == "\n".join([PAGE_TITLE, *STORY])
    assert run_stage(Clean, {"text": PAGE}, title="move")["text"] == "\n".join(STORY)


def test_a_copied_page_gives_title_author_and_date():
    article = run_stage(Clean, {"text": PAGE})
    assert article["title"] == "Port Amara closes its lighthouse road after winter storms"
    assert article["author"] == "Ana Example"
    assert article["published"] == "2021-03-12"


def test_what_an_article_already_says_of_itself_wins():
    known = {"title": "Road closed", "author": "Desk", "published": "2021-03-13T08:00:00Z", "sections": ["Local"]}
    article = run_stage(Clean, {"text": PAGE, **known})
    assert {field: article[field] for field in known} == known


def test_a_report_explains_each_removed_line():
    article = run_stage(Clean, {"text": PAGE}, report=True)
    removed = {PAGE[span["start"] : span["end"]]: span["reason"] for span in article["removed"]}
    assert set(removed) == {*ABOVE, *BELOW} - {PAGE_TITLE}
    assert removed["Copy link"] == "share"
    assert removed["Related Articles"] == "related"
    assert removed["Privacy Policy"] == "legal"
    assert removed["Ferry fares to rise in spring"] == "after article"
    assert removed["12 March 2021"] == "byline"
    starts = [span["start"] for span in article["removed"]]
    assert starts == sorted(starts)


def test_without_the_option_there_is_no_report():
    assert "removed" not in run_stage(Clean, {"text": PAGE})


def test_plain_news_comes_through_unchanged():
    text = "\n\n".join(STORY)
    assert run_stage(Clean, {"text": text})["text"] == text


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n", "\u2029"])
def test_plain_news_is_the_same_whatever_ends_its_lines(separator):
    cleaned = run_stage(Clean, {"text": separator.join(STORY)})["text"]
    assert cleaned.split() == " ".join(STORY).split()


def test_results_and_short_lines_in_plain_news_stay():
    text = """FOOTBALL - ISLAND CUP RESULTS.
PORT AMARA 2021-03-12
Scorers:
Amara - Lindqvist (31st)
Quay - Okoro (9th)
Attendance: 200"""
    assert run_stage(Clean, {"text": text})["text"] == text


def test_an_article_loses_the_links_below_it_and_nothing_else():
    text = "\n\n".join([*STORY, "Related Articles", "Ferry fares to rise in spring", "Back to top button"])
    assert run_stage(Clean, {"text": text})["text"] == "\n\n".join(STORY)


def test_the_links_end_where_prose_begins():
    text = "\n".join([STORY[0], "Related Articles", "Ferry fares to rise in spring", STORY[1]])
    assert run_stage(Clean, {"text": text})["text"] == f"{STORY[0]}\n{STORY[1]}"


def test_a_page_without_an_article_is_dropped_or_kept_empty():
    menu = "\n".join(["Menu", "Home", "Log in", "Search", "Privacy Policy"])
    assert run_stage(Clean, {"text": menu}).reason == "no text"
    assert run_stage(Clean, {"text": menu}, on_empty="keep")["text"] == ""


@pytest.mark.parametrize("text", ["", " \n\t\u200b\n"])
def test_an_empty_text_is_dropped_or_kept(text):
    assert run_stage(Clean, {"text": text}).reason == "no text"
    kept = run_stage(Clean, {"text": text}, on_empty="keep")
    assert (kept["text"], kept["title"], kept["sections"], kept["author"]) == ("", None, [], None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Related Articles", "related"),
        ("RELATED ARTICLES:", "related"),
        ("You may also like", "related"),
        ("12 Comments", "comments"),
        ("Subscribe to our newsletter for the week's best stories", "newsletter"),
        ("© 2021 The Amara Courier", "legal"),
        ("Advertisement - Continue Reading Below", "advertisement"),
        ("Don’t miss", "related"),
        ("The council voted on Tuesday.", None),
        ("Sign up for the harbour swim before Friday, the club told its members in a long letter, which was read out "
         "on Monday night at the club house.", None),
    ],
)  # fmt: skip
def test_phrases(line, reason):
    assert phrase_reason(line) == reason
    assert reason is None or reason in REASONS


def test_a_short_article_in_a_page_is_not_lost():
    """The classifier has learned from long pages; of three short paragraphs it alone would keep none."""
    paragraphs = [
        "SANTO REMO (Morning Wire) - Fighters loyal to General Idris Okoro pushed towards the capital Velmar on "
        "Monday, days after peace talks collapsed, officials said.",
        'The Velmar National Army (VNA) said it had retaken the airport. "We control the runway," said spokesman Tomas '
        "Hale. The VNA denied losses.",
        "Okoro, who seized the south last month, has vowed to enter the city by Friday. The League of Nations urged "
        "both sides to stop.",
    ]
    page = [
        "Skip to content", "Home", "WorldPolitics", "Rebels close in on Velmar as talks stall", "By Anna Kessler",
        "April 8, 2019", *paragraphs[:2], "Advertisement", paragraphs[2], "Read more: What we know about the talks",
        "Share this article", "Related Articles", "Back to top button",
    ]  # fmt: skip
    article = run_stage(Clean, {"text": "\n\n".join(page)})
    assert article["text"] == "\n\n".join([page[3], *paragraphs])
    assert (article["title"], article["author"], article["published"], article["sections"]) == (
        "Rebels close in on Velmar as talks stall",
        "Anna Kessler",
        "2019-04-08",
        ["World", "Politics"],
    )
