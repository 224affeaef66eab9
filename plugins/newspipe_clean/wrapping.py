"""Which lines of a hard-wrapped text are one paragraph, so that a piece of a sentence is not judged by itself."""

from collections.abc import Sequence
from dataclasses import replace

from newspipe_clean.lines import Line

FEWEST, SHARE = 2, 0.2  # lines that go on with a small letter, in a text that is wrapped: how many, and of all lines
FULL = 0.5  # of the usual width, for a line that goes on: proportional fonts wrap at uneven lengths
FULL_BEFORE_CAPITAL = 0.8  # the same before a line that begins with a capital
WIDE = 60  # code points: only lines so wide can go on with a capital from the first line of a paragraph
USUAL = 0.9  # quantile of the lengths that is taken for the width
ENDS = (".", "!", "?", ":", ".”", '."', "?”", '?"', "!”", '!"', ".)", ".’", ".'")


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in groups, one a paragraph; each line alone if the text is not hard-wrapped."""
    small = sum(not line.gap and line.text[0].islower() for line in lines[1:])
    if small < max(FEWEST, SHARE * len(lines)):
        return [[line] for line in lines]
    width = sorted(len(line.text) for line in lines)[int(USUAL * (len(lines) - 1))]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap and _goes_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(group: Sequence[Line], line: Line, width: int) -> bool:
    before = group[-1].text
    if line.text[0].islower():
        return len(before) >= FULL * width or not before.endswith(ENDS)
    if len(before) < FULL_BEFORE_CAPITAL * width:
        return False
    return len(group) > 1 or before.endswith(",") or (width >= WIDE and len(before) >= FULL_BEFORE_CAPITAL * width)


def joined(group: Sequence[Line]) -> Line:
    """Return the lines of a paragraph as one line."""
    first = group[0]
    if len(group) == 1:
        return first
    return replace(first, text=" ".join(line.text for line in group), end=group[-1].end)
