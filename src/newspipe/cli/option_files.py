"""Options of stages that come from a file: ``--lexicon names.tsv``, for every one whose schema says ``x-from-file``."""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from newspipe.cli.grouped import Grouped
from newspipe.cli.showing import plain
from newspipe.errors import UsageError
from newspipe.stage import Schema


class TakesOptionFiles(Grouped):
    """A command that takes ``--OPTION FILE`` for every option of a stage whose schema says ``"x-from-file": true``.

    The callback gets them as ``option_files``, the values by option. Stages are asked only where an option is none of
    the command's own, and for the help.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the stages' options out of the arguments."""
        own = {name for parameter in self.get_params(ctx) for name in (*parameter.opts, *parameter.secondary_opts)}
        kept: list[str] = []
        values: dict[str, Any] = {}
        waiting = list(args)
        while waiting and waiting[0] != "--":
            name, equals, value = waiting[0].partition("=")
            schema = None
            if name.startswith("--") and name not in own:
                schema = _offered(args).get(option := name[2:].replace("-", "_"))
            if schema is None:
                kept.append(waiting.pop(0))
                continue
            del waiting[0]
            if not equals:
                if not waiting:
                    raise click.BadOptionUsage(name, f"Option '{name}' requires an argument.", ctx)
                value = waiting.pop(0)
            values[option] = read(value, schema)
        ctx.params["option_files"] = values
        return super().parse_args(ctx, [*kept, *waiting])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's options, then those of stages."""
        super().format_options(ctx, formatter)
        if offered := _offered([]):
            with formatter.section("Options of stages, from a file"):
                rows = [(f"--{name.replace('_', '-')} FILE", _form(schema)) for name, schema in offered.items()]
                formatter.write_dl(rows)


def read(path: str, schema: Schema) -> Any:
    """Read the value of an option: JSON, or lines, without the empty ones and those that begin with #.

    Where the schema wants an object, a line is a key, a tab, and an element of the key's list. Raises `UsageError` with
    the line that is none.
    """
    if path.endswith(".json"):
        return read_json(path)
    lines = [(n, line) for n, line in enumerate(_text(path).splitlines(), 1) if line.strip() and line[0] != "#"]
    if schema.get("type") != "object":
        return [line.strip() for _, line in lines]
    lists: dict[str, list[str]] = {}
    for number, line in lines:
        key, tab, element = line.partition("\t")
        if not tab or not element.strip():
            raise UsageError(f"{path}:{number}: write {_wanted(schema)}")
        lists.setdefault(key.strip(), []).append(element.strip())
    return lists


def read_json(path: str) -> Any:
    """Return the value that a JSON file holds. Raises `UsageError`."""
    try:
        return json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}") from None


def _offered(args: Sequence[str]) -> dict[str, Schema]:
    """Return the options of all stages that may come from a file, with their schemas."""
    from newspipe.plugins import loading, single_files

    files = [value for flag, value in pairwise(args) if flag in ("-p", "--plugin")]
    registry = loading.load(None, single_files.read_sources(files))
    found: dict[str, Schema] = {}
    for _, offer in sorted(registry.offers.items()):
        found |= {name: schema for name, schema in offer.offered.options.items() if schema.get("x-from-file")}
    return found


def _form(schema: Schema) -> str:
    form = _wanted(schema) if schema.get("type") == "object" else "lines"
    return f"{plain(schema.get('description', ''))} In the file: {form}, or JSON."


def _wanted(schema: Mapping[str, Any]) -> str:
    keys = schema.get("propertyNames", {}).get("enum", ["KEY"])
    return f"lines of a key ({', '.join(keys)}), a tab, and a name"


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 (byte {error.start})") from None
