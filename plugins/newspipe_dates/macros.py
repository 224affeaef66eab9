"""The names in capitals that patterns may use, what each matches, and with which words it can begin."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from newspipe_dates import numerals, vocabulary


class Macro(NamedTuple):
    """A regular expression, and the words and shapes of figures ("00" for "25") with which its matches can begin."""

    regex: str
    first: frozenset[str]


def words(table: Iterable[str]) -> str:
    """The alternation of the words of a table, the longest first."""
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


def first_word(text: str) -> str:
    """The first word of a text in lower case, of "the year" both words: "the" alone tells nothing."""
    match = re.match(r"(?:the[ -])?[a-z]+", text)
    assert match is not None, text
    return match[0]


def _table(table: Iterable[str]) -> Macro:
    return Macro(words(table), frozenset(first_word(word) for word in table))


def _figures(regex: str, *first: str) -> Macro:
    return Macro(regex, frozenset(first))


_SHAPES: Final = ("0", "00", "000", "0000", "00000", "000000")
_NUMERALS: Final = (*numerals.ONES, *numerals.TENS, "hundred", "a", "an", *_SHAPES)
_HOUR: Final = r"(?:2[0-4]|1\d|0?\d)"
_HALFDAY: Final = r"(?:a\.m\.?|p\.m\.?|am|pm)"
MACROS: Final = {
    "MONTH": _table(vocabulary.MONTH),
    "WEEKDAY": _table(vocabulary.WEEKDAY),
    "WEEKDAYS": _table(vocabulary.WEEKDAYS),
    "SEASON": _table(vocabulary.SEASON),
    "DAYPART": _table(vocabulary.DAYPART),
    "UNIT": _table(vocabulary.UNIT),
    "UNITS": _table(vocabulary.UNITS),
    "MANNER": _table(vocabulary.MANNER),
    "DECADE": _table(vocabulary.DECADE),
    "HOLIDAY": _table(vocabulary.HOLIDAY),
    "ZONE": _table(vocabulary.ZONE),
    "ORDINAL": Macro(
        rf"{words(vocabulary.ORDINAL)}|\d{{1,2}}(?:st|nd|rd|th)",
        frozenset({*map(first_word, vocabulary.ORDINAL), "0", "00"}),
    ),
    "QUARTER": _figures(words(vocabulary.QUARTER), "first", "second", "third", "fourth", "final", "0", "q"),
    "HALF": _figures(words(vocabulary.HALF), "first", "second", "latter", "last", "0"),
    "NUMBER": _figures(numerals.NUMBER, *_NUMERALS),
    "QUANTITY": _figures(
        numerals.QUANTITY, *_NUMERALS, *numerals.VAGUE, "half", "couple", "good", "the couple", "the few", "the good"
    ),
    # Figures.
    "DAY": _figures(r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:/]\d)", "0", "00"),
    "YEAR": _figures(
        rf"(?:1\d{{3}}|20\d\d|2100)(?!\d|[.,:]\d|/(?!\d\d(?![\d/]))\d)|'\d\d(?!\d)|{numerals.SPOKEN_YEAR}",
        "0000", "'00", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "two",
    ),
    "FY": _figures(r"fy ?(?:(?:19|20)\d\d|'?\d\d)(?!\d|[.,:/]\d)", "fy"),
    "DIGITS": _figures(r"\d{1,4}(?!\d|[.,:/]\d)", "0", "00", "000", "0000"),
    "TWODIGITS": _figures(r"\d\d(?![\d.,:/]\d|\d)", "00"),
    "FOURDIGITS": _figures(r"(?:[01]\d|2[0-4]):?[0-5]\d", "00", "0000"),
    "DECADES": _figures(r"1\d\d0'?s|20\d0'?s|\d{2,3}0s|'\d0'?s", "000", "0000", "'00"),
    "SHORTDECADE": _figures(r"[2-9]0s", "00"),
    "NUMERIC": _figures(
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d|[-/.]\d)|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)(?!\d|[-/.]\d)",
        "0", "00", "0000",
    ),
    "DATETIME": _figures(
        r"(?P<date>\d{4}-\d\d-\d\d)t(?P<time>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,6})?(?P<zone>z|[+-]\d\d:\d\d)?",
        "0000",
    ),
    "CLOCK": _figures(
        rf"{_HOUR}[:.][0-5]\d(?::[0-5]\d)?(?: ?(?:{_HALFDAY}|hrs|hours))?(?![.:]\d)|{_HOUR} ?{_HALFDAY}", "0", "00"
    ),
    "HOURS": _figures(
        rf"(?:1[0-2]|[1-9]|{words(list(numerals.ONES)[:12])})", "0", "00", *list(numerals.ONES)[:12]
    ),
    "BC": _figures(r"b\.c\.e\.|b\.c\.|b\.c|bce?", "b", "bc", "bce"),
    "AD": _figures(r"a\.d\.?|ad|ce", "a", "ad", "ce"),
}  # fmt: skip

# Elements that bring their own separators. JOINED stands before a word that continues a range or a list.
LOOSE: Final = {
    ",": " {0,2}, {0,2}",
    "'s": "'s? {1,2}",
    "TO": r"(?: {0,2}- {0,2}| (?:to|or) )",
    "JOIN": r"(?: {0,2}(?:-|/|,(?: and| or)?) {0,2}| (?:and|or|to|through|until|till|thru) (?:on |in )?)",
    "JOINED": r"(?:(?<=-)|(?<=/)|(?<=, )|(?<=- )|(?<= and )|(?<= or )|(?<= to )|(?<=rough )|(?<=ntil )|(?<=the ))",
}
