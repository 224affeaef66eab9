"""Reading the files of a language: sections of lines, where _ stands for a blank within a word."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_INTEGER: Final = re.compile(r"0|-?[1-9]\d*")  # "-05" and "+01" are zones
_HEADER: Final = re.compile(r"\[([^\[\]\\$]+)\]")


def sections(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The sections of a file in order: the name in brackets and its lines, without comments and empty lines."""
    name, lines = "", list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        header = _HEADER.fullmatch(line)
        if header:
            if name:
                yield name, lines
            name, lines = header[1], []
        elif line and not line.startswith("#"):
            lines.append(line)
    if name:
        yield name, lines


def words(path: Path) -> dict[str, dict[str, str | int]]:
    """The tables of a file: each word with its value; a line without ``=`` holds words that are their own value.

    A line ``+TABLE`` takes over a table that comes before it.
    """
    tables: dict[str, dict[str, str | int]] = {}
    for name, lines in sections(path):
        table = tables.setdefault(name, {})
        for line in lines:
            if line.startswith("+"):
                table.update(tables[line[1:]])
                continue
            left, equals, right = line.partition("=")
            value = right.strip()
            for word in left.split():
                plain = word.replace("_", " ")
                table[plain] = (int(value) if _is_integer(value) else value) if equals else plain
    return tables


def _is_integer(text: str) -> bool:
    return bool(_INTEGER.fullmatch(text))
