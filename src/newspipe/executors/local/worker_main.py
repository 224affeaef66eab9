"""What runs in a worker process: it takes a job, then batches, and sends a result for each."""

import os
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from newspipe.engine.worker import Worker
from newspipe.errors import NewspipeError
from newspipe.executors.local import wire
from newspipe.executors.local.heartbeat import Heartbeat
from newspipe.logs import configure

PARENT_POLL_SECONDS = 1.0
PR_SET_PDEATHSIG = 1  # linux/prctl.h
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(descriptor: int, heartbeat_descriptor: int) -> None:
    """Serve the parent until it closes the connection or dies.

    Ctrl-C and SIGTERM reach the whole process group, but it is the parent that decides when a run is whole.
    """
    for signum in SIGNALS:
        signal.signal(signum, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    for inherited in (descriptor, heartbeat_descriptor):
        os.set_inheritable(inherited, False)
    _die_with_parent(os.getppid())
    heartbeat = Heartbeat(heartbeat_descriptor)
    connection: Connection[Any, Any]
    with suppress(EOFError, ConnectionError), Connection(descriptor) as connection:
        job = connection.recv()
        if job.logs:
            configure(job.logs)
        try:
            worker = Worker(job, heartbeat.mark)
        except NewspipeError as error:
            connection.send(("unusable", error))
            return
        try:
            _serve(connection, worker, heartbeat)
        finally:
            worker.close()


def _serve(connection: "Connection[Any, Any]", worker: Worker, heartbeat: Heartbeat) -> None:
    connection.send(("ready", None))
    while True:
        batch = wire.receive_batch(connection)
        heartbeat.mark(0, -1)
        try:
            result = worker.run(batch)
        except NewspipeError as error:
            connection.send(("unusable", error))
            return
        except Exception:
            connection.send(("bug", traceback.format_exc()))
            continue
        wire.send_result(connection, result)


def _die_with_parent(parent: int) -> None:
    """End this process when its parent ends, even while a stage holds the interpreter (Linux), or within a second."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_POLL_SECONDS)
    os._exit(1)
