"""The units of time in TIMEX3: the same in every language."""

from typing import Final

# How a duration of each unit is written, and its half in the next smaller unit where that is whole.
DURATION: Final = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "week": "P{}W",
    "weekend": "P{}WE", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE",
    "millennium": "P{}ML", "summer": "P{}SU", "winter": "P{}WI",
}  # fmt: skip
HALVES: Final = {"minute": "30S", "hour": "30M", "year": "6M"}

# The next finer unit, and how many make one.
FINER: Final = {
    "century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "fortnight": ("week", 2),
    "week": ("day", 7), "day": ("hour", 24), "millennium": ("year", 1000),
}  # fmt: skip

# The value of an unknown one of each unit.
UNKNOWN: Final = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip

AMOUNT_SIGNS: Final = "$£€¥₡₦₩₪₫₱₹₽#"  # before a number that is no year
