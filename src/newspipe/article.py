"""The record's types: an article is a plain ``dict``, these say what its known fields hold."""

from collections.abc import Iterator, Mapping
from typing import Any, NotRequired, TypedDict


class Span(TypedDict):
    """A half-open range of Unicode code points of an article's ``text``: ``text[start:end]``.

    Where a span carries ``text``, it equals ``article["text"][start:end]``.
    """

    start: int
    end: int
    text: NotRequired[str]


class Sentence(TypedDict):
    """A sentence of the text, from `segment`: ``text[start:end]``, in code points."""

    start: int
    end: int


class Entity(TypedDict):
    """A mention of an entity, from `tag-entities`.

    ``label`` is PERSON, ORG, LOC or MISC, ``name`` the entity's fullest name in the article, ``id`` the same for all
    mentions of one entity, ``score`` the probability, 0 to 1, that the mention and its label are right.
    """

    start: int
    end: int
    text: str
    label: str
    name: str
    id: str
    score: float


class Date(TypedDict):
    """A temporal expression with the attributes of TimeML's TIMEX3, from `extract-dates`."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    quant: str | None
    freq: str | None
    anchor: str | None


class Article(TypedDict, total=False):
    """The fields that articles may bring along and those of the five stages; any other key passes through unchanged."""

    id: str | int
    text: str
    html: str
    title: str | None
    url: str | None
    published: str | None
    author: str | None
    authors: list[str]
    site_name: str | None
    language: str | None
    sections: list[str]
    paragraphs: list[Sentence]
    sentences: list[Sentence]
    entities: list[Entity]
    dates: list[Date]
    summary: str
    summary_sentences: list[int]


_TEXT_OR_NULL = {"type": ["string", "null"]}
INPUT: Mapping[str, dict[str, Any]] = {
    "id": {"type": ["string", "integer"], "description": "The article's name; error records quote it."},
    "text": {"type": "string", "description": "The article's plain text. Spans are offsets into it."},
    "html": {"type": "string", "description": "The article's web page, from which `clean` takes the text."},
    "title": {**_TEXT_OR_NULL, "description": "The headline."},
    "url": {**_TEXT_OR_NULL, "description": "Where the article was published."},
    "published": {
        **_TEXT_OR_NULL,
        "description": "When it was published, an ISO 8601 date or date-time: the anchor of relative dates.",
    },
    "author": {**_TEXT_OR_NULL, "description": "Who wrote it."},
    "site_name": {**_TEXT_OR_NULL, "description": "The publication."},
    "language": {**_TEXT_OR_NULL, "description": "The language of the text, a BCP 47 tag; null where it is not known."},
}
"""The fields that an article may bring along without an earlier step, each with its JSON Schema."""

SPAN: Mapping[str, Any] = {
    "type": "object",
    "description": "A half-open range of Unicode code points of `text`.",
    "properties": {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0}},
    "required": ["start", "end"],
}


def spans_schema(description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a field that holds a list of spans.

    ``properties`` are the schemas of what each span has besides ``start`` and ``end``; all of it is always there.
    """
    return {
        "type": "array",
        "description": description,
        "items": {
            "type": "object",
            "properties": {**SPAN["properties"], **properties},
            "required": [*SPAN["required"], *properties],
        },
    }


def span(text: str, start: int, end: int, **extra: Any) -> dict[str, Any]:
    """Return the Span of ``text[start:end]`` (code points) with its text and any extra keys.

    Raises `ValueError` where the range lies outside the text or is empty.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}:{end} is not inside a text of {len(text)} code points")
    return {"start": start, "end": end, "text": text[start:end], **extra}


def spans_in(value: object) -> Iterator[dict[str, Any]]:
    """Yield every span in a field's value, however deep: whatever has a start and an end."""
    if isinstance(value, list):
        for element in value:
            yield from spans_in(element)
    elif isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value
        for element in value.values():
            yield from spans_in(element)


def type_name(value: object) -> str:
    """Return the JSON name of a Python value's type, as users know it: ``"an array"``, ``"null"``."""
    names = {dict: "an object", list: "an array", str: "a string", int: "a number", float: "a number"}
    if value is None:
        return "null"
    return "a boolean" if isinstance(value, bool) else names.get(type(value), f"a Python {type(value).__name__}")
