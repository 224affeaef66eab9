"""Days by their date: "April 8, 2019", "8 April", "08/04/2019", and the days of ranges and lists."""

import re
from typing import Final

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.period import Period
from newspipe_dates.resolvers.months import relative_month
from newspipe_dates.rule import Found
from newspipe_dates.timex import Timex, date_of

_FIGURES: Final = re.compile(r"\d+")


def day(found: Found) -> Timex | None:
    """A day with its year."""
    period = Period.day(found.year, found.value("month"), found.ordinal("day"))
    return date_of(period) if period else None


def numeric_day(found: Found) -> Timex | None:
    """A day in figures: the year first (ISO 8601), or day and month in the order that the article tells."""
    first, second, third = _FIGURES.findall(found["figures"])
    if len(first) == 4:
        year, month, number = int(first), int(second), int(third)
    else:
        year = int(third) + (0 if len(third) == 4 else 2000 if int(third) < 50 else 1900)
        month, number = int(first), int(second)
        dotted = "." in found["figures"] and found.context.day_first is None  # dots are never American
        if dotted or found.context.days_come_first() or month > 12:
            month, number = number, month
        if month > 12:
            month, number = number, month
    period = Period.day(year, month, number)
    return date_of(period) if period else None


def day_of_relative_month(found: Found) -> Timex | None:
    """As in "last July 18"."""
    month = relative_month(found)
    if month is None or month.period is None:
        return None
    period = Period.day(month.period.year, found.value("month"), found.ordinal("day"))
    return date_of(period, found.today) if period else None


def date_time(found: Found) -> Timex | None:
    """A date and time after ISO 8601."""
    year, month, number = (int(figures) for figures in _FIGURES.findall(found["date"]))
    period = Period.day(year, month, number)
    zone = found["zone"].upper()
    return Timex("TIME", f"{period.value}T{found['time']}{zone}", period=period) if period else None


def day_of_year(found: Found) -> Timex | None:
    """A day without its year: the one nearest to the article's day, or next in the story."""
    month, number = found.value("month"), found.ordinal("day")
    if not found.capital("month"):
        return None
    base = found.context.story()
    if base is None:
        return Timex("DATE", f"XXXX-{month:02d}-{number:02d}") if number < 32 else None
    days = [d for year in (-1, 0, 1) if (d := Period.day(base.year + year, month, number))]
    if not days:
        return None
    if base is not found.today:
        return date_of(in_story(days, base), base)
    return date_of(nearest(days, base, found.direction()), base)


def day_of_that_year(found: Found) -> Timex | None:
    """A day of the year that is spoken of."""
    base = found.context.base()
    period = base and Period.day(base.year, found.value("month"), found.ordinal("day"))
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
    joined = context.language.phrases.pattern("joined").fullmatch(context.lower, context.previous_end, found.start)
    if not joined or found.precedes("counted-things"):
        return None
    number, first = found.ordinal("day"), last.first_day
    year = found.year if found["year"] else first.year
    period = Period.day(year, first.month, number)
    return date_of(period, last) if period and period.index > last.index else None
