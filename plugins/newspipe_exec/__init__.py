"""The stage `exec`: a program in any language as a step."""

from collections.abc import Iterable

import newspipe


@newspipe.hookimpl
def newspipe_stages() -> Iterable[type[newspipe.Stage]]:
    """Offer the stage; imported here so that nothing is loaded until it is wanted."""
    from newspipe_exec.stage import Exec

    return [Exec]
