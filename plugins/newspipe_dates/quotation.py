"""On which day a quotation was said: "We met him yesterday," she said Sunday."""

import re
from typing import Final

from newspipe_dates.period import Period
from newspipe_dates.rule import Found

_REACH: Final = 600  # code points around the expression that are looked at
_FROM_VERB: Final = 60  # code points from a verb of saying to its day, within the sentence
_CLOSING: Final = re.compile(r"[\"”]|''")
_QUOTED: Final = re.compile(r"[\"“][^\"”\n]*[\"”]?")


def is_quoted(found: Found) -> bool:
    """Whether the expression stands within a quotation."""
    text, start = found.context.text, found.start
    return _open(text[max(text.rfind("\n", 0, start) + 1, start - _REACH) : start])


def said_on(found: Found) -> Period | None:
    """The day on which the quotation around the expression was said; None outside quotations or where nothing tells.

    The day stands beside a verb of saying: after the quotation, before it, or in the paragraph before.
    """
    context, today = found.context, found.today
    if today is None or not is_quoted(found):
        return None
    text, lower = context.text, context.lower
    begin = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end)
    closing = _CLOSING.search(text, found.end, end if end > 0 else len(text))
    after = lower[closing.end() : closing.end() + _REACH if end < 0 else end] if closing else ""
    before = lower[max(begin, found.start - _REACH) : found.start]
    paragraph = text.rfind("\n", 0, max(0, text.rfind("\n", 0, max(0, begin - 1)))) + 1
    earlier = lower[max(paragraph, begin - _REACH) : begin]
    for place in (after, before, earlier):
        day = _day_beside(found, _QUOTED.sub(" ", place), today)
        if day:
            return day
    return None


def _day_beside(found: Found, place: str, today: Period) -> Period | None:
    """The day beside the last verb of saying."""
    language = found.context.language
    days = language.said_day
    for verb in reversed(list(language.phrases.pattern("said").finditer(place))):
        stretch = place[verb.end() : verb.end() + _FROM_VERB]
        stop = re.search(r"[.!?;]\s|\n", stretch)
        match = days.search(stretch[: stop.start()] if stop else stretch)
        if match and match["weekday"]:
            number = language.words["WEEKDAY"][match["weekday"]]
            return today.shift(-((today.first_day.isoweekday() - int(number)) % 7))
        if match:
            return today.shift(int(language.words["STEP"][match["word"]]))
    return None


def _open(before: str) -> bool:
    """Whether a quotation that begins in the text before is still open at its end."""
    straight = before.count('"') % 2 == 1
    return straight or before.count("“") > before.count("”") or before.count("``") > before.count("''")
