"""The plugin of the commands that make tables: `flatten`, `count`, `columns`, `sqlite`, `eval`."""

from typing import TYPE_CHECKING

import newspipe

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click


@newspipe.hookimpl
def newspipe_commands() -> "Iterable[click.Command]":
    """Offer the commands."""
    from newspipe_tables import columns, count, flatten, sqlite

    return [flatten.command, count.command, columns.command, sqlite.command]
