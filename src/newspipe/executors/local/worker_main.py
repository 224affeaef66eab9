"""What runs in a worker process: it takes a job, then batches, and sends a result for each."""

import os
import signal
import threading
import time
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from newspipe.engine.worker import Worker
from newspipe.errors import NewspipeError
from newspipe.executors.local import wire
from newspipe.executors.local.heartbeat import Beacon

PARENT_POLL_SECONDS = 1.0


def main(descriptor: int, beacon_descriptor: int) -> None:
    """Serve the parent until it closes the connection or dies.

    Ctrl-C and SIGTERM reach the whole process group, but it is the parent that decides when a run is whole.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for inherited in (descriptor, beacon_descriptor):
        os.set_inheritable(inherited, False)
    threading.Thread(target=_die_with_parent, args=(os.getppid(),), daemon=True).start()
    beacon = Beacon(beacon_descriptor)
    connection: Connection[Any, Any]
    with suppress(EOFError, ConnectionError), Connection(descriptor) as connection:
        job = connection.recv()
        try:
            worker = Worker(job, beacon.mark)
        except NewspipeError as error:
            connection.send(("unusable", error))
            return
        try:
            _serve(connection, worker, beacon)
        finally:
            worker.close()


def _serve(connection: "Connection[Any, Any]", worker: Worker, beacon: Beacon) -> None:
    connection.send(("ready", None))
    while True:
        batch = wire.receive_batch(connection)
        beacon.mark(0, -1)
        try:
            result = worker.run(batch)
        except Exception:
            connection.send(("bug", traceback.format_exc()))
            continue
        wire.send_result(connection, result)


def _die_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_POLL_SECONDS)
    os._exit(1)
