"""Finding and loading plugins: installed ones by entry point, single files by path.

`discover` lists without importing. `load` imports what is wanted and returns a fresh `Registry`; nothing is global.
``NEWSPIPE_BLOCK`` names installed plugins that are left alone, by entry point or distribution, with commas between.
"""

import os
from collections.abc import Collection, Iterable, Sequence
from importlib import metadata
from typing import TypeVar, cast

import pluggy

from newspipe import hookspecs
from newspipe.errors import PluginError
from newspipe.plugins.kinds import KINDS, STAGES, Kind
from newspipe.plugins.registry import Offer, Registry, StageRegistry
from newspipe.plugins.single_files import PluginSource, brief, module_of

GROUP = "newspipe"
T = TypeVar("T")


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


def load(wanted: Collection[str] | None = None, sources: Sequence[PluginSource] = ()) -> StageRegistry:
    """Load the stages that are wanted, all where ``wanted`` is None, as `load_kind` does."""
    return load_kind(STAGES, wanted, sources)


def load_kind(
    kind: Kind[T], wanted: Collection[str] | None = None, sources: Sequence[PluginSource] = ()
) -> Registry[T]:
    """Load the single-file plugins and those installed ones that offer what is wanted; all where ``wanted`` is None.

    A plugin whose entry point is named like what is wanted is the only one imported for it; the others are imported
    only while something wanted is still missing. A plugin that fails is noted in ``broken`` and costs nobody else
    anything.

    Raises `PluginError` where a single-file plugin fails, where two plugins offer one thing, and where the plugin
    that is named like a wanted thing is broken.
    """
    registry: Registry[T] = Registry(kind.noun)
    for source in sources:
        for name, offer in _offers(kind, module_of(source), source.path, None):
            registry.add(name, offer)
    points, blocked = [], blocked_names()
    for point in discover():
        if blocked & {point.name, point.dist.name if point.dist else ""}:
            registry.blocked.append(label_of(point))
        else:
            points.append(point)
    registry.names.update(point.name for point in points)
    if wanted is None:
        _load_points(kind, points, registry)
        return registry
    missing = set(wanted) - set(registry.offers)
    named = {label_of(point) for point in points if point.name in wanted}
    _load_points(kind, [point for point in points if label_of(point) in named], registry)
    for name in sorted(missing - set(registry.offers)):
        for point in points:
            if point.name == name and (reason := registry.broken.get(label_of(point))):
                raise PluginError(f"{kind.noun} '{name}': {label_of(point)} cannot be used: {reason}")
    if missing - set(registry.offers):
        _load_points(kind, [point for point in points if label_of(point) not in named], registry)
    return registry


def _load_points(kind: Kind[T], points: Iterable[metadata.EntryPoint], registry: Registry[T]) -> None:
    # A module may have several entry points, one for each thing that it offers.
    for label, point in {label_of(point): point for point in points}.items():
        try:
            offers = _offers(kind, _imported(point, label), label, point.dist.version if point.dist else None)
        except PluginError as error:
            registry.broken[label] = str(error).removeprefix(f"{label}: ")
            continue
        for name, offer in offers:
            registry.add(name, offer)


def _imported(point: metadata.EntryPoint, label: str) -> object:
    try:
        return point.load()
    except (Exception, SystemExit) as error:
        raise PluginError(f"{label}: import failed: {brief(error)}") from error


def _offers(kind: Kind[T], plugin: object, label: str, version: str | None) -> list[tuple[str, Offer[T]]]:
    if problem := hookspecs.api_problem(getattr(plugin, "newspipe_api", hookspecs.API_VERSION)):
        raise PluginError(f"{label}: {problem}")
    manager = pluggy.PluginManager("newspipe")
    manager.add_hookspecs(hookspecs)
    hooks = ", ".join(f"{known.hook}()" for known in KINDS)
    try:
        manager.register(plugin, label)
        manager.check_pending()
        if not manager.get_hookcallers(plugin):
            raise PluginError(f"it has none of the hooks {hooks}; mark one with @newspipe.hookimpl")
        implementations = getattr(manager.hook, kind.hook).get_hookimpls()
        if not implementations:
            return []
        things = [kind.checked(thing) for thing in cast(Iterable[object], implementations[0].function())]
    except pluggy.PluginValidationError as error:
        reason = " ".join(str(error).split())
        raise PluginError(f"{label}: {reason}; the hooks are {hooks}") from error
    except PluginError as error:
        raise PluginError(f"{label}: {error}") from error
    except (Exception, SystemExit) as error:
        raise PluginError(f"{label}: {kind.hook}() failed: {brief(error)}") from error
    return [(str(getattr(thing, "name")), Offer(thing, label, version)) for thing in things]  # noqa: B009
