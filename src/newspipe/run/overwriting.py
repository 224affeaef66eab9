"""Refusing outputs that would overwrite an input, the pipeline, a plugin, or each other, under any name."""

import os
import stat
from collections.abc import Iterator

from newspipe.errors import UsageError
from newspipe.io.writers import PART
from newspipe.pipeline.model import Pipeline
from newspipe.run.checkpoint import SUFFIX
from newspipe.run.config import STANDARD, RunConfig

Identity = tuple[object, ...]


def refuse_overwriting(pipeline: Pipeline, config: RunConfig, stdin: int, stdout: int) -> None:
    """Raise `UsageError` if an output is an input, the pipeline or a plugin file, or two outputs are one.

    Files are compared by device and inode, so links and other spellings of a path are seen; so are ``FILE.part`` and
    the checkpoint, and a standard output that the shell has redirected to an input.
    """
    read: dict[Identity, str] = {}
    for path in config.inputs:
        read |= dict.fromkeys(_identities(path, stdin), "an input; it would be overwritten before it is read")
    for path in (pipeline.name, *(source.path for source in pipeline.sources)):
        read |= dict.fromkeys(_identities(path, stdin), "what the run itself is made from")
    written: set[Identity] = set()
    for path in config.outputs:
        if path == config.errors and config.dead_letters and path in config.inputs:
            continue  # `retry` replaces the dead letters when it is done
        for identity in _identities(path, stdout, writing=True):
            if identity in read:
                raise UsageError(f"{_name(path)}: this is {read[identity]}; name another output")
            if identity in written:
                raise UsageError(f"{_name(path)}: two outputs cannot go to one file")
            written.add(identity)


def _name(path: str) -> str:
    return "standard output" if path == STANDARD else path


def _identities(path: str, standard: int, *, writing: bool = False) -> Iterator[Identity]:
    """Yield what the regular files behind a path are known by: the file, and if it is written those beside it."""
    if path == STANDARD:
        found = os.fstat(standard)
        if stat.S_ISREG(found.st_mode):
            yield found.st_dev, found.st_ino
        return
    beside = (PART, SUFFIX) if writing else ()
    for name in (path, *(os.path.realpath(path) + suffix for suffix in beside)):
        try:
            found = os.stat(name)
        except (OSError, ValueError):
            yield (os.path.realpath(name),)
        else:
            if stat.S_ISREG(found.st_mode):
                yield found.st_dev, found.st_ino
