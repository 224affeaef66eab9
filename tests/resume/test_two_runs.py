"""Two runs to one output, and a run after an interrupted one: nothing is mixed and nothing is lost."""

import shlex
import signal
import subprocess
import time

import pytest
from conftest import NEWSPIPE


def test_a_second_run_to_the_same_output_is_refused_and_told_who_writes_it(shell):
    shell.articles("in.jsonl", 200, seconds=0.02)
    first = shell.start("apply", "slow", "in.jsonl", "-o", "out.jsonl", "-q")
    while not (shell.folder / "out.jsonl.part").exists() or not (shell.folder / "out.jsonl.part").stat().st_size:
        time.sleep(0.02)
    second = shell("apply", "slow", "in.jsonl", "-o", "out.jsonl")
    assert second.code == 2
    assert f"out.jsonl: process {first.pid} is writing it" in second.err
    assert first.communicate(timeout=60) == (None, b"")
    assert first.returncode == 0
    assert [article["id"] for article in shell.read("out.jsonl")] == [str(number) for number in range(200)]


@pytest.mark.parametrize("option", [[], ["--append"]])
def test_what_an_interrupted_run_prints_loses_neither_articles_nor_dead_letters(shell, option):
    lines = shell.articles("in.jsonl", 120, seconds=0.01).read_text().splitlines()
    lines[1], lines[110] = "not JSON", "not JSON"
    shell.write("in.jsonl", "\n".join(lines) + "\n")
    shell.write("out.jsonl", '{"id": "old"}\n')
    command = ["apply", "slow", "in.jsonl", "-o", "out.jsonl", "--errors", "errors.jsonl", "--batch-size", "5", *option]
    process = shell.start(*command)
    while not (shell.folder / "out.jsonl.part").exists() or not (shell.folder / "out.jsonl.part").stat().st_size:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    advice = next(line for line in err.decode().splitlines() if " articles: " in line).partition(" articles: ")[2]
    bash = advice.replace("newspipe ", f"{shlex.quote(str(NEWSPIPE))} ", 1)
    done = subprocess.run(["bash", "-c", bash], cwd=shell.folder, env=shell.env, capture_output=True)
    assert done.returncode == 3, done.stderr
    expected = [str(number) for number in range(120) if number not in (1, 110)]
    assert [article["id"] for article in shell.read("out.jsonl")] == [*(["old"] if option else []), *expected]
    assert [record["raw"] for record in shell.read("errors.jsonl")] == ["not JSON", "not JSON"]


def test_what_a_killed_run_has_left_is_kept_under_another_name(shell):
    shell.write("out.jsonl.part", '{"id": "left"}\n')
    result = shell("apply", "obey", "-o", "out.jsonl", stdin=[{"id": "a"}])
    assert "out.jsonl.part, which an interrupted run has left, is now " in result.err
    assert shell.read("out.jsonl.part-1") == [{"id": "left"}]
    assert shell.read("out.jsonl") == [{"id": "a", "obeyed": True}]


def test_a_files_mode_is_kept(shell):
    path = shell.write("out.jsonl", "{}\n")
    path.chmod(0o600)
    assert shell("apply", "obey", "-o", "out.jsonl", stdin=[{"id": "a"}]).code == 0
    assert path.stat().st_mode & 0o777 == 0o600


def test_append_adds_and_a_list_of_files_is_read(shell):
    for name in ("a b.jsonl", "c.jsonl"):
        shell.write(name, f'{{"id": "{name}"}}\n')
    names = ["a b.jsonl", "c.jsonl"]
    shell.write("nul.txt", "\0".join(names) + "\0")
    for listed, options in (("\n".join(names), ["--files-from", "-"]), ("", ["--files-from", "nul.txt"])):
        assert shell("apply", "obey", *options, "-o", "out.jsonl", "--append", stdin=listed).code == 0
    assert [article["id"] for article in shell.read("out.jsonl")] == names * 2
