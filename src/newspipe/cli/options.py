"""The options of a run, which `run` and `apply` share."""

import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from newspipe.cli.completion import FILE, file_names
from newspipe.cli.console import color_option, plugin_option, programs_option, strict_plugins_option
from newspipe.cli.progress import Kind
from newspipe.errors import UsageError
from newspipe.io import sources
from newspipe.logs import DEBUG, INFO, WARNING, Logs
from newspipe.run.config import STANDARD, RunConfig


def size(value: str) -> int:
    """Return a number of bytes with a suffix, ``500M`` or ``2G`` (powers of ten, as disks count)."""
    match = re.fullmatch(r"(\d{1,15})([kKMG]?)B?", value)
    if not match:
        raise click.BadParameter(f"{value!r} is not a size; write a number with M or G, as in 500M")
    return int(match[1]) * {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}[match[2].upper()]


SPEAKING: list[Callable[..., Any]] = [
    click.option("-q", "--quiet", is_flag=True, help="No progress and no summary line; failures are still told."),
    click.option(
        "-v", "--verbose", count=True, help="Show what plugins log, with the time; -vv also what is for debugging."
    ),
    click.option(
        "--progress",
        type=click.Choice(["auto", "bar", "plain", "json", "none"]),
        default="auto",
        help="A bar, a line a minute, or lines of JSON; auto is a bar on a terminal and a line a minute elsewhere.",
    ),
    color_option,
]


@dataclass(frozen=True)
class Speaking:
    """How a command speaks to people while it runs."""

    quiet: bool = False
    color: str = "auto"
    progress: Kind = "auto"
    logs: Logs = field(default_factory=Logs)

    @classmethod
    def taken_from(cls, options: dict[str, Any]) -> "Speaking":
        """Return what the values of `SPEAKING` say, and take them out of ``options``."""
        quiet, color, kind = options.pop("quiet"), options.pop("color"), options.pop("progress")
        level = (WARNING, INFO, DEBUG)[min(options.pop("verbose"), 2)]
        return cls(quiet, color, "none" if quiet and kind != "json" else kind, Logs(level, kind == "json"))


def speaking_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how a command speaks."""
    for option in reversed(SPEAKING):
        function = option(function)
    return function


STANDARD_OUTPUT_NAMES = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
_COUNT = click.IntRange(min=0)
OPTIONS: list[Callable[..., Any]] = [
    click.argument("files", metavar="[FILE]...", nargs=-1, shell_complete=file_names),
    click.option(
        "--files-from",
        "files_from",
        **FILE,
        help="Read the names of inputs from FILE (- for standard input), one a line or separated by NUL bytes.",
    ),
    click.option(
        "-o",
        "--output",
        **FILE,
        help="Write to FILE, atomically, when the run finishes.",
    ),
    click.option("--append", is_flag=True, help="Add to the end of the outputs instead of replacing them."),
    click.option(
        "--errors",
        **FILE,
        help="Write articles that fail to FILE, with the reason (dead letters).",
    ),
    click.option(
        "--dropped",
        **FILE,
        help="Write articles that stages drop to FILE, with the reason.",
    ),
    click.option("--resume", is_flag=True, help="Save checkpoints; continue an interrupted run."),
    click.option("--force", is_flag=True, help="With --resume: start over, whatever an earlier run has left."),
    click.option("--report", **FILE, help="Write counts and times as JSON to FILE."),
    click.option("--limit", metavar="N", type=_COUNT, help="Stop after N articles."),
    click.option("--skip", metavar="N", type=_COUNT, default=0, help="Leave out the first N articles."),
    click.option(
        "--batch-size",
        metavar="N",
        type=click.IntRange(min=1),
        default=sources.BATCH_SIZE,
        show_default=True,
        help="At most N articles go through a step at a time.",
    ),
    click.option(
        "--workers", metavar="N", type=_COUNT, help="Worker processes; 0 for none. By default one for each core."
    ),
    click.option("--unordered", is_flag=True, help="Write articles as they are done, not in the order of the input."),
    click.option("--max-memory", metavar="SIZE", type=size, help="Kill or replace a worker that uses more: 500M, 2G."),
    click.option("--recycle-after", metavar="N", type=click.IntRange(min=1), help="Replace a worker after N articles."),
    click.option(
        "--grace",
        metavar="SECONDS",
        type=click.FloatRange(min=0),
        default=10.0,
        show_default=True,
        help="How long articles in flight may take after Ctrl-C or SIGTERM.",
    ),
    click.option(
        "--max-line", metavar="SIZE", type=size, default="256M", show_default=True, help="Fail a longer line or file."
    ),
    click.option(
        "--input-format",
        metavar="NAME",
        help="Read all inputs as jsonl, text, html, or what a plugin reads; by default as their names say.",
    ),
    click.option("--encoding", metavar="NAME", help="The encoding of text and HTML files; found out by default."),
    click.option(
        "--field",
        "fields",
        metavar="NAME=VALUE",
        multiple=True,
        help="Set a field in articles that lack it, as in --field published=2024-05-06; repeatable.",
    ),
    click.option("--strict", is_flag=True, help="Refuse what is otherwise repaired: bad UTF-8, lone surrogates."),
    plugin_option,
    strict_plugins_option,
    programs_option,
    *SPEAKING,
]


def names_from(path: str) -> list[str]:
    """Return the names in a file, one a line, or separated by NUL bytes as `find -print0` does; ``-`` is stdin.

    Raises `UsageError` if it cannot be read or names nothing.
    """
    try:
        content = sys.stdin.buffer.read() if path == STANDARD else Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"--files-from {path}: cannot be read: {error.strerror}") from None
    names = [os.fsdecode(name) for name in content.split(b"\0" if b"\0" in content else b"\n") if name.strip()]
    if not names:
        raise UsageError(f"--files-from {path}: it names no file")
    return [name.rstrip("\r") for name in names]


def _field(assignment: str) -> tuple[str, Any]:
    name, equals, value = assignment.partition("=")
    if not equals or not name:
        raise UsageError(f"--field {assignment}: write NAME=VALUE, as in --field published=2024-05-06")
    if name in ("id", "text"):
        return name, value
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def split(options: dict[str, Any]) -> tuple[RunConfig, Speaking]:
    """Turn the values of `OPTIONS` into the run's settings and how the command speaks.

    Raises `UsageError` if standard input or output is meant and cannot be used.
    """
    speaking = Speaking.taken_from(options)
    files, output = options.pop("files"), options.pop("output")
    if files_from := options.pop("files_from"):
        files = (*files, *names_from(files_from))
    if not files and sys.stdin is None:
        raise UsageError("no FILE is given and standard input is closed; name files, or pipe articles in")
    if not files and sys.stdin.isatty():
        raise UsageError("no FILE is given and standard input is a terminal; name files, or pipe articles in")
    options["fields"] = tuple(map(_field, options["fields"]))
    if output in (None, STANDARD, *STANDARD_OUTPUT_NAMES):
        output = STANDARD
        if sys.stdout is None:
            raise UsageError("standard output is closed; name an output with -o")
    return RunConfig(inputs=files or (STANDARD,), output=output, **options), speaking


def run_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a run to a command."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function
