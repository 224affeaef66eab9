"""Where a paragraph ends: blank lines, and line breaks that do not merely wrap a long line."""

import re

Offsets = tuple[int, int]

MIN_WRAP_WIDTH = 40  # code points; a narrower column is a list of short lines, not wrapped prose
MAX_WRAP_WIDTH = 120

_LINE = re.compile(r"\S[^\n\r\u2028\u2029\x0b\x0c\x85]*")
_PARAGRAPH_BREAKS = "\u2029\x0c"


def paragraph_spans(text: str, newlines: str = "auto") -> list[Offsets]:
    """Return the half-open offsets of the paragraphs of ``text``; each begins and ends with a character that is not space.

    ``newlines`` is "break" (every line break ends a paragraph), "wrap" (only blank lines do) or "auto" (a single line break
    ends a paragraph unless it wraps a line that was full).
    """
    paragraphs: list[Offsets] = []
    for block in _blocks(text):
        if newlines == "break" or (newlines == "auto" and not _is_wrapped(text, block)):
            paragraphs += _join_flowed(text, block) if newlines == "auto" else block
        else:
            paragraphs.append((block[0][0], block[-1][1]))
    return paragraphs


def _blocks(text: str) -> list[list[Offsets]]:
    """Return the lines of ``text``, without the space around them, in runs that no blank line interrupts."""
    blocks: list[list[Offsets]] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        start = match.start()
        end = start + len(match.group().rstrip())
        gap = text[previous_end:start].replace("\r\n", "\n")
        if blocks and sum(gap.count(c) for c in "\n\r\x0b\x85\u2028") < 2 and not any(c in gap for c in _PARAGRAPH_BREAKS):
            blocks[-1].append((start, end))
        else:
            blocks.append([(start, end)])
        previous_end = end
    return blocks


def _is_wrapped(text: str, lines: list[Offsets]) -> bool:
    """Whether the lines are one paragraph, broken wherever the next word would not have fitted (greedy line filling)."""
    if len(lines) < 2:
        return False
    width = max(end - start for start, end in lines)
    if not MIN_WRAP_WIDTH <= width <= MAX_WRAP_WIDTH:
        return False
    return all(
        end - start + 1 + len(text[next_start:next_end].split(maxsplit=1)[0]) > width
        for (start, end), (next_start, next_end) in zip(lines, lines[1:])
    )


def _join_flowed(text: str, lines: list[Offsets]) -> list[Offsets]:
    """Join a line to the one before, if that ended with a space (as RFC 3676 has it) and this one continues its sentence."""
    joined = [lines[0]]
    for start, end in lines[1:]:
        previous_start, previous_end = joined[-1]
        flowed = text[previous_end] == " " and text[start - 1] != "\t"
        if flowed and text[previous_end - 1] not in ".?!:;" and (text[start].islower() or text[start] in "(["):
            joined[-1] = (previous_start, end)
        else:
            joined.append((start, end))
    return joined
