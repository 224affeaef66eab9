"""What looks like a date and is none: counts, amounts, scores, versions, names with numbers in them."""

from __future__ import annotations

import re
from typing import Final

from newspipe_dates.rule import Found

_YEAR_BEFORE: Final = re.compile(
    r"(?:^|[(\[\"'])$|\b(?:in|since|of|by|from|until|till|to|through|between|and|or|during|late|early|mid|before|after|"
    r"year|years|around|circa|ca\.|about|for|spring|summer|fall|autumn|winter)[ -]$"
)
_NAME_BEFORE: Final = re.compile(
    r"(?:[$£€#¥]|\b(?:no\.|number|flight|boeing|airbus|route|highway|page|room|channel|model|version|section|act|suite|"
    r"dlrs|us\$|rs\.?|a\$|c\$|level|point|points|than|unit|class|resolution|error|code|zip|serial|lot|psalm)) ?$"
)
_COUNTED: Final = re.compile(
    r" (?:people|men|women|children|troops|soldiers|students|workers|employees|jobs|cars|copies|votes|deaths|dead|"
    r"miles|kilometers|kilometres|km|meters|metres|feet|yards|acres|tons|tonnes|pounds|dollars|euros|francs|yen|"
    r"percent|per cent|million|billion|points|shares|units|pages|seats|members|others|victims|passengers|houses|homes|"
    r"civilians|casualties|prisoners|aircraft|tanks|ships|guns|refugees|families|residents|cases|patients|kg|"
    r"barrels|megawatts|watts|calories|hours|minutes|days|weeks|months|years|times|square|cubic|or so|guests|words|"
    r"rounds|flights|tickets|schools|companies|stores|branches|customers|subscribers|rpm|bc|hectares|liters|litres)\b"
)


def is_count(found: Found) -> bool:
    """Whether four figures are a number of things, or part of a name or an amount, rather than a year."""
    before = found.before(14)
    if _NAME_BEFORE.search(before):
        return True
    if found.after(1) in ("%", "°", "′", '"') and not before.endswith(('"', "'")):
        return found.after(1) != '"'
    if re.search(r"[\d.,:/x×+*=]$|[a-z\d]-$", before) and not re.search(
        r"(?:\b(?:1\d|20)\d\d|mid|pre|post|early|late)[-/]$|, ?$", before
    ):
        return True
    return bool(_COUNTED.match(found.after(16))) and not re.search(r"\b(?:in|since|of|by|until|the) $", before)


def in_name(found: Found) -> bool:
    """Whether the expression is part of a capitalised name: "USA Today", "This Week", "Man of the Year", "Sunday Times"."""
    text, start, end = found.context.text, found.start, found.end
    words = text[start:end].split()
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    weekday = found["weekday"]
    if weekday:
        return bool(_WEEKDAY_NAME.match(after)) or bool(
            re.search(r"\b(?:Black|Bloody|Good|Ash|Super|Cyber|Palm|Fat) $", before)
        )
    if words[-1][0].isupper() and (len(words) > 1 or not _SENTENCE_START.search(before)):
        return not text[max(0, start - 10) : end + 10].isupper()
    return False


def is_rate(found: Found) -> bool:
    """Whether "a week" tells a rate ("$3 a week", "four flights a day") rather than a time."""
    return bool(_RATE.search(found.before(30)))


_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;,\"'“”‘’`()\[\]\n–—-])\s*[\"'“‘`(]*$")
_WEEKDAY_NAME: Final = re.compile(
    r" (?:Times|Telegraph|Post|Mirror|Herald|Mail|Express|Independent|Tribune|Review|Club|Star|World|Sun)\b"
)
_RATE: Final = re.compile(
    r"(?:[$£€#]\s?[\d.,]+(?: [a-z]+)?|\d[\d,.]*(?: [a-z]+){1,2}|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen) [a-z]+|\b(?:cents|dollars|percent|hours|pounds|euros|times))\s?$"
)
