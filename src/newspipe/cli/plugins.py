"""`newspipe plugins`."""

import json
from importlib import metadata
from typing import Any

import click

from newspipe.cli.console import ends_in_exit_code, plugin_option, refuse_broken, strict_plugins_option
from newspipe.plugins import kinds, loading, single_files

NOUNS = tuple(f"{kind.noun}s" for kind in kinds.KINDS)


@click.command("plugins")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plugin_option
@strict_plugins_option
@ends_in_exit_code
def command(as_json: bool, plugin_files: tuple[str, ...], strict_plugins: bool) -> None:
    """List the plugins that are installed, with what they offer, and say why one cannot be used.

    NEWSPIPE_BLOCK=NAME,… leaves plugins alone: name an entry point or a distribution. Those are listed as blocked.
    """
    sources = single_files.read_sources(plugin_files)
    offered = {kind.noun: loading.load_kind(kind, None, sources) for kind in kinds.KINDS}
    entries = [*_files(offered, sources), *_installed(offered), *_without_entry_point()]
    if as_json:
        click.echo(json.dumps(entries, indent=2, ensure_ascii=False))
    else:
        wide = max(len(entry["name"]) for entry in entries)
        for entry in entries:
            version = f"{entry['distribution']} {entry['version']}" if entry["distribution"] else "a file"
            given = [f"{noun}: {', '.join(entry[noun])}" for noun in NOUNS if entry[noun]]
            what = entry["problem"] or "; ".join(given) or "offers nothing"
            click.echo(f"{entry['name']:<{wide}}  {version}  {what}")
    if strict_plugins:
        refuse_broken(offered[kinds.STAGES.noun])


def _files(offered: dict[str, Any], sources: Any) -> list[dict[str, Any]]:
    return [_entry(source.path, None, None, None, _of(source.path, offered)) for source in sources]


def _installed(offered: dict[str, Any]) -> list[dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for point in loading.discover():
        label = loading.label_of(point)
        reasons = [registry.broken[label] for registry in offered.values() if label in registry.broken]
        problem = f"cannot be used: {reasons[0]}" if reasons else ""
        if any(label in registry.blocked for registry in offered.values()):
            problem = "blocked by NEWSPIPE_BLOCK"
        name, version = (point.dist.name, point.dist.version) if point.dist else (None, None)
        # A module with several entry points, one for each thing that it offers, is one plugin.
        entries.setdefault(label, _entry(point.name, point.value, name, version, _of(label, offered), problem))
    return list(entries.values())


def _of(label: str, offered: dict[str, Any]) -> dict[str, list[str]]:
    """Return the names of what a plugin offers of each kind."""
    return {
        f"{noun}s": sorted(name for name, offer in registry.offers.items() if offer.plugin == label)
        for noun, registry in offered.items()
    }


def _without_entry_point() -> list[dict[str, Any]]:
    """Return the distributions that are named like plugins and offer none."""
    entries = []
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"] or ""
        if name.startswith("newspipe-") and not distribution.entry_points.select(group=loading.GROUP):
            entry = f'{name.removeprefix("newspipe-")} = "MODULE"'
            problem = f"it has no entry point; add [project.entry-points.{loading.GROUP}] {entry} to its pyproject.toml"
            entries.append(_entry(name, None, name, distribution.version, {}, problem))
    return entries


def _entry(
    name: str,
    module: str | None,
    distribution: str | None,
    version: str | None,
    offered: dict[str, list[str]],
    problem: str = "",
) -> dict[str, Any]:
    return {
        "name": name,
        "module": module,
        "distribution": distribution,
        "version": version,
        **{noun: offered.get(noun, []) for noun in NOUNS},
        "problem": problem or None,
    }
