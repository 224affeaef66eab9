"""A worker process by fork: there at once, with everything imported already; for input that is not worth a new process.

Forked workers are used only while this process has one thread that matters; whoever comes after them is spawned.
"""

import os
import select
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn

AVAILABLE = sys.platform == "linux"


class Forked:
    """A process that runs ``work`` and ends; as much of `subprocess.Popen` as a `Child` needs."""

    def __init__(self, work: Callable[[], None]) -> None:
        self.pid = os.fork()
        if self.pid == 0:
            _work_and_exit(work)
        self._done = os.pidfd_open(self.pid)
        self._code: int | None = None

    def kill(self) -> None:
        """Kill it, if it is still there."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit code, negative for a signal. Raises `subprocess.TimeoutExpired` after ``timeout`` seconds."""
        if self._code is None:
            if not select.select([self._done], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("a forked worker", timeout or 0.0)
            self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            os.close(self._done)
        return self._code


def _work_and_exit(work: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
