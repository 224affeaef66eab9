"""HTML pages."""

import subprocess
import sys

import pytest
from newspipe_clean.stage import Clean

from newspipe.errors import ArticleError
from newspipe.testing import run_stage

PARAGRAPHS = [
    "The harbour council of Port Amara voted on Tuesday to close the old lighthouse road for two months, after "
    "engineers found that the winter storms had washed out the ground beneath it.",
    "Shopkeepers along the road asked for a shorter closure. Their spokesman, Bo Lindqvist, told the meeting that most "
    "of the year's trade was done in the eight weeks before the regatta.",
    "The council promised to pay for a bus between the quay and the market while the road is closed, and to meet again "
    "before the end of the month.",
]
HTML = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Road closed - The Amara Courier</title>
<meta property="og:title" content="Port Amara closes its lighthouse road">
<meta property="og:site_name" content="The Amara Courier"><meta name="author" content="Ana Example">
<meta property="article:published_time" content="2021-03-12T09:00:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li></ul></nav>
<article><h1>Port Amara closes its lighthouse road</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article>
<div class="comments"><p>First comment here, and I do not agree with any of it at all.</p></div>
<footer><p>© 2021 The Amara Courier</p></footer></body></html>"""


def test_the_body_and_the_head_of_a_page():
    article = run_stage(Clean, {"html": HTML})
    assert article["text"].split("\n")[-3:] == PARAGRAPHS
    assert "Politics" not in article["text"]
    assert "comment" not in article["text"]
    assert article["title"] == "Port Amara closes its lighthouse road"
    assert article["published"] == "2021-03-12"
    assert article["author"] == "Ana Example"
    assert article["site_name"] == "The Amara Courier"
    assert article["language"] == "en-GB"


def test_a_text_beside_the_page_wins():
    assert run_stage(Clean, {"html": HTML, "text": PARAGRAPHS[0]})["text"] == PARAGRAPHS[0]


def test_a_blank_text_does_not():
    assert PARAGRAPHS[0] in run_stage(Clean, {"html": HTML, "text": " \n"})["text"]


def test_what_an_article_already_says_of_itself_wins():
    known = {"title": "Road closed", "published": "2021-03-13", "language": "en", "author": "Desk", "site_name": "AC"}
    article = run_stage(Clean, {"html": HTML, **known})
    assert {field: article[field] for field in known} == known


def test_a_page_that_yields_nothing_is_dropped_or_kept():
    for html in ("", "<html></html>", "no page at all", "<", "\x00"):
        assert run_stage(Clean, {"html": html, "text": ""}).reason == "no text"
    assert run_stage(Clean, {"html": "<html></html>"}, on_empty="keep")["text"] == ""


def test_html_that_is_no_string_fails():
    with pytest.raises(ArticleError, match="html is not a string"):
        run_stage(Clean, {"html": 5})


def test_a_report_of_a_page_is_empty_for_its_spans_would_be_of_no_text():
    assert run_stage(Clean, {"html": HTML}, report=True)["removed"] == []


def test_plain_text_never_pays_for_the_html_reader():
    code = """
import sys
from newspipe.testing import run_stage
from newspipe_clean.stage import Clean
run_stage(Clean, {"text": "The caf\\u00e9 is open."})
print([name for name in ("trafilatura", "lxml", "ftfy") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
