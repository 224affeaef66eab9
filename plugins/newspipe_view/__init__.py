"""The commands `view`, `diff` and `show`: look at what a run has written.

In a notebook, ``%load_ext newspipe_view`` shows articles with the same marks; ``newspipe_view.Display(articles)`` shows
some without that.
"""

from typing import TYPE_CHECKING, Any

import newspipe

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from newspipe_view.notebook import Display

__all__ = ["Display", "load_ipython_extension", "newspipe_commands", "unload_ipython_extension"]


@newspipe.hookimpl
def newspipe_commands() -> "Iterable[click.Command]":
    """Return the commands."""
    from newspipe_view import diff, show, view

    return [view.command, diff.command, show.command]


def load_ipython_extension(shell: Any) -> None:
    """Show articles as HTML: what IPython calls for ``%load_ext newspipe_view``."""
    from newspipe_view import notebook

    notebook.register(shell)


def unload_ipython_extension(shell: Any) -> None:
    """Show articles as other values again: ``%unload_ext newspipe_view``."""
    from newspipe_view import notebook

    notebook.unregister(shell)


def __getattr__(name: str) -> Any:
    if name != "Display":
        raise AttributeError(f"module 'newspipe_view' has no attribute {name!r}")
    from newspipe_view.notebook import Display

    return Display
