"""Times of day: by the clock, and mornings, evenings and nights."""

import re
from typing import Final

from newspipe_dates.nondates import before_name
from newspipe_dates.period import Period
from newspipe_dates.resolvers.days import day_of_year
from newspipe_dates.resolvers.deictic import weekday
from newspipe_dates.rule import Found
from newspipe_dates.tense import FUTURE, PAST
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.units import UNKNOWN

_CLOCK: Final = re.compile(r"(\d+)(?:[:.](\d\d))?(?::(\d\d))?")
_DAYS_END: Final = "24:00"
_HALF_HOUR: Final = 30
_LATE: Final = 7  # the last hour that is of the night, and of the afternoon, if nothing tells
_RACE: Final = re.compile(r"\d:\d\d:\d\d")
_BARE: Final = re.compile(r"\d:\d\d")


def clock_value(found: Found) -> str | None:
    """The TIMEX3 time ("T15:30Z") of the groups `clock` and `zone`; None where the figures are no time."""
    zone = found.value("zone") if found["zone"] else ""
    if found["noon"]:
        start = found.value("noon") == _DAYS_END and found.precedes("to-time")
        return f"T00:00{zone}" if start else f"T{found.value('noon')}{zone}"
    figures = found["clock"] or found["clockh"].replace("h", ":")
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


def clock_value_of(figures: str) -> str | None:
    """The TIMEX3 time of four figures: "2140", "21:40"."""
    digits = figures.replace(":", "")
    hour, minute = int(digits[:-2]), int(digits[-2:])
    return f"T{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def day_of(found: Found) -> Period | None:
    """The day to which a time without one belongs; None for any day: what happens every day has none."""
    context = found.context
    if context.is_blog:
        return found.today
    if context.sentence_has("habit", found.start):
        return None
    named = context.day_near(found.start, found.direction() or PAST)
    if named:
        return named
    return None if context.narrative else found.today


def time_on(day: Period | None, time: str, base: Period | None = None) -> Timex:
    """The TIME on the day, None for any day; counted from ``base``, the day itself where that is None."""
    if day is None:
        return Timex("TIME", UNKNOWN["day"] + time)
    return Timex("TIME", day.value + time, anchor=(base or day).value, period=day)


def clock(found: Found) -> Timex | None:
    """A time of the clock."""
    value = clock_value(found)
    day = day_of(found)
    if not value or (found["noon"] and found.capital() and before_name(found)):
        return None
    if _BARE.fullmatch(found["clock"]) and not found["zone"] and not found.follows("at-time"):
        return None
    if _RACE.fullmatch(found["clock"]) and not found.follows("at"):
        return None  # "2:24:11" is how long a race took
    if found["noon"] and value[1:6] == _DAYS_END and day and day == found.today and found.direction() != FUTURE:
        day = day.shift(-1)  # the midnight that is over ended the day before
    return time_on(day, value)


def daypart(found: Found) -> Timex | None:
    """As in "this morning", "last night", "tonight", "that evening", "the next morning"."""
    part = found.value("daypart") if found["daypart"] else found.value("which", "NIGHT")
    base = found.context.base() if found.among("which", "ANAPHORIC_PART") else found.today
    if base is None or base.unit != "day":
        return time_on(None, part)
    return time_on(base.shift(found.value("which", "STEP")), part, base)


def overnight(found: Found) -> Timex | None:
    """The night before the article, unless it lies ahead."""
    today = found.today
    if today is None:
        return time_on(None, found.value("daypart"))
    night = today.shift(0 if found.direction() == FUTURE else -1)
    return time_on(night, found.value("daypart"), today)._replace(moves=False)


def the_daypart(found: Found) -> Timex | None:
    """As in "in the morning", "the evening", of the day that is spoken of."""
    timex = time_on(day_of(found), found.value("daypart"))
    return timex._replace(mod="MID") if found["mid"] else timex


def at_daypart(found: Found) -> Timex | None:
    """As in "at dawn", "by nightfall"."""
    if found.capital() or not found.follows("at-daypart"):
        return None
    return time_on(day_of(found), found.value("daypart"))


def early_hours(found: Found) -> Timex | None:
    """As in "the early hours of Sunday"."""
    if found["month"]:
        timex = day_of_year(found)
    elif found["weekday"]:
        timex = weekday(found)
    elif found.today:
        timex = date_of(found.today.shift(found.value("which", "STEP")))
    else:
        timex = None
    return timex._replace(type="TIME", value=timex.value + "TMO", mod=None) if timex else None


def blog_clock(found: Found) -> Timex | None:
    """As in "21.40", the heading of an entry in a live blog."""
    context = found.context
    if not context.is_blog or not found.follows("line-start") or not found.precedes("entry-end"):
        return None
    value = clock_value_of(found["clock"].replace(".", ":"))
    return time_on(found.today, value) if value else None


def dotted_clock(found: Found) -> Timex | None:
    """As in "at 8.25", where nothing is sold or measured."""
    if (
        not found.follows("at-dotted")
        or not found.precedes("dotted-end")
        or found.context.sentence_has("traded", found.start)
    ):
        return None
    parts = _CLOCK.match(found["clock"])
    return time_on(day_of(found), f"T{int(parts[1]):02d}:{parts[2]}") if parts else None


def clock_of_range(found: Found) -> Timex | None:
    """The first time of "4 to 5 p.m.", "between 6 and 8 tonight": in the half of the day of the second."""
    if not found.follows("range-begins"):
        return None
    ones = found.context.language.words["ONES"]
    hour = int(ones.get(found["clock"]) or found["clock"])
    if found["later"]:
        halfday = _halfday(found, found["later"])
        later = _CLOCK.match(found["later"])
        if halfday is None or later is None:
            return None
        if halfday and hour > int(later[1]) % 12:
            halfday = 0  # "11 to 3 p.m."
        hour = hour % 12 + halfday
    else:
        hour = _of_part(hour, found.value("which", "PART_SAID"))
    return time_on(day_of(found), f"T{hour:02d}:00")


def day_clock(found: Found) -> Timex | None:
    """As in "tonight at nine", "every morning at six"."""
    before = found.follows("day-at")
    ones = found.context.language.words["ONES"]
    worded = found["clock"] in ones
    if not found.precedes("hour-ends" if before else "clause-end") or not (before or worded):
        return None
    hour = int(ones.get(found["clock"]) or found["clock"])
    said = found.context.language.words["PART_SAID"].items()
    part = next((value for word, value in said if before and word in before[0]), "")
    day = day_of(found)
    return time_on(day, f"T{_of_part(hour, str(part)) if part else _likely(found, hour, day):02d}:00")


def _halfday(found: Found, figures: str) -> int | None:
    """The hours to add to a time of the clock: 12 for "p.m."."""
    for word, hours in found.context.language.words["HALFDAY"].items():
        if figures.rstrip(".").endswith(word):
            return int(hours)
    return None


def spoken_clock(found: Found) -> Timex | None:
    """As in "half past six", "ten to five"."""
    if not found.follows("at-spoken") and found.value("minutes") != _HALF_HOUR:
        return None
    day = day_of(found)
    return time_on(day, f"T{_hours(found, day):02d}:{_minutes(found):02d}")


def clock_of_daypart(found: Found) -> Timex | None:
    """As in "two in the morning", "9 on Monday morning", "7 tonight": the part of the day tells which half."""
    if found["weekday"] and found["clock"].isalnum() and not found.follows("at-spoken"):
        return None  # "the Elite One on Tuesday evening"
    day, base = day_of(found), found.today
    part = found.value("partofday") if found["partofday"] else ""
    if found["weekday"]:
        if not found.capital("weekday"):
            return None
        near = weekday(found)
        day = near.period if near else None
    elif found["which"]:
        base = found.context.base() if found.among("which", "ANAPHORIC_PART") else found.today
        day = base.shift(found.value("which", "STEP")) if base and base.unit == "day" else None
        part = part or found.context.language.words["NIGHT"].get(found["which"], "")
    if found["hours"]:
        hour, minute = _hours(found, day, part), _minutes(found)
    else:
        parts = _CLOCK.match(found["clock"])
        ones = found.context.language.words["ONES"]
        hour = int(ones.get(found["clock"], 0) or (parts[1] if parts else 0))
        minute = int(parts[2] or 0) if parts else 0
        hour = _of_part(hour, part) if part else _likely(found, hour, day)
        if found["clock"][-1] in "m." and clock_value(found):
            return time_on(day, str(clock_value(found)), base)
    return time_on(day, f"T{hour:02d}:{minute:02d}", base) if hour < 25 and minute < 60 else None


def clock_of_part(found: Found) -> str | None:
    """The TIMEX3 time of "four in the afternoon"."""
    parts = _CLOCK.match(found["clock"])
    hour = int(found.context.language.words["ONES"].get(found["clock"], 0) or (parts[1] if parts else 0))
    return f"T{_of_part(hour, found.value('partofday')):02d}:{(parts and parts[2]) or '00'}" if hour < 13 else None


def _minutes(found: Found) -> int:
    minutes = int(found.value("minutes"))
    return minutes if found.value("side") > 0 else 60 - minutes


def _hours(found: Found, day: Period | None, part: str = "") -> int:
    """The hour of the group `hours`, one earlier before the hour ("ten to five")."""
    ones = found.context.language.words["ONES"]
    hour = int(ones.get(found["hours"]) or found["hours"])
    hour = (hour if found.value("side") > 0 else hour - 1) or 12
    return _of_part(hour, part) if part else _likely(found, hour, day)


def _of_part(hour: int, part: str) -> int:
    """The hour of a part of the day: ten in the evening is 22, two at night is 2."""
    if part == "TMO":
        return hour % 12
    if part == "TNI" and (hour < _LATE or hour == 12):
        return hour % 12
    return hour % 12 + 12 if hour <= 12 else hour


def _likely(found: Found, hour: int, day: Period | None) -> int:
    """The hour as news means it: up to seven it is of the afternoon; so is any after a time of that afternoon."""
    previous = found.context.previous
    after = previous and previous.type == "TIME" and day and previous.period == day and previous.value[10:13] > "T12"
    if hour <= _LATE or after:
        return hour % 12 + 12 if hour < 12 else hour
    return hour


def any_day(found: Found) -> Timex | None:
    """As in "at night", "daytime": of any day."""
    if found.among("daypart", "AT_DAYPART") and not found.follows("at"):
        return None
    return time_on(None, found.value("daypart"))
