"""Finding and loading plugins: installed ones by entry point, single files by path.

`discover` lists without importing. `load` imports what is wanted and returns a fresh `Registry`; nothing is global.
``NEWSPIPE_BLOCK`` names installed plugins that are left alone, by entry point or distribution, with commas between.
"""

import os
from collections.abc import Collection, Iterable, Sequence
from importlib import metadata
from typing import cast

import pluggy

from newspipe import hookspecs
from newspipe.errors import PluginError
from newspipe.plugins.registry import Offer, Registry
from newspipe.plugins.single_files import PluginSource, brief, module_of
from newspipe.stage import check_declaration

GROUP = "newspipe"


def discover() -> list[metadata.EntryPoint]:
    """Return the entry points of all installed plugins, by name, without importing any of them."""
    return sorted(metadata.entry_points(group=GROUP), key=lambda point: (point.name, point.value))


def blocked_names() -> set[str]:
    """Return what ``NEWSPIPE_BLOCK`` names."""
    return {name.strip() for name in os.environ.get("NEWSPIPE_BLOCK", "").split(",")} - {""}


def label_of(point: metadata.EntryPoint) -> str:
    """Return how messages call an installed plugin: its module, and its distribution with the version."""
    distribution = f" ({point.dist.name} {point.dist.version})" if point.dist else ""
    return f"plugin {point.value}{distribution}"


def load(wanted: Collection[str] | None = None, sources: Sequence[PluginSource] = ()) -> Registry:
    """Load the single-file plugins and those installed ones that offer the wanted stages; all where ``wanted`` is None.

    A plugin whose entry point is named like a wanted stage is the only one imported for it; the others are imported
    only while a wanted stage is still missing. A plugin that fails is noted in ``broken`` and costs nobody else
    anything.

    Raises `PluginError` where a single-file plugin fails, where two plugins offer one stage, and where the plugin
    that is named like a wanted stage is broken.
    """
    registry = Registry()
    for source in sources:
        for offer in _offers(module_of(source), source.path, None):
            registry.add(offer)
    points, blocked = [], blocked_names()
    for point in discover():
        if blocked & {point.name, point.dist.name if point.dist else ""}:
            registry.blocked.append(label_of(point))
        else:
            points.append(point)
    registry.names.update(point.name for point in points)
    if wanted is None:
        _load_points(points, registry)
        return registry
    missing = set(wanted) - set(registry.offers)
    _load_points([point for point in points if point.name in wanted], registry)
    for name in sorted(missing - set(registry.offers)):
        for point in points:
            if point.name == name and (reason := registry.broken.get(label_of(point))):
                raise PluginError(f"stage '{name}': {label_of(point)} cannot be used: {reason}")
    if missing - set(registry.offers):
        _load_points([point for point in points if point.name not in wanted], registry)
    return registry


def _load_points(points: Iterable[metadata.EntryPoint], registry: Registry) -> None:
    for point in points:
        label = label_of(point)
        try:
            offers = _offers(_imported(point, label), label, point.dist.version if point.dist else None)
        except PluginError as error:
            registry.broken[label] = str(error).removeprefix(f"{label}: ")
            continue
        for offer in offers:
            registry.add(offer)


def _imported(point: metadata.EntryPoint, label: str) -> object:
    try:
        return point.load()
    except (Exception, SystemExit) as error:
        raise PluginError(f"{label}: import failed: {brief(error)}") from error


def _offers(plugin: object, label: str, version: str | None) -> list[Offer]:
    if (wants := getattr(plugin, "newspipe_api", hookspecs.API_VERSION)) != hookspecs.API_VERSION:
        raise PluginError(
            f"{label}: it is written for version {wants} of the plugin contract, this newspipe has "
            f"{hookspecs.API_VERSION}; upgrade newspipe, or install a version of the plugin that fits"
        )
    manager = pluggy.PluginManager("newspipe")
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(plugin, label)
        manager.check_pending()
        implementations = manager.hook.newspipe_stages.get_hookimpls()
        if not implementations:
            raise PluginError("it has no newspipe_stages(); mark one with @newspipe.hookimpl")
        stages = [check_declaration(stage) for stage in cast(Iterable[object], implementations[0].function())]
    except pluggy.PluginValidationError as error:
        reason = " ".join(str(error).split())
        raise PluginError(f"{label}: {reason}; the only hook is newspipe_stages()") from error
    except PluginError as error:
        raise PluginError(f"{label}: {error}") from error
    except (Exception, SystemExit) as error:
        raise PluginError(f"{label}: newspipe_stages() failed: {brief(error)}") from error
    return [Offer(stage, label, version) for stage in stages]
