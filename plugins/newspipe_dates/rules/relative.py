"""Dates counted from another day: today's, or that of a date before them in the text."""

from __future__ import annotations

from typing import Final

from newspipe_dates.context import FUTURE, Context
from newspipe_dates.numerals import number
from newspipe_dates.period import Period
from newspipe_dates.rule import Found, Rule
from newspipe_dates.timex import FUTURE as FUTURE_REF
from newspipe_dates.timex import PAST as PAST_REF
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.vocabulary import DAYPART, UNIT, WEEKDAY

UNKNOWN: Final = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
STEPS: Final = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "yesterday": -1,
                "today": 0, "tomorrow": 1, "tonight": 0}  # fmt: skip


def shifted(base: Period | None, unit: str, count: int) -> Timex:
    """The unit ``count`` after the one that holds ``base``, or its unknown value."""
    return date_of(base.to(unit).shift(count)) if base else Timex("DATE", UNKNOWN[unit])


def day_word(found: Found, context: Context) -> Timex | None:
    """ "today", "yesterday", "tomorrow"."""
    return shifted(context.today, "day", STEPS[found["which"]])


def second_day_word(found: Found, context: Context) -> Timex | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    return shifted(context.today, "day", 2 if found["which"] == "tomorrow" else -2)


def relative_unit(found: Found, context: Context) -> Timex | None:
    """ "last week", "this month", "next year"."""
    unit = UNIT[found["unit"]]
    if unit not in UNKNOWN:
        return None
    return shifted(context.today, unit, STEPS[found["which"]])


def weekday(found: Found, context: Context) -> Timex | None:
    """A weekday: the last one or today, unless the tense tells of the future."""
    name = found["weekday"]
    if not context.text[found.start].isupper() or len(name.strip(".")) <= 3 and found["which"] == "":
        return None
    number = WEEKDAY[name]
    if context.today is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    back = (context.today.first_day.isoweekday() - number) % 7
    if context.direction(found.start, found.end) == FUTURE and back:
        back -= 7
    return date_of(context.today.shift(-back))


def relative_weekday(found: Found, context: Context) -> Timex | None:
    """ "last Friday", "next Monday", "this Sunday"."""
    number = WEEKDAY[found["weekday"]]
    if context.today is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    ahead = (number - context.today.first_day.isoweekday()) % 7
    count = {"next": ahead or 7, "last": ahead - 7, "past": ahead - 7}.get(found["which"], ahead)
    return date_of(context.today.shift(count))


def ago(found: Found, context: Context) -> Timex | None:
    """ "three days ago", "a year ago": as fine as the unit."""
    unit, count = UNIT[found["unit"]], number(found["quantity"])
    if count is None:
        return PAST_REF
    if unit not in UNKNOWN:
        return PAST_REF
    return shifted(context.today, unit, -int(count))


def later(found: Found, context: Context) -> Timex | None:
    """ "three days later", "a week earlier": from the date before it in the text."""
    unit, count = UNIT[found["unit"]], number(found["quantity"])
    earlier = found["way"] in ("earlier", "before", "previously")
    base = context.base()
    if count is None or unit not in UNKNOWN or base is None:
        return PAST_REF if earlier else FUTURE_REF
    return shifted(base, unit, -int(count) if earlier else int(count))


def hence(found: Found, context: Context) -> Timex | None:
    """ "two weeks from now"."""
    unit, count = UNIT[found["unit"]], number(found["quantity"])
    if count is None or unit not in UNKNOWN:
        return FUTURE_REF
    return shifted(context.today, unit, int(count))


def following(found: Found, context: Context) -> Timex | None:
    """ "the next day", "the following year", "the previous month", "that week", "the same day"."""
    unit = UNIT[found["unit"]]
    if unit not in UNKNOWN:
        return None
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(found["which"], 0)
    return shifted(context.base(), unit, step)


def weekend(found: Found, context: Context) -> Timex | None:
    """ "the weekend": the last one, unless the tense tells of the future."""
    if context.today is None:
        return Timex("DATE", UNKNOWN["weekend"])
    now = context.today.to("weekend")
    future = context.direction(found.start, found.end) == FUTURE
    return date_of(now if future or context.today.first_day.isoweekday() > 5 else now.shift(-1))


def daypart(found: Found, context: Context) -> Timex | None:
    """ "this morning", "Friday night", "last night", "that evening"."""
    part = "TNI" if found["which"] == "tonight" else DAYPART[found["daypart"]]
    if found["weekday"]:
        base = weekday(found, context)
    elif found["which"] == "that":
        base = shifted(context.base(), "day", 0)
    else:
        base = shifted(context.today, "day", STEPS[found["which"]])
    return base and Timex("TIME", base.value + part, period=base.period)


RULES: Final = (
    Rule("day-word", "which=today|yesterday|tomorrow", "yesterday", day_word),
    Rule("second-day-word", "the_day before|after which=yesterday|tomorrow", "the day before yesterday", second_day_word),
    Rule("relative-unit", "the? which=last|this|next|past|current|coming UNIT", "last week", relative_unit),
    Rule("weekday", "WEEKDAY", "Friday", weekday),
    Rule("relative-weekday", "which=last|this|next|past|coming WEEKDAY", "last Friday", relative_weekday),
    Rule("ago", "QUANTITY UNIT ago", "three days ago", ago),
    Rule("later", "QUANTITY UNIT way=later|after|earlier|before|previously", "three days later", later),
    Rule("hence", "QUANTITY UNIT from_now|hence", "two weeks from now", hence),
    Rule("following-unit", "the which=next|following|previous|preceding|same UNIT", "the following day", following),
    Rule("that-unit", "which=that UNIT", "that week", following),
    Rule("weekend", "the weekend", "the weekend", weekend),
    Rule("daypart", "which=this|that|last|yesterday|tomorrow DAYPART", "this morning", daypart),
    Rule("weekday-daypart", "WEEKDAY DAYPART", "Friday night", daypart),
    Rule("tonight", "which=tonight", "tonight", daypart),
)
