"""What the head of an HTML page and its marked-up elements say of the article: never what merely stands in its text.

The day of publication comes from schema.org's JSON-LD (https://schema.org/datePublished), from a meta element, or from
the time element beside the article's title; a footer's year, a quoted post or an event in the story is none.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newspipe_clean.bylines import byline_of, names_in
from newspipe_clean.datelines import WORD, publication
from newspipe_clean.words import vocabulary

ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|Review|Posting)$|^Article")
PUBLISHED_KEYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "published_time", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "article.published", "citation_publication_date", "citation_date",
    "originalpublicationdate", "displaydate", "rnews:datepublished",
)  # fmt: skip
AUTHOR_KEYS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "citation_author",
)  # fmt: skip
LANGUAGE_KEYS = ("content-language", "language", "og:locale", "dc.language", "dcterms.language")
SEPARATOR = re.compile(r"\s+[|•·»–—-]\s+|\s+::\s+|\s*\|\s*")
ISO_DAY = re.compile(r"((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])")
SITE_WORDS = 4  # of a site's name behind the title
DOMAIN = re.compile(r"\w\.(?:com|org|net|co|info|[a-z]{2})\b", re.IGNORECASE)
# Where a date or a name belongs to something else than the article.
ELSEWHERE = re.compile(
    r"comment|related|footer|sidebar|teaser|promo|recommend|more-|tweet|twitter|embed|popular|latest|card",
    re.IGNORECASE,
)
BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|writer|contributor)(?:$|[\s_-])", re.IGNORECASE)
DATE_CLASS = re.compile(
    r"publish|posted|pubdate|entry-date|post-date|article.?date|dateline|timestamp|(?:^|[\s_-])date(?:$|[\s_-])",
    re.IGNORECASE,
)
WHOLE_PAGE = ("body", "html", "article", "main")  # their classes say nothing about a place in the page
LONG_PARAGRAPH = 120  # code points: the first one ends a page's header


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says; None or empty where it does not. ``published`` is YYYY-MM-DD."""

    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    site_name: str | None = None
    language: str | None = None


def read_metadata(tree: Any) -> Metadata:
    """Return the metadata of a page that lxml has parsed."""
    metas = _metas(tree)
    records = list(_records(tree))
    articles = [record for record in records if _is_article(record)]
    site = metas.get("og:site_name") or _name(next((r["publisher"] for r in articles if "publisher" in r), None))
    published = (
        next(filter(None, (_day(record.get("datePublished")) for record in articles)), None)
        or next(filter(None, (_day(metas.get(key)) for key in PUBLISHED_KEYS)), None)
        or _time_element(tree)
    )
    authors = _record_authors(articles) or _meta_authors(metas) or _element_authors(tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    language = language or next(filter(None, map(metas.get, LANGUAGE_KEYS)), None)
    return Metadata(_title(tree, metas, articles, site), published, tuple(authors), site, language)


def _metas(tree: Any) -> dict[str, str]:
    """Return the content of the meta elements by their lower-case names; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _records(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _objects(data)


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects at the top of a JSON-LD document and in its graph; not those inside of others."""
    if isinstance(data, list):
        for one in data:
            yield from _objects(one)
    elif isinstance(data, dict):
        yield data
        graph = data.get("@graph")
        if isinstance(graph, list):
            yield from (one for one in graph if isinstance(one, dict))
        main = data.get("mainEntity")
        if isinstance(main, dict):
            yield main


def _is_article(record: dict[str, Any]) -> bool:
    types = record.get("@type")
    return any(
        isinstance(one, str) and ARTICLE_TYPES.search(one) for one in (types if isinstance(types, list) else [types])
    )


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _day(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    found = ISO_DAY.match(value.strip())
    if found:
        return "-".join(found.groups())
    return publication([value], "", "en")


def _record_authors(articles: list[dict[str, Any]]) -> list[str]:
    names: list[str] = []
    for record in articles:
        authors = record.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and author.get("@type") in ("Organization", "NewsMediaOrganization"):
                continue
            named = _name(author) or ""
            names += names_in(named) or _pen_name(named)
        if names:
            break
    return list(dict.fromkeys(names))


def _pen_name(named: str) -> list[str]:
    """Return a declared author whose name is no person's, such as "whova", unless it is a desk or a link."""
    words = {word.lower() for word in WORD.findall(named)}
    other = (
        vocabulary("header", "jobs")
        | vocabulary("header", "agencies")
        | {
            "admin",
            "administrator",
            "by",
            "guest",
            "undefined",
            "webmaster",
            "unknown",
            "none",
            "null",
            "site",
            "blog",
        }
    )
    return [named] if 1 <= len(words) <= 3 and not words & other and "/" not in named and "." not in named else []


def _meta_authors(metas: dict[str, str]) -> list[str]:
    for key in AUTHOR_KEYS:
        value = metas.get(key, "")
        names = [] if "://" in value else byline_of(value) or names_in(value) or _pen_name(value)
        if names:
            return names
    return []


def _element_authors(tree: Any) -> list[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or _is_elsewhere(element):
            continue
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if marked or BYLINE_CLASS.search(element.get("class") or ""):
            for part in _parts(element):
                names = byline_of(part) or names_in(part)
                if names:
                    return names
    return []


def _parts(element: Any) -> list[str]:
    """Return the text of an element, cut where it breaks a line; a link's is not cut off from the words before it."""
    for br in element.iter("br"):
        br.tail = "\n" + (br.tail or "")
    text = "".join(element.itertext())
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _time_element(tree: Any) -> str | None:
    """Return the day of the time element that is the article's own: marked as its publication, or in its header."""
    in_header = True
    for element in tree.iter("time", "p", "abbr", "span", "h1"):
        if element.tag == "h1":
            in_header = True
        elif element.tag == "p" and len(element.text_content()) >= LONG_PARAGRAPH and not _is_elsewhere(element):
            in_header = False
        if element.tag in ("p", "h1") or _is_elsewhere(element):
            continue
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        dated = DATE_CLASS.search(f"{element.get('class') or ''} {element.getparent().get('class') or ''}")
        if marked or (in_header and (element.tag == "time" or dated)):
            if "update" in (element.get("class") or "").lower() or element.get("itemprop") == "dateModified":
                continue
            day = _day(element.get("datetime") or element.get("content") or element.get("title"))
            day = day or publication([element.text_content()], "", "en")
            if day:
                return day
    return None


def _is_elsewhere(element: Any) -> bool:
    """Say whether an element stands in a footer, a quoted post, a comment, a box of links."""
    for one in (element, *element.iterancestors()):
        named = "" if one.tag in WHOLE_PAGE else f"{one.get('class') or ''} {one.get('id') or ''}"
        if one.tag in ("footer", "nav", "blockquote", "form") or ELSEWHERE.search(named):
            return True
    return False


def _title(tree: Any, metas: dict[str, str], articles: list[dict[str, Any]], site: str | None) -> str | None:
    heading = next((" ".join(one.text_content().split()) for one in tree.iter("h1") if not _is_elsewhere(one)), None)
    head = tree.find(".//head/title")
    named = " ".join((head.text_content() if head is not None else "").split())
    for title in (
        metas.get("og:title"),
        metas.get("twitter:title"),
        _name(next((r.get("headline") for r in articles), None)),
        named,
    ):
        if title:
            return without_site(title, site, heading)
    return heading


def without_site(title: str, site: str | None, heading: str | None = None) -> str:
    """Return a page's title without the name of the site behind or before it."""
    parts = SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    if heading and heading in (parts[0], parts[-1]):
        return heading
    cuts = [match.span() for match in SEPARATOR.finditer(title)]
    last, first = parts[-1], parts[0]
    if _is_site(last, site) or ("|" in title[slice(*cuts[-1])] and last.count(" ") < SITE_WORDS):
        return without_site(title[: cuts[-1][0]], site, heading)
    if _is_site(first, site):
        return title[cuts[0][1] :]
    return title


def _is_site(part: str, site: str | None) -> bool:
    folded = part.casefold()
    if DOMAIN.search(part) or (site and (folded.startswith(site.casefold()) or folded in site.casefold())):
        return True
    words = folded.split()
    return len(words) <= SITE_WORDS and any(word in vocabulary("header", "paper") for word in words)
