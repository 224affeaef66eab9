r"""JSON Lines: a line is an article.

What newspipe writes, too, and what most articles come in: so the sources cut it themselves, many lines at once, and a
worker keeps a line's own bytes. This class says the same, a line at a time.
"""

from collections.abc import Iterator
from typing import BinaryIO

import orjson

from newspipe.errors import StageError
from newspipe.reader import Reader, Reading, Record


class JsonLines(Reader):
    """One JSON object a line, with the fields of an article."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson", ".jl", ".json")

    def cut(self, stream: BinaryIO, start: int, limit: int) -> Iterator[Record]:
        r"""Yield the lines, cut at ``\n`` bytes only."""
        stream.seek(start)
        end = start
        for line in stream:
            end += len(line)
            yield Record(line[: limit + 1].rstrip(b"\n"), end, len(line) > limit)

    def article(self, record: bytes) -> Reading:
        """Return the object of a line. Raises `StageError` where it is none."""
        try:
            fields = orjson.loads(record)
        except orjson.JSONDecodeError as error:
            raise StageError(f"not JSON: {error}") from None
        if not isinstance(fields, dict):
            raise StageError("not an object")
        return Reading(fields)
