"""Carrying out a run for `run`, `apply` and `retry`, and saying how it ended."""

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NoReturn

from newspipe.cli.console import ArticleStreams, leave, reserved_streams, wants_color
from newspipe.cli.options import Speaking
from newspipe.cli.progress import Progress, progress
from newspipe.errors import ExitCode
from newspipe.logs import configure
from newspipe.pipeline.model import Pipeline
from newspipe.run.config import STANDARD, RunConfig
from newspipe.run.interrupt import Interrupt
from newspipe.run.run import Finished, Listener, run

SHOWN_FAILURES = 10


def stream(read_pipeline: Callable[[], Pipeline], config: RunConfig, speaking: Speaking) -> NoReturn:
    """Read and check a pipeline, run it, and leave with its exit code."""
    color = wants_color(speaking.color)
    configure(speaking.logs)
    config = replace(config, logs=speaking.logs)
    shown = progress(speaking.progress, config.inputs, color=color)
    with reserved_streams() as streams:
        pipeline = read_pipeline()
        finished = _run(pipeline, config, speaking, streams, shown)
    ending = finished.ending
    if ending.reason:
        shown.tell(f"newspipe: {ending.reason}", fg="red")
        for line in _how_to_continue(config, finished):
            shown.tell(f"newspipe: {line}")
    if not speaking.quiet and not finished.was_done:
        shown.end(finished.report, ending.exit_code)
    leave(ending.exit_code)


def _run(
    pipeline: Pipeline, config: RunConfig, speaking: Speaking, streams: ArticleStreams, shown: Progress
) -> Finished:
    with Interrupt() as interrupt, shown:
        failures = _Failures(config.errors is not None, shown)
        notice: Callable[[str], None] = (
            (lambda _: None) if speaking.quiet else lambda words: shown.tell(f"newspipe: {words}")
        )
        listener = Listener(failures.tell, shown.update, notice)
        finished = run(pipeline, config, listener, interrupt=interrupt, stdin=streams.stdin, stdout=streams.stdout)
    failures.finish()
    return finished


class _Failures:
    """Tells people of the first failures one by one and of the others by their number."""

    def __init__(self, kept: bool, shown: Progress) -> None:
        self._kept = kept
        self._shown = shown
        self._count = 0

    def tell(self, message: str) -> None:
        self._count += 1
        if self._count <= SHOWN_FAILURES:
            self._shown.tell(f"newspipe: {message}", fg="yellow")

    def finish(self) -> None:
        if self._count > SHOWN_FAILURES:
            where = "" if self._kept else "; --errors FILE keeps them all, with their articles"
            self._shown.tell(f"newspipe: … and {self._count - SHOWN_FAILURES} more{where}")


def _how_to_continue(config: RunConfig, finished: Finished) -> list[str]:
    read, partial = finished.report.read, finished.partial
    if config.dead_letters:
        return ["nothing was changed; run the same line again to continue"]
    if config.resume:
        return ["what was done is safe; run the same line again to continue"]
    lines = [f"{config.output} is as it was before; this run's articles are in {partial}"] if partial else []
    skip = str(config.skip + read)
    if STANDARD not in config.inputs:
        command = shlex.join(["newspipe", *_without_option(sys.argv[1:], "--skip"), "--skip", skip])
        if partial:  # the second run must add to what the first has written, dead letters too
            part, output = shlex.quote(partial), shlex.quote(config.output)
            kept = f"cat {part} >> {output} && rm {part}" if config.append else f"mv {part} {output}"
            command = f"{kept} && {command}" + ("" if config.append else " --append")
        when = "once that is fixed, to continue" if finished.ending.exit_code == ExitCode.UNFINISHED else "to continue"
        lines.append(f"{when} after these {read} articles: {command}")
    else:
        lines.append(f"{read} articles were read; --skip {skip} leaves them out if the same input is sent again")
    return lines


def _without_option(arguments: Sequence[str], name: str) -> list[str]:
    kept: list[str] = []
    skip_value = False
    for argument in arguments:
        if not skip_value and argument != name and not argument.startswith(f"{name}="):
            kept.append(argument)
        skip_value = argument == name
    return kept
