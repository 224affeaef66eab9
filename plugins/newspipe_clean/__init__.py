"""The ``clean`` stage: an article's own text, without the page that it was published on."""

from typing import TYPE_CHECKING

import newspipe

if TYPE_CHECKING:
    from collections.abc import Iterable


@newspipe.hookimpl
def newspipe_stages() -> "Iterable[type[newspipe.Stage]]":
    """Offer the stage."""
    from newspipe_clean.stage import Clean

    return [Clean]
