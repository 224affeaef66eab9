"""``--set KEY=JSON``: a stage's options from the command line."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import click

from newspipe.errors import UsageError


def set_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--set``."""
    return click.option(
        "--set", "assignments", metavar="KEY=JSON", multiple=True, help="Set an option of the stage; repeatable."
    )(function)


def parse_assignments(assignments: Sequence[str]) -> dict[str, Any]:
    """Return the options that ``KEY=JSON`` gives; a value that is not JSON is a string. Raises `UsageError`."""
    values: dict[str, Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key:
            raise UsageError(f"--set {assignment}: write KEY=JSON, as in --set sentences=2")
        try:
            values[key] = json.loads(value)
        except ValueError:
            values[key] = value
    return values
