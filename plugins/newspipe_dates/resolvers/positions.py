"""Days and weeks by their position: "the second Monday of May", "the last week of August", "Friday the 13th"."""

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
    if found.among("which", "LAST"):
        return date_of(containing(last_day(month), "week"))
    return date_of(containing(month.first_day, "week").shift(found.ordinal("which") - 1))


def weekday_of_month(found: Found) -> Timex | None:
    """As in "the second Monday of May 2018", "the last Friday in March"."""
    month = month_meant(found)
    if month is None or not 0 < month.year < 9999:
        return None
    number = found.value("weekday")
    if found.among("which", "LAST"):
        end = containing(last_day(month), "day")
        return date_of(end.shift(-((end.first_day.isoweekday() - number) % 7)))
    first = month.to("day")
    day = first.shift((number - first.first_day.isoweekday()) % 7 + 7 * (found.ordinal("which") - 1))
    return date_of(day) if day.to("month") == month else None


def week_of_day(found: Found) -> Timex | None:
    """As in "the week of April 8"."""
    month = month_meant(found)
    day = month and Period.day(month.year, month.first_day.month, found.ordinal("day"))
    return date_of(day.to("week")) if day else None


def weekday_the_nth(found: Found) -> Timex | None:
    """As in "Friday the 13th": the nearest 13th that is a Friday."""
    base, number, weekday = found.context.story(), found.ordinal("day"), found.value("weekday")
    if base is None or not found.capital("weekday"):
        return None
    month = base.to("month")
    around = [month.shift(step) for step in range(-11, 12)]
    days = [d for m in around if (d := Period.day(m.year, m.index % 12 + 1, number)) and d.index > 0]
    fitting = [day for day in days if day.first_day.isoweekday() == weekday]
    return date_of(nearest(fitting, base, found.direction()), base) if fitting else None
