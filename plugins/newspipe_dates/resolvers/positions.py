"""Days and weeks by their position: "the second Monday of May", "the last week of August", "Friday the 13th"."""

from datetime import date

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.period import Period, containing, last_day
from newspipe_dates.rule import Found
from newspipe_dates.timex import Timex, date_of


def month_meant(found: Found) -> Period | None:
    """The month that the groups `month` and `year` name; without a year the nearest; None without an anchor."""
    number, base = found.value("month"), found.context.story()
    if found["year"]:
        return Period.month(found.year, number)
    if base is None:
        return None
    months = [Period.month(base.year + year, number) for year in (-1, 0, 1)]
    return nearest(months, base, found.direction()) if base is found.today else in_story(months, base)


def week_of_month(found: Found) -> Timex | None:
    """As in "the first week of May", "the last week of August": the week of its first or last day, and so on."""
    month = month_meant(found)
    if month is None or not 0 < month.year < 9999:
        return None
    return date_of(_week_in(month, None if found.among("which", "LAST") else found.ordinal("which")))


def week_of_year(found: Found) -> Timex | None:
    """As in "the third week of 2018", "the last day of 1988"."""
    year = Period("year", found.year)
    if not 0 < year.year < 9999:
        return None
    unit = found.value("unit")
    if found.among("which", "LAST"):
        return date_of(containing(last_day(year), unit))
    first = year.to(unit)
    if unit == "week" and first.first_day.year < year.year and first.first_day.isoweekday() == 1:
        first = containing(date(year.year, 1, 4), "week")  # ISO 8601: the first week holds January 4
    return date_of(first.shift(found.ordinal("which") - 1))


def of_relative_month(found: Found) -> Timex | None:
    """As in "the second Saturday of that month", "the last day of next month"."""
    if found["month"]:
        month = month_meant(found)
    else:
        context, which = found.context, found["which"]
        base = context.base() if which and found.among("which", "ANAPHORIC") else context.story()
        month = base and base.to("month").shift(found.value("which", "STEP") if which else 0)
    if month is None or not 0 < month.year < 9999:
        return None
    last = found.among("nth", "LAST")
    if found["weekday"]:
        return _weekday_in(month, found.value("weekday"), None if last else found.ordinal("nth"))
    unit = found.value("unit")
    if unit == "week":
        return date_of(_week_in(month, None if last else found.ordinal("nth")))
    if last:
        return date_of(containing(last_day(month), unit))
    return date_of(containing(month.first_day, unit).shift(found.ordinal("nth") - 1))


def _week_in(month: Period, count: int | None) -> Period:
    """The so manyth week of the month, the last without a count: a week is of the month that has most of its days."""
    if count is None:
        week = containing(last_day(month), "week")
        return week if _thursday(week).to("month") == month else week.shift(-1)
    week = containing(month.first_day, "week")
    return week.shift(count - (1 if _thursday(week).to("month") == month else 0))


def _thursday(week: Period) -> Period:
    return week.to("day").shift(3)


def weekday_of_month(found: Found) -> Timex | None:
    """As in "the second Monday of May 2018", "the last Friday in March"."""
    month = month_meant(found)
    if month is None or not 0 < month.year < 9999:
        return None
    return _weekday_in(month, found.value("weekday"), None if found.among("which", "LAST") else found.ordinal("which"))


def _weekday_in(month: Period, weekday: int, count: int | None) -> Timex | None:
    """The so manyth weekday (1 is Monday) of the month; the last one where no count is given."""
    if count is None:
        end = containing(last_day(month), "day")
        return date_of(end.shift(-((end.first_day.isoweekday() - weekday) % 7)))
    first = month.to("day")
    day = first.shift((weekday - first.first_day.isoweekday()) % 7 + 7 * (count - 1))
    return date_of(day) if day.to("month") == month else None


def week_of_day(found: Found) -> Timex | None:
    """As in "the week of April 8"."""
    month = month_meant(found)
    day = month and Period.day(month.year, month.first_day.month, found.ordinal("day"))
    return date_of(day.to("week")) if day else None


def weekday_the_nth(found: Found) -> Timex | None:
    """As in "Friday the 13th": the nearest 13th that is a Friday."""
    base, number, weekday = found.context.story(), found.ordinal("day"), found.value("weekday")
    worded = not found["day"][0].isdigit()
    if base is None or not found.capital("weekday") or (worded and not found.precedes("clause-end")):
        return None  # "On Tuesday the first guests left"
    month = base.to("month")
    around = [month.shift(step) for step in range(-11, 12)]
    days = [d for m in around if (d := Period.day(m.year, m.index % 12 + 1, number)) and d.index > 0]
    fitting = [day for day in days if day.first_day.isoweekday() == weekday]
    return date_of(nearest(fitting, base, found.direction()), base) if fitting else None
