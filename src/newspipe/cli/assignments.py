"""``--set`` and ``--lexicon``: options of stages from the command line, also from files."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from newspipe.cli.completion import FILE
from newspipe.errors import UsageError
from newspipe.pipeline.model import Overrides


def set_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--set OPTION=JSON`` and ``--lexicon``, for a command that runs one stage."""
    return lexicon_option(
        click.option(
            "--set",
            "assignments",
            metavar="OPTION=JSON",
            multiple=True,
            help="Set an option of the stage; @FILE takes the value from a JSON file. Repeatable.",
        )(function)
    )


def step_set_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--set STEP.OPTION=JSON`` and ``--lexicon``, for a command that runs a pipeline."""
    return lexicon_option(
        click.option(
            "--set",
            "assignments",
            metavar="STEP.OPTION=JSON",
            multiple=True,
            help="Set an option of a step; @FILE takes the value from a JSON file. Repeatable.",
        )(function)
    )


def lexicon_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lexicon``."""
    return click.option(
        "--lexicon",
        "lexicon_file",
        **FILE,
        help="Take the option `lexicon` of the steps that have it from FILE: lines of LABEL, tab, name; or JSON.",
    )(function)


def parse_assignments(assignments: Sequence[str], lexicon_file: str | None = None) -> dict[str, Any]:
    """Return the options that ``OPTION=JSON`` gives; a value that is not JSON is a string. Raises `UsageError`."""
    values: dict[str, Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key:
            raise UsageError(f"--set {assignment}: write OPTION=JSON, as in --set sentences=2")
        values[key] = _value(value)
    if lexicon_file:
        values["lexicon"] = read_lexicon(lexicon_file)
    return values


def step_overrides(assignments: Sequence[str], lexicon_file: str | None) -> Overrides:
    """Return what ``STEP.OPTION=JSON`` and ``--lexicon`` set above the pipeline file. Raises `UsageError`."""
    values: dict[tuple[str, str], Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        step, dot, option = key.rpartition(".")
        if not (equals and dot and step and option):
            raise UsageError(f"--set {assignment}: write STEP.OPTION=JSON, as in --set summarise.sentences=2")
        values[step, option] = _value(value)
    return Overrides(options=values, wherever={"lexicon": read_lexicon(lexicon_file)} if lexicon_file else {})


def read_lexicon(path: str) -> dict[str, list[str]]:
    """Read a file of names: a JSON object of lists by label, or lines of a label, a tab, and a name.

    Empty lines and those that begin with # are left out. Raises `UsageError` with the line that is neither.
    """
    if path.endswith(".json"):
        found: dict[str, list[str]] = _read_json(path)
        return found
    lexicon: dict[str, list[str]] = {}
    for number, line in enumerate(_read(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        label, tab, name = line.partition("\t")
        if not tab or not name.strip():
            raise UsageError(f"{path}:{number}: write a label, a tab, and a name, as in PERSON<tab>Ada Stone")
        lexicon.setdefault(label.strip(), []).append(name.strip())
    return lexicon


def _value(text: str) -> Any:
    if text.startswith("@"):
        return _read_json(text[1:])
    try:
        return json.loads(text)
    except ValueError:
        return text


def _read_json(path: str) -> Any:
    try:
        return json.loads(_read(path))
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}") from None


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 (byte {error.start})") from None
