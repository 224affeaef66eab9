"""Commit and resume: what of a run is safely on disk, so that the same command can go on from there.

A commit says how far the input was read, how long each output is, and what was counted. It is written when all that
is on disk, beside the output as ``FILE.checkpoint``, under its name in one step; so a crash at any moment leaves the
last one whole.
"""

import os
import time
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import orjson

from newspipe.batch import Place
from newspipe.errors import OutputError, UsageError
from newspipe.io.sources import is_read
from newspipe.report import Report

SUFFIX = ".checkpoint"
INTERVAL_SECONDS = 0.5
SHARE = 0.05  # of the time that commits may take, where they save much: the state of a step that remembers articles
BLOCK = 1024 * 1024


@dataclass
class Commit:
    """The state of a run at a commit.

    ``ends`` says how far each input was read, by its index; ``lengths`` are bytes of the outputs and the CRC-32 of
    those, by name; ``recent`` is the state of the error budget, ``states`` what steps remember, by their ids.
    """

    place: Place = field(default_factory=Place)
    ends: dict[int, Place] = field(default_factory=dict)
    lengths: dict[str, tuple[int, int]] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    recent: list[tuple[int, int]] = field(default_factory=list)
    exit_code: int | None = None
    states: tuple[tuple[str, bytes], ...] = ()


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
            commit = _commit(state)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{self.path} is damaged ({error}); {over}") from None
        for what, value in orjson.loads(_dump(self._identity)).items():
            if state["identity"].get(what, value) != value:
                raise UsageError(f"{self._outputs[0]} cannot be resumed: {what} changed since; {over}")
        for path, (length, crc) in commit.lengths.items():
            if not os.path.exists(path) or os.path.getsize(path) < length:
                raise UsageError(f"{self._outputs[0]} cannot be resumed: {path} is shorter than it was; {over}")
            if _crc_of(path, length) != crc:
                raise UsageError(f"{self._outputs[0]} cannot be resumed: {path} was changed since; {over}")
        self._check_inputs(commit, state["stats"], over)
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
        states = [(step, b64encode(remembered).decode()) for step, remembered in commit.states]
        state = _dump({"identity": self._identity, "stats": self._stats, **vars(commit), "states": states})
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


def _commit(state: dict[str, Any]) -> Commit:
    return Commit(
        Place(**state["place"]),
        {int(index): Place(**end) for index, end in state["ends"].items()},
        {path: (length, crc) for path, (length, crc) in state["lengths"].items()},
        Report.from_dict(state["report"]),
        [(read, failed) for read, failed in state["recent"]],
        state["exit_code"],
        tuple((step, b64decode(remembered, validate=True)) for step, remembered in state["states"]),
    )
