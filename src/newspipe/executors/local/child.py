"""A worker process as its parent sees it: started, given batches, watched, killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from newspipe.batch import Batch, Job, Position
from newspipe.errors import InternalError, NewspipeError, SetupError
from newspipe.executors.local import wire
from newspipe.executors.local.forked import Forked
from newspipe.executors.local.heartbeat import Heartbeat
from newspipe.executors.local.worker_main import SIGNALS, main

SOCKET_BUFFER = 1024 * 1024
_BOOT = """
import sys; sys.path[:] = {path!r}
from newspipe.executors.local.worker_main import main
main({ours}, {heartbeat})
"""


class Died(Exception):
    """The worker is gone. ``reason`` says how, ``position`` where it was."""

    def __init__(self, reason: str, position: Position) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position


class Child:
    """One worker process. It works on ``part`` while that is not None; ``ready`` once its stages are set up."""

    def __init__(self, job: Job, *, fork: bool = False) -> None:
        self.part: Any = None
        self.ready = False
        self.articles = 0
        self.killed_for = ""
        self._heartbeat = Heartbeat()
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SOCKET_BUFFER)
        self._process = self._forked(ours, theirs) if fork else self._spawned(theirs)
        theirs.close()
        self.connection: Connection[Any, Any] = Connection(ours.detach())
        # The connection alone would not show a death while a grandchild holds its other end open.
        self.sentinel = _process_descriptor(self._process.pid)
        with suppress(OSError):
            self.connection.send(job)

    def _spawned(self, theirs: socket.socket) -> subprocess.Popen[bytes]:
        descriptors = (theirs.fileno(), self._heartbeat.descriptor)
        boot = _BOOT.format(path=sys.path, ours=descriptors[0], heartbeat=descriptors[1])
        command = [sys.executable, "-P", "-c", boot]
        # Ctrl-C reaches the whole process group: it must not come before the worker has said that it ignores it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            return subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=descriptors)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _forked(self, ours: socket.socket, theirs: socket.socket) -> Forked:
        def work() -> None:
            main(theirs.detach(), self._heartbeat.descriptor)

        return Forked(work, (theirs.fileno(), self._heartbeat.descriptor))

    @property
    def busy(self) -> bool:
        """Whether it has something to do, be it only to set itself up."""
        return self.part is not None or not self.ready

    def give(self, part: Any, batch: Batch) -> None:
        """Give a worker a batch; ``part`` is what the caller knows it by. A death shows when `receive` is called."""
        self.part = part
        self._heartbeat.mark(0, -1)
        with suppress(OSError):
            wire.send_batch(self.connection, batch)

    def receive(self) -> Any:
        """Return the next result; None where the worker only tells that it is ready. Call it when there is something.

        Raises `Died`, the worker's own `SetupError` or `PluginError`, and `InternalError` for a bug of newspipe.
        """
        try:
            if not self.connection.poll():
                raise EOFError
            kind, content = self.connection.recv()
            if kind == "result":
                content = wire.receive_result(self.connection, content)
        except (EOFError, OSError):
            position = self._heartbeat.read()
            self.kill()
            raise Died(self.killed_for or _reason(self._process.wait()), position) from None
        if kind == "unusable":
            raise content if isinstance(content, NewspipeError) else SetupError(str(content))
        if kind == "bug":
            raise InternalError(f"a worker failed; please report this as a bug of newspipe\n{content}")
        self.ready = True
        if kind == "ready":
            return None
        self.part = None
        self.articles += content.report.read
        return content

    def position(self) -> Position:
        """Return where the worker is."""
        return self._heartbeat.read()

    def memory(self) -> int:
        """Return its resident set size in bytes; 0 where it is gone."""
        import psutil

        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def kill(self, reason: str = "") -> None:
        """Kill it at once, and the processes that its stages have started; ``reason`` is what `Died` will say."""
        self.killed_for = self.killed_for or reason
        started = _descendants(self._process.pid)
        self._process.kill()
        for process in started:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def close(self, deadline: float) -> None:
        """Let it close its stages and end; kill it where it has not by ``deadline`` (of `time.monotonic`)."""
        self.connection.close()
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self.sentinel is not None:
            os.close(self.sentinel)
        self._heartbeat.close()


def _process_descriptor(pid: int) -> int | None:
    """Return a descriptor that is readable once a process has ended; None on systems without one (macOS, old kernels).

    A sandbox may refuse the call though the kernel has it.
    """
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return None


def _descendants(pid: int) -> list[int]:
    """Return the processes that a process has started, and those that these have; none if it has ended."""
    import psutil

    try:
        return [process.pid for process in psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return []


def _reason(code: int) -> str:
    if code >= 0:
        return f"the worker exited with code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"the worker was killed by {name}"
