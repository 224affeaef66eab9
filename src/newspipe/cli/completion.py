"""What the shell completes: names of files, and names of stages."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def file_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Let the shell complete file names, which it does itself if it is asked to."""
    return [_item(incomplete, type="file")]


def folder_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Let the shell complete the names of folders."""
    return [_item(incomplete, type="dir")]


def stage_names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the stages that begin with what is typed, those of ``-p`` too; a plugin that is broken offers none."""
    from newspipe.errors import NewspipeError
    from newspipe.pipeline.schemas import summary
    from newspipe.plugins import loading, single_files

    with suppress(NewspipeError):
        registry = loading.load(None, single_files.read_sources(context.params.get("plugin_files") or ()))
        return [
            _item(name, help=summary(registry.offers[name].offered))
            for name in sorted(registry.offers)
            if name.startswith(incomplete)
        ]
    return []


def stage_or_file_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the stages that begin with what is typed, or if there are none let the shell complete file names."""
    return stage_names(context, parameter, incomplete) or file_names(context, parameter, incomplete)


# Of an option whose value is a file.
FILE: dict[str, Any] = {"metavar": "FILE", "shell_complete": file_names}


def _item(value: str, **what: Any) -> "CompletionItem":
    from click.shell_completion import CompletionItem  # imported only where a shell asks

    return CompletionItem(value, **what)
