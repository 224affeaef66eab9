"""The past, the present and the future without a calendar: PAST_REF, PRESENT_REF, FUTURE_REF."""

import re
from typing import Final

from newspipe_dates import timex
from newspipe_dates.nondates import in_name
from newspipe_dates.rule import Found, forms
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
    *forms(
        present,
        ("now|currently|nowadays|presently", "now"),
        ("the_present|the_time_being|at_present|current|the_present_day|present-day", "the present"),
        ("JOINED present", "2013-present"),
    ),
    *forms(
        past,
        ("more? recently|lately", "recently"),
        ("the_recent|the_distant past", "the recent past"),
        ("recent", "recent"),
    ),
    *forms(
        the_past,
        ("the past", "the past"),
    ),
    *forms(
        future,
        ("the near? future", "the future"),
        ("the foreseeable|distant|immediate|not-too-distant future", "the foreseeable future"),
        ("as_soon_as_possible", "as soon as possible"),
        ("the near|short term", "the near term"),
    ),
    *forms(
        soon,
        ("soon", "soon"),
    ),
)  # fmt: skip
