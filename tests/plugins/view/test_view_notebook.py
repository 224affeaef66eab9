"""Articles in a notebook, by a real IPython shell."""

import marked
import newspipe_view
import pytest
from IPython.core.interactiveshell import InteractiveShell

FLOOD = marked.article(
    "*[Vera Lindt|PERSON] left [Orsk|LOC] on [4 May 2021|DATE 2021-05-04]. She slept.",
    id="flood",
    title="Dam at <Orsk> fails",
)


@pytest.fixture
def shown():
    shell = InteractiveShell()
    newspipe_view.load_ipython_extension(shell)
    yield lambda value: shell.display_formatter.format(value)[0]
    newspipe_view.unload_ipython_extension(shell)
    assert "text/html" not in shell.display_formatter.format(FLOOD)[0]


def test_an_article_is_shown_with_its_marks(shown):
    html = shown(FLOOD)["text/html"]
    assert '<mark class="person summary first" title="PERSON · Vera Lindt">Vera Lindt</mark>' in html
    assert '<mark class="date summary" title="DATE · 2021-05-04">4 May 2021</mark>' in html
    assert "Dam at &lt;Orsk&gt; fails" in html
    assert "text/plain" in shown(FLOOD)


def test_a_list_shows_the_first_twenty(shown):
    html = shown([FLOOD] * 25)["text/html"]
    assert html.count("<details") == 20
    assert "… and 5 more articles" in html


@pytest.mark.parametrize(
    "value", [{}, {"text": "only"}, {"text": 1, "entities": []}, [], [1], [FLOOD, 1], {"a": FLOOD}]
)
def test_other_values_are_shown_as_before(shown, value):
    assert "text/html" not in shown(value)


def test_without_the_extension_some_articles_can_be_shown():
    assert "<mark" in newspipe_view.Display(FLOOD)._repr_html_()
    assert newspipe_view.Display([FLOOD, FLOOD])._repr_html_().count("<details") == 2


def test_nothing_in_an_article_is_markup(open_page, tmp_path):
    evil = "</style></div><script>alert(1)</script><img src=x onerror=alert(2)>\"'\0"
    span = {"start": 0, "end": len(evil), "label": evil, "name": evil, "type": evil, "value": evil}
    article = {
        **dict.fromkeys(("id", "title", "author", "published", "site_name", "text", "summary"), evil),
        "entities": [span],
        "dates": [span],
    }
    html = newspipe_view.Display(article)._repr_html_()
    path = tmp_path / "cell.html"
    path.write_text(f"<!doctype html><html data-complete><body>{html}")
    page = open_page(path)
    assert page.text_content(".text") == evil.replace("\0", "\ufffd")
    assert page.locator("script, img").count() == 0


def test_a_long_text_is_cut(shown):
    html = shown({"text": "word " * 100_000, "entities": []})["text/html"]
    assert len(html) < 30_000
    assert "… (480,000 more code points)" in html
