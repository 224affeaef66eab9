"""Words that a hyphen breaks at the end of a line, made whole."""

import re
from dataclasses import replace

from newspipe_clean.lines import Line

BROKEN = re.compile(r"[^\W\d_]+-$")
REST = re.compile(r"([^\W\d_]+)(\S*) ?")
# First parts that usually keep their hyphen.
COMPOUND = frozenset(
    [
        "all",
        "anti",
        "bio",
        "co",
        "counter",
        "cross",
        "ex",
        "far",
        "first",
        "foot",
        "full",
        "half",
        "hard",
        "high",
        "highest",
        "in",
        "inter",
        "ill",
        "key",
        "large",
        "least",
        "left",
        "light",
        "little",
        "long",
        "low",
        "medium",
        "mid",
        "middle",
        "multi",
        "near",
        "neo",
        "non",
        "north",
        "off",
        "old",
        "on",
        "one",
        "open",
        "out",
        "over",
        "part",
        "post",
        "pre",
        "pro",
        "quasi",
        "re",
        "right",
        "second",
        "self",
        "semi",
        "short",
        "single",
        "six",
        "small",
        "so",
        "socio",
        "south",
        "sub",
        "super",
        "ten",
        "third",
        "three",
        "top",
        "two",
        "ultra",
        "under",
        "up",
        "vice",
        "well",
        "whole",
        "wide",
        "world",
        "year",
    ]
)
NARROW, WIDE = 30, 120  # code points: what a hard-wrapped line measures


def mend(lines: list[Line]) -> list[Line]:
    """Return the lines with the rest of each broken word moved up to where the word begins.

    "the govern-", "ment said" becomes "the government", "said". Only in lines as long as hard wrapping makes them, and
    only before a small letter. The hyphen stays where the first part usually has one ("well-", "known").
    """
    mended: list[Line] = []
    for line in lines:
        whole = _whole(mended[-1].text, line.text) if mended and not line.gap and mended[-1].text[-1] == "-" else None
        if whole is None:
            mended.append(line)
            continue
        head, rest = whole
        mended[-1] = replace(mended[-1], text=head)
        if rest:
            mended.append(replace(line, text=rest))
        else:
            mended[-1] = replace(mended[-1], end=line.end)
    return mended


def _whole(first: str, second: str) -> tuple[str, str] | None:
    if not (NARROW <= len(first) <= WIDE and second[:1].islower()):
        return None
    broken, rest = BROKEN.search(first[-WIDE:]), REST.match(second)
    if broken is None or rest is None:
        return None
    keeps = broken[0][:-1].lower() in COMPOUND
    head = (first if keeps else first[:-1]) + rest[1] + rest[2]
    return head, second[rest.end() :]
