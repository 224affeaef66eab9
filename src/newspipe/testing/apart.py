"""A stage in processes of its own: it is found by its name there, and texts that break programs do not break it."""

import inspect
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newspipe.errors import PluginError
from newspipe.plugins import loading
from newspipe.stage import Stage
from newspipe.testing.hostile import LARGE
from newspipe.testing.running import build
from newspipe.testing.samples import Preparation

TIMEOUT = 20  # seconds for a megabyte on a core of its own: ten times what the slowest built-in stage takes


def problems(
    stage: type[Stage], options: Mapping[str, Any], articles: Mapping[str, Mapping[str, Any]], *, hostile: bool
) -> Iterator[str]:
    """Run the stage on the articles, and on large hostile texts, as `newspipe run` does; yield what goes wrong."""
    files = _files(stage)
    if files is None:
        yield (
            f"no worker can find it: no installed plugin offers '{stage.name}', its module has no newspipe_stages(); "
            "install its package (pip install -e .), or check the plugin's FILE"
        )
        return
    steps: list[dict[str, Any]] = [{"stage": stage.name, "options": dict(options), "timeout": TIMEOUT * _crowding()}]
    lines = [json.dumps(article) for article in articles.values()]
    if hostile:
        steps = [{"stage": name} for name in Preparation(build(stage, options)).steps] + steps
        lines = [json.dumps({"id": name, "published": "2019-04-11", "text": text}) for name, text in LARGE.items()]
    fields = sorted({field for article in articles.values() for field in article})
    with TemporaryDirectory() as folder:
        path = Path(folder, "pipeline.json")
        path.write_text(json.dumps({"version": 1, "input_fields": [] if hostile else fields, "steps": steps}), "utf-8")
        command = [
            sys.executable,
            "-m",
            "newspipe",
            "run",
            str(path),
            "--workers",
            "1",
            "--quiet",
            "--allow-exec",
            "--errors",
        ]
        done = subprocess.run(
            [*command, str(Path(folder, "errors.jsonl")), *(part for file in files for part in ("-p", file))],
            input="\n".join(lines).encode(),
            capture_output=True,
        )
        if done.returncode not in (0, 3):
            yield f"a run of its own ends with exit code {done.returncode}: {done.stderr.decode()[-500:].strip()}"
        errors = Path(folder, "errors.jsonl")
        for line in errors.read_text("utf-8").splitlines() if errors.exists() else ():
            record = json.loads(line)
            if record["exception"] or not _spoken(record["message"]):
                yield f"the text '{record['id']}': {record['message']}"


def _crowding() -> float:
    """Return by how much longer than its CPU time a process takes here: how many others want each core, at least 1."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def _files(stage: type[Stage]) -> list[str] | None:
    """Return the single-file plugins that a worker needs to find the stage; None where it cannot be found at all."""
    try:
        offer = loading.load([stage.name]).offers.get(stage.name)
    except PluginError:
        offer = None
    if offer and (offer.offered.__module__, offer.offered.__qualname__) == (stage.__module__, stage.__qualname__):
        return []
    module = inspect.getmodule(stage) or sys.modules.get(stage.__module__)
    file = getattr(module, "__file__", None)
    return [file] if file and hasattr(module, "newspipe_stages") else None


def _spoken(message: str) -> bool:
    """Tell whether a failure is the stage's own word, and not its death or a broken contract."""
    faults = ("the worker ", "passed ", "returned ", "did not return ", "process_batch() ", "called sys.exit(")
    return not message.startswith(faults)
