"""The live article: its line, its fields, and what has become of it."""

import json
import re
from typing import Any

import orjson

from newspipe.article import type_name
from newspipe.io.jsonlines import NotAnArticle, not_an_object, refuse_repeated_keys, rescue, top_level_values
from newspipe.printable import valid

_STRICT_TYPES = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME


class Item:
    """One article on its way through the steps: its line, its fields, and what has become of it.

    ``added`` holds the fields that the line lacks, ``rewritten`` names those that have a new value. A dead letter
    that is tried again has an ``origin``, the source and line it first came from, and a ``first_step``, the id of
    that it failed at. ``skipped`` says why it skipped a step first, ``unmade`` are the fields that it lacks for that.
    """

    # Defaults stand in the class: most articles never get values of their own, and a run makes one Item for each.
    repaired = False
    added: dict[str, Any] = {}  # replaced, never changed
    rewritten: frozenset[str] = frozenset()
    outcome: Any = None
    origin: tuple[str, int] | None = None
    first_step: str | None = None
    skipped: str | None = None
    unmade: frozenset[str] = frozenset()

    def __init__(self, line: bytes, number: int, strict: bool = False) -> None:
        """Parse a line. Raises `NotAnArticle`; ``strict`` refuses what is otherwise repaired."""
        self.number = number
        line = line.strip()
        try:
            article = orjson.loads(line)
        except orjson.JSONDecodeError:
            line, article, self.repaired = rescue(line, strict)
        if type(article) is not dict:
            raise NotAnArticle("not an article", not_an_object(article))
        if type(article.get("text")) is not str or type(article.get("id")) is not str:
            check_types(article)
        if strict:
            refuse_repeated_keys(line)
        self.line = line
        self.article: dict[str, Any] = article

    def merge(self, fields: dict[str, Any]) -> None:
        """Put a stage's fields into the article."""
        article = self.article
        added = {}
        for key, value in fields.items():
            if key not in article or key in self.added:
                added[key] = value
            elif type(value) is not str or article[key] != value:
                self.rewritten |= {key}
        if added:
            self.added = {**self.added, **added}
        article.update(fields)

    def render(self) -> bytes:
        """Return the article as one line of JSON, without the line's end.

        Raises `TypeError` (or a subclass) where a field that a stage gave cannot be JSON.
        """
        line = self._with_rewritten() if self.rewritten else self.line
        if not self.added:
            return line
        extra = orjson.dumps(self.added, option=_STRICT_TYPES)
        return line[:-1] + b"," + extra[1:] if len(self.article) > len(self.added) else extra

    def _with_rewritten(self) -> bytes:
        """Return the line with new values for the fields that were rewritten, every other byte as it was."""
        new = {key: orjson.dumps(self.article[key], option=_STRICT_TYPES).decode() for key in self.rewritten}
        text = self.line.decode()
        pieces, at = [], 0
        for key, start, end in top_level_values(text):
            if key in new:
                pieces += [text[at:start], new[key]]
                at = end
        return "".join([*pieces, text[at:]]).encode()


def check_types(fields: dict[str, Any]) -> None:
    """Raise `NotAnArticle` unless ``text`` is a string and ``id`` a string or an integer, if they are there."""
    if type(fields.get("text", "")) is not str:
        raise NotAnArticle("not an article", f"'text' must be a string, not {type_name(fields['text'])}")
    if type(fields.get("id", "")) not in (str, int):
        raise NotAnArticle("not an article", f"'id' must be a string or an integer, not {type_name(fields['id'])}")


def dead_letter(line: bytes, number: int, strict: bool = False) -> Item:
    """Return the article of an error record, to be tried again from the step it failed at. Raises `NotAnArticle`."""
    try:
        record = json.loads(line)
        raw, article, step = record["raw"], record["article"], record["step"]
        origin = (record["source"], record["line"])
        if not (isinstance(raw, str) or isinstance(article, dict)) or not isinstance(step, str | None):
            raise TypeError
        if not isinstance(origin[0], str) or type(origin[1]) is not int:
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotAnArticle("not an error record", "write --errors FILE with `newspipe run`, and retry that") from None
    # A line end can be only between two values of `raw`, or else it is no JSON; what comes of it must be one line.
    text = re.sub(r"[\r\n]", " ", raw) if article is None else json.dumps(article, ensure_ascii=False)
    held = valid(text).encode()
    try:
        item = Item(held, number, strict)
    except NotAnArticle as error:
        error.line, error.origin = held, origin
        raise
    item.origin = origin
    item.first_step = step
    return item


def unwritable(fields: dict[str, Any]) -> tuple[str, str] | None:
    """Return the first field whose value cannot be JSON, and why; None where all can."""
    for key, value in fields.items():
        try:
            orjson.dumps({key: value}, option=_STRICT_TYPES)
        except TypeError as error:
            return key, str(error)
    return None
