"""Days by their date: "April 8, 2019", "8 April", "08/04/2019", and the days of ranges and lists."""

import re
from typing import Final

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.nondates import before_name
from newspipe_dates.period import Period
from newspipe_dates.resolvers.months import relative_month
from newspipe_dates.rule import Found
from newspipe_dates.timex import NOTHING, Timex, date_of

_FIGURES: Final = re.compile(r"\d+")
_FRACTIONS: Final = (2, 3, 4, 5, 8, 16)  # what "1/4" is a part of
_SHORTEST: Final = 28  # the last day that every month has


def day(found: Found) -> Timex | None:
    """A day with its year."""
    period = Period.day(found.year, found.value("month"), found.ordinal("day"))
    return date_of(period) if period else NOTHING  # not the month, and the year, of "February 30, 2015"


def numeric_day(found: Found) -> Timex | None:
    """A day in figures: the year first (ISO 8601), or day and month in the order that the article tells."""
    first, second, third = _FIGURES.findall(found["figures"])
    if len(first) == 4:
        year, month, number = int(first), int(second), int(third)
    else:
        year = _full_year(third)
        month, number = int(first), int(second)
        dotted = "." in found["figures"] and found.context.day_first is None  # dots are never American
        if dotted or found.context.days_come_first() or month > 12:
            month, number = number, month
        if month > 12:
            month, number = number, month
    period = Period.day(year, month, number)
    return date_of(period) if period else None


def day_of_short_year(found: Found) -> Timex | None:
    """As in "10-Apr-15"."""
    period = Period.day(_full_year(found["short"]), found.value("month"), found.ordinal("day"))
    return date_of(period) if period else NOTHING


def day_in_figures(found: Found) -> Timex | None:
    """A month and a day in figures, where a preposition or a time shows that they are no fraction and no odds."""
    first, second = (int(figures) for figures in _FIGURES.findall(found["figures"]))
    told = found.precedes("time-behind") or (found.follows("on-day") and not (first < second and second in _FRACTIONS))
    month, number = (second, first) if found.context.days_come_first() or first > 12 else (first, second)
    if not told or not 0 < month < 13:
        return None
    return _without_year(found, month, number)


def day_of_month(found: Found) -> Timex | None:
    """As in "the 2nd of this month", "the 28th of that month"."""
    base = found.context.base() if found.among("which", "ANAPHORIC") else found.today
    if base is None:
        return None
    month = base.to("month").shift(found.value("which", "STEP"))
    period = Period.day(month.year, month.first_day.month, found.ordinal("day"))
    return date_of(period, base) if period else None


def day_of_relative_month(found: Found) -> Timex | None:
    """As in "last July 18"."""
    month = relative_month(found)
    if month is None or month.period is None:
        return None
    period = Period.day(month.period.year, found.value("month"), found.ordinal("day"))
    return date_of(period, found.today) if period else None


def _full_year(figures: str) -> int:
    """The year of two figures or four."""
    return int(figures) + (0 if len(figures) == 4 else 2000 if int(figures) < 50 else 1900)


def date_time(found: Found) -> Timex | None:
    """A date and time after ISO 8601."""
    year, month, number = (int(figures) for figures in _FIGURES.findall(found["date"]))
    period = Period.day(year, month, number)
    zone = found["zone"].upper()
    return Timex("TIME", f"{period.value}T{found['time']}{zone}", period=period) if period else None


def day_of_year(found: Found) -> Timex | None:
    """A day without its year: the one nearest to the article's day, or next in the story."""
    if not found.capital("month") or (not found["day"][0].isdigit() and before_name(found)):
        return None  # "In May the Second Squadron left"
    return _without_year(found, found.value("month"), found.ordinal("day"))


def _without_year(found: Found, month: int, number: int) -> Timex | None:
    base = found.context.story()
    if base is not found.today and found.today and found.is_planned():
        base = found.today
    beside = found.context.year_beside(found.start)
    if beside:
        period = Period.day(beside, month, number)
        return date_of(period, base) if period else NOTHING
    if base is None:
        return Timex("DATE", f"XXXX-{month:02d}-{number:02d}") if number < 32 else None
    days = [d for year in (-1, 0, 1) if (d := Period.day(base.year + year, month, number))]
    if not days:
        return NOTHING if number > _SHORTEST else None
    if base is not found.today:
        return date_of(in_story(days, base), base)
    return date_of(nearest(days, base, found.direction()), base)


def day_of_that_year(found: Found) -> Timex | None:
    """A day of the year that is spoken of, or of the last or next one."""
    base = found.context.base() if found.among("which", "ANAPHORIC") else found.today
    if base is None or not found.capital("month"):
        return None
    year = base.year + found.value("which", "STEP")
    period = Period.day(year, found.value("month"), found.ordinal("day"))
    return date_of(period, base) if period else None


def the_day(found: Found) -> Timex | None:
    """As in "on the 20th": a day of the month that is spoken of."""
    base = found.context.base()
    if base is None or base.unit not in ("day", "month") or not found.follows("the-day"):
        return None
    if not found["day"][0].isdigit() or not found.precedes("the-day-ends"):
        return None
    period = Period.day(base.year, base.first_day.month, found.ordinal("day"))
    return date_of(period, base) if period else None


def continued_day(found: Found) -> Timex | None:
    """The later days of "May 3, 4 and 7" and "March 5-9, 1918", after the day before them."""
    context = found.context
    last = context.previous.period if context.previous else None
    if last is None or last.unit != "day" or not 0 < found.start - context.previous_end < 12:
        return None
    if not _FIGURES.search(context.lower, context.previous_end - 4, context.previous_end):
        return None  # "on Friday, 12 of 20"
    joined = context.language.phrases.pattern("joined").fullmatch(context.lower, context.previous_end, found.start)
    if not joined or found.precedes("counted-things"):
        return None
    number, first = found.ordinal("day"), last.first_day
    year = found.year if found["year"] else first.year
    period = Period.day(year, first.month, number)
    return date_of(period, last) if period and period.index > last.index else None
