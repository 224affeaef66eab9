"""The heartbeat says where a worker is, and never half of it: a torn one once killed healthy workers for `timeout`."""

import os
import threading

from newspipe.executors.local.heartbeat import Heartbeat


def test_a_position_is_never_torn():
    parent = Heartbeat()
    worker = Heartbeat(parent.descriptor)
    worker.mark(7, 7)
    done = threading.Event()

    def work():
        number = 0
        while not done.is_set():
            number = (number + 1) % 1000
            worker.mark(number, number)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        positions = [parent.read() for _ in range(50_000)]
    finally:
        done.set()
        thread.join()
        parent.close()
    assert all(position.line == position.step for position in positions)
    assert all(position.since > 0 for position in positions)


def test_an_update_is_one_write_of_all_its_bytes():
    """`struct.pack_into` zeroes first and fills then, which another process sees."""
    heartbeat = Heartbeat()
    heartbeat.mark(1, 2)
    copies = []

    class Memory:
        def __setitem__(self, where, content):
            copies.append((where, len(content)))

    heartbeat._memory, memory = Memory(), heartbeat._memory
    heartbeat.mark(3, 4)
    heartbeat._memory = memory
    assert copies == [(slice(None), 24)]
    heartbeat.close()


def test_a_torn_read_is_read_again():
    heartbeat = Heartbeat()
    heartbeat.mark(5, 6)
    whole = heartbeat._memory[:]
    reads = [bytes(24), whole, whole]

    class Memory:
        def __getitem__(self, where):
            return reads.pop(0)

    memory, heartbeat._memory = heartbeat._memory, Memory()
    assert heartbeat.read()[:2] == (5, 6)
    heartbeat._memory = memory
    heartbeat.close()


def test_its_memory_goes_when_it_is_closed():
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    Heartbeat().close()
    after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    assert before == after
