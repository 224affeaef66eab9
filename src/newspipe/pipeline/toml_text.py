"""A TOML reader for pipeline files: JSON's values only, each with its place.

tomllib reads the values and finds what is wrong, but does not say where a value is, nor does another library. So a
second pass, over a text that is known to be TOML, finds it; strings, brackets and headers are all it must recognise.
"""

import re
import tomllib
from datetime import date, time
from typing import Any

from newspipe.pipeline.positions import MAX_DEPTH, MAX_DIGITS, Document, NotParsed, NotSupported, Path, check_depth

_SPACE = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")  # the items of an array
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_VALUE = re.compile(r"[^,\]}#\n]+")
_KEY = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+')
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")  # at the end of tomllib's messages
_LONG_NUMBER = re.compile(rf"[0-9_]{{{MAX_DIGITS},}}")


def parse(text: str) -> Document:
    """Parse a TOML text that holds what JSON can. Raises `NotParsed`."""
    document = Document(text)
    try:
        document.value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotParsed(_PLACE.sub("", str(error)), _offset(text, str(error))) from None
    except ValueError:  # an integer of more digits than Python converts
        number = _LONG_NUMBER.search(text)
        raise NotSupported(f"a number of more than {MAX_DIGITS} digits", number.start() if number else 0) from None
    except RecursionError:
        raise NotSupported(f"nested too deeply, more than {MAX_DEPTH} levels", 0) from None
    _Finder(document).find()
    _check(document, document.value, ())
    return document


def _offset(text: str, message: str) -> int:
    """Return the offset of the place that a message of tomllib's names."""
    place = _PLACE.search(message)
    if not (place and place[1]):
        return len(text.rstrip())
    lines = text.split("\n")[: int(place[1]) - 1]
    return sum(len(line) + 1 for line in lines) + int(place[2]) - 1


def _check(document: Document, value: Any, path: Path) -> None:
    """Raise `NotSupported` at the first value that JSON does not have."""
    offset = document.values[path]
    if isinstance(value, dict):
        for key, inner in value.items():
            _check(document, inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _check(document, inner, (*path, index))
    elif isinstance(value, date | time):
        word = str(value)
        raise NotSupported(
            f"{word} is a date or a time, which JSON does not have", offset, f'write "{word}" with quotes'
        )
    elif isinstance(value, float) and value - value != 0:
        raise NotSupported(f"the number {value} is not one that JSON has", offset)
    elif isinstance(value, int) and abs(value) >= 10**MAX_DIGITS:
        raise NotSupported(f"a number of more than {MAX_DIGITS} digits", offset)


class _Finder:
    """Fills in the places of a document, whose text is known to be TOML."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._lengths: dict[Path, int] = {}  # of the arrays of tables so far

    def find(self) -> None:
        self._document.values[()] = 0
        table: Path = ()
        position = self._skip(_BETWEEN, 0)
        while position < len(self._text):
            if self._text[position] == "[":
                table, position = self._header(position)
            else:
                position = self._key_value(table, position)
            position = self._skip(_BETWEEN, position)

    def _header(self, start: int) -> tuple[Path, int]:
        brackets = 2 if self._text.startswith("[[", start) else 1
        path, position = self._keys((), self._skip(_SPACE, start + brackets))
        if brackets == 2:
            self._document.values.setdefault(path, start)
            index = self._lengths.get(path, 0)
            self._lengths[path] = index + 1
            path = (*path, index)
        self._document.values[path] = start
        return path, self._skip(_SPACE, position) + brackets

    def _key_value(self, table: Path, start: int) -> int:
        path, position = self._keys(table, start)
        position = self._skip(_SPACE, position)  # at the =
        return self._value(path, self._skip(_SPACE, position + 1))

    def _keys(self, path: Path, position: int) -> tuple[Path, int]:
        """Return the path that a dotted key leads to and its end. The tables on its way get their places."""
        while True:
            if path in self._lengths:  # an array of tables stands for its last one
                path = (*path, self._lengths[path] - 1)
            key = _KEY.match(self._text, position)
            assert key
            path = (*path, _unquoted(key[0]))
            check_depth(path, position)
            self._document.keys.setdefault(path, position)
            self._document.values.setdefault(path, position)
            dot = _DOT.match(self._text, key.end())
            if not dot:
                return path, key.end()
            position = dot.end()

    def _value(self, path: Path, start: int) -> int:
        """Note where a value begins, and the values in it; return its end."""
        check_depth(path, start)
        self._document.values[path] = start
        char = self._text[start]
        if char == "[":
            return self._items(path, start, "]")
        if char == "{":
            return self._items(path, start, "}")
        value = (_STRING if char in "\"'" else _BARE_VALUE).match(self._text, start)
        assert value
        return value.end()

    def _items(self, path: Path, start: int, closing: str) -> int:
        index = 0
        position = self._skip(_BETWEEN, start + 1)
        while self._text[position] != closing:
            is_array = closing == "]"
            position = self._value((*path, index), position) if is_array else self._key_value(path, position)
            index += 1
            position = self._skip(_BETWEEN, position)
            if self._text[position] == ",":
                position = self._skip(_BETWEEN, position + 1)
        return position + 1

    def _skip(self, pattern: re.Pattern[str], position: int) -> int:
        match = pattern.match(self._text, position)
        return match.end() if match else position


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    value: str = tomllib.loads(f"key = {key}")["key"]
    return value
