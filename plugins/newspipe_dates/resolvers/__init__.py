"""What gives the expressions of each topic their value: small functions that the language's rules name.

`[day_of_year]` in en/rules/days.txt is `day_of_year` in days.py here, and "days.day_of_year" in what `explain` shows.
Of the rules that match at a place the longest is asked first; of equals, the first in the order of TOPICS.
"""

from types import ModuleType
from typing import Final

from newspipe_dates.resolvers import (
    clock,
    counted,
    days,
    deictic,
    durations,
    holidays,
    months,
    positions,
    sets,
    vague,
    years,
)

TOPICS: Final[dict[str, ModuleType]] = {
    "days": days,
    "positions": positions,
    "months": months,
    "years": years,
    "holidays": holidays,
    "clock": clock,
    "deictic": deictic,
    "counted": counted,
    "sets": sets,
    "durations": durations,
    "vague": vague,
}
