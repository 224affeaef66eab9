"""A program that answers each line with a line, for as long as the stage lives."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

BLOCK = 65536
WORDS_KEPT = 500  # bytes of what it says on standard error
PATIENCE = 1.0  # seconds in which it may end by itself once its input has ended
POLL_SECONDS = 0.01
LOOK_SECONDS = 0.5  # between two looks at whether it is still there


class Trouble(Exception):
    """The program gave no answer that can be used; the message says why."""


class OutOfStep(Exception):
    """It wrote a line too many, which may belong to an article before; the message says how that was seen."""


class Child:
    """One running program. Its standard error is read, and its last words are part of messages."""

    def __init__(self, argv: Sequence[str]) -> None:
        """Start it, without a shell. Raises `OSError` where it cannot be started.

        It gets a session of its own, so that Ctrl-C ends the run and not the program under it, and on Linux it dies
        with this process, however that dies.
        """
        self.name = argv[0]
        self._process = subprocess.Popen(
            list(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
        pipes = (self._process.stdin, self._process.stdout, self._process.stderr)
        self._in, self._out, self._err = (pipe.fileno() for pipe in pipes if pipe)
        os.set_blocking(self._in, False)
        self._said = b""
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._out, selectors.EVENT_READ)
        self._selector.register(self._err, selectors.EVENT_READ)

    def ask(self, line: bytes, wait: float, largest: int) -> bytes:
        """Write one line and return the one that answers it.

        ``wait`` is in how many seconds the whole answer must be there, ``largest`` how many bytes it may have. Raises
        `Trouble`, and `OutOfStep` if it wrote a line too many, for this article or before; it is of no more use then.
        """
        if any(key.fd == self._out for key, _ in self._selector.select(0)) and os.read(self._out, BLOCK):
            raise OutOfStep(f"'{self.name}' wrote a line that it was not asked for")
        deadline = time.monotonic() + wait
        left = memoryview(line + b"\n")
        answer: list[bytes] = []
        size = 0
        self._selector.register(self._in, selectors.EVENT_WRITE)
        while not answer or not answer[-1].endswith(b"\n"):
            remaining = deadline - time.monotonic()
            ready = {key.fd for key, _ in self._selector.select(max(0.0, min(remaining, LOOK_SECONDS)))}
            if time.monotonic() > deadline:
                raise Trouble(self._how_it_is_late(wait, size))
            if not ready and self._end() is not None:  # another process, which it has started, holds its output open
                raise Trouble(self._how_it_ended())
            if self._in in ready:
                left = left[self._write(left) :]
                if not left:
                    self._selector.unregister(self._in)
            if self._err in ready:
                self._hear()
            if self._out in ready:
                block = os.read(self._out, BLOCK)
                if not block:
                    raise Trouble(self._how_it_ended())
                if b"\n" in block[:-1]:
                    raise OutOfStep(f"'{self.name}' answered one line with several; it must write one for each")
                answer.append(block)
                size += len(block)
                if size > largest + 1:
                    raise Trouble(f"'{self.name}' answered with more than {largest:,} bytes, which `max_answer` allows")
        if left:
            self._selector.unregister(self._in)
        return b"".join(answer)[:-1]

    def close(self, patience: float = PATIENCE) -> None:
        """End it: close its input, kill it if it does not end by itself, and kill whatever it has left running."""
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe:
                pipe.close()
        self._selector.close()
        deadline = time.monotonic() + patience
        while self._end() is None and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
        # While its end is not waited for, its number, which is its group's too, cannot be another process's.
        with suppress(ProcessLookupError, PermissionError):  # macOS refuses it for a group that has ended
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _end(self) -> int | None:
        """Return how it ended, as `Popen.returncode` says it, and None if it runs; its number is not released."""
        ended = os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if ended is None:
            return None
        return ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status

    def _write(self, data: memoryview) -> int:
        try:
            return os.write(self._in, data[:BLOCK])
        except BrokenPipeError:  # it has closed its input; its output tells what became of it
            return len(data)

    def _hear(self) -> None:
        block = os.read(self._err, BLOCK)
        self._said = (self._said + block)[-WORDS_KEPT:]
        if not block:
            self._selector.unregister(self._err)

    def _how_it_is_late(self, wait: float, size: int) -> str:
        if size:
            return f"'{self.name}' did not end its answer within {wait:g} s, after {size:,} bytes without a line end"
        return (
            f"'{self.name}' gave no answer within {wait:g} s; it must write a line for each line, and flush it "
            "(jq --unbuffered)"
        )

    def _how_it_ended(self) -> str:
        deadline = time.monotonic() + PATIENCE
        while (code := self._end()) is None:
            if time.monotonic() > deadline:
                return f"'{self.name}' closed its output"
            time.sleep(POLL_SECONDS)
        os.set_blocking(self._err, False)
        with suppress(OSError, KeyError):
            self._hear()
        how = f"was killed by {_signal_name(-code)}" if code < 0 else f"ended with exit status {code}"
        words = self._said.decode(errors="replace").strip().splitlines()
        return f"'{self.name}' {how}" + (f": {words[-1]}" if words else "")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:  # one of those for real time
        return f"signal {number}"


def _die_with_parent() -> None:
    """Have the kernel kill this process when its parent dies: PR_SET_PDEATHSIG of prctl(2)."""
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
