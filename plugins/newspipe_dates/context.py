"""What an expression is resolved against: the article's own day, the dates before it, and the words around it."""

import bisect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newspipe_dates import tense
from newspipe_dates.period import Period
from newspipe_dates.timex import Timex

if TYPE_CHECKING:
    from newspipe_dates.language import Language

LONGER: Final = ("P6M", "P9M", "P12M", "P1Y")  # the lengths of reports on more than a quarter
# A short line without the end of a sentence.
_HEADING: Final = re.compile(r"(?:(?<=\n)|\A)[^\n]{3,48}(?<![.!?,;:\"”)])(?=\n)")
_BESIDE: Final = 32  # code points from a year to a day of it
_AROUND: Final = 1  # days: in a later paragraph the hours of an event are told of only if it is of these days
_QUARTER: Final = 3  # months
_LONGEST_MONTH: Final = 14  # code points of a hyphen and a month
_LONG: Final = 25  # years


@dataclass(slots=True)
class Context:
    """The state of one article while its expressions are resolved from first to last.

    ``lower`` is the text as text.plain() gives it, of the same length. ``today`` is the day the article is anchored at,
    None if it has none. ``day_first`` is the option, None if the text shall show it (``shown_day_first``). In a
    ``narrative`` the article tells of other times than its own, so that bare months and days follow on ``reference``,
    the last stretch of the calendar that the text named. ``previous`` and ``previous_end`` are the last expression and
    where it ended. ``reported`` is the quarter whose figures are reported: "a year earlier" compares them with the same
    quarter; None after a longer stretch. ``ages`` is the option. ``minute`` is the time of the day, in
    minutes, at which the article was published. Entries of a text that ``is_blog`` have a time for
    a heading. ``announced`` are the headings, and whether
    each announces what is to come. ``days`` are the days that were named, and where.
    """

    text: str
    lower: str
    sentences: list[tuple[int, int]]
    language: "Language"
    today: Period | None
    shown_day_first: Callable[[], bool]
    day_first: bool | None = None
    narrative: bool = False
    reference: Period | None = None
    previous: Timex | None = None
    previous_end: int = -1
    reported: Period | None = None
    is_blog: bool = False
    announced: list[tuple[int, bool]] | None = None
    ages: bool = True
    minute: int | None = None
    days: list[tuple[int, Period]] = field(default_factory=list)
    _had: dict[tuple[str, int, int], bool] = field(default_factory=dict)

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence at the offset; the text around it where the sentences leave it out."""
        at = bisect.bisect_right(self.sentences, (offset, len(self.text))) - 1
        if at >= 0 and self.sentences[at][0] <= offset < self.sentences[at][1]:
            return self.sentences[at]
        return (max(0, offset - tense.REACH), min(len(self.text), offset + tense.REACH))

    def sentence_has(self, phrase: str, offset: int) -> bool:
        """Whether a phrase of the language is anywhere in the sentence at the offset.

        A sentence is searched once, so that one with very many expressions takes no more than linear time.
        """
        key = (phrase, *self.sentence(offset))
        if key not in self._had:
            self._had[key] = bool(self.language.phrases.pattern(phrase).search(self.lower, *key[1:]))
        return self._had[key]

    def direction(self, start: int, end: int, after_only: bool = False) -> int:
        """PAST, FUTURE or 0, as the tense around the expression (or only after it) tells."""
        first, last = self.sentence(start)
        before = "" if after_only else self.lower[max(first, start - tense.REACH) : start]
        return tense.direction(self.language.phrases, before, self.lower[end : min(last, end + tense.REACH)])

    def year_beside(self, offset: int) -> int | None:
        """The year of another time that the sentence named just before: "in the spring of 2017, April 11"."""
        period = self.previous.period if self.previous else None
        first, _ = self.sentence(offset)
        near = self.previous_end > first and offset - self.previous_end <= _BESIDE
        if period is None or not near or period.unit not in ("season", "half") or self.today is None:
            return None
        return period.year if period.year != self.today.year else None

    def is_ahead(self, offset: int) -> bool:
        """Whether the heading above the offset announces what is to come: "FIXTURES", "Coming up"."""
        if self.announced is None:
            self.announced = [
                (line.end(), bool(self.language.phrases.pattern("announces").search(line[0])))
                for line in _HEADING.finditer(self.lower)
            ]
        return next((ahead for end, ahead in reversed(self.announced) if end <= offset), False)

    def days_come_first(self) -> bool:
        """Whether numeric dates put the day before the month: as ``day_first`` says, else as text or language show."""
        return self.shown_day_first() if self.day_first is None else self.day_first

    def follow(self, timex: Timex, end: int) -> None:
        """Take note of an expression that was found."""
        if timex.period and self.previous and self.previous.period and timex.period.unit == "month":
            self._report_months(self.previous.period, timex.period, end)
        self.previous, self.previous_end = timex, end
        if timex.period and timex.period.unit == "day" and timex.moves:
            self.days.append((end, timex.period))
        if timex.period and timex.moves and not self._aside(timex.period):
            self.reference = timex.period
        if timex.period and timex.moves and timex.period.unit == "quarter":
            self._report(timex.period)
        elif timex.value in LONGER or (timex.period and timex.period.unit in ("half", "year")):
            self.reported = None

    def _report_months(self, first: Period, last: Period, end: int) -> None:
        """Take note of "July-September" as the quarter that it is."""
        joined = first.unit == "month" and last.index - first.index == _QUARTER - 1 and first.index % _QUARTER == 0
        if joined and "-" in self.lower[self.previous_end : end] and end - self.previous_end < _LONGEST_MONTH:
            self._report(last.to("quarter"))

    def _report(self, quarter: Period) -> None:
        """Take note of a quarter that is told of, if it is over and no later one was told of before it."""
        over = self.today is None or quarter.index < self.today.to("quarter").index
        if over and (self.reported is None or quarter.index >= self.reported.index):
            self.reported = quarter

    def _aside(self, period: Period) -> bool:
        """Whether a story is left for a moment only: for the day of the article, or a year long before or after."""
        if not self.narrative or self.reference is None:
            return False
        return period == self.today or (period.unit == "year" and abs(period.year - self.reference.year) > _LONG)

    def day_near(self, offset: int, direction: int) -> Period | None:
        """The day that a time at the offset belongs to: the one named last in its sentence, else in its paragraph.

        Else it is the one named last in the whole text, if it is of the days around the article's own. But in another
        sentence a day on the other side of what the tense tells is passed over.
        """
        first, _ = self.sentence(offset)
        paragraph = self.lower.rfind("\n", 0, offset) + 1
        for end, day in reversed(self.days):
            if end >= first:
                return day
            after = day.index - self.today.index if self.today else 0
            if after * direction < 0:
                continue
            if end >= paragraph or abs(after) <= _AROUND:
                return day
        return None

    def story(self) -> Period | None:
        """The stretch that bare months and days follow on: the last named one in a narrative, else today."""
        return self.reference if self.narrative and self.reference else self.today

    def base(self) -> Period | None:
        """The stretch from which "that day" and "later" are counted: the last named one, else today."""
        return self.reference or self.today
