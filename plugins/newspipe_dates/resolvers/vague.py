"""The past, the present and the future without a calendar: PAST_REF, PRESENT_REF, FUTURE_REF."""

from newspipe_dates import timex
from newspipe_dates.nondates import in_name
from newspipe_dates.rule import Found
from newspipe_dates.tense import FUTURE
from newspipe_dates.timex import Timex


def present(found: Found) -> Timex | None:
    """Now."""
    return None if in_name(found) or found.follows("just") else timex.PRESENT


def past(found: Found) -> Timex | None:
    """Some time ago."""
    return None if in_name(found) or found.follows("as-most") else timex.PAST


def the_past(found: Found) -> Timex | None:
    """As in "the past" as a noun."""
    return timex.PAST if found.precedes("noun-end") else None


def future(found: Found) -> Timex | None:
    """Some time ahead."""
    return None if in_name(found) else timex.FUTURE


def soon(found: Found) -> Timex | None:
    """As in "soon", where it tells of the future of the article and not of its story."""
    if found.precedes("soon-after") or found.direction() != FUTURE:
        return None
    return timex.FUTURE
