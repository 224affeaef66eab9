"""How long: DURATION."""

import re
from typing import Final

from newspipe_dates import timex
from newspipe_dates.nondates import is_rate
from newspipe_dates.numerals import number
from newspipe_dates.rule import Found, forms
from newspipe_dates.timex import Timex, duration
from newspipe_dates.vocabulary import DURATION, FINER, HALVES, UNIT

_ARTICLES: Final = ("a", "an", "one", "another")
_LASTING: Final = re.compile(  # what stands before "weeks" where they are a length and not what is told of
    r"\b(?:for|in|within|over|after|before|just|only|takes?|taken|took|spend|spent|lasts?|lasted|follow(?:s|ed|ing)?|"
    r"until|through|than|and|or|of|to|the|many|early|first|last|final) $"
)
_FROM_EVENT: Final = re.compile(r" (?:after|before|since|of|ahead|from|leading|following|later|earlier)\b")
_DAY_OF: Final = re.compile(
    r" of (?:the )?(?:morning|afternoon|evening|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_LASTS: Final = re.compile(r"\b(?:will|to|would|could|may|might|can|not|should|must) $")
_COARSE_TO_FINE: Final = ("year", "month", "week", "day", "hour", "minute", "second")
_ALWAYS: Final = {"24 hours": " a day", "twenty-four hours": " a day", "seven days": " a week", "7 days": " a week",
                  "365 days": " a year"}  # fmt: skip
_EVENT: Final = re.compile(r" (?:when|that|i|we|he|she|they|of rest)\b")


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; X for an unknown count."""
    if unit == "fortnight":
        unit, count = "week", count and count * 2
    if count and count % 1 and unit in ("decade", "century"):
        (unit, times) = FINER[unit]
        count *= times
    if count is None:
        return DURATION[unit].format("X")
    if count % 1 == 0.5 and unit in HALVES:
        whole = DURATION[unit].format(int(count)) if count > 1 else DURATION[unit].split("{")[0]
        return whole + HALVES[unit]
    return DURATION[unit].format(f"{count:g}" if count % 1 else int(count))


def quantity(found: Found) -> Timex | None:
    """So many units of time."""
    words, unit = found["quantity"], UNIT[found["unit"]]
    plural = found["unit"].endswith("s")
    if words in _ARTICLES and (
        unit in ("second", "quarter") or found.after(1) == "-" or (not plural and is_rate(found))
    ):
        return None  # "a second attack", "a quarter of it", "a year-earlier loss", "$3 a week"
    if found.after(7).startswith(_ALWAYS.get(found.text, "\n")):
        return None  # "24 hours a day" is always
    if unit == "day" and words == "a" and _EVENT.match(found.after(9)):
        return None  # "a day when the mill stood still"
    if unit == "quarter" and words in ("three", "some", "many"):
        return None  # "three quarters of it", "in some quarters"
    joined = "-" in found.context.lower[found.match.start("unit") - 1 : found.end]
    if joined and found.text.startswith(("a ", "an ", "the ")) and not words.startswith("a "):
        return None  # the article of "the eight-year war" belongs to the war
    if not plural and (re.fullmatch(r"[12]\d{3}", words) or re.search(r"\d[/-]$", found.before(2))):
        return None  # "2018 day one", "the 2018/19 season year"
    return duration(length(found.count(), unit))


def and_a_half(found: Found) -> Timex:
    """As in "a year and a half", "the past year and a half"."""
    count = found.count() if found["quantity"] else None
    return duration(length((count or 1) + 0.5, UNIT[found["unit"]]))


def compound(found: Found) -> Timex | None:
    """As in "two hours, 32 minutes and 25.3 seconds", each unit finer than the one before."""
    parts = [(found.count(), UNIT[found["unit"]])]
    parts += [
        (number(found[count]), UNIT[found[unit]])
        for count, unit in (("next", "finer"), ("last", "finest"))
        if found[unit]
    ]
    if any(unit not in _COARSE_TO_FINE for _, unit in parts):
        return None
    if found["quantity"] in _ARTICLES and is_rate(found):
        return None
    places = [_COARSE_TO_FINE.index(unit) for _, unit in parts]
    if places != sorted(set(places)):
        return None
    value = "P"
    for count, unit in parts:
        piece = length(count, unit)[1:]
        value += piece[1:] if "T" in value else piece
    return duration(value)


def span(found: Found) -> Timex | None:
    """As in "the last three days", "the next few weeks"; but "it will last three days"."""
    if found.text.startswith("last ") and _LASTS.search(found.before(8)):
        return None
    return duration(length(found.count(), UNIT[found["unit"]]))


def whole_unit(found: Found) -> Timex:
    """As in "the past decade", "all week"."""
    return duration(length(1, UNIT[found["unit"]]))


def vague_units(found: Found) -> Timex | None:
    """As in "weeks", "for years": an unknown count."""
    unit = UNIT[found["unit"]]
    if unit in ("second", "quarter", "winter", "summer", "night"):
        return None
    after = found.after(14)
    if after.startswith(" apart") or _DAY_OF.match(after):
        return None  # "minutes apart", "the early hours of Friday"
    if found.text == found["unit"] and not _LASTING.search(found.before(10)) and not _FROM_EVENT.match(after):
        return None  # "on days when it rains", "total hours worked"
    return duration(length(None, unit))


def vague_reference(found: Found) -> Timex | None:
    """As in "recent years", "coming weeks", "these days"."""
    if found["which"] == "these":
        return timex.PRESENT
    if found["which"] == "recent" and found["unit"] in ("weeks", "months"):
        return vague_units(found)  # in TimeBank recent weeks and months are a length, recent days and years an age
    return timex.FUTURE if found["which"] in ("coming", "future") else timex.PAST


def quarter_century(_: Found) -> Timex:
    """As in "a quarter-century", "a quarter of a century"."""
    return duration("P25Y")


def adjective(found: Found) -> Timex | None:
    """As in "day-long", "years-long"."""
    return duration(length(None if found["unit"].endswith("s") else 1, UNIT[found["unit"]]))


def a_while(_: Found) -> Timex:
    """As in "a while": no unit is known."""
    return duration("PXX")


RULES: Final = (
    *forms(
        quarter_century,
        ("a? quarter century", "a quarter-century"),
        ("a quarter of a century", "a quarter of a century"),
    ),
    *forms(
        quantity,
        ("the|an? QUANTITY MANNER? UNIT", "three days"),
        ("another|an_additional? QUANTITY MANNER? UNIT", "another two days"),
        ("quantity=another|a_single|one_full|a_full|an_additional|an_extra UNIT", "another week"),
        ("the year-earlier|year-ago QUANTITY UNIT", "the year-earlier nine months"),
        ("quantity=a UNIT or two", "a year or two"),
        ("the? QUANTITY TO most=NUMBER UNIT", "two to three weeks"),
        ("QUANTITY UNIT old|of_age", "two-year-old"),
        ("QUANTITY UNIT long", "two-year-long"),
    ),
    *forms(
        and_a_half,
        ("QUANTITY UNIT and_a_half", "a year and a half"),
    ),
    *forms(
        compound,
        ("QUANTITY UNIT ,? and? next=NUMBER finer=UNIT", "two years and six months"),
        ("QUANTITY UNIT ,? next=NUMBER finer=UNIT ,? and? last=NUMBER finest=UNIT", "2 hours, 32 minutes, 5 seconds"),
    ),
    *forms(
        span,
        ("the? last|past|next|first|coming|latest|previous QUANTITY MANNER? UNIT", "the last three days"),
        ("the following|final|initial|intervening QUANTITY MANNER? UNIT", "the following three days"),
        ("the? last|past|next|first|coming QUANTITY TO most=NUMBER UNIT", "the next 12 to 18 months"),
    ),
    *forms(
        and_a_half,
        ("the? last|past|next unit=year|month|decade|week|hour and_a_half", "the past year and a half"),
    ),
    *forms(
        whole_unit,
        ("the past|last|next unit=decade|century|quarter-century", "the past decade"),
        ("all unit=day|week|month|year", "all week"),
    ),
    *forms(
        adjective,
        ("unit=day|week|month|year|hour|days|weeks|months|years|hours|decades long", "day-long"),
    ),
    *forms(
        vague_units,
        ("unit=UNITS", "weeks"),
        ("the unit=UNITS ahead", "the weeks ahead"),
        ("the first|early|last|final|intervening unit=UNITS", "the early years"),
        ("the unit=years|decades|centuries", "the years"),
    ),
    *forms(
        vague_reference,
        ("which=recent|coming|future|these|past unit=UNITS", "recent years"),
        ("which=recent|coming|future|past first=UNITS and|or last=UNITS", "recent weeks and months"),
    ),
    *forms(
        a_while,
        ("a_while|some_time", "a while"),
    ),
)  # fmt: skip
