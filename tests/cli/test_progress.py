"""`--progress` and `-v`: what a run says of itself while it runs, where there is no terminal."""

import json
import re

import pytest

from newspipe.cli import progress
from newspipe.report import Report

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
LOGGING = """
import logging, warnings, newspipe
log = logging.getLogger("talker")

@newspipe.stage(requires=[], provides=["heard"])
def talk(article):
    \"\"\"Say something.\"\"\"
    log.debug("deep")
    log.info("hello %s", article["id"])
    log.warning("careful\\n\\x1b[31m%s", article["id"])
    return {"heard": True}

@newspipe.hookimpl
def newspipe_stages():
    return [talk]
"""


class Clock:
    def __init__(self):
        self.now = 1_700_000_000.0

    def __call__(self):
        return self.now


def report(read, **counts):
    result = Report(read=read, written=read, bytes=read * 99)
    result.failed.update(counts)
    return result


def test_plain_progress_is_a_line_a_minute(capsys):
    clock = Clock()
    lines = progress.Lines(size=100_000, clock=clock)
    for second in range(1, 151):
        clock.now += 1
        lines.update(report(second * 2, clean=second // 50))
    assert capsys.readouterr().err.splitlines() == [
        "2023-11-14T22:14:20.000Z 120 articles, 2/s, 1 failed, 12%, about 7 min left",
        "2023-11-14T22:15:20.000Z 240 articles, 2/s, 2 failed, 24%, about 6 min left",
    ]


def test_plain_progress_of_a_pipe_says_nothing_of_a_rest(capsys):
    clock = Clock()
    lines = progress.Lines(size=None, clock=clock)
    clock.now += 60
    lines.update(report(6000))
    assert capsys.readouterr().err == "2023-11-14T22:14:20.000Z 6,000 articles, 100/s\n"


@pytest.mark.parametrize(("terminal", "kind"), [(True, progress.Bar), (False, progress.Lines)])
def test_auto_is_a_bar_on_a_terminal_and_lines_elsewhere(monkeypatch, terminal, kind):
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    assert type(progress.progress("auto", ["-"], color=False)) is kind


def test_json_progress_is_an_object_a_line_whatever_is_said(shell):
    articles = [{"id": str(n), "text": "x"} for n in range(5)]
    lines = [json.dumps(article) for article in articles] + ["no article"]
    result = shell("apply", "echo", "--progress", "json", stdin="\n".join(lines) + "\n")
    assert result.code == 3
    message, end = map(json.loads, result.err.splitlines())
    assert (message["event"], end["event"]) == ("message", "end")
    assert "not JSON" in message["message"]
    assert (end["read"], end["written"], end["failed"], end["exit_code"]) == (6, 5, 1, 3)
    assert re.fullmatch(TIME, end["time"])


def test_json_progress_gives_the_counts_each_second(capsys):
    clock = Clock()
    lines = progress.JsonLines(size=1000, clock=clock)
    for tick in range(1, 31):
        clock.now += 0.1
        lines.update(report(tick))
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == ["progress"] * len(events)
    assert len(events) in (2, 3)
    assert {"read", "written", "dropped", "failed", "bytes", "total_bytes", "time"} <= events[0].keys()


@pytest.mark.parametrize("command", ["run", "retry"])
def test_none_shows_no_progress_and_the_summary_line(shell, command):
    dead_letter = {"article": {"id": "a"}, "raw": None, "step": "echo", "source": "x.jsonl", "line": 1}
    shell.write("in.jsonl", json.dumps(dead_letter if command == "retry" else {"id": "a"}) + "\n")
    path = shell.pipeline("echo")
    arguments = ["run", path, "in.jsonl"] if command == "run" else ["retry", "in.jsonl", "--pipeline", path, "-o", "o"]
    result = shell(*arguments, "--progress", "none")
    assert result.code == 0
    assert re.fullmatch(r"1 read = 1 written .*\n", result.err)


@pytest.mark.parametrize("workers", [0, 1])
@pytest.mark.parametrize(("option", "levels"), [((), "W"), (("-v",), "IW"), (("-vv",), "DIW")])
def test_what_a_plugin_logs_is_shown_with_the_time_on_one_safe_line(shell, workers, option, levels):
    shell.write("talk.py", LOGGING)
    result = shell("apply", "-p", "talk.py", "talk", *option, "--workers", workers, stdin=[{"id": "a1"}])
    logged = [line for line in result.err.splitlines() if "talker" in line]
    said = {"D": "DEBUG talker: deep", "I": "INFO talker: hello a1", "W": "WARNING talker: careful \ufffd[31ma1"}
    assert len(logged) == len(levels)
    for line, level in zip(logged, levels, strict=True):
        assert re.fullmatch(f"{TIME} {re.escape(said[level])}", line)


def test_logs_are_json_where_progress_is(shell):
    shell.write("talk.py", LOGGING)
    result = shell("apply", "-p", "talk.py", "talk", "--progress", "json", stdin=[{"id": "a1"}])
    log, end = map(json.loads, result.err.splitlines())
    assert (log["event"], log["level"], log["logger"]) == ("log", "WARNING", "talker")
    assert end["event"] == "end"
