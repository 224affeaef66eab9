"""The plugin of the stage `deduplicate`."""

from collections.abc import Iterable

import newspipe


@newspipe.hookimpl
def newspipe_stages() -> Iterable[type[newspipe.Stage]]:
    """Offer `deduplicate`."""
    from newspipe_dedupe.stage import Deduplicate

    return [Deduplicate]
