"""Stretches counted from a date before them in the text: "three days later", "the following day", "that week"."""

import re
from dataclasses import replace
from typing import Final

from newspipe_dates.choice import nearest
from newspipe_dates.context import LONGER
from newspipe_dates.macros import MACROS
from newspipe_dates.nondates import in_name
from newspipe_dates.period import Period, year_value
from newspipe_dates.rule import Found, forms
from newspipe_dates.rules.deictic import shifted, whole
from newspipe_dates.tense import PAST
from newspipe_dates.timex import FUTURE as FUTURE_REF
from newspipe_dates.timex import PAST as PAST_REF
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.vocabulary import MONTH, QUARTER, STEP, UNIT, UNKNOWN

_ENDED: Final = re.compile(rf" (?:ended|ending) ({MACROS['MONTH'].regex})[ ,]")
_FINENESS: Final = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")


def counted(base: Period | None, unit: str, count: int) -> Timex:
    """The unit ``count`` after ``base``, of which no more is given than is known: a day in some June is 1950-06-XX."""
    if base is None:
        return Timex("DATE", UNKNOWN[unit])
    if base.year < 1 and unit in ("day", "week", "weekend"):
        return Timex("DATE", year_value(base.year) + UNKNOWN[unit][4:], anchor=base.value)
    if _FINENESS.index(unit) < _FINENESS.index(base.unit):
        if unit == "day" and base.unit == "month":
            return Timex("DATE", f"{base.value}-XX", anchor=base.value)
        if unit in ("day", "week", "month"):
            return Timex("DATE", base.to("year").value + UNKNOWN[unit][4:], anchor=base.value)
    return date_of(base.to(unit).shift(count), anchor=base)


def later(found: Found) -> Timex | None:
    """As in "three days later", "a week earlier"."""
    unit, count = whole(UNIT[found["unit"]], found.count())
    earlier = found["way"] in ("earlier", "before", "previously", "prior")
    base = found.context.base()
    if found["quantity"] in ("a", "one") and "-" in found.text:
        return None
    if unit not in UNKNOWN:
        return None  # "five minutes later": the length alone
    if count is None or base is None:
        return PAST_REF if earlier else FUTURE_REF
    reported = found.context.reported
    if earlier and unit == "year" and count == 1 and reported:
        return date_of(reported.shift(-4), anchor=reported, moves=False)
    timex = counted(base, unit, -count if earlier else count)
    return replace(timex, moves=False) if earlier and unit != "day" else timex


def some_time_later(found: Found) -> Timex:
    """As in "weeks earlier", "days later"."""
    return PAST_REF if found["way"] in ("earlier", "before") else FUTURE_REF


def following(found: Found) -> Timex | None:
    """As in "the next day", "the following year", "the previous month", "that week", "the same day"."""
    unit = UNIT[found["unit"]]
    if unit not in UNKNOWN or found["unit"].endswith("s"):
        return None
    return counted(found.context.base(), unit, STEP[found["which"]])


def unit_beside(found: Found) -> Timex | None:
    """As in "the day before", "the year after"."""
    unit = UNIT[found["unit"]]
    if unit not in UNKNOWN or not re.match(r"[.,;:)]|$| (?:and|but)\b", found.after(4)):
        return None
    return counted(found.context.base(), unit, -1 if found["way"] in ("before", "earlier") else 1)


def the_unit(found: Found) -> Timex | None:
    """As in "the year", "the quarter", "the week" that is spoken of."""
    unit = UNIT[found["unit"]]
    part = re.search(r"\b(?:earlier|later|early|late) in $", found.before(12))
    if unit == "day" and not part:
        return None
    if in_name(found) or (
        not part and re.match(r"-| (?:of|that|when|before|after|ahead|in which|long)\b", found.after(9))
    ):
        return None
    if re.match(r" (?:was|is) [12]\d{3}\b", found.after(9)):
        return None  # "the year was 1992"
    if unit == "year" and re.match(r" (?:ended|ending|to)\b", found.after(8)):
        return Timex("DURATION", "P1Y")
    if unit == "quarter":
        return latest_quarter(found)
    return shifted(found.context.story(), unit, 0, moves=False)


def latest_quarter(found: Found) -> Timex:
    """As in "the latest quarter", "the quarter ended Sept. 30": the one that is reported, or the last that is over."""
    base = found.context.base()
    if base is None:
        return Timex("DATE", UNKNOWN["quarter"])
    completed = (found.today or base).to("quarter").shift(-1)
    ended = _ENDED.match(found.after(20))
    if ended:
        months = [Period.month(base.year + year, MONTH[ended[1]]) for year in (-1, 0, 1)]
        return date_of(nearest(months, completed.shift(1), PAST).to("quarter"), base)
    return date_of(found.context.reported or completed, base)


def year_ago_quarter(found: Found) -> Timex | None:
    """As in "the year-ago quarter", "the 1988 period": the one with which the reported one is compared."""
    context, told = found.context, found.context.base()
    quarter = context.reported or latest_quarter(found).period
    if quarter is None:
        return None
    years = found.year - quarter.year if found["year"] else -1
    if not context.reported and found["of"] == "period" and told and told.unit == "month":
        return shifted(told, "month", 12 * years, moves=False)
    of_months = context.previous is not None and context.previous.value in LONGER
    if not context.reported and (not found["of"] or (found["of"] == "period" and of_months)):
        return shifted(quarter, "year", years, moves=False)
    if found["year"]:
        return date_of(quarter.shift(4 * years), quarter, moves=False)
    if found["quarter"]:
        quarter = Period.part("quarter", quarter.year, QUARTER[found["quarter"]])
    return date_of(quarter.shift(-4), anchor=quarter, moves=False)


RULES: Final = (
    *forms(
        later,
        ("QUANTITY UNIT way=later|earlier|previously", "three days later"),
    ),
    *forms(
        some_time_later,
        ("months|weeks|days|years|decades|hours|minutes way=later|earlier", "weeks earlier"),
    ),
    *forms(
        following,
        ("the which=next|following|previous|preceding|same|prior|subsequent UNIT", "the following day"),
        ("which=that|that_same UNIT", "that week"),
    ),
    *forms(
        unit_beside,
        ("the UNIT way=before|after|earlier|following", "the day before"),
    ),
    *forms(
        the_unit,
        ("the full? unit=year|quarter|week|month|day", "the quarter"),
    ),
    *forms(
        latest_quarter,
        ("the latest quarter|period", "the latest quarter"),
    ),
    *forms(
        year_ago_quarter,
        ("the? comparable? year-ago|year-earlier of=quarter|period", "the year-ago quarter"),
        ("the? year-ago|year-earlier QUARTER of=quarter", "the year-ago third quarter"),
        ("the YEAR of=quarter|period", "the 1988 quarter"),
        ("the of=quarter|period a_year ago|earlier", "the quarter a year ago"),
        ("year-ago|year-earlier", "year-earlier"),
    ),
)  # fmt: skip
