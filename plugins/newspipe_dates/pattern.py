"""The pattern language of the rules, and its compilation to regular expressions.

A pattern is a line of elements with blanks between them, matched against lower-case text:

    the? which=last|past NUMBER UNIT

- `word` stands for itself, `a|b` for either, `a_b` for two words; a final `?` makes an element optional.
- A name in capitals stands for one of MACROS; what it matched is the group of that name in lower case (`unit`).
- `name=` before an element names its group (`which`), so that a macro can stand twice (`from=MONTH`).
- `>` says that what comes after must follow in the text but is not part of the expression.

Between elements stands a blank or a hyphen. The elements of LOOSE (`,`, `JOIN`, `'s`) bring their own separators; one
that is optional leaves the ordinary separator in its place.
Every pattern is bounded: none can run over more than a few dozen characters, so matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from newspipe_dates import numerals, vocabulary

SEPARATOR: Final = r"(?: {1,2}|-)"
END: Final = r"(?![a-z0-9])"


def words(table: Iterable[str]) -> str:
    """The alternation of the words of a table, the longest first."""
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


_HOUR = r"(?:2[0-4]|1\d|0?\d)"
_HALFDAY = r"(?:a\.m\.?|p\.m\.?|am|pm)"
MACROS: Final = {
    "MONTH": words(vocabulary.MONTH),
    "WEEKDAY": words(vocabulary.WEEKDAY),
    "WEEKDAYS": words(vocabulary.WEEKDAYS),
    "SEASON": words(vocabulary.SEASON),
    "DAYPART": words(vocabulary.DAYPART),
    "UNIT": words(vocabulary.UNIT),
    "UNITS": words(vocabulary.UNITS),
    "ORDINAL": rf"{words(vocabulary.ORDINAL)}|\d{{1,2}}(?:st|nd|rd|th)",
    "QUARTER": words(vocabulary.QUARTER),
    "HOLIDAY": words(vocabulary.HOLIDAY),
    "HALF": words(vocabulary.HALF),
    "DECADE": words(vocabulary.DECADE),
    "ZONE": words(vocabulary.ZONE),
    "NUMBER": numerals.NUMBER,
    "QUANTITY": numerals.QUANTITY,
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:/]\d)",
    "YEAR": rf"(?:1\d{{3}}|20\d\d|2100)(?!\d|[.,:/]\d)|'\d\d(?!\d)|{numerals.SPOKEN_YEAR}",
    "DIGITS": r"\d{1,4}(?!\d|[.,:/]\d)",
    "CLOCK": rf"{_HOUR}[:.][0-5]\d(?::[0-5]\d)?(?: ?(?:{_HALFDAY}|hrs|hours))?|{_HOUR} ?{_HALFDAY}",
    "NUMERIC": r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d|[-/.]\d)|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)(?!\d|[-/.]\d)",
    "DECADES": r"1\d\d0'?s|\d{2,3}0s|20\d0'?s|'\d0'?s",
    "TWODIGITS": r"\d\d(?![\d.,:/]\d|\d)",
    "FOURDIGITS": r"(?:[01]\d|2[0-4]):?[0-5]\d",
    "HOURS": r"(?:1[0-2]|[1-9])",
    "MANNER": words(vocabulary.MANNER),
    "BC": r"b\.c\.e\.|b\.c\.|b\.c|bce?",
    "AD": r"a\.d\.?|ad|ce",
}
_SHAPES: Final = ("0", "00", "000", "0000", "00000", "000000")
LOOSE: Final = {
    ",": " {0,2}, {0,2}",
    "'s": "'s? {1,2}",
    "JOINED": r"(?:(?<=-)|(?<=/)|(?<=, )|(?<=- )|(?<= and )|(?<= or )|(?<= to )|(?<=rough )|(?<=ntil )|(?<=the ))",
    "TO": r"(?: {0,2}- {0,2}| (?:to|or) )",
    "JOIN": r"(?: {0,2}(?:-|/|,(?: and| or)?) {0,2}| (?:and|or|to|through|until|till|thru) (?:on |in )?)",
}
_LITERAL = re.compile(r"[a-z]+")
_NAME = re.compile(r"\(\?P<\w+>")
_ELEMENT = re.compile(r"(?:(?P<name>[a-z]\w*)=)?(?P<body>[^?]+)(?P<optional>\??)$")


def _first_words(macro: str) -> frozenset[str]:
    """The words and digit shapes ("00") that can begin what a macro matches."""
    tables: dict[str, Iterable[str]] = {
        "NUMBER": (*numerals.ONES, *numerals.TENS, "a", "an", *_SHAPES),
        "QUANTITY": (
            *numerals.ONES,
            *numerals.TENS,
            *numerals.VAGUE,
            "a",
            "an",
            "the",
            "half",
            "couple",
            "good",
            *_SHAPES,
        ),
        "ORDINAL": (*vocabulary.ORDINAL, "0", "00"),
        "DAY": ("0", "00"),
        "YEAR": ("0000", "'00", "eighteen", "nineteen", "two", "twenty"),
        "DIGITS": ("0", "00", "000", "0000"),
        "CLOCK": ("0", "00"),
        "TWODIGITS": ("00",),
        "FOURDIGITS": ("0000", "00"),
        "HOURS": ("0", "00"),
        "NUMERIC": ("0", "00", "0000"),
        "DECADES": ("000", "0000", "'00"),
        "BC": ("b", "bc", "bce"),
        "AD": ("a", "ad", "ce"),
    }
    table = tables.get(macro) or getattr(vocabulary, macro)
    return frozenset(re.match(r"[a-z]+|'?\d+", word).group() for word in table)  # type: ignore[union-attr]


@cache
def first_words(pattern: str) -> frozenset[str]:
    """The words and digit shapes with which an expression of the pattern can begin."""
    found: set[str] = set()
    for element in pattern.split():
        parts = _ELEMENT.match(element)
        assert parts is not None
        if parts["body"] in LOOSE:
            continue
        for alternative in parts["body"].split("|"):
            found |= _first_words(alternative) if alternative in MACROS else {_LITERAL.match(alternative)[0]}
        if not parts["optional"]:
            break
    return frozenset(found)


def all_words(pattern: str) -> frozenset[str]:
    """Every word and digit shape that an expression of the pattern can hold."""
    found: set[str] = set()
    for element in pattern.partition(" > ")[0].split():
        parts = _ELEMENT.match(element)
        assert parts is not None
        for alternative in parts["body"].split("|"):
            found |= _first_words(alternative) if alternative in MACROS else set(re.findall(r"[a-z]+", alternative))
    return frozenset(found)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern; a ValueError for one that is not of the language."""
    matched, _, following = pattern.partition(" > ")
    regex = _sequence(matched.split())
    if matched.split()[-1] not in LOOSE:
        regex += END
    if following:
        separator = "" if following.split()[0] in LOOSE else SEPARATOR
        regex += f"(?={separator}{_sequence(following.split())}{END})"
    return re.compile(regex)


def any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """A regular expression, without groups, that matches where one of the patterns does."""
    return re.compile("|".join(_NAME.sub("(?:", pattern.pattern) for pattern in patterns))


def _sequence(elements: list[str]) -> str:
    """The regular expression of elements in a row."""
    regex, separated = "", True  # separated: nothing needs to stand before the next element
    for element in elements:
        parts = _ELEMENT.match(element)
        if not parts:
            raise ValueError(f"not an element of a pattern: {element!r}")
        body, optional = parts["body"], parts["optional"]
        if body in LOOSE:
            either = f"{LOOSE[body]}|{SEPARATOR}" if optional else LOOSE[body]
            regex, separated = regex + _named(parts["name"], either), True
            continue
        group = _named(parts["name"], "|".join(_alternative(a, named=not parts["name"]) for a in body.split("|")))
        before = "" if separated else SEPARATOR
        if not optional:
            regex, separated = regex + before + group, False
        elif separated:
            regex += f"(?:{group}{SEPARATOR})?"
        else:
            regex += f"(?:{before}{group})?"
    return regex


def _alternative(alternative: str, named: bool) -> str:
    if alternative in MACROS:
        return _named(alternative.lower() if named else None, MACROS[alternative])
    return SEPARATOR.join(re.escape(word) for word in alternative.split("_"))


def _named(name: str | None, regex: str) -> str:
    return f"(?P<{name}>{regex})" if name else f"(?:{regex})"
