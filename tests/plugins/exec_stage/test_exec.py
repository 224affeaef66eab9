"""The stage `exec`: a program in any language as a step, and nothing that nobody has allowed."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import psutil
import pytest
from conftest import NEWSPIPE
from newspipe_exec.child import Child
from newspipe_exec.stage import Exec

import newspipe
from newspipe.testing import check_stage

ARTICLES = [{"id": f"a{number}", "text": "word " * number} for number in range(1, 6)]
PROGRAM = """
import json, os, sys, time
for line in sys.stdin:
    article = json.loads(line)
    do = article.get("do")
    if do == "die": sys.exit("no more of this")
    if do == "kill": os.kill(os.getpid(), 9)
    if do == "hang": time.sleep(600)
    if do == "twice": print("{}\\n{}", flush=True); continue
    if do == "once more later":
        print(json.dumps({**article, "length": 0}), flush=True)
        time.sleep(0.1)
        print(json.dumps({**article, "length": 0}), flush=True)
        continue
    if do == "garbage": print("no JSON", flush=True); continue
    if do == "list": print([1], flush=True); continue
    if do == "nothing": print("{}", flush=True); continue
    if do == "other": print(json.dumps({"id": "b9", "length": 1}), flush=True); continue
    if do == "drop": print("null", flush=True); continue
    if do == "drop for a reason": print(json.dumps({"drop": "too dull"}), flush=True); continue
    if do == "error": print(json.dumps({"error": "cannot read it"}), flush=True); continue
    print(json.dumps({**article, "length": len(article["text"]), "title": "changed"}), flush=True)
"""


def step(shell, **options):
    path = shell.write("program.py", PROGRAM)
    argv = [sys.executable, str(path)]
    return {"stage": "exec", "options": {"argv": argv, "provides": ["length"], "wait": 20, **options}}


def test_jq_is_a_step(shell):
    argv = ["jq", "-c", "--unbuffered", ". + {size: (.text | length)}"]
    pipeline = shell.pipeline({"stage": "exec", "options": {"argv": argv, "provides": ["size"]}})
    result = shell("run", pipeline, "--allow-program", "jq", stdin=ARTICLES)
    assert [(article["id"], article["size"]) for article in result.articles] == [(f"a{n}", 5 * n) for n in range(1, 6)]


def test_a_pipeline_file_runs_nothing_by_itself(shell):
    ran = shell.folder / "ran"
    pipeline = shell.pipeline({"stage": "exec", "options": {"argv": ["touch", str(ran)]}})
    for command in (["run", pipeline], ["check", pipeline], ["explain", pipeline], ["try", pipeline]):
        for allowed in ([], ["--allow-program", "jq"]):
            result = shell(*command, *allowed, stdin=ARTICLES)
            assert result.code == 2
            said = result.err + result.out.decode()
            assert (
                "pipeline.json:6:18: steps[0].options: would run the program 'touch', which nobody has allowed" in said
            )
            assert "add --allow-program touch, or --allow-exec for all programs" in said
    with pytest.raises(newspipe.PipelineError, match="would run the program 'touch'"):
        newspipe.load(pipeline)
    assert not ran.exists()
    assert shell("check", pipeline, "--allow-exec").code == 0


def test_only_the_fields_it_provides_are_taken(shell):
    result = shell("run", "--allow-exec", shell.pipeline(step(shell)), stdin=[{"id": "a1", "text": "abc", "n": 1.50}])
    assert result.out == b'{"id": "a1", "text": "abc", "n": 1.5,"length":3}\n'


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_order_is_kept_and_a_bad_article_costs_no_other(shell, workers):
    deeds = {3: "die", 8: "kill", 9: "garbage", 12: "twice", 15: "drop", 16: "drop for a reason", 17: "error"}
    articles = [{"id": f"a{n}", "text": "x" * n, "do": deeds.get(n)} for n in range(20)]
    result = shell(
        "run",
        "--allow-exec",
        "--workers",
        workers,
        "--errors",
        "errors.jsonl",
        "--dropped",
        "dropped.jsonl",
        shell.pipeline(step(shell)),
        stdin=articles,
    )
    name = sys.executable
    assert {error["id"]: error["message"] for error in shell.read("errors.jsonl")} == {
        "a3": f"'{name}' ended with exit status 1: no more of this",
        "a8": f"'{name}' was killed by SIGKILL",
        "a9": f"'{name}' answered with a line that is not JSON",
        "a12": f"'{name}' answered one line with several; it must write one for each",
        "a17": "cannot read it",
    }
    assert [(a["id"], a["length"]) for a in result.articles] == [(f"a{n}", n) for n in range(20) if n not in deeds]
    reasons = {record["article"]["id"]: record["reason"] for record in shell.read("dropped.jsonl")}
    assert reasons == {"a15": f"dropped by {name}", "a16": "too dull"}
    assert result.err.splitlines()[-1].startswith("20 read = 13 written + 2 dropped (")


@pytest.mark.parametrize(
    ("deed", "message"),
    [
        ("list", "answered with JSON that is no object and not null"),
        ("nothing", "answered without the field 'length'"),
        ("other", "answered for the article 'b9'"),
    ],
)
def test_an_answer_that_is_none_fails_the_article(shell, deed, message):
    result = shell("run", "--allow-exec", shell.pipeline(step(shell)), stdin=[{"id": "a1", "text": "", "do": deed}])
    assert result.code == 3
    assert message in result.err


def test_a_line_too_many_is_not_taken_for_the_answer_to_the_next_article(shell):
    deeds = [None, "once more later", None, "once more later", None, None]
    articles = [{"id": f"a{n}", "text": "x" * n, "do": do} for n, do in enumerate(deeds)]
    result = shell("run", "-q", "--allow-exec", "--workers", 0, shell.pipeline(step(shell)), stdin=articles)
    assert result.err == ""
    assert [article["length"] for article in result.articles] == [0, 0, 2, 0, 4, 5]


def test_one_that_does_not_answer_is_killed_and_the_run_goes_on(shell):
    articles = [{"id": "a1", "text": "", "do": "hang"}, {"id": "a2", "text": "x"}]
    result = shell("run", "--allow-exec", shell.pipeline(step(shell, wait=1)), stdin=articles)
    assert [article["id"] for article in result.articles] == ["a2"]
    assert "gave no answer within 1 s; it must write a line for each line, and flush it (jq --unbuffered)" in result.err


def test_so_is_one_that_passes_the_timeout_of_its_step(shell):
    articles = [{"id": "a1", "text": "", "do": "hang"}, {"id": "a2", "text": "x"}]
    result = shell("run", "--allow-exec", shell.pipeline({**step(shell), "timeout": 1}), stdin=articles)
    assert [article["id"] for article in result.articles] == ["a2"]
    assert "passed its timeout of 1 s" in result.err
    assert hung(shell) == []


def test_one_that_only_dribbles_is_killed_when_its_time_is_over(shell):
    argv = [sys.executable, "-uc", "import time\nwhile True: print('x', end='', flush=True); time.sleep(0.1)"]
    pipeline = shell.pipeline({"stage": "exec", "options": {"argv": argv, "wait": 1}})
    begun = time.monotonic()
    result = shell("run", "--allow-exec", pipeline, stdin=ARTICLES[:1])
    assert (result.code, time.monotonic() - begun < 15) == (3, True)
    assert re.search(r"did not end its answer within 1 s, after \d+ bytes without a line end", result.err)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("x" * 100_000, "answered with more than 1,000,000 bytes, which `max_answer` allows"),
        ("{}\n" * 30_000, "answered one line with several"),
    ],
)
def test_endless_output_costs_one_article_and_little_memory(shell, output, message):
    argv = [sys.executable, "-c", f"import os\nwhile True: os.write(1, {output[:3]!r}.encode() * {len(output) // 3})"]
    pipeline = shell.pipeline({"stage": "exec", "options": {"argv": argv, "max_answer": 1_000_000}})
    result = shell("run", "--allow-exec", "--max-memory", "300M", pipeline, stdin=ARTICLES[:2])
    assert (result.code, result.err.count(message)) == (3, 2)


def test_an_answer_is_read_in_linear_time():
    child = Child([sys.executable, "-c", "import os\nfor _ in range(2000): os.write(1, b'x' * 65536)\nprint()"])
    begun = time.process_time()
    try:
        assert len(child.ask(b"{}", 60, 2000 * 65536)) == 2000 * 65536
    finally:
        child.close(0)
    assert time.process_time() - begun < 5


def test_what_the_program_has_started_ends_with_it(shell):
    argv = ["sh", "-c", "sleep 31.7 & exec cat"]
    result = shell("run", "--allow-exec", shell.pipeline({"stage": "exec", "options": {"argv": argv}}), stdin=ARTICLES)
    assert (result.code, sleeping("31.7")) == (0, [])


def test_what_it_has_started_cannot_hold_the_run_up_by_its_output(shell):
    argv = ["sh", "-c", "sleep 32.7 & exit 5"]
    begun = time.monotonic()
    result = shell("run", "--allow-exec", shell.pipeline({"stage": "exec", "options": {"argv": argv}}), stdin=ARTICLES)
    assert (result.code, time.monotonic() - begun < 20, sleeping("32.7")) == (3, True, [])
    assert result.err.count("'sh' ended with exit status 5") == len(ARTICLES)


def test_it_ends_with_a_worker_that_is_killed_too(shell):
    pipeline = shell.pipeline({"stage": "exec", "options": {"argv": ["sh", "-c", "sleep 33.7; cat"]}, "timeout": 1})
    result = shell("run", "--allow-exec", pipeline, stdin=ARTICLES[:1])
    assert (result.code, sleeping("33.7")) == (3, [])


def test_a_relative_path_is_relative_to_the_pipeline_file(shell):
    script = shell.write("tools/length.py", f"#!{sys.executable}\n{PROGRAM}")
    script.chmod(0o755)
    options = {"argv": ["./length.py"], "provides": ["length"]}
    pipeline = shell.pipeline({"stage": "exec", "options": options}, name="tools/p.json")
    (shell.folder / "elsewhere").mkdir()
    for workers in (0, 1):
        for allowed in (["--allow-program", "./length.py"], ["--allow-exec"]):
            result = shell("run", "--workers", workers, *allowed, "tools/p.json", stdin=ARTICLES[:1])
            assert result.code == 0, result.err
            assert result.articles[0]["length"] == 5
    assert "would run the program './length.py', which nobody has allowed" in shell("check", pipeline).out.decode()
    assert newspipe.load(pipeline, allow_programs=["./length.py"])


def test_large_articles_do_not_block_either_side(shell):
    articles = [{"id": f"a{n}", "text": "x" * 3_000_000} for n in range(3)]
    result = shell("run", "--allow-exec", shell.pipeline(step(shell)), stdin=articles)
    assert [article["length"] for article in result.articles] == [3_000_000] * 3


@pytest.mark.parametrize("argv", [["no-such-program"], ["/"]])
def test_a_program_that_cannot_be_started_ends_the_run_with_a_word(shell, argv):
    result = shell("run", "--allow-exec", shell.pipeline({"stage": "exec", "options": {"argv": argv}}), stdin=ARTICLES)
    assert (result.code, result.out) == (1, b"")
    assert f"stage 'exec' could not be set up: the program '{argv[0]}' cannot be started" in result.err


def test_a_program_dies_with_its_worker_and_with_newspipe(shell):
    pipeline = shell.pipeline(step(shell))
    run = subprocess.Popen(
        [NEWSPIPE, "run", "-q", "--allow-exec", "--workers", "1", pipeline],
        cwd=shell.folder,
        env=shell.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    run.stdin.write(json.dumps({"id": "a1", "text": "", "do": "hang"}).encode() + b"\n")
    run.stdin.flush()
    wait_for(lambda: hung(shell))
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdin.close()
    wait_for(lambda: not hung(shell))


def test_it_keeps_the_contract(shell):
    argv = step(shell)["options"]["argv"]
    check_stage(Exec, options={"argv": argv, "provides": ["length"], "requires": ["text"]}, articles=ARTICLES)


def hung(shell):
    """Return the running processes of the test's program."""
    script = str(shell.folder / "program.py")
    return [p.pid for p in psutil.process_iter(["cmdline"]) if script in (p.info["cmdline"] or ())]


def sleeping(seconds):
    """Return the processes `sleep SECONDS`; the test's own, because nobody else sleeps so long."""
    return [p.pid for p in psutil.process_iter(["cmdline"]) if (p.info["cmdline"] or ()) == ["sleep", seconds]]


def wait_for(condition):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
