"""How often: SET."""

from newspipe_dates.period import SEASONS
from newspipe_dates.resolvers.durations import length
from newspipe_dates.rule import Found
from newspipe_dates.timex import Timex
from newspipe_dates.units import UNKNOWN


def every(found: Found) -> Timex | None:
    """As in "every day", "each Thursday", "every other week", "every two years"."""
    quant = found.value("quant")
    if found["weekday"]:
        return Timex("SET", f"XXXX-WXX-{found.value('weekday')}", quant=quant)
    if found["month"]:
        return Timex("SET", f"XXXX-{found.value('month'):02d}", quant=quant)
    if found["season"]:
        return Timex("SET", f"XXXX-{SEASONS[found.value('season') - 1]}", quant=quant)
    if found["daypart"]:
        return Timex("SET", UNKNOWN["day"] + found.value("daypart"), quant=quant)
    if found["ordinal"]:
        return Timex("SET", length(found.ordinal("ordinal"), found.value("unit")), quant=quant)
    if found["quantity"]:
        return Timex("SET", length(found.count(), found.value("unit")), quant=quant)
    return Timex("SET", length(2 if found["other"] else 1, found.value("unit")), quant=quant)


def weekends(_: Found) -> Timex:
    """As in "weekends"."""
    return Timex("SET", "XXXX-WXX-WE")


def weekdays(found: Found) -> Timex | None:
    """As in "Mondays", "Tuesday nights"."""
    if not found.capital():
        return None
    number = found.value("weekdays") if found["weekdays"] else found.value("weekday")
    part = found.value("daypart") if found["daypart"] else ""
    return Timex("SET", f"XXXX-WXX-{number}{part}")


def adverb(found: Found) -> Timex | None:
    """As in "daily", "weekly", "annually"."""
    if (found.capital() and not found.follows("sentence-end")) or found.precedes("reported-regularly"):
        return None
    return Timex("SET", length(1, found.value("adverb")), freq="1X")


def times(found: Found) -> Timex | None:
    """As in "twice a week", "three times a year", "per month"."""
    if found["adverb"]:
        return Timex("SET", length(1, found.value("adverb")), freq=found.value("times"))
    if found.value("unit") == "second":
        return None
    freq = f"{int(found.count() or 0)}X" if found["quantity"] else None
    if found["times"]:
        freq = found.value("times")
    return Timex("SET", length(1, found.value("unit")), freq=freq)
