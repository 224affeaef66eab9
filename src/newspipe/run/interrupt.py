"""Ctrl-C, SIGTERM and SIGHUP: the first asks the run to stop where it is whole, the second ends it at once."""

import os
import signal
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupt:
    """While entered, notes the first signal and wakes whoever waits on `fileno`. For the main thread only."""

    def __init__(self) -> None:
        self.signum: int | None = None

    def __enter__(self) -> "Interrupt":
        self._read_end, self._write_end = os.pipe()
        os.set_blocking(self._write_end, False)
        self._old_wakeup = signal.set_wakeup_fd(self._write_end, warn_on_full_buffer=False)
        # Who starts a run with `nohup` has asked that a closed terminal does not end it.
        self._heeded = [s for s in SIGNALS if s != signal.SIGHUP or signal.getsignal(s) != signal.SIG_IGN]
        self._old_handlers = [signal.signal(signum, self._note) for signum in self._heeded]
        return self

    def __exit__(self, *exception: object) -> None:
        for signum, handler in zip(self._heeded, self._old_handlers, strict=True):
            signal.signal(signum, handler)
        signal.set_wakeup_fd(self._old_wakeup)
        os.close(self._read_end)
        os.close(self._write_end)

    def fileno(self) -> int:
        """Return a descriptor that is readable once a signal has come."""
        return self._read_end

    def __bool__(self) -> bool:
        return self.signum is not None

    def _note(self, signum: int, _frame: FrameType | None) -> None:
        signum = signal.SIGTERM if signum == signal.SIGHUP else signum
        if self.signum is not None:
            os._exit(128 + signum)
        self.signum = signum
