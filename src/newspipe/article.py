"""The record's types: an article is a plain ``dict``, these say what its known fields hold."""

from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict


class Span(TypedDict):
    """A half-open range of Unicode code points of an article's ``text``: ``text[start:end]``.

    Where a span carries ``text``, it equals ``article["text"][start:end]``.
    """

    start: int
    end: int
    text: NotRequired[str]


class Article(TypedDict, total=False):
    """The fields that articles may bring along. Stages add theirs; any other key passes through unchanged."""

    id: str
    text: str
    html: str
    title: str | None
    url: str | None
    published: str | None
    author: str | None
    site_name: str | None
    language: str | None


INPUT_FIELDS = frozenset(Article.__annotations__)


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
