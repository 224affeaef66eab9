"""`newspipe explain`."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from newspipe.cli.completion import file_names
from newspipe.cli.console import color_option, ends_in_exit_code, leave, plugin_option, programs_option, wants_color
from newspipe.cli.showing import marked, short
from newspipe.engine.failure import Dropped
from newspipe.errors import ExitCode, UsageError
from newspipe.printable import safe

if TYPE_CHECKING:
    from newspipe.engine.trace import StepTrace, Trace


@click.command("explain")
@click.argument("pipeline_file", metavar="PIPELINE", shell_complete=file_names)
@click.argument("file", required=False, shell_complete=file_names)
@click.option("--id", "wanted", metavar="ID", help="Explain the article with this id, not the first.")
@plugin_option
@programs_option
@color_option
@ends_in_exit_code
def command(
    pipeline_file: str,
    file: str | None,
    wanted: str | None,
    plugin_files: tuple[str, ...],
    programs: frozenset[str],
    color: str,
) -> None:
    """Show what each step of PIPELINE makes of one article of FILE, or of standard input.

    For each step: how long it took, the fields that it added (+) and changed (~), and their spans in the text. Exit
    code 3 where the article fails.
    """
    from newspipe.engine import trace
    from newspipe.pipeline import parsing
    from newspipe.plugins import single_files

    if file is None and sys.stdin.isatty():
        raise UsageError("no FILE is given and standard input is a terminal; name a file, or pipe an article in")
    paths = [file or "-"]
    checked = parsing.read(pipeline_file, single_files.read_sources(plugin_files), programs=programs)
    found = next(trace.traces(checked, paths, wanted), None)
    if found is None:
        raise UsageError(
            f"{file or 'standard input'}: " + (f"no article has the id '{wanted}'" if wanted else "there is no article")
        )
    colored = wants_color(color, sys.stdout)
    for line in lines(found, colored):
        click.echo(line, color=colored)
    leave(ExitCode.SOME_FAILED if failed(found) else ExitCode.OK)


def lines(trace: "Trace", color: bool) -> Iterator[str]:
    """Yield what is said of one article."""
    name = safe(str(trace.given.get("id", "without id")))
    yield click.style(f"article {name}, {trace.source}:{trace.line}", bold=True)
    for key, value in trace.given.items():
        yield f"  {safe(key)} {short(value)}"
    if trace.unreadable:
        yield _ended("failed", trace.unreadable.message)
    text = trace.given.get("text", "")
    for number, step in enumerate(trace.steps, 1):
        yield ""
        yield click.style(f"{number} {step.step}", bold=True) + f"  {_took(step)}"
        text = step.fields.get("text", text)
        for key, value in step.fields.items():
            sign, was = ("~", f"{short(step.before[key])} → ") if key in step.before else ("+", "")
            yield f"  {sign} {safe(key)} {was}{short(value)}"
            yield from (f"      {line}" for line in marked(text, value, color))
        yield from outcome(step)


def outcome(step: "StepTrace") -> Iterator[str]:
    """Yield what became of an article that ended at a step, or failed there."""
    if step.outcome is None:
        return
    if isinstance(step.outcome, Dropped):
        yield _ended("dropped", step.outcome.words)
    else:
        kept = " (kept without its fields)" if step.kept else ""
        yield _ended("failed", step.outcome.message + kept)


def failed(trace: "Trace") -> bool:
    """Return whether an article ended as a failure."""
    last = trace.steps[-1] if trace.steps else None
    at_step = last is not None and last.outcome is not None and not last.kept and not isinstance(last.outcome, Dropped)
    return trace.unreadable is not None or at_step


def _ended(how: str, why: str) -> str:
    return "  " + click.style(f"{how}: {safe(why)}", fg="yellow" if how == "dropped" else "red")


def why_not(step: "StepTrace") -> str:
    """Say why a step was left out."""
    return f"skipped ({safe(step.skipped)})" if step.skipped else "does not apply (when)"


def _took(step: "StepTrace") -> str:
    return f"{step.seconds * 1000:.1f} ms" if step.applied else why_not(step)
