"""The stage class: options, and which of an article's fields are read and filled."""

from collections.abc import Mapping
from typing import Any

import newspipe
from newspipe_clean.article import Extractor
from newspipe_clean.bylines import names_in
from newspipe_clean.classifier import Classifier
from newspipe_clean.fields import DATELINE, FIELDS, REMOVED
from newspipe_clean.language import declared_tag, language_of
from newspipe_clean.lines import join
from newspipe_clean.page import NO_PAGE, Page, read_page

KEEP_OR_MOVE = {"type": "string", "enum": ["keep", "move"], "default": "keep"}


class Clean(newspipe.Stage):
    """Keep the article's own text, and repair its characters and white space.

    The text is the body of an HTML page, or of text copied from one, without menus, share buttons, links to other
    articles, comments and other page furniture. Plain news comes through unchanged.
    """

    name = "clean"
    requires = ("text|html",)
    provides = FIELDS
    options = {
        "on_empty": {
            "type": "string",
            "enum": ["drop", "keep"],
            "default": "drop",
            "description": "What to do with an article that has no text: drop it, or keep it with an empty text.",
        },
        "title": {**KEEP_OR_MOVE, "description": "Leave the title's line in the text of an article, or take it out."},
        "byline": {
            **KEEP_OR_MOVE,
            "default": "move",
            "description": "Leave the byline and the date below the title in the text, or take them out. `authors` and "
            "`published` have them.",
        },
        "dateline": {
            **KEEP_OR_MOVE,
            "description": "Leave the dateline in the text, or move it to the field `dateline`.",
        },
        "quotes": {
            "type": "string",
            "enum": ["keep", "straight"],
            "default": "keep",
            "description": "Leave quotation marks as they are, or make them all ' and \".",
        },
        "language": {
            "type": "string",
            "enum": ["declared", "detected"],
            "default": "declared",
            "description": "Believe the language that the article or its page declares, and detect it only if none is "
            "declared; or always detect it.",
        },
        "report": {
            "type": "boolean",
            "default": False,
            "description": "Add `removed`: the spans of the input text that were taken out, each with its reason.",
        },
    }

    def __init__(
        self, *, on_empty: str, title: str, byline: str, dateline: str, quotes: str, language: str, report: bool
    ) -> None:
        self.believe_language = language == "declared"
        self.keep_empty = on_empty == "keep"
        self.choices = {
            "straight_quotes": quotes == "straight",
            "move_title": title == "move",
            "move_byline": byline == "move",
            "move_dateline": dateline == "move",
        }
        self.report = report
        self.provides = {
            **FIELDS,
            **({"dateline": DATELINE} if dateline == "move" else {}),
            **({"removed": REMOVED} if report else {}),
        }

    def setup(self) -> None:
        """Load the classifier's weights. The HTML reader is loaded with the first page."""
        self.extractor = Extractor(classifier=Classifier(), **self.choices)

    def process(self, article: Mapping[str, Any]) -> dict[str, Any] | newspipe.Drop:
        """Return the clean text and what is known of the article. Values that it brought along win over found ones."""
        source = article.get("text") or ""
        html = article.get("html") or ""
        if not isinstance(html, str):
            raise newspipe.StageError("html is not a string")
        page = NO_PAGE
        if html and not source.strip():
            page = read_page(html)
            source = page.text or ""
        about = page.metadata
        title = _string(article, "title") or about.title
        language = self._declared_language(article, page)
        found = self.extractor.extract(source, title=title, dateline=article.get("dateline"), language=language)
        if not found.lines and not self.keep_empty:
            return newspipe.Drop("no text")
        header = found.header
        text = join(found.lines)
        author = _string(article, "author")
        authors = _strings(article, "authors") or (
            (names_in(author) or [author]) if author else list(about.authors or header.authors)
        )
        fields: dict[str, Any] = {
            "text": text,
            "title": title or header.title,
            "sections": _strings(article, "sections") or header.section_names,
            "published": _string(article, "published") or about.published or header.published,
            "author": author or ", ".join(authors) or None,
            "authors": authors,
            "site_name": _string(article, "site_name") or about.site_name,
            "language": language or language_of(text),
        }
        if self.choices["move_dateline"]:
            fields["dateline"] = found.dateline
        if self.report:
            removed = found.removed if page is NO_PAGE else []  # spans are of the input text, and a page has none
            fields["removed"] = [{"start": r.line.start, "end": r.line.end, "reason": r.reason} for r in removed]
        return fields

    def _declared_language(self, article: Mapping[str, Any], page: Page) -> str | None:
        if not self.believe_language:
            return None
        return declared_tag(article.get("language")) or declared_tag(page.metadata.language)


def _string(article: Mapping[str, Any], field: str) -> str | None:
    """Return a field that the article brought along, if it is a string that is not empty."""
    value = article.get(field)
    return value if isinstance(value, str) and value else None


def _strings(article: Mapping[str, Any], field: str) -> list[str]:
    value = article.get(field)
    return value if isinstance(value, list) and all(isinstance(one, str) for one in value) else []
