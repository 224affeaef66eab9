"""All rules, by topic. To add one, add its line to a table here and its expressions to the table of its tests."""

from typing import Final

from newspipe_dates.rule import Rule
from newspipe_dates.rules import clock, counted, days, deictic, durations, holidays, months, sets, vague, years

RULES: Final[tuple[Rule, ...]] = (
    *days.RULES,
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
