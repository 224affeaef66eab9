"""The width to which a text was wrapped. In PDF, word processors and mail, letters have different widths."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Offsets = tuple[int, int]

_FIRST_WORD = re.compile(r"\S+")
_NARROWEST, _WIDEST = 25, 160  # code points of the usual line
_BAND = 0.8  # full lines have at least this share of the usual width; proportional fonts vary it by a sixth
_SLACK = 0.92  # of what nearly all lines that certainly continue reach
_FEWEST = 2  # lines that certainly continue
_CERTAIN = 0.4  # of the breaks after full lines; about two of three are before a small letter in English prose
_WITHIN = 0.75  # of the lines that certainly continue, those that are full
_NEVER_CONTINUES = frozenset(".?!:;…")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text: how far, in code points, a full line and the first word after it reach at least and at most."""

    least: float
    most: float

    def wraps(self, text: str, line: Offsets, following: Offsets) -> bool:
        """Return whether ``line`` ends because the next word had no room, or its sentence continues."""
        if line[1] - line[0] > self.most:
            return False
        return self.least <= reach(text, line, following) or continues(text, line, following)


def reach(text: str, line: Offsets, following: Offsets) -> int:
    """Return the code points of a line with the first word of the next one."""
    word = _FIRST_WORD.match(text, *following)
    return line[1] - line[0] + 1 + (word.end() - word.start() if word else 0)


def continues(text: str, line: Offsets, following: Offsets) -> bool:
    """Return whether the next line certainly continues the sentence: a small letter after no stop."""
    return text[following[0]].islower() and text[line[1] - 1] not in _NEVER_CONTINUES


def column_width(text: str, blocks: Iterable[list[Offsets]]) -> Column | None:
    """Return the column to which the blocks of lines were wrapped, or None if they do not look wrapped.

    In wrapped prose the lines that certainly continue reach about as far as each other, and most of the other long
    lines continue with a name or end a sentence. Lines of one sentence each, lists and verse are not so.
    """
    pairs = [pair for lines in blocks for pair in pairwise(lines)]
    certain = sorted(reach(text, *pair) for pair in pairs if continues(text, *pair))
    if len(certain) < _FEWEST:
        return None
    usual = median(certain)
    column = Column(max(_BAND * usual, _SLACK * certain[len(certain) // 20]), usual / _BAND)
    full = [pair for pair in pairs if column.least <= reach(text, *pair) and pair[0][1] - pair[0][0] <= column.most]
    within = sum(column.least <= width <= column.most for width in certain)
    if _NARROWEST <= usual <= _WIDEST and within >= _WITHIN * len(certain) and len(certain) >= _CERTAIN * len(full):
        return column
    return None
