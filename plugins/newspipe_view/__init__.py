"""The commands `view`, `diff` and `show`: look at what a run has written."""

from typing import TYPE_CHECKING

import newspipe

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click


@newspipe.hookimpl
def newspipe_commands() -> "Iterable[click.Command]":
    """Return the commands."""
    from newspipe_view import diff, view

    return [view.command, diff.command]
