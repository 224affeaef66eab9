"""Ctrl-C in the first moments of a run: no traceback, whatever is being loaded."""

import random
import signal
import subprocess
import sys
import time

import pytest

# As the console script does it; a Python that is told to run it is interruptible only a moment later.
COMMAND = [sys.executable, "-c", "from newspipe_start import main; main()", "apply", "segment", "in.jsonl"]
MOMENTS = [random.Random(20261125).uniform(0, 0.6) for _ in range(40)]


@pytest.mark.parametrize("workers", ["0", "2"])
def test_ctrl_c_within_the_first_moments_ends_quietly(bash, workers):
    bash.write("in.jsonl", [{"id": str(n), "text": "One. Two."} for n in range(20_000)])
    codes = set()
    for moment in MOMENTS:
        process = subprocess.Popen(
            [*COMMAND, "--workers", workers],
            cwd=bash.directory,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
        # While the interpreter itself starts, it is the one that speaks of an interrupt; our first line is not run yet.
        assert b"run_command_line" not in error, error.decode()
        codes.add(process.returncode)
    assert codes <= {0, 130, -signal.SIGINT, 1}, codes
    assert 130 in codes
