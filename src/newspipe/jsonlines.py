"""One line of JSON and the article in it: reading, repairing, and writing back with as little change as possible.

A line is not re-serialised where that can be avoided: new fields are spliced into it before its closing brace. So what
no stage touches keeps its exact bytes: key order, number formats, integers of any size.
"""

import json
import math
import re
from typing import Any

import orjson

from newspipe.article import type_name

_ESCAPE = re.compile(  # an escape; group 1 where it is one half of a surrogate pair without the other
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
_BIG_INTEGER = re.compile(rb"[0-9]{19}")
BOM = b"\xef\xbb\xbf"
_STRICT_TYPES = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME


class NotAnArticle(ValueError):
    """A line that holds no article. ``kind`` is what it is counted under: ``"not JSON"`` or ``"not an article"``.

    Of a dead letter, ``line`` is the line that it holds, and ``origin`` the source and line that first came from.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind
        self.line: bytes | None = None
        self.origin: tuple[str, int] | None = None


class Item:
    """One article on its way through the steps: its line, its fields, and what has become of it.

    ``added`` holds the fields that the line lacks, ``rewritten`` names those that have a new value. A dead letter
    that is tried again has an ``origin``, the source and line it first came from, and a ``first_step``, the id of
    that it failed at.
    """

    # Defaults stand in the class: most articles never get values of their own, and a run makes one Item for each.
    repaired = False
    added: dict[str, Any] = {}  # replaced, never changed
    rewritten: frozenset[str] = frozenset()
    outcome: Any = None
    origin: tuple[str, int] | None = None
    first_step: str | None = None

    def __init__(self, line: bytes, number: int, strict: bool = False) -> None:
        """Parse a line. Raises `NotAnArticle`; ``strict`` refuses what is otherwise repaired."""
        self.number = number
        line = line.strip()
        try:
            article = orjson.loads(line)
        except orjson.JSONDecodeError:
            line, article, self.repaired = _rescue(line, strict)
        if type(article) is not dict:
            raise NotAnArticle("not an article", _not_an_object(article))
        if type(article.get("text", "")) is not str or type(article.get("id", "")) is not str:
            field = "id" if type(article.get("text", "")) is str else "text"
            raise NotAnArticle("not an article", f"'{field}' must be a string, not {type_name(article[field])}")
        if strict:
            _refuse_repeated_keys(line)
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
        if not self.rewritten:
            if not self.added:
                return self.line
            extra = orjson.dumps(self.added, option=_STRICT_TYPES)
            return self.line[:-1] + b"," + extra[1:] if len(self.article) > len(self.added) else extra
        if _BIG_INTEGER.search(self.line):
            return self._render_exactly()
        try:
            return orjson.dumps(self.article, option=_STRICT_TYPES)
        except orjson.JSONEncodeError:
            orjson.dumps({key: self.article[key] for key in {*self.added, *self.rewritten}}, option=_STRICT_TYPES)
            return self._render_exactly()

    def _render_exactly(self) -> bytes:
        """Render by the standard library, which is slower, but keeps integers beyond 64 bits and deep nesting."""
        merged = {
            key: self.article[key] if key in self.rewritten else value for key, value in json.loads(self.line).items()
        }
        merged.update(self.added)
        text = json.dumps(merged, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode()


def is_blank(line: bytes) -> bool:
    """Return whether a line holds nothing: only white space, or a byte order mark that `cat` brought along."""
    return not line.removeprefix(BOM).strip()


def dead_letter(line: bytes, number: int, strict: bool = False) -> Item:
    """Return the article of an error record, to be tried again from the step it failed at. Raises `NotAnArticle`."""
    try:
        record = json.loads(line)
        raw, article, origin = record["raw"], record["article"], (record["source"], record["line"])
    except (ValueError, KeyError, TypeError):
        raise NotAnArticle("not an error record", "write --errors FILE with `newspipe run`, and retry that") from None
    held = (raw if article is None else json.dumps(article, ensure_ascii=False)).encode()
    try:
        item = Item(held, number, strict)
    except NotAnArticle as error:
        error.line, error.origin = held, origin
        raise
    item.origin = origin
    item.first_step = record["step"]
    return item


def unwritable(fields: dict[str, Any]) -> tuple[str, str] | None:
    """Return the first field whose value cannot be JSON, and why; None where all can."""
    for key, value in fields.items():
        try:
            orjson.dumps({key: value}, option=_STRICT_TYPES)
        except TypeError as error:
            return key, str(error)
    return None


def _rescue(line: bytes, strict: bool) -> tuple[bytes, Any, bool]:
    """Return a repaired line, its value, and whether characters were lost.

    Bad UTF-8 and lone surrogates become U+FFFD.
    """
    line = line.removeprefix(BOM)
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        if strict:
            raise NotAnArticle("not JSON", f"byte {error.start + 1} of the line is not UTF-8") from None
        text = line.decode("utf-8", errors="replace")
    repaired = _ESCAPE.sub(lambda match: "\\ufffd" if match[1] else match[0], text)
    if strict and repaired != text:
        raise NotAnArticle("not JSON", "it holds a lone surrogate, which is no character")
    fixed = repaired.encode()
    try:
        return fixed, orjson.loads(fixed), fixed != line
    except orjson.JSONDecodeError as error:
        if "infinity" in error.msg:
            return fixed, _with_huge_numbers(repaired), fixed != line
        raise NotAnArticle("not JSON", _explain(repaired, error)) from None


def _with_huge_numbers(text: str) -> Any:
    """Parse JSON whose integers do not fit a double; other numbers that do not are refused."""

    def number(digits: str) -> float:
        value = float(digits)
        if math.isinf(value):
            raise NotAnArticle("not JSON", f"the number {digits} is too large")
        return value

    try:
        return json.loads(text, parse_float=number)
    except NotAnArticle:
        raise
    except (ValueError, RecursionError) as error:
        raise NotAnArticle("not JSON", str(error)) from None


def _explain(text: str, error: orjson.JSONDecodeError) -> str:
    if text in ("{", "["):
        return "this is the first line of pretty-printed JSON; `jq -c .` puts each object on one line"
    start = error.pos - text.startswith("-Infinity", error.pos - 1)
    where = f"at column {start + 1}"
    if number := re.match("NaN|-?Infinity", text[start : start + 9]):
        return f"{number[0]} {where} is no JSON value; write null"
    is_fragment = re.match(r'"[^"]*": |[]}],?$', text)
    hint = "; pretty-printed JSON? `jq -c .` puts each object on one line" if is_fragment else ""
    return f"{error.msg} {where}{hint}"


def _not_an_object(value: object) -> str:
    if isinstance(value, list):
        return "an array, not an object; `jq -c '.[]'` makes a line of each element"
    return f"{type_name(value)}, not an object"


def _refuse_repeated_keys(line: bytes) -> None:
    def check(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(pairs)
        if len(result) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise NotAnArticle("not JSON", f"the key {twice!r} stands twice in one object")
        return result

    json.loads(line, object_pairs_hook=check)
