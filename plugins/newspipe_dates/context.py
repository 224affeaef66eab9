"""What an expression is resolved against: the article's own day, the dates before it, and the words around it."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import Final

from newspipe_dates.period import Period
from newspipe_dates.timex import Timex

PAST, FUTURE = -1, 1
_FUTURE: Final = re.compile(
    r"\b(?:will|'ll|won't|shall|would|to be|plans?|planned|planning|expects?|expected|scheduled|schedule|due|set|slated|"
    r"going to|may|might|could|should|can|upcoming|by|until|till|deadline|hopes?|intends?|expires?|takes effect|"
    r"(?:is|are|was|were) to|begins?|starts?|opens?|ahead|coming|next|future|forecast|proposed|to [a-z]+)\b"
)
_PAST: Final = re.compile(
    r"\b(?:was|were|had|has|have|did|been|said|told|since|last|ago|after|went|came|began|rose|fell|took|made|won|"
    r"lost|met|left|held|gave|got|became|sent|saw|found|died|killed|grew|struck|brought|led|[a-z]{2,}ed)\b"
)


@dataclass(slots=True)
class Context:
    """The state of one article while its expressions are resolved from first to last.

    ``lower`` is the text in lower case, of the same length. ``today`` is the day the article is anchored at, None where
    it has none. ``reference`` is the last stretch of the calendar that the text named. ``narrative`` says that the
    article tells of another time than its own, so that bare months and days follow on ``reference``.
    """

    text: str
    lower: str
    sentences: list[tuple[int, int]]
    today: Period | None
    day_first: bool = False
    narrative: bool = False
    reference: Period | None = None
    previous: list[tuple[int, Timex]] = field(default_factory=list)

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence at the offset; the whole text where sentences leave it out."""
        at = bisect.bisect_right(self.sentences, (offset, len(self.text))) - 1
        if at >= 0 and self.sentences[at][0] <= offset < self.sentences[at][1]:
            return self.sentences[at]
        return (max(0, offset - 200), min(len(self.text), offset + 200))

    def direction(self, start: int, end: int) -> int:
        """PAST or FUTURE after the words nearest before the expression, then those after it; 0 where none tells."""
        first, last = self.sentence(start)
        before = self.lower[max(first, start - 80) : start]
        future = max((m.end() for m in _FUTURE.finditer(before)), default=-1)
        past = max((m.end() for m in _PAST.finditer(before)), default=-1)
        if future != past:
            return FUTURE if future > past else PAST
        after = self.lower[end : min(last, end + 80)]
        ahead, behind = _FUTURE.search(after), _PAST.search(after)
        if ahead and (not behind or ahead.start() <= behind.start()):
            return FUTURE
        return PAST if behind else 0

    def base(self) -> Period | None:
        """The stretch from which "that day" and "later" are counted: the last named one, or today."""
        return self.reference or self.today
