"""Spans of the calendar: one arithmetic for days, weeks, months, quarters, years and the rest.

A period is a unit and the count of such units since year 0 (for days and weeks: since 0001-01-01), so that "the one
before" is the same subtraction for every unit. Its value is written as TIMEX3 does (TimeML Annotation Guidelines
1.2.1, section 2.2.1.2, after ISO 8601): 1998-04-08, 1998-W15, 1998-W15-WE, 1998-04, 1998-Q2, 1998-H1, 1998-SP, 1998,
199 (the decade), 19 (the century). Years before Christ are negative, without a year 0, and written BC0264.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SEASONS: Final = ("SP", "SU", "FA", "WI")  # meteorological, from 1 March; the winter of a year begins in its December
PER_YEAR: Final = {"month": 12, "quarter": 4, "season": 4, "half": 2, "year": 1}
YEARS: Final = {"decade": 10, "century": 100}
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def year_value(year: int) -> str:
    """Four digits, or BC and four digits."""
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


@dataclass(frozen=True, slots=True)
class Period:
    """The ``index``-th ``unit`` of the calendar."""

    unit: str
    index: int

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Period | None:
        """The day with these numbers, or None when the calendar has none such."""
        try:
            return cls("day", date(year, month, day).toordinal())
        except ValueError:
            return None

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """The month (1 to 12) of the year."""
        return cls("month", year * 12 + month - 1)

    @classmethod
    def part(cls, unit: str, year: int, number: int) -> Period:
        """The ``number``-th (from 1) quarter, half or season of the year."""
        return cls(unit, year * PER_YEAR[unit] + number - 1)

    @property
    def year(self) -> int:
        """The year in which the period starts (of a decade or century: its first)."""
        if self.unit in PER_YEAR:
            return self.index // PER_YEAR[self.unit]
        if self.unit in YEARS:
            return self.index * YEARS[self.unit]
        return self.first_day.isocalendar().year if self.unit in ("week", "weekend") else self.first_day.year

    @property
    def in_calendar(self) -> bool:
        """Whether the period lies within the years that TIMEX3 can write: four digits."""
        if self.unit in ("day", "week", "weekend"):
            return _FIRST <= self.index * (1 if self.unit == "day" else 7) <= _LAST - 7
        return -9999 <= self.year <= 9999

    @property
    def first_day(self) -> date:
        """The day on which the period starts; a year before 1 gives 0001-01-01."""
        if self.unit == "day":
            return date.fromordinal(min(max(self.index, _FIRST), _LAST))
        if self.unit in ("week", "weekend"):
            ordinal = self.index * 7 + (6 if self.unit == "weekend" else 1)
            return date.fromordinal(min(max(ordinal, _FIRST), _LAST))
        if self.unit in YEARS:
            return date(min(max(self.year, 1), 9999), 1, 1)
        year, number = divmod(self.index, PER_YEAR[self.unit])
        month = number * 3 + 3 if self.unit == "season" else number * 12 // PER_YEAR[self.unit] + 1
        return date(min(max(year, 1), 9999), month, 1)

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        if self.unit == "day":
            return self.first_day.isoformat()
        if self.unit in ("week", "weekend"):
            year, week, _ = self.first_day.isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "weekend" else "")
        if self.unit in YEARS:
            digits = 3 if self.unit == "decade" else 2
            return f"{self.index:0{digits}d}" if self.index >= 0 else f"BC{-self.index:0{digits}d}"
        year, number = divmod(self.index, PER_YEAR[self.unit])
        part = {"month": f"-{number + 1:02d}", "quarter": f"-Q{number + 1}", "half": f"-H{number + 1}",
                "season": f"-{SEASONS[number % 4]}", "year": ""}[self.unit]  # fmt: skip
        return year_value(year) + part

    def shift(self, count: int) -> Period:
        """The period ``count`` units later (earlier when negative), kept within the years 1 to 9999 for days."""
        return Period(self.unit, self.index + count)

    def to(self, unit: str) -> Period:
        """The period of ``unit`` that holds this one's first day."""
        if unit == self.unit:
            return self
        if self.unit in PER_YEAR and self.unit != "season" and unit in PER_YEAR and unit != "season":
            return Period(unit, self.index * PER_YEAR[unit] // PER_YEAR[self.unit])
        if unit in YEARS and self.unit not in ("day", "week", "weekend"):
            return Period(unit, int(self.year / YEARS[unit]))  # towards 0: 386 BC is in the century before Christ 03
        return containing(self.first_day, unit)


def containing(day: date, unit: str) -> Period:
    """The period of ``unit`` that holds the day."""
    if unit == "day":
        return Period(unit, day.toordinal())
    if unit in ("week", "weekend"):
        return Period(unit, (day.toordinal() - 1) // 7)
    if unit in YEARS:
        return Period(unit, day.year // YEARS[unit])
    if unit == "season":
        return Period(unit, (day.year * 12 + day.month - 3) // 3)
    return Period(unit, (day.year * 12 + day.month - 1) * PER_YEAR[unit] // 12)


def last_day(period: Period) -> date:
    """The day on which the period ends."""
    return period.shift(1).first_day - timedelta(days=1)
