"""The lines of a text, each with its place in the input."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What Unicode and str.splitlines() call the end of a line, without the separators \x1c-\x1e of teletypes.
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


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
