"""How a run ends: its exit code, its last words, and that nothing is lost or torn."""

import gzip
import json
import os
import shlex
import signal
import time

import pytest


def numbered(count):
    return [{"id": str(number), "text": f"Article {number}. " * 20} for number in range(count)]


def test_a_reader_that_has_enough_ends_it_quietly(bash):
    bash.write("many.jsonl", numbered(20_000))
    done = bash('newspipe apply mark many.jsonl | head -n 1; echo "${PIPESTATUS[0]}"')
    article, code = done.out.splitlines()
    assert json.loads(article)["id"] == "0"
    assert int(code) == 141
    assert done.err == ""


def test_a_reader_that_has_enough_ends_an_endless_run(bash):
    done = bash("""yes '{"id":"a"}' | newspipe apply mark | head -n 3; echo "${PIPESTATUS[@]}" """)
    assert done.out == b'{"id":"a","seen":true}\n' * 3 + b"141 141 0\n"
    assert done.err == ""


SIGNALS = pytest.mark.parametrize(
    ("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"]
)


@SIGNALS
def test_an_interrupted_run_says_how_to_go_on_and_loses_nothing(bash, signum, code):
    bash.write("many.jsonl", [article | {"more": "x" * 15_000} for article in numbered(100)])
    process = bash.start("apply", "slow", "many.jsonl", "--batch-size", "5")
    begun = process.stdout.readline()
    process.send_signal(signum)
    out, err = process.communicate(timeout=30)
    assert process.returncode == code
    written = begun + out
    assert written.endswith(b"\n")
    read = written.count(b"\n")
    assert 0 < read < 100

    interrupted, to_go_on, summary = err.decode().splitlines()
    assert interrupted == "newspipe: interrupted"
    assert to_go_on.startswith(f"newspipe: to continue after these {read} articles: ")
    assert summary.startswith(f"{read} read = {read} written + 0 dropped + 0 failed in ")

    rest = bash(to_go_on.rpartition("articles: ")[2])
    assert rest.code == 0
    assert written + rest.out == bash("newspipe apply mark many.jsonl").out


@SIGNALS
@pytest.mark.parametrize("_again", range(4))  # a signal may come just before it waits, or just after
def test_an_interrupt_while_waiting_for_articles(bash, signum, code, _again):
    process = bash.start("apply", "mark")
    process.stdin.write(b'{"id":"a"}\n{"id":"half')
    begun = process.stdout.readline()
    process.send_signal(signum)
    process.wait(timeout=10)
    out, err = process.communicate()
    assert process.returncode == code
    assert begun + out == b'{"id":"a","seen":true}\n'
    assert err.decode().startswith("newspipe: interrupted\n")
    assert "1 read = 1 written" in err.decode()


def test_an_interrupt_is_heeded_between_batches(bash):
    bash.write("few.jsonl", [{"id": str(number), "seconds": 0.2} for number in range(20)])
    process = bash.start("apply", "slow", "few.jsonl", "--batch-size", "1")
    begun = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (begun + out).count(b"\n") < 5


def test_a_second_interrupt_ends_it_at_once(bash):
    bash.write("two.jsonl", [{"id": "a", "seconds": 0}, {"id": "b", "seconds": 60}])
    process = bash.start("apply", "slow", "two.jsonl", "--batch-size", "1")
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 130


EARLY = """
import os, signal, newspipe
{when_loaded}
class Early(newspipe.Stage):
    "Interrupt the run before it has begun."
    name = "early"
    requires = ()
    def setup(self):
        {when_set_up}
    def process(self, article):
        return {{}}
@newspipe.hookimpl
def newspipe_stages():
    return [Early]
"""
# It loads in the run's own process, and is set up in a worker of that.
INTERRUPTS = {"loaded": "os.kill(os.getpid(), signal.SIGINT)", "set_up": "os.kill(os.getppid(), signal.SIGINT)"}


@pytest.mark.parametrize("when", ["loaded", "set_up"])
def test_an_interrupt_while_it_starts(bash, when):
    plugin = EARLY.format(**{f"when_{each}": INTERRUPTS[each] if each == when else "pass" for each in INTERRUPTS})
    (bash.directory / "early.py").write_text(plugin)
    done = bash("newspipe apply early -p early.py", b'{"id":"a"}\n')
    assert done.code == 130
    assert "Traceback" not in done.err
    assert "Aborted" not in done.err


def test_an_interrupt_while_a_pipe_has_no_writer(bash):
    os.mkfifo(bash.directory / "articles")
    process = bash.start("apply", "mark", "articles")
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=5) == 130


@pytest.mark.parametrize(
    "output", ["> /dev/full", "-o /dev/full", "--report /dev/full > /dev/null", "--errors /dev/full > /dev/null"]
)
def test_a_full_disk(bash, output):
    done = bash(f"newspipe apply mark {output}", b'{"id":"a"}\nnot an article\n')
    assert done.code == 1
    assert "cannot be written: No space left on device" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", ["newspipe --help", "newspipe --version", "newspipe run --help", "newspipe stages"])
def test_a_full_disk_for_what_is_no_article(bash, command):
    done = bash(f"{command} > /dev/full")
    assert done.code == 1
    assert "No space left on device" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("suffix", ["gz", "zst"])
@pytest.mark.parametrize("by", ["torn", "- < torn"])
def test_a_torn_file_gives_what_came_before(bash, suffix, by):
    bash.write("whole.jsonl", numbered(20_000))
    pack = {"gz": "gzip -c", "zst": "zstd -qc"}[suffix]
    bash(f"{pack} whole.jsonl > packed; head -c $(($(stat -c %s packed) * 3 / 4)) packed > torn")
    done = bash(f"newspipe apply mark {by} --report report.json")
    assert done.code == 1
    source = by.split()[0]
    assert f"newspipe: {source}: the compressed data ends in the middle; the file is torn" in done.err
    ids = [article["id"] for article in done.articles]
    assert ids == [str(number) for number in range(len(ids))]
    assert 1000 < len(ids) < 20_000
    report = json.loads((bash.directory / "report.json").read_bytes())
    assert report["exit_code"] == 1
    assert report["read"] == report["written"] == len(ids)


def test_a_torn_file_keeps_an_output_file_from_being_replaced(bash):
    output = bash.write("out.jsonl", [{"id": "old"}])
    torn = gzip.compress(b'{"id":"new"}\n' * 1000)[:-10]
    (bash.directory / "torn.jsonl.gz").write_bytes(torn)
    done = bash("newspipe apply mark torn.jsonl.gz -o out.jsonl")
    assert done.code == 1
    assert output.read_text() == '{"id": "old"}\n'
    assert "out.jsonl.part" in done.err


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere.jsonl", "nowhere.jsonl: No such file or directory"),
        (".", ".: is a directory"),
        ("locked.jsonl", "locked.jsonl: Permission denied"),
    ],
)
def test_an_input_that_cannot_be_read_stops_it_before_it_begins(bash, path, reason):
    bash.write("good.jsonl", [{"id": "a"}])
    bash.write("locked.jsonl", [{"id": "b"}]).chmod(0)
    mortal = "setpriv --bounding-set=-dac_override,-dac_read_search" if os.geteuid() == 0 else ""
    done = bash(f"{mortal} newspipe apply mark good.jsonl {path} -o out.jsonl --errors errors.jsonl")
    assert done.code == 2
    assert f"newspipe: {reason}" in done.err
    assert sorted(os.listdir(bash.directory)) == ["good.jsonl", "locked.jsonl"]


def test_all_inputs_that_cannot_be_read_are_named(bash):
    done = bash("newspipe apply mark one.jsonl two.jsonl . | cat")
    assert done.code == 2
    assert done.out == b""
    assert [line.split(": ")[1] for line in done.err.splitlines()] == ["one.jsonl", "two.jsonl", "."]


def test_what_is_printed_to_go_on_can_be_pasted(bash):
    bash.write("a file's name.jsonl", numbered(100))
    process = bash.start("apply", "slow", "a file's name.jsonl", "--batch-size=5", "--skip=10")
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    command = err.decode().splitlines()[1].rpartition("articles: ")[2]
    words = shlex.split(command)
    assert words[:4] == ["newspipe", "apply", "slow", "a file's name.jsonl"]
    assert int(words[-1]) == 10 + 1 + out.count(b"\n")
    assert words.count("--skip") == 1
