"""Memory is bounded by the window of batches in flight, and the share of failures is judged while the run goes on."""

import json
import os
import select
import subprocess
import time

from conftest import NEWSPIPE


def test_no_more_is_read_than_the_window_holds_while_one_article_holds_up_the_order(shell):
    shell.env["NEWSPIPE_PLUGINS"] += os.pathsep + str(
        shell.write(
            "wait.py",
            """
import os, time
import newspipe

@newspipe.stage(name="wait-for", requires=(), provides=[])
def wait_for(article):
    "Wait until a file is there."
    while article.get("file") and not os.path.exists(article["file"]):
        time.sleep(0.05)
    return {}

@newspipe.hookimpl
def newspipe_stages():
    return [wait_for]
""",
        )
    )
    go = shell.folder / "go"
    command = [NEWSPIPE, "run", "-q", shell.pipeline("wait-for"), "--workers", "2", "-o", "out.jsonl"]
    process = subprocess.Popen(command, cwd=shell.folder, env=shell.env, stdin=subprocess.PIPE)
    pipe = process.stdin.fileno()
    os.set_blocking(pipe, False)
    head = json.dumps({"file": str(go)}).encode() + b"\n"
    line = json.dumps({"text": "x" * 1_000_000}).encode() + b"\n"
    accepted, waiting = 0, head + line
    deadline = time.monotonic() + 60
    quiet = time.monotonic()
    while accepted < 200_000_000 and time.monotonic() < deadline and time.monotonic() - quiet < 5:
        if select.select([], [pipe], [], 0.2)[1]:
            sent = os.write(pipe, waiting)
            accepted, waiting, quiet = accepted + sent, waiting[sent:] or line, time.monotonic()
    assert 30_000_000 < accepted < 100_000_000
    go.touch()
    os.set_blocking(pipe, True)
    process.stdin.write(waiting)
    process.stdin.close()
    assert process.wait(60) == 0


def test_a_share_of_failures_ends_the_run_long_before_its_input(shell):
    articles = [{"id": str(number), "do": "raise" if number % 4 == 0 else ""} for number in range(20_000)]
    pipeline = shell.pipeline("obey", max_failed=0.1)
    result = shell("run", pipeline, "--workers", 1, "--report", "report.json", stdin=articles)
    report = json.loads((shell.folder / "report.json").read_text())
    assert result.code == report["exit_code"] == 4
    assert 1000 <= report["read"] < 1200


def test_failures_that_are_few_among_the_latest_end_no_run(shell):
    articles = [{"id": str(number), "do": "raise" if number < 90 else ""} for number in range(3000)]
    result = shell("run", shell.pipeline("obey", max_failed=0.1), stdin=articles)
    assert result.code == 3
