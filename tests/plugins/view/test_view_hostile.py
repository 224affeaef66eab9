"""Whatever stands in an article is text to the page: it is shown, and nothing of it is obeyed."""

import json

import marked
import pytest

from newspipe.testing import hostile

MARKUP = "</script><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;<!--<script>\0\u2028]]>"
FIELDS = ("id", "title", "author", "site_name", "language", "url", "published", "summary")


def evil(words, **fields):
    """Return an article that has the words in every field, as its names and its values too."""
    article = marked.article("x")
    text = f"Before. {words} After."
    span = {"start": 8, "end": 8 + len(words), "text": words}
    return {
        **article,
        **dict.fromkeys(FIELDS, words),
        "sections": [words],
        "text": text,
        "sentences": [{"start": 0, "end": len(text)}],
        "summary_sentences": [0],
        "entities": [{**span, "label": words, "name": words, "id": words, "score": 1}],
        "dates": [{**span, "type": words, "value": words, "mod": words}],
        **fields,
    }


@pytest.mark.parametrize("colour", ["light", "dark"])
def test_markup_in_every_field_is_text(view, colour):
    page = view([evil(MARKUP), evil("javascript:alert(3)", url="javascript:alert(3)")], color_scheme=colour)
    shown = MARKUP.replace("\0", "\ufffd")
    assert page.text_content(".text").replace("\0", "\ufffd") == f"Before. {shown} After."
    for view_ in ("names", "timeline", "articles"):
        page.click(f"#to-{view_}")
    page.click("#list a >> nth=1")
    page.hover(".text mark")
    assert page.locator("img, iframe, object, embed, svg, form, base, b").count() == 0
    assert page.locator("[onerror], [onclick], [onload], [style*='url']").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.locator("script:not([type])").count() == 1


def test_the_policy_allows_only_what_the_page_brings(view, shell):
    page = view([evil(MARKUP)])
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    source = (shell.folder / "view.html").read_text("utf-8")
    assert MARKUP not in source


@pytest.mark.parametrize(
    "attempt",
    [
        "setTimeout(() => eval('window.ran = 1'))",
        "setTimeout('window.ran = 1')",
        "setTimeout(() => { document.body.innerHTML = '<b>x</b>'; window.ran = 1 })",
        "{ const b = document.createElement('button'); b.setAttribute('onclick', 'window.ran = 1'); b.click() }",
        "{ const s = document.createElement('script'); s.append('window.ran = 1'); document.body.append(s) }",
        "fetch('data:text/plain,x').then(() => { window.ran = 1 }, () => {})",
        "new Image().src = 'data:image/gif,x'",
    ],
)
def test_the_policy_stops_what_would_get_past_the_page(view, attempt):
    page = view([{"text": "The mill closed."}])
    page.evaluate(f"() => {{ try {{ {attempt} }} catch (error) {{ console.error(error) }} }}")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert view.wrong, "the browser said that it refused"
    view.wrong.clear()


@pytest.mark.parametrize("name", hostile.SMALL)
def test_strange_text_is_shown_as_it_is(view, name):
    text = hostile.SMALL[name]
    page = view([{"id": name, "text": text, "title": text}])
    if text:
        # The file's own line ends and NUL are what HTML makes of them in text set by a script: themselves.
        assert page.evaluate("document.querySelector('.text').textContent") == text
    else:
        assert page.inner_text(".text") == "This article has no text."


def test_spans_beyond_the_basic_plane_are_where_they_belong(view):
    page = view([marked.article("😀😀 [Ada 😀 Stone|PERSON] left [𝕋𝕙𝕖 mill|ORG] on [Monday|DATE 2021-05-03] 😀.")])
    assert page.locator("mark").all_inner_texts() == ["Ada 😀 Stone", "𝕋𝕙𝕖 mill", "Monday"]


def test_a_direction_that_an_article_changes_stays_in_it(view):
    page = view([{"id": "a", "title": "\u202egnp.exe \u2067", "text": "\u202eabc", "published": "2020-01-01"}])
    assert page.locator("#list .title bdi").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.text')).unicodeBidi") == "isolate"


@pytest.mark.parametrize("name", ["no space", "angles", "marks on one letter", "newlines", "families", "acronyms"])
def test_a_megabyte_of_one_thing_is_shown_within_seconds(view, name):
    page = view([{"id": "long", "text": hostile.LARGE[name]}, {"id": "short", "text": "The mill closed."}])
    assert "Show the other" in page.inner_text(".text .rest")
    page.click("#list a >> nth=1", timeout=10_000)
    assert page.inner_text(".text") == "The mill closed."


def test_spans_that_cross_nest_and_repeat_keep_the_text_whole(view):
    text = "abcdefghij" * 3
    spans = [(0, 5), (3, 8), (3, 8), (4, 5), (0, 30), (29, 30)]
    entities = [{"start": s, "end": e, "label": "ORG", "name": f"n{n}"} for n, (s, e) in enumerate(spans)]
    page = view([{"text": text, "entities": entities}])
    assert page.inner_text(".text") == text
    assert page.locator("mark >> nth=2").get_attribute("data-words").count("\n") == 4


def test_what_is_not_as_it_should_be_is_said_with_its_place_and_the_rest_is_shown(shell, open_page):
    lines = [
        json.dumps({"id": 1, "text": "The mill closed.", "entities": [{"start": 4, "end": 99, "label": "ORG"}]}),
        '{"id": 2, "te',
        json.dumps({"id": 3, "text": 5}),
        json.dumps({"id": 4, "text": "Ada left.", "entities": {"Ada": 1}, "dates": [7], "summary_sentences": [0, "x"]}),
        json.dumps({"id": 5, "text": "Ada left.", "entities": [{"start": 0, "end": 3}], "sections": None, "title": 9}),
    ]
    path = shell.write("out.jsonl", "\n".join(lines) + "\n")
    done = shell("view", path, "-o", "view.html")
    assert done.code == 0
    told = done.err.replace(f"{path}:", "line ").splitlines()
    assert told[0].startswith("newspipe: line 1: entities: 1 span outside the text of 16 code points; left out")
    assert told[1].startswith("newspipe: line 2: not JSON")
    assert told[2].startswith("newspipe: line 3: ")
    assert told[3] == (
        "newspipe: line 4: summary_sentences: 2 indices without a sentence; entities: not a list of spans; "
        "dates: 1 span outside the text of 9 code points; left out"
    )
    page = open_page(shell.folder / "view.html")
    assert page.locator("#list .title").all_inner_texts() == ["The mill closed.", "Ada left.", "9"]
    page.click("#list a >> nth=2")
    assert page.get_attribute("mark", "data-words") == "MISC · Ada · 1 mention"
