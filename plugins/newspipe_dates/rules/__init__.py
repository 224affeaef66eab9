"""All rules, by topic.

Each module holds small resolvers and, at its end, the table of their `forms`: lines of a pattern and an example. To add
an expression, add its line below the resolver that gives its value (or write a new resolver above), and its sentence to
the table of its topic in tests/plugins/dates/expressions/. Of the rules that match at a place the longest is asked
first; of equals, the first here. What `explain` shows, "days.day_of_year", is the module and the resolver.
"""

from typing import Final

from newspipe_dates.rule import Rule
from newspipe_dates.rules import (
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

RULES: Final[tuple[Rule, ...]] = (
    *days.RULES,
    *positions.RULES,
    *months.RULES,
    *years.RULES,
    *holidays.RULES,
    *clock.RULES,
    *deictic.RULES,
    *counted.RULES,
    *sets.RULES,
    *durations.RULES,
    *vague.RULES,
)
