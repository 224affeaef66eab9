"""The stage readability for newspipe."""

from collections.abc import Iterable

import newspipe

newspipe_api = 1  # the version of newspipe's plugin contract that this is written for


@newspipe.hookimpl
def newspipe_stages() -> Iterable[type[newspipe.Stage]]:
    """Offer the stage; imported here so that nothing is loaded until it is wanted."""
    from newspipe_readability.stage import Readability

    return [Readability]
