"""Months, quarters, halves and seasons of a year."""

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.nondates import before_name
from newspipe_dates.period import SEASONS, Period, containing
from newspipe_dates.rule import Found
from newspipe_dates.tense import FUTURE, PAST
from newspipe_dates.timex import Timex, date_of

_JOINT = 12  # code points between the months of a stretch


def month_of_year(found: Found) -> Timex:
    """A month with its year."""
    return date_of(Period.month(found.year, found.value("month")))


def month(found: Found) -> Timex | None:
    """A month alone: the last or the next, as the tense tells."""
    if found.among("month", "SHORT_MONTH") or not found.capital():
        return None
    told = found.follows("month-told")
    if found.among("month", "VERB_MONTH") and not (told or found.precedes("month-reported")):
        return None
    if before_name(found) and not found.precedes("day-follows"):
        surely = found.follows("month-surely") or (told and not found.among("month", "FIRST_NAME"))
        if found.precedes("street") or not surely:
            return None  # "April Jones", "August Wilson"
    number, base = found.value("month"), found.context.story()
    if base is None:
        return Timex("DATE", f"XXXX-{number:02d}")
    if base is not found.today and found.today and found.is_planned():
        base = found.today
    if found.follows("any-month") or _is_habit(found) or _is_season(found):
        return Timex("DATE", f"XXXX-{number:02d}")
    months = [Period.month(base.year + year, number) for year in (-1, 0, 1)]
    if base is not found.today:
        return date_of(in_story(months, base), base)
    now = base.to("month")
    if found.follows("since"):
        months = [month for month in months if month.index <= now.index]
    elif found.precedes("contract"):
        months = [month for month in months if month.index >= now.index]
    return date_of(nearest(months, now, found.direction()), base)


def _is_season(found: Found) -> bool:
    """Whether the month is of a stretch of each year: "Rain: October to May", "closed January-March"."""
    context = found.context
    previous = context.previous
    if previous and previous.type == "DATE" and previous.value.startswith("XXXX-") and previous.period is None:
        between = context.lower[context.previous_end : found.start]
        return bool(len(between) < _JOINT and context.language.phrases.pattern("joined-months").fullmatch(between))
    if not found.precedes("to-month"):
        return False
    return found.direction() == 0


def _is_habit(found: Found) -> bool:
    """Whether the sentence tells what happens each year."""
    context = found.context
    first, _ = context.sentence(found.start)
    return bool(context.language.phrases.pattern("yearly").search(context.lower, first, found.start))


def relative_month(found: Found) -> Timex | None:
    """As in "last October", "next May", "this March", "the previous April"."""
    if not found.capital("month"):
        return None
    number, step = found.value("month"), found.value("which", "STEP")
    base = found.context.base() if found.among("which", "ANAPHORIC") else found.today
    if base is None:
        return Timex("DATE", f"XXXX-{number:02d}")
    now = base.to("month")
    if found.among("which", "LAST") and now.index % 12:
        now = now.shift(-1)  # in April, "last March" is not last month; but in January, "last December" is
    months = [Period.month(now.year + year, number) for year in (-1, 0, 1)]
    return date_of(_beside(months, now, step), base)


def _beside(candidates: list[Period], now: Period, step: int) -> Period:
    """The candidate before ("last", -1) or after ("next", 1) the present one, or that of its year ("this", 0)."""
    if step < 0:
        return max((c for c in candidates if c.index < now.index), key=lambda c: c.index)
    if step > 0:
        return min((c for c in candidates if c.index > now.index), key=lambda c: c.index)
    return min(candidates, key=lambda c: abs(c.year - now.year))


def month_of_relative_year(found: Found) -> Timex | None:
    """As in "June last year", "October of the same year"."""
    base = found.context.base() if found.among("which", "ANAPHORIC") else found.today
    if base is None or not found.capital("month"):
        return None
    return date_of(Period.month(base.year + found.value("which", "STEP"), found.value("month")), base)


def quarter_of_year(found: Found) -> Timex:
    """A quarter with its year; a fiscal year has the calendar's value."""
    number = 4
    if found["quarter"]:
        number = int(found["quarter"]) if found["quarter"].isdigit() else found.value("quarter")
    return date_of(Period.part("quarter", _year_of(found), number))


def _year_of(found: Found) -> int:
    """The number of the group `year`, or of a fiscal year in figures ("FY23")."""
    if not found["fy"]:
        return found.year
    number = int("".join(character for character in found["fy"] if character.isdigit()))
    return number if number > 99 else 2000 + number


def quarter_ending(found: Found) -> Timex | None:
    """As in "the March quarter", "the October-December quarter": the one that ends with the month, the last if open."""
    if not found.capital("month"):
        return None
    month = found.value("month")
    if found["year"] or found["fy"]:
        return date_of(Period.month(_year_of(found), month).to("quarter"))
    base = found.context.story()
    if base is None:
        return None
    months = [Period.month(base.year + year, month) for year in (-1, 0, 1)]
    return date_of(nearest(months, base.to("month"), found.direction() or PAST).to("quarter"), base)


def quarter(found: Found) -> Timex | None:
    """A quarter alone: the nearest, the earlier of two."""
    if found.begins("article") and found.holds("joined-quarter"):
        return None  # the article of "the third-quarter loss" belongs to the loss
    if found.among("quarter", "QUARTER_CODE") and (not found.capital("quarter") or found.precedes("colon")):
        return None  # a question, "Q4: What next?"
    number, base = found.value("quarter"), found.context.story()
    if base is None:
        return Timex("DATE", f"XXXX-Q{number}")
    if found["which"]:
        return date_of(Period.part("quarter", base.year + found.value("which", "STEP"), number), base)
    if found["fiscal"]:  # a fiscal year has the number of the calendar year in which most of them end
        return date_of(Period.part("quarter", base.year - (number == 4 and base.first_day.month < 7), number), base)
    now = base.to("quarter")
    quarters = [Period.part("quarter", base.year + year, number) for year in (-1, 0, 1)]
    if found.follows("done-in") and found.direction() == FUTURE:
        return date_of(min((q for q in quarters if q.index >= now.index), key=lambda q: q.index), base)
    ahead = {FUTURE: 0, PAST: 4}.get(found.direction(), 1)
    return date_of(min(quarters, key=lambda q: abs(q.index - now.index) + (ahead if q.index > now.index else 0)), base)


def half(found: Found) -> Timex | None:
    """A half of a year."""
    if found["year"]:
        return date_of(Period.part("half", found.year, found.value("half")))
    base = found.context.story()
    if base is None:
        return None
    step = found.value("which", "STEP") if found["which"] else 0
    return date_of(Period.part("half", base.year + step, found.value("half")), base)


def half_of_report(found: Found) -> Timex | None:
    """As in "the second half", in a report on business: the last or the next, as the tense tells."""
    context = found.context
    if found.precedes("of") or not context.sentence_has("business", found.start):
        return None
    if context.sentence_has("match", found.start):
        return None
    base = context.story()
    if base is None:
        return None
    now, number = base.to("half"), found.value("half")
    halves = [Period.part("half", base.year + year, number) for year in (-1, 0, 1)]
    direction = found.direction()
    if direction == FUTURE:
        return date_of(min((half for half in halves if half.index >= now.index), key=lambda half: half.index), base)
    over = [half for half in halves if half.index < now.index]
    return date_of(max(over, key=lambda half: half.index), base)


def season_of_year(found: Found) -> Timex:
    """A season with its year."""
    return date_of(Period.part("season", found.year, found.value("season")))


def season(found: Found) -> Timex | None:
    """A season alone, or "last summer", "this fall", "next spring"."""
    which = found["which"]
    told = found["the"] or found.follows("season-told")
    if not which and found.among("season", "WEATHER") and not told:
        return None
    if found.among("season", "VERB_SEASON") and (
        not (which or found.follows("fall-told")) or found.precedes("fall-verb")
    ):
        return None
    if not which and found.follows("some-season"):
        return None  # "a single dry summer"
    if found.capital("season") and before_name(found):
        return None  # "the Winter Games"
    number, step = found.value("season"), found.value("which", "STEP") if which else 0
    if found.among("which", "ANAPHORIC"):
        base = found.context.base()
    else:
        base = found.today if which else found.context.story()
    if base is None:
        return Timex("DATE", f"XXXX-{SEASONS[number - 1]}")
    if base is not found.today and (not which or base.unit == "year"):
        return date_of(Period.part("season", base.year + step, number), base)
    now = containing(base.first_day, "season")
    seasons = [Period.part("season", now.year + year, number) for year in (-1, 0, 1)]
    if which and step == 0 and found.direction() != FUTURE and now.shift(-1).index % 4 == number - 1:
        return date_of(now.shift(-1), base)  # in March, "this winter" is hardly over
    if which:
        return date_of(_beside(seasons, now, step), base)
    return date_of(nearest(seasons, now, found.direction() or PAST), base)
