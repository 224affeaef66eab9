"""`newspipe try`."""

import sys
from itertools import islice

import click

from newspipe.cli.completion import file_names
from newspipe.cli.console import color_option, ends_in_exit_code, leave, plugin_option, programs_option, wants_color
from newspipe.cli.explain import failed, outcome, why_not
from newspipe.cli.showing import short
from newspipe.errors import ExitCode, UsageError
from newspipe.printable import safe


@click.command("try")
@click.argument("pipeline_file", metavar="PIPELINE", shell_complete=file_names)
@click.argument("files", metavar="[FILE]...", nargs=-1, shell_complete=file_names)
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), default=5, show_default=True, help="At most N articles."
)
@plugin_option
@programs_option
@color_option
@ends_in_exit_code
def command(
    pipeline_file: str,
    files: tuple[str, ...],
    limit: int,
    plugin_files: tuple[str, ...],
    programs: frozenset[str],
    color: str,
) -> None:
    """Show in short what PIPELINE makes of the first few articles: the fields that each step adds (+) and changes (~).

    newspipe explain tells more of one article. Exit code 3 where an article fails.
    """
    from newspipe.engine import trace
    from newspipe.pipeline import parsing
    from newspipe.plugins import single_files

    if not files and sys.stdin.isatty():
        raise UsageError("no FILE is given and standard input is a terminal; name a file, or pipe articles in")
    paths = list(files) or ["-"]
    checked = parsing.read(pipeline_file, single_files.read_sources(plugin_files), programs=programs)
    colored, failures = wants_color(color, sys.stdout), 0
    for found in islice(trace.traces(checked, paths), limit):
        seconds = sum(step.seconds for step in found.steps)
        name = safe(str(found.given.get("id", f"{found.source}:{found.line}")))
        click.echo(click.style(name, bold=True) + f"  {seconds * 1000:.1f} ms", color=colored)
        if found.unreadable:
            click.echo(f"  failed: {safe(found.unreadable.message)}")
        for step in found.steps:
            signs = [
                f"{'~' if key in step.before else '+'}{safe(key)} {short(value)}" for key, value in step.fields.items()
            ]
            click.echo(f"  {step.step}: {', '.join(signs) or ('nothing new' if step.applied else why_not(step))}")
            for line in outcome(step):
                click.echo(f"  {line}", color=colored)
        failures += failed(found)
    leave(ExitCode.SOME_FAILED if failures else ExitCode.OK)
