"""Holidays with a date of their own: fixed, the n-th weekday of a month, or counted from Easter.

Holidays of the moon (Ramadan, Passover, Lunar New Year) are left out: their day depends on the place and the authority.
"""

from datetime import date
from typing import Final

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.period import Period, containing
from newspipe_dates.rule import Found, forms
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.vocabulary import EASTER, FIXED_HOLIDAY, STEP, WEEKDAY_HOLIDAY

_KNOWN: Final = FIXED_HOLIDAY.keys() | EASTER.keys() | WEEKDAY_HOLIDAY.keys()


def easter(year: int) -> int:
    """The ordinal of Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + offset - 7 * ((a + 11 * h + 22 * offset) // 451) + 114, 31)
    return date(year, month, day + 1).toordinal()


def holiday_in(name: str, year: int) -> Period:
    """The day of the holiday, a name of `vocabulary.HOLIDAY`, in the year."""
    if name not in _KNOWN:
        name = name.removesuffix(" day")
    if name in FIXED_HOLIDAY:
        month, day = FIXED_HOLIDAY[name]
        return containing(date(year, month, day), "day")
    if name in EASTER:
        return Period("day", easter(year) + EASTER[name])
    month, weekday, count, after = WEEKDAY_HOLIDAY[name]
    first = date(year, month, 1) if count > 0 else date(year, month + 1, 1)
    ordinal = first.toordinal() + (weekday - first.isoweekday()) % 7 + 7 * (count - 1 if count > 0 else count)
    return Period("day", ordinal + after)


def holiday(found: Found) -> Timex | None:
    """A holiday, of the year that is named or of the one nearest in time."""
    if not found.capital("holiday") or found.before(9).endswith(("lunar ", "chinese ", "jewish ")):
        return None
    name, base = found["holiday"], found.context.story()
    if found["year"]:
        return date_of(holiday_in(name, found.year))
    if base is None:
        fixed = FIXED_HOLIDAY.get(name) or FIXED_HOLIDAY.get(name.removesuffix(" day"))
        return Timex("DATE", f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX-XX-XX")
    if not 2 < base.year < 9998:
        return None
    if found["which"] == "this":
        return date_of(holiday_in(name, base.year), base)
    days = [holiday_in(name, base.year + year) for year in (-1, 0, 1)]
    if found["which"]:
        now = base.to("day").index
        return date_of(nearest([d for d in days if (d.index - now) * STEP[found["which"]] > 0], base, 0), base)
    return date_of(in_story(days, base) if base is not found.today else nearest(days, base, found.direction()), base)


RULES: Final = (
    *forms(
        holiday,
        ("HOLIDAY", "Christmas Day"),
        ("HOLIDAY ,? of|in? YEAR", "Christmas 1963"),
        ("which=last|this|next HOLIDAY", "last Easter"),
    ),
)  # fmt: skip
