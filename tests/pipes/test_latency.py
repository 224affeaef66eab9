"""An article goes on as soon as nothing more is there to be read."""

import json
import os
import select
import shutil
import subprocess
import time

import pytest

AT_ONCE = 1.0  # seconds; what is measured and printed is far less on a machine that does nothing else


class Slow:
    """A slow writer, and a watch on what comes out."""

    def __init__(self, process):
        self.process = process

    def write(self, data):
        self.process.stdin.write(data)

    def read_line(self, timeout):
        """Return the next line and the seconds it took; None where none comes in time."""
        start = time.monotonic()
        if not select.select([self.process.stdout], [], [], timeout)[0]:
            return None, time.monotonic() - start
        return self.process.stdout.readline(), time.monotonic() - start


@pytest.mark.parametrize("command", ["apply mark", "run examples/news.json"])
def test_each_article_comes_out_at_once(bash, examples, command):
    slow = Slow(bash.start(*command.split()))
    delays = []
    for number in range(6):
        text = f"The pier opened on Monday, Mayor Ada Lund said. Visitor {number} was given a flag."
        slow.write(json.dumps({"id": str(number), "text": text}).encode() + b"\n")
        line, delay = slow.read_line(timeout=10)
        assert json.loads(line)["id"] == str(number)
        delays.append(delay)
        time.sleep(0.05)
    print(f"{command}: each article after {max(delays[1:]) * 1000:.1f} ms at most, once started")
    assert max(delays[1:]) < AT_ONCE


def test_half_a_line_is_waited_for(bash):
    slow = Slow(bash.start("apply", "mark"))
    slow.write(b'{"id":"a"}\n{"id":')
    assert slow.read_line(timeout=10)[0] == b'{"id":"a","seen":true}\n'
    assert slow.read_line(timeout=0.3)[0] is None
    slow.write(b'"b"}\n')
    line, delay = slow.read_line(timeout=10)
    assert line == b'{"id":"b","seen":true}\n'
    assert delay < AT_ONCE


def test_a_compressed_stream_comes_out_at_once_too(bash):
    slow = Slow(bash.start("apply", "mark"))
    zstd = subprocess.Popen(["zstd", "-q", "--long"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    packed, _ = zstd.communicate(b'{"id":"a"}\n')
    for _ in range(3):
        slow.write(packed)
        line, delay = slow.read_line(timeout=10)
        assert line == b'{"id":"a","seen":true}\n'
    assert delay < AT_ONCE


def test_a_compressed_stream_that_begins_byte_by_byte(bash):
    bash.write("first.jsonl", [{"id": "first"}])
    packed = bash("gzip -c first.jsonl").out
    slow = Slow(bash.start("apply", "mark", "first.jsonl", "-"))
    assert slow.read_line(timeout=10)[0] is not None
    for at in range(4):
        slow.write(packed[at : at + 1])
        time.sleep(0.05)
    slow.write(packed[4:])
    out, err = slow.process.communicate(timeout=30)
    assert out == b'{"id": "first","seen":true}\n', err.decode()


def test_a_limit_ends_an_endless_input(bash):
    done = bash("""yes '{"id":"a"}' | newspipe apply mark --limit 5; echo "${PIPESTATUS[@]}" """)
    assert done.out == b'{"id":"a","seen":true}\n' * 5 + b"141 0\n"
    assert done.err.startswith("5 read = 5 written")


def test_a_limit_ends_it_though_the_writer_is_still_there(bash):
    process = bash.start("apply", "mark", "--limit", "2")
    process.stdin.write(b'{"id":"a"}\n{"id":"b"}\n')
    assert process.wait(timeout=30) == 0
    assert process.stdout.read().count(b"\n") == 2


def test_a_growing_file(bash, examples):
    feed = bash.directory / "feed.jsonl"
    feed.write_bytes(b"")
    tail = subprocess.Popen(["tail", "-n", "+1", "-f", str(feed)], stdout=subprocess.PIPE)
    try:
        slow = Slow(bash.start("apply", "mark", stdin=tail.stdout))
        delays = []
        for number in range(4):
            with feed.open("a") as file:
                file.write(json.dumps({"id": str(number)}) + "\n")
            line, delay = slow.read_line(timeout=10)
            assert json.loads(line) == {"id": str(number), "seen": True}
            delays.append(delay)
    finally:
        tail.kill()
        tail.communicate()
    print(f"tail -f: each article after {max(delays[1:]) * 1000:.1f} ms at most, once started")
    assert max(delays[1:]) < AT_ONCE + 1.0  # tail itself may look only once a second


def test_a_slow_reader_gets_everything(bash):
    bash.write("many.jsonl", [{"id": str(number), "text": "x" * 1000} for number in range(2000)])
    done = bash("newspipe apply mark many.jsonl | (sleep 1; cat)")
    assert [article["id"] for article in done.articles] == [str(number) for number in range(2000)]


def test_memory_stays_bounded_on_an_endless_input(bash):
    line = json.dumps({"id": "a", "text": "x" * 3000})
    yes = subprocess.Popen([shutil.which("yes"), line], stdout=subprocess.PIPE)
    with open(os.devnull, "wb") as nowhere:
        process = bash.start("apply", "mark", stdin=yes.stdout, stdout=nowhere)
        sizes = []
        for _ in range(2):
            time.sleep(1.5)
            with open(f"/proc/{process.pid}/status") as status:
                sizes.append(next(int(row.split()[1]) for row in status if row.startswith("VmHWM")))
    yes.kill()
    yes.communicate()
    print(f"peak memory on an endless input: {sizes[-1] / 1024:.0f} MB")
    assert sizes[-1] < 200 * 1024
