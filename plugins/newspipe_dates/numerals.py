"""Numbers as news writes them, in figures or in words: what a quantity matches and what it is worth."""

import re
from typing import Final

from newspipe_dates.vocabulary import ORDINAL, numbered

ONES: Final = numbered(
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Final = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
SOME: Final = {"couple": 2, "dozen": 12}
VAGUE: Final = ("several", "few", "some", "many", "dozens", "hundreds", "thousands")

_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_TEN = "|".join(TENS)
_WORDS = rf"(?:(?:{_TEN})(?:[ -](?:{_ONE}))?|(?:{_ONE}))"
_HALF = r"(?:[ -](?:[1-9]/[1-9]\d?)| and (?:a |one[ -])?half|-and-a-half|½)"
_SCALE = "thousand|million|billion"
NUMBER: Final = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,6}}(?:\.\d{{1,3}})?)(?: (?:{_SCALE}))?|"
    rf"(?:(?:{_WORDS}|an?)[ -])?hundred(?: and {_WORDS}| {_WORDS})?(?: (?:{_SCALE}))?|"
    rf"(?:{_WORDS}|an?)[ -](?:{_SCALE})|{_WORDS})(?:{_HALF})?"
)
QUANTITY: Final = (
    rf"{NUMBER}|half an?|a half|(?:a|the) couple(?: of| more)?|(?:a )?couple of|(?:half )?a dozen|"
    r"(?:a |the )?(?:good )?few(?: more)?|several(?: more)?|some|many(?: more)?|dozens of|hundreds of|thousands of|an?"
)
_DIGIT: Final = "|".join(list(ONES)[:9])
_TEEN: Final = "|".join(list(ONES)[9:])
SPOKEN_YEAR: Final = (
    rf"(?:fifteen|sixteen|seventeen|eighteen|nineteen|twenty)[ -](?:(?:{_TEN})(?:[ -](?:{_DIGIT}))?|{_TEEN}|"
    rf"(?:oh|o)[ -](?:{_DIGIT})|hundred)|two thousand(?: and)?(?: (?:{_WORDS}))?"
)
_WORD = re.compile(r"[a-z]+")
_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?")


def number(text: str) -> float | None:
    """The worth of a quantity in lower case ("twenty-four", "2 1/2"); None for a vague one ("several")."""
    words = _WORD.findall(text)
    if figures := _FIGURES.match(text):
        worth = float(figures[0].replace(",", "")) + _fraction(text[figures.end() :])
        return worth * next((SCALES[word] for word in words if word in SCALES), 1)
    if any(word in VAGUE for word in words):
        return None
    if words[0] == "half" or words == ["a", "half"]:
        return 6.0 if "dozen" in words else 0.5
    total = 0
    for word in words:
        if word == "hundred" or word in SCALES:
            total = (total or 1) * SCALES.get(word, 100)
        else:
            total += ONES.get(word) or TENS.get(word) or SOME.get(word) or 0
    return float(total or 1) + _fraction(text)


def year_number(text: str) -> int:
    """The year in figures or in words: "1996", "nineteen ninety-six", "two thousand and four"."""
    if text.isdigit():
        return int(text)
    first, *rest = _WORD.findall(text)
    century = 2000 if first == "two" else (ONES.get(first) or TENS[first]) * 100
    return century + sum(ONES.get(word) or TENS.get(word) or 0 for word in rest)


def ordinal(text: str) -> int:
    """The number of figures or of an ordinal in lower case: "8", "8th", "eighth"."""
    figures = re.match(r"\d+", text)
    return int(figures.group()) if figures else ORDINAL[text.replace(" ", "-")]


def _fraction(text: str) -> float:
    """The fraction that follows a whole number: " 1/2", " and a half"."""
    if "half" in text or "½" in text:
        return 0.5
    if parts := re.search(r"(\d)/(\d+)", text):
        return int(parts[1]) / int(parts[2])
    return 0.0
