"""newspipe's `segment` stage: where paragraphs and sentences begin and end."""

from collections.abc import Iterable

import newspipe


@newspipe.hookimpl
def newspipe_stages() -> Iterable[type[newspipe.Stage]]:
    """Offer the `segment` stage."""
    from newspipe_segment.stage import Segment

    return [Segment]
