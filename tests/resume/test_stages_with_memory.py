"""Stages that must see all articles in order (`parallel = False`): one worker, in order, and an honest end."""

import json

import pytest

PLUGIN = '''
import os, signal
import newspipe

class Count(newspipe.Stage):
    """Number the articles."""

    name = "number"
    requires = ()
    provides = {"n": {"type": "integer", "description": "Its number."}}
    parallel = False

    def setup(self):
        self.n = 0

    def process(self, article):
        if article.get("die"):
            os.kill(os.getpid(), signal.SIGKILL)
        self.n += 1
        return {"n": self.n}

class Saved(Count):
    """Number the articles, also across an interruption."""

    name = "number-saved"

    def get_state(self):
        return str(self.n).encode()

    def set_state(self, state):
        self.n = int(state)

@newspipe.hookimpl
def newspipe_stages():
    return [Count, Saved]
'''


@pytest.fixture(autouse=True)
def plugin(shell):
    shell.env["NEWSPIPE_PLUGINS"] = str(shell.write("plugin.py", PLUGIN))


def articles(shell, count, **odd):
    lines = [json.dumps({"id": n, **(odd if n == count // 2 else {})}) for n in range(1, count + 1)]
    return shell.write("in.jsonl", "\n".join(lines) + "\n")


@pytest.mark.parametrize("options", [["--workers", 0], ["--workers", 4], ["--workers", 4, "--unordered"]])
def test_it_sees_all_articles_in_order(shell, options):
    result = shell("run", shell.pipeline("number"), articles(shell, 1200), "--batch-size", 7, *options)
    assert [article["n"] for article in result.articles] == list(range(1, 1201))


def test_where_its_worker_dies_the_run_ends_with_what_is_whole(shell):
    source = articles(shell, 1000, die=True)
    result = shell("run", shell.pipeline("number"), source, "--workers", 2, "--batch-size", 10)
    assert result.code == 1
    assert [article["n"] for article in result.articles] == list(range(1, 491))
    assert "killed by SIGKILL; the step 'number' remembers the articles before, so no other can go on" in result.err
    assert "490 read = 490 written + 0 dropped + 0 failed" in result.err


def test_resume_is_refused_where_it_cannot_save_what_it_remembers(shell):
    result = shell("run", shell.pipeline("number"), articles(shell, 3), "-o", "out.jsonl", "--resume")
    assert result.code == 2
    assert "the step 'number' remembers the articles before, and its stage 'number' cannot save that" in result.err
    assert not (shell.folder / "out.jsonl").exists()


def test_recycling_its_worker_is_refused(shell):
    result = shell("run", shell.pipeline("number-saved"), articles(shell, 3), "--recycle-after", 1)
    assert result.code == 2
    assert "--recycle-after: the step 'number-saved' must see all articles in order" in result.err


def test_a_run_that_ended_where_the_worker_died_is_resumed_with_the_right_numbers(shell):
    source = articles(shell, 1000, die=True)
    command = ("run", shell.pipeline("number-saved"), source, "-o", "out.jsonl", "--resume", "--batch-size", 10)
    assert shell(*command).code == 1
    state = json.loads((shell.folder / "out.jsonl.checkpoint").read_text())["state"]
    assert state["report"]["read"] < 500
    source.write_text(source.read_text().replace(', "die": true', ', "die": null'))
    assert shell(*command).code == 0  # what was read already is still the same
    assert [article["n"] for article in shell.read("out.jsonl")] == list(range(1, 1001))
