"""How often: SET."""

import re
from typing import Final

from newspipe_dates.numerals import ordinal
from newspipe_dates.period import SEASONS
from newspipe_dates.rule import Found, forms
from newspipe_dates.rules.durations import length
from newspipe_dates.timex import Timex
from newspipe_dates.vocabulary import DAYPART, MONTH, SEASON, UNIT, WEEKDAY, WEEKDAYS

_ADVERB: Final = {
    "daily": "day", "everyday": "day", "nightly": "night", "weekly": "week", "monthly": "month",
    "quarterly": "quarter", "hourly": "hour", "yearly": "year", "annually": "year",
}  # fmt: skip
_TIMES: Final = {"once": "1X", "twice": "2X", "thrice": "3X"}
_REPORTED: Final = re.compile(r" (?:dividends?|results?|earnings|loss(?:es)?|net|profits?|reports?|payments?)\b")


def every(found: Found) -> Timex | None:
    """As in "every day", "each Thursday", "every other week", "every two years"."""
    quant = found["quant"].upper()
    if found["weekday"]:
        return Timex("SET", f"XXXX-WXX-{WEEKDAY[found['weekday']]}", quant=quant)
    if found["month"]:
        return Timex("SET", f"XXXX-{MONTH[found['month']]:02d}", quant=quant)
    if found["season"]:
        return Timex("SET", f"XXXX-{SEASONS[SEASON[found['season']] - 1]}", quant=quant)
    if found["daypart"]:
        return Timex("SET", "XXXX-XX-XX" + DAYPART[found["daypart"]], quant=quant)
    if found["ordinal"]:
        return Timex("SET", length(ordinal(found["ordinal"]), UNIT[found["unit"]]), quant=quant)
    if found["quantity"]:
        return Timex("SET", length(found.count(), UNIT[found["unit"]]), quant=quant)
    return Timex("SET", length(2 if found["other"] else 1, UNIT[found["unit"]]), quant=quant)


def weekends(_: Found) -> Timex:
    """As in "weekends"."""
    return Timex("SET", "XXXX-WXX-WE")


def weekdays(found: Found) -> Timex | None:
    """As in "Mondays", "Tuesday nights"."""
    if not found.capital():
        return None
    number = WEEKDAYS[found["weekdays"]] if found["weekdays"] else WEEKDAY[found["weekday"]]
    return Timex("SET", f"XXXX-WXX-{number}{DAYPART.get(found['daypart'], '')}")


def adverb(found: Found) -> Timex | None:
    """As in "daily", "weekly", "annually"."""
    if (found.capital() and found.start and found.before(2)[:1] not in (".", "\n")) or _REPORTED.match(found.after(12)):
        return None
    return Timex("SET", length(1, _ADVERB[found["adverb"]]), freq="1X")


def times(found: Found) -> Timex | None:
    """As in "twice a week", "three times a year", "per month"."""
    if found["adverb"]:
        return Timex("SET", length(1, _ADVERB[found["adverb"]]), freq=_TIMES[found["times"]])
    if UNIT[found["unit"]] == "second":
        return None
    freq = _TIMES.get(found["times"]) or (f"{int(found.count() or 0)}X" if found["quantity"] else None)
    return Timex("SET", length(1, UNIT[found["unit"]]), freq=freq)


RULES: Final = (
    *forms(
        weekends,
        ("weekends", "weekends"),
    ),
    *forms(
        every,
        ("quant=every|each other=other? UNIT|WEEKDAY|MONTH|SEASON|DAYPART", "every day"),
        ("quant=every QUANTITY UNIT", "every two years"),
        ("quant=every ORDINAL UNIT", "every third day"),
    ),
    *forms(
        weekdays,
        ("WEEKDAYS", "Mondays"),
        ("WEEKDAY daypart=mornings|afternoons|evenings|nights", "Tuesday nights"),
    ),
    *forms(
        adverb,
        ("adverb=daily|nightly|weekly|monthly|quarterly|hourly|yearly|annually|everyday", "daily"),
    ),
    *forms(
        times,
        ("times=once|twice|thrice a|an|each|every|per UNIT", "twice a week"),
        ("times=once|twice|thrice adverb=daily|weekly|monthly|yearly|annually", "twice daily"),
        ("QUANTITY times a|an|each|every|per UNIT", "three times a year"),
        ("per UNIT", "per month"),
    ),
)  # fmt: skip
