"""Write rows as CSV, TSV or JSON Lines."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import orjson

NAMES = ("csv", "tsv", "jsonl")
Row = list[Any]
BOM = "\ufeff"
GROUP = 64 * 1024  # characters that are collected before they are written

_PLAIN = frozenset({str, int, float, type(None)})  # what the module `csv` writes as `_text` does, only faster
_ESCAPED = re.compile(r"[\\\t\r\n]")
_ESCAPES = {"\\": r"\\", "\t": r"\t", "\r": r"\r", "\n": r"\n"}
# What a spreadsheet takes for a formula (OWASP, CSV injection), full-width forms included.
_FORMULA = re.compile("[=+\\-@\t\r＝＋－＠]")


class Table:
    """Rows on standard output. ``safe`` puts an apostrophe before what a spreadsheet would take for a formula."""

    def __init__(
        self, kind: str, columns: Sequence[str], *, safe: bool = False, bom: bool = False, at_once: bool = False
    ) -> None:
        self._lines = {"csv": _csv, "tsv": _tsv, "jsonl": _json_of(columns)}[kind]
        self._safe = safe and kind != "jsonl"
        self._at_once = at_once
        self._waiting: list[str] = []
        self._size = 0
        if bom and kind != "jsonl":
            self._waiting.append(BOM)
        if kind != "jsonl":
            self._waiting.append(self._lines([columns]))

    def add(self, rows: list[list[Any]]) -> None:
        """Write rows; they may wait until there are more, unless the table is written ``at_once``."""
        if self._safe:
            rows = [[_defused(value) for value in row] for row in rows]
        words = self._lines(rows)
        self._waiting.append(words)
        self._size += len(words)
        if self._size > GROUP or self._at_once:
            self.end()

    def end(self) -> None:
        """Write what waits."""
        data = "".join(self._waiting)
        self._waiting.clear()
        self._size = 0
        sys.stdout.buffer.write(data.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()


def _csv(rows: Sequence[Sequence[Any]]) -> str:
    """Return lines by RFC 4180, except for the line end, which is that of Unix."""
    if not _PLAIN.issuperset(map(type, chain.from_iterable(rows))):
        rows = [[_text(value) for value in row] for row in rows]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    words = written.getvalue()
    if "\r" not in words:
        return words
    # Before Python 3.13 the module leaves a carriage return without quotes, at which readers end the row.
    written = io.StringIO()
    csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return written.getvalue()


def _tsv(rows: Sequence[Sequence[Any]]) -> str:
    """Return lines in which a tab or line end is ``\\t`` or ``\\n``: one row a line, for cut, awk and Miller."""
    return "".join(["\t".join([_ESCAPED.sub(_escape, _text(value)) for value in row]) + "\n" for row in rows])


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES[found[0]]


def _json_of(columns: Sequence[str]) -> Callable[[Sequence[Sequence[Any]]], str]:
    def lines(rows: Sequence[Sequence[Any]]) -> str:
        return "".join([as_json(dict(zip(columns, row, strict=True))) + "\n" for row in rows])

    return lines


def as_json(value: Any) -> str:
    """Return a value as compact JSON."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # an integer of more than 64 bits
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(value: Any) -> str:
    """Return a value as a cell: nothing for null, JSON for lists and objects."""
    if value is None:
        return ""
    if type(value) is int or type(value) is float:
        return repr(value)
    return value if isinstance(value, str) else as_json(value)


def _defused(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and _FORMULA.match(value) else value
