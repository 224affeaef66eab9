"""A program that answers each line with a line, for as long as the stage lives."""

import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

BLOCK = 65536
WORDS_KEPT = 500  # bytes of what it says on standard error
PATIENCE = 1.0  # seconds in which it may end by itself once its input has ended


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

    def ask(self, line: bytes, wait: float) -> bytes:
        """Write one line and return the one that answers it.

        ``wait`` is for how many seconds the program may neither read nor write. Raises `Trouble`, and `OutOfStep` where
        it wrote a line too many, for this article or before; it is of no more use then.
        """
        if any(key.fd == self._out for key, _ in self._selector.select(0)) and os.read(self._out, BLOCK):
            raise OutOfStep(f"'{self.name}' wrote a line that it was not asked for")
        left = memoryview(line + b"\n")
        answer = b""
        self._selector.register(self._in, selectors.EVENT_WRITE)
        while not answer.endswith(b"\n"):
            ready = {key.fd for key, _ in self._selector.select(wait)}
            if not ready:
                raise Trouble(
                    f"'{self.name}' gave no answer within {wait:g} s; it must write a line for each line, and flush it "
                    "(jq --unbuffered)"
                )
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
                answer += block
        if left:
            self._selector.unregister(self._in)
        if answer.count(b"\n") > 1:
            raise OutOfStep(f"'{self.name}' answered one line with several; it must write one for each")
        return answer[:-1]

    def close(self, patience: float = PATIENCE) -> None:
        """End it: close its input, and kill it where it does not end by itself."""
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe:
                pipe.close()
        self._selector.close()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

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

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return f"'{self.name}' closed its output"
        os.set_blocking(self._err, False)
        with suppress(OSError, KeyError):
            self._hear()
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with exit status {code}"
        words = self._said.decode(errors="replace").strip().splitlines()
        return f"'{self.name}' {how}" + (f": {words[-1]}" if words else "")


def _die_with_parent() -> None:
    """Have the kernel kill this process when its parent dies: PR_SET_PDEATHSIG of prctl(2)."""
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
