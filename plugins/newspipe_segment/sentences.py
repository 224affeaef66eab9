"""Where a sentence ends within a paragraph."""

import re

from newspipe_segment.abbreviations import BEFORE_NAMES, BEFORE_NUMBERS, NEVER_LAST, OFTEN_LAST, STARTERS

Offsets = tuple[int, int]

_CANDIDATE = re.compile(
    r"""
    (?P<stop>[.?!\u2026][.?!\u2026]*+(?:[ ][.]++)*+)
    (?P<closers>["'\u201d\u2019\u00bb)\]}]*+(?:\s?\[\d{1,3}\])*+)
    (?P<gap>\s++)
    (?P<openers>["'\u201c\u2018\u00ab(\[{]*+)
    (?P<next>\w*+)
    |
    (?P<wide>[\u3002\uff01\uff1f\uff0e\uff61\u0964\u0965\u06d4\u061f]++["'\u201d\u2019\u00bb)\]}\u300d\u300f\uff09]*+)
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[\w.&\u2019'-]*\Z")


def sentence_spans(paragraph: str, offset: int = 0) -> list[Offsets]:
    """Return the half-open offsets of the sentences of one paragraph, shifted by ``offset``."""
    spans: list[Offsets] = []
    start = 0
    for match in _CANDIDATE.finditer(paragraph):
        end = match.end("wide") if match["wide"] else match.end("closers")
        if match["wide"] or _ends_sentence(paragraph, match):
            spans.append((offset + start, offset + end))
            start = end
            while start < len(paragraph) and paragraph[start].isspace():
                start += 1
    if start < len(paragraph):
        spans.append((offset + start, offset + len(paragraph)))
    return spans


def _ends_sentence(paragraph: str, match: re.Match[str]) -> bool:
    following = match["next"]
    capital = not following[:1].islower()
    if not capital:
        return False
    if match["stop"] != ".":
        return match["stop"] != "..." or following[:1].isupper()
    window = paragraph[max(0, match.start() - 40) : match.start()]
    found = _WORD_BEFORE.search(window)
    word = found.group() if found else ""
    bare = word.lower().replace(".", "")
    if match["closers"] or match["openers"]:
        return bare not in NEVER_LAST
    if bare in NEVER_LAST or (bare in BEFORE_NUMBERS and following[:1].isdigit()):
        return False
    if bare in BEFORE_NAMES or "." in word or (len(word) == 1 and word.isupper()):
        return following in STARTERS
    if bare in OFTEN_LAST:
        return following in STARTERS
    return True
