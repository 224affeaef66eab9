"""What the shell completes: files wherever a file is meant, stages by name."""

import os
import subprocess

import pytest
from conftest import NEWSPIPE, ODD_STAGES


def completed(words):
    """Return what is offered for the last of some words, as bash gets it: kind and word."""
    environment = {**os.environ, "_NEWSPIPE_COMPLETE": "bash_complete", "COMP_WORDS": words}
    environment["COMP_CWORD"] = str(words.count(" "))
    done = subprocess.run([NEWSPIPE], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [tuple(line.split(",")) for line in done.stdout.split()]


@pytest.mark.parametrize(
    "words",
    [
        "newspipe run ",
        "newspipe run news.json ",
        "newspipe run news.json art",
        "newspipe run news.json -o ",
        "newspipe run news.json --errors ",
        "newspipe run -p ",
        "newspipe check ",
        "newspipe explain news.json ",
        "newspipe test ",
        "newspipe try ",
        "newspipe retry ",
        "newspipe retry errors.jsonl --pipeline ",
        "newspipe apply segment ",
    ],
)
def test_the_shell_completes_names_of_files(words):
    ((kind, _),) = completed(words)
    assert kind == "file"


def test_names_of_stages_are_completed():
    assert completed("newspipe apply s") == [("plain", "segment"), ("plain", "spacy"), ("plain", "summarise")]
    assert ("plain", "tag-entities") in completed("newspipe stages ")
    assert ("plain", "echo") in completed(f"newspipe apply -p {ODD_STAGES} e")
    assert completed("newspipe check-plugin sum") == [("plain", "summarise")]
    assert completed("newspipe check-plugin ./x")[0][0] == "file"


def test_a_plugin_file_that_is_broken_completes_nothing(tmp_path):
    path = tmp_path / "broken.py"
    path.write_text("this is no Python")
    assert ("plain", "segment") not in completed(f"newspipe apply -p {tmp_path}/missing.py s")
    assert all(kind == "plain" for kind, _ in completed(f"newspipe apply -p {path} s"))
