"""Worker processes: the same output as without, and a death costs one article, never the run."""

import json
import os
import signal
import subprocess
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from conftest import NEWSPIPE

CHAOS = Path(__file__).parents[1] / "chaos_stages.py"


@pytest.fixture
def chaos(shell):
    shell.env["NEWSPIPE_PLUGINS"] += os.pathsep + str(CHAOS)
    return shell


def numbered(count, **marked):
    """Return articles with the ids "0", "1", …; ``marked`` maps a deed to the numbers of those that do it."""
    deeds = {number: deed.replace("_", "-") for deed, numbers in marked.items() for number in numbers}
    return [{"id": str(n)} | ({"do": deeds[n]} if n in deeds else {}) for n in range(count)]


def ids(articles):
    return [article["id"] for article in articles]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_output_is_that_of_the_serial_executor_byte_for_byte(chaos, workers):
    articles = [{"id": str(n), "text": f"word {n}. " * (n % 7), "do": ["", "drop", "raise"][n % 3]} for n in range(400)]
    pipeline = chaos.pipeline("count-words", "obey")
    files = ("--errors", "errors.jsonl", "--dropped", "dropped.jsonl", "--batch-size", 7)
    serial = chaos("run", pipeline, "--workers", 0, *files, stdin=articles)
    before = [(chaos.folder / name).read_bytes() for name in ("errors.jsonl", "dropped.jsonl")]
    parallel = chaos("run", pipeline, "--workers", workers, *files, stdin=articles)
    assert parallel.out == serial.out
    assert [(chaos.folder / name).read_bytes() for name in ("errors.jsonl", "dropped.jsonl")] == before
    assert parallel.err.splitlines()[:-1] == serial.err.splitlines()[:-1]


@pytest.mark.parametrize(
    ("deed", "message"),
    [
        ("kill", "the worker was killed by SIGKILL"),
        ("segfault", "the worker was killed by SIGSEGV"),
        ("os-exit", "the worker exited with code 3"),
        ("hang", "passed its timeout of 0.5 s"),
        ("spin", "passed its timeout of 0.5 s"),
        ("allocate", "passed the memory limit of 400 MB"),
        ("garbage", "returned an array; return a dict of the fields it provides, or a Drop"),
        ("exit", "called sys.exit(5); raise StageError instead"),
    ],
)
@pytest.mark.parametrize("stage", ["chaos", "chaos-batch"])
def test_an_article_that_takes_its_worker_down_is_the_only_one_lost(chaos, stage, deed, message):
    articles = [*numbered(6), {"id": "bad", "do": deed}, *numbered(6)]
    pipeline = chaos.pipeline("count-words", {"stage": stage, "timeout": 30 if deed == "allocate" else 0.5})
    for article in articles:
        article["text"] = "a b"
    limits = ("--max-memory", "400M") if deed == "allocate" else ()
    result = chaos("run", pipeline, "--workers", 2, "--errors", "errors.jsonl", *limits, stdin=articles)
    assert result.code == 3
    assert ids(result.articles) == ids(numbered(6) * 2)
    (record,) = chaos.read("errors.jsonl")
    assert (record["id"], record["line"], record["step"], record["message"]) == ("bad", 7, stage, message)
    assert record["article"] == {"id": "bad", "do": deed, "text": "a b", "words": 2}
    assert record["attempts"] == (1 if deed in ("garbage", "exit") else 2)
    assert f"13 read = 12 written + 0 dropped + 1 failed ({stage})" in result.err


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_fifty_bad_articles_among_five_thousand(chaos, workers):
    deeds = ["raise", "hang", "kill", "segfault", "os-exit", "garbage", "exit", "spin", "kill", "raise"]
    marked = {100 * n + 37: deeds[n % len(deeds)] for n in range(50)}
    articles = [
        {"id": str(n)} | ({"do": marked[n]} if n in marked else {"do": "print"} if n % 500 == 1 else {})
        for n in range(5000)
    ]
    start = time.monotonic()
    result = chaos(
        "run", chaos.pipeline("chaos", timeout=0.3), "--workers", workers, "--errors", "errors.jsonl", stdin=articles
    )
    assert ids(result.articles) == [str(n) for n in range(5000) if n not in marked]
    assert [record["id"] for record in chaos.read("errors.jsonl")] == [str(n) for n in sorted(marked)]
    assert "5000 read = 4950 written + 0 dropped + 50 failed (chaos)" in result.err
    assert time.monotonic() - start < 110
    assert not workers_of(chaos)


def test_small_input_needs_no_option_to_survive_what_kills_its_worker(chaos):
    articles = [{"id": "a"}, {"id": "b", "do": "os-exit"}, {"id": "c", "do": "print"}]
    result = chaos("run", chaos.pipeline("chaos"), stdin=articles)
    assert (result.code, ids(result.articles)) == (3, ["a", "c"])
    assert "-:2: chaos: the worker exited with code 3" in result.err
    assert "a stray print" in result.err


def test_keep_lets_an_article_go_on_past_a_step_that_killed_its_worker(chaos):
    keeps = chaos.pipeline({"stage": "chaos", "on_error": "keep"}, "count-words")
    result = chaos("run", keeps, "--workers", 1, stdin=[{"id": "a", "text": "a b", "do": "kill"}])
    assert (result.code, result.articles) == (0, [{"id": "a", "text": "a b", "do": "kill", "words": 2}])


def test_a_worker_that_cannot_be_set_up_ends_the_run_at_once(chaos):
    result = chaos("run", chaos.pipeline("bad-setup"), "--workers", 2, stdin=[{"text": "a"}])
    assert (result.code, result.out) == (1, b"")
    assert "stage 'bad-setup' could not be set up: FileNotFoundError: no model; run `get-model` first" in result.err
    result = chaos("run", chaos.pipeline("dies-in-setup"), "--workers", 2, stdin=[{"text": "a"}])
    assert (result.code, result.out) == (1, b"")
    assert "a worker could not be set up, 3 times: the worker exited with code 9" in result.err


def test_a_worker_is_replaced_after_so_many_articles(chaos):
    result = chaos(
        "run", chaos.pipeline("pid"), "--workers", 1, "--recycle-after", 20, "--batch-size", 10, stdin=numbered(60)
    )
    assert Counter(Counter(article["pid"] for article in result.articles).values()) == {20: 3}


def test_a_worker_that_has_grown_is_replaced_between_batches_and_nobody_is_blamed(chaos):
    limits = ("--workers", 1, "--max-memory", "300M", "--batch-size", 2)
    result = chaos("run", chaos.pipeline("grow"), *limits, stdin=numbered(40))
    assert (result.code, len(result.articles)) == (0, 40)
    assert max(article["grown"] for article in result.articles) < 20


def test_unordered_output_does_not_wait_for_a_slow_article(chaos):
    articles = [{"id": "slow", "seconds": 1.0}, *numbered(20)]
    options = ("--workers", 2, "--batch-size", 1)
    assert ids(chaos("run", chaos.pipeline("slow"), *options, stdin=articles).articles)[0] == "slow"
    unordered = ids(chaos("run", chaos.pipeline("slow"), *options, "--unordered", stdin=articles).articles)
    assert unordered[-1] == "slow"
    assert sorted(unordered) == sorted(ids(articles))


def test_a_timeout_needs_workers(chaos):
    result = chaos("run", chaos.pipeline("chaos", timeout=1), "--workers", 0, stdin=[{}])
    assert result.code == 2
    assert "--workers 0: a timeout and --max-memory need worker processes to enforce them" in result.err


def test_the_command_lines_timeout_is_for_every_step(chaos):
    result = chaos("run", chaos.pipeline("chaos"), "--timeout", 0.3, stdin=[{"id": "a", "do": "hang"}, {"id": "b"}])
    assert ids(result.articles) == ["b"]
    assert "passed its timeout of 0.3 s" in result.err


@pytest.mark.parametrize(("fails", "code", "attempts"), [(0, 0, 1), (2, 0, 3), (9, 3, 3)])
def test_a_retryable_error_is_tried_again_and_the_attempts_are_told(chaos, fails, code, attempts):
    step = {"stage": "flaky", "options": {"log": "log"}, "retries": 2, "backoff": 0.01}
    result = chaos("run", chaos.pipeline(step), "--errors", "errors.jsonl", stdin=[{"fails": fails}])
    assert result.code == code
    assert (chaos.folder / "log").read_text() == "x" * attempts
    if code:
        (record,) = chaos.read("errors.jsonl")
        assert (record["attempts"], record["message"]) == (3, "no answer, try 3")
    else:
        assert result.articles[0]["tried"] == attempts


def test_retries_happen_inside_the_timeout(chaos):
    step = {"stage": "flaky", "options": {"log": "log"}, "retries": 50, "backoff": 0.2, "timeout": 0.5}
    result = chaos("run", chaos.pipeline(step), "--workers", 1, stdin=[{"fails": 99}])
    assert result.code == 3
    assert "passed its timeout of 0.5 s" in result.err


def workers_of(shell):
    """Return the worker processes whose plugins are this test's, by their working folder."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                is_worker = b"worker_main" in (process / "cmdline").read_bytes()
                if is_worker and (process / "cwd").readlink() == shell.folder:
                    found.append(int(process.name))
            except OSError:
                continue
    return found


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_drains_what_is_in_flight_and_leaves_no_process(chaos, signum, code):
    pipeline = chaos.pipeline("slow")
    articles = "".join(json.dumps({"id": str(n), "seconds": 0.02}) + "\n" for n in range(2000))
    chaos.write("in.jsonl", articles)
    command = [NEWSPIPE, "run", pipeline, "in.jsonl", "--workers", "2", "--batch-size", "5"]
    process = subprocess.Popen(
        command, cwd=chaos.folder, env=chaos.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    )
    first = process.stdout.readline()
    process.send_signal(signum)
    out, err = process.communicate(timeout=30)
    written = [json.loads(line)["id"] for line in (first + out).splitlines()]
    assert process.returncode == code
    assert written == [str(n) for n in range(len(written))]
    assert 0 < len(written) < 2000
    assert f"--skip {len(written)}" in err.decode()
    assert not workers_of(chaos)


def test_a_second_signal_ends_a_run_that_hangs(chaos):
    command = [NEWSPIPE, "run", chaos.pipeline("chaos"), "--workers", "1"]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=chaos.folder, env=chaos.env, stdin=pipe, stdout=pipe, stderr=pipe)
    process.stdin.write(b'{"id":"a"}\n')
    process.stdin.flush()
    assert process.stdout.readline()  # so there is a worker that is ready
    process.stdin.write(b'{"do":"hang"}\n')
    process.stdin.flush()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(10) in (130, -signal.SIGINT)
    process.communicate()
    deadline = time.monotonic() + 20
    while workers_of(chaos) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not workers_of(chaos)


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGHUP])
def test_a_stage_that_hangs_does_not_keep_an_interrupted_run_beyond_the_grace_period(chaos, signum):
    command = [NEWSPIPE, "run", chaos.pipeline("chaos"), "--workers", "1", "--grace", "1", "--batch-size", "1"]
    pipe = subprocess.PIPE
    # Whoever runs the tests with `nohup` ignores SIGHUP, and so would the run.
    heed = partial(signal.signal, signal.SIGHUP, signal.SIG_DFL)
    options = {"cwd": chaos.folder, "env": chaos.env, "stdin": pipe, "stdout": pipe, "stderr": pipe}
    process = subprocess.Popen(command, preexec_fn=heed, **options)
    process.stdin.write(b'{"id":"a"}\n{"do":"hang"}\n')
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["id"] == "a"
    time.sleep(0.5)
    process.send_signal(signum)
    assert process.wait(20) == 143
    assert b"1 read = 1 written" in process.communicate()[1]


def test_a_worker_that_is_killed_from_outside_costs_nothing(chaos):
    articles = "".join(json.dumps({"id": str(n), "seconds": 0.01}) + "\n" for n in range(600))
    chaos.write("in.jsonl", articles)
    command = [NEWSPIPE, "run", chaos.pipeline("slow"), "in.jsonl", "--workers", "2", "-o", "out.jsonl"]
    process = subprocess.Popen(command, cwd=chaos.folder, env=chaos.env, stderr=subprocess.PIPE)
    killed, written, part = 0, 0, chaos.folder / "out.jsonl.part"
    while process.poll() is None:
        size = part.stat().st_size if part.exists() else 0
        if size > written and killed < 5:  # some work was done since the last one died
            for worker in workers_of(chaos)[:1]:
                os.kill(worker, signal.SIGKILL)
                killed, written = killed + 1, size
        time.sleep(0.1)
    process.communicate()
    assert killed >= 2
    assert ids(chaos.read("out.jsonl")) == [str(n) for n in range(600)]
    assert process.returncode == 0


def test_an_interrupt_leaves_no_hole_where_an_article_waits_for_a_fresh_worker(chaos):
    articles = [{"id": "bad", "do": "kill"}] + [{"id": str(n), "seconds": 0.05} for n in range(2000)]
    chaos.write("in.jsonl", "".join(json.dumps(article) + "\n" for article in articles))
    command = [NEWSPIPE, "run", chaos.pipeline("chaos", "slow"), "in.jsonl", "--workers", "2", "--batch-size", "1"]
    options = ["-o", "out.jsonl", "--errors", "errors.jsonl", "--resume"]
    for delay in (0, 0.2, 0.4, 0.8):
        (chaos.folder / "out.jsonl").unlink(missing_ok=True)
        start = [*command, *options, "--force"]
        process = subprocess.Popen(start, cwd=chaos.folder, env=chaos.env, stderr=subprocess.DEVNULL)
        while not (chaos.folder / "out.jsonl").exists():
            time.sleep(0.01)
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        out, errors = ids(chaos.read("out.jsonl")), chaos.read("errors.jsonl")
        assert out == [str(n) for n in range(len(out))]
        assert errors or not out
