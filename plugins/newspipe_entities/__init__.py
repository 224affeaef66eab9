"""newspipe's ``tag-entities`` stage: the names of an article, and which mentions are the same one."""

from collections.abc import Iterable

import newspipe


@newspipe.hookimpl
def newspipe_stages() -> Iterable[type[newspipe.Stage]]:
    """Offer the stage; imported here so that nothing is loaded until it is wanted."""
    from newspipe_entities.stage import TagEntities

    return [TagEntities]
