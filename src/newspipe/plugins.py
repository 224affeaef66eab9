"""Finding and loading plugins: installed ones by entry point, single files by path.

`discover` lists without importing. `load` imports what is wanted and returns a fresh `Registry`; nothing is global.
``NEWSPIPE_BLOCK`` names installed plugins that are left alone, by entry point or distribution, with commas between.
"""

import linecache
import os
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import cast

import pluggy

from newspipe import hookspecs
from newspipe.errors import PluginError
from newspipe.stage import Stage, check_declaration

GROUP = "newspipe"


@dataclass(frozen=True)
class PluginSource:
    """A single-file plugin: the path it was read from and its source text, which is what travels to the workers."""

    path: str
    text: str


@dataclass(frozen=True)
class Offer:
    """A stage and the plugin that offers it. ``version`` is that of the plugin's distribution, None for a file."""

    stage: type[Stage]
    plugin: str
    version: str | None


@dataclass
class Registry:
    """The stages that were loaded, by name, the plugins that could not be, with the reason, and those that are blocked.

    ``names`` are those of stages and of entry points, with which a misspelt name is compared.
    """

    offers: dict[str, Offer] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    blocked: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, offer: Offer) -> None:
        """Add an offer. Raises `PluginError`, naming both plugins, where the stage is offered already."""
        name = offer.stage.name
        if other := self.offers.get(name):
            raise PluginError(
                f"stage '{name}' is offered by both {other.plugin} and {offer.plugin}; uninstall or rename one of them"
            )
        self.offers[name] = offer
        self.names.add(name)


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


def read_sources(paths: Iterable[str]) -> tuple[PluginSource, ...]:
    """Read single-file plugins: the given paths and those of ``NEWSPIPE_PLUGINS`` (separated as ``PATH`` is)."""
    named = [path for path in os.environ.get("NEWSPIPE_PLUGINS", "").split(os.pathsep) if path]
    sources = []
    for path in dict.fromkeys([*named, *paths]):
        try:
            sources.append(PluginSource(path, Path(path).read_text("utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise PluginError(f"plugin {path}: cannot be read: {error}") from None
    return tuple(sources)


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
        for offer in _offers(_module_of(source), source.path, None):
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
        raise PluginError(f"{label}: import failed: {_brief(error)}") from error


def _module_of(source: PluginSource) -> ModuleType:
    import hashlib

    digest = hashlib.sha256(source.text.encode()).hexdigest()[:12]
    module = ModuleType(f"newspipe_file_plugin_{digest}")
    module.__file__ = source.path
    sys.modules[module.__name__] = module  # dataclasses and typing look a class's module up there
    linecache.cache[source.path] = (len(source.text), None, source.text.splitlines(keepends=True), source.path)
    try:
        exec(compile(source.text, source.path, "exec"), module.__dict__)
    except (Exception, SystemExit) as error:
        raise PluginError(f"plugin {source.path}: it fails when it is loaded: {_brief(error)}") from error
    return module


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
        raise PluginError(f"{label}: newspipe_stages() failed: {_brief(error)}") from error
    return [Offer(stage, label, version) for stage in stages]


def _brief(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".strip(": ").replace("\n", " ")
