"""`newspipe plugins`."""

import json
from importlib import metadata
from typing import Any

import click

from newspipe.cli.console import ends_in_exit_code, plugin_option, refuse_broken, strict_plugins_option
from newspipe.plugins import loading, single_files


@click.command("plugins")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plugin_option
@strict_plugins_option
@ends_in_exit_code
def command(as_json: bool, plugin_files: tuple[str, ...], strict_plugins: bool) -> None:
    """List the plugins that are installed, with their stages, and say why one cannot be used.

    NEWSPIPE_BLOCK=NAME,… leaves plugins alone: name an entry point or a distribution. Those are listed as blocked.
    """
    registry = loading.load(None, single_files.read_sources(plugin_files))
    entries = [*_files(registry), *_installed(registry), *_without_entry_point()]
    if as_json:
        click.echo(json.dumps(entries, indent=2, ensure_ascii=False))
    else:
        wide = max(len(entry["name"]) for entry in entries)
        for entry in entries:
            version = f"{entry['distribution']} {entry['version']}" if entry["distribution"] else "a file"
            stages = f"stages: {', '.join(entry['stages'])}" if entry["stages"] else "offers no stage"
            click.echo(f"{entry['name']:<{wide}}  {version}  {entry['problem'] or stages}")
    if strict_plugins:
        refuse_broken(registry)


def _files(registry: Any) -> list[dict[str, Any]]:
    found: dict[str, list[str]] = {}
    for name, offer in registry.offers.items():
        if offer.version is None:
            found.setdefault(offer.plugin, []).append(name)
    return [_entry(path, None, None, None, stages) for path, stages in found.items()]


def _installed(registry: Any) -> list[dict[str, Any]]:
    entries = []
    for point in loading.discover():
        label = loading.label_of(point)
        stages = sorted(name for name, offer in registry.offers.items() if offer.plugin == label)
        problem = f"cannot be used: {registry.broken[label]}" if label in registry.broken else ""
        if label in registry.blocked:
            problem = "blocked by NEWSPIPE_BLOCK"
        name, version = (point.dist.name, point.dist.version) if point.dist else (None, None)
        entries.append(_entry(point.name, point.value, name, version, stages, problem))
    return entries


def _without_entry_point() -> list[dict[str, Any]]:
    """Return the distributions that are named like plugins and offer none."""
    entries = []
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"] or ""
        if name.startswith("newspipe-") and not distribution.entry_points.select(group=loading.GROUP):
            entry = f'{name.removeprefix("newspipe-")} = "MODULE"'
            problem = f"it has no entry point; add [project.entry-points.{loading.GROUP}] {entry} to its pyproject.toml"
            entries.append(_entry(name, None, name, distribution.version, [], problem))
    return entries


def _entry(
    name: str, module: str | None, distribution: str | None, version: str | None, stages: list[str], problem: str = ""
) -> dict[str, Any]:
    return {
        "name": name,
        "module": module,
        "distribution": distribution,
        "version": version,
        "stages": stages,
        "problem": problem or None,
    }
