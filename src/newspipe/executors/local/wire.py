"""How batches and results cross to and from a worker: what is small as a pickle, the articles beside it as plain bytes.

Pickled inside their objects, the articles would be copied three times more; that took half of the pool's time.
"""

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from newspipe.batch import Batch, BatchResult

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def send_batch(connection: "Connection[Any, Any]", batch: Batch) -> None:
    """Send a batch."""
    connection.send((replace(batch, lines=[]), None if batch.is_lines else [len(record) for record in batch.lines]))
    connection.send_bytes((b"\n" if batch.is_lines else b"").join(batch.lines))


def receive_batch(connection: "Connection[Any, Any]") -> Batch:
    """Receive a batch. Raises `EOFError` where the other side has closed the connection."""
    batch: Batch
    batch, sizes = connection.recv()
    data = connection.recv_bytes()
    if sizes is None:
        return replace(batch, lines=data.split(b"\n"))
    ends = list(accumulate(sizes, initial=0))
    return replace(batch, lines=[data[start:end] for start, end in pairwise(ends)])


def send_result(connection: "Connection[Any, Any]", result: BatchResult) -> None:
    """Send a result, announced as one."""
    connection.send(("result", replace(result, output=b"")))
    connection.send_bytes(result.output)


def receive_result(connection: "Connection[Any, Any]", announced: BatchResult) -> BatchResult:
    """Receive the articles of a result that has been announced, and return it whole."""
    return replace(announced, output=connection.recv_bytes())
