"""The command line: one file a subcommand, each imported only when it is called."""

import os
import signal
from importlib import import_module
from typing import Any

import click

from newspipe.errors import ExitCode
from newspipe.version import __version__

COMMANDS = {
    "run": "Stream articles through a pipeline.",
    "apply": "Stream articles through one stage, without a pipeline file.",
    "retry": "Try the articles again that failed.",
    "check": "Check a pipeline file and report everything that is wrong with it.",
    "test": "Run the tests that a pipeline file holds.",
    "explain": "Show what each step makes of one article.",
    "try": "Show what a pipeline makes of the first few articles.",
    "stages": "List the installed stages, or describe one.",
    "plugins": "List the installed plugins, and why one cannot be used.",
    "schema": "Print a JSON Schema: pipeline, article, error or report.",
    "init": "Write a starter pipeline, with its schema for editors beside it.",
    "new-stage": "Start a stage of your own: a file, or a package to publish.",
    "check-plugin": "Check a stage against the contract, rule by rule.",
}


# Where a command's module cannot be called like the command.
MODULES = {"new-stage": "new_stage", "check-plugin": "check_plugin", "try": "try_out"}


class LazyGroup(click.Group):
    """A group that knows its commands by name and help, and imports one only when it is wanted.

    Plugins are asked for commands only where one is wanted that is none of these, and for the list in the help.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which people meet them, then those of plugins."""
        return [*COMMANDS, *_of_plugins()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return _of_plugins(cmd_name).get(cmd_name)
        command: click.Command = import_module(f"newspipe.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, importing only those of plugins."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
        if added := _of_plugins():
            with formatter.section("Commands of plugins"):
                formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in added.items()])

    def invoke(self, ctx: click.Context) -> None:
        """Run the command; one of a plugin ends as newspipe's own do, also where nobody reads its output any more."""
        from newspipe.cli.console import ends_in_exit_code

        ends_in_exit_code(super().invoke)(ctx)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find the command, and name the nearest one for a misspelling."""
        if not args or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        name, *rest = args
        if command := self.get_command(ctx, name):
            return name, command, rest
        from newspipe.pipeline.schemas import nearest

        hint = nearest(name, self.list_commands(ctx))
        raise click.UsageError(f"there is no command '{name}'" + (f"; {hint}" if hint else ""), ctx)


def _of_plugins(name: str | None = None) -> dict[str, click.Command]:
    """Return the commands that plugins offer, by name; with a name, importing no more than it takes to find that one.

    One that is called like a command of newspipe's own is told of and left out.
    """
    from newspipe.cli.console import tell, warn_of_broken
    from newspipe.plugins import kinds, loading, single_files

    registry = loading.load_kind(kinds.COMMANDS, None if name is None else [name], single_files.read_sources(()))
    if name is None:
        warn_of_broken(registry)
    for clash in sorted(registry.offers.keys() & COMMANDS.keys()):
        tell(f"newspipe: {registry.offers.pop(clash).plugin} offers a command '{clash}', which is newspipe's own")
    return {name: offer.offered for name, offer in sorted(registry.offers.items())}


def main() -> None:
    """Run the command line."""
    from newspipe.cli.console import ends_in_exit_code, open_missing_descriptors

    # Until a run takes it over, Ctrl-C just ends the process: `newspipe_start` says so even earlier.
    signal.signal(signal.SIGINT, lambda *_: os._exit(ExitCode.INTERRUPTED))
    open_missing_descriptors()
    ends_in_exit_code(group)()


HELP = """jq for articles: stream news articles, one JSON object a line, through a pipeline of stages.

\b
newspipe run news.json < articles.jsonl > out.jsonl
newspipe run news.json pasted/*.txt | jq -r .summary

Articles come out on standard output and nothing else does. Exit codes: 0 all done, 1 could not finish, 2 usage or
invalid pipeline, 3 finished but some articles failed, 4 too many failed, 130 interrupted, 141 nobody reads the output,
143 terminated.

Shell completion: eval "$(_NEWSPIPE_COMPLETE=bash_source newspipe)", likewise zsh_source and fish_source.
"""


@click.group(cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def group() -> None:
    """Run the command that the arguments name."""
