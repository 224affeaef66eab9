"""What all tests share: running the real command, and writing pipeline files."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NEWSPIPE = Path(sys.executable).with_name("newspipe")
ODD_STAGES = Path(__file__).parent / "odd_stages.py"


class Result:
    """What a command left behind: exit code, standard output and error, and its articles."""

    def __init__(self, code: int, out: bytes, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def articles(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Shell:
    """Runs newspipe in a folder of its own, with the odd stages loaded."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {**os.environ, "NEWSPIPE_PLUGINS": str(ODD_STAGES)}

    def __call__(self, *arguments: object, stdin: bytes | str | list[dict[str, Any]] = b"") -> Result:
        if isinstance(stdin, list):
            stdin = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in stdin)
        done = subprocess.run(
            [str(part) for part in (NEWSPIPE, *arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=self.folder,
            env=self.env,
            timeout=120,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return Result(done.returncode, done.stdout, done.stderr.decode())

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def pipeline(self, *steps: str | dict[str, Any], name: str = "pipeline.json", **top: Any) -> Path:
        """Write a pipeline file; a step that is only a string is a stage's name."""
        entries = [{"stage": step} if isinstance(step, str) else step for step in steps]
        return self.write(name, json.dumps({"version": 1, **top, "steps": entries}, indent=2))

    def read(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.folder / name).read_bytes().splitlines()]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def odd_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the odd stages in this process too."""
    monkeypatch.setenv("NEWSPIPE_PLUGINS", str(ODD_STAGES))
