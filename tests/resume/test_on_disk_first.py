"""What a name or a checkpoint speaks of is on disk before it: a power cut at any moment leaves no lie behind."""

import json

import pytest

# A plugin is loaded in the run's own process, so it can write down what that asks of the system, in order.
WATCH = """
import os
import newspipe

names = lambda fd: os.path.basename(os.readlink(f"/proc/self/fd/{fd}"))
fsync, replace = os.fsync, os.replace

def log(*words):
    with open(os.environ["WATCH"], "a") as file:
        print(*words, file=file)

def watched_fsync(fd):
    log("fsync", names(fd))
    return fsync(fd)

def watched_replace(source, target):
    log("replace", os.path.basename(source), os.path.basename(target))
    return replace(source, target)

if not hasattr(os, "watched"):  # a run may load a plugin more than once
    os.watched, os.fsync, os.replace = True, watched_fsync, watched_replace

@newspipe.hookimpl
def newspipe_stages():
    return []
"""


@pytest.fixture
def watched(shell):
    shell.env["WATCH"] = str(shell.folder / "log")
    articles = "".join(
        json.dumps({"id": str(number), "do": "raise" if number == 7 else ""}) + "\n" for number in range(50)
    )
    shell.write("in.jsonl", articles)

    def run(*options):
        plugin = shell.write("watch.py", WATCH)
        shell("run", shell.pipeline("obey"), "in.jsonl", "-p", plugin, "--workers", 0, *options)
        return [line.split() for line in (shell.folder / "log").read_text().splitlines()]

    return run


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_an_output_gets_its_name_when_it_is_on_disk(watched, name):
    events = watched("-o", name)
    named = events.index(["replace", f"{name}.part", name])
    assert ["fsync", f"{name}.part"] in events[:named]


def test_a_checkpoint_is_written_when_all_that_it_speaks_of_is_on_disk_and_it_is_itself(watched, shell):
    events = watched("-o", "out.jsonl", "--errors", "errors.jsonl", "--resume")
    commits = [at for at, event in enumerate(events) if event[-1] == "out.jsonl.checkpoint"]
    assert len(commits) >= 2
    last = events[commits[-2] + 2 : commits[-1]]  # after the fsync of the folder
    assert [event[1] for event in last if event[0] == "fsync"] == [
        "out.jsonl", "errors.jsonl", "out.jsonl.checkpoint.new"
    ]  # fmt: skip
    assert events[commits[-1] + 1] == ["fsync", shell.folder.name]


def test_dead_letters_are_replaced_when_the_articles_are_on_disk(watched, shell):
    watched("-o", "out.jsonl", "--errors", "errors.jsonl")
    (shell.folder / "log").unlink()
    result = shell(
        "retry",
        "errors.jsonl",
        "--pipeline",
        shell.pipeline("obey"),
        "-o",
        "out.jsonl",
        "-p",
        "watch.py",
        "--workers",
        0,
    )
    assert result.code == 3, result.err
    events = [line.split() for line in (shell.folder / "log").read_text().splitlines()]
    replaced = events.index(["replace", "errors.jsonl.part", "errors.jsonl"])
    assert ["fsync", "out.jsonl"] in events[:replaced]
    assert ["fsync", "errors.jsonl.part"] in events[:replaced]
