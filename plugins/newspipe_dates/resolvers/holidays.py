"""Holidays with a date of their own."""

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.nondates import before_name
from newspipe_dates.rule import Found
from newspipe_dates.timex import Timex, date_of

_YEARS = (-1, 0, 1)  # around the year that is spoken of
_FIRST, _LAST = 2, 9998  # years whose neighbours are in the calendar


def in_holiday_name(found: Found) -> bool:
    """Whether a name goes on behind the holiday: "the Tet Offensive", "Easter Island"."""
    return before_name(found) and not found.precedes("day-follows")


def holiday(found: Found) -> Timex | None:
    """A holiday, of the year that is named or of the one nearest in time."""
    if not found.capital("holiday") or found.follows("other-holiday") or in_holiday_name(found):
        return None
    holidays, name, base = found.context.language.holidays, found["holiday"], found.context.story()
    if found["year"]:
        days = holidays.days(name, found.year)
        return date_of(days[0]) if days else None
    if base is None:
        return Timex("DATE", holidays.value(name))
    if not _FIRST < base.year < _LAST:
        return None
    around = [day for year in _YEARS for day in holidays.days(name, base.year + year)]
    step = found.value("which", "STEP") if found["which"] else None
    if step == 0:
        around = [day for day in around if day.year == base.year]
    elif step:
        now = base.to("day").first_day
        around = [day for day in around if (day.first_day - now).days * step > 0]
    if not around:
        return None
    if step is not None:
        return date_of(nearest(around, base, 0), base)
    if base is not found.today:
        return date_of(in_story(around, base), base)
    return date_of(nearest(around, base, found.direction()), base)
