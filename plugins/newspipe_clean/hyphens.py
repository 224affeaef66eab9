"""Words that a hyphen breaks at the end of a line, made whole."""

import re
from collections import Counter
from collections.abc import Set
from dataclasses import replace

from newspipe_clean.lines import SOFT_HYPHEN, Line
from newspipe_clean.words import vocabulary

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
BROKEN = re.compile(rf"([^\W\d_]+)[{''.join(HYPHENS)}]$")
REST = re.compile(r"([^\W\d_]+)(\S*) ?")
WIDEST = 200  # code points of a hard-wrapped line
LONG = 4  # letters of a part that is a word by itself, not a syllable


def rejoin(lines: list[Line]) -> list[Line]:
    """Return the lines with the rest of each broken word moved up to where the word begins.

    "the govern-", "ment said" becomes "the government", "said". Only before a small letter, and in no line that is too
    long to be wrapped. The hyphen stays if it seems the word's own: see `_is_compound`; a soft one never stays.
    """
    breaks = [here for here in range(1, len(lines)) if _is_broken(lines[here - 1], lines[here])]
    rejoined = list(lines)
    if breaks:
        known = Counter(word for line in lines for word in WORD.findall(line.text.lower()))
        for here in breaks:
            first, second = rejoined[here - 1], rejoined[here]
            broken, rest = BROKEN.search(first.text[-WIDEST:]), REST.match(second.text)
            if broken is None or rest is None or rest[1].lower() in vocabulary("hyphens", "suspended"):
                continue
            own = first.text[-1] != SOFT_HYPHEN and _is_compound(broken[1].lower(), rest[1].lower(), known)
            head = first.text if own else first.text[:-1]
            left = second.text[rest.end() :]
            rejoined[here - 1] = replace(first, text=head + rest[1] + rest[2], end=first.end if left else second.end)
            rejoined[here] = replace(second, text=left)
    return [_without_soft_hyphen(line) for line in rejoined if line.text.strip(SOFT_HYPHEN)]


def _without_soft_hyphen(line: Line) -> Line:
    return replace(line, text=line.text.rstrip(SOFT_HYPHEN)) if line.text[-1] == SOFT_HYPHEN else line


def _is_broken(first: Line, second: Line) -> bool:
    return first.text[-1] in HYPHENS and not second.gap and len(first.text) <= WIDEST and second.text[0].islower()


def _is_compound(first: str, second: str, known: Counter[str]) -> bool:
    """Say whether a hyphen is the word's own, from the text's other words and a list of words and compounds.

    ``known`` counts the words of the text, the two parts too.
    """
    joined, compound = first + second, f"{first}-{second}"
    words = vocabulary("words", "words")
    if joined in known:
        return False
    if compound in known or compound in vocabulary("words", "compounds"):
        return True
    if joined in words:
        return False
    if first in vocabulary("hyphens", "first") or second in vocabulary("hyphens", "second"):
        return True
    return _are_words(first, second, words) or (known[first] > 1 and known[second] > 1)


def _are_words(first: str, second: str, words: Set[str]) -> bool:
    return len(first) >= LONG and len(second) >= LONG and first in words and second in words
