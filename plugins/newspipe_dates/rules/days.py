"""Days by their date: "April 8, 2019", "8 April", "08/04/2019", and the days of ranges and lists."""

import re
from typing import Final

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.numerals import ordinal
from newspipe_dates.period import Period
from newspipe_dates.rule import Found, forms
from newspipe_dates.rules.months import relative_month
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.vocabulary import MONTH

_FIGURES: Final = re.compile(r"\d+")
_JOINED: Final = re.compile(r" {0,2}(?:-|,|,? ?(?:and|or|to|through|until|till|thru)) ?(?:the |on )?")


def day(found: Found) -> Timex | None:
    """A day with its year."""
    period = Period.day(found.year, MONTH[found["month"]], ordinal(found["day"]))
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
    period = Period.day(month.period.year, MONTH[found["month"]], ordinal(found["day"]))
    return date_of(period, found.today) if period else None


def date_time(found: Found) -> Timex | None:
    """A date and time after ISO 8601."""
    year, month, number = (int(figures) for figures in _FIGURES.findall(found["date"]))
    period = Period.day(year, month, number)
    zone = found["zone"].upper()
    return Timex("TIME", f"{period.value}T{found['time']}{zone}", period=period) if period else None


def day_of_year(found: Found) -> Timex | None:
    """A day without its year: the one nearest to the article's day, or next in the story."""
    month, number = MONTH[found["month"]], ordinal(found["day"])
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
    period = base and Period.day(base.year, MONTH[found["month"]], ordinal(found["day"]))
    return date_of(period, base) if period else None


def the_day(found: Found) -> Timex | None:
    """As in "on the 20th": a day of the month that is spoken of."""
    base = found.context.base()
    if (
        base is None
        or base.unit not in ("day", "month")
        or not re.search(r"\b(?:on|by|until|from|since|of) $", found.before(6))
    ):
        return None
    if not found["day"][0].isdigit() or not re.match(
        r" ?(?:[.,;:)]|$)| (?:and|but|to|was|were|at|when|the|he|she|they)\b", found.after(6)
    ):
        return None
    period = Period.day(base.year, base.first_day.month, ordinal(found["day"]))
    return date_of(period, base) if period else None


def continued_day(found: Found) -> Timex | None:
    """The later days of "May 3, 4 and 7" and "March 5-9, 1918", after the day before them."""
    context = found.context
    last = context.previous.period if context.previous else None
    if last is None or last.unit != "day" or not 0 < found.start - context.previous_end < 12:
        return None
    between = context.lower[context.previous_end : found.start]
    if not _JOINED.fullmatch(between) or re.match(r" ?(?:%|percent|people|[a-z]+s\b)", found.after(9)):
        return None
    number, first = ordinal(found["day"]), last.first_day
    year = found.year if found["year"] else first.year
    period = Period.day(year, first.month, number)
    return date_of(period, last) if period and period.index > last.index else None


RULES: Final = (
    # A day whose year or month comes only after it goes before the same words without.
    *forms(
        day,
        ("MONTH day=DAY > JOIN later=MONTH? last=DAY ,? YEAR", "March 5-9, 1918"),
        ("day=DAY MONTH > JOIN last=DAY later=MONTH ,? YEAR", "26 June - 4 August 1952"),
        ("the? day=DAY > JOIN the? last=DAY of? MONTH ,? YEAR", "22-25 April 1951"),
        ("day=DAY > JOIN next=DAY JOIN last=DAY MONTH YEAR", "3, 4 and 7 May 2019"),
    ),
    *forms(
        day_of_year,
        ("the? day=DAY > JOIN the? last=DAY of? MONTH", "12-14 July"),
        ("day=DAY > JOIN next=DAY JOIN last=DAY MONTH", "3, 4 and 7 May"),
    ),
    *forms(
        day,
        ("MONTH the? day=DAY|ORDINAL ,? YEAR", "April 8, 2019"),
        ("WEEKDAY ,? MONTH the? day=DAY|ORDINAL ,? YEAR", "Monday, April 8, 2019"),
        ("MONTH day=DAY of YEAR", "April 8 of 2019"),
        ("the? day=DAY|ORDINAL of? MONTH ,? of? YEAR", "8 April 2019"),
        ("WEEKDAY ,? the? day=DAY|ORDINAL of? MONTH ,? YEAR", "Monday 8 April 2019"),
    ),
    *forms(
        day_of_relative_month,
        ("which=last|this|next|past MONTH day=DAY", "last July 18"),
    ),
    *forms(
        date_time,
        ("DATETIME", "2019-04-08T21:30:00Z"),
    ),
    *forms(
        numeric_day,
        ("figures=NUMERIC", "08/04/2019"),
    ),
    *forms(
        day_of_year,
        ("MONTH the? day=DAY|ORDINAL", "April 8"),
        ("WEEKDAY ,? MONTH the? day=DAY|ORDINAL", "Monday, April 8"),
        ("the? day=DAY|ORDINAL of? MONTH", "the 8th of April"),
        ("WEEKDAY ,? the? day=DAY|ORDINAL of? MONTH", "Monday, 8 April"),
    ),
    *forms(
        day_of_that_year,
        ("MONTH day=DAY of which=that|the_same year", "July 25 of that year"),
        ("day=DAY MONTH of which=that|the_same year", "25 July of that year"),
    ),
    *forms(
        the_day,
        ("the day=ORDINAL", "the 20th"),
    ),
    *forms(
        continued_day,
        ("JOINED the? day=DAY ,? YEAR", "May 3 and 4, 2019"),
        ("JOINED day=DAY", "May 3 and 4"),
    ),
)  # fmt: skip
