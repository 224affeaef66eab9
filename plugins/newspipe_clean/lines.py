"""The lines of a text, each with its place in the input."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What Unicode calls the end of a line, but for U+0085: that is more often a byte of text that was misread as Latin-1.
SOFT_HYPHEN = "\u00ad"
LINE_END = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its cleaned ``text`` and the code points [start, end) of the input that it came from.

    ``gap`` is true where a blank line stood before it.
    """

    text: str
    start: int
    end: int
    gap: bool


def raw_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of each line, without its line end."""
    start = 0
    for match in LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def join(lines: Iterable[Line]) -> str:
    """Write the lines as a text: ``\\n`` after each, and one blank line where the input had any."""
    parts: list[str] = []
    for line in lines:
        if parts:
            parts.append("\n\n" if line.gap else "\n")
        parts.append(line.text)
    return "".join(parts)
