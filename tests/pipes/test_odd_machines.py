"""Machines that are not as usual: a file that is a mount point, a disk that cannot be written, no HOME."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newspipe.errors import UsageError
from newspipe.io.files import is_mount_point
from newspipe.io.writers import open_output

NEWSPIPE = Path(sys.executable).with_name("newspipe")
# Its own mount table, where it may change mounts: as root, or as the root of a user namespace of its own.
UNSHARE = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--mount", "--map-root-user"]
READ_ONLY = """
cut -d " " -f 5 /proc/self/mountinfo | while read -r at; do mount -o remount,bind,ro "$at" 2> /dev/null; done
"""


def apart(script, folder, **environment):
    """Run a shell script with a mount table of its own."""
    return subprocess.run(
        [*UNSHARE, "sh", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        input=b'{"id": "a", "text": "One. Two."}\n',
        capture_output=True,
        timeout=120,
    )


def may_mount(folder):
    """Return whether this machine lets us have mounts of our own; containers often do not."""
    return apart("mount --bind . .", folder).returncode == 0


def test_a_mount_point_is_known_and_a_file_is_none(tmp_path):
    (tmp_path / "file").touch()
    assert is_mount_point("/proc")
    assert not is_mount_point(str(tmp_path / "file"))


def test_an_output_that_is_a_mount_point_is_refused_before_the_work(tmp_path, monkeypatch):
    monkeypatch.setattr("newspipe.io.writers.is_mount_point", lambda path: True)
    with pytest.raises(UsageError, match="is a mount point, which a finished file cannot replace"):
        open_output(str(tmp_path / "out.jsonl"))
    assert list(tmp_path.iterdir()) == []


def test_so_it_is_on_a_real_one(tmp_path):
    """On a machine that lets us mount nothing, the test above has to do."""
    (tmp_path / "elsewhere").write_text("precious\n")
    (tmp_path / "out.jsonl").touch()
    if may_mount(tmp_path):
        done = apart(f"mount --bind elsewhere out.jsonl && {NEWSPIPE} apply segment -o out.jsonl", tmp_path)
        assert (done.returncode, b"out.jsonl: is a mount point" in done.stderr) == (2, True)
    assert (tmp_path / "elsewhere").read_text() == "precious\n"


def test_without_a_place_to_write_and_without_a_home_one_process_works(tmp_path):
    if not may_mount(tmp_path):  # then at least without HOME and with a temporary folder that is not there
        script, environment = "", {"TMPDIR": "/nowhere"}
    else:
        script, environment = READ_ONLY + "touch probe 2> /dev/null && exit 99\n", {}
    done = apart(f"{script}exec {NEWSPIPE} apply segment --workers 0", tmp_path, **environment)
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1), done.stderr.decode()
    assert b'"sentences"' in done.stdout


def test_with_workers_it_works_too_or_says_what_is_missing(tmp_path):
    script = READ_ONLY if may_mount(tmp_path) else ""
    done = apart(f"{script}exec {NEWSPIPE} apply segment --workers 2", tmp_path, TMPDIR="/nowhere")
    assert b"Traceback" not in done.stderr
    if done.returncode:
        assert b"set TMPDIR to one, or use --workers 0" in done.stderr
    else:
        assert b'"sentences"' in done.stdout
