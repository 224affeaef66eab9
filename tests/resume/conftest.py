"""What the tests of resuming share: runs that can be interrupted, and a pipeline that takes its time."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import NEWSPIPE, Shell

CHAOS = Path(__file__).parents[1] / "chaos_stages.py"


class ResumeShell(Shell):
    """A shell with a slow stage, whose runs can be stopped by a signal once something has been committed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.env["NEWSPIPE_PLUGINS"] += os.pathsep + str(CHAOS)

    def articles(self, name, count, seconds=0.0, first=0, length=1):
        """Write articles that each take some seconds and have a text of ``length`` words."""
        numbers = range(first, first + count)
        lines = [json.dumps({"id": str(n), "seconds": seconds, "text": f"Ardel{n} " * length}) for n in numbers]
        return self.write(name, "".join(line + "\n" for line in lines))

    def start(self, *arguments, **options):
        command = [str(part) for part in (NEWSPIPE, *arguments)]
        return subprocess.Popen(command, cwd=self.folder, env=self.env, stderr=subprocess.PIPE, **options)

    def stop(self, *arguments, output="out.jsonl", by=signal.SIGINT):
        """Start a run, send it a signal once it has committed articles, and return its exit code and last words."""
        process = self.start(*arguments)
        deadline = time.monotonic() + 30
        while self.committed(output) == 0 and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(by)
        _, err = process.communicate(timeout=30)
        return process.returncode, err.decode()

    def committed(self, output="out.jsonl"):
        """Return how many articles the last commit has read."""
        checkpoint = self.folder / f"{output}.checkpoint"
        return json.loads(checkpoint.read_bytes())["state"]["report"]["read"] if checkpoint.exists() else 0


@pytest.fixture
def shell(tmp_path):
    return ResumeShell(tmp_path)


class Finished:
    """A folder in which a run to out.jsonl is done. Calling it runs the same again, with more arguments."""

    def __init__(self, shell):
        self.shell = shell

    def __call__(self, *more):
        return self.shell("run", "pipeline.json", "in.jsonl", "-o", "out.jsonl", "--resume", *more)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Return the folder of a finished run and what it said."""
    shell = ResumeShell(tmp_path_factory.mktemp("finished"))
    shell.articles("in.jsonl", 20)
    shell.pipeline("count-words")
    return shell.folder, Finished(shell)()


@pytest.fixture
def finished(shell, first):
    shutil.copytree(first[0], shell.folder, dirs_exist_ok=True)
    return Finished(shell)
