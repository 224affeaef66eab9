"""Real shells, processes and pipes, with the stages of ``probes.py`` at hand."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PROBES = Path(__file__).parent / "probes.py"
PROGRAMS = ("jq", "mlr", "parallel", "zstd", "sqlite-utils", "newspipe")


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it wrote."""

    code: int
    out: bytes
    err: str

    @property
    def articles(self) -> list[dict[str, Any]]:
        """The articles on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


class Bash:
    """Runs bash commands in a directory of its own."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.environment = {
            "PATH": f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(directory),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "NEWSPIPE_PLUGINS": str(PROBES),
        }
        self._started: list[subprocess.Popen[bytes]] = []

    def __call__(self, command: str, stdin: bytes = b"", timeout: float = 60, **environment: str) -> Done:
        """Run a command to its end. It fails where any program of its pipe does."""
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=self.directory,
            env=self.environment | environment,
            input=stdin,
            capture_output=True,
            timeout=timeout,
        )
        return Done(done.returncode, done.stdout, done.stderr.decode())

    def start(self, *arguments: str, **streams: Any) -> subprocess.Popen[bytes]:
        """Start newspipe by itself, with unbuffered pipes on all streams that are not given."""
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
        process = subprocess.Popen(
            [shutil.which("newspipe", path=self.environment["PATH"]) or "newspipe", *arguments],
            cwd=self.directory,
            env=self.environment,
            bufsize=0,
            **pipes,
        )
        self._started.append(process)
        return process

    def write(self, name: str, articles: list[dict[str, Any]]) -> Path:
        """Write a file of articles."""
        path = self.directory / name
        path.write_text("".join(json.dumps(article) + "\n" for article in articles), "utf-8")
        return path

    def close(self) -> None:
        """End what is still running."""
        for process in self._started:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream:
                    stream.close()


@pytest.fixture
def bash(tmp_path: Path) -> Iterator[Bash]:
    bash = Bash(tmp_path)
    for program in PROGRAMS:
        assert shutil.which(program, path=bash.environment["PATH"]), f"{program} is missing; `bash .ci/run` installs it"
    yield bash
    bash.close()


@pytest.fixture
def examples(bash: Bash) -> Path:
    return Path(shutil.copytree(EXAMPLES, bash.directory / "examples"))
