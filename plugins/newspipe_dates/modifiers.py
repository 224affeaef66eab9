"""Words before or after an expression that belong to it: "early", "more than", "the end of", "10 p.m.", "night".

They give TIMEX3's ``mod`` (TimeML Annotation Guidelines 1.2.1, section 2.2.1.4), or a time to a day.
"""

import re
from collections.abc import Mapping
from typing import Final

from newspipe_dates.resolvers.clock import clock_of_part, clock_value
from newspipe_dates.rule import Combiner, Found
from newspipe_dates.timex import Timex

_OPEN_DAY: Final = re.compile(r"XXXX-WXX-\d|XXXX-[\dX]{2}-[\dX]{2}")


def part(mod: str) -> Combiner:
    """A part of a stretch of the calendar: START, MID or END."""

    def combine(_: Found, core: Timex) -> Timex | None:
        return core._replace(mod=mod) if core.type in ("DATE", "TIME") and not core.value.endswith("_REF") else None

    return combine


def part_of_day(mod: str, time: str) -> Combiner:
    """The morning or the evening of a day: "early Friday" is a time; of a longer stretch "early" is a part."""

    def combine(_: Found, core: Timex) -> Timex | None:
        if core.type != "DATE" or core.value.endswith("_REF"):
            return None
        if (core.period and core.period.unit == "day") or (core.period is None and _OPEN_DAY.fullmatch(core.value)):
            return core._replace(type="TIME", value=core.value + time)
        return core._replace(mod=mod)

    return combine


def whole(_: Found, core: Timex) -> Timex | None:
    """As in "all of 2021"."""
    return core if core.period and core.period.unit in ("year", "month", "decade", "century") else None


def joined_end(found: Found, core: Timex) -> Timex | None:
    """As in "end-March"; but "the talks end March 3"."""
    return part("END")(found, core) if found.precedes("hyphen") else None


def bound(mod: str) -> Combiner:
    """How an amount is meant: at least, at most, about."""

    def combine(found: Found, core: Timex) -> Timex | None:
        amount = found.precedes("amount") and not found.precedes("year")
        if core.type == "SET" or core.value.endswith("_REF") or not amount or found.follows("compared-amount"):
            return None  # "two percent less than a year earlier"
        return core._replace(mod=mod)

    return combine


def over(found: Found, core: Timex) -> Timex | None:
    """More than an amount ("lasted over two years"), but not in the course of it ("fell over two years")."""
    if found.follows("over-amount") or core.period:
        return bound("MORE_THAN")(found, core)
    return None


def about(found: Found, core: Timex) -> Timex | None:
    """About an amount or a date, not about what happened then."""
    if core.type == "SET" or core.value.endswith("_REF"):
        return None
    dated = core.period and core.period.unit in ("day", "month", "year") and not found["some"]
    if not found.precedes("amount") and (not dated or found.precedes("day-told")):
        return None
    return core._replace(mod="APPROX")


def time_of_day(found: Found, core: Timex) -> Timex | None:
    """A time or a part of the day, with its day: "10 p.m. Wednesday", "Friday night", "the morning of May 4"."""
    if core.type != "DATE" or core.value.endswith("_REF") or (core.period and core.period.unit != "day"):
        return None
    if core.period is None and not _OPEN_DAY.fullmatch(core.value):
        return None
    if found["partofday"]:
        value = clock_of_part(found)
    else:
        value = found.value("daypart") if found["daypart"] else clock_value(found)
    return core._replace(type="TIME", value=core.value + value) if value else None


def at_time(found: Found, core: Timex) -> Timex | None:
    """As in "tomorrow at 11am"; a weekday with its time behind it is two expressions."""
    return time_of_day(found, core) if found.follows("day-word") else None


def after_amount(mod: str) -> Combiner:
    """What follows an amount or a date: "or so", "or more"."""

    def combine(_: Found, core: Timex) -> Timex | None:
        return core._replace(mod=mod) if not core.value.endswith("_REF") else None

    return combine


BEFORE: Final[Mapping[str, Combiner]] = {
    "early": part_of_day("START", "TMO"),
    "late": part_of_day("END", "TEV"),
    "whole": whole,
    "start": part("START"),
    "middle": part("MID"),
    "joined-end": joined_end,
    "end": part("END"),
    "about": about,
    "less": bound("LESS_THAN"),
    "over": over,
    "more": bound("MORE_THAN"),
    "at-least": bound("EQUAL_OR_MORE"),
    "at-most": bound("EQUAL_OR_LESS"),
    "time-of-day": time_of_day,
}
AFTER: Final[Mapping[str, Combiner]] = {
    "at-time": at_time,
    "time-of-day": time_of_day,
    "about": after_amount("APPROX"),
    "at-least": after_amount("EQUAL_OR_MORE"),
    "at-most": after_amount("EQUAL_OR_LESS"),
    "onward": after_amount("ON_OR_AFTER"),
}
