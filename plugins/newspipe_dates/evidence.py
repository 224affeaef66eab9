"""What an article tells of itself before its expressions are read: its day, its times, the order of numeric dates."""

import re
from datetime import date
from typing import Any, Final

from newspipe_dates import vocabulary
from newspipe_dates.period import Period, containing

_ISO: Final = re.compile(r"\s*([12]\d{3})-?(\d\d)-?(\d\d)(?!\d)")
_MANY: Final = 5  # years that make a story
_HEAD: Final = 300  # code points in which a dateline may stand
_MONTH: Final = "|".join(re.escape(name) for name in sorted(vocabulary.MONTH, key=len, reverse=True))
_DATELINE: Final = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}),? "
    rf"(?P<year2>\d{{4}})|(?P<iso>\d{{4}}-\d\d-\d\d))(?!\d)"
)
_PLACE: Final = re.compile(
    r"\W{0,4}(?:(?!(?:On|In|By|At|Since|Until|From|After|Before|For|The|It|As|Of)\b)[A-Z][^\s,()]{0,30}[\s,/()–—-]{1,4}){0,6}"
)
# The lookbehind stands after the first figures, so that the search skips from figure to figure.
_YEAR: Final = re.compile(r"(?:1[4-9]|20)(?<![\d$£€.,#-]..)\d\d(?![\d%]|[.,]\d)")
_BEFORE_CHRIST: Final = re.compile(r"\bb\.?c\b")
_DEICTIC: Final = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:last|this|next) (?:week|month|year|night)|ago|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_NUMERIC: Final = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)(?!\d|[/.-]\d)")


def anchor_day(field: Any) -> Period | None:
    """The calendar day of an ISO 8601 date or date-time of the years 1000 to 2999, in its own time zone; or None."""
    match = _ISO.match(field) if isinstance(field, str) else None
    if not match:
        return None
    try:
        return containing(date(*map(int, match.groups())), "day")
    except ValueError:
        return None


def dateline_day(text: str, lower: str) -> Period | None:
    """The first full date that begins a line or follows only names: "TRIPOLI, April 8, 2019 —", "AL-AIN 1996-12-06"."""
    for match in _DATELINE.finditer(lower[:_HEAD]):
        line = text.rfind("\n", 0, match.start()) + 1
        if not _PLACE.fullmatch(text, line, match.start()):
            continue
        if match["iso"]:
            return anchor_day(match["iso"])
        month = vocabulary.MONTH[match["month"] or match["month2"]]
        return Period.day(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
    return None


def is_narrative(lower: str, today: Period | None) -> bool:
    """Whether the text tells of other years than its own, so that its bare months and days follow on each other."""
    own = (str(today.year - 1), str(today.year), str(today.year + 1)) if today else ()
    years = _YEAR.findall(lower) + _BEFORE_CHRIST.findall(lower)
    told = sum(1 for year in years if year not in own)
    if told < _MANY:
        return False
    return told > 3 * len(_DEICTIC.findall(lower)) + len(years) - told


def day_first(lower: str, language: object = None) -> bool:
    """Whether the numeric dates of the text put the day first.

    A number above 12 shows the order; without one, ``language`` decides: plain "en", "en-US" and an unknown language
    put the month first, every other language and region the day.
    """
    pairs = [(int(first), int(second)) for first, second in _NUMERIC.findall(lower)]
    if any(first > 12 >= second for first, second in pairs):
        return True
    if any(second > 12 >= first for first, second in pairs):
        return False
    return isinstance(language, str) and language.replace("_", "-").lower() not in ("", "en", "en-us")
