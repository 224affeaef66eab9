"""A worker process by fork: there at once, with everything imported already; for input that is not worth a new process.

Fork only while no other thread can hold a lock; later workers are spawned.
"""

import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import NoReturn

POLL_SECONDS = 0.002


def available() -> bool:
    """Return whether this process may fork: on Linux, while it has one thread, those of C libraries counted too."""
    try:
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


class Forked:
    """A process that runs ``work`` and ends; as much of `subprocess.Popen` as a `Child` needs."""

    def __init__(self, work: Callable[[], None], keep: Collection[int]) -> None:
        """Fork. Of the parent's files the worker has standard error and the descriptors ``keep``."""
        self.pid = os.fork()
        if self.pid == 0:
            _work_and_exit(work, keep)
        self._code: int | None = None

    def kill(self) -> None:
        """Kill it, if it is still there."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit code, negative for a signal. Raises `subprocess.TimeoutExpired` after ``timeout`` seconds."""
        if self._code is None:
            deadline = None if timeout is None else time.monotonic() + timeout
            while (ended := os.waitpid(self.pid, 0 if deadline is None else os.WNOHANG))[0] == 0:
                if deadline is not None and time.monotonic() > deadline:
                    raise subprocess.TimeoutExpired("a forked worker", timeout or 0.0)
                time.sleep(POLL_SECONDS)
            self._code = os.waitstatus_to_exitcode(ended[1])
        return self._code


def _work_and_exit(work: Callable[[], None], keep: Collection[int]) -> NoReturn:
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(2, 1)
        _close_all_but(keep)
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _close_all_but(keep: Collection[int]) -> None:
    """Close the parent's outputs, so that no lock on them and no pipe outlives the parent with this process."""
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2 and int(name) not in keep:
            with suppress(OSError):
                os.close(int(name))
