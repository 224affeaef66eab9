"""The hook contract between newspipe and its plugins. These docstrings are the reference."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

from newspipe.reader import Reader
from newspipe.stage import Stage

if TYPE_CHECKING:
    import click

API_VERSION = 1
"""The version of the contract, raised where plugins would break.

A plugin may say which one it is written for, by ``newspipe_api = 1`` in its module, or between which two, both
included, by ``newspipe_api = (1, 2)``; where this newspipe has another, the plugin is refused with what to upgrade.
"""

hookspec = pluggy.HookspecMarker("newspipe")
hookimpl = pluggy.HookimplMarker("newspipe")


@hookspec
def newspipe_stages() -> Iterable[type[Stage]]:  # type: ignore[empty-body]
    """Return the stages that this plugin offers: Stage classes, or functions marked with ``@stage``.

    Called once whenever stages are loaded, in the parent and in each worker; it should import what it returns here,
    not at the top of the module, so that listing plugins stays cheap.
    """


@hookspec
def newspipe_readers() -> Iterable[type[Reader]]:  # type: ignore[empty-body]
    """Return the readers that this plugin offers: Reader classes, for kinds of input that newspipe does not know.

    Called where an input has a suffix that is none of newspipe's own, or ``--input-format`` names a reader, in the
    parent and in each worker that meets such an input.
    """


@hookspec
def newspipe_commands() -> "Iterable[click.Command]":  # type: ignore[empty-body]
    """Return the commands that this plugin adds to the command line: functions marked with ``@click.command``.

    Called when a command is wanted that is none of newspipe's own, and for the list of commands in its help. An entry
    point that is named like the command spares the import of other plugins. What a command raises as a `NewspipeError`
    ends in its message and exit code.
    """


def api_problem(wants: object) -> str | None:
    """Say why a plugin that is written for these versions of the contract cannot be used; None where it can."""
    match wants:
        case int(first), int(last) if first <= last:
            pass
        case int(first):
            last = first
        case _:
            return f"newspipe_api must be a version, like 1, or the first and the last, like (1, 2), not {wants!r}"
    if first <= API_VERSION <= last:
        return None
    words = f"version {first}" if first == last else f"versions {first} to {last}"
    advice = "upgrade newspipe" if first > API_VERSION else "upgrade the plugin"
    return (
        f"it is written for {words} of the plugin contract, this newspipe has {API_VERSION}; {advice}, or "
        "install a version of the plugin that fits"
    )
