"""Words before or after an expression that belong to it: "early", "more than", "the end of", "10 p.m.", "night".

They give TIMEX3's ``mod`` (TimeML Annotation Guidelines 1.2.1, section 2.2.1.4), or a time to a day.
"""

import re
from dataclasses import replace
from typing import Final

from newspipe_dates.rule import Combiner, Found, Modifier
from newspipe_dates.rules.clock import clock_value
from newspipe_dates.timex import Timex
from newspipe_dates.vocabulary import DAYPART

_YEAR: Final = re.compile(r"[ -][12]\d{3}(?!\d)")
_AMOUNT: Final = re.compile(
    r"\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|half|[a-z]+teen)\b"
)


def part(mod: str) -> Combiner:
    """A part of a stretch of the calendar: START, MID or END."""

    def combine(_: Found, core: Timex) -> Timex | None:
        return replace(core, mod=mod) if core.type in ("DATE", "TIME") and not core.value.endswith("_REF") else None

    return combine


def bound(mod: str) -> Combiner:
    """How an amount is meant: at least, at most, about."""

    def combine(found: Found, core: Timex) -> Timex | None:
        amount = _AMOUNT.match(found.after(14).lstrip(" -")) and not _YEAR.match(found.after(6))
        if core.type == "SET" or core.value.endswith("_REF") or not amount:
            return None
        return replace(core, mod=mod)

    return combine


def about(found: Found, core: Timex) -> Timex | None:
    """About an amount or a date, not about what happened then."""
    after = found.after(14).lstrip()
    if core.type == "SET" or core.value.endswith("_REF"):
        return None
    dated = core.period and core.period.unit in ("day", "month", "year") and found.text != "some"
    if not _AMOUNT.match(after) and (not dated or re.match(r"(?:the|this|last|next|[a-z]+day)\b", after)):
        return None
    return replace(core, mod="APPROX")


def time_of_day(found: Found, core: Timex) -> Timex | None:
    """A time or a part of the day, with its day: "10 p.m. Wednesday", "Friday night", "the morning of May 4"."""
    if core.type != "DATE" or core.value.endswith("_REF") or (core.period and core.period.unit != "day"):
        return None
    if core.period is None and not re.fullmatch(r"XXXX-WXX-\d|XXXX-[\dX]{2}-[\dX]{2}", core.value):
        return None
    value = DAYPART[found["daypart"]] if found["daypart"] else clock_value(found)
    return replace(core, type="TIME", value=core.value + value) if value else None


def after_amount(mod: str) -> Combiner:
    """What follows an amount or a date: "or so", "or more"."""

    def combine(_: Found, core: Timex) -> Timex | None:
        return replace(core, mod=mod) if not core.value.endswith("_REF") else None

    return combine


BEFORE: Final = (
    Modifier("start", "the? early", "early April", part("START")),
    Modifier("start", "the beginning|start|onset|early_part|first_part of", "the start of 2019", part("START")),
    Modifier("start", "earlier|early in|on", "earlier in 2019", part("START")),
    Modifier("start", "earlier|early", "earlier this year", part("START")),
    Modifier("middle", "the? mid", "mid-April", part("MID")),
    Modifier("middle", "the? middle of", "the middle of April", part("MID")),
    Modifier("start", "the? first half of", "the first half of May", part("START")),
    Modifier("end", "the? second|latter|last half of", "the second half of May", part("END")),
    Modifier("end", "the? late", "late April", part("END")),
    Modifier("end", "the? end|close|latter_part|last_part of", "the end of April", part("END")),
    Modifier("end", "later|late in|on", "late in 2019", part("END")),
    Modifier("end", "later", "later this year", part("END")),
    Modifier("about", "about|around|approximately|roughly|circa|some|ca.|close_to", "about two years", about),
    Modifier("less", "nearly|almost|less_than|under|just_under|not_quite", "nearly two years", bound("LESS_THAN")),
    Modifier(
        "more",
        "more_than|over|just_over|well_over|a_little_more_than|a_little_over",
        "over two years",
        bound("MORE_THAN"),
    ),
    Modifier("at-least", "at_least|no_less_than", "at least two years", bound("EQUAL_OR_MORE")),
    Modifier("at-most", "up_to|no_more_than|at_most|as_long_as", "up to two years", bound("EQUAL_OR_LESS")),
    Modifier("time-of-day", "CLOCK ZONE? on|this?", "10 p.m. on Wednesday", time_of_day),
    Modifier("time-of-day", "clock=FOURDIGITS hrs|hours|ZONE on?", "0735 GMT on Friday", time_of_day),
    Modifier("time-of-day", "CLOCK ZONE? ,", "10 p.m. EST, Nov. 9", time_of_day),
    Modifier("time-of-day", "noon=noon|midnight|midday ZONE? on?", "noon Thursday", time_of_day),
    Modifier("time-of-day", "the? early|late? DAYPART hours? of|on", "the morning of May 4", time_of_day),
    Modifier("time-of-day", "CLOCK local_time on?", "3 p.m. local time on Friday", time_of_day),
    Modifier("time-of-day", "daypart=dawn|daybreak|sunrise|dusk|sunset|sundown on?", "dawn on Friday", time_of_day),
    Modifier("time-of-day", "mid DAYPART", "mid-afternoon yesterday", time_of_day),
)

AFTER: Final = (
    Modifier("time-of-day", "CLOCK ZONE?", "May 8 1:00 a.m.", time_of_day),
    Modifier("time-of-day", "early|late? DAYPART", "Friday night", time_of_day),
    Modifier("about", "or_so", "a year or so", after_amount("APPROX")),
    Modifier("at-least", "or_more", "a year or more", after_amount("EQUAL_OR_MORE")),
    Modifier("at-most", "or_less", "a year or less", after_amount("EQUAL_OR_LESS")),
    Modifier("onward", "or_later|and_beyond|onward|onwards", "1990 and beyond", after_amount("ON_OR_AFTER")),
)
