"""The wheel holds everything: installed in a clean environment, a pipeline runs far from the checkout."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import console_blocks
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


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """Install the wheel and pytest into a clean environment, and return its Python."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", wheel, "pytest"], check=True, capture_output=True)
    return python


def test_an_installed_wheel_runs_a_pipeline_outside_the_checkout(python, tmp_path):
    newspipe = python.with_name("newspipe")
    env = {"PATH": os.environ["PATH"]}
    subprocess.run([newspipe, "init", "news.json"], cwd=tmp_path, env=env, check=True, capture_output=True)
    article = {"id": "a", "text": "Mayor Lena Marsh of Ardel resigned on 4 May 2021.\n\nThe council meets next week.\n"}
    done = subprocess.run(
        [newspipe, "run", "news.json"],
        cwd=tmp_path,
        env=env,
        input=json.dumps(article).encode(),
        capture_output=True,
        check=True,
    )
    result = json.loads(done.stdout)
    assert result["dates"][0]["value"] == "2021-05-04"
    assert "Lena Marsh" in result["summary"]


def test_a_third_partys_package_is_installed_from_its_own_wheel_beside_ours(python, tmp_path):
    package = shutil.copytree(ROOT / "examples" / "newspipe-readability", tmp_path / "package")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, package]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True, capture_output=True)
    listed = subprocess.run([python, "-m", "newspipe", "stages"], check=True, capture_output=True, text=True)
    assert "readability     Give each article its Flesch reading ease" in listed.stdout
    tested = subprocess.run([python, "-m", "pytest", "-q"], capture_output=True, text=True, cwd=package)
    assert "10 passed" in tested.stdout, tested.stdout
    checked = subprocess.run([python, "-m", "newspipe", "check-plugin", "readability"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_the_tutorial_works_in_a_clean_environment(python, tmp_path):
    sections = console_blocks.read(ROOT / "docs" / "writing-stages.md")
    assert len(sections) == 3
    for section in sections:
        console_blocks.run(section, tmp_path, str(python))
