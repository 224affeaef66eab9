"""A temporal expression as TIMEX3 describes it, and the grammar of its values.

TIMEX3 is the tag of TimeML (Pustejovsky et al. 2003; Saurí et al., TimeML Annotation Guidelines 1.2.1, section 2.2)
and of ISO-TimeML (ISO 24617-1); its values extend ISO 8601.
"""

from typing import Any, Final, NamedTuple

from newspipe_dates.period import Period

TYPES: Final = ("DATE", "TIME", "DURATION", "SET")
MODS: Final = (
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "MID", "END", "APPROX",
)  # fmt: skip

_YEAR = r"(?:BC)?[0-9X]{4}"
_DAY = rf"{_YEAR}-[0-9X]{{2}}-[0-9X]{{2}}|{_YEAR}-W[0-9X]{{2}}-[1-7X]|XXXX-WXX-[1-7X]"
_CLOCK = r"T(?:[0-9X]{2}(?::[0-9X]{2}(?::[0-9X]{2})?)?(?:Z|[+-]\d{2}(?::\d{2})?)?|MO|MI|AF|EV|NI|DT|XX)"
_COUNT = r"(?:\d+(?:\.\d+)?|X)"
VALUE_PATTERN: Final = (
    r"^(?:PRESENT_REF|PAST_REF|FUTURE_REF"
    rf"|(?:{_DAY})(?:{_CLOCK})?"
    rf"|{_YEAR}-W[0-9X]{{2}}(?:-WE)?|{_YEAR}-(?:Q[1-4X]|H[1-2X]|SP|SU|FA|WI)|{_YEAR}-[0-9X]{{2}}|{_YEAR}"
    r"|(?:BC)?[0-9X]{3}|(?:BC)?[0-9X]{2}"
    rf"|P(?:{_COUNT}(?:ML|CE|DE|WE|SU|WI|SP|FA|Y|Q|M|W|D))+(?:T(?:{_COUNT}[HMS])+)?|PT(?:{_COUNT}[HMS])+|PXX)$"
)


class Timex(NamedTuple):
    """One temporal expression, without its place in the text.

    ``type`` is one of TYPES, ``mod`` one of MODS or None; ``quant`` and ``freq`` belong to a SET; ``anchor`` is the
    value of the expression from which this one was counted. ``period`` is the stretch of the calendar that the value
    names, where it names one: later expressions are counted from it if ``moves``.
    """

    type: str
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: str | None = None
    period: Period | None = None
    moves: bool = True

    def fields(self) -> dict[str, Any]:
        """The attributes of a date in the article."""
        return {
            "type": self.type, "value": self.value, "mod": self.mod, "quant": self.quant, "freq": self.freq,
            "anchor": self.anchor,
        }  # fmt: skip


NOTHING: Final = Timex("", "")  # words that are no expression, and that hold none: "February 30, 2015"
PRESENT: Final = Timex("DATE", "PRESENT_REF")
PAST: Final = Timex("DATE", "PAST_REF")
FUTURE: Final = Timex("DATE", "FUTURE_REF")


def date_of(period: Period, anchor: Period | None = None, moves: bool = True) -> Timex:
    """The DATE whose value is the period; PAST_REF or FUTURE_REF where that lies outside the calendar."""
    if not period.in_calendar:
        return PAST if period.index < 0 else FUTURE
    return Timex("DATE", period.value, anchor=anchor.value if anchor else None, period=period, moves=moves)


def duration(value: str) -> Timex:
    """The DURATION of the value."""
    return Timex("DURATION", value)
