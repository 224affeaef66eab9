"""Past or future: what the verbs and prepositions around an expression tell of its direction from today."""

from __future__ import annotations

import re
from typing import Final

PAST, FUTURE = -1, 1
REACH: Final = 120  # code points before and after an expression that are looked at

_AHEAD = (
    r"will|'ll|won't|shall|would|going to|be [a-z]+|plans? (?:to|for)|planning|expects?|schedule|due|hopes?|intends?|proposes?|upcoming|"
    r"may|might|could|should|is to|are to|forecasts?|deadline|expires?|scheduled|expected|planned|proposed|slated|"
    r"set (?:to|for)|supposed to|payable|of record|until|effective|anticipated|estimates?|wants? to|agreed to|ready to|in time for|ahead of"
)
_BEHIND = (
    r"was|were|had|has|have|did|been|said|says|told|since|ago|after|went|came|began|rose|fell|took|made|won|lost|met|"
    r"left|held|gave|got|became|sent|saw|found|died|grew|struck|brought|led|ran|quit|sold|bought|paid|kept|spoke|"
    r"tore|threw|drew|wore|swore|bore|rode|sank|sang|shook|stole|froze|woke|forgot|hid|bit|fled|sped|slid|swept|slept|"
    r"meant|dealt|lent|spent|built|caught|sought|laid|heard|understood|wrote|broke|hit|shot|fought|felt|thought|taught|drove|flew|withdrew|chose|stood|(?!un)[a-z]{2,}ed"
)
_CUE: Final = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b")
_PENDING: Final = re.compile(r"\b(?:by|until|starting|beginning|before|effective)(?: the end of| early| late| mid)?[ -]$")


def direction(before: str, after: str) -> int:
    """PAST or FUTURE after the nearest cue before the expression, then after it; 0 where there is none.

    ``before`` and ``after`` are the parts of the sentence around the expression, in lower case.
    """
    last = None
    for last in _CUE.finditer(before):
        pass
    cue = last or _CUE.search(after)
    if cue:
        return FUTURE if cue["ahead"] else PAST
    return FUTURE if _PENDING.search(before) else 0
