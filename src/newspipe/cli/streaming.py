"""Carrying out a run for `run` and `apply`, and telling how it ended."""

import json
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from newspipe.batch import Job
from newspipe.cli.console import leave, reserved_stdout, tell, wants_color
from newspipe.cli.options import Settings
from newspipe.cli.progress import Progress
from newspipe.cli.resuming import Resuming
from newspipe.errors import ExitCode, UsageError
from newspipe.executors.base import Executor
from newspipe.executors.serial import SerialExecutor
from newspipe.io import sources
from newspipe.io.outputs import Outputs
from newspipe.io.writers import AppendedOutput, Output, open_output
from newspipe.pipeline.model import Pipeline
from newspipe.run.checkpoint import Commit
from newspipe.run.interrupt import Interrupt
from newspipe.run.run import Ending, Run

SHOWN_FAILURES = 10


def stream(checked: Pipeline, settings: Settings) -> NoReturn:
    """Run a checked pipeline and leave with its exit code."""
    paths = _paths(settings)
    sources.check(paths)
    _check_options(settings, checked)
    resuming = Resuming(checked, settings, paths) if settings.resume else None
    resumed = resuming.commit if resuming else Commit()
    if resumed.exit_code is not None:
        if settings.report:
            _write_report(settings.report, resumed.report.as_dict(checked, resumed.exit_code))
        leave(resumed.exit_code)
    color = wants_color(settings.color)
    with reserved_stdout() as stdout, Interrupt() as interrupt, Progress(paths, show=not settings.quiet) as progress:
        outputs = resuming.outputs() if resuming else _open(settings, stdout)
        failures = _Failures(settings.errors is not None, lambda line: progress.tell(line, color))
        job = Job(checked, settings.strict, keep_dropped=settings.dropped is not None)
        checkpoint = resuming.checkpoint if resuming else None
        executor = _executor(settings, interrupt)
        run = Run(job, executor, outputs, interrupt, failures.tell, progress.update, checkpoint, resumed)
        done = resumed.report.read
        batches = sources.batches(
            paths,
            settings.batch_size,
            start=resumed.place,
            skip=0 if done else settings.skip,
            limit=None if settings.limit is None else settings.limit - done,
            interrupt=interrupt,
            dead_letters=settings.retry,
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
        for line in _how_to_go_on(settings, ending, run.report.read, partial):
            tell(f"newspipe: {line}", color)
    if not settings.quiet:
        tell(run.report.line(), color, bold=True)
    leave(ending.exit_code)


def _check_options(settings: Settings, checked: Pipeline) -> None:
    if settings.force and not settings.resume:
        raise UsageError("--force: it is for --resume; without that, a run replaces its output when it is done")
    if settings.workers == 0 and (settings.max_memory or any(step.timeout for step in checked.steps)):
        raise UsageError("--workers 0: a timeout and --max-memory need worker processes to enforce them")


def _executor(settings: Settings, interrupt: Interrupt) -> Executor:
    if settings.workers == 0:
        return SerialExecutor()
    from newspipe.executors.local.executor import ProcessExecutor
    from newspipe.executors.local.pool import Limits

    workers = settings.workers or len(os.sched_getaffinity(0))
    limits = Limits(workers, settings.max_memory, settings.recycle_after)
    return ProcessExecutor(limits, ordered=not settings.unordered, interrupt=interrupt)


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
    if not settings.files and sys.stdin is None:
        raise UsageError("no FILE is given and standard input is closed; name files, or pipe articles in")
    if settings.output in (None, "-") and sys.stdout is None:
        raise UsageError("standard output is closed; name an output with -o")
    if not settings.files and sys.stdin.isatty():
        raise UsageError("no FILE is given and standard input is a terminal; name files, or pipe articles in")
    written = [path for path in (settings.output, settings.errors, settings.dropped, settings.report) if path]
    for path in written:
        real = os.path.realpath(path)
        if [os.path.realpath(other) for other in written].count(real) > 1 and path != "/dev/null":
            raise UsageError(f"{path}: two outputs cannot go to one file")
        if (
            path != settings.output
            and not settings.retry
            and real in [os.path.realpath(file) for file in settings.files]
        ):
            raise UsageError(f"{path}: this is an input; it would be overwritten before it is read")
    return list(settings.files) or ["-"]


def _open(settings: Settings, stdout: int) -> Outputs:
    if settings.retry:
        assert settings.output is not None
        return Outputs(AppendedOutput(settings.output), open_output(settings.errors))
    named = open_output(settings.output) if settings.output != "-" else None
    return Outputs(
        named or Output("standard output", stdout, borrowed=True),
        open_output(settings.errors, beside=False),
        open_output(settings.dropped, beside=False),
    )


def _how_to_go_on(settings: Settings, ending: Ending, read: int, partial: str | None) -> list[str]:
    if settings.retry:
        return ["nothing was changed; run the same line again to go on"]
    if settings.resume:
        return ["what was done is safe; run the same line again to go on"]
    lines = [f"{settings.output} is as it was before; this run's articles are in {partial}"] if partial else []
    skip = str(settings.skip + read)
    if settings.files and "-" not in settings.files:
        command = shlex.join(["newspipe", *_without_option(sys.argv[1:], "--skip"), "--skip", skip])
        when = "once that is mended, to go on" if ending.exit_code == ExitCode.UNFINISHED else "to go on"
        lines.append(f"{when} after these {read} articles: {command}")
    else:
        lines.append(f"{read} articles were read; --skip {skip} leaves them out where the same input is sent again")
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
