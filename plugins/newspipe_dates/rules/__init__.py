"""All rules, by topic. To add one, add its line to a table here and its expressions to the table of its tests."""

from __future__ import annotations

from typing import Final

from newspipe_dates.rule import Rule
from newspipe_dates.rules import calendar, clock, durations, relative, vague

RULES: Final[tuple[Rule, ...]] = (*calendar.RULES, *clock.RULES, *relative.RULES, *durations.RULES, *vague.RULES)
