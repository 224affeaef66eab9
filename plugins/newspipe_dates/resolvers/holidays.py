"""Holidays with a date of their own."""

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.nondates import before_name
from newspipe_dates.period import Period
from newspipe_dates.resolvers.days import day_of_year
from newspipe_dates.resolvers.deictic import weekday_near
from newspipe_dates.rule import Found
from newspipe_dates.timex import Timex, date_of

_YEARS = (-1, 0, 1)  # around the year that is spoken of
_LONGEST = 24  # code points between a day and the holiday that it is
_MIDWEEK = 4  # Thursday: from it on a holiday lengthens the weekend after it
_YEAR_IS_NEW = 2  # months in which "the new year" is the present one
_FIRST, _LAST = 2, 9998  # years whose neighbours are in the calendar


def in_holiday_name(found: Found) -> bool:
    """Whether a name goes on behind the holiday: "the Tet Offensive", "Easter Island"."""
    return not found["year"] and before_name(found) and not found.precedes("day-follows")


def holiday(found: Found) -> Timex | None:
    """A holiday, of the year that is named or of the one nearest in time."""
    return _holiday(found)


def dated_holiday(found: Found) -> Timex | None:
    """A holiday with its day behind it: "Good Friday, May 3", "Eid al-Fitr on Sunday"."""
    if not found.capital("holiday"):
        return None
    if found["month"]:
        return day_of_year(found)
    timex = _holiday(found)
    of_day = timex and timex.period and timex.period.unit == "day"
    return weekday_near(found, found.value("weekday")) if of_day else timex


def holiday_weekend(found: Found) -> Timex | None:
    """As in "Labor Day weekend": the weekend that the day lengthens."""
    day = _day(found)
    if day is None:
        return None
    weekend = day.to("weekend")
    return date_of(weekend.shift(-1) if day.first_day.isoweekday() < _MIDWEEK else weekend)


def eve_of_holiday(found: Found) -> Timex | None:
    """As in "the eve of Easter"."""
    explained = context_day(found)
    if explained:
        return date_of(explained)
    day = _day(found)
    return date_of(day.to("day").shift(-1)) if day else None


def beside_holiday(found: Found) -> Timex | None:
    """As in "the week after Thanksgiving", "the Thursday before Easter"."""
    day = _day(found)
    if day is None:
        return None
    after = found.holds("after")
    if found["unit"]:
        return date_of(day.to("week").shift(1 if after else -1))
    day, weekday = day.to("day"), found.value("weekday")
    if after:
        return date_of(day.shift((weekday - day.first_day.isoweekday()) % 7 or 7))
    return date_of(day.shift(-((day.first_day.isoweekday() - weekday) % 7 or 7)))


def new_year(found: Found) -> Timex | None:
    """As in "the new year", as a year and not as a day: the coming one, or the one that has just begun."""
    if found.today is None or found.context.text[found.match.end() - 4].isupper():
        return None
    base = found.context.story() or found.today
    begun = base.first_day.month <= _YEAR_IS_NEW and base.unit in ("day", "month")
    return date_of(Period("year", base.year + (0 if begun else 1)), anchor=base)


def context_day(found: Found) -> Period | None:
    """The day that the holiday explains: "July 30, Independence Day", "Today is Independence Day"."""
    context = found.context
    day = context.previous.period if context.previous else None
    between = context.lower[context.previous_end : found.start]
    if day is None or day.unit != "day" or found["year"] or len(between) > _LONGEST:
        return None
    return day if context.language.phrases.pattern("explained").fullmatch(between) else None


def _day(found: Found) -> Period | None:
    timex = _holiday(found)
    return timex.period if timex else None


def _holiday(found: Found) -> Timex | None:
    if not found.capital("holiday") or found.follows("other-holiday") or in_holiday_name(found):
        return None
    holidays, name, base = found.context.language.holidays, found["holiday"], found.context.story()
    explained = context_day(found)
    if explained:
        return date_of(explained)
    if found["year"]:
        days = holidays.days(name, found.year)
        return date_of(days[0]) if days else None
    if base is None:
        return Timex("DATE", holidays.value(name))
    if not _FIRST < base.year < _LAST:
        return None
    around = [day for year in _YEARS for day in holidays.days(name, base.year + year)]
    if found["yearly"]:
        deictic = found.today or base
        return date_of(holidays.days(name, deictic.year + found.value("yearly", "STEP"))[0], deictic)
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
