"""An HTML page: its article's text and what its head says of it, found by trafilatura. Never the network."""

import re
from dataclasses import dataclass
from typing import Any

HEAD = 4000  # code points in which the html tag is looked for
LANGUAGE = re.compile(r"<html\b[^>]{0,400}?\slang=[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page yields; None where it does not say. ``published`` is an ISO 8601 date."""

    text: str | None
    title: str | None
    published: str | None
    authors: tuple[str, ...]
    site_name: str | None
    language: str | None


NO_PAGE = Page(None, None, None, (), None, None)


def read_page(html: str) -> Page:
    """Return the article of an HTML page. A page that is no HTML at all yields None for every field."""
    import trafilatura  # slow to import, and plain text does not need it

    found: Any = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
    if found is None:
        return NO_PAGE
    language = found.language or _declared_language(html)
    return Page(
        found.text,
        found.title,
        found.date,
        tuple((found.author or "").split("; ")) if found.author else (),
        found.sitename,
        language,
    )


def _declared_language(html: str) -> str | None:
    declared = LANGUAGE.search(html[:HEAD])
    return declared[1] if declared else None
