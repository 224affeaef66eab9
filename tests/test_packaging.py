"""The wheel holds everything: installed in a clean environment, a pipeline runs far from the checkout."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_schemas_plugins_and_their_data(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("pipeline", "article", "error", "report"):
        assert f"newspipe/schemas/{name}.schema.json" in names
    for package in (ROOT / "plugins").glob("newspipe_*"):
        tracked = subprocess.run(
            ["git", "ls-files", package], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.split()
        assert tracked
        assert {path.removeprefix("plugins/") for path in tracked} <= set(names)


def test_an_installed_wheel_runs_a_pipeline_outside_the_checkout(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, capture_output=True)
    work = tmp_path / "elsewhere"
    work.mkdir()
    newspipe = tmp_path / "venv" / "bin" / "newspipe"
    env = {"PATH": os.environ["PATH"]}
    subprocess.run([newspipe, "init", "news.json"], cwd=work, env=env, check=True, capture_output=True)
    article = {"id": "a", "text": "Mayor Lena Marsh of Ardel resigned on 4 May 2021.\n\nThe council meets next week.\n"}
    done = subprocess.run(
        [newspipe, "run", "news.json"],
        cwd=work,
        env=env,
        input=json.dumps(article).encode(),
        capture_output=True,
        check=True,
    )
    result = json.loads(done.stdout)
    assert result["dates"][0]["value"] == "2021-05-04"
    assert "Lena Marsh" in result["summary"]
