"""Single-file plugins: read from a path, executed from their source text, which is what travels to the workers."""

import linecache
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from newspipe.errors import PluginError


@dataclass(frozen=True)
class PluginSource:
    """A single-file plugin: the path it was read from and its source text, which is what travels to the workers."""

    path: str
    text: str


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


def module_of(source: PluginSource) -> ModuleType:
    """Execute a plugin's source text as a fresh module and return it. Raises `PluginError` if it fails."""
    import hashlib

    digest = hashlib.sha256(source.text.encode()).hexdigest()[:12]
    module = ModuleType(f"newspipe_file_plugin_{digest}")
    module.__file__ = source.path
    sys.modules[module.__name__] = module  # dataclasses and typing look a class's module up there
    linecache.cache[source.path] = (len(source.text), None, source.text.splitlines(keepends=True), source.path)
    folder = os.path.dirname(os.path.abspath(source.path))
    if folder not in sys.path:
        sys.path.append(folder)  # a module beside the plugin imports, also later, inside a function
    try:
        exec(compile(source.text, source.path, "exec"), module.__dict__)
    except (Exception, SystemExit) as error:
        raise PluginError(f"plugin {source.path}: it fails when it is loaded: {brief(error)}") from error
    return module


def brief(error: BaseException) -> str:
    """Return an exception's type and message on one line."""
    return f"{type(error).__name__}: {error}".strip(": ").replace("\n", " ")
