"""Times of day: by the clock, and mornings, evenings and nights."""

import re
from dataclasses import replace
from typing import Final

from newspipe_dates.period import Period
from newspipe_dates.rule import Found
from newspipe_dates.timex import Timex
from newspipe_dates.units import UNKNOWN

_CLOCK: Final = re.compile(r"(\d+)(?:[:.](\d\d))?(?::(\d\d))?")
_BARE: Final = re.compile(r"\d:\d\d")


def clock_value(found: Found) -> str | None:
    """The TIMEX3 time ("T15:30Z") of the groups `clock` and `zone`; None where the figures are no time."""
    zone = found.value("zone") if found["zone"] else ""
    if found["noon"]:
        return f"T{found.value('noon')}{zone}"
    figures = found["clock"]
    ones = found.context.language.words["ONES"]
    if figures in ones:
        return f"T{ones[figures]:02d}:00"
    if figures.isdigit() and len(figures) > 2:
        figures = f"{figures[:-2]}:{figures[-2:]}"
    parts = _CLOCK.match(figures)
    if not parts or int(parts[2] or 0) > 59:
        return None
    hour = int(parts[1])
    afternoon = found.context.language.words["HALFDAY"].get(figures[parts.end() :].strip(" ").rstrip("."))
    if afternoon is not None:
        if not 0 < hour < 13:
            return None
        hour = hour % 12 + int(afternoon)
    elif "." in parts[0] and not found["zone"]:
        return None
    seconds = f":{parts[3]}" if parts[3] else ""
    return f"T{hour:02d}:{parts[2] or '00'}{seconds}{zone}" if hour < 25 else None


def day_of(found: Found) -> Period | None:
    """The day to which a time without one belongs: the one named last, else today."""
    base = found.context.base()
    return base if base and base.unit == "day" else None if found.context.narrative else found.today


def time_on(day: Period | None, time: str, base: Period | None = None) -> Timex:
    """The TIME on the day, None for any day; counted from ``base``, the day itself where that is None."""
    if day is None:
        return Timex("TIME", UNKNOWN["day"] + time)
    return Timex("TIME", day.value + time, anchor=(base or day).value, period=day)


def clock(found: Found) -> Timex | None:
    """A time of the clock."""
    value = clock_value(found)
    day = day_of(found)
    if not value:
        return None
    if _BARE.fullmatch(found["clock"]) and not found["zone"] and not found.follows("at-time"):
        return None
    return time_on(day, value)


def daypart(found: Found) -> Timex | None:
    """As in "this morning", "last night", "tonight", "that evening", "the next morning"."""
    part = found.value("daypart") if found["daypart"] else found.value("which", "NIGHT")
    base = found.context.base() if found.among("which", "ANAPHORIC_PART") else found.today
    if base is None or base.unit != "day":
        return time_on(None, part)
    return time_on(base.shift(found.value("which", "STEP")), part, base)


def the_daypart(found: Found) -> Timex | None:
    """As in "in the morning", "the evening", of the day that is spoken of."""
    timex = time_on(day_of(found), found.value("daypart"))
    return replace(timex, mod="MID") if found["mid"] else timex


def any_day(found: Found) -> Timex | None:
    """As in "at night", "daytime": of any day."""
    if found.among("daypart", "AT_DAYPART") and not found.follows("at"):
        return None
    return time_on(None, found.value("daypart"))
