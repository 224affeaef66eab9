"""The days that a TIMEX3 value covers: what the timeline and the date filter need."""

import calendar
import re
from datetime import date, timedelta

# TimeML 1.2.1, section 2.1.1: ISO 8601 and its extensions for parts of a year.
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d|WE))?(?:T.*)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"\d{3}")
_CENTURY = re.compile(r"\d{2}")
# First month and number of months. Seasons are the northern ones, as in TimeML's own examples.
_PARTS = {
    **{f"Q{n}": (3 * n - 2, 3) for n in range(1, 5)},
    "H1": (1, 6),
    "H2": (7, 6),
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
}
_SATURDAY = 6


def days(value: str) -> tuple[int, int] | None:
    """Return the first and the last day of a value, counted as `date.toordinal` does.

    None if it names no stretch of the calendar: a duration, a set, ``PRESENT_REF``, ``XXXX-WXX-4``, a year B.C.
    """
    try:
        found = _dates(value)
    except (ValueError, OverflowError):  # 30 February, week 60, the year 0
        return None
    return (found[0].toordinal(), found[1].toordinal()) if found else None


def _dates(value: str) -> tuple[date, date] | None:
    if match := _DAY.fullmatch(value):
        day = date(*(int(part) for part in match.groups()))
        return day, day
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), match[3])
    if match := _PART.fullmatch(value):
        return _months(int(match[1]), *_PARTS[match[2]])
    if _YEAR.fullmatch(value):
        return _years(int(value), 1)
    if _DECADE.fullmatch(value):
        return _years(int(value) * 10, 10)
    if _CENTURY.fullmatch(value):
        return _years(int(value) * 100, 100)
    return None


def _week(year: int, week: int, day: str | None) -> tuple[date, date]:
    if day == "WE":
        saturday = date.fromisocalendar(year, week, _SATURDAY)
        return saturday, saturday + timedelta(days=1)
    if day:
        found = date.fromisocalendar(year, week, int(day))
        return found, found
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + timedelta(days=6)


def _months(year: int, first: int, number: int) -> tuple[date, date]:
    start = date(year, first, 1)
    last = first + number - 1
    year, month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return start, date(year, month, calendar.monthrange(year, month)[1])


def _years(first: int, number: int) -> tuple[date, date]:
    return date(max(first, 1), 1, 1), date(first + number - 1, 12, 31)
