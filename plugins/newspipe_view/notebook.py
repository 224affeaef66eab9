"""Articles in a notebook: HTML with the marks of the page, but without any script.

``%load_ext newspipe_view`` makes IPython show every article, and every list of articles, in this way. Articles are
plain dicts, so they cannot bring a display of their own; a dict that is no article is shown as before.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from typing import Any

from newspipe_view.kinds import KINDS, kind
from newspipe_view.pieces import Piece, pieces
from newspipe_view.printable import one_line, safe
from newspipe_view.record import Mention, Record, record

MOST = 20
"""Articles of a list that are shown."""
_LONGEST = 20_000  # code points of a text: a notebook keeps what it shows
_MADE_BY_STAGES = {"sentences", "paragraphs", "entities", "dates", "summary", "summary_sentences"}


class Display:
    """Articles that a notebook shows: the last value of a cell, or what ``display`` is given."""

    def __init__(self, articles: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> None:
        self._articles = [articles] if isinstance(articles, Mapping) else articles

    def _repr_html_(self) -> str:
        return html(self._articles)


def register(shell: Any) -> None:
    """Make an IPython shell show articles as HTML."""
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type(dict, lambda value: html([value]) if is_article(value) else None)
    formatter.for_type(list, lambda value: html(value) if value and all(map(is_article, value[:MOST])) else None)


def unregister(shell: Any) -> None:
    """Show articles as other values again."""
    formatter = shell.display_formatter.formatters["text/html"]
    for kind_ in (dict, list):
        formatter.pop(kind_, None)


def is_article(value: object) -> bool:
    """Return whether a value is an article that a stage has worked on; any dict may have a text."""
    return isinstance(value, dict) and isinstance(value.get("text"), str) and not _MADE_BY_STAGES.isdisjoint(value)


def html(articles: Sequence[Mapping[str, Any]]) -> str:
    """Return articles as HTML; more than one can each be opened and closed."""
    style = resources.files("newspipe_view").joinpath("page", "notebook.css").read_text("utf-8")
    records = [record(article, f"article {n}", lambda _: None) for n, article in enumerate(articles[:MOST], 1)]
    if len(records) == 1 and len(articles) == 1:
        body = f"<h4>{_words(records[0].heading)}</h4>{_article(records[0])}"
    else:
        body = "".join(
            f"<details{' open' if n == 0 else ''}><summary>{_words(each.heading)}</summary>{_article(each)}</details>"
            for n, each in enumerate(records)
        )
    if len(articles) > MOST:
        body += f"<p>… and {len(articles) - MOST:,} more articles</p>"
    return f'<div class="newspipe"><style>{style}</style>{body}</div>'


def _article(shown: Record) -> str:
    about = " · ".join(_words(each) for each in (shown.id, shown.author, shown.published, shown.site) if each)
    text = "".join(_marked(shown)) or "<i>no text</i>"
    summary = "" if shown.summary_spans or not shown.summary else f"<blockquote>{_words(shown.summary)}</blockquote>"
    return f'<p class="about">{about}</p>{summary}<div class="text" dir="auto">{text}</div>'


def _marked(shown: Record) -> Iterator[str]:
    left = _LONGEST
    for piece in pieces(shown):
        words = escape(safe(piece.text[:left]))
        left -= len(piece.text)
        classes = " ".join(_classes(piece))
        if piece.spans:
            said = "; ".join(
                " · ".join((each.label, each.name) if isinstance(each, Mention) else (each.type, each.value))
                for each in piece.spans
            )
            yield f'<mark class="{classes}" title="{escape(one_line(said))}">{words}</mark>'
        else:
            yield f'<span class="{classes}">{words}</span>' if classes else words
        if left <= 0:
            yield f"… ({-left:,} more code points)" if left else ""
            return


def _classes(piece: Piece) -> Iterator[str]:
    for span in piece.spans:
        yield KINDS[kind(span.label)] if isinstance(span, Mention) else "date"
    if piece.in_summary:
        yield "summary"
    if piece.begins_summary:
        yield "first"


def _words(text: str) -> str:
    return f"<bdi>{escape(one_line(text))}</bdi>"
