"""A disk that is full or broken: it is said, what was committed stays, and the run completes once the disk is well."""

import errno
import os
import resource
import signal
import subprocess

import pytest

from newspipe.errors import OutputError
from newspipe.io import writers

SAFE = "; what was committed is safe: run the same line again to continue"


@pytest.fixture
def small_disk(shell):
    """Mount a disk of 1 MB at ``disk``; for root only."""
    disk = shell.folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "newspipe-test", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root, where it may, can mount a disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def command_to(shell, output):
    shell.articles("in.jsonl", 400, seconds=0.004, length=500)
    return ("run", shell.pipeline("slow"), "in.jsonl", "-o", output, "--resume", "--workers", 2, "--batch-size", 4)


def quiet_run(shell):
    return shell("run", "pipeline.json", "in.jsonl", "--batch-size", 4).out


def test_a_full_disk_is_said_and_the_run_completes_once_there_is_room(shell, small_disk):
    command = command_to(shell, "disk/out.jsonl")
    full = shell(*command)
    assert full.code == 1
    assert "disk/out.jsonl: cannot be written: No space left on device" in full.err
    assert full.err.rstrip().endswith(SAFE)
    committed = shell.committed("disk/out.jsonl")
    assert 0 < committed < 400

    still_full = shell(*command)
    assert still_full.code == 1
    assert f"continuing after {committed} articles" in still_full.err
    assert shell.committed("disk/out.jsonl") >= committed

    subprocess.run(["mount", "-o", "remount,size=20m", small_disk], check=True)
    assert shell(*command).code == 0
    assert (small_disk / "out.jsonl").read_bytes() == quiet_run(shell)


def test_a_file_that_may_not_grow_further(shell):
    """The same without root: the system's limit on the size of a file."""
    command = command_to(shell, "out.jsonl")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    process = shell.start(*command, preexec_fn=limit)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"out.jsonl: cannot be written: File too large{SAFE}" in err.decode()
    assert 0 < shell.committed() < 400
    assert shell(*command).code == 0
    assert (shell.folder / "out.jsonl").read_bytes() == quiet_run(shell)


@pytest.mark.parametrize("option", ["-o", "--errors", "--dropped"])
def test_a_full_device_without_resume(shell, option):
    shell.write("in.jsonl", '{"id":"a"}\n{"id":"b","do":"raise"}\n{"id":"c","do":"drop"}\n')
    result = shell("run", shell.pipeline("obey"), "in.jsonl", option, "/dev/full")
    assert result.code == 1
    assert "/dev/full: cannot be written: No space left on device" in result.err


@pytest.fixture
def output(tmp_path):
    output = writers.ResumableOutput(str(tmp_path / "out.jsonl"))
    output.continue_after(0)
    yield output
    output.abandon()


def test_short_writes_lose_nothing(output, tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(writers.os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    output.write(b'{"id":"harbour"}\n' * 10)
    assert output.sync() == 170
    assert (tmp_path / "out.jsonl").read_bytes() == b'{"id":"harbour"}\n' * 10


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_broken_disk_is_said_by_the_call_that_finds_out(output, monkeypatch, call):
    def broken(*arguments):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(writers.os, call, broken)
    method = {"write": lambda: output.write(b"{}\n"), "fsync": output.sync}[call]
    with pytest.raises(OutputError, match=r"out\.jsonl: cannot be written: Input/output error; what was committed"):
        method()


def test_a_disk_that_breaks_after_a_part_was_written_keeps_the_commit(tmp_path, monkeypatch):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b'{"id":"committed"}\n{"id":"not comm')
    output = writers.ResumableOutput(str(path))
    output.continue_after(19)
    write = os.write
    answers = iter([3, None])

    def breaks(descriptor, data):
        count = next(answers)
        if count is None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return write(descriptor, data[:count])

    monkeypatch.setattr(writers.os, "write", breaks)
    with pytest.raises(OutputError):
        output.write(b'{"id":"next"}\n')
    output.abandon()
    assert path.read_bytes() == b'{"id":"committed"}\n{"i'


def test_a_retry_on_a_full_disk_loses_nothing(shell, small_disk):
    """The dead letters are replaced only when the articles that succeed now are safe."""
    articles = [{"id": str(n), "do": "say", "text": "word " * 400} for n in range(18)]
    assert shell("apply", "obey", "--errors", "errors.jsonl", stdin=articles).code == 3
    letters = (shell.folder / "errors.jsonl").read_bytes().replace(b'"do":"say"', b'"do":"all"')
    letters = letters.replace(b'"do": "say"', b'"do": "all"')
    shell.write("errors.jsonl", letters)
    (small_disk / "out.jsonl").write_bytes(b"{}\n" + b" " * 1_000_000)
    before = (small_disk / "out.jsonl").read_bytes()
    shell.write("one.json", '{"version": 1, "steps": [{"stage": "obey"}]}')
    result = shell("retry", "errors.jsonl", "--pipeline", "one.json", "-o", "disk/out.jsonl")
    assert result.code == 1
    assert "No space left on device" in result.err
    assert (shell.folder / "errors.jsonl").read_bytes() == letters
    assert (small_disk / "out.jsonl").read_bytes() == before
