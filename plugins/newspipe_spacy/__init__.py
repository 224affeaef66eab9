"""The stage `spacy`, for those who have a spaCy pipeline: `pip install 'newspipe-text[spacy]'`."""

from collections.abc import Iterable

import newspipe


@newspipe.hookimpl
def newspipe_stages() -> Iterable[type[newspipe.Stage]]:
    """Offer the stage; imported here so that nothing is loaded until it is wanted."""
    from newspipe_spacy.stage import Spacy

    return [Spacy]
