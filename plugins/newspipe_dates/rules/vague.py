"""The past, the present and the future without a calendar: PAST_REF, PRESENT_REF, FUTURE_REF."""

import re
from typing import Final

from newspipe_dates import timex
from newspipe_dates.nondates import in_name
from newspipe_dates.rule import Found, Rule
from newspipe_dates.tense import FUTURE
from newspipe_dates.timex import Timex


def present(found: Found) -> Timex | None:
    """Now."""
    return None if in_name(found) or found.before(5).endswith("just ") else timex.PRESENT


def past(found: Found) -> Timex | None:
    """Some time ago."""
    return None if in_name(found) or re.search(r"\bas $", found.before(4)) else timex.PAST


def the_past(found: Found) -> Timex | None:
    """As in "the past" as a noun."""
    return (
        timex.PAST
        if re.match(r" ?(?:[.,;:!?)\"']|$|(?:and|but|or|as|to|that|has|had|have|was|is|were|by|in)\b)", found.after(6))
        else None
    )


def future(found: Found) -> Timex | None:
    """Some time ahead."""
    return None if in_name(found) else timex.FUTURE


def soon(found: Found) -> Timex | None:
    """As in "soon", where it tells of the future of the article and not of its story."""
    if re.match(r" (?:after|as|before|enough)\b", found.after(8)) or found.direction() != FUTURE:
        return None
    return timex.FUTURE


RULES: Final = (
    Rule("present", "right? now|currently|nowadays|presently", "now", present),
    Rule(
        "present", "the_present|the_time_being|at_present|current|the_present_day|present-day", "the present", present
    ),
    Rule("present", "JOINED present", "2013-present", present),
    Rule("past", "more? recently|lately", "recently", past),
    Rule("the-past", "the past", "the past", the_past),
    Rule("past", "the_recent|the_distant past", "the recent past", past),
    Rule("past", "recent", "recent", past),
    Rule("future", "the near? future", "the future", future),
    Rule("future", "the foreseeable|distant|immediate|not-too-distant future", "the foreseeable future", future),
    Rule("future", "as_soon_as_possible", "as soon as possible", future),
    Rule("future", "the near|short term", "the near term", future),
    Rule("soon", "soon", "soon", soon),
)
