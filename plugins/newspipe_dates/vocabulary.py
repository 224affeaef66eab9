"""The words of time and what they stand for: data only, lower case.

Rules name the tables in capitals (`MONTH`, `UNIT`); pattern.py turns a table into the alternation of its words.
"""

from typing import Final


def numbered(*lines: str) -> dict[str, int]:
    """The words of each line with the line's number, from 1."""
    return {word: number for number, line in enumerate(lines, start=1) for word in line.split()}


MONTH: Final = numbered(
    "january jan. jan",
    "february feb. feb",
    "march mar. mar",
    "april apr. apr",
    "may",
    "june jun. jun",
    "july jul. jul",
    "august aug. aug",
    "september sept. sept sep. sep",
    "october oct. oct",
    "november nov. nov",
    "december dec. dec",
)

WEEKDAY: Final = numbered(
    "monday mon. mon",
    "tuesday tues. tues tue. tue",
    "wednesday wed. wed",
    "thursday thurs. thurs thur. thu",
    "friday fri. fri",
    "saturday sat. sat",
    "sunday sun. sun",
)
WEEKDAYS: Final = {f"{name}s": number for name, number in WEEKDAY.items() if name.endswith("day")}

SEASON: Final = numbered("spring springtime", "summer summertime", "autumn fall", "winter wintertime")

DAYPART: Final = {
    "morning": "TMO", "mornings": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO",
    "lunchtime": "TMI", "afternoon": "TAF", "afternoons": "TAF",
    "evening": "TEV", "evenings": "TEV", "dusk": "TEV", "sunset": "TEV", "sundown": "TEV",
    "night": "TNI", "nights": "TNI", "nighttime": "TNI", "night-time": "TNI", "overnight": "TNI", "daytime": "TDT",
}  # fmt: skip

UNIT: Final = {
    "second": "second", "seconds": "second", "secs": "second", "minute": "minute", "minutes": "minute",
    "mins": "minute",
    "hour": "hour", "hours": "hour", "hrs": "hour", "day": "day", "days": "day", "night": "night", "nights": "night",
    "week": "week", "weeks": "week", "weekend": "weekend", "weekends": "weekend",
    "fortnight": "fortnight", "fortnights": "fortnight", "month": "month", "months": "month",
    "quarter": "quarter", "quarters": "quarter", "summers": "summer", "winters": "winter",
    "year": "year", "years": "year", "yr": "year", "yrs": "year", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century", "millennium": "millennium", "millennia": "millennium",
}  # fmt: skip
UNITS: Final = {name: unit for name, unit in UNIT.items() if name.endswith("s")}

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

# Words between a number and its unit: "two more weeks", "eight trading days".
MANNER: Final = (
    "more", "full", "additional", "extra", "further", "consecutive", "straight", "successive", "trading", "working",
    "business", "calendar", "school", "whole", "long", "short", "fiscal", "solid", "entire", "light", "other",
)  # fmt: skip

_ORDINAL: Final = numbered(
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
ORDINAL: Final = {
    **_ORDINAL,
    **{f"twenty-{word}": 20 + number for word, number in _ORDINAL.items() if number < 10},
    "thirtieth": 30,
    "thirty-first": 31,
}

QUARTER: Final = numbered("first 1st q1", "second 2nd q2", "third 3rd q3", "fourth final 4th q4")
HALF: Final = numbered("first 1st h1", "second latter last 2nd h2")
DECADE: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

ZONE: Final = {
    "gmt": "Z", "utc": "Z", "bst": "+01", "cet": "+01", "cest": "+02", "eet": "+02", "msk": "+03", "ist": "+05:30",
    "jst": "+09", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06", "pst": "-08",
    "pdt": "-07", "et": "", "ct": "", "mt": "", "pt": "",
}  # fmt: skip

# How many units before or after the present one a word tells.
STEP: Final = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "the previous": -1, "yesterday": -1, "prior": -1,
    "this past": -1,
    "this": 0, "current": 0, "that": 0, "same": 0, "the same": 0, "that same": 0, "today": 0, "tonight": 0,
    "present": 0,
    "next": 1, "coming": 1, "following": 1, "the following": 1, "tomorrow": 1, "subsequent": 1, "this coming": 1,
}  # fmt: skip

# Holidays: month and day; month, weekday (1 is Monday), which one (-1 is the last) and days after; days after Easter.
FIXED_HOLIDAY: Final = {
    "new year's": (1, 1), "new year": (1, 1), "epiphany": (1, 6), "australia day": (1, 26), "groundhog": (2, 2),
    "valentine's": (2, 14), "st. valentine's": (2, 14), "international women's": (3, 8), "st. patrick's": (3, 17),
    "april fools'": (4, 1), "april fool's": (4, 1), "earth day": (4, 22), "st. george's": (4, 23), "anzac": (4, 25),
    "may day": (5, 1), "cinco de mayo": (5, 5), "flag day": (6, 14), "juneteenth": (6, 19), "canada day": (7, 1),
    "independence day": (7, 4), "fourth of july": (7, 4), "the fourth of july": (7, 4), "bastille": (7, 14),
    "halloween": (10, 31), "all saints'": (11, 1), "armistice": (11, 11), "veterans": (11, 11), "veterans'": (11, 11),
    "remembrance day": (11, 11), "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26),
    "st. stephen's": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
WEEKDAY_HOLIDAY: Final = {
    "martin luther king jr.": (1, 1, 3, 0), "martin luther king": (1, 1, 3, 0), "presidents'": (2, 1, 3, 0),
    "presidents": (2, 1, 3, 0), "mother's day": (5, 7, 2, 0), "memorial day": (5, 1, -1, 0),
    "father's day": (6, 7, 3, 0), "labor day": (9, 1, 1, 0), "columbus": (10, 1, 2, 0), "election day": (11, 1, 1, 1),
    "thanksgiving": (11, 4, 4, 0), "black friday": (11, 4, 4, 1), "cyber monday": (11, 4, 4, 4),
}  # fmt: skip
EASTER: Final = {
    "shrove tuesday": -47, "mardi gras": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "holy saturday": -1, "easter": 0, "easter sunday": 0, "easter monday": 1, "ascension": 39,
    "pentecost": 49, "whit sunday": 49, "whit monday": 50, "corpus christi": 60,
}  # fmt: skip
# Names that are holidays only with "Day": "Columbus" alone is a man or a city.
_ONLY_WITH_DAY: Final = (
    "groundhog", "valentine's", "st. valentine's", "international women's", "st. patrick's", "st. george's", "anzac",
    "bastille", "all saints'", "armistice", "veterans", "veterans'", "st. stephen's", "martin luther king jr.",
    "martin luther king", "presidents'", "presidents", "columbus", "april fools'", "april fool's", "new year's",
    "ascension",
)  # fmt: skip
_NAMES: Final = (*FIXED_HOLIDAY, *WEEKDAY_HOLIDAY, *EASTER)
HOLIDAY: Final = (
    *(f"{name} day" for name in _NAMES if not name.endswith("day")),
    *(name for name in _NAMES if name not in _ONLY_WITH_DAY),
)

AMOUNT_SIGNS: Final = "$£€¥₡₦₩₪₫₱₹₽#"  # before a number that is no year

# Words of expressions that are too common to be looked at unless another word of time follows soon.
COMMON: Final = frozenset(
    numbered(
        "a about after again all almost an and another around as at before by close each early end every few first for",
        "from full good half he in it its just last late later least less light little long many mid middle more most",
        "nearly next no not of on one only or other over own part per same second several short since single so some",
        "start that the then these they third this those times to under until up well whole within have has had",
        "two three four five six seven eight nine ten additional further but extra final latter working entire",
        "business school beginning earlier roughly previous previously following old age",
    )
)
