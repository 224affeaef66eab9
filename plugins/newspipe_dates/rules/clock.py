"""Times of the clock."""

from __future__ import annotations

import re
from typing import Final

from newspipe_dates.context import Context
from newspipe_dates.rule import Found, Rule
from newspipe_dates.rules.relative import shifted, weekday
from newspipe_dates.timex import Timex
from newspipe_dates.vocabulary import ZONE


def clock(found: Found, context: Context) -> Timex | None:
    """A time of day on the day that goes with it."""
    parts = re.match(r"(\d+)(?:[:.](\d+))?(?::(\d+))? ?([ap])?", found["clock"])
    assert parts is not None
    hour = int(parts[1])
    if "." in found["clock"].rstrip(".").replace("a.m", "").replace("p.m", "") and not parts[4]:
        return None
    if parts[4]:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if parts[4] == "p" else 0)
    time = f"T{hour:02d}:{parts[2] or '00'}" + (f":{parts[3]}" if parts[3] else "") + ZONE.get(found["zone"], "")
    base = weekday(found, context) if found["weekday"] else shifted(context.base(), "day", 0)
    return base and Timex("TIME", base.value + time, period=base.period)


def noon(found: Found, context: Context) -> Timex | None:
    """Noon and midnight."""
    hour = "00:00" if found["which"] == "midnight" else "12:00"
    base = weekday(found, context) if found["weekday"] else shifted(context.base(), "day", 0)
    return base and Timex("TIME", f"{base.value}T{hour}", period=base.period)


RULES: Final = (
    Rule("clock", "CLOCK ZONE?", "9:30 p.m.", clock),
    Rule("clock-weekday", "CLOCK ZONE? on? WEEKDAY", "10 p.m. Wednesday", clock),
    Rule("noon", "which=noon|midnight|midday", "noon", noon),
    Rule("noon-weekday", "which=noon|midnight|midday on? WEEKDAY", "noon Thursday", noon),
)
