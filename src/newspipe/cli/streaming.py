"""What `run` and `apply` share: the options of a run, and carrying one out."""

import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import click

from newspipe import readers
from newspipe.batch import Job
from newspipe.cli.console import color_option, leave, plugin_option, reserved_stdout, tell, wants_color
from newspipe.cli.progress import Progress
from newspipe.errors import UsageError
from newspipe.executors import Executor
from newspipe.executors.pool import Limits
from newspipe.executors.processes import ProcessExecutor
from newspipe.executors.serial import SerialExecutor
from newspipe.interrupt import Interrupt
from newspipe.pipeline import Pipeline
from newspipe.run import Outputs, Run
from newspipe.writers import Output, open_output

SHOWN_FAILURES = 10


class Size(click.ParamType[int]):
    """A number of bytes, with a suffix: ``500M``, ``2G`` (powers of ten, as disks count)."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number of bytes."""
        match = re.fullmatch(r"(\d+)([kKMG]?)B?", str(value))
        if not match:
            self.fail(f"{value!r} is not a size; write a number with M or G, as in 500M", param, ctx)
        return int(match[1]) * {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}[match[2].upper()]


_COUNT = click.IntRange(min=0)
OPTIONS: list[Callable[..., Any]] = [
    click.argument("files", metavar="[FILE]...", nargs=-1),
    click.option("-o", "--output", metavar="FILE", help="Write articles to FILE, which appears when the run is done."),
    click.option("--errors", metavar="FILE", help="Write articles that fail to FILE, with the reason (dead letters)."),
    click.option("--dropped", metavar="FILE", help="Write articles that stages drop to FILE, with the reason."),
    click.option("--report", metavar="FILE", help="Write counts and times as JSON to FILE."),
    click.option("--limit", metavar="N", type=_COUNT, help="Stop after N articles."),
    click.option("--skip", metavar="N", type=_COUNT, default=0, help="Leave out the first N articles."),
    click.option(
        "--batch-size",
        metavar="N",
        type=click.IntRange(min=1),
        default=readers.BATCH_SIZE,
        show_default=True,
        help="At most N articles go through a step at a time.",
    ),
    click.option(
        "--workers", metavar="N", type=_COUNT, help="Worker processes; 0 for none. By default one for each core."
    ),
    click.option("--unordered", is_flag=True, help="Write articles as they are done, not in the order of the input."),
    click.option(
        "--max-memory", metavar="SIZE", type=Size(), help="Kill or replace a worker that uses more: 500M, 2G."
    ),
    click.option("--recycle-after", metavar="N", type=click.IntRange(min=1), help="Replace a worker after N articles."),
    click.option("--strict", is_flag=True, help="Refuse what is otherwise repaired: bad UTF-8, lone surrogates."),
    plugin_option,
    click.option("-q", "--quiet", is_flag=True, help="No progress and no summary line; failures are still told."),
    color_option,
]


@dataclass(frozen=True)
class Settings:
    """The options of a run, as given."""

    files: tuple[str, ...]
    output: str | None
    errors: str | None
    dropped: str | None
    report: str | None
    limit: int | None
    skip: int
    batch_size: int
    workers: int | None
    unordered: bool
    max_memory: int | None
    recycle_after: int | None
    strict: bool
    quiet: bool
    color: str


def run_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a run to a command."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


def stream(checked: Pipeline, settings: Settings) -> NoReturn:
    """Run a checked pipeline and leave with its exit code."""
    paths = _paths(settings)
    readers.check(paths)
    color = wants_color(settings.color)
    with reserved_stdout() as stdout, Interrupt() as interrupt, Progress(show=not settings.quiet) as progress:
        outputs = _open(settings, stdout)
        failures = _Failures(settings.errors is not None, lambda line: progress.tell(line, color))
        job = Job(checked, settings.strict, keep_dropped=settings.dropped is not None)
        run = Run(job, _executor(settings, checked), outputs, interrupt, failures.tell, progress.update)
        batches = readers.batches(
            paths, settings.batch_size, skip=settings.skip, limit=settings.limit, interrupt=interrupt
        )
        try:
            ending = run.run(batches)
        except BaseException:
            outputs.close(finished=False)
            raise
        partial = outputs.close(finished=ending.finished)
    failures.finish()
    if settings.report:
        _write_report(settings.report, run.report.as_dict(checked, ending.exit_code))
    if ending.reason:
        tell(f"newspipe: {ending.reason}", color, fg="red")
        for line in _how_to_go_on(settings, run.report.read, partial):
            tell(f"newspipe: {line}", color)
    if not settings.quiet:
        tell(run.report.line(), color, bold=True)
    leave(ending.exit_code)


def _executor(settings: Settings, checked: Pipeline) -> Executor:
    if settings.workers == 0:
        if settings.max_memory or any(step.timeout for step in checked.steps):
            raise UsageError("--workers 0: a timeout and --max-memory need worker processes to enforce them")
        return SerialExecutor()
    workers = settings.workers or len(os.sched_getaffinity(0))
    limits = Limits(workers, settings.max_memory, settings.recycle_after)
    return ProcessExecutor(limits, ordered=not settings.unordered, isolate=settings.workers is not None)


class _Failures:
    """Tells people of the first failures one by one and of the others by their number."""

    def __init__(self, kept: bool, write: Callable[[str], None]) -> None:
        self._kept = kept
        self._write = write
        self._count = 0

    def tell(self, message: str) -> None:
        self._count += 1
        if self._count <= SHOWN_FAILURES:
            self._write(f"newspipe: {message}")

    def finish(self) -> None:
        if self._count > SHOWN_FAILURES:
            where = "" if self._kept else "; --errors FILE keeps them all, with their articles"
            tell(f"newspipe: … and {self._count - SHOWN_FAILURES} more{where}")


def _paths(settings: Settings) -> list[str]:
    """Return the inputs, after checking that no output would overwrite one or another output."""
    if not settings.files and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError("no FILE is given and standard input is a terminal; name files, or pipe articles in")
    written = [path for path in (settings.output, settings.errors, settings.dropped, settings.report) if path]
    for path in written:
        real = os.path.realpath(path)
        if [os.path.realpath(other) for other in written].count(real) > 1 and path != "/dev/null":
            raise UsageError(f"{path}: two outputs cannot go to one file")
        if path != settings.output and real in [os.path.realpath(file) for file in settings.files]:
            raise UsageError(f"{path}: this is an input; it would be overwritten before it is read")
    return list(settings.files) or ["-"]


def _open(settings: Settings, stdout: int) -> Outputs:
    named = open_output(settings.output) if settings.output != "-" else None
    return Outputs(
        named or Output("standard output", stdout, borrowed=True),
        open_output(settings.errors, beside=False),
        open_output(settings.dropped, beside=False),
    )


def _how_to_go_on(settings: Settings, read: int, partial: str | None) -> list[str]:
    lines = [f"{settings.output} is as it was before; this run's articles are in {partial}"] if partial else []
    if settings.files and "-" not in settings.files:
        arguments = [*_without_option(sys.argv[1:], "--skip"), "--skip", str(settings.skip + read)]
        lines.append(f"to go on after these {read} articles: {shlex.join(['newspipe', *arguments])}")
    return lines


def _without_option(arguments: Sequence[str], name: str) -> list[str]:
    kept: list[str] = []
    skip_value = False
    for argument in arguments:
        if not skip_value and argument != name and not argument.startswith(f"{name}="):
            kept.append(argument)
        skip_value = argument == name
    return kept


def _write_report(path: str, report: dict[str, Any]) -> None:
    output = open_output(path)
    assert output is not None
    output.write(json.dumps(report, indent=2, ensure_ascii=False).encode() + b"\n")
    output.finish()
