"""``--set``: options of stages from the command line."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from newspipe.cli.option_files import read_json
from newspipe.errors import UsageError
from newspipe.pipeline.model import Overrides


def set_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--set OPTION=JSON``, for a command that runs one stage."""
    return click.option(
        "--set",
        "assignments",
        metavar="OPTION=JSON",
        multiple=True,
        help="Set an option of the stage; @FILE takes the value from a JSON file. Repeatable.",
    )(function)


def step_set_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--set STEP.OPTION=JSON``, for a command that runs a pipeline."""
    return click.option(
        "--set",
        "assignments",
        metavar="STEP.OPTION=JSON",
        multiple=True,
        help="Set an option of a step; @FILE takes the value from a JSON file. Repeatable.",
    )(function)


def stage_options(assignments: Sequence[str], option_files: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that ``OPTION=JSON`` and files give; a value that is not JSON is a string.

    Raises `UsageError`.
    """
    values: dict[str, Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key:
            raise UsageError(f"--set {assignment}: write OPTION=JSON, as in --set sentences=2")
        values[key] = _value(value)
    return {**values, **option_files}


def step_overrides(assignments: Sequence[str], option_files: Mapping[str, Any]) -> Overrides:
    """Return what ``STEP.OPTION=JSON`` and files set above the pipeline file. Raises `UsageError`."""
    values: dict[tuple[str, str], Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        step, dot, option = key.rpartition(".")
        if not (equals and dot and step and option):
            raise UsageError(f"--set {assignment}: write STEP.OPTION=JSON, as in --set summarise.sentences=2")
        values[step, option] = _value(value)
    return Overrides(options=values, wherever=dict(option_files))


def _value(text: str) -> Any:
    if text.startswith("@"):
        return read_json(text[1:])
    try:
        return json.loads(text)
    except ValueError:
        return text
