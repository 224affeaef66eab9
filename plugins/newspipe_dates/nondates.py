"""What looks like a date and is none: counts, amounts, rates, scores, codes, names."""

import re
from typing import Final

from newspipe_dates.rule import Found
from newspipe_dates.vocabulary import AMOUNT_SIGNS


def _any(words: str) -> str:
    """The alternation of the words."""
    return "|".join(re.escape(word) for word in words.split())


_NUMBERED: Final = _any(  # what bears a number: "Flight 1998"
    "no. number flight boeing airbus route highway page room channel model version section act suite dlrs us$ rs a$ c$ "
    "level point points than unit class resolution error code zip serial lot psalm"
)
_COUNTED: Final = _any(  # what is counted: "1998 people"
    "people men women children troops soldiers students workers employees jobs cars copies votes deaths dead miles "
    "kilometers kilometres km meters metres feet yards acres hectares tons tonnes kg pounds dollars euros francs yen "
    "percent million billion points shares units pages seats members others victims passengers guests houses homes "
    "civilians casualties prisoners aircraft tanks ships guns refugees families residents cases patients barrels "
    "liters litres megawatts watts calories hours minutes days weeks months years times square cubic words rounds "
    "flights tickets schools companies stores branches customers subscribers rpm bc "
    "chevrolet chevy toyota honda nissan bmw volkswagen mercedes cadillac buick pontiac plymouth dodge mazda "
    "subaru volvo jaguar porsche ferrari"
)
_NEWSPAPERS: Final = _any(
    "Times Telegraph Post Mirror Herald Mail Express Independent Tribune Review Club Star World Sun"
)
_NICKNAMES: Final = _any("Black Bloody Good Ash Super Cyber Palm Fat")

_AFTER_NUMBERED: Final = re.compile(rf"(?:[{AMOUNT_SIGNS}]|\b(?:{_NUMBERED})) ?$")
_IN_PHONE: Final = re.compile(r"[\d)][- ]\d{2,4} $")
_IN_NUMBER: Final = re.compile(r"[\d.,:/x×+*=]$|[a-z\d]-$")
_IN_RANGE: Final = re.compile(r"(?:\b(?:1\d|20)\d\d|mid|pre|post|early|late)[-/]$|, ?$")
_BEFORE_COUNTED: Final = re.compile(rf" (?:{_COUNTED})\b")
_PREPOSITION: Final = re.compile(r"\b(?:in|since|of|by|until|the) $")
_RATED: Final = re.compile(
    rf"(?:[{AMOUNT_SIGNS}]\s?[\d.,]+(?: [a-z]+)?|\d[\d,.]*(?: [a-z]+){{1,2}}|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen) [a-z]+|"
    r"\b(?:cents|dollars|percent|hours|pounds|euros|times))\s?$"
)
_BEFORE_NEWSPAPER: Final = re.compile(rf" (?:{_NEWSPAPERS}|Night (?:Live|Football|Lights|Fever))\b")
_AFTER_NICKNAME: Final = re.compile(rf"\b(?:{_NICKNAMES}) $")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;,\"'“”‘’`()\[\]\n–—-])\s{0,3}[\"'“‘`(]{0,3}$")


def is_count(found: Found) -> bool:
    """Whether four figures are a number of things, or part of a name or an amount, rather than a year."""
    before = found.before(14)
    if _AFTER_NUMBERED.search(before) or _IN_PHONE.search(before) or found.after(1) in ("%", "°", "′"):
        return True
    if _IN_NUMBER.search(before) and not _IN_RANGE.search(before):
        return True
    return bool(_BEFORE_COUNTED.match(found.after(16))) and not _PREPOSITION.search(before)


def in_name(found: Found) -> bool:
    """Whether the expression is part of a name: "USA Today", "This Week", "Man of the Year", "Sunday Times"."""
    text, start, end = found.context.text, found.start, found.end
    words = text[start:end].split()
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if found["weekday"]:
        return bool(_BEFORE_NEWSPAPER.match(after) or _AFTER_NICKNAME.search(before))
    if words[-1][0].isupper() and (len(words) > 1 or not _SENTENCE_START.search(before)):
        return not text[max(0, start - 10) : end + 10].isupper()  # capitals mean nothing in a line of capitals
    return False


def is_rate(found: Found) -> bool:
    """Whether "a week" tells a rate ("$3 a week", "four flights a day") rather than a time."""
    return bool(_RATED.search(found.before(30)))
