"""Years, fiscal years, decades and centuries, before Christ and after."""

import re
from typing import Final

from newspipe_dates.nondates import is_count
from newspipe_dates.period import Period
from newspipe_dates.rule import Found
from newspipe_dates.timex import Timex, date_of

_FIGURES: Final = re.compile(r"\d+")
_NINETIES: Final = 199  # the latest decade that is called "the 90s" if no article tells otherwise
_BESIDE: Final = 16  # code points between two decades that are named together


def year(found: Found) -> Timex | None:
    """A year in four figures, unless they are a count, an amount or a name's number."""
    told = bool(found.follows("year-told"))
    worded = found["year"][0].isalpha() and not found.begins("spoken-year")
    if not found["named"] and (is_count(found) or (worded and (not told or found.begins("worded-count")))):
        return None
    context = found.context
    last = context.previous.period if context.previous else None
    if (
        last
        and last.unit == "year"
        and context.lower[context.previous_end : found.start] == "/"
        and found.year < last.year
    ):
        return None  # "Regulation (EU) 2023/1115"
    moves = told or not context.narrative
    return date_of(Period("year", found.year), moves=moves)


def fiscal_code(found: Found) -> Timex | None:
    """As in "FY2019", "FY19"."""
    number = int(_FIGURES.search(found["fy"])[0])  # type: ignore[index]
    return date_of(Period("year", number if number > 99 else 2000 + number))


def last_year_of_range(found: Found) -> Timex | None:
    """The second year of "1990-94"."""
    context = found.context
    last = context.previous.period if context.previous else None
    if (
        last is None
        or last.unit != "year"
        or context.lower[context.previous_end : found.start] not in ("-", "/", " - ")
    ):
        return None
    number = last.year // 100 * 100 + int(found["short"])
    return date_of(Period("year", number)) if number > last.year else None


def before_christ(found: Found) -> Timex | None:
    """A year before Christ, or its month or season."""
    number = -int(found["year"])
    if not 0 > number > -10000:
        return None
    if found["month"]:
        return date_of(Period.month(number, found.value("month")))
    if found["season"]:
        return date_of(Period.part("season", number, found.value("season")))
    return date_of(Period("year", number))


def of_our_era(found: Found) -> Timex | None:
    """A year with AD."""
    number = int(found["year"])
    return date_of(Period("year", number)) if number else None


def decade(found: Found) -> Timex | None:
    """As in "the 1990s", "the '90s", "the nineties", "the 480s BC"."""
    figures = _FIGURES.search(found["decade"])
    if not figures:
        told = found.begins("article") or found.follows("part-of-decade")
        return date_of(Period("decade", 190 + found.value("decade"))) if told else None  # not "in her thirties"
    number = int(figures.group())
    if 99 < number < 1000 and not found["bc"]:
        return None
    if found["bc"]:
        return date_of(Period("decade", -(number // 10)))
    if number % 100 == 0 and 99 < number < 2000:
        return date_of(Period("century", number // 100))  # "the 1800s" are a hundred years, "the 2000s" ten
    return date_of(Period("decade", number // 10 if number > 99 else 190 + number // 10))


def short_decade(found: Found) -> Timex | None:
    """As in "the 90s", "late 80s", and the later one of "the 1960s and 70s"; they may be degrees, an age or a score."""
    number, context = int(found["shortdecade"][0]), found.context
    last = context.previous.period if context.previous else None
    if last and last.unit == "decade" and found.start - context.previous_end <= _BESIDE:
        return date_of(Period("decade", last.index // 10 * 10 + number))
    if not (found.begins("article") or found.follows("part-of-decade")):
        return None
    if found.follows("not-decade") or found.precedes("degrees"):
        return None
    base = context.story()
    latest = base.year // 10 - 1 if base else _NINETIES
    decade = latest // 10 * 10 + number
    return date_of(Period("decade", decade if decade <= latest else decade - 10))


def century(found: Found) -> Timex | None:
    """As in "the 20th century" is 19."""
    number = found.ordinal("ordinal") - 1
    if (found.begins("article") and "-" in found.text) or found.precedes("century-name"):
        return None  # "the 20th-century painter", "20th Century Fox"
    return date_of(Period("century", -number if found["bc"] else number))
