"""What an article tells of itself before its expressions are read: its day, its times, the order of numeric dates."""

import re
from datetime import date
from typing import Any, Final

from newspipe_dates.choice import nearest
from newspipe_dates.language import Language
from newspipe_dates.period import Period, containing

_ISO: Final = re.compile(r"\s*([12]\d{3})-?(\d\d)-?(\d\d)(?!\d)")
_TIME: Final = re.compile(r"\s*\d{4}-?\d\d-?\d\d[T ]([01]\d|2[0-3]):?([0-5]\d)")
_MANY: Final = 5  # years that make a story
_HEAD: Final = 300  # code points in which a dateline may stand
_DELAY: Final = 3  # days by which a dateline may lie before the day on which an article was published
# The lookbehind stands after the first figures, so that the search skips from figure to figure.
_YEAR: Final = re.compile(r"(?:1[4-9]|20)(?<![\d$£€.,#-]..)\d\d(?![\d%]|[.,]\d)")
_ENTRIES: Final = 2
# A time, and a zone, alone in their line or before a colon or dash.
_ENTRY: Final = re.compile(
    r"(?:\A|\n)[*\[]{0,2}(?:updated? )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|[a-z]{2,4})?[*\]]{0,2}(?: {0,2}[-:|.*\]\n])"
)
_NUMERIC: Final = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)(?!\d|[/.-]\d)")


class Evidence:
    """The patterns of a language that show an article's day and times."""

    def __init__(self, language: Language) -> None:
        self.months = {name: int(number) for name, number in language.words["MONTH"].items()}
        month = language.patterns.macros.regex("MONTH")
        self._dateline = re.compile(
            rf"\b(?:(?P<month>{month}) (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?|"
            rf"(?P<day2>\d{{1,2}}) (?P<month2>{month})(?:,? (?P<year2>\d{{4}}))?|(?P<iso>\d{{4}}-\d\d-\d\d))(?!\w)"
        )
        # Names in capitals, of which none is the first word of a sentence.
        self._place = re.compile(
            rf"\W{{0,4}}(?:(?!(?i:{language.phrases.pattern('sentence-opener').pattern}))[A-Z][^\s,()]{{0,30}}[\s,/()–—-]{{1,4}}){{0,6}}"
        )
        self._end = re.compile(r"(?: \([^)\n]{1,40}\))?\)? {0,2}(?:[-–—:.]|\n|\Z| [A-Z])")
        self._day_month = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{month})\b")
        self._month_day = re.compile(rf"\b(?:{month}) \d{{1,2}}(?:st|nd|rd|th)?\b")
        self._deictic = language.phrases.pattern("deictic")
        self._before_christ = language.phrases.pattern("before-christ")

    def dateline_day(self, text: str, lower: str, published: Period | None) -> Period | None:
        """The first date that begins a line or follows only names: "TRIPOLI, April 8, 2019 —", "AL-AIN 1996-12-06".

        Without a year it is the nearest one before ``published``. It must be one of the few days before ``published``.
        """
        for match in self._dateline.finditer(lower[:_HEAD]):
            line = text.rfind("\n", 0, match.start()) + 1
            if not self._place.fullmatch(text, line, match.start()):
                continue
            day = self._day(match, published)
            if published is None:
                return day
            if (
                day
                and line < match.start()
                and 0 <= published.index - day.index <= _DELAY
                and self._end.match(text, match.end())
            ):
                return day
        return None

    def _day(self, match: re.Match[str], published: Period | None) -> Period | None:
        if match["iso"]:
            return anchor_day(match["iso"])
        month, number = self.months[match["month"] or match["month2"]], int(match["day"] or match["day2"])
        year = match["year"] or match["year2"]
        if year:
            return Period.day(int(year), month, number)
        if published is None:
            return None
        days = [day for step in (-1, 0) if (day := Period.day(published.year + step, month, number))]
        return nearest(days, published, 0) if days else None

    def day_first(self, lower: str, language: object) -> bool:
        """Whether the numeric dates of the text put the day first.

        A number above 12 shows the order. Without one ``language`` decides: "en-US" puts the month first, every other
        region and language the day; with plain "en" and an unknown language the dates in words show the order, "8
        April" or "April 8", and if there are none the month is first.
        """
        pairs = [(int(first), int(second)) for first, second in _NUMERIC.findall(lower)]
        if any(first > 12 >= second for first, second in pairs):
            return True
        if any(second > 12 >= first for first, second in pairs):
            return False
        region = language.replace("_", "-").lower() if isinstance(language, str) else ""
        if region not in ("", "en"):
            return region != "en-us"
        return len(self._day_month.findall(lower)) > len(self._month_day.findall(lower))

    def is_blog(self, lower: str) -> bool:
        """Whether entries of the text have a time for a heading, as those of a live blog."""
        return len(_ENTRY.findall(lower)) >= _ENTRIES

    def is_narrative(self, lower: str, today: Period | None) -> bool:
        """Whether the text tells of other years than its own, so that its bare months and days follow on each other."""
        own = (str(today.year - 1), str(today.year), str(today.year + 1)) if today else ()
        years = _YEAR.findall(lower)
        if len(years) < _MANY and "b" not in lower:
            return False
        years += self._before_christ.findall(lower)
        told = sum(1 for year in years if year not in own)
        if told < _MANY:
            return False
        return told > 3 * len(self._deictic.findall(lower)) + len(years) - told


def anchor_day(field: Any) -> Period | None:
    """The calendar day of an ISO 8601 date or date-time of the years 1000 to 2999, in its own time zone; or None."""
    match = _ISO.match(field) if isinstance(field, str) else None
    if not match:
        return None
    try:
        return containing(date(*map(int, match.groups())), "day")
    except ValueError:
        return None


def anchor_minute(field: Any) -> int | None:
    """The minute of the day of an ISO 8601 date-time, in its own time zone; None for a date."""
    match = _TIME.match(field) if isinstance(field, str) else None
    return int(match[1]) * 60 + int(match[2]) if match and match[0] else None
