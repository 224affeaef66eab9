"""Times of day: by the clock, and mornings, evenings and nights."""

import re
from dataclasses import replace
from typing import Final

from newspipe_dates.numerals import ONES
from newspipe_dates.period import Period
from newspipe_dates.rule import Found, forms
from newspipe_dates.timex import Timex
from newspipe_dates.vocabulary import DAYPART, STEP, UNKNOWN, ZONE

_CLOCK: Final = re.compile(r"(\d+)(?:[:.](\d\d))?(?::(\d\d))? ?(?:([ap])|hrs|hours|h)?")
_AT: Final = re.compile(r"(?:\b(?:at|by|until|till|from|to|around|about|before|after|since|between|and) |[(-])$")


def clock_value(found: Found) -> str | None:
    """The TIMEX3 time ("T15:30Z") of the groups `clock` and `zone`; None where the figures are no time."""
    if found["noon"]:
        return ("T00:00" if found["noon"] == "midnight" else "T12:00") + ZONE.get(found["zone"], "")
    figures = found["clock"]
    if figures in ONES:
        return f"T{ONES[figures]:02d}:00"
    if figures.isdigit() and len(figures) > 2:
        figures = f"{figures[:-2]}:{figures[-2:]}"
    parts = _CLOCK.match(figures)
    if not parts or int(parts[2] or 0) > 59:
        return None
    hour = int(parts[1])
    if parts[4]:
        if not 0 < hour < 13:
            return None
        hour = hour % 12 + (12 if parts[4] == "p" else 0)
    elif "." in figures and not found["zone"]:
        return None
    seconds = f":{parts[3]}" if parts[3] else ""
    return f"T{hour:02d}:{parts[2] or '00'}{seconds}{ZONE.get(found['zone'], '')}" if hour < 25 else None


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
    if re.fullmatch(r"\d:\d\d", found["clock"]) and not found["zone"] and not _AT.search(found.before(8)):
        return None
    return time_on(day, value)


def daypart(found: Found) -> Timex | None:
    """As in "this morning", "last night", "tonight", "that evening", "the next morning"."""
    which = found["which"]
    part = "TNI" if which == "tonight" else DAYPART[found["daypart"]]
    counted = which in ("that", "same", "next", "following", "previous")
    base = found.context.base() if counted else found.today
    if base is None or base.unit != "day":
        return time_on(None, part)
    day = base.shift(-1 if which == "last" else STEP[which])
    return time_on(day, part, base)


def the_daypart(found: Found) -> Timex | None:
    """As in "in the morning", "the evening", of the day that is spoken of."""
    timex = time_on(day_of(found), DAYPART[found["daypart"]])
    return replace(timex, mod="MID") if found.text.startswith("mid") else timex


def any_day(found: Found) -> Timex | None:
    """As in "at night", "daytime": of any day."""
    if found["daypart"] == "night" and found.before(3) != "at ":
        return None
    return time_on(None, DAYPART[found["daypart"]])


RULES: Final = (
    *forms(
        clock,
        ("CLOCK ZONE?", "9:30 p.m."),
        ("clock=FOURDIGITS hrs|hours|ZONE", "0735 GMT"),
        ("noon=noon|midnight|midday ZONE?", "noon"),
        ("clock=HOURS o'clock", "9 o'clock"),
    ),
    *forms(
        daypart,
        ("the? which=this|that|last|yesterday|tomorrow|same|next|following|previous DAYPART", "this morning"),
        ("which=tonight", "tonight"),
    ),
    *forms(
        the_daypart,
        ("the daypart=morning|afternoon|evening", "the morning"),
        ("daypart=overnight", "overnight"),
        ("mid daypart=morning|afternoon|evening", "mid-afternoon"),
    ),
    *forms(
        any_day,
        ("daypart=night|daytime|nighttime|night-time", "at night"),
    ),
)  # fmt: skip
