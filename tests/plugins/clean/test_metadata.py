"""What the head of an HTML page says, and what merely stands in its text."""

import json

import pytest
from newspipe_clean.metadata import without_site
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage

STORY = (
    "<p>The harbour council of Port Amara voted on Tuesday to close the old lighthouse road for two months, after "
    "engineers found that the winter storms had washed out the ground beneath it.</p>"
    "<p>Shopkeepers along the road asked for a shorter closure. Their spokesman, Bo Lindqvist, told the meeting that "
    "most of the trade was done in the eight weeks before the regatta.</p>"
    "<p>The council promised to pay for a bus between the quay and the market while the road is closed, and to meet "
    "again before the end of the month.</p>"
)


def page(head="", above="", inside="", below="", title="Lighthouse road closed"):
    return (
        f"<html lang='en'><head><title>{title}</title>{head}</head><body><article><h1>Lighthouse road closed</h1>"
        f"{above}{STORY}{inside}</article>{below}</body></html>"
    )


def clean(**parts):
    return run_stage(Clean, {"html": page(**parts)})


def ld(**record):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **record})}</script>'


@pytest.mark.parametrize(
    "head",
    [
        ld(dateModified="2021-04-01T10:00:00Z", datePublished="2021-03-12T09:00:00+01:00"),
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2019-01-01"}, '
        '{"@type": ["NewsArticle"], "datePublished": "2021-03-12"}]}</script>',
        '<meta property="article:modified_time" content="2021-04-01">'
        '<meta property="article:published_time" content="2021-03-12T09:00Z">',
        '<meta name="parsely-pub-date" content="2021-03-12">',
        '<meta name="DC.date.issued" content="12 March 2021">',
    ],
)  # fmt: skip
def test_the_day_of_publication_in_the_head(head):
    assert clean(head=head)["published"] == "2021-03-12"


@pytest.mark.parametrize(
    "above",
    [
        '<time datetime="2021-03-12T09:00:00Z">12 March</time>',
        '<time class="updated" datetime="2021-04-01">1 April</time><time datetime="2021-03-12">12 March</time>',
        '<div class="post-date">March 12, 2021</div><span class="published">March 12, 2021</span>',
    ],
)
def test_the_day_of_publication_beside_the_title(above):
    assert clean(above=above)["published"] == "2021-03-12"


@pytest.mark.parametrize(
    "parts",
    [
        {"below": "<footer>© 2019 The Amara Courier</footer>"},
        {"below": '<aside class="related"><time datetime="2019-05-05">5 May 2019</time> Ferry fares rise</aside>'},
        {"inside": "<p>The road was last closed on June 3, 2016 after nine days of rain and wind.</p>"},
        {"inside": '<blockquote class="twitter-tweet">Closed <time datetime="2016-06-03">June 3</time></blockquote>'},
        {"head": ld(dateModified="2021-04-01")},
        {"head": '<script type="application/ld+json">{"@type": "Event", "datePublished": "2019-01-01"}</script>'},
        {"head": '<script type="application/ld+json">no json</script>'},
    ],
)  # fmt: skip
def test_a_date_of_something_else_is_not_the_articles(parts):
    assert clean(**parts)["published"] is None


@pytest.mark.parametrize(
    ("parts", "authors"),
    [
        ({"head": ld(author={"@type": "Person", "name": "Ana Example"})}, ["Ana Example"]),
        ({"head": ld(author=[{"name": "Ana Example"}, {"name": "Bo Lindqvist"}])}, ["Ana Example", "Bo Lindqvist"]),
        ({"head": ld(author={"@type": "Organization", "name": "The Amara Courier"})}, []),
        ({"head": '<meta name="author" content="By Ana Example, Harbour correspondent">'}, ["Ana Example"]),
        ({"head": '<meta property="article:author" content="https://courier.example/ana">'}, []),
        ({"above": "<p class='byline'>By Ana Example<br>Friday, May 20, 2019</p>"}, ["Ana Example"]),
        ({"above": "<div class='byline'>By <a href='/a'>Ana Example</a>, Transport desk</div>"}, ["Ana Example"]),
        ({"below": "<div class='comments'><span class='author'>Cy Reader</span></div>"}, []),
    ],
)
def test_authors_without_job_desk_and_date(parts, authors):
    assert clean(**parts)["authors"] == authors


@pytest.mark.parametrize(
    ("title", "site", "short"),
    [
        ("Road closed | The Amara Courier", None, "Road closed"),
        ("Road closed - Amara.com", None, "Road closed"),
        ("Road closed – AC Politics", "AC", "Road closed"),
        ("Road closed | Local | The Amara Courier", None, "Road closed"),
        ("The Amara Courier: road closed", None, "The Amara Courier: road closed"),
        ("Road closed - council blames storms", "The Amara Courier", "Road closed - council blames storms"),
        ("Road closed", "Road", "Road closed"),
    ],
)
def test_the_name_of_the_site_leaves_the_title(title, site, short):
    assert without_site(title, site) == short


def test_an_article_in_an_aside_is_found():
    html = page().replace("<article>", "<aside class='content'>").replace("</article>", "</aside>")
    html = html.replace("<body>", "<body><div><p>This site uses cookies to give you the best experience.</p></div>")
    text = run_stage(Clean, {"html": html})["text"]
    assert "Shopkeepers along the road" in text
    assert "again before the end of the month" in text


def test_a_paragraph_that_is_a_link_stays():
    linked = "<p><a href='/x'><b>The mayor said that the road would be open again before the regatta.</b></a></p>"
    assert "The mayor said that the road" in clean(inside=linked + STORY)["text"]


def test_the_times_of_a_live_blog_stay():
    posts = "".join(
        f"<div class='block'><time>{time}</time><h2>{head}</h2>{STORY}</div>"
        for time, head in (("10.42am", "Talks break down"), ("10.15am", "Good morning"))
    )
    text = run_stage(Clean, {"html": f"<html><body><main><h1>Road live</h1>{posts}</main></body></html>"})["text"]
    assert text.index("10.42am") < text.index("Talks break down") < text.index("10.15am")
