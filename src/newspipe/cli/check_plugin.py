"""`newspipe check-plugin`."""

import os
from typing import Any

import click

from newspipe.cli.assignments import set_option, stage_options
from newspipe.cli.completion import FILE, stage_or_file_names
from newspipe.cli.console import color_option, ends_in_exit_code, leave, plugin_option, wants_color
from newspipe.cli.option_files import TakesOptionFiles
from newspipe.errors import ExitCode, UsageError


@click.command("check-plugin", cls=TakesOptionFiles)
@click.argument("name", metavar="NAME|FILE.py", shell_complete=stage_or_file_names)
@set_option
@click.option(
    "--article",
    "article_file",
    **FILE,
    help="Try it on these articles too, JSON Lines.",
)
@plugin_option
@color_option
@ends_in_exit_code
def command(
    name: str,
    assignments: tuple[str, ...],
    option_files: dict[str, Any],
    article_file: str | None,
    plugin_files: tuple[str, ...],
    color: str,
) -> None:
    """Check the stage NAME, or the stages of the plugin FILE.py, against the contract of stages, rule by rule.

    Tries each on news, on articles with odd fields, and on texts that break programs; takes some seconds a stage. Exit
    code 0 where every rule holds, 1 otherwise.
    """
    from newspipe.testing import outcomes

    options, articles = stage_options(assignments, option_files), _articles(article_file)
    colored, held = wants_color(color), True
    for stage in _stages(name, plugin_files):
        click.echo(f"{stage.name}")
        for outcome in outcomes(stage, options=options, articles=articles):
            held &= not outcome.problems
            mark = "BROKEN" if outcome.problems else "ok"
            style: dict[str, Any] = {"fg": "red" if outcome.problems else "green"} if colored else {}
            click.echo(f"  {click.style(f'{mark:<6}', **style)}  {outcome.rule}: {outcome.says}", color=colored)
            for problem in outcome.problems:
                click.echo("".join(f"          {line}\n" for line in problem.splitlines()), nl=False)
    leave(ExitCode.OK if held else ExitCode.UNFINISHED)


def _stages(name: str, plugin_files: tuple[str, ...]) -> list[Any]:
    """Return the stages of a file or an installed plugin, or the stage of that name."""
    from newspipe.pipeline import schemas
    from newspipe.plugins import loading, single_files

    is_file = name.endswith(".py") or os.sep in name
    registry = loading.load(
        None if is_file else [name], single_files.read_sources([*plugin_files, *([name] * is_file)])
    )
    if is_file:
        return [offer.offered for offer in registry.offers.values() if offer.plugin == name]
    if name not in registry.offers:
        hint = schemas.nearest(name, registry.names)
        raise UsageError(f"there is no stage '{name}'" + (f"; {hint}" if hint else "; `newspipe stages` lists them"))
    return [registry.offers[name].offered]


def _articles(path: str | None) -> list[dict[str, Any]]:
    import json

    articles: list[dict[str, Any]] = []
    if path is None:
        return articles
    try:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    article = json.loads(line)
                    if not isinstance(article, dict):
                        raise UsageError(f"{path}:{number}: an article is a JSON object")
                    articles.append(article)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as JSON Lines: {error}") from None
    return articles
