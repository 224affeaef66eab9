"""A JSON reader that remembers where everything is, because no JSON library reports it."""

import re
from collections.abc import Iterator
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from newspipe.pipeline.positions import Document, NotParsed, Path, check_depth, number

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LITERALS = {"true": True, "false": False, "null": None}


def parse(text: str) -> Document:
    """Parse a JSON text. Raises `NotParsed`; keys that stand twice in an object are listed in ``repeated``."""
    document = Document(text)
    scanner = _Scanner(document)
    try:
        document.value, end = scanner.value(_skip(text, 0), ())
    except JSONDecodeError as error:
        raise NotParsed(error.msg, error.pos) from None
    end = _skip(text, end)
    if end < len(text):
        raise NotParsed("something follows the end of the JSON value", end)
    return document


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


class _Scanner:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.end = 0

    def value(self, offset: int, path: Path) -> tuple[Any, int]:
        check_depth(path, offset)
        self.document.values[path] = offset
        char = self.text[offset : offset + 1]
        if char == "{":
            return self.object(offset, path)
        if char == "[":
            return self.array(offset, path)
        if char == '"':
            string: tuple[str, int] = scanstring(self.text, offset + 1, True)
            return string
        if match := _NUMBER.match(self.text, offset):
            return number(match[0], offset), match.end()
        for word, value in _LITERALS.items():
            if self.text.startswith(word, offset):
                return value, offset + len(word)
        raise NotParsed(self.explain(offset), offset)

    def object(self, offset: int, path: Path) -> tuple[dict[str, Any], int]:
        result: dict[str, Any] = {}
        for start in self.items(offset, "}"):
            if self.text[start : start + 1] != '"':
                raise NotParsed(self.explain(start, 'a key in "double quotes"'), start)
            key, end = scanstring(self.text, start + 1, True)
            here = (*path, key)
            if key in result:
                self.document.repeated.append(here)
            self.document.keys[here] = start
            end = _skip(self.text, end)
            if self.text[end : end + 1] != ":":
                raise NotParsed(f'expected ":" after the key "{key}"', end)
            result[key], self.end = self.value(_skip(self.text, end + 1), here)
        return result, self.end

    def array(self, offset: int, path: Path) -> tuple[list[Any], int]:
        result: list[Any] = []
        for start in self.items(offset, "]"):
            item, self.end = self.value(start, (*path, len(result)))
            result.append(item)
        return result, self.end

    def items(self, offset: int, closing: str) -> Iterator[int]:
        """Yield where each item starts; the caller leaves ``self.end`` behind the item it read."""
        position = _skip(self.text, offset + 1)
        if self.text[position : position + 1] == closing:
            self.end = position + 1
            return
        while True:
            yield position
            position = _skip(self.text, self.end)
            char = self.text[position : position + 1]
            if char == closing:
                self.end = position + 1
                return
            if char != ",":
                raise NotParsed(self.explain(position, f'"," or "{closing}"'), position)
            position = _skip(self.text, position + 1)
            if self.text[position : position + 1] == closing:
                raise NotParsed(f'a "," before "{closing}" is not allowed; remove it', position)

    def explain(self, offset: int, expected: str = "a value") -> str:
        rest = self.text[offset : offset + 2]
        if not rest:
            return f"expected {expected}, found the end of the file"
        if rest in ("//", "/*") or rest[0] == "#":
            return 'JSON has no comments; put the words into "description"'
        if rest[0] == "'":
            return f"expected {expected}, found a single quote; JSON strings take double quotes"
        return f"expected {expected}, found {rest[0]!r}"
