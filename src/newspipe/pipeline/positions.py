"""A JSON reader that remembers where everything stands, since no JSON library tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_LITERALS = {"true": True, "false": False, "null": None}


class JSONSyntaxError(ValueError):
    """Text that is not JSON; ``offset`` (code points) is where it stops being JSON."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass
class Document:
    """A parsed JSON text, and the offsets (code points) of its values and of its objects' keys, by path."""

    text: str
    value: Any = None
    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    repeated: list[Path] = field(default_factory=list)

    def line_column(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return line and column, both from 1, of the value at ``path`` or of its key.

        Where there is no such value, they are those of the nearest parent.
        """
        while path and path not in self.values:
            path, key = path[:-1], False
        return line_column(self.text, self.keys[path] if key and path in self.keys else self.values.get(path, 0))


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column, both from 1, of an offset into ``text``; all in code points."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def format_path(path: Path) -> str:
    """Return a path as people write it: ``steps[2].options.labels``."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")


def parse(text: str) -> Document:
    """Parse a JSON text. Raises `JSONSyntaxError`; keys that stand twice in an object are listed in ``repeated``."""
    document = Document(text)
    scanner = _Scanner(document)
    try:
        document.value, end = scanner.value(_skip(text, 0), ())
    except JSONDecodeError as error:
        raise JSONSyntaxError(error.msg, error.pos) from None
    except RecursionError:
        raise JSONSyntaxError("nested too deeply", 0) from None
    end = _skip(text, end)
    if end < len(text):
        raise JSONSyntaxError("something follows the end of the JSON value", end)
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
        self.document.values[path] = offset
        char = self.text[offset : offset + 1]
        if char == "{":
            return self.object(offset, path)
        if char == "[":
            return self.array(offset, path)
        if char == '"':
            string: tuple[str, int] = scanstring(self.text, offset + 1, True)
            return string
        if number := _NUMBER.match(self.text, offset):
            is_float = number[1] or number[2]
            return (float if is_float else int)(number[0]), number.end()
        for word, value in _LITERALS.items():
            if self.text.startswith(word, offset):
                return value, offset + len(word)
        raise JSONSyntaxError(self.explain(offset), offset)

    def object(self, offset: int, path: Path) -> tuple[dict[str, Any], int]:
        result: dict[str, Any] = {}
        for start in self.items(offset, "}"):
            if self.text[start : start + 1] != '"':
                raise JSONSyntaxError(self.explain(start, 'a key in "double quotes"'), start)
            key, end = scanstring(self.text, start + 1, True)
            here = (*path, key)
            if key in result:
                self.document.repeated.append(here)
            self.document.keys[here] = start
            end = _skip(self.text, end)
            if self.text[end : end + 1] != ":":
                raise JSONSyntaxError(f'expected ":" after the key "{key}"', end)
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
                raise JSONSyntaxError(self.explain(position, f'"," or "{closing}"'), position)
            position = _skip(self.text, position + 1)
            if self.text[position : position + 1] == closing:
                raise JSONSyntaxError(f'a "," before "{closing}" is not allowed; remove it', position)

    def explain(self, offset: int, expected: str = "a value") -> str:
        rest = self.text[offset : offset + 2]
        if not rest:
            return f"expected {expected}, found the end of the file"
        if rest in ("//", "/*") or rest[0] == "#":
            return 'JSON has no comments; put the words into "description"'
        if rest[0] == "'":
            return f"expected {expected}, found a single quote; JSON strings take double quotes"
        return f"expected {expected}, found {rest[0]!r}"
