"""Where a paragraph ends: at blank lines, and at line breaks that do not merely wrap a long line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newspipe_segment.columns import Column, Offsets, column_width, reach

_BREAK = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{_BREAK}]*[^{_BREAK}\s])?")
_ONE_BREAK = re.compile(rf"\r\n|[{_BREAK}]")
_PARAGRAPH_SEPARATOR = "\u2029"

_NARROWEST, _WIDEST = 40, 120  # code points of the longest line of a block that may be wrapped
_MOST, _HALF = 0.75, 0.5


def paragraph_spans(text: str, newlines: str = "auto") -> list[Offsets]:
    """Return the half-open offsets of the paragraphs of ``text``; none begins or ends with white space.

    A blank line ends a paragraph. ``newlines`` says what a single line break does: it ends one too ("break"), it never
    does ("wrap"), or it does unless it wraps a line that was full ("auto").
    """
    if newlines == "break":
        return [match.span() for match in _LINE.finditer(text)]
    if newlines == "wrap":
        return [(lines[0][0], lines[-1][1]) for lines in _blocks(text)]
    blocks = list(_blocks(text))
    column = column_width(text, blocks)
    return [paragraph for lines in blocks for paragraph in _unwrapped(text, lines, column)]


def _blocks(text: str) -> Iterator[list[Offsets]]:
    """Yield the lines of ``text``, without the space around them, in runs that no blank line interrupts."""
    block: list[Offsets] = []
    for match in _LINE.finditer(text):
        line = match.span()
        if block and _is_blank_line(text[block[-1][1] : line[0]]):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_blank_line(gap: str) -> bool:
    return gap != "\n" and (_PARAGRAPH_SEPARATOR in gap or len(_ONE_BREAK.findall(gap)) > 1)


def _unwrapped(text: str, lines: list[Offsets], column: Column | None) -> Iterator[Offsets]:
    """Yield the paragraphs of a block: its lines, joined where the break between them is only a wrap."""
    width = _wrap_width(text, lines)
    start = lines[0][0]
    for line, following in pairwise(lines):
        if not (
            (width and reach(text, line, following) > width)
            or (column and column.wraps(text, line, following))
            or _flows_on(text, line, following)
        ):
            yield start, line[1]
            start = following[0]
    yield start, lines[-1][1]


def _wrap_width(text: str, lines: list[Offsets]) -> int | None:
    """Return the width to which a block was wrapped, in code points, or None where it does not look wrapped.

    Greedy line filling leaves no line that the next word would still have fitted, and breaks most sentences in two. So
    most line breaks must be such, and half of them before a small letter.
    """
    width = max(end - start for start, end in lines)
    if len(lines) == 1 or not _NARROWEST <= width <= _WIDEST:
        return None
    full = [following for line, following in pairwise(lines) if reach(text, line, following) > width]
    inside_sentence = sum(text[start].islower() for start, _ in full)
    breaks = len(lines) - 1
    return width if len(full) >= _MOST * breaks and inside_sentence >= _HALF * breaks else None


def _flows_on(text: str, line: Offsets, following: Offsets) -> bool:
    """Whether a line ends with a space, as wrapped lines do in RFC 3676, and the next goes on with its sentence."""
    if text[line[1]] != " " or text[line[1] - 1] in ".?!:;":
        return False
    return text[following[0]].islower() or text[following[0]] == "("
