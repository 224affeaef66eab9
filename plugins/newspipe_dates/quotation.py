"""On which day a quotation was said, where its sentence tells: "We met him yesterday," she said Sunday."""

import re
from typing import Final

from newspipe_dates.period import Period
from newspipe_dates.rule import Found
from newspipe_dates.vocabulary import WEEKDAY

_REACH: Final = 300  # code points around the expression that are looked at
_SAID: Final = r"\b(?:said|says|told|added|wrote|announced|replied|recalled|explained|testified|tweeted)\b"
_DAY: Final = "|".join(name for name in WEEKDAY if name.endswith("day"))
_AFTER: Final = re.compile(rf"(?:\"|”|''|'),? [^\"“]{{0,60}}?{_SAID}[^\".]{{0,40}}?\b({_DAY})\b")
_BEFORE: Final = re.compile(rf"{_SAID}[^\".]{{0,40}}?\b({_DAY})\b[^\".]{{0,30}}(?:\"|“|``)")


def said_on(found: Found) -> Period | None:
    """The day on which the quotation around the expression was said; None outside quotations or where nothing tells."""
    context, today = found.context, found.today
    first, last = context.sentence(found.start)
    before = context.text[max(first, found.start - _REACH) : found.start]
    if today is None or not _open(before):
        return None
    match = _AFTER.search(context.lower, found.end, min(last, found.end + _REACH)) or _BEFORE.search(before.lower())
    if not match:
        return None
    return today.shift(-((today.first_day.isoweekday() - WEEKDAY[match[1]]) % 7))


def _open(before: str) -> bool:
    """Whether a quotation that begins in the text before is still open at its end."""
    straight = before.count('"') % 2 == 1
    return straight or before.count("“") > before.count("”") or before.count("``") > before.count("''")
