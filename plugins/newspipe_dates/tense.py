"""Past or future: what the verbs around an expression tell of its direction from the article's day."""

import re
from typing import Final

PAST, FUTURE = -1, 1
REACH: Final = 120  # code points before and after an expression that are looked at


def _joined(lines: str) -> str:
    """One pattern of the lines."""
    return "".join(line.strip() for line in lines.splitlines())


# A cue with a lookahead to the end ("through(?= $)") tells only of an expression that follows at once.
_AHEAD: Final = _joined("""
    will|'ll|won't|shall|going to|be [a-z]+|is to|are to|(?:would|may|might|could|should)(?! have )|
    plans? (?:to|for)|planning|(?<!as )(?<!ly )(?<! a )planned|
    expects?|expected|schedule|scheduled|due|slated|set (?:to|for)|supposed to|agreed to|ready to|wants? to|
    hopes?|intends?|proposes?|proposed|forecasts?|anticipated|upcoming|likely to|expires?|effective|payable|
    until(?= (?:[a-z0-9.:]{1,10} ){0,2}$)|
    of record|in time for|ahead of|
    begins|opens|starts|resumes|takes? (?:place|effect)|go(?:es)? on sale|kicks off|premieres|airs|through(?= $)|
    faces?|awaits?|(?:is|are) [a-z]+ing(?= .{0,80} (?:on|for) $)|
    (?:leaves?|departs?|arrives?|meets?|travels|flies|returns|plays|hosts)(?= (?:on |at .{1,14} )?$)|
    (?:moved|rescheduled|delayed|adjourned|extended) to(?= $)|
    to [a-z]+(?= [^.;]{0,60} by (?:[a-z0-9.:]{1,10} )?$)
""")
_BEHIND: Final = _joined("""
    was|were|had been [a-z]+|had|(?:has|have)(?! to )|did|been|said|says|told|since|ago|after(?! (?:the )?$)|
    (?!un|hundred|ahmed|moh?amm?ed|muh?amm?ed)[a-z]+[a-df-z]ed|agreed|freed|guaranteed|
    began|bit|bore|bought|broke|brought|
    built|became|came|caught|chose|dealt|died|drew|drove|felt|fell|flew|fled|forgot|fought|found|froze|gave|got|grew|
    heard|held|hid|(?<!to )(?<!ill )(?<!uld )(?<!may )(?:hit|quit)|
    kept|laid|led|left|lent|lost|made|meant|met|paid|ran|rode|rose|sang|sank|saw|sent|shook|shot|
    slept|slid|sold|sought|sped|spent|spoke|stole|stood|struck|swept|swore|taught|thought|threw|took|tore|understood|
    went|withdrew|woke|won|wore|wrote
""")
_CUE: Final = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b")
_PENDING: Final = re.compile(
    r"\b(?:by|until|starting|beginning|before|effective)(?: the end of| early| late| mid)?[ -]$"
)


def direction(before: str, after: str) -> int:
    """PAST or FUTURE after the nearest cue before the expression, else after it, else after its preposition; or 0.

    ``before`` and ``after`` are the parts of the sentence around the expression, in lower case.
    """
    cues = list(_CUE.finditer(before))
    cue = cues[-1] if cues else _CUE.search(after)
    if cue:
        return FUTURE if cue["ahead"] else PAST
    return FUTURE if _PENDING.search(before) else 0
