"""Words that a hyphen breaks at the end of a line, made whole."""

import re
from collections import Counter
from dataclasses import replace

from newspipe_clean.lines import Line

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"([^\W\d_]+)-$")
REST = re.compile(r"([^\W\d_]+)(\S*) ?")
# First and second parts that usually keep their hyphen.
FIRST = frozenset(
    """all anti bio co counter cross eco eight ex far fifth first five foot four full great half hard high highest ill
    in inter key large least left light little long longest low lower medium mid middle most multi near neo nine non
    north off old on one open out over part post pre present pro quasi re right second self semi seven short single six
    small so socio south state sub super ten third three top two ultra under up vice well whole wide world
    year""".split()  # noqa: SIM905
)
SECOND = frozenset(
    """and backed based by century class day edged elect friendly general hour in led like making mile minute month of
    old oriented owned page point range related run scale sponsored story style term than the time to week wide year
    years""".split()  # noqa: SIM905
)
NARROW, WIDE = 30, 120  # code points: what a hard-wrapped line measures


def mend(lines: list[Line]) -> list[Line]:
    """Return the lines with the rest of each broken word moved up to where the word begins.

    "the govern-", "ment said" becomes "the government", "said". Only in lines as long as hard wrapping makes them, and
    only before a small letter. The hyphen stays where it seems the word's own: see `_is_compound`.
    """
    breaks = [here for here in range(1, len(lines)) if _is_broken(lines[here - 1], lines[here])]
    if not breaks:
        return lines
    known = Counter(word for line in lines for word in WORD.findall(line.text.lower()))
    mended = list(lines)
    for here in breaks:
        first, second = mended[here - 1], mended[here]
        broken, rest = BROKEN.search(first.text[-WIDE:]), REST.match(second.text)
        if broken is None or rest is None:
            continue
        head = first.text if _is_compound(broken[1].lower(), rest[1].lower(), known) else first.text[:-1]
        left = second.text[rest.end() :]
        mended[here - 1] = replace(first, text=head + rest[1] + rest[2], end=first.end if left else second.end)
        mended[here] = replace(second, text=left)
    return [line for line in mended if line.text]


def _is_broken(first: Line, second: Line) -> bool:
    return first.text[-1] == "-" and not second.gap and NARROW <= len(first.text) <= WIDE and second.text[0].islower()


def _is_compound(first: str, second: str, known: Counter[str]) -> bool:
    """Say whether a hyphen is the word's own, from the other words of the text. ``known`` counts the two parts too."""
    if first + second in known:
        return False
    return (
        first in FIRST or second in SECOND or f"{first}-{second}" in known or (known[first] > 1 and known[second] > 1)
    )
