"""How long: DURATION, and SET for what recurs."""

from __future__ import annotations

from typing import Final

from newspipe_dates.context import Context
from newspipe_dates.numerals import number
from newspipe_dates.rule import Found, Rule
from newspipe_dates.timex import Timex, duration
from newspipe_dates.vocabulary import DURATION, HALVES, UNIT, WEEKDAY, WEEKDAYS


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; X for an unknown count."""
    if unit == "fortnight":
        unit, count = "week", count and count * 2
    if count is None:
        return DURATION[unit].format("X")
    if count % 1 == 0.5 and unit in HALVES:
        whole = DURATION[unit].format(int(count)) if count > 1 else ""
        if unit == "year":
            return (whole or "P") + HALVES[unit]
        return (whole or "PT") + HALVES[unit]
    return DURATION[unit].format(f"{count:g}" if count % 1 else int(count))


def quantity(found: Found, context: Context) -> Timex | None:
    """So many units of time."""
    words = found["quantity"]
    if words in ("some", "many") and found["unit"] not in UNIT:
        return None
    return duration(length(number(words), UNIT[found["unit"]]))


def vague_units(found: Found, context: Context) -> Timex | None:
    """ "weeks", "recent years": an unknown count."""
    if not found["unit"].endswith("s") or UNIT[found["unit"]] == "second":
        return None
    return duration(length(None, UNIT[found["unit"]]))


def every(found: Found, context: Context) -> Timex | None:
    """ "every day", "each week"."""
    if found["weekday"]:
        return Timex("SET", f"XXXX-WXX-{WEEKDAY[found['weekday']]}", quant=found["quant"].upper())
    return Timex("SET", length(1, UNIT[found["unit"]]), quant=found["quant"].upper())


def weekdays(found: Found, context: Context) -> Timex | None:
    """ "Mondays"."""
    if not context.text[found.start].isupper():
        return None
    return Timex("SET", f"XXXX-WXX-{WEEKDAYS[found['weekdays']]}")


def adverb(found: Found, context: Context) -> Timex | None:
    """ "daily", "weekly", "annually"."""
    unit = {"daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "quarterly": "quarter",
            "hourly": "hour"}.get(found["adverb"], "year")  # fmt: skip
    return Timex("SET", length(1, unit), freq="1X")


RULES: Final = (
    Rule("quantity", "QUANTITY UNIT", "three days", quantity),
    Rule("span", "the? last|past|next|first|coming|latest QUANTITY UNIT", "the last three days", quantity),
    Rule("age", "QUANTITY UNIT old", "two-year-old", quantity),
    Rule("long", "QUANTITY UNIT long", "two-year-long", quantity),
    Rule("vague-units", "recent|coming? UNIT", "recent years", vague_units),
    Rule("every", "quant=every|each UNIT|WEEKDAY", "every day", every),
    Rule("weekdays", "WEEKDAYS", "Mondays", weekdays),
    Rule("adverb", "adverb=daily|nightly|weekly|monthly|quarterly|hourly|yearly|annually", "daily", adverb),
)
