"""Which reader reads an input: by the name that was asked for, the file's suffix, or what it begins with."""

import os
from collections.abc import Collection, Sequence

from newspipe.batch import BOM
from newspipe.errors import UsageError
from newspipe.io.compression import compression_of_start
from newspipe.io.readers.html import Html
from newspipe.io.readers.jsonl import JsonLines
from newspipe.io.readers.text import Text
from newspipe.plugins.single_files import PluginSource
from newspipe.reader import Reader

COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")
OURS: dict[str, type[Reader]] = {reader.name: reader for reader in (JsonLines, Text, Html)}
HEAD = 4096  # bytes by which an input is recognised


class Readers:
    """All readers. Those of plugins are loaded only where an input is none of our own kinds."""

    def __init__(self, sources: Sequence[PluginSource] = ()) -> None:
        self._sources = sources
        self._known = dict(OURS)
        self._has_all = False

    def named(self, name: str) -> type[Reader]:
        """Return a reader by its name. Raises `UsageError` where there is none, and `PluginError`."""
        if name not in self._known:
            self._load([name])
        if name in self._known:
            return self._known[name]
        from newspipe.pipeline.schemas import nearest

        known = self._all()
        fix = nearest(name, known) or f"those there are: {', '.join(known)}"
        raise UsageError(f"--input-format {name}: there is no reader of that name; {fix}")

    def of(self, path: str) -> str:
        """Return the name of the reader for a path.

        It goes by the suffix in any case, before that of a compression, else by how the file begins; standard input
        and what nobody knows is JSON Lines.
        """
        if path == "-":
            return JsonLines.name
        suffix = suffix_of(path)
        for reader in OURS.values():
            if suffix in reader.suffixes:
                return reader.name
        head = _head(path)
        if suffix or (head and compression_of_start(head) is None):
            for reader in self._all().values():
                if suffix in reader.suffixes or (reader.magic and head.startswith(reader.magic)):
                    return reader.name
        # A file without a suffix is a text unless it looks like lines; a process substitution or a device gives lines.
        is_text = not suffix and os.path.isfile(path) and not _looks_like_lines(head)
        return Text.name if is_text else JsonLines.name

    def _all(self) -> dict[str, type[Reader]]:
        """Return all readers by name, ours first."""
        if not self._has_all:
            self._load(None)
            self._has_all = True
        return self._known

    def _load(self, wanted: Collection[str] | None) -> None:
        """Load the readers of plugins; those that are wanted, importing no more than it takes to find them."""
        from newspipe.plugins import kinds, loading

        registry = loading.load_kind(kinds.READERS, wanted, self._sources)
        for name, offer in sorted(registry.offers.items()):
            self._known.setdefault(name, offer.offered)


def suffix_of(path: str) -> str:
    """Return the suffix of a path in small letters, before that of a compression."""
    base, suffix = os.path.splitext(os.path.basename(path).lower())
    return os.path.splitext(base)[1] if suffix in COMPRESSIONS else suffix


def _head(path: str) -> bytes:
    """Return how a regular file begins; nothing of a pipe or a device, whose bytes can be read only once."""
    try:
        if not os.path.isfile(path):
            return b""
        with open(path, "rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _looks_like_lines(head: bytes) -> bool:
    """Return whether a file begins like an object of JSON, or is compressed, as crawls are and texts are not."""
    return compression_of_start(head) is not None or head.removeprefix(BOM).lstrip().startswith(b"{")
