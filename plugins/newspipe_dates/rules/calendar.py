"""Dates that name their place in the calendar: days, months, quarters, halves, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from typing import Final

from newspipe_dates.context import FUTURE, PAST, Context
from newspipe_dates.period import Period, containing
from newspipe_dates.rule import Found, Rule
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.vocabulary import DECADE, HALF, MONTH, ORDINAL, QUARTER, SEASON

_FIGURES = re.compile(r"\d+")


def day_number(text: str) -> int:
    """The number of an ordinal or of figures: "8", "8th", "eighth"."""
    figures = _FIGURES.match(text)
    return int(figures.group()) if figures else ORDINAL[text.replace(" ", "-")]


def capitalised(found: Found, context: Context) -> bool:
    """Whether the expression begins with a capital, as "May" and "March" must to be months."""
    return context.text[found.start].isupper()


def day(found: Found, context: Context) -> Timex | None:
    """A day with its year."""
    period = Period.day(int(found["year"]), MONTH[found["month"]], day_number(found["day"]))
    return date_of(period) if period else None


def numeric_day(found: Found, context: Context) -> Timex | None:
    """A day in figures: the year first, or day and month in the order that ``day_first`` tells."""
    first, second, third = (int(part) for part in _FIGURES.findall(found["figures"]))
    if len(_FIGURES.match(found["figures"]).group()) == 4:  # type: ignore[union-attr]
        period = Period.day(first, second, third)
        return date_of(period) if period else None
    year = third if third > 99 else third + (2000 if third < 50 else 1900)
    month, number = (second, first) if context.day_first or first > 12 else (first, second)
    if month > 12:
        month, number = number, month
    period = Period.day(year, month, number)
    return date_of(period) if period else None


def nearest(periods: list[Period], base: Period, direction: int) -> Period:
    """The nearest to ``base`` of periods in calendar order, among those on the side that the direction tells."""
    day = base.first_day
    start = [period.first_day for period in periods]
    if direction == FUTURE and start[-1] >= day:
        return min((p for p, s in zip(periods, start, strict=True) if s >= day), key=lambda p: p.first_day)
    if direction == PAST and start[0] <= day:
        return max((p for p, s in zip(periods, start, strict=True) if s <= day), key=lambda p: p.first_day)
    return min(periods, key=lambda p: abs((p.first_day - day).days))


def day_of_year(found: Found, context: Context) -> Timex | None:
    """A day without its year: the nearest such day."""
    month, number = MONTH[found["month"]], day_number(found["day"])
    if found["month"] == "may" and not capitalised(found, context) and found["day"] and found.groups.get("of") is None:
        return None
    base = context.reference if context.narrative and context.reference else context.today
    if base is None:
        return Timex("DATE", f"XXXX-{month:02d}-{number:02d}")
    days = [d for year in (-1, 0, 1) if (d := Period.day(base.year + year, month, number))]
    if not days:
        return None
    return date_of(nearest(days, base, 0))


def month_of_year(found: Found, context: Context) -> Timex | None:
    """A month with its year, where "last year" and the like also name one."""
    return date_of(Period.month(int(found["year"]), MONTH[found["month"]]))


def month(found: Found, context: Context) -> Timex | None:
    """A month alone: the last or the next, as the tense tells."""
    name = found["month"]
    if len(name) <= 3 and name != "may" or not capitalised(found, context):
        return None
    if name in ("may", "march") and not re.search(r"\b(?:in|of|by|since|until|from|to|and|late|early|mid|last|next|this|through)[ -]$", context.lower[max(0, found.start - 12) : found.start]):  # fmt: skip
        return None
    base = context.reference if context.narrative and context.reference else context.today
    if base is None:
        return Timex("DATE", f"XXXX-{MONTH[name]:02d}")
    months = [Period.month(base.year + year, MONTH[name]) for year in (-1, 0, 1)]
    if context.narrative:
        return date_of(nearest(months, base.to("month").shift(1), 0))
    return date_of(nearest(months, base.to("month"), context.direction(found.start, found.end) or PAST))


def relative_month(found: Found, context: Context) -> Timex | None:
    """ "last October", "next May", "this March"."""
    number = MONTH[found["month"]]
    if context.today is None:
        return Timex("DATE", f"XXXX-{number:02d}")
    now = context.today.to("month")
    months = [Period.month(now.year + year, number) for year in (-1, 0, 1)]
    which = found["which"]
    if which == "this":
        return date_of(nearest(months, now, 0))
    side = now.shift(1) if which == "next" else now.shift(-1)
    return date_of(nearest(months, side, FUTURE if which == "next" else PAST))


def year(found: Found, context: Context) -> Timex | None:
    """A year in four figures."""
    return date_of(Period("year", int(found["year"])))


def before_christ(found: Found, context: Context) -> Timex | None:
    """A year, or a month of a year, before Christ."""
    number = -int(found["year"])
    return date_of(Period.month(number, MONTH[found["month"]]) if found["month"] else Period("year", number))


def decade(found: Found, context: Context) -> Timex | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    figures = _FIGURES.search(found["decade"])
    if not figures:
        return date_of(Period("decade", 190 + DECADE[found["decade"]]))
    number = int(figures.group())
    return date_of(Period("decade", number // 10 if number > 99 else 190 + number // 10))


def century(found: Found, context: Context) -> Timex | None:
    """ "the 20th century" is 19."""
    number = day_number(found["ordinal"])
    return date_of(Period("century", -(number - 1) if found["bc"] else number - 1))


def quarter(found: Found, context: Context) -> Timex | None:
    """A quarter of a year; without a year, the last one before today."""
    number = QUARTER[found["quarter"]]
    if found["year"]:
        return date_of(Period.part("quarter", int(found["year"]), number))
    if context.today is None:
        return Timex("DATE", f"XXXX-Q{number}")
    quarters = [Period.part("quarter", context.today.year + year, number) for year in (-1, 0, 1)]
    return date_of(nearest(quarters, context.today.to("quarter"), context.direction(found.start, found.end) or PAST))


def half(found: Found, context: Context) -> Timex | None:
    """A half of a year."""
    return date_of(Period.part("half", int(found["year"]), HALF[found["half"]]))


def season(found: Found, context: Context) -> Timex | None:
    """A season of a year."""
    return date_of(Period.part("season", int(found["year"]), SEASON[found["season"]]))


def relative_season(found: Found, context: Context) -> Timex | None:
    """ "last summer", "this fall", "next spring"."""
    number = SEASON[found["season"]]
    if context.today is None:
        return Timex("DATE", f"XXXX-{('SP', 'SU', 'FA', 'WI')[number - 1]}")
    now = containing(context.today.first_day, "season")
    seasons = [Period.part("season", now.year + year, number) for year in (-1, 0, 1)]
    which = found["which"]
    if which == "this":
        return date_of(nearest(seasons, now, 0))
    side = now.shift(1) if which == "next" else now.shift(-1)
    return date_of(nearest(seasons, side, FUTURE if which == "next" else PAST))


RULES: Final = (
    Rule("day", "MONTH DAY ,? YEAR", "April 8, 2019", day),
    Rule("weekday-day", "WEEKDAY ,? MONTH DAY ,? YEAR", "Monday, April 8, 2019", day),
    Rule("ordinal-day", "the? DAY of? MONTH ,? YEAR", "8 April 2019", day),
    Rule("weekday-ordinal-day", "WEEKDAY ,? the? DAY of? MONTH ,? YEAR", "Monday 8 April 2019", day),
    Rule("numeric-day", "figures=NUMERIC", "08/04/2019", numeric_day),
    Rule("day-of-year", "MONTH the? day=DAY|ORDINAL", "April 8", day_of_year),
    Rule("weekday-day-of-year", "WEEKDAY ,? MONTH the? day=DAY|ORDINAL", "Monday, April 8", day_of_year),
    Rule("ordinal-day-of-year", "the? day=DAY|ORDINAL of? MONTH", "the 8th of April", day_of_year),
    Rule("weekday-ordinal-day-of-year", "WEEKDAY ,? the? day=DAY|ORDINAL of? MONTH", "Monday, 8 April", day_of_year),
    Rule("month-of-year", "MONTH ,? of? YEAR", "April 2019", month_of_year),
    Rule("month", "MONTH", "April", month),
    Rule("relative-month", "which=last|this|next|past MONTH", "last October", relative_month),
    Rule("year", "the_year? YEAR", "2019", year),
    Rule("before-christ", "MONTH? year=DIGITS BC", "264 BC", before_christ),
    Rule("decade", "the? decade=DECADES|DECADE", "the 1990s", decade),
    Rule("century", "the? ORDINAL century bc=BC?", "the 20th century", century),
    Rule("quarter-of-year", "the? fiscal? QUARTER quarter of? YEAR", "the third quarter of 1998", quarter),
    Rule("year-quarter", "the? year=YEAR QUARTER quarter", "the 1998 third quarter", quarter),
    Rule("quarter", "the? fiscal? QUARTER quarter", "the third quarter", quarter),
    Rule("half-of-year", "the? HALF half of YEAR", "the second half of 1998", half),
    Rule("season-of-year", "the? SEASON of? YEAR", "the summer of 1998", season),
    Rule("relative-season", "which=last|this|next|past SEASON", "last summer", relative_season),
)
