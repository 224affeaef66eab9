"""The past, the present and the future without a calendar: PAST_REF, PRESENT_REF, FUTURE_REF."""

from __future__ import annotations

from typing import Final

from newspipe_dates import timex
from newspipe_dates.context import Context
from newspipe_dates.rule import Found, Rule
from newspipe_dates.timex import Timex


def present(found: Found, context: Context) -> Timex | None:
    """Now."""
    return timex.PRESENT


def past(found: Found, context: Context) -> Timex | None:
    """Some time ago."""
    return timex.PAST


def future(found: Found, context: Context) -> Timex | None:
    """Some time ahead."""
    return timex.FUTURE


RULES: Final = (
    Rule("now", "right? now", "now", present),
    Rule("currently", "currently", "currently", present),
    Rule("recently", "more? recently", "recently", past),
    Rule("the-past", "the past", "the past", past),
    Rule("the-future", "the near? future", "the future", future),
    Rule("soon", "soon", "soon", future),
)
