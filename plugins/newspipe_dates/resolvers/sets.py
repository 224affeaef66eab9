"""How often: SET."""

from newspipe_dates.period import SEASONS
from newspipe_dates.resolvers.durations import length
from newspipe_dates.rule import Found
from newspipe_dates.timex import Timex
from newspipe_dates.units import UNKNOWN


def every(found: Found) -> Timex | None:
    """As in "every day", "each Thursday", "every other week", "every two years"."""
    quant = found.value("quant")
    if found["holiday"]:
        return Timex("SET", found.context.language.holidays.value(found["holiday"]), quant=quant)
    if found["weekday"]:
        part = found.value("daypart") if found["daypart"] else ""
        return Timex("SET", f"XXXX-WXX-{found.value('weekday')}{part}", quant=quant)
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
    if found.value("unit") == "weekend" and not found["other"]:
        return Timex("SET", UNKNOWN["weekend"], quant=quant)
    return Timex("SET", length(2 if found["other"] else 1, found.value("unit")), quant=quant)


def working_days(_: Found) -> Timex:
    """As in "weekdays"."""
    return Timex("SET", "XXXX-WXX")


def rate(found: Found) -> Timex | None:
    """As in "$4 a day", "900 aircraft a week"."""
    if (
        found.value("unit") in ("second", "quarter")
        or not found.follows("rated")
        or found.precedes("not-rate")
        or "-" in found.text
    ):
        return None
    return Timex("SET", length(1, found.value("unit")))


def part_of_each(found: Found) -> Timex:
    """As in "three nights a week"."""
    return Timex("SET", length(1, found.value("whole", "UNIT")))


def every_other(found: Found) -> Timex | None:
    """As in "every second Tuesday", "alternate Fridays", "alternate days"."""
    if found["unit"]:
        return Timex("SET", length(2, found.value("unit")))
    if not found.capital("weekday" if found["weekday"] else "weekdays"):
        return None
    number = found.value("weekday") if found["weekday"] else found.value("weekdays")
    return Timex("SET", f"XXXX-WXX-{number}", quant=found.value("quant") if found["quant"] else None)


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
