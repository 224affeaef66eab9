"""Stretches counted from the article's own day: "today", "last week", "this year", "three days ago", "Friday"."""

from typing import Final

from newspipe_dates.nondates import before_name, in_name
from newspipe_dates.period import PER_YEAR, Period
from newspipe_dates.quotation import said_on
from newspipe_dates.rule import Found
from newspipe_dates.tense import FUTURE, PAST
from newspipe_dates.timex import FUTURE as FUTURE_REF
from newspipe_dates.timex import PAST as PAST_REF
from newspipe_dates.timex import PRESENT, Timex, date_of
from newspipe_dates.units import FINER, UNKNOWN

_JOINT: Final = 12  # code points between two weekdays that are named together
_HALF_YEARS: Final = ("P6M", "P26W")
_REPORTING: Final = (4, 5, 6)  # months in which a half year that ended in them is reported
_JUST: Final = 6  # said on a Thursday, "last Wednesday" is not yesterday
_MINUTES: Final = {"hour": 60, "minute": 1}
_DAY: Final = 24 * 60  # minutes
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
        return date_of(said.shift(found.value("which", "STEP")), anchor=said, moves=False)
    if found.among("which", "TODAY") and _is_nowadays(found):
        return PRESENT
    return deictic(found, "day", found.value("which", "STEP"))


def _is_nowadays(found: Found) -> bool:
    """Whether "today" is the present time and not the day: "in 1980 there were 20, today there are 120"."""
    context = found.context
    if found.precedes("time-of") or found.follows("what-today"):
        return True
    owner = found.precedes("possessive")
    if owner and context.text[owner.end() + 1 : owner.end() + 2].isupper():
        return True  # "today's Podgorica"
    first, _ = context.sentence(found.start)
    previous = context.previous.period if context.previous else None
    return bool(
        previous
        and context.previous_end > first
        and previous.unit in ("year", "decade", "century")
        and found.today
        and previous.year < found.today.year - 1
    )


def second_day_word(found: Found) -> Timex:
    """As in "the day before yesterday", "the day after tomorrow"."""
    return deictic(found, "day", 2 * found.value("which", "STEP"))


def relative_unit(found: Found) -> Timex | None:
    """As in "last week", "this month", "next year"."""
    unit = found.value("unit")
    if unit not in UNKNOWN or found.among("unit", "UNITS") or in_name(found):
        return None
    if unit == "day" and not found.among("which", "THIS"):
        return None  # "the current day", "our last day"
    if unit in ("decade", "century") and found.begins("article"):
        return None  # "the past decade" is a length
    this = found.among("which", "THIS")
    if this and found.context.narrative and found.today:
        return shifted(found.context.base(), unit, 0)
    if this and unit == "weekend" and _weekend_over(found):
        return deictic(found, unit, -1)
    return deictic(found, unit, found.value("which", "STEP"))


def _weekend_over(found: Found) -> bool:
    """Whether "this weekend", said from Monday to Thursday of what is past, is the one before."""
    today = found.today
    return today is not None and today.first_day.isoweekday() < 5 and found.direction() == PAST


def fiscal_year(found: Found) -> Timex:
    """As in "the current fiscal year", "the latest fiscal year"; "the fiscal year ended March 31" is a length."""
    if not found["which"] and found.precedes("year-ended"):
        return Timex("DURATION", "P1Y")
    return deictic(found, "year", found.value("which", "STEP") if found["which"] else 0)


def weekday(found: Found) -> Timex | None:
    """A weekday: the last one or today, unless the tense tells of the future."""
    if (
        not found.capital("weekday")
        or (found.among("weekday", "SHORT_WEEKDAY") and not found.precedes("short-weekday"))
        or in_name(found)
    ):
        return None
    number = found.value("weekday")
    return _apposed(found, number) or _continued(found, number) or weekday_near(found, number)


def _continued(found: Found, number: int) -> Timex | None:
    """The second of "Tuesday and Wednesday", "Friday-Sunday": the first such day after the one before it."""
    context = found.context
    day = context.previous.period if context.previous else None
    if day is None or day.unit != "day" or not context.previous or context.previous.anchor is None:
        return None
    between = context.lower[context.previous_end : found.start]
    if context.lower[context.previous_end - 1].isdigit():
        return None  # "on March 24 and on Tuesday"
    if len(between) > _JOINT or not context.language.phrases.pattern("joined").fullmatch(between):
        return None
    following = day.shift((number - day.first_day.isoweekday()) % 7)
    today = found.today
    if following == day or today is None or day.index < today.index < following.index:
        return None  # "on Monday and Friday", said between them, are both over
    return date_of(following, anchor=today, moves=not context.narrative)


def _apposed(found: Found, number: int) -> Timex | None:
    """The day before a weekday that explains it: "June 30, a Sunday"."""
    context = found.context
    day = context.previous.period if context.previous else None
    if day is None or day.unit != "day" or day.first_day.isoweekday() != number:
        return None
    between = context.lower[context.previous_end : found.match.start("weekday")]
    return date_of(day) if context.language.phrases.pattern("apposed").fullmatch(between) else None


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
    of_event = found.precedes("possessive") and not found.follows("ahead-of")
    if found.precedes("of-market") or found.follows("closed-on"):
        return PAST  # "Monday's close", "the close on Friday"
    if not of_event and found.follows("for"):
        return FUTURE  # "called a meeting for Saturday"
    told = found.context.direction(found.start, found.end, after_only=bool(of_event))
    return told or (FUTURE if found.context.is_ahead(found.start) else 0)


def any_weekday(found: Found) -> Timex | None:
    """As in "on a Friday": of any week."""
    if not found.capital("weekday") or found.among("weekday", "SHORT_WEEKDAY") or before_name(found):
        return None
    if found.precedes("weekday-thing") or _apposed(found, found.value("weekday")):
        return None
    return Timex("DATE", f"XXXX-WXX-{found.value('weekday')}")


def relative_weekday(found: Found) -> Timex | None:
    """As in "last Friday", "next Monday", "this Sunday", "the previous Tuesday"."""
    number, step = found.value("weekday"), found.value("which", "STEP")
    if not found.capital("weekday"):
        return None
    base = found.context.base() if found.among("which", "ANAPHORIC") else found.today
    if base is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    day = base.to("day")
    ahead = (number - day.first_day.isoweekday()) % 7
    if step < 0:
        ahead -= 7 if ahead < _JUST or not found.among("which", "LAST") else 14
    elif found.among("which", "NEXT") and ahead < _SOON:
        ahead += 7  # said on a Thursday, "next Friday" is not tomorrow
    return date_of(day.shift(ahead), base)


def weekday_week(found: Found) -> Timex | None:
    """As in "Tuesday week", "a week on Tuesday": so many weeks after the coming one."""
    if found.today is None or not found.capital("weekday") or found.follows("within"):
        return None
    weeks = found.count() if found["quantity"] else 1
    if weeks is None:
        return None
    ahead = (found.value("weekday") - found.today.first_day.isoweekday()) % 7 or 7
    return date_of(found.today.shift(ahead + 7 * int(weeks)), anchor=found.today)


def weekday_next(found: Found) -> Timex | None:
    """As in "Wednesday next"."""
    if found.today is None or not found.capital("weekday") or not found.precedes("clause-end"):
        return None
    return date_of(
        found.today.shift((found.value("weekday") - found.today.first_day.isoweekday()) % 7 or 7), found.today
    )


def before_last(found: Found) -> Timex | None:
    """As in "the week before last", "the Saturday before last"."""
    if found["unit"]:
        unit = found.value("unit")
        timex = deictic(found, "day" if unit == "night" else unit, -2)
        return timex._replace(type="TIME", value=timex.value + "TNI") if unit == "night" else timex
    if found.today is None:
        return None
    back = (found.today.first_day.isoweekday() - found.value("weekday")) % 7 or 7
    return date_of(found.today.shift(-back - 7), anchor=found.today)


def tomorrow_week(found: Found) -> Timex | None:
    """As in "tomorrow week"."""
    if found.today is None:
        return None
    return date_of(found.today.shift(found.value("which", "STEP") + 7), anchor=found.today)


def from_day(found: Found) -> Timex | None:
    """As in "three weeks from tomorrow"."""
    unit, count = whole(found.value("unit"), found.count())
    if found.today is None or count is None or unit not in UNKNOWN:
        return None
    day = found.today.shift(found.value("which", "STEP"))
    if unit in ("day", "week") and not found.among("which", "TODAY"):
        return date_of(day.shift(count * (7 if unit == "week" else 1)), anchor=day)
    return date_of(day.to(unit).shift(count), anchor=day)


def weekday_of_week(found: Found) -> Timex | None:
    """As in "Tuesday last week", "Friday of next week"."""
    number = found.value("weekday")
    if found.today is None:
        return Timex("DATE", f"XXXX-WXX-{number}")
    monday = found.today.shift(1 - found.today.first_day.isoweekday())
    return date_of(monday.shift(7 * found.value("which", "STEP") + number - 1), found.today)


def compared_with(found: Found) -> Period | None:
    """The stretch whose figures are compared with those of a year before: a quarter, a half or a month."""
    context = found.context
    if context.reported:
        return context.reported
    first, _ = context.sentence(found.start)
    previous = context.previous
    if previous is None or context.previous_end < first:
        return None
    if previous.period and previous.period.unit in ("month", "half"):
        return previous.period
    if previous.value in _HALF_YEARS and found.today:
        half = found.today.to("half")
        return half if found.today.first_day.month in _REPORTING else half.shift(-1)
    return None


def a_year_before(period: Period) -> Timex:
    """The same stretch a year earlier."""
    return date_of(period.shift(-PER_YEAR[period.unit]), anchor=period, moves=False)


def ago(found: Found) -> Timex | None:
    """As in "three days ago", "a year ago": as fine as the unit, or as the figures that are compared."""
    if found.value("unit") in _MINUTES:
        return _minutes_ago(found)
    if found["thus"]:
        return _ago_to_the(found)
    unit, count = whole(found.value("unit"), found.count())
    if count is None or unit not in UNKNOWN:
        return PAST_REF
    if unit == "year" and count == 1:
        compared = compared_with(found)
        if compared is None and found.today and found.follows("price"):
            compared = found.today.to("month")  # prices are told by the month
        if compared:
            return a_year_before(compared)
    return deictic(found, unit, -count)._replace(moves=unit == "day" and not found.context.narrative)


def _ago_to_the(found: Found) -> Timex | None:
    """As in "two years ago this month": in the unit that is named last."""
    count, unit = found.count(), found.value("unit")
    years = count if unit == "year" else count and count * 10 if unit == "decade" else None
    if found.today is None or years is None:
        return None
    of = found.value("thus", "THUS")
    month = found.today.to("month").shift(round(-12 * years))
    if of == "month":
        return date_of(month, anchor=found.today, moves=False)
    day = Period.day(month.year, month.first_day.month, found.today.first_day.day) or month.to("day")
    return date_of(day.to(of), anchor=found.today, moves=False)


def _minutes_ago(found: Found) -> Timex:
    """As in "two hours ago": the time, if that of the article is known."""
    count = found.count()
    return PAST_REF if count is None else _earlier(found, round(count * _MINUTES[found.value("unit")]))


def short_ago(found: Found) -> Timex:
    """As in "2d ago", "3h ago"."""
    unit, count = found.value("letter", "UNIT_LETTER"), int(found["number"])
    return _earlier(found, count * _MINUTES[unit]) if unit in _MINUTES else deictic(found, unit, -count)


def _earlier(found: Found, minutes: int) -> Timex:
    """The time so many minutes before the article was published; PAST_REF if that is not known."""
    if found.today is None or found.context.minute is None:
        return PAST_REF
    days, minute = divmod(found.context.minute - minutes, _DAY)
    day = found.today.shift(days)
    time = f"{day.value}T{minute // 60:02d}:{minute % 60:02d}"
    return Timex("TIME", time, anchor=found.today.value, period=day, moves=False)


def some_time_ago(_: Found) -> Timex:
    """As in "months ago"."""
    return PAST_REF


def some_day(found: Found) -> Timex | None:
    """As in "someday", "she will one day return"; "one day" elsewhere is a length."""
    if found.begins("one-day") and not found.follows("modal"):
        return None
    return FUTURE_REF


def hence(found: Found) -> Timex | None:
    """As in "two weeks from now", "in three days' time"."""
    unit, count = whole(found.value("unit"), found.count())
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
    return shifted(found.context.story(), found["unit"], 0)._replace(mod="END")
