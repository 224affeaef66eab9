"""Commit and resume: what of a run is safely on disk, so that the same command can go on from there.

A commit says how far the input was read, how long each output is, and what was counted. It is written when all that
is on disk, beside the output as ``FILE.checkpoint``, under its name in one step; so a crash at any moment leaves the
last one whole.
"""

import os
import time
from collections.abc import Sequence
from typing import Any
from zlib import crc32

import orjson

from newspipe.errors import OutputError, UsageError
from newspipe.io.sources import is_read
from newspipe.run import commit as commits
from newspipe.run.commit import Commit

SUFFIX = ".checkpoint"
INTERVAL_SECONDS = 0.5
SHARE = 0.05  # of the time that commits may take, where they save much: the state of a step that remembers articles
BLOCK = 1024 * 1024


class Checkpoint:
    """The checkpoint file of a run, named after the first of its outputs.

    ``identity`` says, by name, what must be the same when the run goes on.
    """

    def __init__(self, inputs: Sequence[str], outputs: Sequence[str], identity: dict[str, Any]) -> None:
        self.path = outputs[0] + SUFFIX
        self._inputs = inputs
        self._stats = {path: _stat(path) for path in inputs}
        self._outputs = outputs
        self._identity = identity
        self._last = time.monotonic()
        self._took = 0.0

    def load(self, *, force: bool = False) -> Commit | None:
        """Return the last commit, None for a new run. With ``force`` every run is new.

        Raises `UsageError` where the run cannot go on: saying what has changed, and how to start over.
        """
        if force:
            return None
        over = "to start over, add --force"
        if not os.path.exists(self.path):
            for path in self._outputs:
                if os.path.exists(path) and os.path.getsize(path):
                    raise UsageError(f"{path} exists and no checkpoint belongs to it; name another output, or {over}")
            return None
        try:
            with open(self.path, "rb") as file:
                stored = orjson.loads(file.read())
            if stored["sha256"] != _digest(_dump(stored["state"])):
                raise ValueError("its checksum is wrong")
            state = stored["state"]
            commit = commits.read(state, len(self._inputs))
            identity, stats = dict(state["identity"]), dict(state["stats"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"{self.path} is damaged ({error}); {over}") from None
        for what, value in orjson.loads(_dump(self._identity)).items():
            if identity.get(what, value) != value:
                raise UsageError(f"{self._outputs[0]} cannot be resumed: {what} changed since; {over}")
        if commit.lengths and commit.lengths.keys() != set(self._outputs):
            raise UsageError(f"{self.path} is damaged (it is of other outputs); {over}")
        for path, (length, crc) in commit.lengths.items():
            if not os.path.exists(path) or os.path.getsize(path) < length:
                raise UsageError(f"{self._outputs[0]} cannot be resumed: {path} is shorter than it was; {over}")
            if _crc_of(path, length) != crc:
                raise UsageError(f"{self._outputs[0]} cannot be resumed: {path} was changed since; {over}")
        self._check_inputs(commit, stats, over)
        return commit

    def _check_inputs(self, commit: Commit, stats: dict[str, list[int]], over: str) -> None:
        """Raise `UsageError` unless each input begins as it did; one may have grown if it is the last that was read."""
        last = max(commit.ends, default=0)
        for index, end in commit.ends.items():
            path = self._inputs[index]
            if stats.get(path) == _stat(path):
                continue
            same, more = is_read(path, end)
            if not same:
                raise UsageError(f"{self._outputs[0]} cannot be resumed: the input {path} changed since; {over}")
            if more and index < last:
                raise UsageError(
                    f"{self._outputs[0]} cannot be resumed: the input {path} has grown, and others were read after it; "
                    f"{over}"
                )
            if more and index == len(self._inputs) - 1:
                commit.exit_code = None

    @property
    def interval(self) -> float:
        """Seconds between two commits."""
        return max(INTERVAL_SECONDS, self._took / SHARE)

    @property
    def due(self) -> bool:
        """Whether the last commit is long enough ago."""
        return time.monotonic() - self._last >= self.interval

    def save(self, commit: Commit) -> None:
        """Write a commit. The data it speaks of must be on disk already. Raises `OutputError`."""
        start = time.monotonic()
        state = _dump({"identity": self._identity, "stats": self._stats, **commit.as_state()})
        content = b'{"sha256":"%s","state":%s}' % (_digest(state).encode(), state)
        try:
            with open(self.path + ".new", "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(self.path + ".new", self.path)
            folder = os.open(os.path.dirname(self.path) or ".", os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from None
        self._last = time.monotonic()
        self._took = self._last - start


def _stat(path: str) -> list[int]:
    """Return what shows cheaply that a file is as it was: inode, size in bytes, times of change in nanoseconds."""
    found = os.stat(path)
    return [found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _crc_of(path: str, length: int) -> int:
    crc = 0
    with open(path, "rb") as file:
        while length and (block := file.read(min(length, BLOCK))):
            crc = crc32(block, crc)
            length -= len(block)
    return crc


def _dump(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)


def _digest(state: bytes) -> str:
    import hashlib

    return hashlib.sha256(state).hexdigest()
