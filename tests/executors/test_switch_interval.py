"""The run tunes how often threads take turns, and gives the host's own setting back."""

import sys

import newspipe
from newspipe.run.config import RunConfig
from newspipe.run.run import run


def test_the_interval_is_the_hosts_again_after_a_run(tmp_path, odd_stages):
    before = sys.getswitchinterval()
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a"}\n')
    pipeline = newspipe.load({"version": 1, "steps": [{"stage": "echo"}]}).pipeline
    config = RunConfig(inputs=(str(path),), output=str(tmp_path / "out.jsonl"), workers=1)
    assert run(pipeline, config).report.written == 1
    assert sys.getswitchinterval() == before
