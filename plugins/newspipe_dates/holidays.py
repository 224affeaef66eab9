"""On which days holidays fall: fixed ones, those of a weekday, those counted from Easter, and those of the moon.

The days of the moon come from `holidays`, which is loaded when a text first names one of them. Where the day depends on
the sighting of the moon it has the day that was announced, for later years an estimate that may be a day out.
"""

import importlib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

from newspipe_dates import data
from newspipe_dates.period import Period, containing

_CALENDARS: Final = {
    "buddhist": "_BuddhistLunisolar", "chinese": "_ChineseLunisolar", "hebrew": "_HebrewLunisolar",
    "hindu": "_HinduLunisolar", "islamic": "_IslamicLunar",
}  # fmt: skip
_OLDEST, _LATEST = 1900, 2100  # the years that all calendars of `holidays` know


class Holidays:
    """The holidays of holidays.txt.

    ``names`` are the words by which a text can call them, with the word for "day" behind those that are something else
    without it.
    """

    def __init__(self, path: Path) -> None:
        self._fixed: dict[str, tuple[int, int]] = {}
        self._find: dict[str, Callable[[int], list[Period]]] = {}
        only_with_day: set[str] = set()
        day = "day"
        for kind, lines in data.sections(path):
            for line in lines:
                left, _, right = line.partition("=")
                names, values = [name.replace("_", " ") for name in left.split()], right.split()
                if kind == "DAY":
                    day = names[0]
                elif kind == "ONLY_WITH_DAY":
                    only_with_day.update(names)
                else:
                    for name in names:
                        self._add(kind, name, values)
        with_day = {f"{name} {day}": name for name in self._find if not name.endswith(day)}
        self.names = (*with_day, *(name for name in self._find if name not in only_with_day))
        for name, plain in with_day.items():
            self._find.setdefault(name, self._find[plain])
            if plain in self._fixed:
                self._fixed.setdefault(name, self._fixed[plain])

    def days(self, name: str, year: int) -> list[Period]:
        """The days (or the week, or the month) of the holiday that begin in the year; none where it had none."""
        return self._find[name](year)

    def value(self, name: str) -> str:
        """The TIMEX3 value of the holiday in an unknown year."""
        fixed = self._fixed.get(name)
        return f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX-XX-XX"

    def _add(self, kind: str, name: str, values: list[str]) -> None:
        if kind == "MOON":
            calendar, *holidays = values
            unit = holidays.pop() if holidays[-1] == "month" else "day"
            self._find[name] = lambda year: _of_moon(calendar, holidays, unit, year)
            return
        if kind == "EASTER":
            after, unit = int(values[0]), values[1] if len(values) > 1 else "day"
            self._find[name] = lambda year: [Period("day", easter(year) + after).to(unit)]
            return
        numbers = [int(value) for value in values]
        if kind == "FIXED":
            month, day = numbers
            self._fixed[name] = month, day
            self._find[name] = lambda year: [found] if (found := Period.day(year, month, day)) else []
        else:
            self._find[name] = lambda year: [_weekday(year, *numbers)]


def _weekday(year: int, month: int, day: int, weekday: int, after: int = 0) -> Period:
    """The first weekday (1 is Monday) on or after a day, and so many days after."""
    first = date(year, month, day)
    return Period("day", first.toordinal() + (weekday - first.isoweekday()) % 7 + after)


def easter(year: int) -> int:
    """The ordinal of Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + offset - 7 * ((a + 11 * h + 22 * offset) // 451) + 114, 31)
    return date(year, month, day + 1).toordinal()


def _of_moon(calendar: str, holidays: Iterable[str], unit: str, year: int) -> list[Period]:
    if not _OLDEST <= year < _LATEST:
        return []
    module = importlib.import_module(f"holidays.calendars.{calendar}")
    found = getattr(module, _CALENDARS[calendar])()
    dates = {day for name in holidays for day in _dates(getattr(found, name)(year)) if day.year == year}
    return [containing(day, unit) for day in sorted(dates)]


def _dates(answer: Any) -> list[date]:
    """The dates of an answer of `holidays`: a date, a date and whether it is known, or an iterable of those."""
    if answer is None:
        return []
    if isinstance(answer, date):
        return [answer]
    if isinstance(answer, tuple) and isinstance(answer[-1], bool):
        return _dates(answer[0])
    return [day for each in answer for day in _dates(each)]
