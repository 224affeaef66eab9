"""Stretches counted from a date before them in the text: "three days later", "the following day", "that week"."""

from typing import Final

from newspipe_dates.choice import nearest
from newspipe_dates.context import LONGER
from newspipe_dates.nondates import in_name
from newspipe_dates.period import PER_YEAR, YEARS, Period, year_value
from newspipe_dates.resolvers.deictic import a_year_before, compared_with, shifted, whole
from newspipe_dates.rule import Found
from newspipe_dates.tense import PAST
from newspipe_dates.timex import FUTURE as FUTURE_REF
from newspipe_dates.timex import PAST as PAST_REF
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.units import UNKNOWN

_WEEKS: Final = 52.1775  # in a year
_FINENESS: Final = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")


def counted(base: Period | None, unit: str, count: int) -> Timex:
    """The unit ``count`` after ``base``, of which no more is given than is known: a day in some June is 1950-06-XX."""
    if base is None:
        return Timex("DATE", UNKNOWN[unit])
    if base.year < 1 and unit in ("day", "week", "weekend"):
        return Timex("DATE", year_value(base.year) + UNKNOWN[unit][4:], anchor=base.value)
    if _FINENESS.index(unit) < _FINENESS.index(base.unit):
        if unit == "day" and base.unit == "month":
            return Timex("DATE", f"{base.value}-XX", anchor=base.value)
        if unit in ("day", "week", "month"):
            return Timex("DATE", base.to("year").value + UNKNOWN[unit][4:], anchor=base.value)
    return date_of(base.to(unit).shift(count), anchor=base)


def later(found: Found) -> Timex | None:
    """As in "three days later", "a week earlier"."""
    unit, count = whole(found.value("unit"), found.count())
    earlier = found.value("way") < 0
    base = found.context.base()
    if found.precedes("than") or (found.among("quantity", "ONE") and "-" in found.text):
        return None
    if unit not in UNKNOWN:
        return None  # "five minutes later": the length alone
    if count is None or base is None:
        return PAST_REF if earlier else FUTURE_REF
    if earlier and unit == "year" and count == 1:
        compared = compared_with(found)
        if compared:
            return a_year_before(compared)
    timex = counted(base, unit, -count if earlier else count)
    return timex._replace(moves=False) if earlier and unit != "day" else timex


def some_time_later(found: Found) -> Timex:
    """As in "weeks earlier", "days later"."""
    return PAST_REF if found.value("way") < 0 else FUTURE_REF


def same_unit_of(found: Found) -> Timex | None:
    """As in "the same quarter of 2017", "the same week last year", "the same period in 2009"."""
    base = found.context.reported or found.context.base()
    if base is None:
        return None
    if found["unit"] and found.among("unit", "UNITS"):
        return None
    unit = found.value("unit") if found["unit"] else base.unit
    year = found.year if found["year"] else (found.today or base).year + found.value("which", "STEP")
    if unit not in PER_YEAR and unit != "week":
        return None if found["unit"] else date_of(Period("year", year))
    if unit == "week":
        return date_of(base.to("week").shift(round((year - base.year) * _WEEKS)), anchor=base, moves=False)
    period = base.to(unit)
    return date_of(period.shift((year - period.year) * PER_YEAR[unit]), anchor=base, moves=False)


def this_time(found: Found) -> Timex | None:
    """As in "this time last year": the month, or the day, of that year."""
    if found.today is None:
        return None
    unit, step = found.value("unit"), found.value("which", "STEP")
    if unit == "year":
        return date_of(found.today.to("month").shift(12 * step), anchor=found.today, moves=False)
    return shifted(found.today, unit, step, moves=False)


def count_beside(found: Found) -> Timex | None:
    """As in "a year before", "two days after", "ten years on", at the end of a clause."""
    onward = found.among("way", "ONWARD") and found.context.base() is found.today
    if onward or not found.precedes("clause-end") or found.follows("age-before"):
        return None
    return later(found)


def following(found: Found) -> Timex | None:
    """As in "the next day", "the following year", "the previous month", "that week", "the same day"."""
    unit = found.value("unit")
    if unit not in UNKNOWN or found.among("unit", "UNITS"):
        return None
    if unit in YEARS and found.among("which", "NEXT") and not found.follows("of-before"):
        return None  # "over the next decade" is a length
    return counted(found.context.base(), unit, found.value("which", "STEP"))


def unit_beside(found: Found) -> Timex | None:
    """As in "the day before", "the year after"."""
    unit = found.value("unit")
    if unit not in UNKNOWN or not found.precedes("clause-end"):
        return None
    return counted(found.context.base(), unit, found.value("way"))


def the_unit(found: Found) -> Timex | None:
    """As in "the year", "the quarter", "the week" that is spoken of."""
    unit = found.value("unit")
    part = found.follows("part-of-unit")
    if unit == "day" and not part and not found.follows("end-of"):
        return None
    if in_name(found) or (not part and found.precedes("unit-of-event")) or found.precedes("unit-is-year"):
        return None  # "the year of the flood", "the year was 1992"
    if unit == "year" and found.precedes("year-ended"):
        return Timex("DURATION", "P1Y")
    if unit == "quarter":
        return latest_quarter(found)
    return shifted(found.context.story(), unit, 0, moves=False)


def latest_quarter(found: Found) -> Timex:
    """As in "the latest quarter", "the quarter ended Sept. 30": the one that is reported, or the last that is over."""
    base = found.context.base()
    if base is None:
        return Timex("DATE", UNKNOWN["quarter"])
    completed = (found.today or base).to("quarter").shift(-1)
    if found["month"]:
        months = [Period.month(base.year + year, found.value("month")) for year in (-1, 0, 1)]
        return date_of(nearest(months, completed.shift(1), PAST).to("quarter"), base)
    return date_of(found.context.reported or completed, base)


def year_ago_quarter(found: Found) -> Timex | None:
    """As in "the year-ago quarter", "the 1988 period": the one with which the reported one is compared."""
    context, told = found.context, found.context.base()
    quarter = context.reported or latest_quarter(found).period
    if quarter is None:
        return None
    years = found.year - quarter.year if found["year"] else -1
    if not context.reported and found.among("of", "PERIOD") and told and told.unit == "month":
        return shifted(told, "month", 12 * years, moves=False)
    of_months = context.previous is not None and context.previous.value in LONGER
    if not context.reported and (not found["of"] or (found.among("of", "PERIOD") and of_months)):
        return shifted(quarter, "year", years, moves=False)
    if found["year"]:
        return date_of(quarter.shift(4 * years), quarter, moves=False)
    if found["quarter"]:
        quarter = Period.part("quarter", quarter.year, found.value("quarter"))
    return date_of(quarter.shift(-4), anchor=quarter, moves=False)
