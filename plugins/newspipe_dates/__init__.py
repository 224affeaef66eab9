"""The ``extract-dates`` stage: temporal expressions with their TIMEX3 type and value."""

import newspipe


@newspipe.hookimpl
def newspipe_stages() -> list[type[newspipe.Stage]]:
    """Offer the ``extract-dates`` stage."""
    from newspipe_dates.stage import ExtractDates

    return [ExtractDates]
