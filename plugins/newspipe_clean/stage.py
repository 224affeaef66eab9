"""The stage class: options, and which of an article's fields are read and filled."""

from collections.abc import Mapping
from typing import Any

import newspipe
from newspipe_clean.characters import clean_characters
from newspipe_clean.furniture import article_lines
from newspipe_clean.hyphens import mend
from newspipe_clean.lines import Line, join, raw_lines
from newspipe_clean.page import read_page

METADATA = ("published", "author", "site_name", "language")


class Clean(newspipe.Stage):
    """Keep the article's own text: body from HTML, page furniture removed, characters and white space repaired."""

    name = "clean"
    requires = ("text|html",)
    provides = ("text", "title", "sections", *METADATA)
    options = {
        "on_empty": {
            "type": "string",
            "enum": ["drop", "keep"],
            "default": "drop",
            "description": "What to do with an article that has no text: drop it, or keep it with an empty text.",
        },
        "quotes": {
            "type": "string",
            "enum": ["keep", "straight"],
            "default": "keep",
            "description": "Leave quotation marks as they are, or make them all ' and \".",
        },
    }

    def __init__(self, *, on_empty: str, quotes: str) -> None:
        self.on_empty = on_empty
        self.straight_quotes = quotes == "straight"

    def process(self, article: Mapping[str, Any]) -> dict[str, Any] | newspipe.Drop:
        page = None
        source = article.get("text") or ""
        if not source and article.get("html"):
            page = read_page(article["html"])
            source = page.text or ""
        text = join(article_lines(mend(self._lines(source))))
        if not text and self.on_empty == "drop":
            return newspipe.Drop("no text")
        return {
            "text": text,
            "title": article.get("title") or (page and page.title),
            "sections": article.get("sections") or [],
        } | {field: article.get(field) or (getattr(page, field) if page else None) for field in METADATA}

    def _lines(self, source: str) -> list[Line]:
        lines = []
        gap = False
        for start, end in raw_lines(source):
            text = clean_characters(source[start:end], straight_quotes=self.straight_quotes)
            if text:
                lines.append(Line(text, start, end, gap))
            gap = not text
        return lines
