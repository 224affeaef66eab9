"""The words of time and what they stand for: data only, lower case.

Rules name these tables in capitals (`MONTH`, `UNIT`); pattern.py turns a table into the alternation of its keys.
"""

from __future__ import annotations

from typing import Final

MONTH: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan. jan", "february feb. feb", "march mar. mar", "april apr. apr", "may", "june jun. jun",
            "july jul. jul", "august aug. aug", "september sept. sept sep. sep", "october oct. oct",
            "november nov. nov", "december dec. dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAY: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon. mon", "tuesday tues. tues tue. tue", "wednesday wed. wed", "thursday thurs. thurs thur. thu",
            "friday fri. fri", "saturday sat. sat", "sunday sun. sun",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {f"{name}s": number for name, number in WEEKDAY.items() if name.endswith("day")}

SEASON: Final = {"spring": 1, "springtime": 1, "summer": 2, "summertime": 2, "autumn": 3, "fall": 3, "winter": 4, "wintertime": 4}  # fmt: skip

DAYPART: Final = {
    "morning": "TMO", "mornings": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO",
    "afternoon": "TAF", "afternoons": "TAF",
    "evening": "TEV", "evenings": "TEV", "dusk": "TEV", "sunset": "TEV",
    "night": "TNI", "nights": "TNI", "nighttime": "TNI", "night-time": "TNI", "overnight": "TNI", "daytime": "TDT",
}  # fmt: skip

UNIT: Final = {
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
    "day": "day", "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week",
    "weekend": "weekend", "weekends": "weekend", "fortnight": "fortnight", "fortnights": "fortnight",
    "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter",
    "year": "year", "years": "year", "yr.": "year", "yrs.": "year", "yr": "year", "yrs": "year",
    "decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
    "millennium": "millennium", "millennia": "millennium",
    "summer": "summer", "summers": "summer", "winter": "winter", "winters": "winter",
    "mins.": "minute", "mins": "minute", "hrs.": "hour", "hrs": "hour", "secs": "second",
}  # fmt: skip

UNITS: Final = {name: unit for name, unit in UNIT.items() if name.endswith("s")}

# How a duration of each unit is written, and its half in the next smaller unit where that is whole.
DURATION: Final = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "week": "P{}W",
    "weekend": "P{}WE", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE",
    "millennium": "P{}ML", "summer": "P{}SU", "winter": "P{}WI",
}  # fmt: skip
HALVES: Final = {"minute": "30S", "hour": "30M", "year": "6M"}

ORDINAL: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {
    f"{tens}-{word}": base + number
    for tens, base in (("twenty", 20), ("thirty", 30))
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), start=1)
    if base + number <= 31
} | {"thirtieth": 30}  # fmt: skip

QUARTER: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
                  "q1": 1, "q2": 2, "q3": 3, "q4": 4}  # fmt: skip
HALF: Final = {"first": 1, "second": 2, "latter": 2, "last": 2, "1st": 1, "2nd": 2}

DECADE: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip

ZONE: Final = {
    "gmt": "Z", "utc": "Z", "bst": "+01", "cet": "+01", "cest": "+02", "eet": "+02", "msk": "+03", "ist": "+05:30",
    "jst": "+09", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06", "pst": "-08",
    "pdt": "-07",
}  # fmt: skip

# How many units before or after the present one a word tells.
STEP: Final = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "the previous": -1, "yesterday": -1, "prior": -1,
    "this": 0, "current": 0, "that": 0, "same": 0, "the same": 0, "that same": 0, "this past": -1, "this coming": 1, "today": 0, "tonight": 0, "present": 0,
    "next": 1, "coming": 1, "following": 1, "the following": 1, "tomorrow": 1, "subsequent": 1, "upcoming": 1,
}  # fmt: skip

# The TIMEX3 value of an unknown one of each unit.
UNKNOWN: Final = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip

# Words between a number and its unit: "two more weeks", "eight trading days".
MANNER: Final = (
    "more",
    "full",
    "additional",
    "extra",
    "further",
    "consecutive",
    "straight",
    "successive",
    "trading",
    "working",
    "business",
    "calendar",
    "school",
    "whole",
    "long",
    "short",
    "fiscal",
    "solid",
    "entire",
    "light",
    "other",
)
