"""The hook contract between newspipe and its plugins. These docstrings are the reference."""

from collections.abc import Iterable

import pluggy

from newspipe.stage import Stage

API_VERSION = 1
"""The version of the contract.

A plugin may say which one it is written for, by ``newspipe_api = 1`` in its module; where that is another than this,
the plugin is refused with the advice to upgrade. It is raised where plugins would break.
"""

hookspec = pluggy.HookspecMarker("newspipe")
hookimpl = pluggy.HookimplMarker("newspipe")


@hookspec
def newspipe_stages() -> Iterable[type[Stage]]:  # type: ignore[empty-body]
    """Return the stages that this plugin offers: Stage classes, or functions marked with ``@stage``.

    Called once whenever plugins are loaded, in the parent and in each worker; it should import what it returns here,
    not at the top of the module, so that listing plugins stays cheap.
    """
