"""kill -9 at seeded moments, then the same line again: not a byte is lost, doubled or changed.

`just chaos` does the same at hundreds of points.
"""

import random

import pytest
from kill_sweep import Sweep


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_files_and_counts_are_those_of_a_run_that_nobody_disturbed(tmp_path, suffix):
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    sweep = Sweep(tmp_path, suffix, seed)
    sweep.kill(parents=12, workers=6)
    assert sweep.done
    assert sweep.resumed >= 6


def test_so_they_are_when_the_whole_process_group_is_killed_or_stopped(tmp_path):
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    sweep = Sweep(tmp_path, "", seed)
    sweep.kill(parents=0, groups=6, pauses=6)
    assert sweep.done
    assert sweep.resumed >= 3
