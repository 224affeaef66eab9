"""An HTML page: its article's text and what its head says of it, found by trafilatura. Never the network."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """What a page yields; None where it does not say. ``published`` is an ISO 8601 date."""

    text: str | None
    title: str | None
    published: str | None
    author: str | None
    site_name: str | None
    language: str | None


def read_page(html: str) -> Page:
    """Return the article of an HTML page. A page that is no HTML at all yields None for every field."""
    import trafilatura  # slow to import, and plain text does not need it

    found: Any = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
    if found is None:
        return Page(None, None, None, None, None, None)
    return Page(found.text, found.title, found.date, found.author, found.sitename, found.language)
