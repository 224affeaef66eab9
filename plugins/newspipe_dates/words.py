"""The words of a text that can begin an expression or be part of one, found in one pass."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Final, NamedTuple

from newspipe_dates.units import AMOUNT_SIGNS

_WORD: Final = re.compile(r"(the {1,2})?('\d\d(?!\d)|[a-z]+|\d+)")
_NEAR: Final = 40  # code points from a word that begins expressions to the one that makes it temporal
_BEHIND: Final = 8  # code points from a temporal word to a bare one behind it
_REACH: Final = 48  # code points from the beginning of an expression to the words that its rule needs
_JOINTS: Final = "-/.:"
_LONGEST: Final = 6  # figures of which the shape is told
# Before a start: within a word, a number or an amount.
_INSIDE: Final = re.compile(rf"\w|[{AMOUNT_SIGNS}]\d|(?<=\d)[.,:]\d")


def shape(lower: str, start: int, end: int) -> str:
    """The word at the place itself, or the shape of figures: "00" for "25", "'00" for "'68".

    Figures with a letter behind them have an "a" in their shape; a sign that joins them to what follows is part of it.
    """
    first = lower[start]
    if first == "'":
        return "'00"
    if not first.isdigit():
        return lower[start:end]
    zeros = "0" * min(end - start, _LONGEST + 1)
    behind = lower[end : end + 2]
    if behind[:1].isalpha():
        return zeros + "a" if behind[0].isascii() else zeros
    return zeros + behind[0] if len(behind) == 2 and behind[0] in _JOINTS and behind[1].isalnum() else zeros


def opening(lower: str, at: int) -> str | None:
    """The word with which the text goes on at the place; of "the year" both words."""
    match = _WORD.match(lower, at)
    if not match:
        return None
    word = shape(lower, *match.span(2))
    return f"the {word}" if match[1] else word


class Vocabulary(NamedTuple):
    """What the rules of a language know of words.

    ``first`` are those with which expressions begin, ``time`` those that make an expression temporal, and ``needs`` has
    a bit for each set of words of which some rule needs one. ``bare`` begin expressions that hold no temporal word, as
    the "nine" of "tonight at nine"; ``lead`` are the words behind which they are tried.
    """

    first: frozenset[str]
    time: frozenset[str]
    needs: Mapping[str, int]
    bare: frozenset[str]
    lead: frozenset[str]


class Words:
    """The words of one text."""

    def __init__(self, lower: str, vocabulary: Vocabulary) -> None:
        first, time, needs, bare, lead = vocabulary
        self._places: list[int] = []
        self._needs: list[int] = []
        found = []
        behind = -_BEHIND  # where the last temporal word ended
        known = needs.get
        last = ""
        for match in _WORD.finditer(lower):
            word = match[2]
            if word < "a":  # figures, and the apostrophe before them
                word = shape(lower, *match.span(2))
            bits = known(word)
            last, before = word, last
            if bits is None:
                continue
            start = match.start(2)
            the = match.start() if match[1] else -1
            self._places.append(start)
            self._needs.append(bits)
            follows = word in bare and (before in lead or start - behind <= _BEHIND)
            found.append((start, word, the, follows))
            if word in time:
                behind = match.end()
        self.starts: list[tuple[int, str]] = []
        time_word = len(lower) + _NEAR
        for start, word, the, follows in reversed(found):
            if word in time:
                time_word = start
            if time_word - start >= _NEAR and not follows:
                continue
            if word in first and (not start or not _INSIDE.match(lower, start - 1)):
                self.starts.append((start, word))
            if the >= 0 and f"the {word}" in first:
                self.starts.append((the, f"the {word}"))
        self.starts.reverse()

    def near(self, at: int) -> int:
        """The bits of the words at the place and soon after it."""
        places, needs = self._places, self._needs
        bits = 0
        for index in range(bisect_left(places, at), len(places)):
            if places[index] - at > _REACH:
                break
            bits |= needs[index]
        return bits
