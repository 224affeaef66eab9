"""The day of publication in the lines above and below an article, in words or in numbers, in any of the languages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from newspipe_clean.language import language_of
from newspipe_clean.words import LANGUAGES, anywhere, opening, read, vocabulary

LONGEST = 200  # code points of a line in which a date is looked for
OTHER_WORDS = 3  # beside the date, in a line that is a date's
YEAR = r"((?:19|20)\d\d)(?!\d{3})"
DAY = r"(?<!\d)([0-3]?\d)(?:st|nd|rd|th|er|º|°|ª)?"
GAP = r"(?:[\s,./|–-]|\bde\b|\bdel\b|\bof\b){1,5}"
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
CJK = re.compile(r"((?:19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/-])")
CLOCK = re.compile(
    r"\d{1,2}(?:[:.h]\d\d){1,2}(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?"
    r"|(?:\bT)?\d\d:\d\d(?::\d\d)?Z?|[+-]\d\d:?\d\d",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][\w.'’-]*")
MONTH = re.compile(r"\b[A-Z][a-z]{2,8}\b")
HINT = re.compile(r"(?:19|20)\d\d|\d[./-]\d")  # what every date has
CENTURY = 2000
LATEST_SHORT_YEAR = 69


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: where, its day (None if the order of its numbers is not clear), and what it is called there."""

    start: int
    end: int
    day: date | None
    either: tuple[date, date] | None = None  # day first, month first
    label: str | None = None  # "published" or "updated"


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month's name, in all languages."""
    return {
        name: number
        for language in LANGUAGES
        for number, names in enumerate(read(language, "header").get("months", ()), start=1)
        for name in names.split()
    }


@cache
def weekday_numbers() -> dict[str, int]:
    """Return the number of each weekday's name, Monday being 0."""
    return {
        name: number
        for language in LANGUAGES
        for number, names in enumerate(read(language, "header").get("weekdays", ()))
        for name in names.split()
    }


@cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = rf"\b({'|'.join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))})\b\.?"
    return (
        re.compile(rf"{month}{GAP}{DAY}{GAP}{YEAR}", re.IGNORECASE),
        re.compile(rf"{DAY}(?:{GAP}|(?=[^\W\d_])){month}{GAP}{YEAR}", re.IGNORECASE),
    )


def dates_in(line: str) -> list[Found]:
    """Return the dates of a line, in their order, with the label before each."""
    if len(line) > LONGEST or not HINT.search(line):
        return []
    found = sorted(_found(line), key=lambda one: (one.start, -one.end))
    dates: list[Found] = []
    label, end = None, 0
    for one in found:
        if one.start < end:
            continue
        label = _label(line[end : one.start]) or (label if not line[end : one.start].strip(" ,") else None)
        dates.append(Found(one.start, one.end, one.day, one.either, label))
        end = one.end
    return dates


def _found(line: str) -> Iterator[Found]:
    months = month_numbers()
    month_first, day_first = _worded()
    for pattern, (y, m, d) in ((month_first, (3, 1, 2)), (day_first, (3, 2, 1))):
        for match in pattern.finditer(line):
            yield from _real(match, int(match[y]), months[match[m].lower()], int(match[d]))
    for pattern in (ISO, CJK):
        for match in pattern.finditer(line):
            yield from _real(match, int(match[1]), int(match[2]), int(match[3]))
    for match in NUMERIC.finditer(line):
        year = int(match[4])
        if year < 100:
            year += CENTURY if year <= LATEST_SHORT_YEAR else CENTURY - 100
        first, second = int(match[1]), int(match[3])
        european, american = _day(year, second, first), _day(year, first, second)
        if european and american and european != american:
            if match[2] == ".":
                yield Found(match.start(), match.end(), european)
            else:
                yield Found(match.start(), match.end(), None, (european, american))
        elif european or american:
            yield Found(match.start(), match.end(), european or american)


def _real(match: re.Match[str], year: int, month: int, day: int) -> Iterator[Found]:
    real = _day(year, month, day)
    if real:
        yield Found(match.start(), match.end(), real)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _label(before: str) -> str | None:
    updated = [match.start() for match in anywhere("header", "updated").finditer(before)]
    published = [match.start() for match in anywhere("header", "published label").finditer(before)]
    if updated and (not published or updated[-1] > published[-1]):
        return "updated"
    return "published" if published else None


def is_date_line(line: str) -> bool:
    """Say whether a line has a date and hardly anything else, such as "Posted: 4:12 p.m. Thursday, July 24, 2014"."""
    dates = dates_in(line)
    if not dates and len(line) <= LONGEST and CLOCK.search(line):  # "Last updated 23:14 CET"
        labelled = opening("header", "updated").match(line) or opening("header", "published label").match(line)
        return bool(labelled) and other_words(line, []) == 0
    if not dates or other_words(line, dates) > OTHER_WORDS:
        return False
    topic, colon, _ = line[: dates[0].start].partition(": ")  # "Corrections: Oct. 19, 2020" is a title
    return (
        not colon or _label(topic) is not None or topic.lower() in vocabulary("header", "published") or len(dates) > 1
    )


def other_words(line: str, dates: list[Found]) -> int:
    """Count the words of a line that are not its dates, times, zones, weekdays or labels."""
    for one in reversed(dates):
        line = f"{line[: one.start]} {line[one.end :]}"
    line = CLOCK.sub(" ", line)
    for section in ("published", "updated"):
        line = anywhere("header", section).sub(" ", line)
    filler, weekdays = vocabulary("header", "date filler"), weekday_numbers()
    return sum(word.lower().rstrip(".") not in weekdays and word.lower() not in filler for word in WORD.findall(line))


def publication(lines: Iterable[str], text: str, language: str | None) -> str | None:
    """Return the day of publication that ``lines`` show, as YYYY-MM-DD.

    A date that is called published goes before one without a label; one that is called updated does not count. The
    order of a date's numbers is read off the rest of the article, ``text``, and its declared language; if nothing shows
    it, the date does not count.
    """
    shown = [(line, one) for line in lines for one in dates_in(line) if one.label != "updated"]
    for line, one in sorted(shown, key=lambda pair: pair[1].label is None):
        day = one.day or (_ordered(line, one, text, language) if one.either else None)
        if day:
            return day.isoformat()
    return None


def _ordered(line: str, one: Found, text: str, language: str | None) -> date | None:
    assert one.either is not None
    european, american = one.either
    language = language or language_of(text)
    if language is not None and not language.startswith("en"):
        return european
    words = {word.lower().rstrip(".") for word in WORD.findall(line)}
    named = {weekday_numbers()[word] for word in words if word in weekday_numbers()}
    if named:
        return next((day for day in one.either if day.weekday() in named), None)
    for section, day in (("month first zones", american), ("day first zones", european)):
        if words & vocabulary("header", section):
            return day
    numbers = [(int(match[1]), int(match[3])) for match in NUMERIC.finditer(text) if match[2] != "."]
    if any(first > 12 >= second for first, second in numbers):
        return european
    if any(second > 12 >= first for first, second in numbers):
        return american
    months = {
        month_numbers()[word]
        for word in map(str.lower, re.findall(r"\b[A-Z][a-z]{2,8}\b", text))
        if word in month_numbers()
    }
    if (european.month in months) != (american.month in months):
        return european if european.month in months else american
    return None
