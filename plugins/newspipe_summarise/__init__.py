"""The `summarise` stage: the sentences of an article that tell most of it."""

from collections.abc import Iterable

import newspipe


@newspipe.hookimpl
def newspipe_stages() -> Iterable[type[newspipe.Stage]]:
    """Offer the stage `summarise`."""
    from newspipe_summarise.stage import Summarise

    return [Summarise]
