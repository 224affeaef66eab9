"""The day that an article is anchored at: what "today" means in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from newspipe_dates.period import Period, containing

_ISO: Final = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


def anchor_day(field: Any, text: str) -> Period | None:
    """The calendar day of an ISO 8601 date or date-time, in its own time zone; None where the field holds none."""
    match = _ISO.match(field) if isinstance(field, str) else None
    if not match:
        return None
    try:
        return containing(date(*map(int, match.groups())), "day")
    except ValueError:
        return None
