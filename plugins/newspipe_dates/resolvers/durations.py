"""How long: DURATION."""

import re
from typing import Final

from newspipe_dates import timex
from newspipe_dates.nondates import is_rate
from newspipe_dates.rule import Found
from newspipe_dates.timex import NOTHING, Timex, duration
from newspipe_dates.units import DURATION, FINER, HALVES

_COARSE_TO_FINE: Final = ("year", "month", "week", "day", "hour", "minute", "second")
_HALF: Final = 0.5
_YEAR: Final = re.compile(r"[12]\d{3}")


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; X for an unknown count."""
    if unit == "fortnight":
        unit, count = "week", count and count * 2
    if count and count % 1 and unit in ("decade", "century"):
        (unit, times) = FINER[unit]
        count *= times
    if unit == "day" and count == _HALF:
        unit, count = "hour", 12
    if count is None:
        return DURATION[unit].format("X")
    if count % 1 == _HALF and unit in HALVES:
        whole = DURATION[unit].format(int(count)) if count > 1 else DURATION[unit].split("{")[0]
        return whole + HALVES[unit]
    return DURATION[unit].format(f"{count:g}" if count % 1 else int(count))


def quantity(found: Found) -> Timex | None:
    """So many units of time."""
    unit, one = found.value("unit"), found.among("quantity", "ONE")
    plural = found.among("unit", "UNITS")
    if one and (unit in ("second", "quarter") or found.precedes("hyphen") or (not plural and is_rate(found))):
        return None  # "a second attack", "a quarter of it", "a year-earlier loss", "$3 a week"
    if unit == "day" and one and found.precedes("day-when"):
        return None  # "a day when the mill stood still"
    if unit in ("day", "night") and one and "-" not in found.text and (found.capital() or found.follows("then")):
        return None  # "One night in May the dam broke"
    if (found.follows("as") and found.holds("many")) or (unit == "minute" and found.follows("on")):
        return NOTHING  # "for the fourth time in as many years", "scored on 58 minutes"
    if unit == "quarter" and found.among("quantity", "PARTS"):
        return None  # "three quarters of it", "in some quarters"
    joined = "-" in found.context.lower[found.match.start("unit") - 1 : found.end]
    if (
        joined
        and found.begins("articles")
        and not found.context.language.phrases.pattern("articles").match(found["quantity"])
    ):
        return None  # the article of "the eight-year war" belongs to the war
    if not plural and (_YEAR.fullmatch(found["quantity"]) or found.follows("figure-joined")):
        return None  # "2018 day one", "the 2018/19 season year"
    return duration(length(found.count(), unit))


def age(found: Found) -> Timex | None:
    """As in "six-year-old", "93 years old"."""
    return quantity(found) if found.context.ages else NOTHING


def between(found: Found) -> Timex | None:
    """The first length of "between 12 and 18 months"."""
    if not found.follows("between"):
        return None
    return duration(length(found.count(), found.value("unit")))


def part_of_hour(found: Found) -> Timex:
    """As in "a quarter of an hour"."""
    return duration(f"PT{found.value('parts', 'PARTS_OF_HOUR')}M")


def running(found: Found) -> Timex:
    """As in "the second year running", "the 14th month in a row"."""
    return duration(length(found.ordinal("ordinal"), found.value("unit")))


def and_a_half(found: Found) -> Timex:
    """As in "a year and a half", "the past year and a half"."""
    count = found.count() if found["quantity"] else None
    return duration(length((count or 1) + 0.5, found.value("unit")))


def compound(found: Found) -> Timex | None:
    """As in "two hours, 32 minutes and 25.3 seconds", each unit finer than the one before."""
    parts = [(found.count(), found.value("unit"))]
    parts += [
        (found.number(count), found.value(unit, "UNIT"))
        for count, unit in (("next", "finer"), ("last", "finest"))
        if found[unit]
    ]
    if any(unit not in _COARSE_TO_FINE for _, unit in parts):
        return None
    if found.among("quantity", "ONE") and is_rate(found):
        return None
    places = [_COARSE_TO_FINE.index(unit) for _, unit in parts]
    if places != sorted(set(places)):
        return None
    value = "P"
    for count, unit in parts:
        piece = length(count, unit)[1:]
        value += piece[1:] if "T" in value else piece
    return duration(value)


def span(found: Found) -> Timex | None:
    """As in "the last three days", "the next few weeks"; but "it will last three days"."""
    if found.begins("last") and found.follows("lasts"):
        return None
    return duration(length(found.count(), found.value("unit")))


def whole_unit(found: Found) -> Timex:
    """As in "the past decade", "all week"."""
    return duration(length(1, found.value("unit")))


def vague_units(found: Found) -> Timex | None:
    """As in "weeks", "for years": an unknown count."""
    unit = found.value("unit")
    if unit in ("second", "quarter", "winter", "summer", "night"):
        return None
    if found.precedes("units-apart") or (found.value("unit") == "minute" and found.precedes("of-the")):
        return None  # "minutes apart", "the early hours of Friday"
    if found.text == found["unit"] and not found.follows("lasting") and not found.precedes("from-event"):
        return None  # "on days when it rains", "total hours worked"
    return duration(length(None, unit))


def vague_reference(found: Found) -> Timex | None:
    """As in "recent years", "coming weeks", "these days"."""
    step = found.value("which", "NEARNESS")
    if step == 0:
        return timex.PRESENT
    if found.among("which", "RECENT") and found["unit"] and found.value("unit") in ("week", "month"):
        return vague_units(found)  # in TimeBank recent weeks and months are a length, recent days and years an age
    return timex.FUTURE if step > 0 else timex.PAST


def quarter_century(_: Found) -> Timex:
    """As in "a quarter-century", "a quarter of a century"."""
    return duration("P25Y")


def adjective(found: Found) -> Timex | None:
    """As in "day-long", "years-long"."""
    return duration(length(None if found.among("unit", "UNITS") else 1, found.value("unit")))


def a_while(_: Found) -> Timex:
    """As in "a while": no unit is known."""
    return duration("PXX")
