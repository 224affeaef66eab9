"""Commit and resume: what of a run is safely on disk, so that the same command can go on from there.

A commit says how far the input was read, how long each output is, and what was counted. It is written when all that
is on disk, beside the output as ``FILE.checkpoint``, under its name in one step; so a crash at any moment leaves the
last one whole.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from newspipe.batch import Place
from newspipe.errors import OutputError, UsageError
from newspipe.report import Report

SUFFIX = ".checkpoint"
INTERVAL_SECONDS = 0.5


@dataclass
class Commit:
    """The state of a run at a commit.

    ``lengths`` are bytes of the outputs by name, ``recent`` that of the error budget.
    """

    place: Place = field(default_factory=Place)
    lengths: dict[str, int] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    recent: list[tuple[int, int]] = field(default_factory=list)
    exit_code: int | None = None


class Checkpoint:
    """The checkpoint file of a run, named after the first of its outputs.

    ``identity`` says, by name, what must be the same when the run goes on.
    """

    def __init__(self, outputs: Sequence[str], identity: dict[str, Any]) -> None:
        self.path = outputs[0] + SUFFIX
        self._outputs = outputs
        self._identity = identity
        self._last = time.monotonic()

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
        for path, length in commit.lengths.items():
            if not os.path.exists(path) or os.path.getsize(path) < length:
                raise UsageError(f"{self._outputs[0]} cannot be resumed: {path} is shorter than it was; {over}")
        return commit

    @property
    def due(self) -> bool:
        """Whether the last commit is long enough ago."""
        return time.monotonic() - self._last >= INTERVAL_SECONDS

    def save(self, commit: Commit) -> None:
        """Write a commit. The data it speaks of must be on disk already. Raises `OutputError`."""
        state = _dump({"identity": self._identity, **vars(commit)})
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


def inputs_identity(paths: Sequence[str]) -> dict[str, list[int]]:
    """Return what tells whether input files are the same, by path: size in bytes and time of change in nanoseconds."""
    stats = {path: os.stat(path) for path in paths}
    return {path: [stat.st_size, stat.st_mtime_ns] for path, stat in stats.items()}


def _dump(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)


def _digest(state: bytes) -> str:
    import hashlib

    return hashlib.sha256(state).hexdigest()


def _commit(state: dict[str, Any]) -> Commit:
    return Commit(
        Place(**state["place"]),
        state["lengths"],
        Report.from_dict(state["report"]),
        [(read, failed) for read, failed in state["recent"]],
        state["exit_code"],
    )
