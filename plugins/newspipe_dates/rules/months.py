"""Months, quarters, halves and seasons of a year."""

import re
from typing import Final

from newspipe_dates.choice import in_story, nearest
from newspipe_dates.period import SEASONS, Period, containing
from newspipe_dates.rule import Found, forms
from newspipe_dates.tense import FUTURE, PAST
from newspipe_dates.timex import Timex, date_of
from newspipe_dates.vocabulary import HALF, MONTH, QUARTER, SEASON, STEP

_BEFORE_VERBS: Final = re.compile(  # what stands before May and March only where they are months
    r"\b(?:in|of|by|since|until|till|from|to|and|or|late|early|mid|last|next|this|through|during|after|before|between|"
    r"the|for|each|every|on|that|previous|following|its|-|\()[ -]?$"
)
_AFTER_MONTH: Final = re.compile(r" (?:sales|results|figures|data|reports?|earnings|elections?|deadline|meeting)\b")
_FIRST_NAMES: Final = ("april", "may", "june", "august")
_BEFORE_SEASONS: Final = re.compile(
    r"\b(?:in|the|that|this|last|next|of|by|since|until|till|during|late|early|mid|same|through|each|every|over|past|"
    r"coming|previous|following)[ -]$"
)
_BEFORE_FALL: Final = re.compile(r"\b(?:in|by|until|till|during|since|through|of|late|early)[ -](?:the )?$")
_AFTER_FALL: Final = re.compile(r" (?:of|in|to|from|on|short|apart|out|under)\b")


def month_of_year(found: Found) -> Timex:
    """A month with its year."""
    return date_of(Period.month(found.year, MONTH[found["month"]]))


def month(found: Found) -> Timex | None:
    """A month alone: the last or the next, as the tense tells."""
    name = found["month"]
    short = (len(name) < 4 and name != "may") or name.endswith(".")
    told = _BEFORE_VERBS.search(found.before(14)) or _AFTER_MONTH.match(found.after(10))
    if short or not found.capital() or (name in ("may", "march") and not told):
        return None
    if (
        name in _FIRST_NAMES
        and not _BEFORE_VERBS.search(found.before(14))
        and re.match(r" [A-Z][a-z]", found.context.text[found.end : found.end + 3])
    ):
        return None
    if re.match(r"'s? [A-Z]| [A-Z][a-z]+ (?:Avenue|Street)", found.context.text[found.end : found.end + 24]):
        return None
    base = found.context.story()
    if base is None:
        return Timex("DATE", f"XXXX-{MONTH[name]:02d}")
    months = [Period.month(base.year + year, MONTH[name]) for year in (-1, 0, 1)]
    if base is not found.today:
        return date_of(in_story(months, base), base)
    return date_of(nearest(months, base.to("month"), found.direction()), base)


def relative_month(found: Found) -> Timex | None:
    """As in "last October", "next May", "this March", "the previous April"."""
    if not found.capital("month"):
        return None
    number, which = MONTH[found["month"]], found["which"]
    base = found.context.base() if which in ("previous", "following", "same") else found.today
    if base is None:
        return Timex("DATE", f"XXXX-{number:02d}")
    now = base.to("month")
    if which == "last" and now.index % 12:
        now = now.shift(-1)  # in April, "last March" is not last month; but in January, "last December" is
    months = [Period.month(now.year + year, number) for year in (-1, 0, 1)]
    return date_of(_beside(months, now, which), base)


def _beside(candidates: list[Period], now: Period, which: str) -> Period:
    """The candidate before ("last") or after ("next") the present one, or that of its year ("this")."""
    step = STEP[which]
    if step < 0:
        return max((c for c in candidates if c.index < now.index), key=lambda c: c.index)
    if step > 0:
        return min((c for c in candidates if c.index > now.index), key=lambda c: c.index)
    return min(candidates, key=lambda c: abs(c.year - now.year))


def month_of_relative_year(found: Found) -> Timex | None:
    """As in "June last year", "October of the same year"."""
    deictic = found["which"] in ("last", "this", "next")
    base = found.today if deictic else found.context.base()
    if base is None or not found.capital("month"):
        return None
    return date_of(Period.month(base.year + STEP[found["which"]], MONTH[found["month"]]), base)


def quarter_of_year(found: Found) -> Timex:
    """A quarter with its year."""
    return date_of(Period.part("quarter", found.year, QUARTER.get(found["quarter"], 4)))


def quarter(found: Found) -> Timex | None:
    """A quarter alone: the nearest, the earlier of two."""
    if found.text.startswith("the ") and found.text.endswith("-quarter"):
        return None  # the article of "the third-quarter loss" belongs to the loss
    if found["quarter"].startswith("q") and (not found.capital("quarter") or found.after(1) == ":"):
        return None  # a question, "Q4: What next?"
    number, base = QUARTER[found["quarter"]], found.context.story()
    if base is None:
        return Timex("DATE", f"XXXX-Q{number}")
    if found["which"]:
        return date_of(Period.part("quarter", base.year + STEP[found["which"]], number), base)
    if "fiscal" in found.text:  # a fiscal year has the number of the calendar year in which most of them end
        return date_of(Period.part("quarter", base.year - (number == 4 and base.first_day.month < 7), number), base)
    now = base.to("quarter")
    quarters = [Period.part("quarter", base.year + year, number) for year in (-1, 0, 1)]
    ahead = {FUTURE: 0, PAST: 4}.get(found.direction(), 1)
    return date_of(min(quarters, key=lambda q: abs(q.index - now.index) + (ahead if q.index > now.index else 0)), base)


def half(found: Found) -> Timex | None:
    """A half of a year."""
    if found["year"]:
        return date_of(Period.part("half", found.year, HALF[found["half"]]))
    base = found.context.story()
    if base is None:
        return None
    return date_of(Period.part("half", base.year + STEP[found["which"] or "this"], HALF[found["half"]]), base)


def season_of_year(found: Found) -> Timex:
    """A season with its year."""
    return date_of(Period.part("season", found.year, SEASON[found["season"]]))


def season(found: Found) -> Timex | None:
    """A season alone, or "last summer", "this fall", "next spring"."""
    name, which = found["season"], found["which"]
    before = found.before(12) + (found["the"] and "the ")
    if not which and name in ("spring", "autumn", "fall") and not _BEFORE_SEASONS.search(before):
        return None
    if name == "fall" and (not (which or _BEFORE_FALL.search(before)) or _AFTER_FALL.match(found.after(7))):
        return None
    if found.capital("season") and re.match(r" [A-Z]", found.context.text[found.end : found.end + 2]):
        return None  # "the Winter Games"
    number = SEASON[name]
    if which in ("that", "same", "previous", "following"):
        base = found.context.base()
    else:
        base = found.today if which else found.context.story()
    if base is None:
        return Timex("DATE", f"XXXX-{SEASONS[number - 1]}")
    if base is not found.today and (not which or base.unit == "year"):
        return date_of(Period.part("season", base.year + STEP.get(which, 0), number), base)
    now = containing(base.first_day, "season")
    seasons = [Period.part("season", now.year + year, number) for year in (-1, 0, 1)]
    if which:
        return date_of(_beside(seasons, now, which), base)
    return date_of(nearest(seasons, now, found.direction() or PAST), base)


RULES: Final = (
    *forms(
        month_of_year,
        ("MONTH ,? of? YEAR", "April 2019"),
        ("MONTH > JOIN later=MONTH ,? YEAR", "April and June 1955"),
    ),
    *forms(
        month,
        ("MONTH", "April"),
    ),
    *forms(
        relative_month,
        ("the? which=last|this|next|past|previous|following|same MONTH", "last October"),
    ),
    *forms(
        month_of_relative_year,
        ("MONTH ,? of? which=last|this|next|that|the_same|the_following|the_previous year", "June last year"),
    ),
    *forms(
        quarter_of_year,
        ("the? fiscal? QUARTER quarter of|in? YEAR", "the third quarter of 1998"),
        ("the quarter=last quarter of YEAR", "the last quarter of 1998"),
        ("the? YEAR fiscal? QUARTER quarter", "the 1998 third quarter"),
        ("quarter=q1|q2|q3|q4 of? YEAR", "Q3 1998"),
        ("YEAR quarter=q1|q2|q3|q4", "1998 Q3"),
    ),
    *forms(
        quarter,
        ("the? fiscal? QUARTER quarter", "the third quarter"),
        ("quarter=q1|q2|q3|q4", "Q3"),
        ("the? QUARTER quarter of which=last|this|next year", "the first quarter of next year"),
        ("which=last|this|next year 's QUARTER quarter", "next year's first quarter"),
    ),
    *forms(
        half,
        ("the? HALF half of YEAR", "the second half of 1998"),
        ("half=h1|h2 of? YEAR", "H2 1998"),
        ("the? HALF half of the|this? which=last|this|next year", "the first half of next year"),
        ("the HALF half of the year", "the first half of the year"),
    ),
    *forms(
        season_of_year,
        ("the? SEASON ,? of? YEAR", "the summer of 1998"),
        ("the? SEASON of? YEAR TO next=TWODIGITS", "the winter of 1996-97"),
    ),
    *forms(
        season,
        ("the? this? which=last|this|next|past|coming|previous|following|same|that SEASON", "last summer"),
        ("the=the? SEASON", "the summer"),
    ),
)  # fmt: skip
