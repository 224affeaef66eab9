"""Runs that are killed again and again, and resumed, until they are done: the files must be those of a quiet run.

A `Sweep` has inputs of every kind, a pipeline that passes, drops and fails articles, and the files of a run that nobody
disturbed. Everything that is left to chance comes from its seed.
"""

import gzip
import json
import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from backports import zstd
from conftest import NEWSPIPE

HERE = Path(__file__).parent
PLUGINS = (HERE / "odd_stages.py", HERE / "chaos_stages.py")
INPUTS = ("a.jsonl", "b.jsonl.gz", "c.txt", "d.jsonl.zst")
SOME_FAILED = 3
COUNTS = ("read", "written", "dropped", "failed", "kept", "repaired", "bytes")
STEP_COUNTS = ("step", "articles", "errors", "drops")


@dataclass(frozen=True)
class Final:
    """What a finished run has left: its files, and the counts of its report."""

    files: dict[str, bytes]
    counts: dict[str, Any]


class Sweep:
    """A run of ``articles`` articles to ``out.jsonl`` with a suffix, in a folder, to be killed at seeded moments."""

    def __init__(self, folder: Path, suffix: str, seed: int, articles: int = 450) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.resumed = 0
        self.done = 0
        self._outputs = [f"out.jsonl{suffix}", f"errors.jsonl{suffix}", f"dropped.jsonl{suffix}"]
        self._write_inputs(articles)
        assert self._start().wait() == SOME_FAILED
        self.expected = self._final()

    def kill(self, parents: int, workers: int = 0, groups: int = 0, pauses: int = 0) -> None:
        """End so many lives of the run by SIGKILL, and compare whatever comes to its end.

        ``parents`` lives end by a kill of the parent alone, before which ``workers`` of them lose a worker; ``groups``
        by one of the whole process group, as a terminal or a job scheduler does it; ``pauses`` likewise, after the
        group was stopped for a moment and continued.
        """
        lives = ["worker"] * workers + ["parent"] * (parents - workers) + ["group"] * groups + ["pause"] * pauses
        self.random.shuffle(lives)
        self._start_over()
        for life in lives:
            process = self._start()
            if life == "worker":
                self._kill_a_worker(process)
            if life == "pause":
                self._pause(process)
            if self._dies(process, whole_group=life in ("group", "pause")):
                self.resumed += 1
            else:
                self._compare()
                self._start_over()
        while self._start().wait() != SOME_FAILED:
            self.resumed += 1
        self._compare()

    def _dies(self, process: "subprocess.Popen[bytes]", *, whole_group: bool) -> bool:
        """Kill a run while it starts, or after it has, and return whether that came before its end."""
        if self.random.random() < 0.7:
            self._wait_for_a_commit(process)
        time.sleep(self.random.uniform(0, 0.7))
        if whole_group:
            self._signal_group(process, signal.SIGKILL)
        else:
            process.kill()
        code = process.wait()
        error = (self.folder / "stderr").read_text()
        assert "Traceback" not in error, error
        assert code in (SOME_FAILED, -9), f"exit code {code}\n{error}"
        return code != SOME_FAILED

    def _pause(self, process: "subprocess.Popen[bytes]") -> None:
        time.sleep(self.random.uniform(0, 0.6))
        self._signal_group(process, signal.SIGSTOP)
        time.sleep(self.random.uniform(0, 0.4))
        self._signal_group(process, signal.SIGCONT)

    def _signal_group(self, process: "subprocess.Popen[bytes]", signum: int) -> None:
        with suppress(ProcessLookupError):  # the run has ended meanwhile
            os.killpg(process.pid, signum)

    def _wait_for_a_commit(self, process: "subprocess.Popen[bytes]") -> None:
        checkpoint = self.folder / f"{self._outputs[0]}.checkpoint"
        before = checkpoint.stat().st_ino if checkpoint.exists() else 0
        while process.poll() is None and (not checkpoint.exists() or checkpoint.stat().st_ino == before):
            time.sleep(0.002)

    def _kill_a_worker(self, process: "subprocess.Popen[bytes]") -> None:
        while not (workers := psutil.Process(process.pid).children()) and process.poll() is None:
            time.sleep(0.01)
        time.sleep(self.random.uniform(0, 0.6))
        if workers:
            with suppress(psutil.NoSuchProcess):  # the run has ended meanwhile
                self.random.choice(workers).kill()

    def _start(self) -> "subprocess.Popen[bytes]":
        output, errors, dropped = self._outputs
        command = [NEWSPIPE, "run", "pipeline.json", *INPUTS, "--resume", "-o", output, "--errors", errors]
        command += ["--dropped", dropped, "--report", "report.json", "--workers", "2", "--batch-size", "8"]
        with open(self.folder / "stderr", "wb") as stderr:
            return subprocess.Popen(
                command,
                cwd=self.folder,
                env={**os.environ, "NEWSPIPE_PLUGINS": os.pathsep.join(map(str, PLUGINS))},
                stderr=stderr,
                start_new_session=True,
            )

    def _start_over(self) -> None:
        for name in (*self._outputs, f"{self._outputs[0]}.checkpoint", "report.json"):
            (self.folder / name).unlink(missing_ok=True)

    def _compare(self) -> None:
        """Compare the files of a finished run with those of the quiet one, and look for what should not be there."""
        final = self._final()
        for name, content in self.expected.files.items():
            assert final.files[name] == content, f"{name} differs from that of a quiet run"
        assert final.counts == self.expected.counts
        expected = {*self._outputs, f"{self._outputs[0]}.checkpoint", *INPUTS, "pipeline.json", "report.json", "stderr"}
        assert set(os.listdir(self.folder)) == expected
        self.done += 1

    def _final(self) -> Final:
        report = json.loads((self.folder / "report.json").read_bytes())
        counts = {name: report[name] for name in COUNTS}
        counts["steps"] = [{name: step[name] for name in STEP_COUNTS} for step in report["steps"]]
        return Final({name: (self.folder / name).read_bytes() for name in self._outputs}, counts)

    def _write_inputs(self, articles: int) -> None:
        lines = [json.dumps(self._article(number)).encode() + b"\n" for number in range(articles)]
        lines[articles // 2] = b"not an article\n"
        third = articles // 3
        parts = (b"".join(lines[:third]), b"".join(lines[third : 2 * third]), b"".join(lines[2 * third :]).rstrip())
        contents = (parts[0], gzip.compress(parts[1]), b"A note from the harbour.", zstd.compress(parts[2]))
        for name, content in zip(INPUTS, contents, strict=True):
            (self.folder / name).write_bytes(content)
        steps = [{"stage": "count-words"}, {"stage": "obey"}, {"stage": "slow"}]
        (self.folder / "pipeline.json").write_text(json.dumps({"version": 1, "steps": steps}))

    def _article(self, number: int) -> dict[str, Any]:
        words = " ".join(self.random.choices(["ferry", "harbour", "council", "Ardel", "gate", "flood"], k=700))
        deed = self.random.choices(["", "drop", "raise"], [8, 1, 1])[0]
        return {"id": str(number), "seconds": 0.007, "do": deed, "text": words}
