"""A little of bench/fuzz.py: damaged pipeline files, tests, articles, dead letters and checkpoints."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

import fuzz


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_damaged_input_is_refused_or_counted(kind):
    number = 3000 if fuzz.KINDS[kind][1] > 1 else 150
    wrong, outcomes = fuzz.fuzz(kind, number, seed=20261125)
    assert not wrong, "\n".join(wrong)
    assert len(outcomes) > 1, "all cases ended in one way, so they test little"
