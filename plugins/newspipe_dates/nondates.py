"""What looks like a date and is none: counts, amounts, rates, scores, codes, names."""

import re
from typing import Final

from newspipe_dates.rule import Found

_CAPITAL_FOLLOWS: Final = re.compile(r" [A-Z]")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;,\"'“”‘’`()\[\]\n–—-])\s{0,3}[\"'“‘`(]{0,3}$")
_AROUND: Final = 10  # code points on both sides that show whether a line is in capitals


def is_count(found: Found) -> bool:
    """Whether four figures are a number of things, or part of a name or an amount, rather than a year."""
    if (
        found.follows("numbered")
        or found.follows("phone")
        or found.precedes("measured")
        or found.precedes("season-years")
    ):
        return True
    if found.follows("in-number") and not found.follows("year-range"):
        return True
    return bool(found.precedes("counted")) and not found.follows("year-preposition")


def before_name(found: Found) -> bool:
    """Whether a word in capitals follows: "the Winter Games", "April Jones"."""
    return bool(_CAPITAL_FOLLOWS.match(found.context.text, found.end))


def in_name(found: Found) -> bool:
    """Whether the expression is part of a name: "USA Today", "This Week", "Man of the Year", "Sunday Times"."""
    text, start, end = found.context.text, found.start, found.end
    if found["weekday"]:
        return bool((before_name(found) and found.precedes("weekday-name")) or found.follows("weekday-nickname"))
    words = text[start:end].split()
    if words[-1][0].isupper() and (len(words) > 1 or not _SENTENCE_START.search(text[max(0, start - 24) : start])):
        return not text[max(0, start - _AROUND) : end + _AROUND].isupper()  # capitals mean nothing among capitals
    return False


def is_rate(found: Found) -> bool:
    """Whether "a week" tells a rate ("$3 a week", "four flights a day") rather than a time."""
    return bool(found.follows("rated"))
