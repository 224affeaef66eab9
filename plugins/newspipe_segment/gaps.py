"""The place between two words, and what may be known about it when deciding whether a sentence ends there."""

from bisect import bisect
from typing import NamedTuple

from newspipe_segment.words import Word

_SIZES = (6, 12, 18, 36, 80)  # code points; a heading or an enumerator is short, a sentence seldom


class Gap(NamedTuple):
    """The white space ``text[end:following]``, after which a sentence may start."""

    text: str  #: a paragraph, its quotes straight
    start: int  #: offset of the sentence so far
    end: int  #: offset of the end of the word before
    following: int  #: offset of the word after
    first: Word  #: the first word of the sentence so far
    earlier: Word  #: the word before the word before, in the same sentence
    before: Word
    after: Word
    later: Word  #: the word after the word after
    has_letters: bool  #: whether the sentence so far has any letter or digit
    in_brackets: bool
    in_quotes: bool


def features(gap: Gap) -> list[str]:
    """Return the features of a gap that the log-linear model weighs.

    They are those of Gillick (2009), "Sentence Boundary Detection and the Problem with the U.S.": the words on both
    sides, their forms and abbreviation classes, alone and in pairs; and beyond his, the punctuation between them, the
    words one further off, the length of the sentence so far, and whether a bracket or a quotation is open.
    """
    text, begin, end, _, first, earlier, before, after, later, _, in_brackets, in_quotes = gap
    mark = before.closing
    left = before.shape + mark
    right = after.opening + after.shape
    start = right + after.starter
    size = bisect(_SIZES, end - begin)
    caps = "caps" if size < len(_SIZES) and text[begin:end].isupper() else first.shape
    inside = f"{'(' if in_brackets else ''}{'q' if in_quotes else ''}{mark}"
    found = [
        "bias",
        "mark " + mark,
        "before " + before.key,
        "after " + after.core,
        f"shapes {left} {right}",
        "start " + start,
        f"size {size}",
        f"size {size} {mark}",
        f"later {after.shape} {later.opening}{later.shape}{later.closing[:1]}",
        f"first {caps} {right}",
        f"first {caps} {mark}",
        "inside " + inside,
        f"inside {inside} {right}",
        f"earlier {earlier.shape}{earlier.closing[-1:]} {left}",
        f"left {left} {after.starter}",
        f"mark {mark} after {after.core}",
    ]
    kind = before.abbreviation
    if kind:
        found += [
            f"abbreviation {mark} {start}",
            f"{kind} {mark}",
            f"{kind} {right}",
            f"{kind} {start}",
            f"{kind} {right}{after.closing[:1]}",
            f"{kind} after {after.core}",
            f"before {before.key} {right}",
        ]
    if '"' in mark or "'" in mark:
        found += ["later " + later.core, f"later {after.shape} {later.core}"]
    return found
