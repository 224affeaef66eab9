"""An HTML page: its article's text, found by trafilatura, and what it says of the article. Never the network."""

import re
from dataclasses import dataclass
from typing import Any

from newspipe_clean.metadata import Metadata, read_metadata

ENOUGH = 0.1  # share of the page's paragraphs that an extraction must have, in words
FEW, MOST = 40, 0.5  # words, and the share that so few must be: else they are a banner's
PARAGRAPH = 60  # code points: shorter ones can be a menu's
LINKED = 0.5  # share of a paragraph's text in links, from which it is a box of links
SENTENCE = re.compile(r"\S+(?:\s+\S+){6,}[.!?][\"'”’)]*$")
NOT_TEXT = ("nav", "footer", "header", "form", "script", "style", "noscript", "button", "select")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page yields: the text of its article, None if it has none, and its metadata."""

    text: str | None
    metadata: Metadata


NO_PAGE = Page(None, Metadata())


def read_page(html: str) -> Page:
    """Return the article of an HTML page. A page that is no HTML at all yields None for every field."""
    import trafilatura  # slow to import, and plain text does not need it

    tree: Any = trafilatura.load_html(html)
    if tree is None:
        return NO_PAGE
    metadata = read_metadata(tree)
    paragraphs = _paragraphs(tree)
    _prepare(tree)
    text = _extract(tree)
    wanted = sum(map(_words, paragraphs))
    found = _words(text or "")
    if found < ENOUGH * wanted or (found < FEW and found < MOST * wanted):
        # The article stands in a container that is taken for a side column, or in one without paragraphs.
        fuller = _extract(_without_containers(tree), favor_recall=True) or ""
        text = (fuller if _words(fuller) >= MOST * wanted else "\n".join(paragraphs)) or text
    return Page(text, metadata)


def _extract(tree: Any, *, favor_recall: bool = False) -> str | None:
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=False, favor_recall=favor_recall
    )
    return found.text if found is not None else None


def _words(text: str) -> int:
    return len(text.split())


def _paragraphs(tree: Any) -> list[str]:
    """Return the text of the page's headings, paragraphs and list items that are not in menus and not mostly links."""
    texts = []
    for element in tree.iter("h1", "h2", "h3", "p", "li"):
        text = " ".join(element.text_content().split())
        linked = sum(len(link.text_content()) for link in element.iter("a"))
        is_text = len(text) >= PARAGRAPH and linked < LINKED * len(text)
        if text and (is_text or element.tag[0] == "h") and not _is_no_text(element):
            texts.append(text)
    return texts


def _is_no_text(element: Any) -> bool:
    return any(
        one.tag in NOT_TEXT or "comment" in f"{one.get('class') or ''} {one.get('id') or ''}".lower()
        for one in element.iterancestors()
    )


def _prepare(tree: Any) -> None:
    """Change what trafilatura would lose: sentences that are wholly a link, and the times of a live blog's posts."""
    for paragraph in tree.iter("p"):
        links = list(paragraph.iter("a"))
        if len(links) == 1 and SENTENCE.match(" ".join(links[0].text_content().split())):
            links[0].drop_tag()
    for time in list(tree.iter("time")):
        parent, following = time.getparent(), time.getnext()
        if parent is None or parent.tag not in ("div", "section", "li") or following is None:
            continue
        if following.tag in ("h2", "h3", "h4") and time.get("pubdate") is None:
            label = " ".join(time.text_content().split())
            for child in list(time):
                time.remove(child)
            time.text, time.tag = label, "h3"


def _without_containers(tree: Any) -> Any:
    """Return the tree with its side columns as plain blocks, so that none is skipped for its name."""
    for element in tree.iter("aside"):
        element.tag = "div"
    for element in tree.iter("div", "section"):
        for name in ("class", "id", "role"):
            element.attrib.pop(name, None)
    return tree
