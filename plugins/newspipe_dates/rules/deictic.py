"""Stretches counted from the article's own day: "today", "last week", "this year", "three days ago", "Friday"."""

import re
from dataclasses import replace
from typing import Final

from newspipe_dates.nondates import in_name
from newspipe_dates.period import Period
from newspipe_dates.quotation import said_on
from newspipe_dates.rule import Found, forms
from newspipe_dates.tense import FUTURE, PAST
from newspipe_dates.timex import FUTURE as FUTURE_REF
from newspipe_dates.timex import PAST as PAST_REF
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.vocabulary import FINER, STEP, UNIT, UNKNOWN, WEEKDAY

_MODAL: Final = re.compile(r"(?:\b(?:will|would|could|might|may|can|to)|'ll) $")
_SOON: Final = 3  # days within which a weekday is no longer called "next"


def deictic(found: Found, unit: str, count: int) -> Timex:
    """The unit ``count`` after the one that holds the article's day; in a story it does not carry the story on."""
    today = found.today
    if today is None:
        return Timex("DATE", UNKNOWN[unit])
    return date_of(today.to(unit).shift(count), anchor=today, moves=not found.context.narrative)


def shifted(base: Period | None, unit: str, count: int, moves: bool = True) -> Timex:
    """The unit ``count`` after the one that holds ``base``, or its unknown value."""
    return date_of(base.to(unit).shift(count), base, moves) if base else Timex("DATE", UNKNOWN[unit])


def whole(unit: str, count: float | None) -> tuple[str, int | None]:
    """A whole number of units, of a finer unit where need be: half a century is 50 years, a fortnight two weeks."""
    while count is not None and (count % 1 or unit == "fortnight") and unit in FINER:
        unit, times = FINER[unit]
        count *= times
    return unit, None if count is None else int(count)


def day_word(found: Found) -> Timex | None:
    """As in "today", "yesterday", "tomorrow"."""
    if in_name(found):
        return None
    said = said_on(found)
    if said and said != found.today:
        return date_of(said.shift(STEP[found["which"]]), anchor=said, moves=False)
    return deictic(found, "day", STEP[found["which"]])


def second_day_word(found: Found) -> Timex:
    """As in "the day before yesterday", "the day after tomorrow"."""
    return deictic(found, "day", 2 * STEP[found["which"]])


def relative_unit(found: Found) -> Timex | None:
    """As in "last week", "this month", "next year"."""
    unit = UNIT[found["unit"]]
    if unit not in UNKNOWN or found["unit"].endswith("s") or in_name(found):
        return None
    if unit == "day" and found["which"] != "this":
        return None  # "the current day", "our last day"
    if unit in ("decade", "century") and found.text.startswith("the "):
        return None  # "the past decade" is a length
    if found["which"] == "this" and found.context.narrative and found.today:
        return shifted(found.context.base(), unit, 0)
    if found["which"] == "this" and unit == "weekend" and _weekend_over(found):
        return deictic(found, unit, -1)
    return deictic(found, unit, STEP[found["which"]])


def _weekend_over(found: Found) -> bool:
    """Whether "this weekend", said from Monday to Thursday of what is past, is the one before."""
    today = found.today
    return today is not None and today.first_day.isoweekday() < 5 and found.direction() == PAST


def fiscal_year(found: Found) -> Timex:
    """As in "the current fiscal year", "the latest fiscal year"; "the fiscal year ended March 31" is a length."""
    if not found["which"] and re.match(r" (?:ended|ending)\b", found.after(8)):
        return Timex("DURATION", "P1Y")
    return deictic(found, "year", -1 if found["which"] == "latest" else STEP[found["which"] or "this"])


def weekday(found: Found) -> Timex | None:
    """A weekday: the last one or today, unless the tense tells of the future."""
    name = found["weekday"]
    if not found.capital("weekday") or len(name) < 4 or name in ("sat.", "sun.") or in_name(found):
        return None
    return weekday_near(found, WEEKDAY[name])


def weekday_near(found: Found, number: int) -> Timex:
    """The weekday (1 is Monday) that the tense around the expression tells."""
    if found.today is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    back = (found.today.first_day.isoweekday() - number) % 7
    if back and _direction(found) == FUTURE:
        back -= 7
    return date_of(found.today.shift(-back), anchor=found.today, moves=not found.context.narrative)


def _direction(found: Found) -> int:
    """What the tense tells; of "Saturday's final" only the verb that follows, but for "ahead of Saturday's final"."""
    of_event = found.after(2) == "'s" and not re.search(r"\b(?:ahead of|for|awaits?) $", found.before(9))
    return found.context.direction(found.start, found.end, after_only=of_event)


def relative_weekday(found: Found) -> Timex | None:
    """As in "last Friday", "next Monday", "this Sunday", "the previous Tuesday"."""
    number, which = WEEKDAY[found["weekday"]], found["which"].split()[-1]
    if not found.capital("weekday"):
        return None
    base = found.context.base() if which in ("previous", "following", "same") else found.today
    if base is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    day = base.to("day")
    ahead = (number - day.first_day.isoweekday()) % 7
    if STEP[which] < 0:
        ahead -= 7
    elif which == "next" and ahead < _SOON:
        ahead += 7  # said on a Thursday, "next Friday" is not tomorrow
    return date_of(day.shift(ahead), base)


def weekday_of_week(found: Found) -> Timex | None:
    """As in "Tuesday last week", "Friday of next week"."""
    number = WEEKDAY[found["weekday"]]
    if found.today is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    monday = found.today.shift(1 - found.today.first_day.isoweekday())
    return date_of(monday.shift(7 * STEP[found["which"]] + number - 1), found.today)


def ago(found: Found) -> Timex | None:
    """As in "three days ago", "a year ago": as fine as the unit, or as the figures that are compared."""
    unit, count = whole(UNIT[found["unit"]], found.count())
    if count is None or unit not in UNKNOWN:
        return PAST_REF
    compared = found.context.reported
    if unit == "year" and count == 1 and compared:
        return date_of(compared.shift(-4), anchor=compared, moves=False)
    return replace(deictic(found, unit, -count), moves=unit == "day" and not found.context.narrative)


def some_time_ago(_: Found) -> Timex:
    """As in "months ago"."""
    return PAST_REF


def some_day(found: Found) -> Timex | None:
    """As in "someday", "she will one day return"; "one day" elsewhere is a length."""
    if found.text.startswith("one") and (found.text != "one day" or not _MODAL.search(found.before(9))):
        return None
    return FUTURE_REF


def hence(found: Found) -> Timex | None:
    """As in "two weeks from now", "in three days' time"."""
    unit, count = whole(UNIT[found["unit"]], found.count())
    if count is None or unit not in UNKNOWN:
        return FUTURE_REF
    return deictic(found, unit, count)


def weekend(found: Found) -> Timex:
    """As in "the weekend": the last one, unless the tense tells of the future."""
    if found.today is None:
        return Timex("DATE", UNKNOWN["weekend"])
    now = found.today.to("weekend")
    future = found.direction() == FUTURE
    return date_of(now if future or found.today.first_day.isoweekday() > 5 else now.shift(-1), found.today)


def unit_end(found: Found) -> Timex:
    """As in "year-end", "month's end": the end of the stretch that is spoken of."""
    return replace(shifted(found.context.story(), found["unit"], 0), mod="END")


RULES: Final = (
    *forms(
        day_word,
        ("which=today|yesterday|tomorrow", "yesterday"),
    ),
    *forms(
        second_day_word,
        ("the_day before|after which=yesterday|tomorrow", "the day before yesterday"),
    ),
    *forms(
        relative_unit,
        ("the? which=last|this|past|current|coming|present UNIT", "last week"),
        ("which=next|this_past|this_coming UNIT", "next week"),
    ),
    *forms(
        fiscal_year,
        ("the? which=current|last|latest|next|this|previous fiscal year", "the current fiscal year"),
        ("the fiscal|financial year", "the fiscal year"),
    ),
    # A weekday whose week comes only after it goes before the weekday alone.
    *forms(
        weekday_of_week,
        ("WEEKDAY > JOIN later=WEEKDAY of? which=last|this|next week", "Tuesday and Friday of last week"),
    ),
    *forms(
        weekday,
        ("WEEKDAY", "Friday"),
    ),
    *forms(
        relative_weekday,
        ("the? which=last|this|next|past|coming|previous|following|this_past|this_coming|same WEEKDAY", "last Friday"),
    ),
    *forms(
        weekday_of_week,
        ("WEEKDAY of? which=last|this|next week", "Tuesday last week"),
    ),
    *forms(
        ago,
        ("QUANTITY UNIT ago", "three days ago"),
        ("QUANTITY UNIT or_so ago", "a week or so ago"),
    ),
    *forms(
        some_time_ago,
        ("months|weeks|days|years|decades|centuries|hours|minutes ago", "months ago"),
        ("a_long_time|a_while|some_time ago", "a long time ago"),
    ),
    *forms(
        some_day,
        ("someday|some_day|one_day", "someday"),
    ),
    *forms(
        hence,
        ("QUANTITY UNIT from_now|from_today|hence", "two weeks from now"),
    ),
    *forms(
        weekend,
        ("the weekend", "the weekend"),
    ),
    *forms(
        unit_end,
        ("the? unit=year|month|quarter|week end", "year-end"),
        ("the? unit=year|month|quarter|week 's end", "month's end"),
    ),
)  # fmt: skip
