"""Past or future: what the verbs around an expression tell of its direction from the article's day."""

import re
from functools import cache
from typing import Final

from newspipe_dates.phrases import phrase, phrase_before

PAST, FUTURE = -1, 1
REACH: Final = 120  # code points before and after an expression that are looked at


@cache
def _cue() -> re.Pattern[str]:
    """A verb that tells of the direction."""
    return re.compile(rf"\b(?:(?P<ahead>{phrase('ahead').pattern})|(?P<behind>{phrase('behind').pattern}))\b")


@cache
def _plan() -> re.Pattern[str]:
    """A verb that may be a noun."""
    return re.compile(rf"\b(?:{phrase('plan').pattern})\b")


def direction(before: str, after: str) -> int:
    """PAST or FUTURE after the nearest cue before the expression, else after it, else after its preposition; or 0.

    ``before`` and ``after`` are the parts of the sentence around the expression, in lower case.
    """
    cues = list(_cue().finditer(before))
    spoken = cues and phrase("saying").fullmatch(cues[-1][0])
    pending = phrase_before("pending").search(before)
    if (spoken and pending) or (
        (spoken or not cues) and _plan().search(before, cues[-1].end() if cues else 0)
    ):
        return FUTURE
    cue = cues[-1] if cues else _cue().search(after)
    if cue:
        return FUTURE if cue["ahead"] else PAST
    return FUTURE if pending or _plan().search(after) or phrase("infinitive").search(before) else 0
