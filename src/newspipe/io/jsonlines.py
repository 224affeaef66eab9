"""One line of JSON and the article in it: reading, repairing, and writing back with as little change as possible.

A line is not re-serialised where that can be avoided: new fields are spliced into it before its closing brace. So what
no stage touches keeps its exact bytes: key order, number formats, integers of any size.
"""

import json
import math
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

import orjson

from newspipe.article import type_name
from newspipe.batch import BOM

_ESCAPE = re.compile(  # an escape; group 1 where it is one half of a surrogate pair without the other
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)


class NotAnArticle(ValueError):
    """A line that holds no article. ``kind`` is what it is counted under: ``"not JSON"`` or ``"not an article"``.

    Of a dead letter, ``line`` is the line that it holds, and ``origin`` the source and line that first came from.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind
        self.line: bytes | None = None
        self.origin: tuple[str, int] | None = None


def rescue(line: bytes, strict: bool) -> tuple[bytes, Any, bool]:
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

    def constant(name: str) -> float:
        raise NotAnArticle("not JSON", f"{name} is no JSON value; write null")

    try:
        return json.loads(text, parse_float=number, parse_constant=constant)
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


def not_an_object(value: object) -> str:
    """Say what a JSON value is that is no object, and what to do about it."""
    if isinstance(value, list):
        return "an array, not an object; `jq -c '.[]'` makes a line of each element"
    return f"{type_name(value)}, not an object"


def refuse_repeated_keys(line: bytes) -> None:
    """Raise `NotAnArticle` if a key is there twice in one object."""

    def check(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(pairs)
        if len(result) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise NotAnArticle("not JSON", f"the key {twice!r} stands twice in one object")
        return result

    json.loads(line, object_pairs_hook=check)


_SPACE = re.compile(r"[ \t\r\n]*")
_VALUES = json.JSONDecoder(parse_int=str, parse_float=str)  # only the ends of values are wanted


def top_level_values(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the key, start and end (code points) of each value of a JSON object that is known to be valid."""
    at = text.index("{") + 1
    while text.startswith('"', at := _skip(text, at)):
        key, at = scanstring(text, at + 1, True)
        start = _skip(text, _skip(text, at) + 1)
        at = _VALUES.raw_decode(text, start)[1]
        yield key, start, at
        at = _skip(text, at) + 1


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    assert space
    return space.end()
